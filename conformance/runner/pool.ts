/** Several sessions of a target that answer the cases of one queue. Pure: how a session is reached is the connector's part. */
import type { ConformanceCase } from "../case.ts";
import { type Asked, askCase, type Reasons } from "../protocol/ask.ts";
import type { Offer } from "../protocol/messages.ts";
import { Broken, type Connector, type Session, type Verdict } from "../protocol/session.ts";

/** A session that broke while no case was being asked: at its beginning or at its end. */
export interface SessionBreak {
  readonly verdict: Verdict;
  readonly message: string;
  readonly stderr: string;
}

/** A fault of taospec or of a case's file that came up while the case was asked. */
export class CaseFault extends Error {
  override readonly name = "CaseFault";
  readonly subject: ConformanceCase;
  constructor(subject: ConformanceCase, cause: unknown) {
    super(`${subject.id}: ${String(cause)}`, { cause });
    this.subject = subject;
  }
}

export interface PoolOptions {
  readonly jobs: number;
  readonly reasons: Reasons;
  /** Hears of each case that is done. */
  readonly progress: () => void;
  /** Ends the run: what is being asked is given up, all that is left is not run. */
  readonly stop: AbortSignal;
}

export interface PoolRun {
  /** One for each case, in their order; undefined where it was not run. */
  readonly ends: readonly (Asked | undefined)[];
  readonly breaks: readonly SessionBreak[];
  /** Why the target was given up, where it was. */
  readonly givenUp?: string;
}

/** The target is given up once so many sessions in a row have broken without a case answered between them. */
const breaksInARow = 3;
/** Or once so many have broken in all, so that a target that hangs now and then does not take for ever. */
const breaksInAll = 20;

const whyGivenUp = (inARow: number, inAll: number): string | undefined => {
  if (inARow === breaksInARow) return `${inARow} sessions in a row broke without answering a case`;
  return inAll === breaksInAll ? `${inAll} sessions broke` : undefined;
};

/** What a handshake says, whatever the order in which it says it. */
const storyOf = ({ suites, answers = [], ...rest }: Offer): string =>
  JSON.stringify([
    Object.entries(suites)
      .map(([suite, handlers]) => [suite, [...handlers].sort()] as const)
      .sort(([left], [right]) => (left < right ? -1 : 1)),
    [...answers].sort(),
    [rest.protocol, rest.rules.name, rest.rules.version, rest.target.name, rest.target.version],
  ]);

export const breakOf = ({ verdict, message, stderr }: Broken): SessionBreak => ({ verdict, message, stderr });

/** The first session, and those that must tell the same story as it did. */
export interface Opened {
  readonly session: Session;
  readonly offer: Offer;
}

/** Nothing that has come of a case: no session could be opened for it. */
interface Unreached {
  readonly status: "unreached";
  readonly fault: SessionBreak;
}

/**
 * What is known of the cases. Whatever the order in which the answers come, they are looked at in the order of the
 * cases, so that a target is given up at the same case with one session as with many.
 */
class Ledger {
  readonly ends: (Asked | Unreached | undefined)[];
  readonly breaks: SessionBreak[] = [];
  givenUp: string | undefined;
  #looked = 0;
  #inARow = 0;
  #inAll = 0;

  constructor(cases: number) {
    this.ends = Array.from({ length: cases });
  }

  settle(index: number, end: Asked | Unreached): void {
    if (this.givenUp !== undefined) return;
    this.ends[index] = end;
    while (this.givenUp === undefined && this.#look()) this.#looked += 1;
  }

  #look(): boolean {
    const end = this.ends[this.#looked];
    if (end === undefined) return false;
    if (end.status === "unreached") {
      this.breaks.push(end.fault);
      this.#giveUp(this.#looked, "no new session could be opened");
      return false;
    }
    const broke = end.status === "broken";
    this.#inARow = broke ? this.#inARow + 1 : 0;
    this.#inAll += broke ? 1 : 0;
    const why = broke ? whyGivenUp(this.#inARow, this.#inAll) : undefined;
    if (why !== undefined) this.#giveUp(this.#looked + 1, why);
    return true;
  }

  #giveUp(from: number, why: string): void {
    this.givenUp = why;
    this.ends.fill(undefined, from);
  }

  run(): PoolRun {
    const ends = this.ends.map((end) => (end?.status === "unreached" ? undefined : end));
    const seen = new Map(this.breaks.map((fault) => [JSON.stringify(fault), fault]));
    const breaks = [...seen.values()];
    return { ends, breaks, ...(this.givenUp === undefined ? {} : { givenUp: this.givenUp }) };
  }
}

class Pool {
  readonly #cases: readonly ConformanceCase[];
  readonly #connector: Connector;
  readonly #options: PoolOptions;
  readonly #story: string;
  readonly #ledger: Ledger;
  readonly #sessions = new Set<Session>();
  #next = 0;
  #over = false;
  #end: () => void = () => {};
  readonly #ended: Promise<undefined>;

