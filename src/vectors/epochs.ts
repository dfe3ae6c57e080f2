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
  readonly lastUpdate?: readonly (number | bigint)[];
  readonly registered?: readonly number[];
  readonly kappa?: number;
  readonly bondsMovingAverage?: bigint;
  readonly maxAllowedValidators?: number;
  readonly emission?: bigint;
  readonly block?: number;
  /** The UIDs that have a key, in the chain's order; all of them otherwise. */
  readonly keyed?: readonly number[];
  /** Items of the state that are not as usual; undefined for one that is not there. */
  readonly items?: { readonly [item: string]: Json | undefined };
  /** Other subnets whose entries stand around ours. */
  readonly others?: { readonly before: number; readonly after: number };
}

const hotkey = (uid: number): string => `0x${(uid + 1).toString(16).padStart(64, "0")}`;

/** A vector of so many values, where those named differ from the others. */
const filled = <Value>(length: number, usual: Value, others: Readonly<Record<number, Value>>): Value[] =>
  Array.from({ length }, (_, index) => others[index] ?? usual);

const three = [TAO * 3n, TAO * 2n, TAO, 0n, 0n, 0n];
/** Three validators that see two miners otherwise. */
const threeOpinions = [
  [
    0,
    [
      [3, full],
      [4, 1],
    ],
  ],
  [
    1,
    [
      [3, 20_000],
      [4, full],
    ],
  ],
  [
    2,
    [
      [3, 1],
      [4, 20_000],
    ],
  ],
] as const;

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

/** Moving averages at which the weight of the new bonds leaves a type on the way, and what happens. */
const alphas: Readonly<Record<string, readonly [bigint, string]>> = {
  "wraps-up": [2_147_483_648_000_000n, "its quotient just leaves I32F32, and so does the difference to one"],
  wraps: [3_000_000_000_000_000n, "its quotient leaves I32F32"],
  least: [2n ** 63n, "it is the least I64F64"],
  largest: [2n ** 64n - 1n, "it is below zero in I64F64, by as little as can be"],
  odd: [123_457n, "the weight of the new bonds is rounded"],
};

/** Two stakes, one of them below zero once it has wrapped, of which the other is so many times their sum. */
const wrapped = (times: bigint): readonly bigint[] => [
  2n ** 64n - (times - 1n) * 10n,
  times * 10n,
  0n,
  0n,
  0n,
  0n,
];

