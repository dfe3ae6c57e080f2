import { wellFormedEpochInputs } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import { exactSum, firstOf, one, traceOf } from "../support/epochs.ts";

const outside = (values: readonly bigint[]) => values.findIndex((value) => value < 0n || value > one);

export const trustIsAtMostOne = property({
  name: "trust-is-at-most-one",
  informal:
    "Clipping only takes away: ranks are at most the preranks, and trust, validator trust, ranks and preranks lie between zero and one, with no ulp to spare.",
  formal: "0 ≤ R_j ≤ P_j ≤ 1, 0 ≤ T_j ≤ 1, 0 ≤ Tv_i ≤ 1, Σ P ≤ 1",
  rules: ["YUM-8", "YUM-11", "YUM-12"],
  status: "tested",
  arbitrary: wellFormedEpochInputs(10),
  witnesses: {
    "full trust": (input) => traceOf(input).trust.some((value) => value === one),
    "some trust": (input) => traceOf(input).trust.some((value) => 0n < value && value < one),
    "no trust, though wanted": (input) =>
      traceOf(input).trust.some((value, uid) => value === 0n && traceOf(input).preranks[uid]! > 0n),
  },
  violation: (input) => {
    const trace = traceOf(input);
    const risen = trace.ranks.findIndex((rank, uid) => rank > trace.preranks[uid]!);
    if (risen >= 0) return `rank of ${risen} is above its prerank`;
    if (exactSum(trace.preranks) > one) return "preranks sum to more than one";
    return firstOf(["preranks", "ranks", "trust", "validatorTrust"] as const, (name) => {
      const uid = outside(trace[name]);
      return uid < 0 ? undefined : `${name} of ${uid} is ${trace[name][uid]}`;
    });
  },
});
