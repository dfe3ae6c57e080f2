import type { AnyProperty } from "../property.ts";
import { blocksRememberTheirParents } from "./blocks-remember-their-parents.ts";
import { changesLeadFromStateToState } from "./changes-lead-from-state-to-state.ts";
import { eventsFitTheirDeclarations } from "./events-fit-their-declarations.ts";

/** The laws of this area. */
export const runtimeProperties: readonly AnyProperty[] = [
  blocksRememberTheirParents,
  changesLeadFromStateToState,
  eventsFitTheirDeclarations,
];
