import type { Json } from "../../conformance/case.ts";
import { execute } from "./execute.ts";
import type { Draft } from "./files.ts";

const TAO = 1_000_000_000n;
const full = 65_535;
const block = 10_000;
const netuid = 1;

type Row = readonly (readonly [column: number, value: number])[];

/** A small subnet, described by what differs from the usual. */
interface Subnet {
  readonly description: string;
  /** Stake of each neuron, in rao. */
  readonly stakes: readonly bigint[];
  readonly weights?: readonly (readonly [uid: number, row: Row])[];
  readonly bonds?: readonly (readonly [uid: number, row: Row])[];
  readonly permits?: readonly boolean[];
  readonly lastUpdate?: readonly number[];
  readonly registered?: readonly number[];
  readonly kappa?: number;
  readonly bondsMovingAverage?: bigint;
  readonly maxAllowedValidators?: number;
  readonly emission?: bigint;
}

const three = [TAO * 3n, TAO * 2n, TAO, 0n, 0n, 0n];
const agreeing = [
  [
    0,
    [
      [3, full],
      [4, 30_000],
    ],
  ],
  [
    1,
    [
      [3, full],
      [4, 30_000],
    ],
  ],
  [
    2,
    [
      [3, full],
      [4, 30_000],
    ],
  ],
] as const;
const disputed = [
  [
    0,
    [
      [3, full],
      [4, 10_000],
    ],
  ],
  [
    1,
    [
      [3, 20_000],
      [4, full],
    ],
  ],
  [2, [[5, full]]],
] as const;
const oldBonds = [
  [
    0,
    [
      [3, full],
      [5, 100],
    ],
  ],
  [1, [[4, full]]],
  [
    2,
    [
      [3, 1],
      [4, 2],
      [5, full],
    ],
  ],
] as const;

const subnets: Readonly<Record<string, Subnet>> = {
  "no-weights": { description: "Nobody has set weights: all is paid by stake.", stakes: three },
  "one-validator": {
    description: "One validator, one miner.",
    stakes: [TAO, 0n],
    weights: [[0, [[1, full]]]],
  },
  agreement: { description: "Three validators agree: nothing is clipped.", stakes: three, weights: agreeing },
  clipping: {
    description: "Validators disagree: what lies above the consensus is clipped.",
    stakes: three,
    weights: disputed,
    bonds: oldBonds,
  },
  "self-weights-only": {
    description: "Weights on oneself do not count.",
    stakes: three,
    weights: [
      [0, [[0, full]]],
      [1, [[1, full]]],
    ],
  },
  "equal-stakes": {
    description: "Equal stakes and weights: ties everywhere, with fewer permits than validators.",
    stakes: [TAO, TAO, TAO, TAO],
    weights: [
      [
        0,
        [
          [1, 5],
          [2, 5],
        ],
      ],
      [
        1,
        [
          [0, 5],
          [3, 5],
        ],
      ],
      [2, [[3, 5]]],
    ],
    maxAllowedValidators: 2,
  },
  inactive: {
    description: "The largest validator set its weights too long ago.",
    stakes: three,
    weights: disputed,
    bonds: oldBonds,
    lastUpdate: [4_999, 5_000, 9_999, 1, 1, 1],
  },
  "all-inactive": {
    description: "Every neuron is inactive.",
    stakes: three,
    weights: agreeing,
    lastUpdate: [0, 0, 0, 0, 0, 0],
  },
  outdated: {
    description: "A miner was registered after the last weights: weights and bonds on it are dropped.",
    stakes: three,
    weights: agreeing,
    bonds: oldBonds,
    registered: [1, 1, 1, 9_995, 1, 1],
  },
  "kappa-zero": {
    description: "Kappa zero: the highest weight is the consensus.",
    stakes: three,
    weights: disputed,
    kappa: 0,
  },
  "kappa-full": {
    description: "Kappa 65535: nothing is supported by more than all stake.",
    stakes: three,
    weights: disputed,
    kappa: full,
  },
  "bonds-frozen": {
    description: "BondsMovingAverage 1,000,000: the bonds stay as they were.",
    stakes: three,
    weights: disputed,
    bonds: oldBonds,
    bondsMovingAverage: 1_000_000n,
  },
  "bonds-at-once": {
    description: "BondsMovingAverage zero: the new bonds replace the old.",
    stakes: three,
    weights: disputed,
    bonds: oldBonds,
    bondsMovingAverage: 0n,
  },
  "negative-alpha": {
    description: "BondsMovingAverage above 1,000,000: the share of the new bonds is negative.",
    stakes: three,
    weights: disputed,
    bonds: oldBonds,
    bondsMovingAverage: 1_500_000n,
  },
  "tiny-stakes": { description: "Stakes of a few rao.", stakes: [3n, 2n, 1n, 0n, 0n, 0n], weights: disputed },
  "wrapping-stakes": {
    description: "Stakes whose sum leaves 64 bits of fixed point.",
    stakes: [2n ** 63n, 2n ** 63n, 2n ** 62n, 0n, 0n, 0n],
    weights: disputed,
  },
  "lost-permit": {
    description: "A validator with bonds loses its permit.",
    stakes: three,
    weights: disputed,
    bonds: oldBonds,
    maxAllowedValidators: 2,
  },
  "duplicate-columns": {
    description: "A row names a column twice.",
    stakes: three,
    weights: [
      [
        0,
        [
          [3, full],
          [3, 100],
        ],
      ],
      [
        1,
        [
          [3, 50],
          [3, full],
        ],
      ],
    ],
  },
  "zero-emission": { description: "Nothing to distribute.", stakes: three, weights: disputed, emission: 0n },
  "greatest-emission": {
    description: "The greatest u64 to distribute: its float rounds.",
    stakes: three,
    weights: disputed,
    emission: 2n ** 64n - 1n,
  },
  "panic-bonds-on-missing-uid": {
    description: "A bond on a UID that does not exist: the chain's code panics.",
    stakes: three,
    weights: agreeing,
    bonds: [[0, [[9, full]]]],
  },
  "panic-vector-length": {
    description: "ValidatorPermit is shorter than the subnet: the chain's code panics.",
    stakes: three,
    weights: agreeing,
    permits: [true],
  },
};

