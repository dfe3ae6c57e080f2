import type { ConformanceCase } from "../../conformance/case.ts";
import type { Difference } from "../../conformance/runner/compare.ts";
import { distanceOf } from "../../conformance/runner/distance.ts";
import type { ReportedCase, ReportedDifference, RunReport } from "../../conformance/runner/report.ts";
import type { CaseResult } from "../../conformance/runner/run.ts";
import { blameOf, fileText, shown } from "./failures.ts";
import { commandLine } from "./shell.ts";
import { ruleTitles } from "./specRules.ts";

/** What the commands that a report prints must say to mean the same cases and target. */
export interface Invocation {
  /** Files or folders; none where they are the bundled vectors. */
  readonly paths: readonly string[];
  /** Options that say which target is meant, and how it is reached. */
  readonly target: readonly string[];
}

/** A case that was run, with its number among those of the whole run. */
export interface Numbered {
  readonly number: number;
  readonly result: CaseResult;
}

const reportedDifference = (subject: ConformanceCase, difference: Difference): ReportedDifference => {
  const distance = distanceOf(subject, difference);
  const { path, expected, actual } = difference;
  return {
    path,
    expected: shown(expected),
    actual: shown(actual),
    ...(distance === undefined ? {} : { distance }),
  };
};

class CaseReporter {
  readonly #titles = ruleTitles();
  readonly #invocation: Invocation;

  constructor(invocation: Invocation) {
    this.#invocation = invocation;
  }

  #rules(ids: readonly string[]): Pick<ReportedCase, "rules"> {
    if (ids.length === 0) return {};
    return { rules: ids.map((id) => ({ id, title: this.#titles.get(id) ?? "" })) };
  }

  #commands({ id }: ConformanceCase): Pick<ReportedCase, "rerun" | "explain"> {
    const { paths, target } = this.#invocation;
    return {
      rerun: commandLine(["conform", ...paths, ...target, "--case", id]),
      explain: commandLine(["explain", id, ...paths, ...target]),
    };
  }

  #found(subject: ConformanceCase, found: readonly Difference[]): Partial<ReportedCase> {
    const [first] = found;
    if (first === undefined) return {};
    const { rules, ...place } = blameOf(subject, first);
    return {
      ...this.#rules(rules),
      ...place,
      differences: found.map((difference) => reportedDifference(subject, difference)),
      ...this.#commands(subject),
    };
  }

  #details(result: CaseResult): Partial<ReportedCase> {
    switch (result.status) {
      case "failed":
        return this.#found(result.case, result.differences);
      case "broken": {
        const { verdict, message, stderr } = result;
        const { case: subject } = result;
        return { verdict, message, stderr, ...this.#rules(subject.rules), ...this.#commands(subject) };
      }
      case "disputed": {
        const { reason, link, passes, differences } = result;
        const verdict = passes === undefined ? {} : { passes };
        return { reason, link, ...verdict, ...this.#found(result.case, differences) };
      }
      case "passed":
      case "unoffered":
        return {};
      default: {
        const { status: _, case: __, ...reasons } = result;
        return reasons;
      }
    }
  }

  reported({ number, result }: Numbered): ReportedCase {
    const { id, file, name, suite, handler } = result.case;
    return {
      number,
      id,
      file: fileText(file),
      name,
      suite,
      handler,
      status: result.status,
      ...this.#details(result),
    };
  }
}

/** The cases as a report tells them. */
export const reportedCases = (results: readonly Numbered[], invocation: Invocation): RunReport["cases"] => {
  const reporter = new CaseReporter(invocation);
  return results.map((result) => reporter.reported(result));
};
