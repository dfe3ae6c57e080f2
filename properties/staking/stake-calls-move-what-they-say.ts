import fc from "fast-check";
import { Stake } from "../../model/finney/items/subtensor.ts";
import { holdings, stakeCalls } from "../arbitraries/stakes.ts";
import { property } from "../property.ts";
import {
  addStakeBy,
  argument,
  balanceIn,
  type CallCase,
  DEPOSIT,
  endOf,
  removeStakeBy,
  senderOf,
  smallHoldings,
} from "../support/stakes.ts";

const adds = ({ call }: CallCase): boolean => call.call.call === "SubtensorModule.add_stake";
const amountOf = (given: CallCase): bigint =>
  argument(given, adds(given) ? "amount_staked" : "amount_unstaked");
const balanceBefore = (given: CallCase): bigint => balanceIn(endOf(given).before, senderOf(given));

/** Rao by which the pair's stake rises, and the coldkey's balance. */
const moved = (given: CallCase): readonly [stake: bigint, balance: bigint] => {
  const { before, after } = endOf(given);
  const [cold, hot] = [senderOf(given), argument<string>(given, "hotkey")];
  return [
    Stake.get(after, hot, cold) - Stake.get(before, hot, cold),
    balanceIn(after, cold) - balanceIn(before, cold),
  ];
};

export const stakeCallsMoveWhatTheySay = property<CallCase>({
  name: "stake-calls-move-what-they-say",
  informal: "A stake call moves exactly its amount between the balance and the stake.",
  formal: "Δ Stake = ±a ∧ Δ free = ∓a",
  rules: ["STK-2", "STK-4", "STK-5"],
  status: "tested",
  arbitrary: fc.record({ holdings: holdings(), call: stakeCalls }),
  witnesses: {
    "stake is added": (given) => endOf(given).accepted && moved(given)[0] > 0n,
    "all stake is removed": (given) => {
      const { accepted, after } = endOf(given);
      return accepted && !adds(given) && Stake.get(after, argument(given, "hotkey"), senderOf(given)) === 0n;
    },
  },
  violation: (given) => {
    if (!endOf(given).accepted) return undefined;
    const due = adds(given) ? amountOf(given) : -amountOf(given);
    const [stake, balance] = moved(given);
    return stake === due && balance === -due
      ? undefined
      : `the stake rises by ${stake} rao, not ${due}, the balance by ${balance}`;
  },
  errata: [
    {
      id: "ERR-50",
      excuses: (given) =>
        adds(given) && amountOf(given) > 0n && balanceBefore(given) - amountOf(given) < DEPOSIT,
      scenario: {
        holdings: smallHoldings({ balances: [DEPOSIT + 1n] }),
        call: addStakeBy(0, 0, 2n),
      },
    },
    {
      id: "ERR-51",
      excuses: (given) => !adds(given) && balanceBefore(given) === 0n && amountOf(given) < DEPOSIT,
      scenario: {
        holdings: smallHoldings({ hotkeys: [{ owner: 0, take: undefined, stakes: [1n] }] }),
        call: removeStakeBy(0, 0, 1n),
      },
    },
  ],
});
