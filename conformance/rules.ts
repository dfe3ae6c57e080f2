import { finney } from "../model/finney/rules.ts";
import { phases } from "../model/finney/yuma/phases.ts";
import type { RuleSet } from "../model/rules.ts";
import { callRules } from "./codecs/calls.ts";
import type { PlainStep } from "./replay/scenario.ts";
import { placeOfSuite } from "./ruleSets.ts";
import { bondedFunctions } from "./suites/bonded/index.ts";
import { chapterFunctions } from "./suites/functions/index.ts";
import { genesisHandlers } from "./suites/genesisHandlers.ts";

const ruleRange = (prefix: string, last: number): readonly string[] =>
  Array.from({ length: last }, (_, index) => `${prefix}-${index + 1}`);

const yumaRules = ruleRange("YUM", 22);
const rootRules = ruleRange("ROOT", 9);

const tokenomicsRules: Readonly<Record<string, readonly string[]>> = {
  block_emission: ["TOK-2", "TOK-3"],
  written_block_emission: ["TOK-6"],
  emission_over: ["TOK-1"],
  halving_threshold: ["TOK-4"],
  issuance_after: ["TOK-5"],
  genesis_issuance: ["TOK-7"],
};

const codecRules: Readonly<Record<string, readonly string[]>> = {
  storage_key: ["STO-3"],
  scale: ["STO-2"],
  state_order: ["STO-1", "STO-4"],
  state_root: ["STO-5"],
  trie_root: ["STO-5"],
  call: ["GOV-3"],
};

/** Patterns of operations of the fixed-point types, the first that fits counts. */
const operations: readonly (readonly [operation: RegExp, rules: readonly string[]])[] = [
  [/^(saturating_|checked_)?(add|sub|neg)$|^abs$/, ["NUM-1", "NUM-2"]],
  [/^(saturating_|checked_)?mul$/, ["NUM-1", "NUM-3"]],
  [/^(saturating_|checked_)?div$/, ["NUM-1", "NUM-4"]],
  [/_f(32|64)$/, ["NUM-6"]],
  [/(from|to)_num_/, ["NUM-5"]],
  [/^(saturating_)?round$|^(checked_)?floor$|^(ceil|int|frac)$/, ["NUM-7"]],
  [/^safe_div(_or)?$|^abs_diff$/, ["NUM-8"]],
  [/^checked_pow$/, ["NUM-9"]],
  [/^checked_sqrt$/, ["NUM-10"]],
  [/^checked_(ln|log)$/, ["NUM-11"]],
  [/^cmp$/, ["NUM-12"]],
  [/^sqrt$/, ["NUM-13"]],
  [/^log2$/, ["NUM-14"]],
  [/^ln$/, ["NUM-15"]],
  [/^exp$/, ["NUM-16"]],
  [/^powi?$/, ["NUM-17"]],
];

const safeFloatConversions = /^(new|to_u64|is_zero|from_u64|from_U64F64)$/;

const numberRules = (handler: string): readonly string[] => {
  const [type = "", operation = ""] = handler.split(".");
  if (type === "SharePool") return ["NUM-20"];
  if (type === "SafeFloat") return [safeFloatConversions.test(operation) ? "NUM-18" : "NUM-19"];
  return operations.find(([pattern]) => pattern.test(operation))?.[1] ?? [];
};

/** The rule whose phase leaves this label in the trace of an epoch. */
export const ruleOfTraceLabel = (label: string): string | undefined =>
  phases.find(({ traces }) => Object.values(traces).includes(label))?.rule;

/** The rules of the beginning of a block, whatever it finds to do. */
const blockRules = ["RUN-5", "EMI-1"];

const genesisRules = ["GEN-3", "GEN-4", "GEN-5"];

/** The same under some rules: what goes on from finney puts its own beginning before finney's. */
const blockRulesOf = ({ parent }: RuleSet): readonly string[] =>
  parent === undefined ? blockRules : ["BND-2", ...blockRules];

/** The rules that a step of a run follows. */
export const rulesOfStep = (rules: RuleSet, step: PlainStep): readonly string[] =>
  "call" in step ? callRules(rules, step.call) : blockRulesOf(rules);

/** The rules that the steps of a run follow. */
export const rulesOfSteps = (rules: RuleSet, steps: readonly PlainStep[]): readonly string[] => [
  ...new Set(["RUN-6", "RUN-7", ...steps.flatMap((step) => rulesOfStep(rules, step))]),
];

const finneyRulesOf = (suite: string, handler: string): readonly string[] => {
  if (suite === "yuma") return yumaRules;
  if (suite === "root") return rootRules;
  if (suite === "numbers") return numberRules(handler);
  if (suite === "function") return chapterFunctions[handler]?.rules ?? [];
  if (suite === "codec") return codecRules[handler] ?? [];
  if (suite === "calls" || suite === "rejected") return callRules(finney, handler);
  if (suite === "block") return blockRules;
  if (suite === "genesis") return genesisHandlers[handler]?.rules ?? genesisRules;
  return suite === "tokenomics" ? (tokenomicsRules[handler] ?? []) : [];
};

/** The same of a rule set that goes on from finney. */
const laterRulesOf = (rules: RuleSet, suite: string, handler: string): readonly string[] => {
  if (suite === "calls" || suite === "rejected") return callRules(rules, handler);
  if (suite === "function") return bondedFunctions[handler]?.rules ?? [];
  return suite === "block" ? blockRulesOf(rules) : [];
};

/** The rules of the specification that a handler computes, by the name that its suite goes by. */
export const rulesOf = (name: string, handler: string): readonly string[] => {
  const { rules, suite } = placeOfSuite(name);
  return rules === finney ? finneyRulesOf(suite, handler) : laterRulesOf(rules, suite, handler);
};
