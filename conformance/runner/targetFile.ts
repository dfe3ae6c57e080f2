/** What an implementation does otherwise on purpose, in a file of its own: spec/targets.md. */
import * as Schema from "effect/Schema";
import { type ConformanceCase, InputError } from "../case.ts";
import { named } from "../codecs/state.ts";
import { reader } from "../codecs/values.ts";

const targetFileFormat = "taospec-target-file/1";

const text = (description: string) =>
  Schema.String.check(Schema.isPattern(/\S/, { expected: "a text that is not empty" })).annotate({
    description,
  });

const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const isDay = (written: string): boolean => {
  const [year = 0, month = 0, day = 0] = written.split("-").map(Number);
  const days = month === 2 && !isLeap(year) ? 28 : (monthDays[month - 1] ?? 0);
  return day >= 1 && day <= days;
};

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

const day = Schema.String.check(
  Schema.isPattern(dayPattern, { expected: "a day, as 2027-03-31" }),
  Schema.makeFilter((written) => !dayPattern.test(written) || isDay(written), {
    expected: "a day of the calendar",
  }),
).annotate({ description: "The last day on which it holds; its cases are run again after it" });

const link = Schema.String.check(
  Schema.isPattern(/^https?:\/\/[^\s/]+(\/\S*)?$/, {
    expected: "a link that begins with http:// or https://",
  }),
).annotate({ description: "Where the reason is discussed" });

const skip = Schema.Struct({
  suite: text("The suite of the cases"),
  handler: Schema.optionalKey(text("Only this handler of the suite")),
  case: Schema.optionalKey(text("Only this case of the handler: what follows the second / of its ID")),
  reason: text("Why the target does not run them"),
  link,
  until: day,
});

/** Cases that a target does not run, and until when. */
export type TargetSkip = typeof skip.Type;

export const targetFile = Schema.Struct({
  format: Schema.Literal(targetFileFormat),
  target: Schema.optionalKey(text("How the target is reached, as --target takes it")),
  reasons: Schema.optionalKey(Schema.Record(Schema.String, text("The chain's name"))).annotate({
    description: "The target's names of rejections, each with the chain's",
  }),
  skips: Schema.optionalKey(Schema.Array(skip)).annotate({ description: "What the target does not run" }),
}).annotate({
  title: "taospec target file",
  description: "What an implementation does otherwise on purpose.",
});

export type TargetFile = typeof targetFile.Type;

const read = reader(targetFile);

const requireHandler = (file: TargetFile): TargetFile => {
  const skips = file.skips ?? [];
  const index = skips.findIndex(({ handler, case: name }) => name !== undefined && handler === undefined);
  if (index >= 0)
    throw new InputError(`skips[${index}].handler`, "is missing: a case is named by its handler too");
  return file;
};

/** A target's own file. Throws an InputError that names the place. */
export const readTargetFile = (json: unknown): TargetFile => requireHandler(read(json));

/** The part of a case's ID that tells it from others of its handler. */
const caseOf = ({ id, suite, handler }: ConformanceCase): string => id.slice(`${suite}/${handler}/`.length);

/** Whether a skip speaks of a case; one that names a file of many cases without a number speaks of them all. */
export const fitsSkip = (skip: TargetSkip, subject: ConformanceCase): boolean => {
  if (skip.suite !== subject.suite) return false;
  if (skip.handler !== undefined && skip.handler !== subject.handler) return false;
  const own = caseOf(subject);
  return skip.case === undefined || skip.case === own || own.startsWith(`${skip.case}#`);
};

const wordsOf = ({ suite, handler, case: name }: TargetSkip): string =>
  [suite, handler, name].filter((part) => part !== undefined).join("/");

/**
 * Every skip speaks of a case. Where only some suites are loaded, a skip of another known one is left alone. Throws an
 * InputError.
 */
export const requireFitting = (
  { skips = [] }: TargetFile,
  cases: readonly ConformanceCase[],
  elsewhere: ReadonlySet<string> = new Set(),
): void => {
  const loaded = new Set(cases.map(({ suite }) => suite));
  for (const [index, skip] of skips.entries()) {
    if (elsewhere.has(skip.suite) && !loaded.has(skip.suite)) continue;
    named(`skips[${index}]`, () => {
      if (!cases.some((subject) => fitsSkip(skip, subject)))
        throw new InputError(
          "(whole)",
          `expected a skip that fits a case (found ${wordsOf(skip)}, which fits none)`,
        );
    });
  }
};

/** Days are compared as they are written: yyyy-mm-dd. */
export const isExpired = ({ until }: Pick<TargetSkip, "until">, today: string): boolean => until < today;
