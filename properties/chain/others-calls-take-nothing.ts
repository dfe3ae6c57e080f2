import * as item from "../../model/finney/items/subtensor.ts";
import { Account } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { scenarios } from "../arbitraries/chain.ts";
import { property } from "../property.ts";
import { coldkeys } from "../support/chain.ts";
import { accepted, firstFault, firstOf, someStep } from "../support/laws.ts";
import type { Ran } from "../support/scenario.ts";

const stakeOf = (state: State, coldkey: string): bigint =>
  item.Stake.entries(state).reduce(
    (sum, { keys: [, who], value }) => (who === coldkey ? sum + value : sum),
    0n,
  );

const freeOf = (state: State, coldkey: string): bigint => Account.get(state, coldkey).data.free;

/**
 * What a signed call does to a coldkey that did not sign it. Its stake may come back to its balance, where the hotkey
 * loses its last place, but there is no more of it and nothing is gone.
 */
const affected = ({ before, after }: Ran, coldkey: string): string | undefined => {
  const [stakeBefore, stakeAfter] = [stakeOf(before, coldkey), stakeOf(after, coldkey)];
  if (stakeAfter > stakeBefore) return `${coldkey} has ${stakeAfter} rao staked instead of ${stakeBefore}`;
  const [allBefore, allAfter] = [stakeBefore + freeOf(before, coldkey), stakeAfter + freeOf(after, coldkey)];
  return allAfter < allBefore ? `${coldkey} is left with ${allAfter} rao of ${allBefore}` : undefined;
};

export const othersCallsTakeNothing = property({
  name: "others-calls-take-nothing",
  informal: "A call that one account signs neither stakes for another nor takes anything from it.",
  formal: "c signed by a, b ≠ a ⇒ Σ_h Stake(h, b) not higher, free(b) + Σ_h Stake(h, b) not lower",
  rules: ["RUN-2", "STK-1", "BAL-1"],
  status: "tested",
  cost: 8,
  arbitrary: scenarios(),
  witnesses: {
    "a hotkey with nominators is swapped": someStep(accepted("SubtensorModule.swap_hotkey")),
    "a network is registered": someStep(accepted("SubtensorModule.register_network")),
    "a stake comes back": someStep(
      ({ extrinsic, before, after }) =>
        extrinsic?.origin.kind === "Signed" &&
        extrinsic.call.call.endsWith("register") &&
        coldkeys.some((coldkey) => stakeOf(after, coldkey) < stakeOf(before, coldkey)),
    ),
    "a balance is sent": someStep(accepted("Balances.transfer_allow_death")),
  },
  violation: firstFault((ran) => {
    const origin = ran.extrinsic?.origin;
    if (origin?.kind !== "Signed") return undefined;
    return firstOf(coldkeys, (coldkey) => (coldkey === origin.account ? undefined : affected(ran, coldkey)));
  }),
});
