import { expect, it } from "vitest";
import { checkProperty } from "../../properties/check.ts";
import { emissionHalvesAtThresholds } from "../../properties/tokenomics/emission-halves-at-thresholds.ts";
import { issuanceAfterIsIteration } from "../../properties/tokenomics/issuance-after-is-iteration.ts";
import { supplyNeverExceedsCap } from "../../properties/tokenomics/supply-never-exceeds-cap.ts";

it.each([supplyNeverExceedsCap, emissionHalvesAtThresholds, issuanceAfterIsIteration])(
  "$name",
  (property) => {
    const report = checkProperty(property, { seed: 1, runs: 200 });
    expect(report.counterexample).toBeUndefined();
    expect(report.unreached).toEqual([]);
  },
);
