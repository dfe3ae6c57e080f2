import { maxUpscaleToU16, proportionToU16 } from "./stored.ts";
import type { EpochInput, EpochOutput, EpochTrace, StoredRow } from "./types.ts";
import { at } from "./vector.ts";

/** The phases whose results are stored or paid, bonds aside. */
type StoredPhases = Pick<
  EpochTrace,
  | "inactive"
  | "newValidatorPermits"
  | "consensus"
  | "validatorTrust"
  | "trust"
  | "incentive"
  | "dividends"
  | "serverEmission"
  | "validatorEmission"
  | "combinedEmission"
  | "pruningScores"
>;

/** [YUM-20] What an epoch writes and returns. Panics where a hotkey's UID is not below SubnetworkN. */
export const epochOutput = (
  input: EpochInput,
  trace: StoredPhases,
  bonds: readonly StoredRow[],
): EpochOutput => ({
  result: input.hotkeys.map(([uid, hotkey]) => [
    hotkey,
    at(trace.serverEmission, uid),
    at(trace.validatorEmission, uid),
  ]),
  active: trace.inactive.map((inactive) => !inactive),
  emission: trace.combinedEmission,
  // The chain stores the normalised ranks, which are the incentive.
  rank: trace.incentive.map(proportionToU16),
  trust: trace.trust.map(proportionToU16),
  consensus: trace.consensus.map(proportionToU16),
  incentive: trace.incentive.map(proportionToU16),
  dividends: trace.dividends.map(proportionToU16),
  pruningScores: maxUpscaleToU16(trace.pruningScores),
  validatorTrust: trace.validatorTrust.map(proportionToU16),
  validatorPermit: trace.newValidatorPermits,
  bonds,
});
