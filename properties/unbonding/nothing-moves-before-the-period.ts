import { Entries } from "../../model/bonded/unbonding/items.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import { unbondingScenarios } from "../arbitraries/unbonding.ts";
import { property } from "../property.ts";
import { freeRao } from "../support/stakes.ts";
import {
  fieldsOf,
  firstUnbondingFault,
  leavesUnbonding,
  someUnbondingStep,
  type UnbondingScenario,
  type UnbondingStep,
} from "../support/unbonding.ts";

/** Rao that a step pays into balances by completing entries. */
const paidIn = (step: UnbondingStep): bigint =>
  fieldsOf(step, "UnbondingCompleted").reduce(
    (sum, { amount, burned }) => sum + (amount as bigint) - (burned as bigint),
    0n,
  );

const wrongPayment = (step: UnbondingStep, period: bigint): string | undefined => {
  const block = BlockNumber.get(step.after);
  const early = fieldsOf(step, "UnbondingCompleted").find(
    ({ creation }) => (creation as bigint) + period !== block,
  );
  if (early !== undefined) return `an entry of block ${early["creation"]} completes in block ${block}`;
  if (step.move.kind === "add") return undefined;
  const risen = freeRao(step.after) - freeRao(step.before);
  return risen === paidIn(step) ? undefined : `balances rise by ${risen} rao, ${paidIn(step)} are paid`;
};

const overdue = ({ after }: UnbondingStep): string | undefined => {
  const block = BlockNumber.get(after);
  const late = Entries.entries(after)
    .flatMap(({ value }) => value)
    .find(({ completion }) => completion <= block);
  return late === undefined ? undefined : `${late.amount} rao due in block ${late.completion} still wait`;
};

export const nothingMovesBeforeThePeriod = property<UnbondingScenario>({
  name: "nothing-moves-before-the-period",
  informal:
    "Stake that leaves reaches a balance in the block that lies the period after its leaving, and in no other.",
  formal: "Δ Σ free = Σ paid, each paid at creation + unbondingPeriod; ∀ entry: completion > block",
  rules: ["UNB-2", "UNB-3", "UNB-4", "UNB-8", "UNB-9"],
  status: "tested",
  cost: 2,
  arbitrary: unbondingScenarios,
  witnesses: {
    "an entry waits": someUnbondingStep(
      ({ move, after }) => move.kind === "block" && Entries.entries(after).length > 0,
    ),
    "an entry is paid": someUnbondingStep((step) => paidIn(step) > 0n),
    "several complete at once": someUnbondingStep((step) => fieldsOf(step, "UnbondingCompleted").length > 1),
    "all stake leaves a hotkey": someUnbondingStep(
      ({ move, before, after }) =>
        move.kind === "release" && Entries.entries(after).length > Entries.entries(before).length,
    ),
    "an entry is opened by a call": someUnbondingStep(leavesUnbonding("UnbondingOpened")),
  },
  violation: firstUnbondingFault(
    (step, { unbondingPeriod }) => wrongPayment(step, unbondingPeriod) ?? overdue(step),
  ),
});
