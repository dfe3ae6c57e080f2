import type { Json } from "../../conformance/case.ts";
import { execute } from "./execute.ts";
import type { Draft } from "./files.ts";

const TAO = 1_000_000_000n;
/** The root epoch is due in this block, at tempo 99. */
const block = 198;

type Row = readonly (readonly [netuid: number, weight: number])[];

/** A root network, described by what differs from the usual. */
interface RootNetwork {
  readonly description: string;
  readonly stakes: readonly bigint[];
  readonly subnets?: readonly number[];
  readonly weights?: readonly Row[];
  readonly kappa?: number;
  readonly rho?: number;
  readonly issuance?: bigint;
  readonly block?: number | bigint;
  readonly tempo?: number;
  readonly totalNetworks?: number;
  /** SubnetworkN, where it is not the number of keys. */
  readonly count?: number;
  /** Items of the state that are not as usual; undefined for one that is not there. */
  readonly items?: { readonly [item: string]: Json | undefined };
  /** What the case exercises, where it ends before all rules have spoken. */
  readonly rules?: readonly string[];
}

const stakes = [TAO * 5n, TAO * 3n, TAO * 2n];
const disputed: readonly Row[] = [
  [
    [1, 65_535],
    [2, 10_000],
  ],
  [
    [1, 1_000],
    [2, 65_535],
    [3, 1_000],
  ],
  [[3, 65_535]],
];

const hotkey = (uid: number): string => `0x${(uid + 1).toString(16).padStart(64, "0")}`;

const networks: Readonly<Record<string, RootNetwork>> = {
  agreement: {
    description: "All root validators want the same shares.",
    stakes,
    weights: [disputed[0]!, disputed[0]!, disputed[0]!],
  },
  disputed: {
    description: "Root validators disagree: the sigmoid favours what most stake supports.",
    stakes,
    weights: disputed,
  },
  "no-weights": { description: "No root validator has set weights.", stakes },
  "kappa-zero": { description: "Kappa zero.", stakes, weights: disputed, kappa: 0 },
  "rho-zero": {
    description: "Rho zero: every subnet has consensus one half.",
    stakes,
    weights: disputed,
    rho: 0,
  },
  "panic-rho": {
    description: "Rho so large that the exponential does not fit: the chain's code panics.",
    stakes,
    weights: disputed,
    rho: 65_535,
  },
  "second-era": {
    description: "Issuance at the first halving: BlockEmission is written.",
    stakes,
    weights: disputed,
    issuance: 10_500_000_000_000_000n,
  },
  "refused-not-due": {
    description: "The block is not one in which the root epoch runs.",
    stakes,
    weights: disputed,
    block: block + 1,
    rules: ["ROOT-1"],
  },
  "refused-no-validators": { description: "There are no root validators.", stakes: [], rules: ["ROOT-1"] },
  "refused-no-stake": {
    description: "No root validator has stake.",
    stakes: [0n, 0n],
    weights: disputed.slice(0, 2),
  },
  "refused-networks": {
    description: "TotalNetworks is not the number of subnets.",
    stakes,
    weights: disputed,
    totalNetworks: 3,
  },
  "refused-no-networks": {
    description: "There are root validators, but no subnets.",
    stakes,
    subnets: [],
    rules: ["ROOT-1"],
  },
  "refused-removed-network": {
    description: "A subnet that was added has been removed again: its entry says false.",
    stakes,
    weights: disputed,
    items: { NetworksAdded: [0, 1, 2, 3].map((netuid) => [netuid, netuid !== 2]) },
  },
  "refused-nothing-stored": {
    description: "SubnetworkN and TotalNetworks are not stored: there are no root validators.",
    stakes,
    items: { SubnetworkN: undefined, TotalNetworks: undefined },
    rules: ["ROOT-1"],
  },
  "refused-last-block": {
    description:
      "The last block that u64 can number: one more is block zero, in which no epoch is due at tempo 255.",
    stakes,
    weights: disputed,
    block: 18_446_744_073_709_551_615n,
    tempo: 255,
    rules: ["ROOT-1"],
  },
  "default-tempo": {
    description: "Tempo is not stored: it is 99, whatever other networks have.",
    stakes,
    weights: disputed,
    items: { Tempo: [[1, 7]] },
  },
  "default-kappa-and-rho": {
    description: "Kappa and Rho are not stored for the root network, but for another.",
    stakes,
    weights: disputed,
    items: { Kappa: [[1, 7]], Rho: [[1, 7]] },
  },
  "other-networks": {
    description:
      "Keys, weights and values of other networks: they do not count, and old values are written over.",
    stakes,
    weights: disputed,
    items: {
      SubnetworkN: [
        [0, 3],
        [1, 2],
      ],
      Keys: [...[0, 1, 2].map((uid) => [0, uid, hotkey(uid)]), [1, 0, hotkey(2)], [1, 1, hotkey(1)]],
      Weights: [
        ...disputed.map((row, uid) => [0, uid, row as Json]),
        [1, 0, [[3, 65_535]]],
        [1, 2, [[1, 65_535]]],
      ],
      EmissionValues: [
        [256, "9"],
        [1, "5"],
        [7, "6"],
      ],
    },
  },
  "other-block-emission": {
    description: "BlockEmission is not what the issuance asks for: it is written.",
    stakes,
    weights: disputed,
    items: { BlockEmission: "500000000" },
  },
  "no-block-emission": {
    description: "BlockEmission is not stored: it is one TAO already, so that nothing is written.",
    stakes,
    weights: disputed,
    items: { BlockEmission: undefined },
  },
  "more-keys-than-count": {
    description: "More keys than SubnetworkN: the stake and the weights of the last do not count.",
    stakes,
    weights: disputed,
    count: 2,
  },
  "fewer-keys-than-count": {
    description: "Fewer keys than SubnetworkN: those that are missing have no stake.",
    stakes,
    weights: [...disputed, disputed[1]!, disputed[2]!],
    count: 5,
  },
  "sparse-keys": {
    description: "The first UIDs have no key: the stake of the hotkeys moves up, the weights do not.",
    stakes,
    weights: disputed,
    count: 5,
    items: { Keys: [1, 3, 4].map((uid, index) => [0, uid, hotkey(index)]) },
  },
  "duplicate-netuids": {
    description:
      "A row names a subnet twice: the later weight counts. It also names one that does not exist.",
    stakes,
    weights: [
      [
        [1, 65_535],
        [2, 10_000],
        [1, 100],
      ],
      [
        [9, 65_535],
        [2, 65_535],
        [2, 1],
      ],
      [[3, 65_535]],
    ],
  },
  "wide-netuids": {
    description: "Netuids of two bytes: 256 comes before 1, and 513 before 2.",
    stakes,
    subnets: [0, 1, 2, 256, 513],
    weights: [
      [
        [1, 65_535],
        [256, 20_000],
      ],
      [
        [2, 65_535],
        [513, 30_000],
      ],
      [[256, 65_535]],
    ],
  },
  "uneven-stakes": {
    description: "Shares of stake that are rounded down: together they are less than one.",
    stakes: [1n, 1n, 1n, 2n, 2n],
    weights: [...disputed, disputed[0]!, disputed[1]!],
    rho: 65,
  },
  "wrapping-stakes": {
    description: "Stakes that leave I64F64: their shares are far above one and below zero.",
    stakes: [2n ** 63n, 2n ** 63n + 2n ** 61n, 2n ** 62n],
    weights: disputed,
    rho: 1,
  },
  "wrapping-total": {
    description: "Stakes whose sum is tiny once it has wrapped: ranks, trust and exponents wrap as well.",
    stakes: [2n ** 63n + 5n, 2n ** 63n + 6n, 3n],
    weights: disputed,
    rho: 20,
  },
  "wrapping-support": {
    description:
      "Stakes whose sum wraps to one rao: support, trust and, at rho two, the exponents wrap, and fit again.",
    stakes: [2n ** 63n + 1n, 2n ** 63n, 0n],
    weights: disputed,
    rho: 2,
  },
  "refused-total-networks": {
    description:
      "Neither TotalNetworks nor TotalIssuance is stored: both are zero, and the one subnet is too many.",
    stakes,
    subnets: [0],
    items: { TotalNetworks: undefined, TotalIssuance: undefined },
  },
  "wrapping-trust": {
    description: "A stake that is negative in I64F64 beside one that just outweighs it.",
    stakes: [2n ** 64n - TAO, TAO + 7n, TAO],
    weights: disputed,
    rho: 1,
  },
};

