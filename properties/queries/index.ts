import type { AnyProperty } from "../property.ts";

export const queriesProperties: readonly AnyProperty[] = [];
