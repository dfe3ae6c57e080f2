import { Stake } from "../../model/finney/items/subtensor.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import { unbondingScenarios } from "../arbitraries/unbonding.ts";
import { property } from "../property.ts";
import { hotkey } from "../support/stakes.ts";
import {
  fieldsOf,
  leavesUnbonding,
  someUnbondingStep,
  type UnbondingScenario,
  type UnbondingStep,
  unbondingRun,
} from "../support/unbonding.ts";

/** What waits, by hotkey, coldkey and block of opening, in the order of opening. A Map keeps this order. */
type Waiting = Map<string, bigint>;

const add = (waiting: Waiting, key: string, rao: bigint): void => {
  const amount = (waiting.get(key) ?? 0n) + rao;
  if (amount === 0n) waiting.delete(key);
  else waiting.set(key, amount);
};

/** What the events of a step say of entries opened and cancelled; a release leaves none, and is read off the stakes. */
const note = (waiting: Waiting, step: UnbondingStep): void => {
  const block = BlockNumber.get(step.before);
  for (const { hotkey: on, coldkey: who, amount } of fieldsOf(step, "UnbondingOpened"))
    add(waiting, `${on} ${who} ${block}`, amount as bigint);
  for (const { hotkey: on, coldkey: who, creation, amount } of fieldsOf(step, "UnbondingCancelled"))
    add(waiting, `${on} ${who} ${creation}`, -(amount as bigint));
  if (step.move.kind !== "release") return;
  for (const { keys, value } of Stake.entries(step.before, hotkey(step.move.from)))
    add(waiting, `${keys.join(" ")} ${block}`, value);
};

/** What must complete in a block: all that was opened the period before. */
const due = (waiting: Waiting, opened: bigint): readonly string[] =>
  [...waiting].filter(([key]) => key.endsWith(` ${opened}`)).map(([key, amount]) => `${key} ${amount}`);

const completed = (step: UnbondingStep): readonly string[] =>
  fieldsOf(step, "UnbondingCompleted").map(
    ({ hotkey: on, coldkey: who, creation, amount }) => `${on} ${who} ${creation} ${amount}`,
  );

export const entriesCompleteInTheOrderOfOpening = property<UnbondingScenario>({
  name: "entries-complete-in-the-order-of-opening",
  informal:
    "In each block exactly those entries complete that were opened a period before, with what is left of them, in the order of opening.",
  formal: "completed(b) = [e ∈ opened : creation(e) + unbondingPeriod = b ∧ amount(e) > 0], in order",
  rules: ["UNB-1", "UNB-2", "UNB-4", "UNB-5", "UNB-8"],
  status: "tested",
  cost: 2,
  arbitrary: unbondingScenarios,
  witnesses: {
    "several complete at once": someUnbondingStep((step) => completed(step).length > 2),
    "an entry is cancelled": someUnbondingStep(leavesUnbonding("UnbondingCancelled")),
  },
  violation: (scenario) => {
    const waiting: Waiting = new Map();
    for (const step of unbondingRun(scenario)) {
      const block = BlockNumber.get(step.after);
      const wanted = step.move.kind === "block" ? due(waiting, block - scenario.unbondingPeriod) : [];
      const found = completed(step);
      if (wanted.join("\n") !== found.join("\n"))
        return `in block ${block} ${found.join(", ") || "nothing"} completes, not ${wanted.join(", ") || "nothing"}`;
      for (const each of wanted) waiting.delete(each.slice(0, each.lastIndexOf(" ")));
      note(waiting, step);
    }
    return undefined;
  },
});
