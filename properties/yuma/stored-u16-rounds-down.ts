import { wellFormedEpochInputs } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import { firstOf, one, outputOf, traceOf } from "../support/epochs.ts";

const stored = ["trust", "consensus", "incentive", "dividends", "validatorTrust"] as const;

export const storedU16RoundsDown = property({
  name: "stored-u16-rounds-down",
  informal:
    "What is stored as u16 is at most the computed value and less than one step below it; the stored rank is the incentive.",
  formal: "stored / 65535 ≤ v < (stored + 1) / 65535",
  rules: ["YUM-20"],
  status: "tested",
  arbitrary: wellFormedEpochInputs(10),
  witnesses: {
    "a whole": (input) => outputOf(input).incentive.includes(65_535),
    "less than a step": (input) =>
      traceOf(input).incentive.some((value) => 0n < value && value * 65_535n < one),
  },
  violation: (input) =>
    firstOf(stored, (name) => {
      const output = outputOf(input);
      if (output.rank.some((rank, uid) => rank !== output.incentive[uid]))
        return "a rank is not the incentive";
      return firstOf(traceOf(input)[name].entries(), ([uid, value]) => {
        const kept = BigInt(output[name][uid]!) * one;
        const exact = value * 65_535n;
        return kept <= exact && exact < kept + one
          ? undefined
          : `${name} of ${uid} is stored as ${output[name][uid]}`;
      });
    }),
});
