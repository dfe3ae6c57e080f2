import type { RootEpochTrace } from "../../model/finney/root/types.ts";
import { dueRoots } from "../arbitraries/root.ts";
import { property } from "../property.ts";
import { firstOf } from "../support/epochs.ts";
import { one64, rootTraceOf } from "../support/roots.ts";

const claimsOf = ({ consensus, ranks }: RootEpochTrace) =>
  ranks.map((rank, column) => (rank * consensus[column]!) / one64);

export const rootEmissionFollowsConsensusAndRank = property({
  name: "root-emission-follows-consensus-and-rank",
  informal:
    "A subnet's claim is its rank times its consensus; of two subnets the one with the smaller claim never gets more.",
  formal: "C_i·R_i ≤ C_j·R_j ⇒ e_i ≤ e_j",
  rules: ["ROOT-4", "ROOT-6", "ROOT-7", "ROOT-8"],
  status: "tested",
  arbitrary: dueRoots(),
  witnesses: {
    "the higher rank has the smaller claim": (input) => {
      const trace = rootTraceOf(input);
      if (trace === undefined) return false;
      const claims = claimsOf(trace);
      return claims.some((claim, column) =>
        claims.some((other, at) => other > claim && trace.ranks[at]! < trace.ranks[column]!),
      );
    },
  },
  violation: (input) => {
    const trace = rootTraceOf(input);
    if (trace === undefined) return undefined;
    const claims = claimsOf(trace);
    return firstOf(claims.entries(), ([column, claim]) => {
      const unfair = claims.findIndex(
        (other, at) => other >= claim && trace.emission[at]! < trace.emission[column]!,
      );
      return unfair < 0 ? undefined : `subnet ${unfair} claims no less than ${column} and gets less`;
    });
  },
});
