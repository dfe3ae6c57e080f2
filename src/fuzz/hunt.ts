import type { ConformanceCase } from "../../conformance/case.ts";
import type { Reasons } from "../../conformance/protocol/ask.ts";
import type { Connector } from "../../conformance/protocol/session.ts";
import { Asker, Unreachable } from "./asker.ts";
import type { Domain, Draws } from "./domain.ts";
import { type Difference, type Search, type Surroundings, searchOnce } from "./search.ts";
import { derivedSeed, nextSeed } from "./seeds.ts";

/** A domain with random inputs that the target offers. */
export interface Field {
  readonly domain: Domain;
  readonly draws: Draws;
}

export interface HuntPlan {
  readonly fields: readonly Field[];
  readonly seed: number;
  /** Only this one input of the only field. */
  readonly path?: string;
  /** Inputs of each field; without it, as many as there is time for. */
  readonly runs?: number;
  readonly seconds?: number;
  readonly shrinkSeconds: number;
  readonly maxDifferences: number;
  /** Sessions at once. */
  readonly jobs: number;
}

/** What was done in a domain. */
export interface Tally {
  readonly domain: string;
  readonly unit: string;
  /** How many of the unit were asked. */
  readonly count: number;
  /** Without the time in which differences were made small. */
  readonly milliseconds: number;
  readonly differences: number;
  /** Inputs that showed a difference which was known. */
  readonly again: number;
}

/** What hears of a hunt while it goes on. */
interface HuntListener {
  readonly tally: (domain: Domain, count: number) => void;
  readonly difference: (difference: Difference) => void;
}

export interface HuntOptions {
  readonly connector: Connector;
  readonly reasons: Reasons;
  readonly skips: (subject: ConformanceCase) => boolean;
  readonly stop: AbortSignal;
  /** Differences by class that are no longer to be looked for. */
  readonly known: ReadonlySet<string>;
  readonly listener: HuntListener;
}

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** The figures of a hunt as it goes on. */
class Figures {
  readonly #tallies: ReadonlyMap<string, Writable<Tally>>;

  constructor(fields: readonly Field[]) {
    const empty = { count: 0, milliseconds: 0, differences: 0, again: 0 };
    this.#tallies = new Map(
      fields.map(({ domain: { name, unit } }) => [name, { domain: name, unit, ...empty }]),
    );
  }

  add(domain: Domain, more: Partial<Omit<Tally, "domain" | "unit">>): void {
    const tally = this.#tallies.get(domain.name);
    if (tally === undefined) return;
    for (const key of ["count", "milliseconds", "differences", "again"] as const)
      tally[key] += more[key] ?? 0;
  }

  all(): readonly Tally[] {
    return [...this.#tallies.values()];
  }
}

/** All fields one after the other, in a session of its own. */
class Lane {
  readonly #plan: HuntPlan;
  readonly #options: HuntOptions;
  readonly #around: Surroundings;
  readonly #figures: Figures;
  readonly #found: Difference[];
  readonly #asker: Asker;
  readonly #began = performance.now();
  #shrinking = 0;

  constructor(
    plan: HuntPlan,
    options: HuntOptions,
    around: Surroundings,
    figures: Figures,
    found: Difference[],
  ) {
    this.#plan = plan;
    this.#options = options;
    this.#around = around;
    this.#figures = figures;
    this.#found = found;
    this.#asker = new Asker(options.connector, options.reasons);
  }

  #isFull(): boolean {
    return this.#found.length >= this.#plan.maxDifferences;
  }

  /** Each field has its part of the time; what one leaves is for those after it. */
  #endOf(index: number): number {
    const { seconds, fields } = this.#plan;
    if (seconds === undefined) return Number.POSITIVE_INFINITY;
    return this.#began + (seconds * 1_000 * (index + 1)) / fields.length;
  }

  #keep(domain: Domain, difference: Difference): void {
    const { known } = this.#around;
    if (known.has(difference.class) || this.#isFull()) {
      this.#figures.add(domain, { again: 1 });
      return;
    }
    known.add(difference.class);
    this.#found.push(difference);
    this.#figures.add(domain, { differences: 1 });
    this.#options.listener.difference(difference);
  }

  async #searchField({ domain, draws }: Field, index: number, first: number, runs: number): Promise<void> {
    const { path, shrinkSeconds } = this.#plan;
    const isOver = () => this.#isFull() || performance.now() - this.#shrinking > this.#endOf(index);
    const common = { domain, draws, isOver, shrinkMilliseconds: shrinkSeconds * 1_000 };
    let left = runs;
    for (let seed = first; left > 0 && !isOver() && !this.#around.stop.aborted; seed = nextSeed(seed)) {
      const search: Search = { ...common, seed, runs: left, ...(path === undefined ? {} : { path }) };
      const began = performance.now();
      const { difference, tried, shrinkMilliseconds, lost } = await searchOnce(
        search,
        this.#around,
        this.#asker,
      );
      this.#shrinking += shrinkMilliseconds;
      this.#figures.add(domain, { milliseconds: performance.now() - began - shrinkMilliseconds });
      left -= tried;
      if (difference !== undefined) this.#keep(domain, difference);
      if (lost !== undefined) throw lost;
      if (difference === undefined || path !== undefined) return;
    }
  }

  /** Gives up whatever it is doing. */
  stop(): void {
    this.#asker.kill();
  }

  /** Returns what went wrong at the end of the session, if anything. */
  async search(seed: number, runs: number): Promise<string | undefined> {
    try {
      for (const [index, field] of this.#plan.fields.entries())
        await this.#searchField(field, index, seed, runs);
    } catch (error) {
      this.#asker.kill();
      throw error;
    }
    return this.#asker.close();
  }
}

export interface Hunted {
  readonly tallies: readonly Tally[];
  readonly differences: readonly Difference[];
  /** What went wrong besides: a session that could not be begun any more, or did not end as it should. */
  readonly breaks: readonly string[];
}

/** More than any search will try. */
const endless = 2 ** 31 - 1;

const partOf = (whole: number | undefined, part: number, parts: number): number =>
  whole === undefined ? endless : Math.floor(whole / parts) + (part < whole % parts ? 1 : 0);

const failureOf = (reason: unknown): string => {
  if (reason instanceof Unreachable) return reason.message;
  throw reason;
};

/** Look for differences in all fields, until the budget is spent or as many are found as are wanted. */
export const hunt = async (plan: HuntPlan, options: HuntOptions): Promise<Hunted> => {
  const figures = new Figures(plan.fields);
  const found: Difference[] = [];
  const around: Surroundings = {
    known: new Set(options.known),
    stop: options.stop,
    skips: options.skips,
    asked: (domain, count, again) => {
      figures.add(domain, { count, again: again ? 1 : 0 });
      options.listener.tally(domain, count);
    },
  };
  const lanes = Array.from({ length: plan.jobs }, () => new Lane(plan, options, around, figures, found));
  options.stop.addEventListener("abort", () => lanes.forEach((lane) => void lane.stop()), { once: true });
  const searches = lanes.map((lane, job) => {
    const seed = job === 0 ? plan.seed : derivedSeed(plan.seed, `job ${job}`);
    return lane.search(seed, partOf(plan.runs, job, plan.jobs));
  });
  const ends = await Promise.allSettled(searches);
  const breaks = ends.map((end) => (end.status === "fulfilled" ? end.value : failureOf(end.reason)));
  return {
    tallies: figures.all(),
    differences: found,
    breaks: breaks.filter((message) => message !== undefined),
  };
};
