import type { Json } from "../../../conformance/case.ts";
import { writeSs58 } from "../../../model/storage/ss58.ts";
import { execute, seedOf } from "../execute.ts";
import type { Draft } from "../files.ts";

const draft = (handler: string, name: string, description: string, inputs: readonly Json[]): Draft => ({
  suite: "genesis",
  handler,
  case: name,
  description,
  provenance: {
    kind: "generated",
    seed: seedOf("genesis", handler),
    generator: "src/vectors/chapters/genesis.ts",
  },
  pairs: inputs.map((input) => [input, execute("genesis", handler, input).outcome as Json]),
});

/** The account whose bytes are all the same. */
const account = (byte: number): string => `0x${byte.toString(16).padStart(2, "0").repeat(32)}`;
const key = (byte: number): string => writeSs58(account(byte));

/** The same key with its last character changed: the checksum is wrong. */
const misspelt = (text: string): string => `${text.slice(0, -1)}${text.endsWith("2") ? "3" : "2"}`;

const keys: readonly Json[] = [
  ...[0, 1, 127, 128, 255].map((byte) => ({ key: key(byte) })),
  { key: "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY" },
  { key: misspelt(key(1)) },
  // The same account on the relay chain, of prefix 0.
  { key: "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5" },
  { key: "" },
  { key: "5" },
  { key: "0x0101" },
];

const snapshots: readonly Json[] = [
  { stakes: {}, balances: {} },
  { stakes: {}, balances: { [key(1)]: 500, [key(2)]: "18014398509481984" } },
  { stakes: { [key(1)]: {} }, balances: {} },
  { stakes: { [key(1)]: { [key(10)]: [7, 0] } }, balances: { [key(1)]: 1_000 } },
  {
    stakes: {
      [key(1)]: { [key(10)]: [0, 2], [key(11)]: ["9007199254740993", 0] },
      [key(2)]: { [key(12)]: [5, 1] },
    },
    balances: { [key(3)]: 500, [key(2)]: 501 },
    rules: "finney",
    total_issuance: "9007199254741999",
  },
  // The whole supply.
  { stakes: { [key(1)]: { [key(10)]: ["20999999999999500", 0] } }, balances: { [key(1)]: 500 } },
  // Stakes without UIDs.
  { stakes: { [key(2)]: { [key(12)]: 3 }, [key(1)]: { [key(11)]: 2, [key(10)]: 1 } }, balances: {} },
];

/** Each has one fault; its neighbour above is accepted without it. */
const refused: readonly Json[] = [
  { stakes: { [key(1)]: { [key(10)]: [1, 0], [key(11)]: [1, 0] } }, balances: {} },
  { stakes: { [key(1)]: { [key(10)]: [1, 0] }, [key(2)]: { [key(10)]: [1, 1] } }, balances: {} },
  { stakes: { [key(1)]: { [key(10)]: [1, 1] } }, balances: {} },
  { stakes: {}, balances: { [key(1)]: 499 } },
  { stakes: {}, balances: { [key(1)]: "21000000000000001" } },
  { stakes: { [key(1)]: { [key(10)]: ["20999999999999501", 0] } }, balances: { [key(1)]: 500 } },
];

/** Each has two faults. */
const twiceRefused: readonly Json[] = [
  { stakes: { [key(1)]: { [key(10)]: [1, 0] }, [key(2)]: { [key(10)]: [1, 0] } }, balances: {} },
  { stakes: { [key(1)]: { [key(10)]: [1, 5], [key(11)]: [1, 5] } }, balances: {} },
  { stakes: { [key(1)]: { [key(10)]: [1, 1] } }, balances: { [key(1)]: 499 } },
  { stakes: {}, balances: { [key(1)]: 499, [key(2)]: "21000000000000000" } },
];

const lookups: readonly Json[] = ["Kusanagi", "nakamoto", "FINNEY", "Testnet"].map((name) => ({ name }));

const upgradeAt = (block: number, to: string): Json => ({ kind: "upgrade", block: `${block}`, to });
const halvingAt = (block: number, blockEmission: number): Json => ({
  kind: "halving",
  block: `${block}`,
  blockEmission: `${blockEmission}`,
});

const schedules: readonly Json[] = [
  ...["0", "1", "18446744073709551615"].map((block) => ({ first: "finney", changes: [], block })),
  ...["0", "9", "10", "11", "19", "20", "21"].map((block) => ({
    first: "first",
    // Out of order: a schedule is sorted.
    changes: [
      upgradeAt(20, "third"),
      upgradeAt(10, "second"),
      halvingAt(20, 250_000_000),
      halvingAt(11, 500_000_000),
    ],
    block,
  })),
  { first: "first", changes: [upgradeAt(0, "second")], block: "0" },
  { first: "first", changes: [upgradeAt(5, "second"), upgradeAt(5, "third")], block: "5" },
];

/** Subnets 3 and 21 with a neuron and what a network leaves; stake that nobody has counted; one rao is locked. */
const older = {
  Bonds: [[3, 0, [[0, 1]]]],
  Keys: [
    [3, 0, account(10)],
    [21, 0, account(10)],
  ],
  NetworkModality: [
    [3, 0],
    [21, 0],
  ],
  NetworkRegisteredAt: [
    [3, "8"],
    [21, "9"],
  ],
  NetworksAdded: [
    [3, true],
    [21, true],
  ],
  Rank: [[3, [1]]],
  Rho: [[3, 20]],
  Stake: [[account(10), account(1), "5"]],
  SubnetLocked: [[3, "1"]],
  SubnetworkN: [
    [3, 1],
    [21, 1],
  ],
  Tempo: [
    [3, 99],
    [21, 99],
  ],
  TotalColdkeyStake: [[account(2), "9"]],
  TotalNetworks: 2,
  TotalStake: "77",
  Uids: [[3, account(10), 0]],
  Weights: [
    [0, 0, [[3, 9]]],
    [3, 0, [[0, 1]]],
  ],
  "Balances.TotalIssuance": "1000",
  "SenateMembers.Members": [account(10), account(11)],
  "System.Number": "40",
};

