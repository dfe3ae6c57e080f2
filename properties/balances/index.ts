import type { AnyProperty } from "../property.ts";

/** The laws of this area. */
export const balancesProperties: readonly AnyProperty[] = [];
