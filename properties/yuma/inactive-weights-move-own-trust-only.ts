import type { EpochOutput } from "../../model/finney/yuma/types.ts";
import { wellFormedEpochInputs, withPicks } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import { firstDifference } from "../support/difference.ts";
import { changeRow, outputOf } from "../support/epochs.ts";

const others = (output: EpochOutput, uid: number) => ({
  ...output,
  validatorTrust: output.validatorTrust.filter((_, other) => other !== uid),
});

export const inactiveWeightsMoveOwnTrustOnly = property({
  name: "inactive-weights-move-own-trust-only",
  informal:
    "The weights of an inactive validator move nothing but its own validator trust: no consensus, no bond, nobody's pay.",
  formal: "inactive_i ⇒ epoch(x with any row i) = epoch(x) but for Tv_i",
  rules: ["YUM-1", "YUM-4", "YUM-11"],
  status: "tested",
  arbitrary: withPicks(wellFormedEpochInputs()),
  witnesses: {
    "an inactive validator's trust moves": ({ input, pick, other }) => {
      const uid = pick % input.subnetworkN;
      if (outputOf(input).active[uid]) return false;
      const changed = changeRow(input, uid, () => [[other % input.subnetworkN, 65_535]]);
      return outputOf(changed).validatorTrust[uid] !== outputOf(input).validatorTrust[uid];
    },
  },
  violation: ({ input, pick, other }) => {
    const uid = pick % input.subnetworkN;
    if (outputOf(input).active[uid]) return undefined;
    const changed = changeRow(input, uid, () => [[other % input.subnetworkN, 65_535]]);
    return firstDifference(others(outputOf(changed), uid), others(outputOf(input), uid));
  },
});
