/** Vectors of single calls, single blocks and short runs, taken from recorded runs: nothing in them is the model's. */
import type { Json } from "../../conformance/case.ts";
import { callRules } from "../../conformance/codecs/calls.ts";
import { readState, writeState } from "../../conformance/codecs/state.ts";
import { sequenceCase } from "../../conformance/formats/oracle.ts";
import { readExtrinsic } from "../../conformance/replay/execute.ts";
import { scenariosOf } from "../../conformance/replay/files.ts";
import { applyRecorded } from "../../conformance/replay/replay.ts";
import {
  type BlockStep,
  blockOf,
  type CallStep,
  type Scenario,
  type Step,
} from "../../conformance/replay/scenario.ts";
import { finney } from "../../model/finney/rules.ts";
import { enterBlock } from "../../model/runtime/block.ts";
import { encodeEntry, type State } from "../../model/storage/item.ts";
import { stateRoot } from "../../model/storage/stateRoot.ts";
import { groupBy } from "../conform/groupBy.ts";
import type { Draft } from "./files.ts";
import { repaired } from "./twins.ts";

/** A recorded file of runs: what it holds, and how its vectors name it. */
export interface RecordedRuns {
  readonly json: Json;
  readonly source: string;
}

interface Moment<Kind extends Step> {
  readonly step: Kind;
  readonly source: string;
  readonly scenario: string;
  readonly index: number;
  readonly before: State;
  readonly after: State;
}

type Moments = { readonly calls: readonly Moment<CallStep>[]; readonly blocks: readonly Moment<BlockStep>[] };

const resultOf = ({
  result = "Ok",
}: CallStep | BlockStep): { readonly kind: string; readonly reason: string } => {
  if (result === "Ok") return { kind: "ok", reason: "Ok" };
  const { error, panic } = result as { readonly error?: string; readonly panic?: string };
  return error === undefined ? { kind: "panic", reason: panic ?? "" } : { kind: "rejected", reason: error };
};

/** The state after a step by what is recorded of it; undefined where that is not all. */
const recordedAfter = (state: State, step: Step): State | undefined => {
  const changed = applyRecorded(finney, state, step);
  if (changed === undefined || "call" in step || "advance" in step) return changed;
  return enterBlock(changed, { number: blockOf(step), parentHash: step.parent_hash });
};

const momentsOf = (scenario: Scenario, source: string): Moments => {
  const calls: Moment<CallStep>[] = [];
  const blocks: Moment<BlockStep>[] = [];
  let before = readState(finney.items, scenario.genesis);
  for (const [index, step] of scenario.steps.entries()) {
    const after = recordedAfter(before, step);
    if (after === undefined || "advance" in step) break;
    const moment = { source, scenario: scenario.name, index, before, after };
    if ("call" in step) calls.push({ ...moment, step });
    else blocks.push({ ...moment, step });
    before = after;
  }
  return { calls, blocks };
};

const outcomeOf = ({ step, after }: Moment<CallStep | BlockStep>): Json => {
  const { kind, reason } = resultOf(step);
  if (kind !== "ok") return { [kind]: reason };
  const { events = [], changes = [] } = step;
  return { ok: { events, changes: changes as Json, root: stateRoot(after, encodeEntry) } };
};

interface Sized<Kind extends Step> {
  readonly moment: Moment<Kind>;
  readonly state: Json;
  readonly size: number;
}

const sized = <Kind extends Step>(moments: readonly Moment<Kind>[]): readonly Sized<Kind>[] =>
  moments
    .map((moment) => {
      const state = writeState(finney.items, moment.before) as Json;
      return { moment, state, size: JSON.stringify(state).length + JSON.stringify(moment.step).length };
    })
    .sort((left, right) => left.size - right.size);

/** Items that a step changes and events that it leaves: steps that agree in both show the same. */
const kindOf = ({ moment: { step } }: Sized<CallStep | BlockStep>): string => {
  const items = (step.changes ?? []).map(([item]) => item);
  const events = (step.events ?? []).map((event) =>
    typeof event === "string" ? event : Object.keys(event!)[0],
  );
  return JSON.stringify([[...new Set(items)].sort(), [...new Set(events)].sort()]);
};

