import type { AnyProperty } from "../property.ts";
import { bondedWithoutBondedCallsIsFinney } from "./bonded-without-bonded-calls-is-finney.ts";

/** The laws of all bonded areas together. */
export const bondedProperties: readonly AnyProperty[] = [bondedWithoutBondedCallsIsFinney];
