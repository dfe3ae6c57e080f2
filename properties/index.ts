import type { AnyProperty } from "./property.ts";

export { type CheckOptions, type Counterexample, checkProperty, type PropertyReport } from "./check.ts";
export { type AnyProperty, type Erratum, type Property, property } from "./property.ts";

/** Every property of the specification, by area. */
export const properties: Readonly<Record<string, readonly AnyProperty[]>> = {};
