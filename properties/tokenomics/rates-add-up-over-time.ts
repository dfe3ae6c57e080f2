import fc from "fast-check";
import { finney } from "../../model/finney/rules.ts";
import { emissionOver } from "../../model/finney/tokenomics/emissionOver.ts";
import { schedule } from "../arbitraries/tokenomics.ts";
import { property } from "../property.ts";

const day = 86_400n;

export const ratesAddUpOverTime = property({
  name: "rates-add-up-over-time",
  informal:
    "A day's emission is 7,200 blocks', and what two spans emit apart is at most one rao less than together.",
  formal: "E(e, 86400·d) = 7200·d·e; 0 ≤ E(e, s + t) − E(e, s) − E(e, t) ≤ 1",
  rules: ["TOK-1"],
  status: "tested",
  arbitrary: fc.record({
    emission: fc.constantFrom(...schedule.map(({ blockEmission }) => blockEmission)),
    first: fc.bigInt({ min: 0n, max: 10_000_000n }),
    second: fc.bigInt({ min: 0n, max: 10_000_000n }),
  }),
  witnesses: {
    "a span that is no whole number of blocks": ({ first }) => first % finney.constants.blockSeconds !== 0n,
    "the first era": ({ emission }) => emission === finney.constants.defaultBlockEmission,
  },
  violation: ({ emission, first, second }) => {
    const over = (seconds: bigint) => emissionOver(finney, emission, seconds);
    if (over(day * first) !== 7_200n * first * emission) return `${first} days emit ${over(day * first)} rao`;
    const lost = over(first + second) - over(first) - over(second);
    return lost < 0n || lost > 1n ? `two spans lose ${lost} rao` : undefined;
  },
});
