import fc from "fast-check";
import { divideFee } from "../../model/bonded/queries/divide.ts";
import { property } from "../property.ts";

interface Fee {
  readonly fee: bigint;
  readonly weights: readonly bigint[];
  /** Parts of a million, at most a million together. */
  readonly shares: readonly [winner: bigint, validators: bigint, owner: bigint];
}

const MILLION = 1_000_000n;

const shares = fc
  .tuple(fc.nat({ max: 1_000_000 }), fc.nat({ max: 1_000_000 }))
  .map(([first, second]): Fee["shares"] => {
    const [low, high] = [BigInt(Math.min(first, second)), BigInt(Math.max(first, second))];
    return [low, high - low, MILLION - high];
  });

const partsOf = ({ fee, weights, shares: [winnerShare, validatorsShare, ownerShare] }: Fee) =>
  divideFee(fee, weights, { winnerShare, validatorsShare, ownerShare });

const sum = (parts: readonly bigint[]): bigint => parts.reduce((total, part) => total + part, 0n);

/** What is wrong with a part that should be `fee · numerator / denominator`, floored; how often it may lose a rao. */
const wrong = (
  name: string,
  part: bigint,
  exact: bigint,
  over: bigint,
  losses: bigint,
): string | undefined => {
  if (part * over > exact) return `${name}: ${part} rao are more than ${exact} / ${over}`;
  return (part + losses) * over > exact
    ? undefined
    : `${name}: ${part} rao are too few for ${exact} / ${over}`;
};

export const dividedFeesLeaveDustOnly = property<Fee>({
  name: "divided-fees-leave-dust-only",
  informal:
    "Winner, owner and validators get their parts of a fee less a rao or two, and all parts with the rest are the fee.",
  formal:
    "0 ≤ fee · s / 10⁶ − part < 1; for a validator 0 ≤ fee · s · w / (10⁶ · W) − part < 2; parts + rest = fee, rest ≥ 0",
  rules: ["QRY-6"],
  status: "tested",
  arbitrary: fc.record({
    fee: fc.oneof(fc.bigInt({ min: 0n, max: 3_000_000n }), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })),
    weights: fc.array(fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 2n ** 54n })), { maxLength: 6 }),
    shares,
  }),
  witnesses: {
    "something is left": (given) => sum(given.weights) > 0n && partsOf(given).rest > 0n,
    "nobody has weight": ({ weights }) => weights.length > 0 && sum(weights) === 0n,
  },
  violation: (given) => {
    const { fee, weights, shares: share } = given;
    const { winner, validators, owner, rest } = partsOf(given);
    const total = sum(weights);
    const spent = winner + sum(validators) + owner + rest;
    if (spent !== fee || rest < 0n) return `${spent} rao of ${fee}, ${rest} of them are left`;
    const unequal = weights
      .map((weight, index) =>
        total === 0n
          ? wrong("a validator", validators[index] ?? -1n, 0n, 1n, 1n)
          : wrong("a validator", validators[index] ?? -1n, fee * share[1] * weight, MILLION * total, 2n),
      )
      .find((fault) => fault !== undefined);
    return (
      wrong("the winner", winner, fee * share[0], MILLION, 1n) ??
      wrong("the owner", owner, fee * share[2], MILLION, 1n) ??
      unequal
    );
  },
});
