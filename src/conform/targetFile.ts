import type { ConformanceCase } from "../../conformance/case.ts";
import type { ReportedSkip } from "../../conformance/runner/report.ts";
import {
  fitsSkip,
  isExpired,
  readTargetFile,
  requireFitting,
  type TargetFile,
  type TargetSkip,
} from "../../conformance/runner/targetFile.ts";
import type { Skip } from "../../conformance/runner/withTarget.ts";
import { specification } from "../../conformance/suites/index.ts";
import { withFile } from "../cli/errors.ts";
import { readJsonFile } from "../input/file.ts";

/** The file with the target's own words. Throws a CliError that names the place of a fault. */
export const loadTargetFile = (file: string): TargetFile =>
  withFile(file, () => readTargetFile(readJsonFile(file)));

const suites: ReadonlySet<string> = new Set(specification.suites.map(({ name }) => name));

/** Throws a CliError where a skip fits none of the cases. `some`: only some suites were loaded. */
export const checkSkips = (
  file: string,
  target: TargetFile,
  cases: readonly ConformanceCase[],
  some: boolean,
): void => withFile(file, () => requireFitting(target, cases, some ? suites : undefined));

/** The skip that holds for a case on this day. */
export const skipOf =
  ({ skips = [] }: TargetFile, today: string) =>
  (subject: ConformanceCase): Skip | undefined => {
    const found = skips.find((skip) => !isExpired(skip, today) && fitsSkip(skip, subject));
    if (found === undefined) return undefined;
    const { reason, link, until } = found;
    return { reason, link, until };
  };

const nameOf = ({ suite, handler, case: name }: TargetSkip): string =>
  [suite, handler, name].filter((part) => part !== undefined).join("/");

/** Every skip of the file, with what it means for the chosen cases on this day. */
export const reportedSkips = (
  { skips = [] }: TargetFile,
  today: string,
  chosen: readonly ConformanceCase[],
): readonly ReportedSkip[] =>
  skips.map((skip) => ({
    skip: nameOf(skip),
    reason: skip.reason,
    link: skip.link,
    until: skip.until,
    expired: isExpired(skip, today),
    cases: chosen.filter((subject) => fitsSkip(skip, subject)).length,
  }));

/** The day in UTC, so that a run means the same everywhere. */
export const today = (): string => new Date().toISOString().slice(0, 10);
