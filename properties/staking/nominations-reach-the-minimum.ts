import fc from "fast-check";
import { Stake } from "../../model/finney/items/subtensor.ts";
import { coldkeyOwnsHotkey } from "../../model/finney/staking/stake.ts";
import { holdings, stakeCalls } from "../arbitraries/stakes.ts";
import { property } from "../property.ts";
import {
  addStakeBy,
  argument,
  balanceIn,
  type CallCase,
  DEPOSIT,
  endOf,
  senderOf,
  smallHoldings,
} from "../support/stakes.ts";

const stakeAfter = (given: CallCase): bigint =>
  Stake.get(endOf(given).after, argument(given, "hotkey"), senderOf(given));

const isNomination = (given: CallCase): boolean =>
  !coldkeyOwnsHotkey(endOf(given).before, senderOf(given), argument(given, "hotkey"));

export const nominationsReachTheMinimum = property<CallCase>({
  name: "nominations-reach-the-minimum",
  informal: "After its own stake call a nomination is at least the minimum.",
  formal: "Owner_h ≠ c ⇒ Stake′_hc ≥ NominatorMinRequiredStake",
  rules: ["STK-3", "STK-4", "STK-5"],
  status: "tested",
  arbitrary: fc.record({ holdings: holdings(fc.constantFrom(300n, 500n, 1_000n)), call: stakeCalls }),
  witnesses: {
    "a nomination is made": (given) => endOf(given).accepted && isNomination(given),
    "the owner's is smaller": (given) =>
      endOf(given).accepted && !isNomination(given) && stakeAfter(given) < given.holdings.minimum,
  },
  violation: (given) =>
    !endOf(given).accepted || !isNomination(given) || stakeAfter(given) >= given.holdings.minimum
      ? undefined
      : `a nomination of ${stakeAfter(given)} rao`,
  errata: [
    {
      id: "ERR-50",
      excuses: (given) => {
        const amount = argument<bigint | undefined>(given, "amount_staked");
        return amount !== undefined && balanceIn(endOf(given).before, senderOf(given)) - amount < DEPOSIT;
      },
      scenario: {
        holdings: smallHoldings({
          balances: [0n, DEPOSIT + 1n],
          hotkeys: [{ owner: 0, take: 11_796, stakes: [0n] }],
          minimum: 2n,
        }),
        call: addStakeBy(1, 0, 2n),
      },
    },
  ],
});
