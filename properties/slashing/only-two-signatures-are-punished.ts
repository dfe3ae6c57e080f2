import { Tombstoned } from "../../model/bonded/slashing/items.ts";
import type { State } from "../../model/storage/item.ts";
import { type Report, reports } from "../arbitraries/reports.ts";
import { property } from "../property.ts";
import { signingHotkey } from "../support/evidence.ts";
import { after, apply, delegatesChain, endOf, NOW, PERIOD, reportOn } from "../support/reports.ts";

/** Whether a hotkey has signed two blocks where it may sign one, in time, and is known: by the words of the chapter. */
const isInfraction = ([first, second]: Report): boolean =>
  first.scheme === second.scheme &&
  first.seed === second.seed &&
  first.height === second.height &&
  first.round === second.round &&
  first.block !== second.block &&
  !first.isElsewhere &&
  !second.isElsewhere &&
  first.height <= NOW &&
  first.height > NOW - PERIOD &&
  first.seed !== 3;

const ends = new WeakMap<Report, { readonly end: string; readonly state: State }>();

const endOfReport = (report: Report) => {
  const kept = ends.get(report);
  if (kept !== undefined) return kept;
  const applied = apply(delegatesChain(), reportOn(...report));
  const end = { end: endOf(applied), state: after(delegatesChain(), applied) };
  ends.set(report, end);
  return end;
};

const buried = (state: State): readonly string[] =>
  Tombstoned.entries(state).map(({ keys: [hotkey] }) => hotkey);

const endsWith =
  (reason: string) =>
  (report: Report): boolean =>
    endOfReport(report).end === reason;

export const onlyTwoSignaturesArePunished = property<Report>({
  name: "only-two-signatures-are-punished",
  informal:
    "A report is accepted where one known hotkey has signed two blocks of one height and round, not too long ago, and never else; only this hotkey is punished.",
  formal: "accepted ⇔ same hotkey, height, round ∧ blocks differ ∧ now − period < height ≤ now ∧ known",
  rules: ["SLA-2", "SLA-1", "SLA-4"],
  status: "tested",
  arbitrary: reports,
  witnesses: {
    "an infraction is punished": endsWith("Ok"),
    "two hotkeys": endsWith("Slashing.DifferentSigners"),
    "two heights": endsWith("Slashing.DifferentHeights"),
    "two rounds": endsWith("Slashing.DifferentRounds"),
    "one block": endsWith("Slashing.EqualStatements"),
    "another chain": endsWith("Slashing.WrongChain"),
    "a height to come": endsWith("Slashing.EvidenceFromFuture"),
    "a height long ago": endsWith("Slashing.EvidenceTooOld"),
    "an unknown hotkey": endsWith("Slashing.UnknownHotkey"),
    "an infraction of both schemes": ([{ scheme }]) => scheme === "sr25519",
  },
  violation: (report) => {
    const { end, state } = endOfReport(report);
    if ((end === "Ok") !== isInfraction(report)) return `the report ends with ${end}`;
    const due = isInfraction(report) ? [signingHotkey(report[0].scheme, report[0].seed)] : [];
    return `${buried(state)}` === `${due}` ? undefined : `${buried(state)} is tombstoned, not ${due}`;
  },
});
