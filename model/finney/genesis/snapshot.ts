/** What an earlier network leaves to the one that follows it, and whether a chain may begin with it. */
import * as Result from "effect/Result";
import { u64 } from "../../numbers/integer.ts";
import type { ProtocolConstants } from "../../rules.ts";
import { EXISTENTIAL_DEPOSIT } from "../balances/account.ts";

/** A hotkey of a coldkey: its stake in rao, and the UID that it has on the launch subnet. */
interface SnapshotHotkey {
  readonly hotkey: string;
  readonly stake: bigint;
  readonly uid: number;
}

/** The hotkeys of a coldkey, in the order of the snapshot. */
export interface SnapshotColdkey {
  readonly coldkey: string;
  readonly hotkeys: readonly SnapshotHotkey[];
}

/** A free balance, in rao. */
export interface SnapshotBalance {
  readonly account: string;
  readonly free: bigint;
}

/** All that a chain begins with. */
export interface Snapshot {
  readonly stakes: readonly SnapshotColdkey[];
  readonly balances: readonly SnapshotBalance[];
}

/** Why a chain does not begin with a snapshot. */
export type SnapshotReason =
  | "DuplicateColdkey"
  | "DuplicateHotkey"
  | "DuplicateUid"
  | "UidOutOfRange"
  | "DuplicateBalance"
  | "BalanceBelowExistentialDeposit"
  | "IssuanceAboveCap";

/** A fault of a snapshot, and the accounts that it is about: a coldkey before its hotkey. */
export interface SnapshotFault {
  readonly reason: SnapshotReason;
  readonly keys: readonly string[];
  /** What is wrong, in a few words. */
  readonly detail: string;
}

/** A neuron of the launch subnet, with the coldkey that owns it. */
export interface SnapshotNeuron extends SnapshotHotkey {
  readonly coldkey: string;
}

/** The neurons in the order of the snapshot: coldkey by coldkey. */
export const neuronsOf = ({ stakes }: Snapshot): readonly SnapshotNeuron[] =>
  stakes.flatMap(({ coldkey, hotkeys }) => hotkeys.map((hotkey) => ({ ...hotkey, coldkey })));

type Checked = Result.Result<void, SnapshotFault>;

const fault = (reason: SnapshotReason, keys: readonly string[], detail: string): Checked =>
  Result.fail({ reason, keys, detail });

/** The first entry of which an earlier one has the same name. */
const repeated = <Entry>(entries: readonly Entry[], nameOf: (entry: Entry) => unknown): Entry | undefined => {
  const seen = new Set<unknown>();
  return entries.find((entry) => {
    const name = nameOf(entry);
    const known = seen.has(name);
    seen.add(name);
    return known;
  });
};

const coldkeysOnce = ({ stakes }: Snapshot): Checked => {
  const second = repeated(stakes, ({ coldkey }) => coldkey);
  return second === undefined
    ? Result.void
    : fault("DuplicateColdkey", [second.coldkey], "the coldkey stands twice");
};

const hotkeysOnce = (snapshot: Snapshot): Checked => {
  const second = repeated(neuronsOf(snapshot), ({ hotkey }) => hotkey);
  return second === undefined
    ? Result.void
    : fault("DuplicateHotkey", [second.coldkey, second.hotkey], "the hotkey stands twice");
};

const uidsOnce = (snapshot: Snapshot): Checked => {
  const second = repeated(neuronsOf(snapshot), ({ uid }) => uid);
  if (second === undefined) return Result.void;
  return fault("DuplicateUid", [second.coldkey, second.hotkey], `another hotkey has UID ${second.uid} too`);
};

const uidsWithoutGap = (snapshot: Snapshot): Checked => {
  const neurons = neuronsOf(snapshot);
  const beyond = neurons.find(({ uid }) => uid >= neurons.length);
  if (beyond === undefined) return Result.void;
  const detail = `UID ${beyond.uid} leaves a gap: the UIDs of ${neurons.length} hotkeys are 0 to ${neurons.length - 1}`;
  return fault("UidOutOfRange", [beyond.coldkey, beyond.hotkey], detail);
};

const balancesOnce = ({ balances }: Snapshot): Checked => {
  const second = repeated(balances, ({ account }) => account);
  return second === undefined
    ? Result.void
    : fault("DuplicateBalance", [second.account], "the account stands twice");
};

const balancesExist = ({ balances }: Snapshot): Checked => {
  const dust = balances.find(({ free }) => free < EXISTENTIAL_DEPOSIT);
  if (dust === undefined) return Result.void;
  const detail = `${dust.free} rao are below the existential deposit of ${EXISTENTIAL_DEPOSIT} rao`;
  return fault("BalanceBelowExistentialDeposit", [dust.account], detail);
};

const withinCap = (snapshot: Snapshot, cap: bigint): Checked => {
  const amounts = [...snapshot.balances.map(({ free }) => free), ...neuronsOf(snapshot).map((n) => n.stake)];
  const total = amounts.reduce((sum, amount) => sum + amount, 0n);
  return total <= cap
    ? Result.void
    : fault("IssuanceAboveCap", [], `${total} rao are above the cap of ${cap} rao`);
};

/**
 * [GEN-2] The first reason, if any, for which a chain does not begin with the snapshot: what the chain's own start
 * panics on, what would depend on the order of a hash map there, and what its rules could not go on with.
 */
export const checkSnapshot = (
  { totalSupply }: Pick<ProtocolConstants, "totalSupply">,
  snapshot: Snapshot,
): Checked =>
  Result.gen(function* () {
    yield* coldkeysOnce(snapshot);
    yield* hotkeysOnce(snapshot);
    yield* uidsOnce(snapshot);
    yield* uidsWithoutGap(snapshot);
    yield* balancesOnce(snapshot);
    yield* balancesExist(snapshot);
    yield* withinCap(snapshot, totalSupply);
  });

/** Rao staked by each coldkey, which stop at the greatest u64. */
export const coldkeyStake = ({ hotkeys }: SnapshotColdkey): bigint =>
  hotkeys.reduce((sum, { stake }) => u64.saturating(sum + stake), 0n);
