import { type ConformanceCase, type Executed, type Handler, InputError, type Suite } from "../case.ts";
import { type Difference, differences, traceDifferences } from "./compare.ts";

/** What cases are run against. */
export interface Target {
  readonly suites: readonly Suite[];
  /** Handlers that are not written yet, by suite: why each waits. Their cases are skipped, not failed. */
  readonly later: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export type CaseResult =
  | { readonly status: "passed"; readonly case: ConformanceCase }
  | { readonly status: "skipped"; readonly case: ConformanceCase; readonly reason: string }
  | {
      readonly status: "failed";
      readonly case: ConformanceCase;
      readonly differences: readonly [Difference, ...Difference[]];
    };

export interface Counts {
  /** Cases that were computed and compared: passed + failed. */
  readonly run: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface Report extends Counts {
  readonly results: readonly CaseResult[];
}

const joined = (outer: string, inner: string): string => {
  if (inner === "" || inner === "(whole)") return outer;
  return outer === "" || inner.startsWith("[") ? `${outer}${inner}` : `${outer}.${inner}`;
};

/** The handler of a case, or the difference that says why there is none. */
const handlerOf = ({ suite, handler }: ConformanceCase, target: Target): Handler | Difference => {
  const found = target.suites.find(({ name }) => name === suite);
  if (found === undefined) {
    const known = target.suites.map(({ name }) => name).join(", ");
    return { path: "suite", expected: suite, actual: `unknown suite; the suites are ${known}` };
  }
  const missing = { path: "handler", expected: handler, actual: `suite ${suite} has no such handler` };
  return found.handlers.get(handler) ?? missing;
};

/** A fault of the input is named by its place in the file; any other exception is the target's failure. */
const execute = (
  handler: Handler,
  { input, inputPath = "input" }: ConformanceCase,
): Executed | Difference => {
  const nothing = { path: "outcome", expected: "an outcome", actual: undefined };
  try {
    const executed: Executed | undefined = handler(input);
    return executed?.outcome === undefined ? nothing : executed;
  } catch (error) {
    if (error instanceof InputError)
      throw new InputError(joined(inputPath, error.path), error.expectation, { cause: error });
    return { path: "outcome", expected: "an outcome", actual: `exception: ${String(error)}` };
  }
};

/** All that differs, the trace first, since what goes wrong in a phase goes wrong in those after it. */
export const compareExecuted = (
  { trace, expected }: Pick<ConformanceCase, "trace" | "expected">,
  executed: Executed,
): readonly Difference[] => [
  ...(trace === undefined ? [] : traceDifferences(trace, executed.trace ?? [])),
  ...differences("", expected, executed.outcome),
];

const judged = (subject: ConformanceCase, found: readonly Difference[]): CaseResult => {
  const [first, ...rest] = found;
  if (first === undefined) return { status: "passed", case: subject };
  return { status: "failed", case: subject, differences: [first, ...rest] };
};

/** Compute one case and compare all of it. Throws an `InputError` for an input that the handler cannot read. */
export const runCase = (subject: ConformanceCase, target: Target): CaseResult => {
  const reason = subject.skip ?? target.later.get(subject.suite)?.get(subject.handler);
  if (reason !== undefined) return { status: "skipped", case: subject, reason };
  const handler = handlerOf(subject, target);
  if (typeof handler !== "function") return judged(subject, [handler]);
  const executed = execute(handler, subject);
  return judged(subject, "path" in executed ? [executed] : compareExecuted(subject, executed));
};

export const countsOf = (results: readonly CaseResult[]): Counts => {
  const count = (status: CaseResult["status"]) =>
    results.reduce((sum, result) => sum + (result.status === status ? 1 : 0), 0);
  const [passed, failed, skipped] = [count("passed"), count("failed"), count("skipped")];
  return { run: passed + failed, passed, failed, skipped };
};

/** Compute all cases; `progress` hears of each. */
export const runCases = (
  cases: readonly ConformanceCase[],
  target: Target,
  progress: (result: CaseResult) => void = () => {},
): Report => {
  const results = cases.map((subject) => {
    const result = runCase(subject, target);
    progress(result);
    return result;
  });
  return { ...countsOf(results), results };
};

/** Nothing failed and something ran: a run of nothing proves nothing. */
export const isSuccess = ({ run, failed }: Counts): boolean => run > 0 && failed === 0;
