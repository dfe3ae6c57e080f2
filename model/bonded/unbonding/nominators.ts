import { NominatorMinRequiredStake, Stake } from "../../finney/items/subtensor.ts";
import { decreaseStake, mayStakeOnly } from "../../finney/staking/stake.ts";
import type { Outcome } from "../../rules.ts";
import { andThen, call, done } from "../../runtime/call.ts";
import { ensureRoot } from "../../runtime/origin.ts";
import { BlockNumber } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { U64 } from "../../storage/shape.ts";
import type { BondedParameters } from "../parameters.ts";
import { parametersOf } from "../parametersOf.ts";
import { openEntry } from "./entries.ts";
import { UnbondingOpened } from "./events.ts";
import { completionOf } from "./period.ts";
import type { Pair } from "./queue.ts";

/** The nomination of a pair becomes an entry, and its place in the map goes; one of 0 rao just goes. */
const releaseNomination = (
  state: State,
  parameters: BondedParameters,
  pair: Pair,
  amount: bigint,
): Outcome => {
  const { hotkey, coldkey } = pair;
  const removed = Stake.remove(decreaseStake(state, coldkey, hotkey, amount), hotkey, coldkey);
  if (amount === 0n) return done(removed);
  const completion = completionOf(parameters, BlockNumber.get(state));
  const opened = openEntry(removed, parameters, pair, amount);
  return done(opened, UnbondingOpened({ ...pair, amount, completion }));
};

/** [UNB-9] Every nomination below `NominatorMinRequiredStake` becomes an entry, in the order of the `Stake` map. */
const releaseSmallNominations = (state: State, parameters: BondedParameters): Outcome =>
  Stake.entries(state)
    .filter(({ keys: [hotkey, coldkey], value }) => !mayStakeOnly(state, coldkey, hotkey, value))
    .reduce(
      (outcome, { keys: [hotkey, coldkey], value }) =>
        andThen(outcome, (next) => releaseNomination(next, parameters, { hotkey, coldkey }, value)),
      done(state),
    );

/** [UNB-9] Set the least stake of a nominator, in rao. Raised, it lets all nominations that are smaller unbond at once. */
export const setNominatorMinRequiredStake = call(
  {
    pallet: "AdminUtils",
    name: "sudo_set_nominator_min_required_stake",
    index: 43,
    arguments: { min_stake: U64 },
    rules: ["UNB-9", "UNB-1", "UNB-2", "ADM-5", "ADM-1", "STK-1", "STK-2", "STK-3"],
    rejections: ["BadOrigin"],
    documentation: "set NominatorMinRequiredStake; raised, let all smaller nominations unbond",
  },
  function* ({ rules, state }, origin, { min_stake: minimum }) {
    yield* ensureRoot(origin);
    const stored = NominatorMinRequiredStake.put(state, minimum);
    return minimum > NominatorMinRequiredStake.get(state)
      ? releaseSmallNominations(stored, parametersOf(rules))
      : done(stored);
  },
);
