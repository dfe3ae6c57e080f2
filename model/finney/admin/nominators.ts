import type { Outcome } from "../../rules.ts";
import { done } from "../../runtime/call.ts";
import type { State } from "../../storage/item.ts";
import { NominatorMinRequiredStake } from "../items/subtensor.ts";
import { clearSmallNominations } from "../staking/stake.ts";

/** [ADM-5] The least stake of a nominator, in rao. Raised, it pays out at once all nominations that are smaller. */
export const setNominatorMinRequiredStake = (state: State, minStake: bigint): Outcome => {
  const before = NominatorMinRequiredStake.get(state);
  const stored = NominatorMinRequiredStake.put(state, minStake);
  return done(minStake > before ? clearSmallNominations(stored) : stored);
};
