import fc from "fast-check";
import { presentName } from "../../model/bonded/slashing/names.ts";
import type { State } from "../../model/storage/item.ts";
import { property } from "../property.ts";
import { firstOf } from "../support/epochs.ts";
import { withSwap } from "../support/reports.ts";
import { hotkey } from "../support/stakes.ts";

/** What happens to names, one after the other, and a height. */
interface Names {
  readonly events: readonly {
    readonly wait: bigint;
    /** A keeper takes a fresh name, or somebody new takes up a name that has been given up. */
    readonly kind: "swap" | "register";
    readonly who: number;
  }[];
  readonly height: bigint;
}

interface History {
  readonly state: State;
  readonly block: bigint;
  /** The name of each keeper today. */
  readonly names: readonly string[];
  /** Who has given up which name, in which block. */
  readonly departures: readonly { readonly name: string; readonly block: bigint; readonly keeper: number }[];
  /** How many names have been given. */
  readonly named: number;
}

const begin: History = {
  state: undefined,
  block: 1n,
  names: [hotkey(0), hotkey(1)],
  departures: [],
  named: 2,
};

const swap = (history: History, keeper: number): History => {
  const [from, to] = [history.names[keeper]!, hotkey(history.named)];
  return {
    ...history,
    state: withSwap(history.state, from, to, history.block),
    names: history.names.with(keeper, to),
    departures: [...history.departures, { name: from, block: history.block, keeper }],
    named: history.named + 1,
  };
};

const register = (history: History): History => {
  const free = history.departures.find(({ name }) => !history.names.includes(name));
  return free === undefined ? history : { ...history, names: [...history.names, free.name] };
};

const after = (history: History, wait: bigint): History => ({ ...history, block: history.block + wait });

const historyOf = ({ events }: Names): History =>
  events.reduce((history, { wait, kind, who }) => {
    const later = after(history, wait);
    return kind === "register" ? register(later) : swap(later, who % later.names.length);
  }, begin);

/** The name today of whoever gave the name up first since the height; the name itself where nobody has. */
const expected = ({ departures, names }: History, name: string, height: bigint): string => {
  const left = departures.find((each) => each.name === name && each.block >= height);
  return left === undefined ? name : names[left.keeper]!;
};

const everyName = ({ named }: History): readonly string[] =>
  Array.from({ length: named }, (_, index) => hotkey(index));

/** Swaps in a circle, which no run of calls leads to, but a state could hold. */
const circle = withSwap(withSwap(undefined, hotkey(0), hotkey(1), 5n), hotkey(1), hotkey(0), 5n);

export const hotkeysAnswerUnderTheirPresentName = property<Names>({
  name: "hotkeys-answer-under-their-present-name",
  informal:
    "Who gave a name up in the block of an infraction or later answers under the name of today; who has taken the name up since does not.",
  formal: "presentName(n, h) = the name today of whoever gave n up first in a block ≥ h, or n",
  rules: ["SLA-5"],
  status: "tested",
  arbitrary: fc.record({
    events: fc.array(
      fc.record({
        wait: fc.bigInt({ min: 0n, max: 3n }),
        kind: fc.constantFrom("swap" as const, "swap" as const, "register" as const),
        who: fc.nat({ max: 3 }),
      }),
      { maxLength: 8 },
    ),
    height: fc.bigInt({ min: 0n, max: 16n }),
  }),
  witnesses: {
    "a name is swapped on": (names) => {
      const { departures } = historyOf(names);
      return departures.some(({ keeper }, index) =>
        departures.slice(0, index).some((earlier) => earlier.keeper === keeper),
      );
    },
    "somebody new has an old name": (names) => historyOf(names).names.length > 2,
    "an old name is given up again": (names) => historyOf(names).departures.some(({ keeper }) => keeper > 1),
    "two swaps in one block": ({ events }) =>
      events.some(({ wait, kind }, index) => index > 0 && wait === 0n && kind === "swap"),
  },
  violation: (names) => {
    const history = historyOf(names);
    const ended = presentName(circle, hotkey(0), names.height);
    if (ended !== hotkey(0)) return `a circle ends at ${ended}`;
    return firstOf(everyName(history), (name) => {
      const found = presentName(history.state, name, names.height);
      const due = expected(history, name, names.height);
      return found === due ? undefined : `${name} answers as ${found}, not as ${due}`;
    });
  },
});
