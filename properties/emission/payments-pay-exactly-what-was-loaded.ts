import { drainEmission } from "../../model/finney/emission/drain.ts";
import * as item from "../../model/finney/items/subtensor.ts";
import { miscountedPayments } from "../arbitraries/emission.ts";
import { property } from "../property.ts";
import { type Payments, raoOf, waiting } from "../support/emission.ts";
import { exactSum } from "../support/epochs.ts";

const everyStake = (input: Payments, drain: boolean): bigint => {
  const state = drain ? drainEmission(waiting(input)) : waiting(input);
  return exactSum(item.Stake.entries(state).map(({ value }) => value));
};

const loaded = ({ networks }: Payments): bigint => exactSum(networks.map(([, payments]) => raoOf(payments)));

/** Whether a hotkey is paid whose stakes are more than its total. */
const isMiscounted = ({ hotkeys, networks }: Payments): boolean =>
  networks.some(([, payments]) =>
    payments.some(({ hotkey }) => hotkeys[hotkey]!.take !== null && hotkeys[hotkey]!.missing > 0n),
  );

export const paymentsPayExactlyWhatWasLoaded = property({
  name: "payments-pay-exactly-what-was-loaded",
  informal:
    "All rao that wait are paid as stake and issued, no more and no less: what rounding leaves of the nominators' shares is the owner's. Nothing waits afterwards.",
  formal: "Δ Σ Stake = Δ TotalStake = Δ TotalIssuance = Σ (s + v) ∧ LoadedEmission = ∅",
  rules: ["EMI-5", "EMI-6"],
  status: "tested",
  arbitrary: miscountedPayments,
  cost: 4,
  witnesses: {
    "a nominator is paid": ({ hotkeys, networks }) =>
      networks.some(([, payments]) =>
        payments.some(({ hotkey, validator }) => {
          const { take, stakes, owner } = hotkeys[hotkey]!;
          return take !== null && validator > 10n && stakes.some((rao, key) => rao > 0n && key !== owner);
        }),
      ),
    "a hotkey that is no delegate is paid": ({ hotkeys, networks }) =>
      networks.some(([, payments]) =>
        payments.some((payment) => hotkeys[payment.hotkey]!.take === null && raoOf([payment]) > 0n),
      ),
    "nothing waits": (input) => loaded(input) === 0n,
  },
  violation: (input) => {
    const after = drainEmission(waiting(input));
    const due = loaded(input);
    const before = waiting(input);
    const paid = everyStake(input, true) - everyStake(input, false);
    if (paid !== due) return `${paid} rao paid of ${due}`;
    const counted = item.TotalStake.get(after) - item.TotalStake.get(before);
    if (counted !== due) return `TotalStake rises by ${counted}, not ${due}`;
    if (item.TotalIssuance.get(after) !== due) return `${item.TotalIssuance.get(after)} rao issued of ${due}`;
    return item.LoadedEmission.entries(after).length > 0 ? "something still waits" : undefined;
  },
  errata: [
    {
      id: "ERR-83",
      excuses: isMiscounted,
      scenario: {
        hotkeys: [{ owner: 0, take: 0, stakes: [1n, 1n], missing: 1n }],
        networks: [[1, [{ hotkey: 0, server: 0n, validator: 1n }]]],
      },
    },
  ],
});