/** Stakes whose sum in I64F64 is far below the largest of them, and what their shares are. */
const shares: Readonly<Record<string, readonly [readonly bigint[], string]>> = {
  "below-limit": [wrapped(32_767n), "32767 and below zero"],
  "at-limit": [
    wrapped(32_768n),
    "32768, up to which the pruning scores are multiplied first, and below zero",
  ],
  "above-limit": [
    wrapped(32_769n),
    "32769, above which the pruning scores are divided first, and below zero",
  ],
  "far-above": [wrapped(123_457n), "123457 and below zero"],
  vast: [wrapped(3_000_000_007n), "too large for I32F32"],
  "three-vast": [
    [1_500_000_000n, 1_500_000_000n, 2n ** 64n - 2_999_999_999n, 0n, 0n, 0n],
    "so large that their sum leaves I32F32",
  ],
  "below-zero": [[2n ** 63n + 5n, 2n ** 62n, 2n ** 61n, TAO, 0n, 0n], "of another sign than their stakes"],
};

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
  "nothing-stored": {
    description: "No item is stored: there is no neuron, and nothing is paid.",
    stakes: [],
    items: {
      SubnetworkN: undefined,
      ActivityCutoff: undefined,
      LastUpdate: undefined,
      ValidatorPermit: undefined,
      MaxAllowedValidators: undefined,
      Kappa: undefined,
      BondsMovingAverage: undefined,
    },
  },
  "default-parameters": {
    description:
      "ActivityCutoff, Kappa and BondsMovingAverage are not stored, and tell: a rao more or less would.",
    stakes: [1_000_000n, 999_970n, 30n, 0n, 0n, 5n],
    weights: [
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
          [3, 10_000],
          [4, full],
        ],
      ],
      [
        2,
        [
          [3, 10_000],
          [4, 10_000],
        ],
      ],
      [5, [[4, 1]]],
    ],
    bonds: oldBonds,
    lastUpdate: [5_000, 5_001, 9_999, 4_999, 9_999, 4_999],
    items: { ActivityCutoff: undefined, Kappa: undefined, BondsMovingAverage: undefined },
  },
  "default-validators": {
    description:
      "MaxAllowedValidators is not stored: of 130 neurons with equal stakes the last 128 get a permit.",
    stakes: filled(130, TAO, {}),
    weights: [
      [
        0,
        [
          [1, 5],
          [129, 5],
        ],
      ],
      [129, [[2, 5]]],
    ],
    items: { MaxAllowedValidators: undefined },
  },
  "other-subnets": {
    description: "Entries of other subnets stand before and behind ours: they do not count, and stay.",
    stakes: three,
    weights: disputed,
    bonds: oldBonds,
    others: { before: 256, after: 2 },
  },
  "wide-uids": {
    description: "UIDs of two bytes: 256 comes before 1. Only six of 259 neurons have a key.",
    stakes: filled(259, 0n, { 0: TAO, 1: TAO * 2n, 256: TAO * 3n, 257: TAO, 258: TAO * 9n }),
    keyed: [0, 256, 1, 257, 2, 3],
    weights: [
      [
        0,
        [
          [2, full],
          [257, 30_000],
        ],
      ],
      [256, [[3, full]]],
      [
        1,
        [
          [2, 20_000],
          [258, full],
        ],
      ],
    ],
    bonds: [
      [0, [[2, full]]],
      [
        256,
        [
          [2, 100],
          [3, full],
        ],
      ],
      [1, [[257, full]]],
    ],
  },
  "missing-keys": {
    description:
      "A UID without a key counts as registered in block zero, and so does one whose block is not stored.",
    block: 100,
    stakes: three,
    keyed: [0, 1, 2, 5],
    weights: agreeing,
    bonds: oldBonds,
    lastUpdate: [1, 0, 1, 1, 1, 1],
    items: {
      BlockAtRegistration: [
        [netuid, 2, "1"],
        [netuid, 3, "90"],
        [netuid, 4, "90"],
      ],
    },
  },
  "wrapping-update": {
    description: "A last update so late that it wraps with the cutoff: the neuron is inactive.",
    stakes: three,
    weights: disputed,
    bonds: oldBonds,
    lastUpdate: [2n ** 64n - 1n, 2n ** 64n - 5_001n, 9_999, 1, 1, 1],
  },
  "tie-of-one-third": {
    description:
      "Three equal stakes and a kappa of one third: those below the highest weight hold just the minority.",
    stakes: [TAO, TAO, TAO, 0n, 0n],
    weights: threeOpinions,
    kappa: 21_845,
  },
  "tie-of-two-thirds": {
    description:
      "Three equal stakes and a kappa of two thirds: the lowest weight is held by just the minority.",
    stakes: [TAO, TAO, TAO, 0n, 0n],
    weights: threeOpinions,
    kappa: 43_690,
  },
  "least-voter": {
    description:
      "A validator with the least stake that does not vanish: at kappa 65535 its low weight decides.",
    stakes: [2n ** 40n, 2n ** 9n, 2n ** 7n, 0n],
    weights: [
      [
        0,
        [
          [2, 100],
          [3, full],
        ],
      ],
      [
        1,
        [
          [2, full],
          [3, 100],
        ],
      ],
      [2, [[3, 1]]],
    ],
    kappa: full,
  },
  crowd: {
    description: "A dozen validators whose shares are all rounded down, and all of whose weights differ.",
    stakes: [...Array.from({ length: 12 }, (_, uid) => TAO / BigInt(uid + 3)), 0n, 0n, 0n],
    weights: Array.from({ length: 12 }, (_, uid) => [
      uid,
      [
        [12, 1_000 + 97 * uid],
        [13, 60_000 - 4_999 * uid],
        [14, (uid * 7_919) % 10_007],
      ],
    ]),
    bonds: Array.from({ length: 12 }, (_, uid) => [
      uid,
      [
        [12, (uid * 31_337) % full],
        [14, full - uid],
      ],
    ]),
    maxAllowedValidators: 9,
  },
  "panic-key-beyond-count": {
    description: "A key of a UID that does not exist: the chain's code panics.",
    stakes: three,
    weights: agreeing,
    items: { Keys: [0, 1, 2, 3, 4, 5, 6].map((uid) => [netuid, uid, hotkey(uid)]) },
  },
  "panic-last-update-length": {
    description: "LastUpdate is shorter than the subnet: the chain's code panics.",
    stakes: three,
    items: { LastUpdate: [[netuid, ["9990", "9990", "9990"]]] },
  },
  "panic-two-lengths": {
    description:
      "LastUpdate and ValidatorPermit have one length, but not the subnet's: the chain's code panics.",
    stakes: three,
    permits: [true, true, true],
    items: { LastUpdate: [[netuid, ["9990", "9990", "9990"]]] },
  },
  "half-scores": {
    description:
      "A share that is just half of the largest: its pruning score is rounded up, where it is multiplied first.",
    stakes: [TAO * 4n, TAO * 2n, TAO],
  },
  "sums-wrap": {
    description: "Stakes of which the shares are so large that the sums of the columns leave I32F32.",
    stakes: shares["three-vast"]![0],
    weights: agreeing,
    bonds: oldBonds,
    permits: [true, true, true, false, false, false],
  },
  "panic-no-last-update": {
    description:
      "LastUpdate is empty, so that all are active; but weights ask for its entries, and the chain's code panics.",
    stakes: three,
    weights: agreeing,
    items: { LastUpdate: [] },
  },
  "no-last-update": {
    description: "LastUpdate is empty, so that all are active; no weights ask for its entries.",
    stakes: three,
    items: { LastUpdate: [] },
  },
  "panic-bonds-of-missing-uid": {
    description: "Bonds of a UID that does not exist: the chain's code panics.",
    stakes: three,
    weights: agreeing,
    bonds: [[6, [[3, full]]]],
  },
  "beyond-count": {
    description: "Weights of and on UIDs that do not exist, and empty bonds of one: they do not count.",
    stakes: three,
    weights: [
      [
        0,
        [
          [3, full],
          [6, full],
          [5, 1],
        ],
      ],
      [6, [[3, full]]],
      [9, [[4, 1]]],
    ],
    bonds: [
      [0, [[4, 5]]],
      [9, []],
    ],
  },
  ...Object.fromEntries(
    Object.entries(alphas).map(([name, [bondsMovingAverage, what]]) => [
      `alpha-${name}`,
      {
        description: `BondsMovingAverage ${bondsMovingAverage}: ${what}.`,
        stakes: three,
        weights: disputed,
        bonds: oldBonds,
        bondsMovingAverage,
      },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(shares).flatMap(([name, [stakes, what]]) => [
      [`share-${name}`, { description: `Stakes of which the shares are ${what}.`, stakes }],
      [
        `share-${name}-weighted`,
        {
          description: `Weights and bonds where the shares of stake are ${what}.`,
          stakes,
          weights: disputed,
          bonds: oldBonds,
          permits: [true, true, true, false, false, false],
        },
      ],
    ]),
  ),
};

/** A neighbour's entries: little of it is as in ours. */
const otherSubnet = (other: number): { readonly [item: string]: readonly Json[] } => ({
  SubnetworkN: [[other, 2]],
  ActivityCutoff: [[other, 1]],
  LastUpdate: [[other, ["1", "2"]]],
  BlockAtRegistration: [
    [other, 0, "9999"],
    [other, 1, "9999"],
  ],
  Keys: [
    [other, 0, hotkey(1)],
    [other, 1, hotkey(0)],
  ],
  ValidatorPermit: [[other, [false, true]]],
  MaxAllowedValidators: [[other, 1]],
  Kappa: [[other, 5]],
  BondsMovingAverage: [[other, "5"]],
  Weights: [[other, 0, [[1, 9]]]],
  Bonds: [
    [other, 0, [[1, 9]]],
    [other, 1, [[0, 8]]],
  ],
  Active: [[other, [true, false]]],
  Rank: [[other, [1, 2]]],
  Emission: [[other, ["1", "2"]]],
});

type Entries = { readonly [item: string]: readonly Json[] };

/** The entries of the subnets, one after the other. */
const together = (...subnets: readonly Entries[]): Entries => {
  const items = new Set(subnets.flatMap((own) => Object.keys(own)));
  return Object.fromEntries([...items].map((item) => [item, subnets.flatMap((own) => own[item] ?? [])]));
};

/** The items that are there. */
const present = (items: { readonly [item: string]: Json | undefined }): Json =>
  Object.fromEntries(
    Object.entries(items).flatMap(([item, value]) => (value === undefined ? [] : [[item, value]])),
  );

const ownEntries = (subnet: Subnet): Entries => {
  const { stakes } = subnet;
  const keyed = subnet.keyed ?? stakes.map((_, uid) => uid);
  const rows = (stored: Subnet["weights"]) => (stored ?? []).map(([uid, row]) => [netuid, uid, row]);
  return {
    SubnetworkN: [[netuid, stakes.length]],
    ActivityCutoff: [[netuid, 5_000]],
    LastUpdate: [[netuid, stakes.map((_, uid) => `${subnet.lastUpdate?.[uid] ?? block - 10}`)]],
    BlockAtRegistration: keyed.map((uid) => [netuid, uid, `${subnet.registered?.[uid] ?? 1}`]),
    Keys: keyed.map((uid) => [netuid, uid, hotkey(uid)]),
    TotalHotkeyStake: keyed.map((uid) => [hotkey(uid), `${stakes[uid]}`]),
    ValidatorPermit: [[netuid, subnet.permits ?? stakes.map((stake) => stake > 0n)]],
    MaxAllowedValidators: [[netuid, subnet.maxAllowedValidators ?? 3]],
    Kappa: [[netuid, subnet.kappa ?? 32_767]],
    BondsMovingAverage: [[netuid, `${subnet.bondsMovingAverage ?? 900_000n}`]],
    Weights: rows(subnet.weights),
    Bonds: rows(subnet.bonds),
  };
};

const stateOf = (subnet: Subnet): Json => {
  const { others } = subnet;
  const own = ownEntries(subnet);
  const all =
    others === undefined ? own : together(otherSubnet(others.before), own, otherSubnet(others.after));
  return present({ ...all, ...subnet.items });
};

const draftOf = ([name, subnet]: readonly [string, Subnet]): Draft => {
  const input = {
    block: `${subnet.block ?? block}`,
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
