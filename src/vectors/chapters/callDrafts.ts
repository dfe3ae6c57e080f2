/** Vectors of single calls on small states that are drawn at random. */
import fc, { type Arbitrary } from "fast-check";
import type { Json } from "../../../conformance/case.ts";
import { callName, writeCall, writeOrigin } from "../../../conformance/codecs/calls.ts";
import { writeState } from "../../../conformance/codecs/state.ts";
import { finney } from "../../../model/finney/rules.ts";
import type { Extrinsic } from "../../../model/runtime/block.ts";
import type { State } from "../../../model/storage/item.ts";
import { callOn } from "../../../properties/support/stakes.ts";
import { execute, seedOf } from "../execute.ts";
import type { Draft } from "../files.ts";

/** A call and the state that it is made on. */
export interface CallOn {
  readonly state: State;
  readonly call: Extrinsic;
}

const casesPerCall = 8;

/** Three in four of the calls are accepted, so that a file shows what the call does. */
export const mostlyAccepted = (given: Arbitrary<CallOn>): Arbitrary<CallOn> =>
  fc.oneof(
    { arbitrary: given.filter(({ state, call }) => callOn(state, call).accepted), weight: 3 },
    { arbitrary: given, weight: 1 },
  );

const inputOf = ({ state, call: { origin, call } }: CallOn): Json => {
  const { args } = writeCall(finney, call) as { readonly args: Json };
  return { state: writeState(finney.items, state), origin: writeOrigin(origin), args };
};

type Text = Pick<Draft, "description" | "ruleIds">;

const draftOf = (
  name: string,
  file: string,
  given: readonly CallOn[],
  generator: string,
  text: Text,
): Draft => {
  const handler = callName(name);
  return {
    suite: "calls",
    handler,
    case: file,
    provenance: { kind: "generated", seed: seedOf("calls", handler), generator },
    ...text,
    pairs: given.map(inputOf).map((input) => [input, execute("calls", handler, input).outcome as Json]),
  };
};

/** A file of calls of one name; `generator` is the file that draws them. */
export const callDraft = (name: string, given: Arbitrary<CallOn>, generator: string, text: Text): Draft => {
  const drawn = fc.sample(given, { seed: seedOf("calls", callName(name)), numRuns: casesPerCall });
  return draftOf(name, "random", drawn, generator, text);
};

/** A file of calls of one name that are written out, one for each way in which it can end. */
export const edgesDraft = (name: string, given: readonly CallOn[], generator: string): Draft =>
  draftOf(name, "edges", given, generator, {
    description: `${callName(name)} at each of its checks.`,
  });
