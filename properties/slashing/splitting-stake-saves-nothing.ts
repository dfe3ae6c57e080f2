import fc from "fast-check";
import { bondedAmount, fractions } from "../arbitraries/slashing.ts";
import { property } from "../property.ts";
import { BLOCK, type Bonds, emptyHolder, type Holder, slashBonds } from "../support/slashing.ts";

/** How a part of the stake is kept. */
const ways = ["stake", "entry", "redelegation"] as const;

interface Split {
  readonly parts: readonly { readonly amount: bigint; readonly way: (typeof ways)[number] }[];
  readonly fraction: bigint;
}

const holding = ({ amount, way }: Split["parts"][number]): Holder => {
  const left = amount === 0n ? [] : [{ amount, creation: BLOCK }];
  if (way === "stake") return { ...emptyHolder, stake: amount };
  return way === "entry" ? { ...emptyHolder, leaving: left } : { ...emptyHolder, moved: left };
};

const lossOf = (fraction: bigint, holders: Bonds["holders"]): bigint =>
  slashBonds({ holders, fraction, infraction: BLOCK, reward: 0n }).loss.total;

const whole = ({ parts }: Split): bigint => parts.reduce((sum, { amount }) => sum + amount, 0n);

const piecesOf = (amount: fc.Arbitrary<bigint>) =>
  fc.array(fc.record({ amount, way: fc.constantFrom(...ways) }), { minLength: 1, maxLength: 6 });

export const splittingStakeSavesNothing = property<Split>({
  name: "splitting-stake-saves-nothing",
  informal:
    "Stake that is split over accounts, entries and redelegations loses no less than in one piece, and less than a rao more for each piece.",
  formal: "⌈f·Σxᵢ⌉ ≤ Σ⌈f·xᵢ⌉ < f·Σxᵢ + n",
  rules: ["SLA-3"],
  status: "tested",
  arbitrary: fc.record({
    parts: fc.oneof(piecesOf(bondedAmount), piecesOf(fc.bigInt({ min: 1n, max: 20n }))),
    fraction: fractions,
  }),
  witnesses: {
    "splitting costs more": (split) =>
      split.parts.filter(({ amount }) => (amount * split.fraction) % 1_000_000n !== 0n).length > 1,
    "in all ways": ({ parts }) =>
      ways.every((way) => parts.some((part) => part.way === way && part.amount > 0n)),
    "into dust": ({ parts, fraction }) =>
      fraction > 0n && parts.length > 2 && parts.every(({ amount }) => amount <= 20n),
  },
  violation: (split) => {
    const { parts, fraction } = split;
    const together = lossOf(fraction, [{ ...emptyHolder, stake: whole(split) }]);
    const apart = lossOf(fraction, parts.map(holding));
    if (apart < together) return `${apart} rao are lost in pieces, ${together} in one`;
    const excess = apart * 1_000_000n - fraction * whole(split);
    const isSmall = excess < 1_000_000n * BigInt(parts.length);
    return isSmall ? undefined : `${apart} rao are lost in ${parts.length} pieces, ${together} in one`;
  },
});
