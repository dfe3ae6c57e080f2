import type { AnyProperty } from "../property.ts";

export const unbondingProperties: readonly AnyProperty[] = [];
