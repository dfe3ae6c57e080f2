import fc from "fast-check";
import { TotalIssuance as BalancesIssuance } from "../../model/finney/items/balances.ts";
import { TotalIssuance } from "../../model/finney/items/subtensor.ts";
import { root, signed } from "../../model/runtime/origin.ts";
import type { State } from "../../model/storage/item.ts";
import { balanceCalls, holdings } from "../arbitraries/stakes.ts";
import { property } from "../property.ts";
import {
  type CallCase,
  coldkey,
  DEPOSIT,
  dropsOwnDust,
  endOf,
  freeRao,
  smallHoldings,
} from "../support/stakes.ts";

/** Rao that are counted in the main pallet and lie in no balance. */
const elsewhere = (state: State): bigint => TotalIssuance.get(state) - freeRao(state);

const changesOwnIssuance = (given: CallCase): boolean => {
  const { before, after } = endOf(given);
  return BalancesIssuance.get(before) !== BalancesIssuance.get(after);
};

const toOneself: CallCase = {
  holdings: smallHoldings({ balances: [DEPOSIT] }),
  call: {
    origin: signed(coldkey(0)),
    call: { call: "Balances.transfer_allow_death", args: { dest: coldkey(0), value: DEPOSIT - 1n } },
  },
};

export const bothIssuancesMoveTogether = property<CallCase>({
  name: "both-issuances-move-together",
  informal: "The main pallet counts every rao that a call on balances makes or burns.",
  formal: "Δ TotalIssuance = Δ Σ free",
  rules: ["BAL-2", "BAL-7", "BAL-8"],
  status: "tested",
  arbitrary: fc.record({ holdings: holdings(), call: balanceCalls }),
  witnesses: {
    "a transfer": (given) => endOf(given).accepted && "dest" in given.call.call.args,
  },
  violation: (given) => {
    const { before, after } = endOf(given);
    const moved = elsewhere(after) - elsewhere(before);
    return moved === 0n ? undefined : `${moved} rao too many are counted`;
  },
  errata: [
    { id: "ERR-53", excuses: dropsOwnDust, scenario: toOneself },
    {
      id: "ERR-52",
      excuses: (given) => changesOwnIssuance(given) && !dropsOwnDust(given),
      scenario: {
        holdings: smallHoldings(),
        call: {
          origin: root,
          call: { call: "Balances.force_set_balance", args: { who: coldkey(0), new_free: DEPOSIT } },
        },
      },
    },
  ],
});
