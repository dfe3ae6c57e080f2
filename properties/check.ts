import fc from "fast-check";
import { type Json, toJson } from "../model/json.ts";
import type { AnyProperty, Erratum, Property } from "./property.ts";

export interface CheckOptions {
  /** All that is drawn follows from it. */
  readonly seed: number;
  /** Inputs to try at least; more are drawn while a witness is still unreached. */
  readonly runs: number;
  /** Where in the draw of `seed` a reported failure lies. */
  readonly path?: string;
}

/** Why a property does not hold, with all that is needed to see it again. */
export interface Counterexample {
  readonly kind: "violation" | "exception";
  readonly violation: string;
  /** The smallest input found. Big integers are decimal strings. */
  readonly input: Json;
  readonly seed: number;
  readonly path: string;
  /** The command that shows the same failure. */
  readonly replay: string;
}

/** How an erratum fared: its scenario must still violate the property, and be excused. */
interface ErratumReport {
  readonly id: string;
  readonly excused: number;
  readonly scenario: "excused" | "no longer violates" | "violates without excuse" | "throws";
}

export interface PropertyReport {
  readonly name: string;
  readonly rules: readonly string[];
  readonly seed: number;
  readonly runs: number;
  readonly holds: boolean;
  /** How many inputs met each witness. */
  readonly witnesses: Readonly<Record<string, number>>;
  readonly unreached: readonly string[];
  readonly errata: readonly ErratumReport[];
  readonly counterexample?: Counterexample;
}

/** Draws of `runs` inputs each, at most, that are made in search of the last witnesses. */
const maximumRounds = 10;

const excusing = <Case>(property: Property<Case>, input: Case): Erratum<Case> | undefined =>
  property.errata?.find((erratum) => erratum.excuses(input));

/** What the inputs of a run met. */
interface Tally {
  runs: number;
  readonly witnesses: Map<string, number>;
  readonly excused: Map<string, number>;
}

const emptyTally = (property: AnyProperty): Tally => ({
  runs: 0,
  witnesses: new Map(Object.keys(property.witnesses).map((name) => [name, 0])),
  excused: new Map((property.errata ?? []).map((erratum) => [erratum.id, 0])),
});

const increase = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);

const unreachedIn = (tally: Tally) =>
  [...tally.witnesses].filter(([, count]) => count === 0).map(([name]) => name);

/** Says what is wrong with one input, or counts what it met. */
const judge = <Case>(property: Property<Case>, input: Case, tally: Tally): string | undefined => {
  tally.runs += 1;
  for (const [name, met] of Object.entries(property.witnesses)) {
    if (met(input)) increase(tally.witnesses, name);
  }
  const violation = property.violation(input);
  if (violation === undefined) return undefined;
  const erratum = excusing(property, input);
  if (erratum === undefined) return violation;
  increase(tally.excused, erratum.id);
  return undefined;
};

class Violated extends Error {
  override readonly name = "Violated";
}

const replayCommand = (name: string, runs: number, seed: number, path: string) =>
  `npx taospec verify --property ${name} --seed ${seed} --runs ${runs} --path ${path}`;

const describeException = (error: unknown) =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

/** One draw of `runs` inputs. Counting stops at the first failure: what follows is shrinking. */
const draw = (property: AnyProperty, options: CheckOptions, tally: Tally): Counterexample | undefined => {
  let failed = false;
  const predicate = (input: unknown) => {
    const own = failed ? emptyTally(property) : tally;
    try {
      const violation = judge(property, input, own);
      if (violation !== undefined) throw new Violated(violation);
    } catch (error) {
      failed = true;
      throw error;
    }
  };
  const { seed, path } = options;
  const runs = Math.ceil(options.runs / (property.cost ?? 1));
  const details = fc.check(fc.property(property.arbitrary, predicate), {
    seed,
    numRuns: runs,
    ...(path === undefined ? {} : { path }),
  });
  if (!details.failed) return undefined;
  const violated = details.errorInstance instanceof Violated;
  const place = details.counterexamplePath ?? "";
  return {
    kind: violated ? "violation" : "exception",
    violation: violated
      ? (details.errorInstance as Violated).message
      : describeException(details.errorInstance),
    input: toJson(details.counterexample?.[0]),
    seed,
    path: place,
    replay: replayCommand(property.name, runs, seed, place),
  };
};

const scenarioOf = <Case>(property: Property<Case>, erratum: Erratum<Case>): ErratumReport["scenario"] => {
  try {
    if (property.violation(erratum.scenario) === undefined) return "no longer violates";
    return erratum.excuses(erratum.scenario) ? "excused" : "violates without excuse";
  } catch {
    return "throws";
  }
};

const drawUntilReached = (property: AnyProperty, options: CheckOptions, tally: Tally) => {
  for (let round = 0; round < maximumRounds; round += 1) {
    const counterexample = draw(property, { ...options, seed: options.seed + round }, tally);
    if (counterexample !== undefined || unreachedIn(tally).length === 0) return counterexample;
  }
  return undefined;
};

/**
 * Try `property` on at least `options.runs` inputs.
 *
 * It holds when no input violates it but those that one of its errata excuses, when every witness was
 * reached, and when the scenario of every erratum still violates it. The same options give the same report.
 * With a `path`, only that one failure is looked at again.
 */
export const checkProperty = (property: AnyProperty, options: CheckOptions): PropertyReport => {
  const tally = emptyTally(property);
  const replaying = options.path !== undefined;
  const counterexample = replaying
    ? draw(property, options, tally)
    : drawUntilReached(property, options, tally);
  const unreached = replaying ? [] : unreachedIn(tally);
  const errata = (property.errata ?? []).map((erratum) => ({
    id: erratum.id,
    excused: tally.excused.get(erratum.id) ?? 0,
    scenario: scenarioOf(property, erratum),
  }));
  const sound = unreached.length === 0 && errata.every((erratum) => erratum.scenario === "excused");
  return {
    name: property.name,
    rules: property.rules,
    seed: options.seed,
    runs: tally.runs,
    holds: counterexample === undefined && sound,
    witnesses: Object.fromEntries(tally.witnesses),
    unreached,
    errata,
    ...(counterexample === undefined ? {} : { counterexample }),
  };
};
