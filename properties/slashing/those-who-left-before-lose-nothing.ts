import { Entries, Redelegations } from "../../model/bonded/unbonding/items.ts";
import { Stake } from "../../model/finney/items/subtensor.ts";
import { escapes } from "../arbitraries/escapes.ts";
import { property } from "../property.ts";
import { firstOf } from "../support/epochs.ts";
import { type Escape, escapeEnd, everybody } from "../support/escapes.ts";
import { bondedRao } from "../support/slashing.ts";
import { balanceIn } from "../support/stakes.ts";

/** Whether a coldkey has nothing that is the hotkey's or has been since the infraction. */
const isOut = (attempt: Escape, who: string): boolean => {
  const { beforeSlash, present, infraction } = escapeEnd(attempt);
  const records = [
    ...Entries.get(beforeSlash, present, who),
    ...Redelegations.get(beforeSlash, present, who),
  ];
  return (
    Stake.get(beforeSlash, present, who) === 0n && records.every(({ creation }) => creation < infraction)
  );
};

const hasOldEntry = (attempt: Escape): boolean => {
  const { beforeSlash, present, infraction } = escapeEnd(attempt);
  return Entries.entries(beforeSlash, present).some(({ value }) =>
    value.some(({ creation }) => creation < infraction),
  );
};

const hasOldRedelegation = (attempt: Escape): boolean => {
  const { beforeSlash, present, infraction } = escapeEnd(attempt);
  return Redelegations.entries(beforeSlash, present).some(({ value }) =>
    value.some(({ creation }) => creation < infraction),
  );
};

/** All that was opened before the infraction, as text. */
const oldOf = (attempt: Escape, state: "beforeSlash" | "afterSlash"): string => {
  const end = escapeEnd(attempt);
  const lists = [Entries.entries(end[state], end.present), Redelegations.entries(end[state], end.present)];
  return lists
    .flat()
    .flatMap(({ keys: [, who], value }) =>
      value
        .filter(({ creation }) => creation < end.infraction)
        .map(({ amount, creation }) => `${who} ${amount} of block ${creation}`),
    )
    .join(", ");
};

export const thoseWhoLeftBeforeLoseNothing = property<Escape>({
  name: "those-who-left-before-lose-nothing",
  informal:
    "Entries and redelegations from before the infraction stay as they are, and who has nothing on the hotkey since then loses nothing.",
  formal: "creation < h ⇒ Δ = 0; c out since h ⇒ loss(c) = 0",
  rules: ["SLA-3"],
  status: "tested",
  arbitrary: escapes,
  witnesses: {
    "somebody is out": (attempt) => everybody.some((who) => isOut(attempt, who)),
    "an entry is old": hasOldEntry,
    "a redelegation is old": hasOldRedelegation,
  },
  violation: (attempt) => {
    const { beforeSlash, afterSlash } = escapeEnd(attempt);
    const [old, kept] = [oldOf(attempt, "beforeSlash"), oldOf(attempt, "afterSlash")];
    if (old !== kept) return `${old} becomes ${kept}`;
    return firstOf(everybody, (who) => {
      if (balanceIn(beforeSlash, who) !== balanceIn(afterSlash, who)) return `the balance of ${who} changes`;
      const lost = bondedRao(beforeSlash, who) - bondedRao(afterSlash, who);
      return isOut(attempt, who) && lost !== 0n ? `${who} is out, and loses ${lost} rao` : undefined;
    });
  },
});
