import * as Result from "effect/Result";
import type { RuleSet } from "../../rules.ts";
import { attempt } from "../../runtime/rejection.ts";
import { inactiveNeurons } from "./activity.ts";
import * as bond from "./bonds.ts";
import * as agreement from "./consensus.ts";
import { emissionPhases } from "./emission.ts";
import { epochOutput } from "./output.ts";
import * as staked from "./stake.ts";
import { bondsToStore } from "./stored.ts";
import type { EpochInput, EpochPanic, EpochRun, EpochTrace } from "./types.ts";
import * as weight from "./weights.ts";

/** The functions that the phases are. A value, so that a variant of the rules can have another one of them. */
export const phaseFunctions = { staked, weight, agreement, bond };

export type PhaseFunctions = typeof phaseFunctions;

const stakePhases = ({ staked }: PhaseFunctions, input: EpochInput) => {
  const inactive = inactiveNeurons(input);
  const stake = staked.normalizedStake(input);
  const validatorForbids = input.validatorPermit.map((permit) => !permit);
  return {
    validatorForbids,
    trace: {
      inactive,
      stake,
      newValidatorPermits: staked.newValidatorPermits(stake, input.maxAllowedValidators),
      activeStake: staked.activeStake(stake, inactive, validatorForbids),
    },
  };
};

const weightPhases = (
  { weight }: PhaseFunctions,
  input: EpochInput,
  validatorForbids: readonly boolean[],
) => {
  const storedWeights = weight.storedWeights(input);
  const permittedWeights = weight.permittedWeights(storedWeights, validatorForbids);
  const offDiagonalWeights = weight.offDiagonalWeights(permittedWeights);
  const currentWeights = weight.currentWeights(offDiagonalWeights, input);
  const weights = weight.normalizedWeights(currentWeights);
  return { storedWeights, permittedWeights, offDiagonalWeights, currentWeights, weights };
};

const consensusPhases = (
  { agreement }: PhaseFunctions,
  input: EpochInput,
  { weights, activeStake }: Pick<EpochTrace, "weights" | "activeStake">,
) => {
  const preranks = agreement.preranks(weights, activeStake);
  const consensus = agreement.consensus(weights, activeStake, input.kappa);
  const clippedWeights = agreement.clippedWeights(weights, consensus);
  const validatorTrust = agreement.validatorTrust(clippedWeights);
  const ranks = agreement.ranks(clippedWeights, activeStake);
  const trust = agreement.trust(ranks, preranks);
  const incentive = agreement.incentive(ranks);
  return { preranks, consensus, clippedWeights, validatorTrust, ranks, trust, incentive };
};

const bondPhases = (
  { bond }: PhaseFunctions,
  { constants }: RuleSet,
  input: EpochInput,
  {
    clippedWeights,
    activeStake,
    incentive,
  }: Pick<EpochTrace, "clippedWeights" | "activeStake" | "incentive">,
) => {
  const storedBonds = bond.storedBonds(input);
  const currentBonds = bond.currentBonds(storedBonds, input);
  const bonds = bond.normalizedBonds(currentBonds);
  const rawBondsDelta = bond.rawBondsDelta(clippedWeights, activeStake);
  const bondsDelta = bond.bondsDelta(rawBondsDelta);
  const emaBonds = bond.emaBonds(constants, bondsDelta, bonds, input.bondsMovingAverage);
  const dividends = bond.dividends(emaBonds, incentive);
  return { storedBonds, currentBonds, bonds, rawBondsDelta, bondsDelta, emaBonds, dividends };
};

const run = (functions: PhaseFunctions, rules: RuleSet, input: EpochInput): EpochRun => {
  const { validatorForbids, trace: stake } = stakePhases(functions, input);
  const weights = { ...stake, ...weightPhases(functions, input, validatorForbids) };
  const consensus = { ...weights, ...consensusPhases(functions, input, weights) };
  const bonds = { ...consensus, ...bondPhases(functions, rules, input, consensus) };
  const trace: EpochTrace = { ...bonds, ...emissionPhases(input.raoEmission, bonds) };
  const storedBonds = bondsToStore(trace.emaBonds, trace.newValidatorPermits, input.validatorPermit);
  return { output: epochOutput(input, trace, storedBonds), trace };
};

type Epoch = (rules: RuleSet, input: EpochInput) => Result.Result<EpochRun, EpochPanic>;

/** The epoch with these functions as its phases. */
export const epochOf =
  (functions: PhaseFunctions): Epoch =>
  (rules, input) =>
    attempt(() => Result.succeed(run(functions, rules, input)));

/**
 * One Yuma epoch of a subnet: what each neuron earns of `input.raoEmission`, and what the chain stores of it.
 * Fails only where the chain's code would panic.
 */
export const epoch: Epoch = epochOf(phaseFunctions);