const withoutThem = { ...older, NetworksAdded: [[1, true]] };

/** Two stakes of one coldkey, more in all than a u64 holds, and as many networks as a u16 counts. */
const overflowing = {
  Stake: [
    [account(10), account(1), "18446744073709551615"],
    [account(11), account(1), "7"],
    [account(11), account(2), "3"],
    [account(12), account(2), "4"],
  ],
  SubnetLocked: [[3, "5"]],
  TotalNetworks: 65_535,
};

const upgrades: readonly Json[] = [
  ...[0, 1, 2, 3, 4, 5, 6].map((storageVersion) => ({ state: older, storageVersion })),
  ...[0, 4, 5].map((storageVersion) => ({ state: withoutThem, storageVersion })),
  { state: { NetworksAdded: [[0, true]] }, storageVersion: 6 },
  ...[1, 5].map((storageVersion) => ({ state: overflowing, storageVersion })),
];

/** What the first neuron of a network leaves in the vectors. */
const vectors = (count: number) => ({
  Rank: [[3, new Array<number>(count).fill(0)]],
  Trust: [[3, new Array<number>(count).fill(0)]],
  Consensus: [[3, new Array<number>(count).fill(0)]],
  Incentive: [[3, new Array<number>(count).fill(0)]],
  Dividends: [[3, new Array<number>(count).fill(0)]],
  PruningScores: [[3, new Array<number>(count).fill(0)]],
  ValidatorTrust: [[3, new Array<number>(count).fill(0)]],
  Emission: [[3, new Array<string>(count).fill("0")]],
  LastUpdate: [[3, new Array<string>(count).fill("0")]],
  Active: [[3, new Array<boolean>(count).fill(true)]],
  ValidatorPermit: [[3, new Array<boolean>(count).fill(false)]],
});

const whole = {
  ...vectors(1),
  NetworksAdded: [[3, true]],
  TotalNetworks: 1,
  SubnetworkN: [[3, 1]],
  Keys: [[3, 0, account(10)]],
  Uids: [[3, account(10), 0]],
  Owner: [[account(10), account(1)]],
  Stake: [[account(10), account(1), "5"]],
  TotalHotkeyStake: [[account(10), "5"]],
  TotalColdkeyStake: [[account(1), "5"]],
  TotalStake: "5",
  "Balances.Account": [[account(1), "600"]],
  "Balances.TotalIssuance": "600",
};

/** A part of the balance is reserved. */
const reserving = [
  account(1),
  {
    nonce: 0,
    consumers: 0,
    providers: 1,
    sufficients: 0,
    data: { free: "600", reserved: "7", frozen: "0", flags: `${2n ** 127n}` },
  },
];

const states: readonly Json[] = [
  {},
  whole,
  { ...whole, TotalStake: "4" },
  { ...whole, TotalStake: "6" },
  { ...whole, TotalHotkeyStake: [] },
  { ...whole, TotalColdkeyStake: [[account(2), "5"]] },
  { ...whole, "Balances.TotalIssuance": "601" },
  { ...whole, "System.Account": [reserving], "Balances.Account": [], "Balances.TotalIssuance": "607" },
  { ...whole, "System.Account": [reserving], "Balances.Account": [], "Balances.TotalIssuance": "600" },
  { TotalHotkeyStake: [[account(10), "1"]], TotalColdkeyStake: [[account(1), "1"]] },
  { Owner: [[account(10), account(1)]], Stake: [[account(10), account(1), "1"]], TotalStake: "1" },
  { Owner: [[account(10), account(1)]], Stake: [[account(10), account(1), "0"]] },
  { TotalHotkeyStake: [[account(10), "0"]], TotalColdkeyStake: [[account(1), "0"]] },
  {
    Owner: [[account(10), account(1)]],
    Stake: [
      [account(10), account(1), "1"],
      [account(10), account(2), "2"],
    ],
    TotalHotkeyStake: [[account(10), "3"]],
    TotalColdkeyStake: [
      [account(1), "1"],
      [account(2), "2"],
    ],
    TotalStake: "3",
  },
  { ...whole, Owner: [] },
  { ...whole, TotalNetworks: 2 },
  { ...whole, Uids: [[3, account(10), 1]] },
  { ...whole, Uids: [] },
  { ...whole, Keys: [[3, 1, account(10)]] },
  { ...whole, SubnetworkN: [[3, 2]] },
  { ...whole, ...vectors(2) },
];

/** The vectors of this chapter that are not taken from whole calls. */
export const genesisVectors = (): readonly Draft[] => [
  draft("account", "keys", "SS58 keys: accounts, a wrong checksum, another network, no keys at all.", keys),
  draft("build", "small-snapshots", "The state that a chain begins with.", snapshots),
  draft("build", "refused-snapshots", "Snapshots with one fault each.", refused),
  draft(
    "build",
    "order",
    "Snapshots with two faults: the first in the order of the checks is named.",
    twiceRefused,
  ),
  draft("network", "all", "The chain's networks, and one that is none of them.", lookups),
  draft("rules_at", "schedules", "Before, at and after each change; what makes no schedule.", schedules),
  draft("upgrade", "versions", "What v1.0.0 does to states of each storage version.", upgrades),
  draft(
    "faults",
    "small-states",
    "A state that agrees with itself, and the same with one entry changed.",
    states.map((given) => ({ state: given })),
  ),
];
