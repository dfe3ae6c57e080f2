import { stakeSeries } from "../arbitraries/stakes.ts";
import { property } from "../property.ts";
import { acceptedWithin, blocksOf, type Series } from "../support/stakeSeries.ts";

export const stakeCallsAreBounded = property<Series>({
  name: "stake-calls-are-bounded",
  informal: "In no interval does a pair make more stake calls than are allowed.",
  formal: "|accepted calls in (b − StakeInterval, b]| ≤ TargetStakesPerInterval",
  rules: ["STK-4", "STK-5", "STK-8"],
  status: "tested",
  cost: 4,
  arbitrary: stakeSeries,
  witnesses: {
    "a call is refused": (series) => blocksOf(series).some(({ accepted }) => !accepted),
    "a call is accepted after a refusal": (series) =>
      blocksOf(series).some(({ accepted }, index, all) => accepted && all[index - 1]?.accepted === false),
  },
  violation: (series) => {
    const worst = blocksOf(series).find(
      ({ block }) => acceptedWithin(series, block) > series.target && series.interval > 0n,
    );
    return worst === undefined
      ? undefined
      : `${acceptedWithin(series, worst.block)} calls in the interval up to block ${worst.block}`;
  },
});
