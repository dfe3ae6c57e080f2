import { Stake, TotalColdkeyStake, TotalStake } from "../../model/finney/items/subtensor.ts";
import { unbondingScenarios } from "../arbitraries/unbonding.ts";
import { property } from "../property.ts";
import { balanceIn } from "../support/stakes.ts";
import {
  fieldsOf,
  firstUnbondingFault,
  someUnbondingStep,
  type UnbondingScenario,
  type UnbondingStep,
} from "../support/unbonding.ts";

interface Moved {
  readonly coldkey: string;
  readonly source: string;
  readonly destination: string;
  readonly amount: bigint;
}

const movedIn = (step: UnbondingStep): Moved | undefined =>
  fieldsOf(step, "StakeRedelegated")[0] as unknown as Moved | undefined;

/** By how much a count differs after the step. */
const rises = ({ before, after }: UnbondingStep, count: (state: typeof before) => bigint): bigint =>
  count(after) - count(before);

const wrongMove = (step: UnbondingStep, { coldkey, source, destination, amount }: Moved) => {
  const found = [
    rises(step, (state) => Stake.get(state, source, coldkey)),
    rises(step, (state) => Stake.get(state, destination, coldkey)),
    rises(step, (state) => TotalColdkeyStake.get(state, coldkey)),
    rises(step, (state) => TotalStake.get(state)),
    rises(step, (state) => balanceIn(state, coldkey)),
  ];
  const wanted = [-amount, amount, 0n, 0n, 0n];
  return found.join() === wanted.join()
    ? undefined
    : `moves ${found.join(", ")} rao, not ${wanted.join(", ")}`;
};

export const redelegationsMoveStakeOnly = property<UnbondingScenario>({
  name: "redelegations-move-stake-only",
  informal:
    "A redelegation takes exactly its amount from the one stake to the other, and changes no sum and no balance.",
  formal: "Δ Stake_fc = −a ∧ Δ Stake_tc = a ∧ Δ TotalColdkeyStake_c = Δ TotalStake = Δ free_c = 0",
  rules: ["UNB-6", "STK-2"],
  status: "tested",
  cost: 2,
  arbitrary: unbondingScenarios,
  witnesses: {
    "a part moves": someUnbondingStep((step) => {
      const moved = movedIn(step);
      return moved !== undefined && Stake.get(step.after, moved.source, moved.coldkey) > 0n;
    }),
    "all stake moves": someUnbondingStep((step) => {
      const moved = movedIn(step);
      return moved !== undefined && Stake.get(step.after, moved.source, moved.coldkey) === 0n;
    }),
  },
  violation: firstUnbondingFault((step) => {
    const moved = movedIn(step);
    return moved === undefined ? undefined : wrongMove(step, moved);
  }),
});
