import type { ConformanceCase } from "../case.ts";
import type { Reasons } from "../protocol/ask.ts";
import { type Offer, offers } from "../protocol/messages.ts";
import { Broken, type Connector, type Session } from "../protocol/session.ts";
import { specification } from "../suites/index.ts";
import { breakOf, type PoolRun, runPool, type SessionBreak } from "./pool.ts";
import { type CaseEnd, type CaseResult, decided, handlerOf } from "./run.ts";

/** Why a target does not run a case, in its own words. */
export interface Skip {
  readonly reason: string;
  readonly link: string;
  /** The day until which it holds. */
  readonly until: string;
}

export interface TargetOptions {
  /** So many sessions at once. */
  readonly jobs: number;
  readonly reasons: Reasons;
  readonly skipOf: (subject: ConformanceCase) => Skip | undefined;
  /** Hears of each case that is asked and done, and before that of how many there are. */
  readonly progress: { readonly start: (cases: number) => void; readonly tick: () => void };
  readonly stop: AbortSignal;
}

/** All that came of a run with a target. */
export interface TargetRun {
  readonly results: readonly CaseResult[];
  /** What the target said of itself; nothing where it could not be heard. */
  readonly offer?: Offer;
  readonly breaks: readonly SessionBreak[];
  readonly givenUp?: string;
  readonly interrupted: boolean;
}

/** A case of a suite or handler that nobody knows is never a pass, whatever the target offers. */
const faultOf = (subject: ConformanceCase): CaseEnd | undefined => {
  const handler = handlerOf(subject, specification);
  return typeof handler === "function" ? undefined : { status: "failed", differences: [handler] };
};

/** How a case ends without being asked; undefined where it is to be asked. */
const endUnasked = (
  subject: ConformanceCase,
  offer: Offer | undefined,
  skipOf: TargetOptions["skipOf"],
): CaseEnd | undefined => {
  const { skip, status, suite, handler } = subject;
  if (status?.kind === "retired") return undefined;
  // What stands for a whole file belongs to no suite.
  if (suite === "(none)") return { status: "skipped", reason: skip ?? "" };
  const own = skipOf(subject);
  if (own !== undefined) return { status: "skipped", ...own };
  const fault = faultOf(subject);
  if (fault !== undefined) return fault;
  if (offer !== undefined && !offers(offer, suite, handler)) return { status: "unoffered" };
  return skip === undefined ? undefined : { status: "notRun", reason: skip };
};

const connect = async (connector: Connector): Promise<Session | SessionBreak> => {
  try {
    return await connector.open();
  } catch (error) {
    if (error instanceof Broken) return breakOf(error);
    throw error;
  }
};

const isSession = (opened: Session | SessionBreak): opened is Session => "offer" in opened;

/** No session: or one that comes too late, and is ended when it comes. */
const connectUnless = async (
  connector: Connector,
  stop: AbortSignal,
): Promise<Session | SessionBreak | undefined> => {
  const stopped = new Promise<undefined>((resolve) => {
    if (stop.aborted) resolve(undefined);
    stop.addEventListener("abort", () => resolve(undefined), { once: true });
  });
  const opening = connect(connector).then((opened) => {
    if (stop.aborted && isSession(opened)) opened.kill();
    return opened;
  });
  return Promise.race([opening, stopped]);
};

const whyNotRun = (run: PoolRun, stop: AbortSignal): string => {
  if (run.givenUp !== undefined) return `the target was given up: ${run.givenUp}`;
  return stop.aborted ? "the run was interrupted" : "the run ended before it";
};

interface Planned {
  readonly subject: ConformanceCase;
  readonly end: CaseEnd | undefined;
}

const askAll = async (
  toAsk: readonly ConformanceCase[],
  connector: Connector,
  session: Session,
  { jobs, reasons, progress, stop }: TargetOptions,
): Promise<PoolRun> => {
  progress.start(toAsk.length);
  const opened = { session, offer: session.offer };
  return runPool(toAsk, connector, opened, { jobs, reasons, progress: progress.tick, stop });
};

/** Ends in the order of the cases: those known before anything was asked, and what came of the others. */
const joined = (planned: readonly Planned[], { ends }: PoolRun, notRun: CaseEnd): readonly CaseResult[] => {
  let asked = 0;
  return planned.map(({ subject, end }) => {
    if (end !== undefined) return { ...decided(subject, () => end), case: subject };
    if (subject.status?.kind === "retired") return { ...decided(subject, () => notRun), case: subject };
    const own = ends[asked++] ?? notRun;
    return { ...decided(subject, () => own), case: subject };
  });
};

const isAsked = ({ subject, end }: Planned): boolean =>
  end === undefined && subject.status?.kind !== "retired";

/** Run cases against a target, in so many sessions. The results stand in the order of the cases, however many there are. */
export const runWithTarget = async (
  cases: readonly ConformanceCase[],
  connector: Connector,
  options: TargetOptions,
): Promise<TargetRun> => {
  const { skipOf, stop } = options;
  const opened = await connectUnless(connector, stop);
  const session = opened !== undefined && isSession(opened) ? opened : undefined;
  const offer = session?.offer;
  const planned = cases.map((subject): Planned => ({ subject, end: endUnasked(subject, offer, skipOf) }));
  const toAsk = planned.filter(isAsked).map(({ subject }) => subject);
  const nothing: PoolRun = {
    ends: [],
    breaks: opened === undefined || isSession(opened) ? [] : [opened],
    ...(opened === undefined || isSession(opened) ? {} : { givenUp: "no session could be opened" }),
  };
  const run = session === undefined ? nothing : await askAll(toAsk, connector, session, options);
  const results = joined(planned, run, { status: "notRun", reason: whyNotRun(run, stop) });
  const { breaks, givenUp } = run;
  return {
    results,
    breaks,
    interrupted: stop.aborted,
    ...(offer === undefined ? {} : { offer }),
    ...(givenUp === undefined ? {} : { givenUp }),
  };
};
