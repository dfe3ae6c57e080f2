import { u64 } from "../../numbers/integer.ts";
import type { State } from "../../storage/item.ts";
import * as storage from "../items/subtensor.ts";
import { hotkeyIsDelegate, increaseStake, increaseStakeOnHotkey } from "../staking/stake.ts";
import { delegateTake, stakeProportionalEmission } from "../yuma/payout.ts";

/** A payment that an epoch has left to be made: the hotkey, and rao as a miner and as a validator. */
export type EmissionTuple = readonly [hotkey: string, serverEmission: bigint, validatorEmission: bigint];

/**
 * [EMI-6] What the delegate keeps for itself and what each nominator gets of `emission` rao: shares of the stake before
 * the payment, each rounded down; what rounding leaves over is the delegate's. All sums wrap.
 */
const divideAmongNominators = (state: State, hotkey: string, emission: bigint) => {
  const totalStake = storage.TotalHotkeyStake.get(state, hotkey);
  const take = delegateTake(storage.Delegates.get(state, hotkey), emission);
  const shared = u64.wrapping(emission - take);
  const shares = storage.Stake.entries(state, hotkey).map(({ keys: [, coldkey], value: stake }) => ({
    coldkey,
    rao: stakeProportionalEmission(stake, totalStake, shared),
  }));
  const paid = shares.reduce((sum, { rao }) => sum + rao, 0n);
  return { shares, own: u64.wrapping(take + shared - paid) };
};

/** How the emission of one hotkey is paid. */
export type Pay = (state: State, payment: EmissionTuple) => State;

/**
 * [EMI-6] Pay the emission of one hotkey as stake, in rao. A hotkey that is no delegate gets all of it on its owner's
 * stake; a delegate shares what it earned as a validator with its nominators.
 */
export const emitInflationThroughHotkey: Pay = (state, [hotkey, serverEmission, validatorEmission]) => {
  if (!hotkeyIsDelegate(state, hotkey)) {
    return increaseStakeOnHotkey(state, hotkey, u64.wrapping(serverEmission + validatorEmission));
  }
  const { shares, own } = divideAmongNominators(state, hotkey, validatorEmission);
  const nominated = shares.reduce<State>(
    (paid, { coldkey, rao }) => increaseStake(paid, coldkey, hotkey, rao),
    state,
  );
  return increaseStakeOnHotkey(increaseStakeOnHotkey(nominated, hotkey, own), hotkey, serverEmission);
};

const drainNetwork = (state: State, netuid: number, pay: Pay): State => {
  const loaded = storage.LoadedEmission.get(state, netuid);
  if (loaded === undefined) return state;
  const paid = loaded.reduce<State>(pay, state);
  const emitted = u64.wrapping(loaded.reduce((sum, [, server, validator]) => sum + server + validator, 0n));
  return storage.TotalIssuance.update(storage.LoadedEmission.remove(paid, netuid), (issuance) =>
    u64.saturating(issuance + emitted),
  );
};

/** [EMI-5] Pay all that the epochs of the block before have left to be paid, network by network. */
export const drainEmission = (state: State, pay: Pay = emitInflationThroughHotkey): State =>
  storage.Tempo.entries(state).reduce<State>(
    (drained, { keys: [netuid] }) => drainNetwork(drained, netuid, pay),
    state,
  );
