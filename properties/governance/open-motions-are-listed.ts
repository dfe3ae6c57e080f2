import fc from "fast-check";
import { MAXIMUM_PROPOSALS } from "../../model/finney/governance/motions.ts";
import { ProposalCount, ProposalOf, Proposals, Voting } from "../../model/finney/items/governance.ts";
import type { RuntimeCall } from "../../model/rules.ts";
import { root } from "../../model/runtime/origin.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { property } from "../property.ts";
import { after, close, councilOf, hashOf, make, propose, statesAlong } from "../support/motions.ts";

const remark = (byte: number): RuntimeCall => ({
  call: "System.remark",
  args: { remark: `0x${byte.toString(16).padStart(2, "0")}` },
});

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom("propose", "propose", "propose", "close", "drop", "wait"),
    motion: fc.nat(14),
  }),
  { maxLength: 40, size: "max" },
);

type Step = typeof steps extends fc.Arbitrary<readonly (infer One)[]> ? One : never;

const run = (state: State, { kind, motion }: Step): State => {
  const hash = hashOf(state, remark(motion));
  if (kind === "wait") return BlockNumber.update(state, (block) => block + 2_000n);
  if (kind === "propose") return after(state, propose(state, remark(motion)));
  if (kind === "close") return after(state, close(state, hash, Voting.get(state, hash)?.index));
  return after(state, make(state, root, "Triumvirate.disapprove_proposal", { proposal_hash: hash }));
};

const statesOf = (list: readonly Step[]): readonly State[] => statesAlong(councilOf(3), list, run);

const wrongIn = (state: State): string | undefined => {
  const listed = Proposals.get(state);
  const text = [...listed].sort().join();
  if (listed.length > MAXIMUM_PROPOSALS) return `${listed.length} motions are open`;
  if (
    ProposalOf.entries(state)
      .map(({ keys }) => keys[0])
      .sort()
      .join() !== text
  )
    return "calls are left over";
  if (
    Voting.entries(state)
      .map(({ keys }) => keys[0])
      .sort()
      .join() !== text
  )
    return "votes are left over";
  const indices = listed.map((hash) => Voting.get(state, hash)?.index ?? -1);
  return indices.every(
    (index, place) => index > (indices[place - 1] ?? -1) && index < ProposalCount.get(state),
  )
    ? undefined
    : `the indices are ${indices.join(" ")}`;
};

export const openMotionsAreListed = property({
  name: "open-motions-are-listed",
  informal:
    "The open motions are those that have a call and votes, ten at most, each with an index of its own, the oldest first.",
  formal:
    "Proposals = dom(ProposalOf) = dom(Voting), |Proposals| ≤ 10, indices rise and are below ProposalCount",
  rules: ["GOV-4", "GOV-6"],
  status: "tested",
  arbitrary: steps,
  cost: 2,
  witnesses: {
    "ten open motions": (list) => statesOf(list).some((state) => Proposals.get(state).length === 10),
    "a motion is closed": (list) => {
      const states = statesOf(list);
      return list.some(
        ({ kind }, index) =>
          kind === "close" && Proposals.get(states[index]).length > Proposals.get(states[index + 1]).length,
      );
    },
    "a motion that is not there is dropped": (list) => list[0]?.kind === "drop",
  },
  violation: (list) => {
    for (const state of statesOf(list)) {
      const wrong = wrongIn(state);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  },
});
