import type { AnyProperty } from "../property.ts";

export const slashingProperties: readonly AnyProperty[] = [];
