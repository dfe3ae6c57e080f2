import { Entries } from "../../model/bonded/unbonding/items.ts";
import { Stake } from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";
import { bonds } from "../arbitraries/slashing.ts";
import { property } from "../property.ts";
import { firstOf } from "../support/epochs.ts";
import { type Bonds, endOfBonds, offender, partOf } from "../support/slashing.ts";

const amountAfter = (state: State, who: string, creation: bigint): bigint =>
  Entries.get(state, offender, who).find((entry) => entry.creation === creation)?.amount ?? 0n;

const wrongStake = (bonds: Bonds): string | undefined => {
  const { before, outcome } = endOfBonds(bonds);
  return firstOf(Stake.entries(before, offender), ({ keys, value }) => {
    const lost = value - Stake.get(outcome.state, ...keys);
    const due = partOf(value, bonds.fraction);
    return lost === due ? undefined : `a stake of ${value} rao loses ${lost}, not ${due}`;
  });
};

const wrongEntry = (bonds: Bonds): string | undefined => {
  const { before, outcome } = endOfBonds(bonds);
  const entries = Entries.entries(before, offender).flatMap(({ keys: [, who], value }) =>
    value.map((entry) => ({ who, ...entry })),
  );
  return firstOf(entries, ({ who, amount, creation }) => {
    const lost = amount - amountAfter(outcome.state, who, creation);
    const due = creation < bonds.infraction ? 0n : partOf(amount, bonds.fraction);
    return lost === due ? undefined : `an entry of ${amount} rao loses ${lost}, not ${due}`;
  });
};

export const slashingIsProportional = property<Bonds>({
  name: "slashing-is-proportional",
  informal:
    "Every stake on the hotkey and every entry that has left it since the infraction loses the same part, rounded up; older entries lose nothing.",
  formal: "∀ stake s: Δs = −⌈s·f⌉; ∀ entry e: Δe = −⌈e·f⌉ if creation(e) ≥ h, else 0",
  rules: ["SLA-3"],
  status: "tested",
  arbitrary: bonds,
  witnesses: {
    "a part is no whole number": ({ holders, fraction }) =>
      holders.some(({ stake }) => (stake * fraction) % 1_000_000n !== 0n),
    "dust is lost": ({ holders, fraction }) =>
      fraction > 0n && fraction < 1_000_000n && holders.some(({ stake }) => stake === 1n),
    "an entry opened in the block of the infraction": ({ holders, infraction }) =>
      holders.some(({ leaving }) => leaving.some(({ creation }) => creation === infraction)),
    "an entry from before": ({ holders, infraction }) =>
      holders.some(({ leaving }) => leaving.some(({ creation }) => creation < infraction)),
  },
  violation: (bonds) => wrongStake(bonds) ?? wrongEntry(bonds),
});
