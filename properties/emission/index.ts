import type { AnyProperty } from "../property.ts";

/** The laws of this area. */
export const emissionProperties: readonly AnyProperty[] = [];
