import { blockStepWith } from "../finney/emission/blockStep.ts";
import type { Chain, Outcome } from "../rules.ts";
import { andThen, done } from "../runtime/call.ts";
import { forgetAuthor } from "./authorship/forget.ts";
import { settleQueries } from "./queries/settle.ts";
import { dropJailedPayments, readersWithoutJailed } from "./slashing/epochReaders.ts";
import { takeJailedPermits } from "./slashing/jail.ts";
import { completeUnbondings } from "./unbonding/mature.ts";

const finneyStep = blockStepWith(readersWithoutJailed);

/**
 * [BND-2] What a bonded chain does at the beginning of each block: the author of the block before is forgotten, entries
 * and redelegations complete, queries settle, payments to jailed hotkeys are dropped; then all that finney does; last,
 * jailed hotkeys lose permits that they have been given meanwhile.
 */
export const blockStep = ({ rules, state }: Chain): Outcome => {
  const completed = completeUnbondings({ rules, state: forgetAuthor(state) });
  const settled = andThen(completed, (next) => settleQueries({ rules, state: next }));
  const stepped = andThen(settled, (next) => finneyStep({ rules, state: dropJailedPayments(next) }));
  return andThen(stepped, (next) => done(takeJailedPermits(next)));
};
