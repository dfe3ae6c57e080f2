import type { AnyProperty } from "../property.ts";

/** The laws of this area. */
export const registrationProperties: readonly AnyProperty[] = [];
