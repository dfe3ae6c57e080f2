import { delegateTake, stakeProportionalEmission } from "../../model/finney/yuma/payout.ts";
import { delegations } from "../arbitraries/emission.ts";
import { property } from "../property.ts";
import { type Delegation, sharedOf } from "../support/emission.ts";
import { exactSum } from "../support/epochs.ts";

const partOf = (input: Delegation, stake: bigint): bigint =>
  stakeProportionalEmission(stake, exactSum(input.stakes), sharedOf(input));

/** Whether `paid` is the exact share rounded down, or a rao less. */
const isRoundedDown = (paid: bigint, numerator: bigint, denominator: bigint): boolean => {
  const whole = numerator / denominator;
  return paid === whole || paid === whole - 1n;
};

export const nominatorsShareByStake = property({
  name: "nominators-share-by-stake",
  informal:
    "A delegate takes its share of what it earns as a validator, a nominator gets its stake's share of what is left; both are rounded down, and at most a rao less than that.",
  formal: "take ∈ {⌊τv⌋ − 1, ⌊τv⌋} ∧ p_i ∈ {⌊(v − take)·x_i/S⌋ − 1, ⌊(v − take)·x_i/S⌋}",
  rules: ["EMI-6"],
  status: "tested",
  arbitrary: delegations,
  witnesses: {
    "everything is taken": ({ emission, take }) => emission > 0n && delegateTake(take, emission) === emission,
    "several nominators are paid": (input) =>
      input.stakes.filter((stake) => partOf(input, stake) > 0n).length > 1,
    "nothing is staked": ({ stakes }) => exactSum(stakes) === 0n,
  },
  violation: (input) => {
    const { emission, take, stakes } = input;
    const taken = delegateTake(take, emission);
    if (!isRoundedDown(taken, BigInt(take) * emission, 65_535n)) return `${taken} rao taken of ${emission}`;
    const total = exactSum(stakes);
    const wrong = stakes.find((stake) => {
      const paid = partOf(input, stake);
      return total === 0n ? paid !== 0n : !isRoundedDown(paid, sharedOf(input) * stake, total);
    });
    return wrong === undefined
      ? undefined
      : `a stake of ${wrong} in ${total} gets ${partOf(input, wrong)} rao`;
  },
});
