import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { ConformanceCase, Suite } from "../../conformance/case.ts";
import { type Offer, offers } from "../../conformance/protocol/messages.ts";
import { namedRules, placeOfSuite, ruleSets } from "../../conformance/ruleSets.ts";
import { CaseFault } from "../../conformance/runner/pool.ts";
import type { RunReport } from "../../conformance/runner/report.ts";
import { type CaseResult, runCase } from "../../conformance/runner/run.ts";
import type { TargetFile } from "../../conformance/runner/targetFile.ts";
import { runWithTarget, type TargetRun } from "../../conformance/runner/withTarget.ts";
import { specification } from "../../conformance/suites/index.ts";
import { finney } from "../../model/finney/rules.ts";
import type { RuleSet } from "../../model/rules.ts";
import { CliError, inFile, withFile } from "../cli/errors.ts";
import { findPackage } from "../cli/package.ts";
import { type ProgressBar, progressBar } from "../cli/progress.ts";
import { connectorOf } from "../target/connect.ts";
import { reportedCases } from "./buildReport.ts";
import { interruptible } from "./interrupt.ts";
import { loadCases } from "./load.ts";
import {
  chosen,
  type Filters,
  inShard,
  type OfRules,
  ofOneRuleSet,
  type Shard,
  selectionHash,
} from "./select.ts";
import { didYouMean } from "./suggest.ts";
import { checkSkips, loadTargetFile, reportedSkips, skipOf, today } from "./targetFile.ts";
import { rootOf } from "./vectorsRoot.ts";

/** The target that is meant, as the user said it. */
export interface TargetChoice {
  readonly target?: string;
  readonly targetFile?: string;
  /** Time limit of a question, in seconds. */
  readonly timeout?: number;
}

export interface RunOptions extends Filters, TargetChoice {
  readonly jobs?: number;
  readonly shard?: Shard;
  /** Whether suites that the target does not offer count as missing. */
  readonly all?: boolean;
}

/** The files or folders that are meant; none: the vectors that come with the package. */
export const placesOf = (paths: readonly string[]): readonly string[] =>
  paths.length === 0 ? [join(findPackage().root, "conformance", "vectors")] : paths;

/** What came of a run, whoever answered. */
interface Ran extends Pick<TargetRun, "results" | "breaks"> {
  readonly target: RunReport["target"];
  readonly offered: readonly string[];
  readonly givenUp?: string;
  readonly interrupted?: boolean;
  readonly notes: readonly string[];
}

const withBar = <Value>(cases: number, work: (bar: ProgressBar) => Value): Value => {
  const bar = progressBar("conform", cases, "cases");
  try {
    return work(bar);
  } finally {
    bar.stop();
  }
};

/** An input that no handler can read is named with its file. */
const runOwn = (cases: readonly ConformanceCase[]): Ran => {
  const results = withBar(cases.length, (bar) =>
    cases.map((subject) =>
      withFile(subject.file, (): CaseResult => {
        const result = runCase(subject, specification);
        bar.tick();
        return result;
      }),
    ),
  );
  const offered = [...new Set(cases.map(({ suite }) => suite))];
  return { results, breaks: [], target: null, offered, notes: [] };
};

/** Only a command has a process, and with it a core, to each session; others may take one session at a time. */
const jobsFor = (target: string): number =>
  /^(model$|unix:|module:)/.test(target) ? 1 : Math.min(4, availableParallelism());

/** The suites of the rules that a target is of. */
const suitesUnder = ({ rules }: Offer): readonly Suite[] =>
  specification.suites.filter(({ name }) => placeOfSuite(name).rules.name === rules.name);

const unknownSuites = (offer: Offer): readonly string[] => {
  const { suites } = offer;
  const known = suitesUnder(offer).map(({ name }) => name);
  const unknown = Object.keys(suites).filter((suite) => !known.includes(suite));
  if (unknown.length === 0) return [];
  return [`The target offers what is no suite: ${unknown.join(", ")}; the suites are ${known.join(", ")}.`];
};

/** Of one suite, what is offered and fits none of its handlers. */
const unknownHandlers = ({ name, handlers }: Suite, offer: Offer): readonly string[] => {
  const offered = Object.hasOwn(offer.suites, name) ? (offer.suites[name] ?? []) : [];
  const known = [...handlers.keys(), ...(specification.later.get(name)?.keys() ?? [])];
  const fitsNone = (pattern: string): boolean =>
    !known.some((handler) => offers({ ...offer, suites: { [name]: [pattern] } }, name, handler));
  return offered.filter(fitsNone).map((pattern) => `${name}/${pattern}${didYouMean(pattern, known)}`);
};

/** What nobody knows in an offer: a word that is written wrongly hides a handler, or a whole suite. */
const notesOn = ({ offer }: TargetRun): readonly string[] => {
  if (offer === undefined) return [];
  const handlers = suitesUnder(offer).flatMap((suite) => unknownHandlers(suite, offer));
  return [
    ...unknownSuites(offer),
    ...handlers.map((unknown) => `The target offers what is no handler: ${unknown}`),
  ];
};

const targetOf = (command: string, { offer }: TargetRun): RunReport["target"] => {
  if (offer === undefined) return { command };
  const { name, version } = offer.target;
  return { command, name, version, answers: offer.answers ?? [] };
};

const offeredBy = ({ offer }: TargetRun): readonly string[] =>
  Object.entries(offer?.suites ?? {}).flatMap(([suite, handlers]) => (handlers.length > 0 ? [suite] : []));

