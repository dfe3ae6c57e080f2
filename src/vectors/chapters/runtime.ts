import type { Json } from "../../../conformance/case.ts";
import {
  callName,
  callRules,
  writeCall,
  writeOrigin,
  writtenReason,
} from "../../../conformance/codecs/calls.ts";
import { readState, writeState } from "../../../conformance/codecs/state.ts";
import { readExtrinsic } from "../../../conformance/replay/execute.ts";
import { finney } from "../../../model/finney/rules.ts";
import { callBases } from "../callBases.ts";
import { execute } from "../execute.ts";
import { type Draft, vectorsFolder, vectorsOnDisk } from "../files.ts";
import { type Attempt, broken, endOf, repaired, repairOf, withTwoFaults } from "../twins.ts";

interface CallInput {
  readonly state: Readonly<Record<string, Json>>;
  readonly origin: Json;
  readonly args: Readonly<Record<string, Json>>;
}

/** An attempt with the JSON that it was read from, if there is one. */
interface Known extends Attempt {
  readonly input?: CallInput;
}

const attemptOf = (call: string, input: CallInput): Known => ({
  state: readState(finney.items, input.state),
  extrinsic: readExtrinsic(finney, { call, ...input }),
  input,
});

/** The inputs of the recorded vectors of single calls, by call. */
const recordedInputs = (): ReadonlyMap<string, readonly CallInput[]> => {
  const found = new Map<string, CallInput[]>();
  for (const file of vectorsOnDisk(vectorsFolder).values()) {
    if (file.provenance.kind !== "observed" || file.suite !== "calls" || !("pairs" in file)) continue;
    const inputs = found.get(file.handler) ?? [];
    found.set(file.handler, [...inputs, ...file.pairs.map(([input]) => input as unknown as CallInput)]);
  }
  return found;
};

/** The state is written anew, so that twins that begin with the same one share it. */
const inputOf = ({ state, extrinsic, input }: Known): Json => ({
  state: writeState(finney.items, state),
  origin: writeOrigin(extrinsic.origin),
  args: (writeCall(finney, extrinsic.call) as { readonly args: Json }).args,
  ...(input === undefined ? {} : { origin: input.origin, args: input.args }),
});

/** So many calls that were done are tried for two faults at once. */
const triedForOrder = 2;

/** Longer inputs stay outside, in characters. */
const greatestInput = 12_000;

/** A refused call, and the same done: they differ in one thing. */
type Pair = readonly [refused: Known, done: Known];

const pairFor = (reason: string, refused: readonly Known[], done: readonly Known[]): Pair | undefined => {
  const donors = done.map(({ extrinsic }) => extrinsic);
  for (const attempt of refused) {
    const twin = repaired(attempt, reason, donors);
    if (twin !== undefined) return [attempt, twin];
  }
  for (const attempt of done) {
    const twin = broken(attempt, [reason]).get(reason);
    if (twin !== undefined) return [twin, attempt];
  }
  return undefined;
};

const runtimeRules = (reason: string): readonly string[] =>
  reason === "BadOrigin" ? ["RUN-2", "RUN-3"] : ["RUN-3"];

const caseOf = (call: string, attempt: Known) => {
  const input = inputOf(attempt);
  return { input, expected: execute("rejected", call, input).outcome as Json };
};

const twinsDraft = (call: string, reason: string, [refused, done]: Pair): Draft => ({
  suite: "rejected",
  handler: call,
  case: writtenReason(reason),
  ruleIds: [...new Set([...callRules(finney, call), ...runtimeRules(reason)])],
  description: `${call} refused with ${writtenReason(reason)}, and the same done where one thing is repaired.`,
  provenance: { kind: "generated", seed: 0, generator: "src/vectors/chapters/runtime.ts" },
  repair: repairOf(refused, done),
  rejected: caseOf(call, refused),
  repaired: caseOf(call, done),
});

const lengthOf = (input: Json): number => JSON.stringify(input).length;

/** The order of the checks: calls with two faults are refused for the one that is looked for first. */
const orderDraft = (call: string, reasons: readonly string[], done: readonly Known[]): readonly Draft[] => {
  const smallest = [...done].sort((left, right) => lengthOf(inputOf(left)) - lengthOf(inputOf(right)));
  const found = smallest
    .slice(0, triedForOrder)
    .map((attempt) => withTwoFaults(attempt, reasons).map(inputOf))
    .map((inputs) => inputs.filter((input) => lengthOf(input) <= greatestInput));
  const most = found.reduce((left, right) => (right.length > left.length ? right : left), []);
  if (most.length === 0) return [];
  return [
    {
      suite: "calls",
      handler: call,
      case: "order",
      ruleIds: [...new Set([...callRules(finney, call), "RUN-3"])],
      description: `${call} with two faults at a time.`,
      provenance: { kind: "generated", seed: 0, generator: "src/vectors/chapters/runtime.ts" },
      pairs: most.map((input) => [input, execute("calls", call, input).outcome as Json]),
    },
  ];
};

/** A call that is done, of which there is no recording. */
const doneDraft = (call: string, attempt: Known): Draft => {
  const input = inputOf(attempt);
  return {
    suite: "calls",
    handler: call,
    case: "Ok",
    ruleIds: [...new Set([...callRules(finney, call), "RUN-1", "RUN-4", "RUN-7"])],
    description: `${call} done.`,
    provenance: { kind: "generated", seed: 0, generator: "src/vectors/chapters/runtime.ts" },
    pairs: [[input, execute("calls", call, input).outcome as Json]],
  };
};

const draftsOf = (
  call: string,
  reasons: readonly string[],
  recorded: readonly CallInput[],
): readonly Draft[] => {
  const own = callBases.filter((base) => base.call === call);
  const attempts = [...recorded, ...own.map(({ call: _, ...input }) => input)].map((input) =>
    attemptOf(call, input),
  );
  const ends = attempts.map((attempt) => [endOf(attempt), attempt] as const);
  const ending = (reason: string) => ends.filter(([end]) => end === reason).map(([, attempt]) => attempt);
  const done = ending("Ok");
  const ownDone = done.filter(({ input }) => own.some(({ args }) => args === input?.args));
  return [
    ...ownDone.slice(0, 1).map((attempt) => doneDraft(call, attempt)),
    ...orderDraft(call, reasons, done),
    ...reasons.flatMap((reason) => {
      const pair = pairFor(reason, ending(reason), done);
      return pair === undefined ? [] : [twinsDraft(call, reason, pair)];
    }),
  ];
};

/** For each call and each reason to refuse it: a call refused for it, and the same done. */
export const runtimeVectors = (): readonly Draft[] => {
  const recorded = recordedInputs();
  return [...finney.calls].flatMap(([name, { rejections }]) => {
    const call = callName(name);
    return draftsOf(call, rejections, recorded.get(call) ?? []);
  });
};