  constructor(
    cases: readonly ConformanceCase[],
    connector: Connector,
    { offer }: Opened,
    options: PoolOptions,
  ) {
    this.#cases = cases;
    this.#connector = connector;
    this.#options = options;
    this.#story = storyOf(offer);
    this.#ledger = new Ledger(cases.length);
    this.#ended = new Promise((resolve) => {
      this.#end = () => resolve(undefined);
    });
  }

  /** Nothing more is asked, and what is being asked is not waited for. */
  readonly stop = (): void => {
    this.#over = true;
    for (const session of this.#sessions) session.kill();
    this.#end();
  };

  async run(first: Session): Promise<PoolRun> {
    const { jobs, stop } = this.#options;
    this.#sessions.add(first);
    stop.addEventListener("abort", this.stop);
    if (stop.aborted) this.stop();
    const others = Math.max(0, Math.min(jobs, this.#cases.length) - 1);
    try {
      await Promise.all([this.#work(first), ...Array.from({ length: others }, () => this.#work(undefined))]);
    } finally {
      this.stop();
      stop.removeEventListener("abort", this.stop);
    }
    return this.#ledger.run();
  }

  /** Pull cases until none is left; a session that breaks is replaced when the next one needs it. */
  async #work(given: Session | undefined): Promise<void> {
    let session = given;
    while (!this.#over && this.#next < this.#cases.length) {
      const index = this.#next++;
      const opened = session ?? (await this.#open());
      if (opened === undefined) return;
      if (!("ask" in opened)) {
        // Those before this one are being asked already; none after it will be.
        this.#next = this.#cases.length;
        this.#settle(index, { status: "unreached", fault: opened });
        return;
      }
      session = (await this.#ask(index, opened)) ? opened : undefined;
    }
    if (session !== undefined && !this.#over) await this.#close(session);
  }

  #settle(index: number, end: Asked | Unreached): void {
    this.#ledger.settle(index, end);
    this.#options.progress();
    if (this.#ledger.givenUp !== undefined) this.stop();
  }

  /** A session; or how it broke at once; or nothing where the run is over. */
  async #open(): Promise<Session | SessionBreak | undefined> {
    const opening = this.#connector.open().then((session) => {
      if (this.#over) session.kill();
      else this.#sessions.add(session);
      return session;
    });
    try {
      const session = await Promise.race([opening, this.#ended]);
      if (session === undefined || storyOf(session.offer) === this.#story) return session;
      session.kill();
      const message = "this session's handshake is not that of the first one";
      return { verdict: "changes its story", message, stderr: "" };
    } catch (error) {
      if (error instanceof Broken) return breakOf(error);
      throw error;
    }
  }

  /** Whether the session can be asked on. */
  async #ask(index: number, session: Session): Promise<boolean> {
    const subject = this.#cases[index]!;
    const asked = await Promise.race([
      askCase(subject, session, this.#options.reasons).catch((error: unknown) => {
        throw new CaseFault(subject, error);
      }),
      this.#ended,
    ]);
    if (asked === undefined || this.#over) return false;
    if (asked.status === "broken") this.#sessions.delete(session);
    this.#settle(index, asked);
    return asked.status !== "broken";
  }

  async #close(session: Session): Promise<void> {
    try {
      await Promise.race([session.close(), this.#ended]);
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      this.#ledger.breaks.push(breakOf(error));
    }
    this.#sessions.delete(session);
  }
}

/** Ask all cases, beginning with a session that is open already. All sessions are ended when it returns. */
export const runPool = (
  cases: readonly ConformanceCase[],
  connector: Connector,
  first: Opened,
  options: PoolOptions,
): Promise<PoolRun> => new Pool(cases, connector, first, options).run(first.session);
