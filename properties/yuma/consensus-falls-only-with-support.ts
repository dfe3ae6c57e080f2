import { property } from "../property.ts";
import { firstOf, kappaOf, traceOf } from "../support/epochs.ts";
import { loweredColumns, raised, raises, supportOf } from "./more-stake-never-lowers-consensus.ts";

export const consensusFallsOnlyWithSupport = property({
  name: "consensus-falls-only-with-support",
  informal:
    "Where more stake on a supporter lowers the consensus after all, the supporters' shares, as the chain rounds them, have lost ulps and miss κ by them: no more than one for each neuron.",
  formal: "C′_j < C_j ⇒ κ − n·2⁻³² ≤ Σ_{i: W_ij ≥ C_j} S̄′_i < κ",
  rules: ["YUM-4", "YUM-9"],
  status: "tested",
  arbitrary: raises,
  witnesses: {
    "consensus falls by an ulp of stake": (raise) => loweredColumns(raise).length > 0,
  },
  violation: (raise) =>
    firstOf(loweredColumns(raise), (column) => {
      const after = raised(raise);
      const support = supportOf(after, column, traceOf(raise.input).consensus[column]!);
      const kappa = kappaOf(raise.input);
      if (support >= kappa) return `consensus on ${column} falls though ${support} ulps still support it`;
      const missing = kappa - support;
      return missing <= BigInt(after.subnetworkN)
        ? undefined
        : `support of ${column} misses κ by ${missing} ulps`;
    }),
});
