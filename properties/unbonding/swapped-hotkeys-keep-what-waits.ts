import fc from "fast-check";
import { Entries, EntryQueue, RedelegationQueue, Redelegations } from "../../model/bonded/unbonding/items.ts";
import { renameUnbonding } from "../../model/bonded/unbonding/rename.ts";
import type { State } from "../../model/storage/item.ts";
import { unbondingScenarios } from "../arbitraries/unbonding.ts";
import { property } from "../property.ts";
import { hotkey } from "../support/stakes.ts";
import { type UnbondingScenario, unbondingRun } from "../support/unbonding.ts";
import { unbondingDisorder } from "../support/unbondingOrder.ts";

interface Swapped {
  readonly scenario: UnbondingScenario;
  readonly from: number;
  /** 5 is a hotkey that nobody knows yet. */
  readonly to: number;
}

const before = ({ scenario }: Swapped): State => unbondingRun(scenario).at(-1)?.after;
const after = (given: Swapped): State =>
  renameUnbonding(before(given), { from: hotkey(given.from), to: hotkey(given.to) });

/** Rao by a line for each: of all that waits and of all that has been moved on. */
const sums = (state: State, name: (hotkey: string) => string): ReadonlyMap<string, bigint> => {
  const found = new Map<string, bigint>();
  const add = (key: string, rao: bigint) => found.set(key, (found.get(key) ?? 0n) + rao);
  for (const {
    keys: [on, who],
    value,
  } of Entries.entries(state))
    for (const { amount, creation, completion } of value)
      add(`${name(on)} ${who} ${creation} ${completion}`, amount);
  for (const {
    keys: [on, who],
    value,
  } of Redelegations.entries(state))
    for (const { amount, creation, completion, destination } of value)
      if (name(on) !== name(destination))
        add(`${name(on)} to ${name(destination)} ${who} ${creation} ${completion}`, amount);
  return found;
};

const text = (found: ReadonlyMap<string, bigint>): string =>
  [...found]
    .map(([key, rao]) => `${key}: ${rao}`)
    .sort()
    .join("\n");

const mentions = (state: State, name: string): boolean =>
  [Entries, Redelegations].some((item) => item.entries(state, name).length > 0) ||
  [EntryQueue, RedelegationQueue].some((queue) =>
    queue.entries(state).some(({ value }) => value.some(([on]) => on === name)),
  ) ||
  Redelegations.entries(state).some(({ value }) => value.some(({ destination }) => destination === name));

const isDestination = ({ from }: Swapped, state: State): boolean =>
  Redelegations.entries(state).some(({ value }) =>
    value.some(({ destination }) => destination === hotkey(from)),
  );

export const swappedHotkeysKeepWhatWaits = property<Swapped>({
  name: "swapped-hotkeys-keep-what-waits",
  informal:
    "After a swap all that waits or was moved on under the old name is there under the new one, with its blocks, and in its queue.",
  formal: "renamed(s) = s[from ↦ to], with equal keys summed; redelegations to → to left out",
  rules: ["UNB-10", "UNB-1", "UNB-6"],
  status: "tested",
  cost: 2,
  arbitrary: fc
    .record({ scenario: unbondingScenarios, from: fc.nat({ max: 2 }), to: fc.constantFrom(0, 1, 2, 5, 5) })
    .filter(({ from, to }) => from !== to),
  witnesses: {
    "entries get another name": ({ from, ...given }) =>
      Entries.entries(before({ from, ...given }), hotkey(from)).length > 0,
    "a source gets another name": ({ from, ...given }) =>
      Redelegations.entries(before({ from, ...given }), hotkey(from)).length > 0,
    "a destination gets another name": (given) => isDestination(given, before(given)),
    "both names have entries": (given) =>
      [given.from, given.to].every((each) => Entries.entries(before(given), hotkey(each)).length > 0),
  },
  violation: (given) => {
    const [old, now] = [hotkey(given.from), hotkey(given.to)];
    const state = after(given);
    const wanted = text(sums(before(given), (name) => (name === old ? now : name)));
    const found = text(sums(state, (name) => name));
    if (found !== wanted) return `there is ${found || "nothing"}, not ${wanted || "nothing"}`;
    return mentions(state, old) ? `${old} is still named` : unbondingDisorder(state);
  },
});
