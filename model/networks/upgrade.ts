/** How a chain goes over from one rule set to the next. */
import type { Chain, RuleSet } from "../rules.ts";
import type { State } from "../storage/item.ts";

/** A change of the rules: those that hold afterwards, and what becomes of the state, once. */
export interface Upgrade {
  readonly to: RuleSet;
  /** Runs when the first block under the new rules begins, before its number is known to the state. */
  readonly migrate: (state: State) => State;
}

/** Whether two rule sets are the same: name and version say so, not identity. */
const sameRules = (left: RuleSet, right: RuleSet): boolean =>
  left.name === right.name && left.version === right.version;

/** [GEN-7] The chain under the new rules. An upgrade to the rules that hold already changes nothing. */
export const upgrade =
  ({ to, migrate }: Upgrade) =>
  (chain: Chain): Chain =>
    sameRules(chain.rules, to) ? chain : { rules: to, state: migrate(chain.state) };
