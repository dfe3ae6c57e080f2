import { type ConformanceCase, type Executed, type Handler, InputError, type Suite } from "../case.ts";
import type { Verdict } from "../protocol/session.ts";
import { type Difference, differences, traceDifferences } from "./compare.ts";

/** What cases are run against. */
export interface Target {
  readonly suites: readonly Suite[];
  /** Handlers that are not written yet, by suite: why each waits. Their cases are skipped, not failed. */
  readonly later: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

type Found = readonly [Difference, ...Difference[]];

/** How a case went: what stands beside its name. */
export type CaseEnd =
  | { readonly status: "passed" }
  | { readonly status: "failed"; readonly differences: Found }
  /** Not run, for a reason that stands in a file. */
  | { readonly status: "skipped"; readonly reason: string; readonly link?: string; readonly until?: string }
  /** The target does not offer it. */
  | { readonly status: "unoffered" }
  /** The target did not keep to the protocol. */
  | {
      readonly status: "broken";
      readonly verdict: Verdict;
      readonly message: string;
      readonly stderr: string;
    }
  /** Never asked, or not to be asked here. */
  | { readonly status: "notRun"; readonly reason: string }
  /** Run, but decides nothing; without `passes` it was not run. */
  | {
      readonly status: "disputed";
      readonly reason: string;
      readonly link: string;
      readonly passes?: boolean;
      readonly differences: readonly Difference[];
    }
  | { readonly status: "retired"; readonly reason: string; readonly link: string };

export type CaseResult = CaseEnd & { readonly case: ConformanceCase };

/** Every way in which a case may end. */
export const caseStatuses = [
  "passed",
  "failed",
  "skipped",
  "unoffered",
  "broken",
  "notRun",
  "disputed",
  "retired",
] as const satisfies readonly CaseEnd["status"][];

export type Counts = Readonly<Record<CaseEnd["status"], number>> & {
  /** Cases that were computed and compared: passed + failed. */
  readonly run: number;
};

export interface Report extends Counts {
  readonly results: readonly CaseResult[];
}

const joined = (outer: string, inner: string): string => {
  if (inner === "" || inner === "(whole)") return outer;
  return outer === "" || inner.startsWith("[") ? `${outer}${inner}` : `${outer}.${inner}`;
};

/** The handler of a case, or the difference that says why there is none. */
export const handlerOf = ({ suite, handler }: ConformanceCase, target: Target): Handler | Difference => {
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

const judged = (found: readonly Difference[]): CaseEnd => {
  const [first, ...rest] = found;
  return first === undefined ? { status: "passed" } : { status: "failed", differences: [first, ...rest] };
};

/** How a case ends that is not active: run and told, without deciding anything, or not run. */
export const decided = (subject: ConformanceCase, run: () => CaseEnd): CaseEnd => {
  const { status } = subject;
  if (status === undefined) return run();
  const { kind, ...doubt } = status;
  if (kind === "retired") return { status: "retired", ...doubt };
  const end = run();
  if (end.status === "passed") return { status: "disputed", ...doubt, passes: true, differences: [] };
  if (end.status === "failed")
    return { status: "disputed", ...doubt, passes: false, differences: end.differences };
  return end.status === "broken" || end.status === "skipped"
    ? end
    : { status: "disputed", ...doubt, differences: [] };
};

const compute = (subject: ConformanceCase, target: Target): CaseEnd => {
  const reason = subject.skip ?? target.later.get(subject.suite)?.get(subject.handler);
  if (reason !== undefined) return { status: "skipped", reason };
  const handler = handlerOf(subject, target);
  if (typeof handler !== "function") return judged([handler]);
  const executed = execute(handler, subject);
  return judged("path" in executed ? [executed] : compareExecuted(subject, executed));
};

/** Compute one case and compare all of it. Throws an `InputError` for an input that the handler cannot read. */
export const runCase = (subject: ConformanceCase, target: Target): CaseResult => ({
  ...decided(subject, () => compute(subject, target)),
  case: subject,
});

export const countsOf = (results: readonly Pick<CaseEnd, "status">[]): Counts => {
  const counts = Object.fromEntries(caseStatuses.map((status) => [status, 0])) as Record<
    CaseEnd["status"],
    number
  >;
  for (const { status } of results) counts[status] += 1;
  return { run: counts.passed + counts.failed, ...counts };
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
export const isSuccess = ({ run, failed, broken }: Counts): boolean =>
  run > 0 && failed === 0 && broken === 0;
