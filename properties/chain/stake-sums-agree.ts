import * as item from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";
import { scenarios } from "../arbitraries/chain.ts";
import { property } from "../property.ts";
import { accepted, firstFault, firstOf, someStep } from "../support/laws.ts";

const sumBy = (state: State, part: 0 | 1): ReadonlyMap<string, bigint> => {
  const sums = new Map<string, bigint>();
  for (const { keys, value } of item.Stake.entries(state))
    sums.set(keys[part], (sums.get(keys[part]) ?? 0n) + value);
  return sums;
};

const compared = (
  name: string,
  sums: ReadonlyMap<string, bigint>,
  stored: readonly { readonly keys: readonly [string]; readonly value: bigint }[],
): string | undefined => {
  const kept = new Map(stored.map(({ keys: [key], value }) => [key, value]));
  return firstOf(new Set([...sums.keys(), ...kept.keys()]), (key) => {
    const [sum, total] = [sums.get(key) ?? 0n, kept.get(key) ?? 0n];
    return sum === total ? undefined : `${name} of ${key} is ${total}, its stakes add up to ${sum}`;
  });
};

/** The totals of stake in a state that do not agree with its entries. */
const disagreement = (state: State): string | undefined => {
  const total = item.Stake.entries(state).reduce((sum, { value }) => sum + value, 0n);
  return (
    compared("TotalHotkeyStake", sumBy(state, 0), item.TotalHotkeyStake.entries(state)) ??
    compared("TotalColdkeyStake", sumBy(state, 1), item.TotalColdkeyStake.entries(state)) ??
    (total === item.TotalStake.get(state)
      ? undefined
      : `TotalStake is ${item.TotalStake.get(state)}, not ${total}`)
  );
};

export const stakeSumsAgree = property({
  name: "stake-sums-agree",
  informal: "Stake counted by hotkey, by coldkey and in total is the same stake.",
  formal:
    "Σ_c Stake(h, c) = TotalHotkeyStake(h), Σ_h Stake(h, c) = TotalColdkeyStake(c), Σ Stake = TotalStake",
  rules: ["RUN-6", "STK-1"],
  status: "tested",
  cost: 8,
  arbitrary: scenarios(),
  witnesses: {
    "a nominator stakes": someStep(
      ({ move, ...ran }) =>
        move.kind === "nominate" && accepted("SubtensorModule.add_stake")({ move, ...ran }),
    ),
    "stake is taken out": someStep(accepted("SubtensorModule.remove_stake")),
    "a hotkey is swapped": someStep(accepted("SubtensorModule.swap_hotkey")),
    "rewards are paid": someStep(
      ({ extrinsic, before, after }) =>
        extrinsic === undefined && item.TotalStake.get(after) > item.TotalStake.get(before),
    ),
  },
  violation: firstFault(({ after }) => disagreement(after)),
});
