import { I110F18 } from "../../numbers/fixed.ts";
import { u16, u64 } from "../../numbers/integer.ts";
import type { Chain, Outcome } from "../../rules.ts";
import { andThen, done } from "../../runtime/call.ts";
import { BlockNumber } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { setDifficulty } from "../admin/setters.ts";
import * as storage from "../items/subtensor.ts";

const { wrappingAdd: add, wrappingDiv: div, wrappingFromInteger: fromInteger, wrappingMul: mul } = I110F18;

/** A price of registration, and what moves and bounds it. */
export interface RegistrationTerm {
  /** The burn in rao, or the difficulty. */
  readonly current: bigint;
  readonly minimum: bigint;
  readonly maximum: bigint;
  /** Registrations of the interval that ends, of either kind. */
  readonly registrations: number;
  /** Registrations that would leave the price as it is. */
  readonly target: number;
  /** AdjustmentAlpha: the part of the old price that stays, a u64 share of 2^64 − 1. */
  readonly alpha: bigint;
}

const sumU16 = (left: number, right: number): bigint => u16.wrapping(BigInt(left + right));

/**
 * [EMI-3] The price for the next interval: the current one times (registrations + target) / (2 · target), averaged with
 * the current one by `alpha`, then bounded, the maximum first. Panics where twice the target is zero as a u16.
 */
export const upgradedTerm = ({ current, registrations, target, ...rest }: RegistrationTerm): bigint => {
  const old = fromInteger(current);
  const demand = fromInteger(sumU16(registrations, target));
  const updated = div(mul(old, demand), fromInteger(sumU16(target, target)));
  const alpha = div(fromInteger(rest.alpha), fromInteger(u64.maximum));
  const next = add(mul(alpha, old), mul(I110F18.wrappingSub(I110F18.one, alpha), updated));
  if (next >= fromInteger(rest.maximum)) return rest.maximum;
  if (next <= fromInteger(rest.minimum)) return rest.minimum;
  return I110F18.wrappingToInteger(u64, next);
};

const demandOn = (state: State, netuid: number) => ({
  registrations: storage.RegistrationsThisInterval.get(state, netuid),
  target: storage.TargetRegistrationsPerInterval.get(state, netuid),
  alpha: storage.AdjustmentAlpha.get(state, netuid),
});

const upgradeBurn = (state: State, netuid: number): Outcome => {
  const burn = upgradedTerm({
    current: storage.Burn.get(state, netuid),
    minimum: storage.MinBurn.get(state, netuid),
    maximum: storage.MaxBurn.get(state, netuid),
    ...demandOn(state, netuid),
  });
  return done(storage.Burn.put(state, netuid, burn));
};

const upgradeDifficulty = (state: State, netuid: number): Outcome => {
  const difficulty = upgradedTerm({
    current: storage.Difficulty.get(state, netuid),
    minimum: storage.MinDifficulty.get(state, netuid),
    maximum: storage.MaxDifficulty.get(state, netuid),
    ...demandOn(state, netuid),
  });
  return setDifficulty(state, netuid, difficulty);
};

/**
 * [EMI-2] Which price moves: the one of the busier way to register where there were more registrations than the target,
 * the other one where there were not; both, the burn first, where either way was taken as often.
 */
const upgradeTerms = (state: State, netuid: number): Outcome => {
  const byWork = storage.POWRegistrationsThisInterval.get(state, netuid);
  const byBurn = storage.BurnRegistrationsThisInterval.get(state, netuid);
  if (byWork === byBurn) {
    return andThen(upgradeBurn(state, netuid), (next) => upgradeDifficulty(next, netuid));
  }
  const { registrations, target } = demandOn(state, netuid);
  const isWorkBusier = byWork > byBurn;
  return registrations > target === isWorkBusier
    ? upgradeDifficulty(state, netuid)
    : upgradeBurn(state, netuid);
};

const resetInterval = (state: State, netuid: number, block: bigint): State => {
  const adjusted = storage.LastAdjustmentBlock.put(state, netuid, block);
  const counted = storage.RegistrationsThisInterval.put(adjusted, netuid, 0);
  const byWork = storage.POWRegistrationsThisInterval.put(counted, netuid, 0);
  return storage.BurnRegistrationsThisInterval.put(byWork, netuid, 0);
};

const isIntervalOver = (state: State, netuid: number, block: bigint): boolean =>
  u64.wrapping(block - storage.LastAdjustmentBlock.get(state, netuid)) >=
  BigInt(storage.AdjustmentInterval.get(state, netuid));

const adjustNetwork = (state: State, netuid: number, block: bigint): Outcome => {
  if (!isIntervalOver(state, netuid, block)) return done(state);
  const { state: upgraded, events } = upgradeTerms(state, netuid);
  return done(resetInterval(upgraded, netuid, block), ...events);
};

/**
 * [EMI-2] Burn and difficulty of every network whose interval is over, and the counters of registrations. The counter
 * of the block is reset in every network and block.
 */
export const adjustRegistrationTerms = ({ state }: Pick<Chain, "state">): Outcome => {
  const block = BlockNumber.get(state);
  return storage.NetworksAdded.entries(state).reduce<Outcome>(
    (outcome, { keys: [netuid] }) =>
      andThen(outcome, (before) => {
        const { state: adjusted, events } = adjustNetwork(before, netuid, block);
        return done(storage.RegistrationsThisBlock.put(adjusted, netuid, 0), ...events);
      }),
    done(state),
  );
};