/** The smallest step of each kind, then more of them, up to `count`; not two of one run where it can be helped. */
const varied = <Kind extends CallStep | BlockStep>(
  candidates: readonly Sized<Kind>[],
  count: number,
): readonly Sized<Kind>[] => {
  const firsts = [...groupBy(candidates, kindOf).values()].map(([first]) => first!);
  const others = [...groupBy(candidates, ({ moment }) => moment.scenario).values()].map(([first]) => first!);
  return [...new Set([...firsts, ...others])].slice(0, count);
};

/** A state above this size stays outside, unless there is no smaller one. */
const greatestState = 12_000;

const chosen = <Kind extends CallStep | BlockStep>(
  moments: readonly Moment<Kind>[],
  count: number,
): readonly Sized<Kind>[] => {
  const all = sized(moments);
  const small = all.filter(({ size }) => size <= greatestState);
  return small.length === 0 ? all.slice(0, 1) : varied(small, count);
};

/** So many of the smallest refusals of a kind are tried for one that a single repair would undo. */
const triedRefusals = 40;

const hasOneFault = ({ moment: { step, before } }: Sized<CallStep>): boolean =>
  repaired({ state: before, extrinsic: readExtrinsic(finney, step) }, resultOf(step).reason, []) !==
  undefined;

/** A refusal with one fault only, where there is one. */
const chosenRefusal = (moments: readonly Moment<CallStep>[]): readonly Sized<CallStep>[] => {
  const all = sized(moments).slice(0, triedRefusals);
  return [all.find(hasOneFault) ?? all[0]!];
};

/** What of the runtime's rules a result shows. */
const runtimeRules = (kind: string, reason: string): readonly string[] => {
  if (reason === "BadOrigin") return ["RUN-2", "RUN-3"];
  return kind === "ok" ? ["RUN-1", "RUN-4", "RUN-7"] : ["RUN-3"];
};

const doneCalls = 3;

const fileName = (kind: string, reason: string): string => (kind === "panic" ? "panic" : reason);

const callDraft = (moments: readonly Moment<CallStep>[]): Draft => {
  const { step, source } = moments[0]!;
  const { kind, reason } = resultOf(step);
  const picked = kind === "rejected" ? chosenRefusal(moments) : chosen(moments, doneCalls);
  const first = picked[0]!.moment;
  return {
    suite: "calls",
    handler: step.call,
    case: `observed-${fileName(kind, reason)}`,
    ruleIds: [...new Set([...callRules(finney, step.call), ...runtimeRules(kind, reason)])],
    description:
      kind === "ok"
        ? `${step.call} as recorded where it was done; the root is that of the recorded state after it.`
        : `${step.call} as recorded where it ended with: ${reason}.`,
    provenance: { kind: "observed", source: first.source ?? source },
    pairs: picked.map(({ moment, state }) => [
      { state, origin: moment.step.origin, args: moment.step.args },
      outcomeOf(moment),
    ]),
  };
};

/** The panics of one call differ in their messages, but share a file. */
const callDrafts = (calls: readonly Moment<CallStep>[]): readonly Draft[] =>
  [
    ...groupBy(calls, ({ step }) => {
      const { kind, reason } = resultOf(step);
      return `${step.call} ${fileName(kind, reason)}`;
    }).values(),
  ].map(callDraft);

const changes = (step: BlockStep, item: string, holds: (before: Json, after: Json) => boolean = () => true) =>
  (step.changes ?? []).some(([name, , before, after]) => name === item && holds(before, after));

const leaves = (step: BlockStep, name: string): boolean =>
  (step.events ?? []).some((event) => typeof event === "object" && event !== null && name in event);

/** What a block may find to do, with how to see that it did and the rules of its chapter. */
const blockKinds: Readonly<
  Record<string, readonly [rules: readonly string[], did: (step: BlockStep) => boolean]>
