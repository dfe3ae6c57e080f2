import type { EpochInput } from "../../model/finney/yuma/types.ts";
import { wellFormedEpochInputs } from "../arbitraries/epoch.ts";
import { smallSubnet } from "../arbitraries/subnet.ts";
import { property } from "../property.ts";
import { exactSum, firstOf, traceOf, uidsOf } from "../support/epochs.ts";

const incentivesArePaid = (input: EpochInput) => exactSum(traceOf(input).incentive) > 0n;

export const inactiveValidatorsEarnNothing = property({
  name: "inactive-validators-earn-nothing",
  informal:
    "Where miners are paid, a validator that has set no weights for longer than the activity cutoff earns no dividends.",
  formal: "Σ I > 0 ∧ inactive_i ⇒ VE_i = 0",
  rules: ["YUM-1", "YUM-14", "YUM-17"],
  status: "tested",
  arbitrary: wellFormedEpochInputs(),
  witnesses: {
    "an inactive validator with stake, where miners are paid": (input) =>
      incentivesArePaid(input) &&
      traceOf(input).inactive.some(
        (inactive, uid) => inactive && input.validatorPermit[uid] && traceOf(input).stake[uid]! > 0n,
      ),
  },
  violation: (input) => {
    if (!incentivesArePaid(input)) return undefined;
    const { inactive, validatorEmission } = traceOf(input);
    return firstOf(uidsOf(input.subnetworkN), (uid) =>
      inactive[uid] && validatorEmission[uid]! > 0n
        ? `inactive validator ${uid} earns ${validatorEmission[uid]} rao of ${input.raoEmission}`
        : undefined,
    );
  },
  errata: [
    {
      id: "ERR-13",
      /** Every inactive validator that is paid still owns old bonds, on neurons that are paid. */
      excuses: (input) => {
        const { inactive, validatorEmission, bonds, incentive } = traceOf(input);
        return uidsOf(input.subnetworkN).every(
          (uid) =>
            !inactive[uid] ||
            validatorEmission[uid] === 0n ||
            bonds[uid]!.some(([column, value]) => value > 0n && incentive[column]! > 0n),
        );
      },
      scenario: smallSubnet([
        { lastUpdate: 2n, bonds: [[2, 1]] },
        { stake: 1n, weights: [[2, 1]] },
        { permit: false },
      ]),
    },
  ],
});
