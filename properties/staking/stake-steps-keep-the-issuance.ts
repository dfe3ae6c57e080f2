import fc from "fast-check";
import { TotalIssuance } from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";
import { holdings, stakeSteps } from "../arbitraries/stakes.ts";
import { property } from "../property.ts";
import {
  callOn,
  freeRao,
  type Holdings,
  removeStakeBy,
  type StakeStep,
  smallHoldings,
  stakedRao,
  stateAfter,
  stateOf,
} from "../support/stakes.ts";

interface Step {
  readonly holdings: Holdings;
  readonly step: StakeStep;
}

/** Rao that are counted but are nowhere. */
const missing = (state: State): bigint => TotalIssuance.get(state) - freeRao(state) - stakedRao(state);
const after = ({ holdings, step }: Step): State => stateAfter(stateOf(holdings), step);

/** Rao that a step takes from the stakes and does not pay into a balance. */
const unpaid = (given: Step): bigint => {
  const before = stateOf(given.holdings);
  return stakedRao(before) - stakedRao(after(given)) - (freeRao(after(given)) - freeRao(before));
};

export const stakeStepsKeepTheIssuance = property<Step>({
  name: "stake-steps-keep-the-issuance",
  informal:
    "Moving stake neither makes nor loses rao: the issuance stays the sum of all balances and stakes.",
  formal: "TotalIssuance = Σ free + Σ Stake",
  rules: ["STK-2", "STK-4", "STK-5", "STK-10", "STK-11"],
  status: "tested",
  arbitrary: fc.record({ holdings: holdings(), step: stakeSteps }),
  witnesses: {
    "stake is added": (given) => stakedRao(after(given)) > stakedRao(stateOf(given.holdings)),
    "stake is paid back": ({ holdings, step }) =>
      step.kind === "call" &&
      stakedRao(callOn(stateOf(holdings), step.call).after) < stakedRao(stateOf(holdings)),
    "a hotkey loses all stake": (given) =>
      given.step.kind === "unstake" && stakedRao(after(given)) < stakedRao(stateOf(given.holdings)),
  },
  violation: (given) => {
    const rao = missing(after(given));
    return rao === 0n ? undefined : `${rao} rao are counted and nowhere`;
  },
  errata: [
    {
      id: "ERR-54",
      excuses: (given) =>
        given.step.kind === "clear" &&
        missing(after(given)) === freeRao(stateOf(given.holdings)) - freeRao(after(given)),
      scenario: {
        holdings: smallHoldings({
          balances: [500n, 500n],
          hotkeys: [{ owner: 0, take: 11_796, stakes: [0n, 1n] }],
        }),
        step: { kind: "clear", minimum: 2n },
      },
    },
    {
      id: "ERR-51",
      excuses: (given) =>
        given.step.kind !== "clear" && unpaid(given) > 0n && missing(after(given)) === unpaid(given),
      scenario: {
        holdings: smallHoldings({ hotkeys: [{ owner: 0, take: undefined, stakes: [1n] }] }),
        step: { kind: "call", call: removeStakeBy(0, 0, 1n) },
      },
    },
  ],
});
