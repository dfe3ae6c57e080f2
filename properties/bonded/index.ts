import type { AnyProperty } from "../property.ts";

export const bondedProperties: readonly AnyProperty[] = [];
