import fc from "fast-check";
import {
  Stake,
  TotalColdkeyStake,
  TotalHotkeyStake,
  TotalStake,
} from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";
import { holdings, stakeSteps } from "../arbitraries/stakes.ts";
import { property } from "../property.ts";
import { firstOf } from "../support/epochs.ts";
import { type Holdings, type StakeStep, stakedRao, stateAfter, stateOf } from "../support/stakes.ts";

interface Run {
  readonly holdings: Holdings;
  readonly steps: readonly StakeStep[];
}

const end = ({ holdings, steps }: Run): State => steps.reduce(stateAfter, stateOf(holdings));

const staked = (state: State, isMeant: (hotkey: string, coldkey: string) => boolean): bigint =>
  Stake.entries(state).reduce((sum, { keys, value }) => (isMeant(...keys) ? sum + value : sum), 0n);

const wrongCount = (state: State): string | undefined =>
  firstOf(TotalHotkeyStake.entries(state), ({ keys: [hotkey], value }) => {
    const due = staked(state, (other) => other === hotkey);
    return value === due ? undefined : `hotkey ${hotkey} is counted with ${value} rao, not ${due}`;
  }) ??
  firstOf(TotalColdkeyStake.entries(state), ({ keys: [coldkey], value }) => {
    const due = staked(state, (_, other) => other === coldkey);
    return value === due ? undefined : `coldkey ${coldkey} is counted with ${value} rao, not ${due}`;
  });

export const stakeCountsAgree = property<Run>({
  name: "stake-counts-agree",
  informal: "The stake of a hotkey, of a coldkey and of all are the sums of the stakes of their pairs.",
  formal: "TotalHotkeyStake_h = Σ_c Stake_hc ∧ TotalColdkeyStake_c = Σ_h Stake_hc ∧ TotalStake = ΣΣ Stake",
  rules: ["STK-2", "STK-4", "STK-5", "STK-10", "STK-11"],
  status: "tested",
  cost: 2,
  arbitrary: fc.record({ holdings: holdings(), steps: fc.array(stakeSteps, { minLength: 1, maxLength: 6 }) }),
  witnesses: {
    "stake is added": (run) => stakedRao(end(run)) > stakedRao(stateOf(run.holdings)),
    "a nomination is cleared": (run) =>
      Stake.entries(end(run)).length < Stake.entries(stateOf(run.holdings)).length,
    "nothing is left": (run) => TotalStake.get(end(run)) === 0n && stakedRao(stateOf(run.holdings)) > 0n,
  },
  violation: (run) => {
    const state = end(run);
    const total = TotalStake.get(state);
    return total === stakedRao(state)
      ? wrongCount(state)
      : `${total} rao are counted, not ${stakedRao(state)}`;
  },
});
