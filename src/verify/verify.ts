import type { ConformanceCase } from "../../conformance/case.ts";
import {
  type CaseResult,
  type Counts,
  countsOf,
  runCase,
  type Target,
} from "../../conformance/runner/run.ts";
import { checkProperty, type PropertyReport } from "../../properties/check.ts";
import type { AnyProperty } from "../../properties/property.ts";

/** What is to be verified, and how thoroughly. */
export interface VerifyPlan {
  readonly properties: Readonly<Record<string, readonly AnyProperty[]>>;
  /** Undefined where only properties are asked for. */
  readonly vectors?: { readonly cases: readonly ConformanceCase[]; readonly target: Target };
  readonly seed: number;
  readonly runs: number;
  readonly path?: string;
}

export interface CheckedProperty extends PropertyReport {
  readonly area: string;
  readonly property: AnyProperty;
}

export interface VerifyReport {
  readonly seed: number;
  readonly runs: number;
  readonly properties: readonly CheckedProperty[];
  readonly vectors?: Counts & { readonly results: readonly CaseResult[] };
  readonly holds: boolean;
}

/** Hears what has been checked, and how many inputs or vectors that were. */
type Listener = (done: string, inputs: number) => void;

/** Number of inputs and vectors that `verify` tells its listener of. */
export const inputsOf = ({ properties, vectors, runs }: VerifyPlan): number =>
  Object.values(properties).flat().length * runs + (vectors?.cases.length ?? 0);

const checkAll = (plan: VerifyPlan, step: Listener): readonly CheckedProperty[] =>
  Object.entries(plan.properties).flatMap(([area, properties]) =>
    properties.map((property) => {
      const { seed, runs, path } = plan;
      const report = checkProperty(property, { seed, runs, ...(path === undefined ? {} : { path }) });
      step(property.name, runs);
      return { ...report, area, property };
    }),
  );

const runVectors = ({ vectors }: VerifyPlan, step: Listener) => {
  if (vectors === undefined) return undefined;
  const results = vectors.cases.map((subject) => {
    const result = runCase(subject, vectors.target);
    step(subject.name, 1);
    return result;
  });
  return { ...countsOf(results), results };
};

/** Check all of `plan`. It holds when every property holds and, where vectors are part of it, some ran and none failed. */
export const verify = (plan: VerifyPlan, step: Listener = () => {}): VerifyReport => {
  const properties = checkAll(plan, step);
  const vectors = runVectors(plan, step);
  const conforms = vectors === undefined || (vectors.run > 0 && vectors.failed === 0);
  return {
    seed: plan.seed,
    runs: plan.runs,
    properties,
    ...(vectors === undefined ? {} : { vectors }),
    holds: properties.length > 0 && properties.every((property) => property.holds) && conforms,
  };
};
