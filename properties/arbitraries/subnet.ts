import type { EpochInput, SparseRow } from "../../model/finney/yuma/types.ts";
import { accountOf } from "./epoch.ts";

interface Neuron {
  readonly stake?: bigint;
  readonly permit?: boolean;
  /** Block of the last weights. */
  readonly lastUpdate?: bigint;
  readonly registered?: bigint;
  readonly weights?: SparseRow<number>;
  readonly bonds?: SparseRow<number>;
}

/**
 * A small subnet by hand, for the scenarios of errata: block 100, activity cutoff 50, κ one half, 1,000 rao to
 * distribute; a neuron registered in block 1, set its weights in block 90 and holds a permit unless it says otherwise.
 */
export const smallSubnet = (neurons: readonly Neuron[], changes: Partial<EpochInput> = {}): EpochInput => ({
  netuid: 1,
  block: 100n,
  raoEmission: 1_000n,
  subnetworkN: neurons.length,
  activityCutoff: 50,
  lastUpdate: neurons.map(({ lastUpdate }) => lastUpdate ?? 90n),
  blockAtRegistration: neurons.map(({ registered }) => registered ?? 1n),
  hotkeys: neurons.map((_, uid) => [uid, accountOf(uid)]),
  totalHotkeyStake: neurons.map(({ stake }) => stake ?? 0n),
  validatorPermit: neurons.map(({ permit }) => permit ?? true),
  maxAllowedValidators: neurons.length,
  kappa: 32_767,
  bondsMovingAverage: 900_000n,
  weights: neurons.flatMap(({ weights }, uid) => (weights === undefined ? [] : [[uid, weights] as const])),
  bonds: neurons.flatMap(({ bonds }, uid) => (bonds === undefined ? [] : [[uid, bonds] as const])),
  ...changes,
});
