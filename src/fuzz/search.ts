import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import type { ConformanceCase } from "../../conformance/case.ts";
import { Abandoned, type Asker, Unreachable } from "./asker.ts";
import { classOf, type Fault, isFault } from "./classify.ts";
import { type Asking, caseOf, type Domain, type Draws } from "./domain.ts";

/** A case that the target answers otherwise, as small as it could be made, and where it was drawn. */
export interface Difference {
  readonly domain: string;
  readonly class: string;
  readonly case: ConformanceCase;
  readonly fault: Fault;
  readonly seed: number;
  readonly path: string;
  /** Smaller inputs that were tried. */
  readonly shrinks: number;
}

/** Where and how long to look for one difference. */
export interface Search {
  readonly domain: Domain;
  readonly draws: Draws;
  readonly seed: number;
  /** Only this one input, as it is. */
  readonly path?: string;
  /** So many inputs at most. */
  readonly runs: number;
  /** Whether no further input is to be tried. */
  readonly isOver: () => boolean;
  readonly shrinkMilliseconds: number;
}

/** What several searches have in common. */
export interface Surroundings {
  /** Differences by class that need not be found again. */
  readonly known: Set<string>;
  readonly stop: AbortSignal;
  readonly skips: (subject: ConformanceCase) => boolean;
  /** Hears of each random case that was asked, and whether it showed a difference that is known. */
  readonly asked: (domain: Domain, count: number, again: boolean) => void;
}

/** How long is worked in one go before signals and timers are listened to. */
const patience = 50;

let rested = performance.now();

const breathe = async (): Promise<void> => {
  if (performance.now() - rested < patience) return;
  await setImmediate();
  rested = performance.now();
};

type Found = Pick<Difference, "class" | "case" | "fault">;

/** Tries inputs until one shows a difference, then smaller ones that show the same. */
class Trial {
  readonly #search: Search;
  readonly #around: Surroundings;
  readonly #asker: Asker;
  foundAt = 0;
  found: Found | undefined;
  tried = 0;
  shrinks = 0;
  /** What went wrong on our side. */
  error: { readonly cause: unknown } | undefined;

  constructor(search: Search, around: Surroundings, asker: Asker) {
    this.#search = search;
    this.#around = around;
    this.#asker = asker;
  }

  #isOver(): boolean {
    if (this.#around.stop.aborted) return true;
    if (this.found === undefined) return this.#search.isOver();
    return performance.now() - this.foundAt > this.#search.shrinkMilliseconds;
  }

  /** A difference counts that is not known; while one is made smaller, only that one. */
  #counts(kind: string): boolean {
    return this.found === undefined ? !this.#around.known.has(kind) : this.found.class === kind;
  }

  async #ask(asking: Asking): Promise<Found | undefined> {
    const subject = caseOf(asking);
    if (this.#around.skips(subject)) return undefined;
    const asked = await this.#asker.ask(subject);
    const fault = isFault(asked) ? asked : undefined;
    const kind = fault === undefined ? undefined : classOf(subject, fault);
    const isNew = kind !== undefined && this.#counts(kind);
    if (this.found === undefined)
      this.#around.asked(
        this.#search.domain,
        this.#search.domain.countOf(asking),
        kind !== undefined && !isNew,
      );
    return isNew ? { class: kind, case: subject, fault: fault! } : undefined;
  }

  async #holds(drawn: readonly Asking[]): Promise<boolean> {
    await breathe();
    if (this.#isOver()) throw new fc.PreconditionFailure(true);
    if (this.found === undefined) this.tried += 1;
    else this.shrinks += 1;
    for (const asking of drawn) {
      const found = await this.#ask(asking);
      if (found === undefined) continue;
      if (this.found === undefined) this.foundAt = performance.now();
      this.found = found;
      return false;
    }
    return true;
  }

  readonly holds = async (drawn: readonly Asking[]): Promise<boolean> => {
    try {
      return await this.#holds(drawn);
    } catch (error) {
      if (error instanceof fc.PreconditionFailure) throw error;
      // What is interrupted shows nothing.
      if (error instanceof Abandoned) throw new fc.PreconditionFailure(true);
      this.error = { cause: error };
      throw new fc.PreconditionFailure(true);
    }
  };
}

interface Searched {
  readonly difference?: Difference;
  /** Inputs that were tried before the difference. */
  readonly tried: number;
  /** Spent on making the difference small. */
  readonly shrinkMilliseconds: number;
  /** The target was lost while the difference was made small. */
  readonly lost?: Unreachable;
}

const checked = ({ draws, seed, runs, path }: Search, trial: Trial) =>
  fc.check(fc.asyncProperty(draws, trial.holds), {
    seed,
    ...(path === undefined ? { numRuns: runs } : { path, numRuns: 1, endOnFailure: true }),
  });

/** The error that ended a trial; one that loses a difference which is found already is told beside it. */
const lostIn = ({ error, found }: Trial): Unreachable | undefined => {
  if (error === undefined) return undefined;
  if (found !== undefined && error.cause instanceof Unreachable) return error.cause;
  throw error.cause;
};

/** Look for one difference that is not known, and make it small. */
export const searchOnce = async (search: Search, around: Surroundings, asker: Asker): Promise<Searched> => {
  const trial = new Trial(search, around, asker);
  const { counterexamplePath } = await checked(search, trial);
  const lost = lostIn(trial);
  const { found, foundAt, tried, shrinks } = trial;
  if (found === undefined) return { tried, shrinkMilliseconds: 0 };
  const place = { seed: search.seed, path: counterexamplePath ?? "" };
  return {
    difference: { domain: search.domain.name, ...found, ...place, shrinks },
    tried,
    shrinkMilliseconds: performance.now() - foundAt,
    ...(lost === undefined ? {} : { lost }),
  };
};
