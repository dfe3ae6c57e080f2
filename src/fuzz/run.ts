import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { ConformanceCase } from "../../conformance/case.ts";
import type { Offer } from "../../conformance/protocol/messages.ts";
import type { Connector } from "../../conformance/protocol/session.ts";
import type { TargetFile } from "../../conformance/runner/targetFile.ts";
import { CliError, exitStatus, withFile } from "../cli/errors.ts";
import { reportedCases } from "../conform/buildReport.ts";
import { interruptible } from "../conform/interrupt.ts";
import { loadCases } from "../conform/load.ts";
import { chosenTarget, type TargetChoice, targetWords } from "../conform/run.ts";
import type { Shard } from "../conform/select.ts";
import { commandLine } from "../conform/shell.ts";
import { skipOf, today } from "../conform/targetFile.ts";
import { connectorOf } from "../target/connect.ts";
import { Abandoned, Asker, Unreachable } from "./asker.ts";
import { classOf, type Fault, isFault } from "./classify.ts";
import { corpusCases, writeVector } from "./corpus.ts";
import type { Sizes } from "./domain.ts";
import { domains } from "./domains/index.ts";
import { type Field, type Hunted, type HuntPlan, hunt, type Tally } from "./hunt.ts";
import { fuzzProgress } from "./progress.ts";
import { type FuzzReport, jsonReport, type ReportedFinding, statusOf, textReport } from "./report.ts";
import type { Difference } from "./search.ts";
import { derivedSeed, randomSeed } from "./seeds.ts";

export interface FuzzOptions extends TargetChoice, Sizes {
  readonly domain?: readonly string[];
  readonly suite?: readonly string[];
  readonly runs?: number;
  readonly seconds?: number;
  readonly seed?: number;
  readonly path?: string;
  readonly shard?: Shard;
  readonly shrinkSeconds: number;
  readonly corpus: string;
  readonly maxDifferences: number;
  readonly jobs: number;
  readonly json?: boolean;
}

/** How the sizes are unless they are said. */
export const usualSizes: Sizes = { validators: 16, miners: 32 };

const usualSeconds = 30;

/** What is asked for, with what it is to be asked of. */
interface Setting {
  readonly options: FuzzOptions;
  readonly command: string;
  readonly connector: Connector;
  readonly file: TargetFile;
  readonly skips: (subject: ConformanceCase) => boolean;
  readonly seed: number;
}

const partText = ({ index, of }: Shard): string => `${index}/${of}`;

const seedOf = ({ seed = randomSeed(), shard }: FuzzOptions): number =>
  shard === undefined ? seed : derivedSeed(seed, `shard ${partText(shard)}`);

const requirePlace = ({ path, seed, domain, suite, shard }: FuzzOptions): void => {
  if (path === undefined) return;
  if (seed === undefined) throw new CliError("--path needs --seed");
  if (domain?.length !== 1 && suite?.length !== 1) throw new CliError("--path needs one --domain");
  if (shard !== undefined) throw new CliError("--path and --shard exclude each other: the seed says it all");
};

const settingOf = (options: FuzzOptions): Setting => {
  const { command, file } = chosenTarget(options);
  if (command === undefined) throw new CliError("--target is expected: what is to be searched");
  requirePlace(options);
  withFile(options.corpus, () => requireFolder(options));
  const { timeout } = options;
  const skipped = skipOf(file, today());
  return {
    options,
    command,
    connector: connectorOf(command, timeout === undefined ? {} : { seconds: timeout }),
    file,
    skips: (subject) => skipped(subject) !== undefined,
    seed: seedOf(options),
  };
};

/** A folder, or the one in which it will be made. */
const nearestFolder = (folder: string): string =>
  existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));

/** Said before anything is asked, for a difference would have no place. */
const requireFolder = ({ corpus }: FuzzOptions): void => {
  const found = statSync(corpus, { throwIfNoEntry: false });
  if (found !== undefined && !found.isDirectory())
    throw new CliError(`--corpus: a folder is expected (found the file ${corpus})`);
  accessSync(nearestFolder(resolve(corpus)), constants.W_OK);
};

const requireOneOf = (option: string, names: readonly string[], known: readonly string[]): void => {
  const other = names.find((name) => !known.includes(name));
  if (other !== undefined)
    throw new CliError(`${option}: expected one of ${known.join(", ")} (found ${other})`);
};