const hotkey = (uid: number): string => `0x${(uid + 1).toString(16).padStart(64, "0")}`;

const stateOf = (subnet: Subnet): Json => {
  const { stakes } = subnet;
  const uids = stakes.map((_, uid) => uid);
  const rows = (stored: Subnet["weights"]) => (stored ?? []).map(([uid, row]) => [netuid, uid, row]);
  return {
    SubnetworkN: [[netuid, stakes.length]],
    ActivityCutoff: [[netuid, 5_000]],
    LastUpdate: [[netuid, uids.map((uid) => `${subnet.lastUpdate?.[uid] ?? block - 10}`)]],
    BlockAtRegistration: uids.map((uid) => [netuid, uid, `${subnet.registered?.[uid] ?? 1}`]),
    Keys: uids.map((uid) => [netuid, uid, hotkey(uid)]),
    TotalHotkeyStake: stakes.map((stake, uid) => [hotkey(uid), `${stake}`]),
    ValidatorPermit: [[netuid, subnet.permits ?? stakes.map((stake) => stake > 0n)]],
    MaxAllowedValidators: [[netuid, subnet.maxAllowedValidators ?? 3]],
    Kappa: [[netuid, subnet.kappa ?? 32_767]],
    BondsMovingAverage: [[netuid, `${subnet.bondsMovingAverage ?? 900_000n}`]],
    Weights: rows(subnet.weights),
    Bonds: rows(subnet.bonds),
  };
};

const draftOf = ([name, subnet]: readonly [string, Subnet]): Draft => {
  const input = {
    block: `${block}`,
    netuid,
    rao_emission: `${subnet.emission ?? TAO}`,
    state: stateOf(subnet),
  };
  const { outcome, trace } = execute("yuma", "epoch", input);
  return {
    suite: "yuma",
    handler: "epoch",
    case: name,
    description: subnet.description,
    provenance: { kind: "generated", seed: 0, generator: "src/vectors/epochs.ts" },
    input,
    expected: outcome as Json,
    ...(trace === undefined ? {} : { trace: trace as Json }),
  };
};

/** One file for each named subnet, with the result of every phase. */
export const epochVectors = (): readonly Draft[] => Object.entries(subnets).map(draftOf);
