import fc from "fast-check";
import { SenateMembers } from "../../model/finney/items/governance.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import { property } from "../property.ts";
import {
  after,
  close,
  councilOf,
  hasEvent,
  hashOf,
  propose,
  senators,
  withVotes,
} from "../support/motions.ts";

const remark = { call: "System.remark", args: { remark: "0x" } };

/** A motion that `ayes` of `seats` are for and `nays` against, put forward when there were `before` seats. */
interface Vote {
  readonly before: number;
  readonly seats: number;
  readonly ayes: number;
  readonly nays: number;
  readonly late: boolean;
}

const ended = ({ before, seats, ayes, nays, late }: Vote) => {
  const council = councilOf(before);
  const open = after(council, propose(council, remark));
  const hash = hashOf(open, remark);
  const voted = withVotes(SenateMembers.put(open, senators.slice(0, seats)), hash, ayes, nays);
  return close(BlockNumber.put(voted, late ? 3_600n : 3_599n), hash);
};

export const motionsPassWithAMajority = property({
  name: "motions-pass-with-a-majority",
  informal: "A motion that is closed is approved just when more than half of the seats are for it.",
  formal: "closed ⇒ (approved ⇔ 2·|ayes| > m)",
  rules: ["GOV-4", "GOV-6"],
  status: "tested",
  arbitrary: fc
    .record({
      before: fc.nat(12),
      seats: fc.nat(12),
      same: fc.integer({ min: 0, max: 3 }),
      ayes: fc.nat(12),
      nays: fc.nat(12),
      late: fc.boolean(),
    })
    .map(({ before, seats: drawn, same, ayes: yes, nays, late }): Vote => {
      const seats = same > 0 ? before : drawn;
      const ayes = Math.min(yes, seats);
      return { before, seats, ayes, nays: Math.min(nays, seats - ayes), late };
    }),
  witnesses: {
    "a majority of one": ({ before, seats, ayes }) => before === seats && ayes * 2 - seats === 1,
    "half of the seats, when the time is over": (vote) =>
      vote.before === vote.seats &&
      vote.seats > 0 &&
      vote.ayes * 2 === vote.seats &&
      hasEvent(ended(vote), "Closed"),
    "too early": (vote) => !hasEvent(ended(vote), "Closed"),
  },
  violation: (vote) => {
    const result = ended(vote);
    if (!hasEvent(result, "Closed")) return vote.late ? "the motion cannot be closed" : undefined;
    const approved = hasEvent(result, "Approved");
    return approved === vote.ayes * 2 > vote.seats
      ? undefined
      : `${vote.ayes} of ${vote.seats} seats ${approved ? "suffice" : "do not suffice"}`;
  },
  errata: [
    {
      id: "ERR-95",
      excuses: ({ before, seats }) => Math.floor(before / 2) !== Math.floor(seats / 2),
      scenario: { before: 0, seats: 2, ayes: 1, nays: 0, late: false },
    },
  ],
});
