import type { EpochTrace } from "./types.ts";

/** One step of the epoch: its name, its rule, and what it leaves in the trace under which label of the chain's log. */
export interface Phase {
  readonly name: string;
  readonly rule: string;
  readonly traces: Partial<Record<keyof EpochTrace, string>>;
}

/** The phases in the order in which they are computed. */
export const phases: readonly Phase[] = [
  { name: "activity", rule: "YUM-1", traces: { inactive: "Inactive" } },
  { name: "stake", rule: "YUM-2", traces: { stake: "S" } },
  { name: "validator permits", rule: "YUM-3", traces: { newValidatorPermits: "new_validator_permits" } },
  { name: "active stake", rule: "YUM-4", traces: { activeStake: "S #2" } },
  {
    name: "weights",
    rule: "YUM-5",
    traces: {
      storedWeights: "W",
      permittedWeights: "W (permit)",
      offDiagonalWeights: "W (permit+diag)",
    },
  },
  { name: "outdated weights", rule: "YUM-6", traces: { currentWeights: "W (permit+diag+outdate)" } },
  { name: "row normalisation", rule: "YUM-7", traces: { weights: "W (mask+norm)" } },
  { name: "preranks", rule: "YUM-8", traces: { preranks: "R (before)" } },
  { name: "consensus", rule: "YUM-9", traces: { consensus: "C" } },
  { name: "clipping", rule: "YUM-10", traces: { clippedWeights: "W #2" } },
  { name: "validator trust", rule: "YUM-11", traces: { validatorTrust: "Tv" } },
  { name: "ranks", rule: "YUM-12", traces: { ranks: "R (after)", trust: "T" } },
  { name: "incentive", rule: "YUM-13", traces: { incentive: "I (=R)" } },
  {
    name: "bonds",
    rule: "YUM-14",
    traces: { storedBonds: "B", currentBonds: "B (outdatedmask)", bonds: "B (mask+norm)" },
  },
  { name: "bonds delta", rule: "YUM-15", traces: { rawBondsDelta: "ΔB", bondsDelta: "ΔB (norm)" } },
  { name: "bonds moving average", rule: "YUM-16", traces: { emaBonds: "emaB" } },
  { name: "dividends", rule: "YUM-17", traces: { dividends: "D" } },
  { name: "server shares", rule: "YUM-18", traces: { normalizedServerEmission: "nSE" } },
  { name: "server emission", rule: "YUM-19", traces: { serverEmission: "SE" } },
  { name: "validator shares", rule: "YUM-18", traces: { normalizedValidatorEmission: "nVE" } },
  { name: "validator emission", rule: "YUM-19", traces: { validatorEmission: "VE" } },
  { name: "combined shares", rule: "YUM-18", traces: { normalizedCombinedEmission: "nCE" } },
  { name: "combined emission", rule: "YUM-19", traces: { combinedEmission: "CE" } },
  { name: "pruning scores", rule: "YUM-20", traces: { pruningScores: "P" } },
];