/** The items that are there. */
const present = (items: { readonly [item: string]: Json | undefined }): Json =>
  Object.fromEntries(
    Object.entries(items).flatMap(([item, value]) => (value === undefined ? [] : [[item, value]])),
  );

const stateOf = (network: RootNetwork): Json => {
  const subnets = network.subnets ?? [0, 1, 2, 3];
  return present({
    SubnetworkN: [[0, network.count ?? network.stakes.length]],
    Keys: network.stakes.map((_, uid) => [0, uid, hotkey(uid)]),
    TotalHotkeyStake: network.stakes.map((stake, uid) => [hotkey(uid), `${stake}`]),
    Kappa: [[0, network.kappa ?? 32_767]],
    Rho: [[0, network.rho ?? 30]],
    Tempo: [[0, network.tempo ?? 99]],
    Weights: (network.weights ?? []).map((row, uid) => [0, uid, row]),
    TotalNetworks: network.totalNetworks ?? subnets.length,
    NetworksAdded: subnets.map((netuid) => [netuid, true]),
    TotalIssuance: `${network.issuance ?? 1_000_000n * TAO}`,
    BlockEmission: "1000000000",
    ...network.items,
  });
};

const draftOf = ([name, network]: readonly [string, RootNetwork]): Draft => {
  const input = { block: `${network.block ?? block}`, state: stateOf(network) };
  const { outcome, trace } = execute("root", "root_epoch", input);
  return {
    suite: "root",
    handler: "root_epoch",
    case: name,
    ...(network.rules === undefined ? {} : { ruleIds: network.rules }),
    description: network.description,
    provenance: { kind: "generated", seed: 0, generator: "src/vectors/roots.ts" },
    input,
    expected: outcome as Json,
    ...(trace === undefined ? {} : { trace: trace as Json }),
  };
};

/** One file for each named root network, refusals and panics included. */
export const rootVectors = (): readonly Draft[] => Object.entries(networks).map(draftOf);
