import type { Named } from "../../conformance/protocol/messages.ts";
import type { ReportedCase } from "../../conformance/runner/report.ts";
import { exitStatus } from "../cli/errors.ts";
import { style } from "../cli/style.ts";
import { table } from "../cli/table.ts";
import { counted, integer } from "../cli/units.ts";
import { failureLines } from "../conform/textReport.ts";
import type { Tally } from "./hunt.ts";

/** A difference as it is told: the vector that it is now, and how to find it again. */
export interface ReportedFinding {
  readonly domain: string;
  /** Suite, handler and what goes wrong first. */
  readonly class: string;
  readonly file: string;
  readonly seed: number;
  readonly path: string;
  /** Smaller inputs that were tried. */
  readonly shrinks: number;
  /** The command that draws the same input again. */
  readonly again: string;
  readonly case: ReportedCase;
}

/** How the vectors of the corpus fared, which were asked before anything else. */
interface ReportedCorpus {
  readonly folder: string;
  readonly replayed: number;
  /** Those that are still answered otherwise. */
  readonly still: readonly ReportedCase[];
}

export interface FuzzReport {
  readonly target: Named & { readonly command: string };
  readonly seed: number;
  readonly shard?: string;
  readonly path?: string;
  readonly interrupted: boolean;
  readonly corpus: ReportedCorpus;
  readonly domains: readonly (Tally & { readonly perSecond: number })[];
  readonly findings: readonly ReportedFinding[];
  readonly breaks: readonly string[];
}

/** A search that has asked nothing, as where all is skipped, has not found that nothing differs. */
const hasAsked = ({ corpus, domains }: FuzzReport): boolean =>
  corpus.replayed > 0 || domains.some(({ count }) => count > 0);

/** Differences are the answer sought, so they come before all else. */
export const statusOf = (report: FuzzReport): number => {
  const { corpus, findings, breaks } = report;
  if (corpus.still.length + findings.length > 0) return exitStatus.failure;
  if (breaks.length > 0) return exitStatus.broken;
  return hasAsked(report) ? exitStatus.success : exitStatus.incomplete;
};

const findingLines = (finding: ReportedFinding): readonly string[] => [
  ...failureLines(finding.case),
  `  found     seed ${finding.seed}, path ${finding.path}; ${counted(finding.shrinks, "smaller input")} tried`,
  `  again     ${finding.again}`,
];

const corpusLines = ({ folder, replayed, still }: ReportedCorpus): readonly string[] => {
  if (replayed === 0) return [];
  const differ = still.length === 0 ? "none differs" : `${integer(still.length)} still there`;
  return [`corpus    ${folder}: ${counted(replayed, "case")} replayed, ${differ}`];
};

const rateText = (perSecond: number): string =>
  perSecond < 10 ? perSecond.toFixed(1) : integer(Math.round(perSecond));

const tableOf = ({ domains }: FuzzReport): string =>
  table(
    [
      { title: "domain", align: "left" },
      { title: "asked" },
      { title: "of", align: "left" },
      { title: "a second" },
      { title: "differences" },
      { title: "seen again" },
    ],
    domains.map(({ domain, unit, count, perSecond, differences, again }) => [
      domain,
      integer(count),
      unit,
      count === 0 ? "-" : rateText(perSecond),
      integer(differences),
      integer(again),
    ]),
  );

const answerLine = (report: FuzzReport): string => {
  const { findings, corpus, path, interrupted } = report;
  const count = findings.length + corpus.still.length;
  const cut = interrupted ? " The search was interrupted." : "";
  if (count > 0) return style.red(`${counted(count, "difference")}.${cut}`);
  if (report.breaks.length > 0) return style.red(`The target is broken: ${report.breaks[0]}.${cut}`);
  if (!hasAsked(report)) return style.red(`Nothing was asked.${cut}`);
  if (path !== undefined) return style.green(`No difference at path ${path} of seed ${report.seed}.${cut}`);
  return style.green(`No difference found.${cut}`);
};

const breakLines = ({ breaks }: FuzzReport): readonly string[] =>
  breaks.flatMap((message) => ["", style.red("broken session"), `  verdict   ${message}`]);

/** For a reader at a terminal. */
export const textReport = (report: FuzzReport): string => {
  const { target, seed, shard, corpus, findings } = report;
  const part = shard === undefined ? "" : `, shard ${shard}`;
  return [
    `target    ${target.command} (${target.name} ${target.version})`,
    `seed      ${seed}${part}`,
    ...corpusLines(corpus),
    ...corpus.still.flatMap(failureLines),
    ...findings.flatMap(findingLines),
    ...breakLines(report),
    "",
    tableOf(report),
    "",
    answerLine(report),
  ].join("\n");
};

/** The same as one JSON object. */
export const jsonReport = (report: FuzzReport): string =>
  JSON.stringify({ format: "taospec-fuzz/1", ...report });
