import type { RuleSet } from "../rules.ts";
import type { BondedParameters } from "./parameters.ts";

/** The parameters of rules that are bonded. Throws for others: their calls are never dispatched to bonded bodies. */
export const parametersOf = ({ name, bonded }: RuleSet): BondedParameters => {
  if (bonded === undefined) throw new Error(`the rules ${name} have no bonded parameters`);
  return bonded;
};
