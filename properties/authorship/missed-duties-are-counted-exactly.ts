import fc from "fast-check";
import { bondedWith } from "../../model/bonded/rules.ts";
import { recordDuty } from "../../model/bonded/slashing/downtime.ts";
import { JailedUntil, SigningInfo } from "../../model/bonded/slashing/items.ts";
import type { Chain } from "../../model/rules.ts";
import { fromHex } from "../../model/storage/bytes.ts";
import { property } from "../property.ts";
import { HEIGHT, hotkeyAt } from "../support/authorship.ts";
import { inBlock, written } from "../support/calling.ts";

/** A duty of one of two hotkeys; or one of them is let out of jail. */
type Step = { readonly hotkey: 0 | 1; readonly kind: "done" | "missed" | "let out" };

interface Case {
  readonly window: number;
  readonly allowed: number;
  readonly steps: readonly Step[];
}

/** Whether each duty since the window began was missed, the oldest first; whether the hotkey is jailed. */
interface History {
  readonly missed: readonly boolean[];
  readonly isJailed: boolean;
}

const none: History = { missed: [], isJailed: false };

const missedLately = (missed: readonly boolean[], window: number): number =>
  missed.slice(-window).filter((each) => each).length;

const remembered = ({ window, allowed }: Case, history: History, { kind }: Step): History => {
  if (kind === "let out") return { ...history, isJailed: false };
  if (history.isJailed) return history;
  const missed = [...history.missed, kind === "missed"];
  return missedLately(missed, window) > allowed
    ? { missed: [], isJailed: true }
    : { missed, isJailed: false };
};

const applied = ({ rules, state }: Chain, step: Step): Chain => {
  const hotkey = hotkeyAt(step.hotkey);
  if (step.kind === "let out") return { rules, state: JailedUntil.remove(state, hotkey) };
  return { rules, state: recordDuty({ rules, state }, hotkey, step.kind === "missed").state };
};

/** What the window should hold: the last duty of each place in the ring. */
const bitsOf = ({ missed }: History, window: number): string =>
  Array.from({ length: window }, (_, place) => {
    const turns = Math.floor((missed.length - 1 - place) / window);
    const index = place + turns * window;
    return index >= 0 && missed[index] === true ? "1" : "0";
  }).join("");

const foundBits = (bitmap: string, window: number): string => {
  const bytes = fromHex(bitmap);
  return Array.from({ length: window }, (_, place) =>
    (((bytes[Math.floor(place / 8)] ?? 0) >> (place % 8)) & 1) === 1 ? "1" : "0",
  ).join("");
};

const faultOf = (given: Case, { state }: Chain, history: History, hotkey: string): string | undefined => {
  const { duties, missed, bitmap } = SigningInfo.get(state, hotkey);
  const due = missedLately(history.missed, given.window);
  if (JailedUntil.has(state, hotkey) !== history.isJailed) return `jailed: ${!history.isJailed}`;
  if (duties !== BigInt(history.missed.length) || missed !== due) {
    return `${missed} of ${duties} are missed, not ${due} of ${history.missed.length}`;
  }
  const [found, bits] = [foundBits(bitmap, given.window), bitsOf(history, given.window)];
  return found === bits ? undefined : `the window is ${found}, not ${bits}`;
};

interface Run {
  readonly fault: string | undefined;
  readonly histories: readonly (readonly History[])[];
}

const run = (given: Case): Run => {
  const rules = bondedWith({ downtimeWindow: given.window, maxMissed: given.allowed });
  let chain: Chain = { rules, state: written(undefined, inBlock(HEIGHT)) };
  const histories: (readonly History[])[] = [[none, none]];
  for (const step of given.steps) {
    chain = applied(chain, step);
    const last = histories.at(-1) as readonly History[];
    const next = last.map((each, index) => (index === step.hotkey ? remembered(given, each, step) : each));
    histories.push(next);
    const faults = next.map((each, index) => faultOf(given, chain, each, hotkeyAt(index)));
    const fault = faults.find((each) => each !== undefined);
    if (fault !== undefined) return { fault: `after ${histories.length - 1} steps ${fault}`, histories };
  }
  return { fault: undefined, histories };
};

const known = new WeakMap<Case, Run>();

const runOf = (given: Case): Run => {
  const found = known.get(given) ?? run(given);
  known.set(given, found);
  return found;
};

export const missedDutiesAreCountedExactly = property<Case>({
  name: "missed-duties-are-counted-exactly",
  informal:
    "The window holds just the last duties, as a full history would, and a hotkey is jailed just when more of them are missed than allowed.",
  formal: "missed = #{ d ∈ last W duties : d missed }, jailed ⇔ missed > M",
  rules: ["SLA-7"],
  status: "tested",
  arbitrary: fc.record({
    window: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.constantFrom(8, 100)),
    allowed: fc.nat(6),
    steps: fc.array(
      fc.record({
        hotkey: fc.constantFrom(0 as const, 1 as const),
        kind: fc.constantFrom("done", "done", "missed", "missed", "let out"),
      }),
      { maxLength: 80, size: "max" },
    ),
  }),
  witnesses: {
    "the window goes round": (given) =>
      runOf(given).histories.some((all) => all.some(({ missed }) => missed.length > given.window)),
    "somebody is jailed": (given) =>
      runOf(given).histories.some((all) => all.some(({ isJailed }) => isJailed)),
    "and begins anew": (given) => {
      const first = runOf(given).histories.findIndex(([one]) => one?.isJailed);
      return (
        first >= 0 &&
        runOf(given)
          .histories.slice(first)
          .some(([one]) => (one?.missed.length ?? 0) > 0)
      );
    },
  },
  violation: (given) => runOf(given).fault,
});
