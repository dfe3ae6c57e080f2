import { TotalIssuance } from "../../model/finney/items/subtensor.ts";
import { unbondingScenarios } from "../arbitraries/unbonding.ts";
import { property } from "../property.ts";
import { missingRao } from "../support/bonded.ts";
import {
  fieldsOf,
  firstUnbondingFault,
  leavesUnbonding,
  someUnbondingStep,
  type UnbondingScenario,
  type UnbondingStep,
} from "../support/unbonding.ts";

/** Rao that events say could not be paid. */
const burnedIn = (step: UnbondingStep): bigint =>
  fieldsOf(step, "UnbondingCompleted").reduce((sum, { burned }) => sum + (burned as bigint), 0n);

export const unbondingConservesValue = property<UnbondingScenario>({
  name: "unbonding-conserves-value",
  informal:
    "Balances, stakes and entries together are the issuance, which falls only by what an event says could not be paid.",
  formal: "TotalIssuance = Σ free + Σ Stake + TotalUnbonding ∧ Δ TotalIssuance = −Σ burned",
  rules: ["UNB-1", "UNB-3", "UNB-4", "UNB-5", "UNB-6", "UNB-8", "UNB-9"],
  status: "tested",
  arbitrary: unbondingScenarios,
  witnesses: {
    "an entry is paid": someUnbondingStep(leavesUnbonding("UnbondingCompleted")),
    "an entry is burned": someUnbondingStep((step) => burnedIn(step) > 0n),
    "an entry is cancelled": someUnbondingStep(leavesUnbonding("UnbondingCancelled")),
    "stake moves on": someUnbondingStep(leavesUnbonding("StakeRedelegated")),
    "small nominations unbond": someUnbondingStep(
      (step) => step.move.kind === "minimum" && leavesUnbonding("UnbondingOpened")(step),
    ),
  },
  violation: firstUnbondingFault((step) => {
    const missing = missingRao(step.after);
    if (missing !== 0n) return `${missing} rao are counted and nowhere`;
    const fallen = TotalIssuance.get(step.before) - TotalIssuance.get(step.after);
    return fallen === burnedIn(step)
      ? undefined
      : `${fallen} rao go, ${burnedIn(step)} are said to be burned`;
  }),
});
