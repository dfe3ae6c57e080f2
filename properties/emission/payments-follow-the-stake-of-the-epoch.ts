import fc from "fast-check";
import { drainEmission } from "../../model/finney/emission/drain.ts";
import { Stake } from "../../model/finney/items/subtensor.ts";
import { increaseStake } from "../../model/finney/staking/stake.ts";
import { amounts, payments } from "../arbitraries/emission.ts";
import { property } from "../property.ts";
import { coldkeyOf, hotkeyOf, type Payments, waiting } from "../support/emission.ts";

interface LateStake {
  readonly input: Payments;
  /** Rao that another coldkey stakes on the first hotkey after the epoch and before the payments. */
  readonly late: bigint;
}

const newcomer = coldkeyOf(9);

const lateState = ({ input, late }: LateStake) =>
  late === 0n ? waiting(input) : increaseStake(waiting(input), newcomer, hotkeyOf(0), late);

const earnsAsDelegate = ({ hotkeys, networks }: Payments): boolean =>
  hotkeys[0]!.take !== null &&
  networks.some(([, list]) => list.some(({ hotkey, validator }) => hotkey === 0 && validator > 0n));

export const paymentsFollowTheStakeOfTheEpoch = property({
  name: "payments-follow-the-stake-of-the-epoch",
  informal:
    "What an epoch has decided is paid to those whose stake it saw: who stakes after it and before the payment earns nothing of it.",
  formal: "payment(x + late) = payment(x)",
  rules: ["EMI-1", "EMI-5"],
  status: "tested",
  arbitrary: fc.record({ input: payments, late: fc.oneof(fc.constant(0n), amounts) }),
  cost: 4,
  witnesses: {
    "late stake on a hotkey that is no delegate": ({ input, late }) =>
      late > 0n && input.hotkeys[0]!.take === null,
    "no late stake on a delegate that earns": ({ input, late }) => late === 0n && earnsAsDelegate(input),
  },
  violation: (input) => {
    const after = Stake.get(drainEmission(lateState(input)), hotkeyOf(0), newcomer);
    if (after !== input.late) return `the newcomer earns ${after - input.late} rao`;
    const punctual = Stake.entries(drainEmission(waiting(input.input)));
    const late = drainEmission(lateState(input));
    const changed = punctual.find(({ keys, value }) => Stake.get(late, ...keys) !== value);
    return changed === undefined ? undefined : `${changed.keys[1]} earns something else`;
  },
  errata: [
    {
      id: "ERR-85",
      excuses: ({ input, late }) => late > 0n && earnsAsDelegate(input),
      scenario: {
        input: {
          hotkeys: [{ owner: 0, take: 0, stakes: [1n], missing: 0n }],
          networks: [[1, [{ hotkey: 0, server: 0n, validator: 2n }]]],
        },
        late: 1n,
      },
    },
  ],
});
