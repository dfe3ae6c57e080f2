import { phases } from "../model/finney/yuma/phases.ts";

const yumaRules = [...new Set(phases.map(({ rule }) => rule))];

/** The rule whose phase leaves this label in the trace. */
export const ruleOfTraceLabel = (label: string): string | undefined =>
  phases.find(({ traces }) => Object.values(traces).includes(label))?.rule;

/** The rules that a handler computes. */
export const rulesOf = (suite: string, handler: string): readonly string[] => {
  if (suite === "yuma" && handler === "epoch") return yumaRules;
  return [];
};
