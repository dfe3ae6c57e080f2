import type { AccountId, EpochInput, EpochOutput, SparseRow, StoredRow } from "./types.ts";

/** A storage map from netuid: its rows as the chain lists them. */
type ByNetuid<Value> = readonly (readonly [netuid: number, value: Value])[];
/** A storage double map from netuid and UID. */
type ByNeuron<Value> = readonly (readonly [netuid: number, uid: number, value: Value])[];

/** The storage items that an epoch reads; an item or key that is absent reads as its default. */
export interface EpochState {
  readonly SubnetworkN?: ByNetuid<number>;
  readonly ActivityCutoff?: ByNetuid<number>;
  readonly LastUpdate?: ByNetuid<readonly bigint[]>;
  readonly BlockAtRegistration?: ByNeuron<bigint>;
  readonly Keys?: ByNeuron<AccountId>;
  readonly TotalHotkeyStake?: readonly (readonly [hotkey: AccountId, rao: bigint])[];
  readonly ValidatorPermit?: ByNetuid<readonly boolean[]>;
  readonly MaxAllowedValidators?: ByNetuid<number>;
  readonly Kappa?: ByNetuid<number>;
  readonly BondsMovingAverage?: ByNetuid<bigint>;
  readonly Weights?: ByNeuron<SparseRow<number>>;
  readonly Bonds?: ByNeuron<SparseRow<number>>;
}

/** Defaults of the runtime for a subnet that has not set the item. */
const defaults = {
  activityCutoff: 5_000,
  maxAllowedValidators: 128,
  kappa: 32_767,
  bondsMovingAverage: 900_000n,
};

/** The place of a u16 key under the Identity hasher: its bytes in little-endian order, so 256 comes before 1. */
export const identityOrder = (key: number): number => ((key & 0xff) << 8) | (key >> 8);

/** The value of `netuid`, or the default. */
export const valueAt = <Value>(rows: ByNetuid<Value> | undefined, netuid: number, absent: Value): Value => {
  const row = rows?.find(([key]) => key === netuid);
  return row === undefined ? absent : row[1];
};

/** The entries of `netuid` by UID, in the chain's iteration order. */
export const entriesOf = <Value>(
  rows: ByNeuron<Value> | undefined,
  netuid: number,
): readonly (readonly [uid: number, value: Value])[] =>
  (rows ?? [])
    .flatMap(([key, uid, value]) => (key === netuid ? [[uid, value] as const] : []))
    .sort(([left], [right]) => identityOrder(left) - identityOrder(right));

/** TotalHotkeyStake of each hotkey, in rao. */
export const stakesOf = (
  rows: EpochState["TotalHotkeyStake"],
  hotkeys: readonly (readonly [uid: number, hotkey: AccountId])[],
): readonly bigint[] => {
  const stakes = new Map(rows);
  return hotkeys.map(([, hotkey]) => stakes.get(hotkey) ?? 0n);
};

/** BlockAtRegistration by UID; zero where the UID has no key. */
const registrations = (state: EpochState, netuid: number, subnetworkN: number, uids: ReadonlySet<number>) => {
  const blocks = new Map(entriesOf(state.BlockAtRegistration, netuid));
  return Array.from({ length: subnetworkN }, (_, uid) => (uids.has(uid) ? (blocks.get(uid) ?? 0n) : 0n));
};

/** [YUM-22] What the epoch of `netuid` reads from storage, in `block`, to distribute `raoEmission`. */
export const readEpochInput = (
  state: EpochState,
  netuid: number,
  block: bigint,
  raoEmission: bigint,
): EpochInput => {
  const subnetworkN = valueAt(state.SubnetworkN, netuid, 0);
  const hotkeys = entriesOf(state.Keys, netuid);
  return {
    netuid,
    block,
    raoEmission,
    subnetworkN,
    activityCutoff: valueAt(state.ActivityCutoff, netuid, defaults.activityCutoff),
    lastUpdate: valueAt(state.LastUpdate, netuid, []),
    blockAtRegistration: registrations(state, netuid, subnetworkN, new Set(hotkeys.map(([uid]) => uid))),
    hotkeys,
    totalHotkeyStake: stakesOf(state.TotalHotkeyStake, hotkeys),
    validatorPermit: valueAt(state.ValidatorPermit, netuid, []),
    maxAllowedValidators: valueAt(state.MaxAllowedValidators, netuid, defaults.maxAllowedValidators),
    kappa: valueAt(state.Kappa, netuid, defaults.kappa),
    bondsMovingAverage: valueAt(state.BondsMovingAverage, netuid, defaults.bondsMovingAverage),
    weights: entriesOf(state.Weights, netuid),
    bonds: entriesOf(state.Bonds, netuid),
  };
};

/** The subnet's Bonds after the epoch: the rows it wrote, and those it left, in the chain's iteration order. */
const bondsAfter = (input: EpochInput, output: EpochOutput): readonly StoredRow[] =>
  [...new Map([...input.bonds, ...output.bonds])].sort(
    ([left], [right]) => identityOrder(left) - identityOrder(right),
  );

/** The storage items that an epoch writes, as they are after it. */
export const writeEpochOutput = (input: EpochInput, output: EpochOutput) => {
  const { netuid } = input;
  return {
    Active: [[netuid, output.active]],
    Emission: [[netuid, output.emission]],
    Rank: [[netuid, output.rank]],
    Trust: [[netuid, output.trust]],
    Consensus: [[netuid, output.consensus]],
    Incentive: [[netuid, output.incentive]],
    Dividends: [[netuid, output.dividends]],
    PruningScores: [[netuid, output.pruningScores]],
    ValidatorTrust: [[netuid, output.validatorTrust]],
    ValidatorPermit: [[netuid, output.validatorPermit]],
    Bonds: bondsAfter(input, output).map(([uid, row]) => [netuid, uid, row] as const),
  } as const;
};
