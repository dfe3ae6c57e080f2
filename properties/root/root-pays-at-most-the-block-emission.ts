import { dueRoots } from "../arbitraries/root.ts";
import { property } from "../property.ts";
import { exactSum } from "../support/epochs.ts";
import { one64, rootEmissionOf, rootTraceOf } from "../support/roots.ts";

export const rootPaysAtMostTheBlockEmission = property({
  name: "root-pays-at-most-the-block-emission",
  informal:
    "The root epoch shares out at most the block emission among the subnets, and where any subnet is wanted it falls short by less than two rao for each.",
  formal: "Σ e_j ≤ E ∧ (Σ share > 0 ⇒ E − Σ e_j < 2k)",
  rules: ["ROOT-7", "ROOT-8"],
  status: "tested",
  arbitrary: dueRoots(),
  witnesses: {
    "several subnets are paid": (input) => rootEmissionOf(input).filter((rao) => rao > 0n).length > 1,
    "a rao is lost": (input) => {
      const trace = rootTraceOf(input);
      return (
        trace !== undefined &&
        exactSum(trace.shares) > 0n &&
        exactSum(trace.emission) < trace.blockEmission / one64
      );
    },
    "nothing to share out": (input) => rootTraceOf(input)?.blockEmission === 0n,
  },
  violation: (input) => {
    const trace = rootTraceOf(input);
    if (trace === undefined) return undefined;
    const due = trace.blockEmission / one64;
    const shared = exactSum(rootEmissionOf(input));
    if (shared > due) return `${shared} rao shared out of ${due}`;
    const short = exactSum(trace.shares) > 0n && due - shared >= 2n * BigInt(input.totalNetworks);
    return short ? `${due - shared} rao of ${due} go to no subnet` : undefined;
  },
});
