import type { AnyProperty } from "../property.ts";

export const scoringProperties: readonly AnyProperty[] = [];
