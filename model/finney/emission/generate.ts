import * as Result from "effect/Result";
import { u64 } from "../../numbers/integer.ts";
import { panic } from "../../numbers/panic.ts";
import type { Chain, RuleSet } from "../../rules.ts";
import { BlockNumber } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import * as storage from "../items/subtensor.ts";
import { blocksUntilNextEpoch } from "../root/blocksUntilNextEpoch.ts";
import { epoch } from "../yuma/epoch.ts";
import { readEpochInput, writeEpochOutput } from "../yuma/readEpochInput.ts";
import type { EmissionTuple } from "./drain.ts";
import { queueEmission } from "./ownerCut.ts";

/** How what an epoch reads is gathered from the state. */
type Read = typeof readEpochInput;

/** [EMI-8] The epoch of a network as a part of the block: its writes, and the payments that it leaves. */
const runEpoch = (rules: RuleSet, state: State, netuid: number, rao: bigint, read: Read) => {
  const input = read(state, netuid, BlockNumber.get(state), rao);
  const run = Result.getOrElse(epoch(rules, input), ({ message }) => panic(message));
  return { state: writeEpochOutput(state, netuid, run.output), payments: run.output.result };
};

/** New payments stand before those that still wait. */
const load = (state: State, netuid: number, payments: readonly EmissionTuple[]): State =>
  storage.LoadedEmission.update(state, netuid, (waiting = []) => [...payments, ...waiting]);

const countEpoch = (state: State, netuid: number): State =>
  storage.LastMechansimStepBlock.put(
    storage.BlocksSinceLastStep.put(state, netuid, 0n),
    netuid,
    BlockNumber.get(state),
  );

/**
 * [EMI-8] A network at its tempo: all that is pending goes through the epoch. Where the payments exceed it nothing is
 * loaded and no counter is set, but the epoch's writes stand and what was pending is gone.
 */
const stepNetwork = (rules: RuleSet, state: State, netuid: number, read: Read): State => {
  const pending = storage.PendingEmission.get(state, netuid);
  const drained = storage.PendingEmission.put(state, netuid, 0n);
  const { state: written, payments } = runEpoch(rules, drained, netuid, pending, read);
  const due = payments.reduce((sum, [, server, validator]) => sum + server + validator, 0n);
  return due > pending ? written : countEpoch(load(written, netuid, payments), netuid);
};

const countBlock = (state: State, netuid: number): State =>
  storage.BlocksSinceLastStep.update(state, netuid, (blocks) => u64.wrapping(blocks + 1n));

/** [EMI-8] Queue the emission of one block for every network but the root, and run the epochs that are due. */
export const generateEmission = ({ rules, state }: Chain, read: Read = readEpochInput): State => {
  const networks = storage.Tempo.entries(state).filter(
    ({ keys: [netuid] }) => netuid !== rules.constants.rootNetuid,
  );
  return networks.reduce<State>((before, { keys: [netuid], value: tempo }) => {
    const queued = queueEmission(before, netuid);
    const isDue = blocksUntilNextEpoch(netuid, tempo, BlockNumber.get(state)) === 0n;
    return isDue ? stepNetwork(rules, queued, netuid, read) : countBlock(queued, netuid);
  }, state);
};