/** The offer as if the target offered the chosen suites alone. */
const within = (offer: Offer, suites: readonly string[] | undefined): Offer => {
  if (suites === undefined) return offer;
  const kept = Object.entries(offer.suites).filter(([name]) => suites.includes(name));
  return { ...offer, suites: Object.fromEntries(kept) };
};

const requireOffered = (names: readonly string[], fields: readonly Field[], what: string): void => {
  const missing = names.find((name) => !fields.some(({ domain }) => domain.name === name));
  if (missing !== undefined) throw new CliError(`${what} ${missing}: the target offers nothing of it`);
};

const requireSuites = (suites: readonly string[], offer: Offer): void => {
  const missing = suites.find((name) => !Object.hasOwn(offer.suites, name));
  if (missing !== undefined) throw new CliError(`--suite ${missing}: the target offers nothing of it`);
};

/** The domains that are asked for, or all; of these, what the target offers. Throws a CliError for one that it does not. */
const fieldsOf = (offer: Offer, options: FuzzOptions): readonly Field[] => {
  const { domain: names, suite: suites } = options;
  requireOneOf(
    "--domain",
    names ?? [],
    domains.map(({ name }) => name),
  );
  requireOneOf(
    "--suite",
    suites ?? [],
    domains.flatMap((domain) => domain.suites),
  );
  requireSuites(suites ?? [], offer);
  const fields = domains.flatMap((domain) => {
    if (names !== undefined && !names.includes(domain.name)) return [];
    const draws = domain.draws(within(offer, suites), options);
    return draws === undefined ? [] : [{ domain, draws }];
  });
  requireOffered(names ?? [], fields, "--domain");
  if (fields.length === 0)
    throw new CliError(`the target offers none of the domains ${domains.map(({ name }) => name).join(", ")}`);
  return fields;
};

const budgetOf = ({ runs, seconds }: FuzzOptions): Pick<HuntPlan, "runs" | "seconds"> => ({
  ...(runs === undefined ? {} : { runs }),
  ...(seconds === undefined && runs !== undefined ? {} : { seconds: seconds ?? usualSeconds }),
});

const planOf = ({ options, seed }: Setting, fields: readonly Field[]): HuntPlan => {
  const { path, shrinkSeconds, maxDifferences, jobs } = options;
  const common = { fields, seed, shrinkSeconds, maxDifferences };
  if (path !== undefined) return { ...common, path, runs: 1, jobs: 1 };
  return { ...common, ...budgetOf(options), jobs };
};

/** A case that the target answers otherwise. */
interface Faulty {
  readonly case: ConformanceCase;
  readonly fault: Fault;
}

interface Replayed {
  readonly count: number;
  readonly still: readonly Faulty[];
}

/** The corpus, before anything else is tried; not where one input alone is looked at. */
const replayCorpus = async (
  { options, skips }: Setting,
  asker: Asker,
  stop: AbortSignal,
): Promise<Replayed> => {
  const cases = options.path === undefined ? corpusCases(options.corpus) : [];
  const still: Faulty[] = [];
  let count = 0;
  for (const subject of cases) {
    if (stop.aborted) break;
    if (subject.skip !== undefined || subject.status !== undefined || skips(subject)) continue;
    const asked = await asker.ask(subject);
    if (asked.status !== "unoffered") count += 1;
    if (isFault(asked)) still.push({ case: subject, fault: asked });
  }
  return { count, still };
};

const sizeWords = ({ validators, miners }: Sizes): readonly string[] => {
  if (validators === usualSizes.validators && miners === usualSizes.miners) return [];
  return ["--validators", `${validators}`, "--miners", `${miners}`];
};

/** The words by which a search draws the same inputs, but for the target. */
const drawWords = (options: FuzzOptions, { domain, seed, path }: Difference): readonly string[] => [
  ...["--domain", domain],
  ...(options.suite ?? []).flatMap((name) => ["--suite", name]),
  ...(domain === "epoch" ? sizeWords(options) : []),
  ...["--seed", `${seed}`, "--path", path],
];

const generatorOf = (options: FuzzOptions, difference: Difference): string =>
  commandLine(["fuzz", ...drawWords(options, difference)]).replace(/^npx /, "");

const told = ({ options }: Setting, file: string, subject: ConformanceCase, fault: Fault) => {
  const result = { ...fault, case: subject };
  const [reported] = reportedCases([{ number: 1, result }], { paths: [file], target: targetWords(options) });
  return reported!;
};

