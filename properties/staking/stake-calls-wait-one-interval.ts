import { stakeSeries } from "../arbitraries/stakes.ts";
import { property } from "../property.ts";
import { acceptedInARow, acceptedWithin, blocksOf, type Series } from "../support/stakeSeries.ts";

export const stakeCallsWaitOneInterval = property<Series>({
  name: "stake-calls-wait-one-interval",
  informal: "A stake call is refused only where the allowed number was made in the last interval.",
  formal: "refused at b ⇒ |accepted calls in (b − StakeInterval, b]| ≥ TargetStakesPerInterval",
  rules: ["STK-8"],
  status: "tested",
  cost: 4,
  arbitrary: stakeSeries,
  witnesses: {
    "a call is refused": (series) => blocksOf(series).some(({ accepted }) => !accepted),
    "all calls are accepted": (series) => blocksOf(series).every(({ accepted }) => accepted),
  },
  violation: (series) => {
    const early = blocksOf(series).find(
      ({ block, accepted }) => !accepted && acceptedWithin(series, block) < series.target,
    );
    return early === undefined
      ? undefined
      : `refused at block ${early.block} after ${acceptedWithin(series, early.block)} calls`;
  },
  errata: [
    {
      id: "ERR-57",
      // Calls that are less than an interval apart are counted as if all were made in one.
      excuses: (series) =>
        blocksOf(series).every(
          ({ block, accepted }) => accepted || acceptedInARow(series, block) === series.target,
        ),
      scenario: { interval: 2n, target: 2n, waits: [0n, 1n, 1n] },
    },
  ],
});
