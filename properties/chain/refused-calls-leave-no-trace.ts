import * as Result from "effect/Result";
import { finney } from "../../model/finney/rules.ts";
import { applyCall } from "../../model/runtime/block.ts";
import { changesBetween } from "../../model/runtime/changes.ts";
import { scenarios } from "../arbitraries/chain.ts";
import { property } from "../property.ts";
import { firstFault, someStep } from "../support/laws.ts";
import type { Ran } from "../support/scenario.ts";

const isRefused = ({ extrinsic, result }: Ran): boolean =>
  extrinsic !== undefined && Result.isFailure(result) && !("message" in result.failure);

/** The refused call once more, inside a batch that goes on after it: nothing but its failure may show. */
const traceOf = ({ before, extrinsic }: Ran): string | undefined => {
  if (extrinsic === undefined) return undefined;
  const batch = { call: "Utility.force_batch", args: { calls: [extrinsic.call] } };
  const result = applyCall({ rules: finney, state: before }, { origin: extrinsic.origin, call: batch });
  if (Result.isFailure(result)) return `the batch is refused: ${JSON.stringify(result.failure)}`;
  const { state, events } = result.success;
  const [change] = changesBetween(before, state);
  if (change !== undefined) return `${change.item.name} of ${String(change.keys)} is changed`;
  const names = events.map(({ name }) => name).join(", ");
  return names === "ItemFailed, BatchCompletedWithErrors" ? undefined : `the batch leaves ${names}`;
};

export const refusedCallsLeaveNoTrace = property({
  name: "refused-calls-leave-no-trace",
  informal:
    "A call that is refused changes nothing and leaves no event, also inside a batch that is accepted.",
  formal: "dispatch(s, c) refused ⇒ force_batch(s, [c]) = (s, [ItemFailed, BatchCompletedWithErrors])",
  rules: ["RUN-1", "RUN-3"],
  status: "tested",
  cost: 10,
  arbitrary: scenarios(),
  witnesses: {
    "a call is refused": someStep(isRefused),
    "a batch is refused": someStep((ran) => isRefused(ran) && ran.move.kind === "batch_all"),
    "a registration is refused": someStep((ran) => isRefused(ran) && ran.move.kind === "burned_register"),
  },
  violation: firstFault((ran) => (isRefused(ran) ? traceOf(ran) : undefined)),
});