/** A bar that begins when it is known how many cases will be asked. */
const laterBar = (): {
  readonly start: (cases: number) => void;
  readonly tick: () => void;
  stop: () => void;
} => {
  let bar: ProgressBar | undefined;
  return {
    start: (cases) => {
      bar = progressBar("conform", cases, "cases");
    },
    tick: () => bar?.tick(),
    stop: () => bar?.stop(),
  };
};

interface Planned extends Pick<OfRules, "rules" | "left"> {
  readonly options: RunOptions;
}

const runTarget = async (
  command: string,
  cases: readonly ConformanceCase[],
  file: TargetFile,
  { rules, left, options: { jobs = jobsFor(command), timeout } }: Planned,
): Promise<Ran> => {
  const connector = connectorOf(command, {
    rules: namedRules(rules),
    ...(timeout === undefined ? {} : { seconds: timeout }),
  });
  const progress = laterBar();
  try {
    const run = await interruptible((stop) =>
      runWithTarget(cases, connector, {
        jobs,
        reasons: file.reasons ?? {},
        skipOf: skipOf(file, today()),
        progress,
        stop,
      }),
    );
    return {
      ...run,
      target: targetOf(command, run),
      offered: offeredBy(run),
      notes: [...left, ...notesOn(run)],
    };
  } catch (error) {
    throw error instanceof CaseFault ? inFile(error.subject.file, error.cause) : error;
  } finally {
    progress.stop();
  }
};

const noFile: TargetFile = { format: "taospec-target-file/1" };

/** The target and what its own file says. Throws a CliError where the one is needed for the other. */
export const chosenTarget = ({
  target,
  targetFile,
  timeout,
}: TargetChoice): { readonly command?: string; readonly file: TargetFile } => {
  const file = targetFile === undefined ? noFile : loadTargetFile(targetFile);
  const command = target ?? file.target;
  if (command !== undefined) return { command, file };
  if (targetFile !== undefined)
    throw new CliError(`${targetFile}: it names no target; --target is expected too`);
  if (timeout !== undefined) throw new CliError("--timeout needs --target");
  return { file };
};

/** Words of a command line by which another command means the same target. */
export const targetWords = ({ target, targetFile, timeout }: TargetChoice): readonly string[] => [
  ...(targetFile === undefined ? [] : ["--target-file", targetFile]),
  ...(target === undefined ? [] : ["--target", target]),
  ...(timeout === undefined ? [] : ["--timeout", String(timeout)]),
];

const requireTarget = ({ jobs, all }: RunOptions): void => {
  if (jobs !== undefined) throw new CliError("--jobs needs --target");
  if (all === true) throw new CliError("--all needs --target");
};

type Rest = Pick<RunReport, "cases" | "vectors" | "selection" | "skips"> &
  Pick<RunOptions, "shard"> & { readonly rules: RuleSet };

const reportOf = (ran: Ran, rest: Rest): RunReport => {
  const { target, breaks, givenUp, interrupted, notes, offered } = ran;
  const { vectors, selection, skips, shard, cases, rules } = rest;
  return {
    runner: { name: "taospec", version: findPackage().version },
    target,
    rules: namedRules(rules),
    vectors,
    selection,
    skips,
    sessions: breaks,
    ...(givenUp === undefined ? {} : { givenUp }),
    ...(interrupted === true ? { interrupted } : {}),
    notes,
    offered,
    cases,
    ...(shard === undefined ? {} : { shard }),
  };
};

/** The cases of a run: all that were loaded, those that the filters leave, and those of this part of it. */
interface Selected extends OfRules {
  readonly loaded: readonly ConformanceCase[];
  readonly numbers: readonly number[];
}

const select = (
  paths: readonly string[],
  file: TargetFile,
  options: RunOptions,
  hasTarget: boolean,
): Selected => {
  const places = placesOf(paths);
  const loaded = loadCases(places);
  if (options.targetFile !== undefined) checkSkips(options.targetFile, file, loaded, paths.length > 0);
  const all = chosen(loaded, options);
  const ofRules = hasTarget
    ? ofOneRuleSet(all)
    : { rules: ruleSets.get(options.rules ?? "") ?? finney, selected: all, left: [] };
  const { selected } = ofRules;
  if (selected.length === 0) throw new CliError(`${places.join(", ")}: no case left to run`);
  const numbers = selected.map((_, index) => index + 1);
  return {
    ...ofRules,
    loaded,
    numbers: options.shard === undefined ? numbers : inShard(numbers, options.shard),
  };
};

/** Run the chosen cases of `paths`; none: the bundled ones. Faulty files are `CliError`s; so is a choice that leaves no case. */
export const conform = async (paths: readonly string[], options: RunOptions = {}): Promise<RunReport> => {
  const { command, file } = chosenTarget(options);
  if (command === undefined) requireTarget(options);
  const { loaded, selected, numbers, ...planned } = select(paths, file, options, command !== undefined);
  const cases = numbers.map((number) => selected[number - 1]!);
  const ran =
    command === undefined ? runOwn(cases) : await runTarget(command, cases, file, { ...planned, options });
  const results = ran.results.map((result, index) => ({ number: numbers[index]!, result }));
  return reportOf(ran, {
    cases: reportedCases(results, { paths, target: targetWords(options) }),
    vectors: { root: rootOf(placesOf(paths)), cases: loaded.length },
    selection: { all: options.all === true, cases: selected.length, ids: selectionHash(selected) },
    skips: reportedSkips(file, today(), cases),
    rules: planned.rules,
    ...(options.shard === undefined ? {} : { shard: options.shard }),
  });
};
