import type { EpochInput } from "../../model/finney/yuma/types.ts";
import { wellFormedEpochInputs } from "../arbitraries/epoch.ts";
import { smallSubnet } from "../arbitraries/subnet.ts";
import { property } from "../property.ts";
import { exactSum, traceOf } from "../support/epochs.ts";

/** UIDs with stake of which nothing is left in S. */
const lostStakes = (input: EpochInput): readonly number[] =>
  input.totalHotkeyStake.flatMap((rao, uid) => (rao > 0n && traceOf(input).stake[uid] === 0n ? [uid] : []));

export const everyStakeHasAShare = property({
  name: "every-stake-has-a-share",
  informal: "Whoever has stake has a share of the stake.",
  formal: "s_i > 0 ⇒ S_i > 0",
  rules: ["YUM-2"],
  status: "tested",
  arbitrary: wellFormedEpochInputs(),
  witnesses: {
    "a share of a few ulps": (input) => traceOf(input).stake.some((share) => 0n < share && share < 1_000n),
  },
  violation: (input) => {
    const uid = lostStakes(input)[0];
    return uid === undefined ? undefined : `${uid} has ${input.totalHotkeyStake[uid]} rao and no share`;
  },
  errata: [
    {
      id: "ERR-15",
      /** Each lost stake is less than an ulp of all stake; at the ulp itself the two roundings may still lose it. */
      excuses: (input) => {
        const total = exactSum(input.totalHotkeyStake);
        return lostStakes(input).every((uid) => input.totalHotkeyStake[uid]! << 32n <= total);
      },
      scenario: smallSubnet([{ stake: 1n }, { stake: 1n << 32n }]),
    },
  ],
});
