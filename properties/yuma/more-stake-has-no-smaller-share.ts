import fc from "fast-check";
import type { EpochInput } from "../../model/finney/yuma/types.ts";
import { wellFormedEpochInputs } from "../arbitraries/epoch.ts";
import { smallSubnet } from "../arbitraries/subnet.ts";
import { property } from "../property.ts";
import { exactSum, firstOf, traceOf } from "../support/epochs.ts";

const i64Maximum = (1n << 63n) - 1n;

const anyStakes = fc.oneof(
  fc.bigInt(0n, 1_000_000_000_000n),
  fc.constantFrom(0n, 1n, i64Maximum, i64Maximum + 1n, 2n * i64Maximum + 1n),
  fc.bigInt(0n, 2n * i64Maximum + 1n),
);

const withAnyStakes = (input: EpochInput, stakes: readonly bigint[]): EpochInput => ({
  ...input,
  totalHotkeyStake: input.totalHotkeyStake.map((_, uid) => stakes[uid] ?? 0n),
});

export const moreStakeHasNoSmallerShare = property({
  name: "more-stake-has-no-smaller-share",
  informal:
    "Of two neurons the one with more stake never has the smaller share, and equal stake has equal shares.",
  formal: "s_i ≤ s_j ⇒ S_i ≤ S_j",
  rules: ["YUM-2"],
  status: "tested",
  arbitrary: fc.oneof(
    wellFormedEpochInputs(),
    fc
      .record({
        input: wellFormedEpochInputs(4),
        stakes: fc.array(anyStakes, { minLength: 4, maxLength: 4 }),
      })
      .map(({ input, stakes }) => withAnyStakes(input, stakes)),
  ),
  witnesses: {
    "unequal stakes with equal shares": (input) =>
      input.totalHotkeyStake.some((rao, uid) => {
        const { stake } = traceOf(input);
        return input.totalHotkeyStake.some(
          (other, at) => other > rao && stake[at] === stake[uid] && stake[at]! > 0n,
        );
      }),
    "the largest sum that fits": (input) => {
      const total = exactSum(input.totalHotkeyStake);
      return total > i64Maximum / 2n && total <= i64Maximum;
    },
  },
  violation: (input) => {
    const { stake } = traceOf(input);
    return firstOf(input.totalHotkeyStake.entries(), ([uid, rao]) => {
      const above = input.totalHotkeyStake.findIndex((other, at) => other >= rao && stake[at]! < stake[uid]!);
      return above < 0 ? undefined : `${above} has at least the stake of ${uid} and the smaller share`;
    });
  },
  errata: [
    {
      id: "ERR-16",
      excuses: (input) => exactSum(input.totalHotkeyStake) > i64Maximum,
      scenario: smallSubnet([{ stake: 1n }, { stake: i64Maximum }]),
    },
  ],
});
