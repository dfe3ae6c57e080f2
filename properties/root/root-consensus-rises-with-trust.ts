import { dueRoots } from "../arbitraries/root.ts";
import { property } from "../property.ts";
import { firstOf } from "../support/epochs.ts";
import { one64, rootKappaOf, rootTraceOf } from "../support/roots.ts";

export const rootConsensusRisesWithTrust = property({
  name: "root-consensus-rises-with-trust",
  informal:
    "Trust in a subnet is the share of stake that gives it any weight, from zero to one; consensus lies there too, never falls as trust rises, and reaches one half where trust reaches κ.",
  formal: "0 ≤ T_j, C_j ≤ 1; T_i ≤ T_j ⇒ C_i ≤ C_j; T_j ≥ κ ⇒ C_j ≥ ½",
  rules: ["ROOT-5", "ROOT-6"],
  status: "tested",
  arbitrary: dueRoots(),
  witnesses: {
    "above and below κ": (input) => {
      const trust = rootTraceOf(input)?.trust ?? [];
      const kappa = rootKappaOf(input);
      return trust.some((value) => value > kappa) && trust.some((value) => value < kappa);
    },
    "full trust": (input) => rootTraceOf(input)?.trust.some((value) => value === one64) ?? false,
  },
  violation: (input) => {
    const trace = rootTraceOf(input);
    if (trace === undefined) return undefined;
    const { trust, consensus } = trace;
    return firstOf(trust.entries(), ([column, value]) => {
      const reached = consensus[column]!;
      if (value < 0n || value > one64 || reached < 0n || reached > one64)
        return `subnet ${column} is out of range`;
      if (value >= rootKappaOf(input) && reached * 2n < one64) return `subnet ${column} is below one half`;
      const unfair = trust.findIndex((other, at) => other >= value && consensus[at]! < reached);
      return unfair < 0 ? undefined : `subnet ${unfair} has no less trust than ${column} and less consensus`;
    });
  },
});
