import type { EpochInput, StoredRow } from "../model/finney/yuma/types.ts";

const hotkeyOf = (uid: number) => `0x${uid.toString(16).padStart(64, "0")}`;

/** A linear congruential sequence: the same inputs on every machine. */
const sequence = (seed: number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state;
  };
};

/** A subnet whose first `validators` neurons have set a weight on every other neuron and hold bonds on all. */
export const denseEpochInput = (validators: number, neurons: number): EpochInput => {
  const next = sequence(validators * 65_537 + neurons);
  const uids = Array.from({ length: neurons }, (_, uid) => uid);
  const dense = (owner: number): StoredRow => [
    owner,
    uids.filter((uid) => uid !== owner).map((uid) => [uid, (next() >>> 16) & 0xffff] as const),
  ];
  const validatorUids = uids.slice(0, validators);
  return {
    netuid: 1,
    block: 1_000_000n,
    raoEmission: 360_000_000_000n,
    subnetworkN: neurons,
    activityCutoff: 5_000,
    lastUpdate: uids.map(() => 999_900n),
    blockAtRegistration: uids.map(() => 10n),
    hotkeys: uids.map((uid) => [uid, hotkeyOf(uid)] as const),
    totalHotkeyStake: uids.map((uid) => (uid < validators ? BigInt(next()) * 1_000n : 0n)),
    validatorPermit: uids.map((uid) => uid < validators),
    maxAllowedValidators: validators,
    kappa: 32_767,
    bondsMovingAverage: 900_000n,
    weights: validatorUids.map(dense),
    bonds: validatorUids.map(dense),
  };
};
