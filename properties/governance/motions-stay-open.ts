import fc from "fast-check";
import { Voting } from "../../model/finney/items/governance.ts";
import { property } from "../property.ts";
import { after, councilOf, hashOf, propose } from "../support/motions.ts";

const last = (1n << 32n) - 1n;
const remark = { call: "System.remark", args: { remark: "0x" } };

export const motionsStayOpen = property({
  name: "motions-stay-open",
  informal: "A motion stays open for at least 3,600 blocks.",
  formal: "end ≥ block + 3,600",
  rules: ["GOV-4"],
  status: "tested",
  arbitrary: fc.record({
    block: fc.oneof(fc.bigInt(0n, 10_000n), fc.constantFrom(0n, last - 3_600n, last)),
    duration: fc.oneof(fc.bigInt(3_598n, 3_602n), fc.bigInt(0n, last), fc.constantFrom(3_600n, last)),
  }),
  witnesses: {
    "the shortest duration": ({ block, duration }) => duration === 3_600n && block + duration <= last,
    "a duration that is too short": ({ duration }) => duration < 3_600n,
  },
  violation: ({ block, duration }) => {
    const state = councilOf(3, block);
    const votes = Voting.get(after(state, propose(state, remark, duration)), hashOf(state, remark));
    if (votes === undefined) return duration < 3_600n ? undefined : "the motion is refused";
    return votes.end >= block + 3_600n ? undefined : `the motion of block ${block} ends in ${votes.end}`;
  },
  errata: [
    {
      id: "ERR-97",
      excuses: ({ block, duration }) => block + duration > last,
      scenario: { block: 1n, duration: last },
    },
  ],
});
