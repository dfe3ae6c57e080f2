/** Vectors of single calls: on small states that are drawn at random, at each of their ends, and with repaired twins. */
import * as Result from "effect/Result";
import fc, { type Arbitrary } from "fast-check";
import type { Json } from "../../../conformance/case.ts";
import {
  callName,
  callRules,
  writeCall,
  writeOrigin,
  writtenReason,
} from "../../../conformance/codecs/calls.ts";
import { writeState } from "../../../conformance/codecs/state.ts";
import { suiteName } from "../../../conformance/ruleSets.ts";
import { finney } from "../../../model/finney/rules.ts";
import type { RuleSet } from "../../../model/rules.ts";
import { applyCall, type Extrinsic } from "../../../model/runtime/block.ts";
import type { State } from "../../../model/storage/item.ts";
import { execute, seedOf } from "../execute.ts";
import type { Draft } from "../files.ts";
import { endOf, repairOf } from "../twins.ts";

/** A call and the state that it is made on. */
export interface CallOn {
  readonly state: State;
  readonly call: Extrinsic;
}

const casesPerCall = 8;

/** Three in four of the calls are accepted, so that a file shows what the call does. */
export const mostlyAccepted = (given: Arbitrary<CallOn>, rules: RuleSet = finney): Arbitrary<CallOn> =>
  fc.oneof(
    {
      arbitrary: given.filter(({ state, call }) => Result.isSuccess(applyCall({ rules, state }, call))),
      weight: 3,
    },
    { arbitrary: given, weight: 1 },
  );

const inputOf = (rules: RuleSet, { state, call: { origin, call } }: CallOn): Json => {
  const { args } = writeCall(rules, call) as { readonly args: Json };
  return { state: writeState(rules.items, state), origin: writeOrigin(origin), args };
};

type Text = Pick<Draft, "description" | "ruleIds">;

interface Drafted {
  readonly rules: RuleSet;
  /** The call, by pallet and name. */
  readonly call: string;
  /** The file that draws or lists the cases. */
  readonly generator: string;
}

const draftOf = (
  { rules, call, generator }: Drafted,
  file: string,
  given: readonly CallOn[],
  text: Text,
): Draft => {
  const suite = suiteName(rules, "calls");
  const handler = callName(call);
  return {
    suite,
    handler,
    case: file,
    provenance: { kind: "generated", seed: seedOf(suite, handler), generator },
    ...text,
    pairs: given
      .map((each) => inputOf(rules, each))
      .map((input) => [input, execute(suite, handler, input).outcome as Json]),
  };
};

/** A file of calls of one name ("SubtensorModule.add_stake"); `generator` is the file that draws them. */
export const callDraft = (
  call: string,
  given: Arbitrary<CallOn>,
  generator: string,
  text: Text,
  rules: RuleSet = finney,
): Draft => {
  const seed = seedOf(suiteName(rules, "calls"), callName(call));
  return draftOf(
    { rules, call, generator },
    "random",
    fc.sample(given, { seed, numRuns: casesPerCall }),
    text,
  );
};

/** A file of calls of one name that are written out, one for each way in which it can end. */
export const edgesDraft = (
  call: string,
  given: readonly CallOn[],
  generator: string,
  rules: RuleSet = finney,
): Draft =>
  draftOf({ rules, call, generator }, "edges", given, {
    description: `${callName(call)} at each of its checks.`,
  });

/** A call that one fault refuses, and the same with that fault repaired. */
export interface TwinCalls {
  readonly rejected: CallOn;
  readonly repaired: CallOn;
  /** The file that lists them. */
  readonly generator: string;
  /** Name of the case where a reason has several; else the reason itself. */
  readonly case?: string;
}

const twinCase = (rules: RuleSet, given: CallOn) => {
  const input = inputOf(rules, given);
  const handler = callName(given.call.call.call);
  return { input, expected: execute(suiteName(rules, "rejected"), handler, input).outcome as Json };
};

const runtimeRulesOf = (reason: string): readonly string[] =>
  reason === "BadOrigin" ? ["RUN-2", "RUN-3"] : ["RUN-3"];

/** Why a call is refused. Throws where it is done, and where its twin is refused as well. */
const reasonOf = (rules: RuleSet, { rejected, repaired }: TwinCalls): string => {
  const [reason, end] = [rejected, repaired].map(({ state, call }) =>
    endOf({ state, extrinsic: call }, rules),
  );
  const name = callName(rejected.call.call.call);
  if (reason === undefined || reason === "Ok" || reason === "Panic")
    throw new Error(`${name}: the call with a fault ends with ${reason}`);
  if (end !== "Ok") throw new Error(`${name}: repaired of ${reason}, the call ends with ${end}`);
  return reason;
};

/**
 * A file of suite "rejected": a call that one fault refuses, and the same done where it is repaired. The reason and the
 * one thing in which they differ (origin, args.<name> or state.<item>, with its keys) are found by making both calls.
 * Throws where the first is not refused, the second not done, or where they differ in nothing or in more than one thing.
 */
export const twinDraft = (rules: RuleSet, twins: TwinCalls): Draft => {
  const { rejected, repaired, generator } = twins;
  const reason = reasonOf(rules, twins);
  const written = writtenReason(reason);
  const handler = callName(rejected.call.call.call);
  const attempts = [rejected, repaired].map(({ state, call }) => ({ state, extrinsic: call }));
  return {
    suite: suiteName(rules, "rejected"),
    handler,
    case: twins.case ?? written,
    ruleIds: [...new Set([...callRules(rules, handler), ...runtimeRulesOf(reason)])],
    description: `${handler} refused with ${written}, and the same done where one thing is repaired.`,
    provenance: { kind: "generated", seed: 0, generator },
    repair: repairOf(attempts[0]!, attempts[1]!),
    rejected: twinCase(rules, rejected),
    repaired: twinCase(rules, repaired),
  };
};
