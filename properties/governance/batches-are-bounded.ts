import * as Result from "effect/Result";
import fc from "fast-check";
import { none, type Origin, root } from "../../model/runtime/origin.ts";
import { property } from "../property.ts";
import { make } from "../support/motions.ts";

/** The calls that a batch may hold: a third of 32 MiB, a kibibyte for each. */
const MOST = Math.floor((32 * 1024) / 3);

const remark = { call: "System.remark", args: { remark: "0x" } };

interface Batch {
  readonly kind: "batch" | "batch_all" | "force_batch";
  readonly count: number;
  readonly isMade: boolean;
}

const expected = ({ count, isMade }: Batch): string => {
  if (!isMade) return "BadOrigin";
  return count > MOST ? "Utility.TooManyCalls" : "done";
};

const answer = ({ kind, count, isMade }: Batch): string => {
  const origin: Origin = isMade ? root : none;
  const calls = new Array<typeof remark>(count).fill(remark);
  const result = make(undefined, origin, `Utility.${kind}`, { calls });
  return Result.isSuccess(result) ? "done" : result.failure.reason;
};

export const batchesAreBounded = property({
  name: "batches-are-bounded",
  informal: "A batch of more than 10,922 calls is refused as too long, unless nobody has made it.",
  formal: "origin = None ⇒ BadOrigin; else |calls| > ⌊2^15 / 3⌋ ⇔ TooManyCalls",
  rules: ["GOV-9"],
  status: "tested",
  // A long batch makes thousands of calls.
  cost: 40,
  arbitrary: fc.record({
    kind: fc.constantFrom("batch", "batch_all", "force_batch"),
    count: fc.oneof(fc.nat(3), fc.constantFrom(MOST, MOST + 1)),
    isMade: fc.oneof(fc.constant(true), fc.boolean()),
  }),
  witnesses: {
    "the longest": ({ count, isMade }) => count === MOST && isMade,
    "one call too long": ({ count, isMade }) => count > MOST && isMade,
    "too long, and by nobody": ({ count, isMade }) => count > MOST && !isMade,
  },
  violation: (batch) =>
    answer(batch) === expected(batch) ? undefined : `${answer(batch)}, not ${expected(batch)}`,
});
