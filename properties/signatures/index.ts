import type { AnyProperty } from "../property.ts";

export const signaturesProperties: readonly AnyProperty[] = [];
