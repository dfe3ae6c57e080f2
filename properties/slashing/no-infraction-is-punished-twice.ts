import fc from "fast-check";
import { encodeEntry } from "../../model/storage/item.ts";
import { stateRoot } from "../../model/storage/stateRoot.ts";
import { doubleSignings, type Report, reports } from "../arbitraries/reports.ts";
import { property } from "../property.ts";
import { after, apply, delegatesChain, endOf, reportOn, type Signing } from "../support/reports.ts";

interface Replay {
  readonly pair: Report;
  /** What is tried afterwards: the same, turned round, with a third block, or another fault of the hotkey. */
  readonly again: "same" | "turned round" | "third block" | "other height" | "other round";
  /** Anything that is reported in between. */
  readonly between: Report;
}

const againOf = ({ pair: [first, second], again }: Replay): readonly [Signing, Signing] => {
  switch (again) {
    case "same":
      return [first, second];
    case "turned round":
      return [second, first];
    case "third block":
      return [first, { ...first, block: first.block + 2 }];
    case "other height":
      return [first, second].map((each) => ({ ...each, height: each.height - 1n })) as [Signing, Signing];
    case "other round":
      return [first, second].map((each) => ({ ...each, round: each.round + 1 })) as [Signing, Signing];
  }
};

/** The infraction itself is noted; any other of the hotkey finds it tombstoned. */
const dueFor = ({ again }: Replay): string =>
  ["other height", "other round"].includes(again) ? "Slashing.AlreadyTombstoned" : "Slashing.AlreadyPunished";

export const noInfractionIsPunishedTwice = property<Replay>({
  name: "no-infraction-is-punished-twice",
  informal:
    "Once an infraction is punished, no report of it is accepted, with whatever statements, and none of another infraction of the hotkey.",
  formal: "accepted(report(h, n, r)) ⇒ ∀ later reports of h: refused, Δ = 0",
  rules: ["SLA-4", "SLA-2"],
  status: "tested",
  arbitrary: fc.record({
    pair: doubleSignings,
    again: fc.constantFrom("same", "turned round", "third block", "other height", "other round"),
    between: reports,
  }),
  cost: 3,
  witnesses: {
    "the same evidence": ({ again }) => again === "same",
    "turned round": ({ again }) => again === "turned round",
    "with a block more": ({ again }) => again === "third block",
    "another infraction": ({ again }) => again === "other height",
  },
  violation: (replay) => {
    const applied = apply(delegatesChain(), reportOn(...replay.pair));
    if (endOf(applied) !== "Ok") return `the first report ends with ${endOf(applied)}`;
    const punished = after(delegatesChain(), applied);
    const between = after(punished, apply(punished, reportOn(...replay.between)));
    const again = apply(between, reportOn(...againOf(replay)));
    if (endOf(again) !== dueFor(replay)) return `the second report ends with ${endOf(again)}`;
    const [left, right] = [between, after(between, again)].map((state) => stateRoot(state, encodeEntry));
    return left === right ? undefined : "a refused report has changed the state";
  },
});