> = {
  "registration-terms": [
    ["EMI-1", "EMI-2", "EMI-3"],
    (step) => changes(step, "Burn") || changes(step, "Difficulty"),
  ],
  "root-epoch": [
    ["EMI-1", "EMI-4", "ROOT-9"],
    (step) => leaves(step, "EmissionValuesSet") || changes(step, "EmissionValues"),
  ],
  payment: [
    ["EMI-1", "EMI-5", "EMI-6"],
    (step) => changes(step, "LoadedEmission", (_, after) => after === null),
  ],
  epoch: [
    ["EMI-1", "EMI-8", "YUM-22"],
    (step) => changes(step, "Rank") || changes(step, "LoadedEmission", (before) => before === null),
  ],
  "owner-cut": [
    ["EMI-1", "EMI-7"],
    (step) => changes(step, "PendingEmission") && changes(step, "Balances.Account"),
  ],
  halving: [["EMI-4", "TOK-6"], (step) => changes(step, "BlockEmission")],
  quiet: [[], (step) => (step.changes ?? []).length > 0 && (step.changes ?? []).length < 6],
  panic: [["RUN-3"], (step) => resultOf(step).kind === "panic"],
};

const blockDraft = (
  name: string,
  blocks: readonly Moment<BlockStep>[],
  ruleIds: readonly string[],
): readonly Draft[] => {
  const did = blockKinds[name]![1];
  const picked = chosen(
    blocks.filter(({ step }) => did(step)),
    3,
  );
  if (picked.length === 0) return [];
  return [
    {
      suite: "block",
      handler: "initialize",
      case: `observed-${name}`,
      ruleIds,
      description: `The beginning of blocks as recorded: ${name.replaceAll("-", " ")}.`,
      provenance: { kind: "observed", source: picked[0]!.moment.source },
      pairs: picked.map(({ moment, state }) => [
        { state, block: moment.step.block, parent_hash: moment.step.parent_hash },
        outcomeOf(moment),
      ]),
    },
  ];
};

const blockDrafts = (blocks: readonly Moment<BlockStep>[]): readonly Draft[] =>
  Object.entries(blockKinds).flatMap(([name, [rules]]) => blockDraft(name, blocks, ["RUN-5", ...rules]));

/** Whole runs: the shortest of each family of names, up to this size each. */
const greatestRun = 90_000;
const runsOfFamily = 2;

const familyOf = (name: string): string => name.split("-").slice(0, 2).join("-").replace(/-\d+$/, "");

const sequenceDrafts = (
  runs: readonly { readonly scenario: Scenario; readonly source: string }[],
): readonly Draft[] => {
  const measured = runs
    .map(({ scenario, source }) => {
      const { name, input, expected, rules } = sequenceCase(source, scenario, "");
      return { name, input, expected, rules, source, size: JSON.stringify([input, expected]).length };
    })
    .filter(({ size }) => size <= greatestRun)
    .sort((left, right) => left.size - right.size);
  return [...groupBy(measured, ({ name }) => familyOf(name)).values()]
    .flatMap((family) => family.slice(0, runsOfFamily))
    .map(({ name, input, expected, rules, source }) => ({
      suite: "sequence",
      handler: "replay",
      case: `observed-${name}`,
      ruleIds: rules,
      description: `The recorded run ${name}, from its first state to its last.`,
      provenance: { kind: "observed", source },
      input,
      expected: expected as Json,
    }));
};

/** Vectors of the suites `calls`, `block` and `sequence` from recorded runs. */
export const runDrafts = (recorded: readonly RecordedRuns[]): readonly Draft[] => {
  const runs = recorded.flatMap(({ json, source }) =>
    (scenariosOf(json) ?? []).map(({ scenario }) => ({ scenario, source })),
  );
  const moments = runs.map(({ scenario, source }) => momentsOf(scenario, source));
  return [
    ...callDrafts(moments.flatMap(({ calls }) => calls)),
    ...blockDrafts(moments.flatMap(({ blocks }) => blocks)),
    ...sequenceDrafts(runs),
  ];
};
