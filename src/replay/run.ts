import { named } from "../../conformance/codecs/state.ts";
import { type Judged, replayScenario, rootsOf } from "../../conformance/replay/replay.ts";
import type { Step } from "../../conformance/replay/scenario.ts";
import { withFile } from "../cli/errors.ts";
import type { LoadedScenario } from "./load.ts";

/** When state roots are wanted. */
export type RootsAt = "block" | "end";

export interface ReplaySettings {
  /** Go on with the next scenario after one that differs. */
  readonly keepGoing: boolean;
  readonly roots?: RootsAt;
}

/** The first step, or the end, at which a scenario differs. */
export interface Divergence extends Judged {
  /** Undefined where only the end differs. */
  readonly recorded: Step | undefined;
}

interface BlockRoot {
  readonly block: bigint;
  readonly root: string;
}

export interface ScenarioReport {
  readonly file: string;
  readonly name: string;
  /** Steps that the recording has, and those that were computed. */
  readonly steps: number;
  readonly replayed: number;
  readonly divergence?: Divergence;
  readonly roots: readonly BlockRoot[];
}

/** How many steps under one label were computed, and how many of them differ. */
interface CallCount {
  readonly steps: number;
  readonly failed: number;
}

export interface ReplayReport {
  readonly scenarios: readonly ScenarioReport[];
  /** Scenarios that were not begun, because one before them differs. */
  readonly left: number;
  /** By call; blocks under "block" and "advance". */
  readonly calls: ReadonlyMap<string, CallCount>;
}

/** A block ends where the next one begins, or the scenario. */
const endsBlock = (next: Judged): boolean =>
  next.label === "block" || next.label === "advance" || next.label === "end";

interface RootKeeper {
  readonly roots: BlockRoot[];
  readonly see: (judged: Judged) => void;
}

/** Keeps the state root of each block's end, or of the scenario's. */
const keepRoots = (at: RootsAt | undefined): RootKeeper => {
  const rootOf = rootsOf();
  const roots: BlockRoot[] = [];
  let last: Judged | undefined;
  const see = (judged: Judged): void => {
    const wanted = at === "block" ? endsBlock(judged) : at === "end" && judged.label === "end";
    if (wanted && last !== undefined) roots.push({ block: last.block, root: rootOf(last.state) });
    last = judged;
  };
  return { roots, see };
};

type Tally = Map<string, CallCount>;

const count = (tally: Tally, { label, differences }: Judged): void => {
  if (label === "end") return;
  const { steps, failed } = tally.get(label) ?? { steps: 0, failed: 0 };
  tally.set(label, { steps: steps + 1, failed: failed + (differences.length > 0 ? 1 : 0) });
};

const replayOne = (
  { file, rules, scenario }: LoadedScenario,
  settings: ReplaySettings,
  tally: Tally,
  tick: () => void,
): ScenarioReport => {
  const { roots, see } = keepRoots(settings.roots);
  const base = { file, name: scenario.name, steps: scenario.steps.length, roots };
  let replayed = 0;
  for (const judged of replayScenario(rules, scenario)) {
    count(tally, judged);
    see(judged);
    tick();
    if (judged.step !== undefined) replayed += 1;
    if (judged.differences.length > 0) {
      const recorded = judged.step === undefined ? undefined : scenario.steps[judged.step];
      return { ...base, replayed, divergence: { ...judged, recorded } };
    }
  }
  return { ...base, replayed };
};

/** The same, with file and place of a scenario that cannot be read in front. */
const replayPlaced = (
  loaded: LoadedScenario,
  settings: ReplaySettings,
  tally: Tally,
  tick: () => void,
): ScenarioReport =>
  withFile(loaded.file, () => {
    const run = () => replayOne(loaded, settings, tally, tick);
    return loaded.place === "" ? run() : named(loaded.place, run);
  });

/** Replays scenarios one after the other. Each ends at its first difference, and so does the run unless it keeps going. */
export const replayAll = (
  scenarios: readonly LoadedScenario[],
  settings: ReplaySettings,
  tick: () => void = () => {},
): ReplayReport => {
  const calls: Tally = new Map();
  const reports: ScenarioReport[] = [];
  for (const loaded of scenarios) {
    const report = replayPlaced(loaded, settings, calls, tick);
    reports.push(report);
    if (report.divergence !== undefined && !settings.keepGoing) break;
  }
  return { scenarios: reports, left: scenarios.length - reports.length, calls };
};

/** Whether every scenario was replayed to its end and is as recorded. */
export const isFaithful = ({ scenarios, left }: ReplayReport): boolean =>
  left === 0 && scenarios.length > 0 && scenarios.every(({ divergence }) => divergence === undefined);
