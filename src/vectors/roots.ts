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
  readonly block?: number;
  readonly tempo?: number;
  readonly totalNetworks?: number;
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
};

const hotkey = (uid: number): string => `0x${(uid + 1).toString(16).padStart(64, "0")}`;

const stateOf = (network: RootNetwork): Json => {
  const subnets = network.subnets ?? [0, 1, 2, 3];
  return {
    SubnetworkN: [[0, network.stakes.length]],
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
  };
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
