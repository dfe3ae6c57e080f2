import { Entries, Redelegations } from "../../model/bonded/unbonding/items.ts";
import { Stake } from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";
import { bonds } from "../arbitraries/slashing.ts";
import { property } from "../property.ts";
import { firstOf } from "../support/epochs.ts";
import { type Bonds, endOfBonds, haven, offender, partOf } from "../support/slashing.ts";
import { coldkey } from "../support/stakes.ts";

const least = (left: bigint, right: bigint): bigint => (left < right ? left : right);

/** What is there after the records have taken their parts, one after the other. */
const expected = (bonds: Bonds, before: State, who: string) => {
  let stake = Stake.get(before, haven, who);
  const entries = Entries.get(before, haven, who).map(({ creation, amount }) => ({ creation, amount }));
  const records = Redelegations.get(before, offender, who).map(({ creation, amount }) => {
    let due = creation < bonds.infraction ? 0n : partOf(amount, bonds.fraction);
    const left = amount - due;
    for (const entry of entries) {
      const taken = entry.creation < creation ? 0n : least(entry.amount, due);
      entry.amount -= taken;
      due -= taken;
    }
    stake -= least(stake, due);
    return left;
  });
  const [open, waiting] = [records, entries.map(({ amount }) => amount)].map((amounts) =>
    amounts.filter((amount) => amount > 0n).join(" "),
  );
  return `${stake} on stake; ${waiting} in entries; ${open} remembered`;
};

const found = (after: State, who: string): string => {
  const [waiting, open] = [Entries.get(after, haven, who), Redelegations.get(after, offender, who)].map(
    (list) => list.map(({ amount }) => amount).join(" "),
  );
  return `${Stake.get(after, haven, who)} on stake; ${waiting} in entries; ${open} remembered`;
};

const isShort = ({ holders, infraction, fraction }: Bonds): boolean =>
  holders.some(
    ({ isThere, elsewhere, leavingElsewhere, moved }) =>
      !isThere &&
      elsewhere === 0n &&
      leavingElsewhere.length === 0 &&
      fraction > 0n &&
      moved.some(({ creation }) => creation >= infraction),
  );

export const redelegationsAnswerAtTheirDestination = property<Bonds>({
  name: "redelegations-answer-at-their-destination",
  informal:
    "What went to another hotkey since the infraction loses its part there: from the coldkey's entries opened since, the oldest first, then from its stake, and never more than there is.",
  formal:
    "∀ record r, creation(r) ≥ h: Δ(entries since r, then stake at dest) = −min(⌈r·f⌉, what is there); Δr = −⌈r·f⌉",
  rules: ["SLA-3"],
  status: "tested",
  arbitrary: bonds,
  witnesses: {
    "rao are taken there": (bonds) => endOfBonds(bonds).outcome.loss.redelegated > 0n,
    "nothing is there": isShort,
    "an entry there is older than the redelegation": ({ holders, infraction }) =>
      holders.some(({ moved, leavingElsewhere }) =>
        moved.some(
          ({ creation }) =>
            creation >= infraction && leavingElsewhere.some((entry) => entry.creation < creation),
        ),
      ),
    "two records of one coldkey": ({ holders }) => holders.some(({ moved }) => moved.length > 1),
  },
  violation: (bonds) => {
    const { before, outcome } = endOfBonds(bonds);
    return firstOf([...bonds.holders.keys()], (index) => {
      const [due, is] = [expected(bonds, before, coldkey(index)), found(outcome.state, coldkey(index))];
      return due === is ? undefined : `${coldkey(index)} has ${is}; not ${due}`;
    });
  },
});
