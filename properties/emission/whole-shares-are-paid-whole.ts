import { delegateTake, stakeProportionalEmission } from "../../model/finney/yuma/payout.ts";
import { delegations } from "../arbitraries/emission.ts";
import { property } from "../property.ts";
import { type Delegation, sharedOf } from "../support/emission.ts";
import { exactSum } from "../support/epochs.ts";

/** Each share of an amount: numerator and denominator, the amount, and what is paid of it. */
const sharesOf = (input: Delegation) => {
  const { emission, take, stakes } = input;
  const total = exactSum(stakes);
  const shared = sharedOf(input);
  const taken = {
    part: BigInt(take),
    of: 65_535n,
    amount: emission,
    paid: delegateTake(take, emission),
  };
  if (total === 0n) return [taken];
  return [
    taken,
    ...stakes.map((part) => ({
      part,
      of: total,
      amount: shared,
      paid: stakeProportionalEmission(part, total, shared),
    })),
  ];
};

type Share = ReturnType<typeof sharesOf>[number];

const isShort = ({ part, of, amount, paid }: Share): boolean => paid !== (part * amount) / of;

/** Whether the exact share lies above a whole rao by less than what an ulp of its quotient is worth. */
const isJustWhole = ({ part, of, amount }: Share): boolean => ((part * amount) % of) << 64n < amount * of;

export const wholeSharesArePaidWhole = property({
  name: "whole-shares-are-paid-whole",
  informal: "A take or a nominator's part is the exact share, rounded down to the rao.",
  formal: "take = ⌊τv⌋ ∧ p_i = ⌊(v − take)·x_i/S⌋",
  rules: ["EMI-6"],
  status: "tested",
  arbitrary: delegations,
  witnesses: {
    "a share that is not whole": (input) =>
      sharesOf(input).some((share) => !isJustWhole(share) && share.paid > 0n),
    "everything to one": (input) => sharesOf(input).some(({ part, of, paid }) => part === of && paid > 0n),
  },
  violation: (input) => {
    const share = sharesOf(input).find(isShort);
    return share === undefined
      ? undefined
      : `${share.part}/${share.of} of ${share.amount} rao are ${share.paid} rao`;
  },
  errata: [
    {
      id: "ERR-89",
      excuses: (input) => sharesOf(input).filter(isShort).every(isJustWhole),
      scenario: { emission: 3n, take: 0, stakes: [1n, 1n, 1n] },
    },
  ],
});
