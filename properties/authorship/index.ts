import type { AnyProperty } from "../property.ts";

export const authorshipProperties: readonly AnyProperty[] = [];
