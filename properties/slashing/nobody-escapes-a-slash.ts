import { Stake } from "../../model/finney/items/subtensor.ts";
import { escapes } from "../arbitraries/escapes.ts";
import { property } from "../property.ts";
import { firstOf } from "../support/epochs.ts";
import { type Escape, escapeEnd, everybody, FRACTION } from "../support/escapes.ts";
import { bondedRao, partOf, wrongCount } from "../support/slashing.ts";

const did = (attempt: Escape, kind: string): boolean =>
  escapeEnd(attempt).accepted.some((done) => done === kind);

export const nobodyEscapesASlash = property<Escape>({
  name: "nobody-escapes-a-slash",
  informal:
    "Whoever had stake on the hotkey at the infraction loses its part of it, whatever was done before the report: unbonding, redelegating, swapping either hotkey, being pushed out.",
  formal: "∀c: loss(c) ≥ ⌈f · Stake(hotkey, c) at the height of the infraction⌉",
  rules: ["SLA-3", "SLA-5", "SLA-10"],
  status: "tested",
  arbitrary: escapes,
  witnesses: {
    "stake unbonds": (attempt) => did(attempt, "remove"),
    "stake goes elsewhere": (attempt) => did(attempt, "redelegate"),
    "stake goes elsewhere and unbonds there": (attempt) =>
      did(attempt, "redelegate") && escapeEnd(attempt).accepted.lastIndexOf("remove") > 0,
    "a hotkey is swapped": (attempt) => did(attempt, "swap"),
    "the offender has another name": (attempt) => escapeEnd(attempt).signer !== escapeEnd(attempt).present,
    "a hotkey loses all stake": (attempt) => did(attempt, "push out"),
    "small nominations go": (attempt) => did(attempt, "minimum"),
  },
  violation: (attempt) => {
    const { atInfraction, beforeSlash, afterSlash, signer } = escapeEnd(attempt);
    const escaped = firstOf(everybody, (who) => {
      const due = partOf(Stake.get(atInfraction, signer, who), FRACTION);
      const lost = bondedRao(beforeSlash, who) - bondedRao(afterSlash, who);
      return lost >= due ? undefined : `${who} loses ${lost} rao, and should lose ${due}`;
    });
    return escaped ?? wrongCount(afterSlash);
  },
});