const findingOf = (setting: Setting, offer: Offer, difference: Difference): ReportedFinding => {
  const { options } = setting;
  const { domain, class: kind, seed, path, shrinks, fault } = difference;
  const file = writeVector(options.corpus, difference, generatorOf(options, difference), offer.target);
  const [stored] = loadCases([file]);
  return {
    ...{ domain, class: kind, file, seed, path, shrinks },
    again: commandLine(["fuzz", ...targetWords(options), ...drawWords(options, difference)]),
    case: told(setting, file, stored ?? difference.case, fault),
  };
};

const perSecond = ({ count, milliseconds }: Tally, jobs: number): number =>
  milliseconds === 0 ? 0 : (count * 1_000 * jobs) / milliseconds;

const reportOf = (
  setting: Setting,
  offer: Offer,
  replayed: Replayed,
  hunted: Hunted & { readonly findings: readonly ReportedFinding[]; readonly interrupted: boolean },
): FuzzReport => {
  const { options, command, seed } = setting;
  const { shard, path, jobs, corpus } = options;
  return {
    target: { ...offer.target, command },
    seed,
    ...(shard === undefined ? {} : { shard: partText(shard) }),
    ...(path === undefined ? {} : { path }),
    interrupted: hunted.interrupted,
    corpus: {
      folder: corpus,
      replayed: replayed.count,
      still: replayed.still.map(({ case: subject, fault }) => told(setting, subject.file, subject, fault)),
    },
    domains: hunted.tallies.map((tally) => ({ ...tally, perSecond: perSecond(tally, jobs) })),
    findings: hunted.findings,
    breaks: hunted.breaks,
  };
};

const huntOn = async (
  setting: Setting,
  plan: HuntPlan,
  {
    offer,
    known,
    stop,
  }: { readonly offer: Offer; readonly known: ReadonlySet<string>; readonly stop: AbortSignal },
) => {
  const { connector, file, skips } = setting;
  const progress = fuzzProgress(plan.seconds);
  const findings: ReportedFinding[] = [];
  const difference = (found: Difference) => findings.push(findingOf(setting, offer, found));
  try {
    const hunted = await hunt(plan, {
      ...{ connector, skips, stop, known },
      reasons: file.reasons ?? {},
      listener: { tally: progress.tally, difference },
    });
    return { ...hunted, findings, interrupted: stop.aborted };
  } finally {
    progress.stop();
  }
};

const say = (line: string) => process.stderr.write(`${line}\n`);

/** All with one target, whose first session shows what it offers and answers the corpus. */
const fuzzWith = async (setting: Setting, asker: Asker, stop: AbortSignal): Promise<FuzzReport> => {
  const { options, seed } = setting;
  const offer = await asker.offer();
  const plan = planOf(setting, fieldsOf(offer, options));
  // Said at once, so that a search that is killed can be done again.
  say(`seed ${seed}, domains ${plan.fields.map(({ domain }) => domain.name).join(", ")}`);
  const replayed = await replayCorpus(setting, asker, stop);
  asker.kill();
  const known = new Set(replayed.still.map(({ case: subject, fault }) => classOf(subject, fault)));
  return reportOf(setting, offer, replayed, await huntOn(setting, plan, { offer, known, stop }));
};

/** What an interrupted target still owes an answer to would keep the program waiting for its time limit. */
const leaveSoon = (): void => {
  setTimeout(() => process.exit(), 500).unref();
};

/** Search a target for answers that are not the model's. A target that begins no session is a CliError. */
export const fuzz = (options: FuzzOptions): Promise<FuzzReport> =>
  interruptible(async (stop) => {
    const setting = settingOf(options);
    const asker = new Asker(setting.connector, setting.file.reasons ?? {});
    stop.addEventListener("abort", () => asker.kill(), { once: true });
    try {
      return await fuzzWith(setting, asker, stop);
    } catch (error) {
      if (error instanceof Abandoned)
        throw new CliError("interrupted before the search began", exitStatus.incomplete);
      if (!(error instanceof Unreachable)) throw error;
      throw new CliError(`the target is broken: ${error.message}`, exitStatus.broken);
    } finally {
      asker.kill();
      if (stop.aborted) leaveSoon();
    }
  });

/** Run `taospec fuzz`, print its report, and return the exit status. */
export const runFuzzCommand = async (options: FuzzOptions): Promise<number> => {
  const report = await fuzz(options);
  process.stdout.write(`${options.json === true ? jsonReport(report) : textReport(report)}\n`);
  return statusOf(report);
};
