import fc from "fast-check";
import { TotalSlashed } from "../../model/bonded/slashing/items.ts";
import { BlockEmission, TotalIssuance } from "../../model/finney/items/subtensor.ts";
import { finney } from "../../model/finney/rules.ts";
import { bondedScenarios } from "../arbitraries/bonded.ts";
import { property } from "../property.ts";
import { bondedStepsOf } from "../support/bondedScenario.ts";
import type { Scenario } from "../support/scenario.ts";

const { totalSupply } = finney.constants;

/** Rao below the cap at the beginning, of which the last few are too few for any emission. */
const left = fc.oneof(fc.constantFrom(0n, 1n, 1_000_000n), fc.bigInt({ min: 0n, max: 200_000_000_000n }));

/** Whether a block emits after a slash although the last one before it did not. */
const emitsAgain = (scenario: Scenario): boolean => {
  const steps = bondedStepsOf(scenario);
  const first = steps.findIndex(({ after }) => TotalSlashed.get(after) > 0n);
  if (first < 0 || BlockEmission.get(steps[first]!.before) > 0n) return false;
  return steps.slice(first).some(({ after }) => BlockEmission.get(after) > 0n);
};

export const slashedRaoNeverBreakTheCap = property<Scenario>({
  name: "slashed-rao-never-break-the-cap",
  informal:
    "What is slashed can be emitted again, and still no more than 21 million TAO are ever issued, however close the chain is to its cap.",
  formal: "every step: TotalIssuance ≤ 21·10^15",
  rules: ["BND-2", "SLA-9", "TOK-2", "TOK-4"],
  status: "tested",
  cost: 16,
  arbitrary: fc.tuple(bondedScenarios(), left).map(([{ settings, moves }, rest]) => ({
    settings: { ...settings, issuance: totalSupply - rest },
    moves,
  })),
  witnesses: {
    "something is slashed": (scenario) =>
      bondedStepsOf(scenario).some(({ after }) => TotalSlashed.get(after) > 0n),
    "slashed rao are emitted again": emitsAgain,
  },
  violation: (scenario) => {
    const found = bondedStepsOf(scenario).find(({ after }) => TotalIssuance.get(after) > totalSupply);
    return found === undefined
      ? undefined
      : `${found.move.kind}: ${TotalIssuance.get(found.after)} rao are issued`;
  },
});
