/** The report of a run as a value: what all reporters show, and what the parts of a run are merged from. */
import * as Schema from "effect/Schema";
import { reader } from "../codecs/values.ts";
import { caseStatuses } from "./run.ts";

export const reportFormat = "taospec-report/1";

const text = (description: string) => Schema.String.annotate({ description });
const optional = Schema.optionalKey;
const count = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 2 ** 53 - 1 }));

const named = Schema.Struct({ name: Schema.String, version: Schema.String });

const difference = Schema.Struct({
  path: text("Where in the trace, the outcome or the steps"),
  expected: Schema.Json,
  actual: Schema.Json,
  distance: optional(
    Schema.Struct({
      value: text("|expected - actual|, a whole number"),
      unit: optional(Schema.Literals(["ulp", "rao", "units"])),
    }),
  ),
}).annotate({ description: "Absent values are written as (absent)" });

/** A place where expected and actual part, with how far. */
export type ReportedDifference = typeof difference.Type;

const statuses = Schema.Literals(caseStatuses);

const reportedCase = Schema.Struct({
  number: count.annotate({ description: "Its place among all chosen cases, from 1 on" }),
  id: Schema.String,
  file: Schema.String,
  name: Schema.String,
  suite: Schema.String,
  handler: Schema.String,
  status: statuses,
  reason: optional(text("Why it is skipped, disputed, retired or was not run")),
  link: optional(Schema.String),
  until: optional(text("The day until which it is skipped")),
  verdict: optional(text("How the session broke")),
  message: optional(Schema.String),
  stderr: optional(text("The last lines of the target's standard error")),
  passes: optional(Schema.Boolean.annotate({ description: "Of a disputed case that was run" })),
  rules: optional(
    Schema.Array(Schema.Struct({ id: Schema.String, title: Schema.String })).annotate({
      description: "Those of the phase or step that differs first, or else of the case",
    }),
  ),
  phase: optional(text("The label of the first phase that differs")),
  step: optional(text("The first step that differs")),
  differences: optional(Schema.Array(difference)),
  rerun: optional(text("The command that runs it again")),
  explain: optional(text("The command that explains it")),
});

/** A case in a report. */
export type ReportedCase = typeof reportedCase.Type;

const counts = Object.fromEntries(caseStatuses.map((status) => [status, count])) as {
  readonly [Status in (typeof caseStatuses)[number]]: typeof count;
};

const suite = Schema.Struct({
  suite: Schema.String,
  offered: Schema.Boolean,
  cases: count,
  ...counts,
});

/** The counts of a suite. */
export type ReportedSuite = typeof suite.Type;

const skipped = Schema.Struct({
  skip: text("suite, suite/handler or suite/handler/case"),
  reason: Schema.String,
  link: Schema.String,
  until: Schema.String,
  expired: Schema.Boolean.annotate({ description: "Past its end: its cases were run" }),
  cases: count.annotate({ description: "Of the chosen ones" }),
});

/** A skip of a target's file, with what it did. */
export type ReportedSkip = typeof skipped.Type;

const broken = Schema.Struct({ verdict: Schema.String, message: Schema.String, stderr: Schema.String });

const flat = Schema.Struct({
  file: Schema.String,
  case: Schema.String,
  path: Schema.String,
  expected: Schema.Json,
  actual: Schema.Json,
});

const passedCase = Schema.Struct({
  number: count,
  id: Schema.String,
  file: Schema.String,
  name: Schema.String,
  suite: Schema.String,
  handler: Schema.String,
});

/** How a run ends, in one word. */
export const runStatuses = ["passed", "failed", "incomplete", "broken", "empty"] as const;

const common = {
  runner: named,
  target: Schema.NullOr(
    Schema.Struct({
      command: text("How it is reached"),
      name: optional(Schema.String),
      version: optional(Schema.String),
      answers: optional(Schema.Array(Schema.String)),
    }),
  ).annotate({ description: "null: this specification itself" }),
  rules: named,
  vectors: Schema.Struct({
    root: text("SHA-256 that stands for all files: of bundled vectors, the root of their index"),
    cases: count.annotate({ description: "Before any choice" }),
  }),
  selection: Schema.Struct({
    all: Schema.Boolean.annotate({ description: "Whether suites that are not offered make it incomplete" }),
    cases: count,
    ids: text("SHA-256 of the IDs of the chosen cases, a line each"),
  }),
  skips: Schema.Array(skipped),
  sessions: Schema.Array(broken).annotate({ description: "Those that broke while no case was asked" }),
  givenUp: optional(text("Why the target was given up")),
  interrupted: optional(Schema.Boolean),
  notes: Schema.Array(Schema.String),
};

const shard = Schema.Struct({
  index: count,
  of: count,
  passed: Schema.Array(passedCase),
}).annotate({ description: "Of a part of a run; what taospec merge needs besides" });

/** The report as JSON. */
export const reportFile = Schema.Struct({
  format: Schema.Literal(reportFormat),
  status: Schema.Literals(runStatuses),
  run: count.annotate({ description: "Cases that were computed and compared" }),
  passed: count,
  failed: count,
  skipped: count,
  failures: Schema.Array(flat).annotate({ description: "Every path at which a case fails, in one list" }),
  ...common,
  suites: Schema.Array(suite),
  cases: Schema.Array(reportedCase).annotate({ description: "All that did not pass" }),
  shard: optional(shard),
}).annotate({ title: "taospec report", description: "What came of a run of conformance cases." });

export type ReportFile = typeof reportFile.Type;

/** Throws an InputError for what is no report. */
export const readReport: (json: unknown) => ReportFile = reader(reportFile);

/** What a run is and what came of it, with every case. */
export interface RunReport extends Pick<ReportFile, Exclude<keyof typeof common, "givenUp" | "interrupted">> {
  readonly givenUp?: string;
  readonly interrupted?: boolean;
  readonly shard?: { readonly index: number; readonly of: number };
  /** Suites that the target offers; all of them where there is no target. */
  readonly offered: readonly string[];
  /** In the order of the cases. */
  readonly cases: readonly ReportedCase[];
}
