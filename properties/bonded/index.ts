import type { AnyProperty } from "../property.ts";
import { bondedWithoutBondedCallsIsFinney } from "./bonded-without-bonded-calls-is-finney.ts";
import { everyBondedRaoIsAccountedFor } from "./every-bonded-rao-is-accounted-for.ts";
import { slashedRaoNeverBreakTheCap } from "./slashed-rao-never-break-the-cap.ts";
import { storiesEndWithAnExactLedger } from "./stories-end-with-an-exact-ledger.ts";

/** The laws of all bonded areas together. */
export const bondedProperties: readonly AnyProperty[] = [
  bondedWithoutBondedCallsIsFinney,
  everyBondedRaoIsAccountedFor,
  slashedRaoNeverBreakTheCap,
  storiesEndWithAnExactLedger,
];
