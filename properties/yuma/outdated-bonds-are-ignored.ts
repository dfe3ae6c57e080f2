import type { EpochInput } from "../../model/finney/yuma/types.ts";
import { wellFormedEpochInputs, withPicks } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import { firstDifference } from "../support/difference.ts";
import { outputOf, traceOf } from "../support/epochs.ts";

const isOutdated = (input: EpochInput, uid: number, column: number) =>
  input.lastUpdate[uid]! <= input.blockAtRegistration[column]!;

/** The same subnet with `value` in place of every bond that is outdated. */
const withOutdatedBonds = (input: EpochInput, value: number): EpochInput => ({
  ...input,
  bonds: input.bonds.map(([uid, row]) => [
    uid,
    row.map(([column, bond]) => [column, isOutdated(input, uid, column) ? value : bond] as const),
  ]),
});

export const outdatedBondsAreIgnored = property({
  name: "outdated-bonds-are-ignored",
  informal:
    "A bond on a neuron that was registered since the validator last set weights was earned on the neuron before; it changes nothing.",
  formal: "LastUpdate_i ≤ Registered_j ⇒ epoch(x with any B_ij) = epoch(x)",
  rules: ["YUM-14"],
  status: "tested",
  arbitrary: withPicks(wellFormedEpochInputs()),
  witnesses: {
    "an outdated bond beside a current one": ({ input }) =>
      traceOf(input).storedBonds.some((row, uid) => {
        const current = traceOf(input).currentBonds[uid]!;
        return current.length > 0 && row.length > current.length;
      }),
  },
  violation: ({ input, pick }) =>
    firstDifference(outputOf(withOutdatedBonds(input, pick * 65)), outputOf(input)),
});
