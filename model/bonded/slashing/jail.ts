/** Hotkeys that may not act for now. */
import { IsNetworkMember, Uids, ValidatorPermit } from "../../finney/items/subtensor.ts";
import type { State } from "../../storage/item.ts";
import { JailedUntil } from "./items.ts";

/** [SLA-6] Whether a hotkey is jailed: it stays so until `unjail`, also after the time for which it was jailed. */
export const isJailed = (state: State, hotkey: string): boolean => JailedUntil.has(state, hotkey);

const takePermit = (state: State, netuid: number, hotkey: string): State => {
  const uid = Uids.get(state, netuid, hotkey);
  const permits: readonly boolean[] = ValidatorPermit.get(state, netuid);
  return uid === undefined || permits[uid] !== true
    ? state
    : ValidatorPermit.put(state, netuid, permits.with(uid, false));
};

const takePermits = (state: State, hotkey: string): State =>
  IsNetworkMember.entries(state, hotkey).reduce<State>(
    (next, { keys: [, netuid] }) => takePermit(next, netuid, hotkey),
    state,
  );

/**
 * [SLA-6] The hotkey may be let out in block `until` at the earliest, and holds no permit on any network. One that is
 * jailed already stays so until the later of both blocks.
 */
export const jail = (state: State, hotkey: string, until: bigint): State => {
  const before = JailedUntil.get(state, hotkey) ?? 0n;
  return takePermits(JailedUntil.put(state, hotkey, before > until ? before : until), hotkey);
};

/** [SLA-6] Without permits of jailed hotkeys: an epoch may have granted them, or a slot that was taken over. */
export const takeJailedPermits = (state: State): State =>
  JailedUntil.entries(state).reduce<State>((next, { keys: [hotkey] }) => takePermits(next, hotkey), state);
