import fc from "fast-check";
import { drainEmission } from "../../model/finney/emission/drain.ts";
import { payments } from "../arbitraries/emission.ts";
import { property } from "../property.ts";
import { type Payments, stakesOf, waiting } from "../support/emission.ts";

interface Renamed {
  readonly input: Payments;
  /** Coldkey i becomes coldkey `names[i]`. */
  readonly names: readonly number[];
}

const rename = ({ input, names }: Renamed): Payments => ({
  ...input,
  hotkeys: input.hotkeys.map((hotkey) => ({
    ...hotkey,
    owner: names[hotkey.owner]!,
    stakes: hotkey.stakes.map((_, name) => hotkey.stakes[names.indexOf(name)]!),
  })),
});

const amountsOf = (input: Payments): readonly string[] =>
  stakesOf(drainEmission(waiting(input)))
    .map((line) => line.replace(/ 0x\w+/, ""))
    .sort();

export const renamingColdkeysRenamesPayments = property({
  name: "renaming-coldkeys-renames-payments",
  informal:
    "The order in which the chain meets the nominators of a hotkey does not matter: under other names the same stakes earn the same.",
  formal: "Stake(π(x)) = π(Stake(x))",
  rules: ["EMI-6"],
  status: "tested",
  arbitrary: fc.record({
    input: payments,
    names: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 }),
  }),
  cost: 4,
  witnesses: {
    "the order changes": ({ names }) => names.some((name, index) => name !== index),
    "a delegate shares": ({ input }) =>
      input.networks.some(([, list]) =>
        list.some(({ hotkey, validator }) => validator > 0n && input.hotkeys[hotkey]!.take !== null),
      ),
  },
  violation: (renamed) => {
    const before = amountsOf(renamed.input).join(", ");
    const after = amountsOf(rename(renamed)).join(", ");
    return before === after ? undefined : `stakes of ${before} become ${after}`;
  },
});
