/**
 * Vectors at the very bounds of the rules: the last value that passes and the first that does not, counts that wrap or
 * stay at their greatest value, entries that are shorter or fewer than they should be.
 */
import type { Json } from "../../../conformance/case.ts";
import { preimageOf } from "../../../model/finney/governance/motions.ts";
import { finney } from "../../../model/finney/rules.ts";
import { derivativeOf } from "../../../model/finney/utility/derivative.ts";
import type { RuntimeCall } from "../../../model/rules.ts";
import { weightOf } from "../../../model/runtime/call.ts";
import { encodeCall } from "../../../model/runtime/callCodec.ts";
import { toHex } from "../../../model/storage/bytes.ts";
import { execute, seedOf } from "../execute.ts";
import type { Draft } from "../files.ts";

type Fields = Readonly<Record<string, Json>>;

const account = (byte: string): string => `0x${byte.repeat(32)}`;

const remark = { call: "System.remark", args: { remark: "0x" } };

/** Two coldkeys, their hotkeys, and a hotkey that is new. */
const [alice, bob] = [account("a1"), account("b1")];
const [hotkey, other, fresh] = [account("a2"), account("b2"), account("c2")];
const [hash, nobody] = [account("ab"), account("00")];

const most = `${2n ** 64n - 1n}`;
const signed = (who: string): Json => ({ Signed: who });
const made = (origin: Json, args: Json, state: Fields): Json => ({ state, origin, args });

/** An account as System has it: what it has free, and what else is said of it. */
const holder = (who: string, free: string, info: Fields = {}, data: Fields = {}): Json => [
  who,
  {
    nonce: 0,
    consumers: 0,
    providers: 1,
    sufficients: 0,
    data: { free, reserved: "0", frozen: "0", flags: `${2n ** 127n}`, ...data },
    ...info,
  },
];

const holding = (issuance: string, ...holders: readonly Json[]): Fields => ({
  "System.Account": holders,
  "Balances.TotalIssuance": issuance,
});

const paying = (value: string, state: Fields): Json => made(signed(alice), { dest: bob, value }, state);
const settingBalance = (balance: string, state: Fields): Json =>
  made("Root", { who: alice, new_free: balance }, state);

const transfers: readonly Json[] = [
  paying("1000", holding("9000", holder(alice, "1000", { consumers: 1, providers: 2 }))),
  paying("1000", holding("9000", holder(alice, "1000", { sufficients: 1 }))),
  paying("1000", holding("1000", holder(alice, "1000"))),
  paying("500", holding("9000", holder(alice, "1000"), holder(bob, "0"))),
  paying("500", holding("9000", holder(alice, "1000"), holder(bob, "0", { providers: 2 ** 32 - 1 }))),
  paying("500", holding("9000", holder(alice, "1000"), holder(bob, "0", { providers: 0, sufficients: 1 }))),
  paying(
    "1",
    holding("9000", holder(alice, "1", { consumers: 1 }, { reserved: "500" }), holder(bob, "1000")),
  ),
  paying("500", holding("9000", holder(alice, "1000", {}, { frozen: "700", reserved: "200" }))),
  paying("501", holding("9000", holder(alice, "1000", {}, { frozen: "700", reserved: "200" }))),
  paying("1000", holding("9000", holder(alice, "1000", {}, { frozen: "100", reserved: "200" }))),
  paying(
    "500",
    holding(most, holder(alice, "1000"), holder(bob, `${2n ** 64n - 1_000n}`, {}, { reserved: "800" })),
  ),
];

const balancesSet: readonly Json[] = [
  settingBalance("900", holding("9000", holder(alice, "700", { consumers: 1 }))),
  settingBalance("0", holding("9000", holder(alice, "500", { consumers: 1 }))),
  settingBalance("900", holding(`${2n ** 64n - 2n}`, holder(alice, "700"))),
];

const delegate: Fields = {
  Owner: [
    [hotkey, alice],
    [other, bob],
  ],
  Delegates: [[hotkey, 8_000]],
  Stake: [[hotkey, alice, "1000"]],
  TotalHotkeyStake: [[hotkey, "1000"]],
  TotalColdkeyStake: [[alice, "1000"]],
  TotalStake: "1000",
  TotalIssuance: "1000000",
  TargetStakesPerInterval: "5",
  "Balances.Account": [
    [alice, "5000000000"],
    [bob, "5000000000"],
  ],
  "Balances.TotalIssuance": "10000000000",
  "System.Number": "100",
};

/** Five stake calls of alice on her hotkey, the last of them in block 40. */
const staked = (interval: string): Fields => ({
  ...delegate,
  StakeInterval: interval,
  TotalHotkeyColdkeyStakesThisInterval: [[alice, hotkey, ["5", "40"]]],
});

const becoming = (changes: Fields): Json =>
  made(signed(bob), { hotkey: other }, { ...delegate, TxRateLimit: "10", ...changes });

const delegations: readonly Json[] = [
  becoming({ MaxTake: 100, MinTake: 100 }),
  becoming({ LastTxBlock: [[bob, "90"]] }),
  becoming({ LastTxBlock: [[bob, "89"]] }),
  becoming({ LastTxBlock: [[bob, "110"]] }),
  becoming({ LastTxBlock: [[bob, "90"]], MaxTake: 100, MinTake: 101 }),
];

const adding = (interval: string): Json =>
  made(signed(alice), { hotkey, amount_staked: "1" }, staked(interval));

const stakeCalls: readonly Json[] = [adding(most), adding("60"), adding("61")];

const unstakings: readonly Json[] = [
  made(
    signed(alice),
    { hotkey, amount_unstaked: "100" },
    { ...delegate, "Balances.Account": [[alice, `${2n ** 64n - 10n}`]] },
  ),
];

const takes: readonly Json[] = [made(signed(bob), { hotkey, take: 8_000 }, delegate)];

const minimums: readonly Json[] = [
  made(
    "Root",
    { min_stake: "10" },
    { ...delegate, Stake: [[hotkey, bob, "5"]], NominatorMinRequiredStake: "10" },
  ),
  made("Root", { min_stake: "10" }, { ...delegate, Stake: [[hotkey, bob, "5"]], TotalIssuance: "3" }),
];

/** A subnet with two slots, both taken: the first one by a hotkey that is not active. */
const full: Fields = {
  ...delegate,
  NetworksAdded: [[1, true]],
  NetworkRegistrationAllowed: [[1, true]],
  NetworkPowRegistrationAllowed: [[1, true]],
  MaxRegistrationsPerBlock: [[1, 9]],
  TargetRegistrationsPerInterval: [[1, 9]],
  MaxAllowedUids: [[1, 2]],
  SubnetworkN: [[1, 2]],
  Burn: [[1, "100"]],
  Keys: [
    [0, 1, fresh],
    [1, 0, hotkey],
    [1, 1, other],
  ],
  Uids: [
    [1, hotkey, 0],
    [1, other, 1],
  ],
  IsNetworkMember: [
    [hotkey, 1, true],
    [other, 1, true],
  ],
  BlockAtRegistration: [
    [1, 0, "90"],
    [1, 1, "1"],
  ],
  ImmunityPeriod: [[1, 10]],
  PruningScores: [[1, [1, 5]]],
  Active: [[1, [false, true]]],
};

const burning = (changes: Fields, who = fresh): Json =>
  made(signed(bob), { netuid: 1, hotkey: who }, { ...full, ...changes });

/** Three times 30,000 registrations are 24,464 as a u16. */
const crowded = (registrations: number): Fields => ({
  TargetRegistrationsPerInterval: [[1, 30_000]],
  RegistrationsThisInterval: [[1, registrations]],
});

const burnt: readonly Json[] = [
  burning({}),
  burning({ ImmunityPeriod: [[1, 11]] }),
  burning({ MaxAllowedUids: [[1, 3]] }),
  burning({ PruningScores: [], Active: [] }),
  burning({ RegistrationsThisBlock: [[1, 8]] }),
  burning({ RegistrationsThisBlock: [[1, 9]] }),
  burning(crowded(24_463)),
  burning(crowded(24_464)),
  burning(crowded(24_464), other),
  burning({ TotalIssuance: "3", RAORecycledForRegistration: [[1, `${2n ** 64n - 10n}`]] }),
];

const workIn = (block: string): Json =>
  made(
    signed(fresh),
    { netuid: 1, block_number: block, nonce: "0", work: nobody, hotkey: fresh, coldkey: bob },
    full,
  );

const works: readonly Json[] = ["96", "97", "98", "100", "101"].map(workIn);

const swaps: readonly Json[] = [other, fresh].map((to) =>
  made(signed(alice), { hotkey, new_hotkey: to }, { ...full, LastTxBlock: [[hotkey, "5"]] }),
);

const served = (block: string, limit: string, now: string): Fields => {
  const address = { version: 1, ip: "5", port: 5, ip_type: 4 };
  return {
    ...full,
    Axons: [[1, hotkey, { block, ...address, protocol: 0, placeholder1: 0, placeholder2: 0 }]],
    Prometheus: [[1, hotkey, { block, ...address }]],
    ServingRateLimit: [[1, limit]],
    "System.Number": now,
  };
};

const address = { netuid: 1, version: 1, ip: "1676056785", port: 128, ip_type: 4 };

const servings = (more: Fields): readonly Json[] => [
  made(signed(hotkey), { ...address, ...more }, served("90", "10", "100")),
  made(signed(hotkey), { ...address, ...more }, served("90", "11", "100")),
  made(signed(hotkey), { ...address, ...more }, served("110", "10", "100")),
  made(signed(hotkey), { ...address, ...more }, served("100", "1", "100")),
  made(signed(hotkey), { ...address, ...more }, served("1", "10", "5")),
  made(signed(hotkey), { ...address, ...more, port: 0 }, served("90", "11", "100")),
];

const validating: Fields = {
  ...full,
  NetworksAdded: [
    [0, true],
    [1, true],
  ],
  SubnetworkN: [
    [0, 2],
    [1, 2],
  ],
  Uids: [
    [0, hotkey, 1],
    [1, hotkey, 0],
    [1, other, 1],
  ],
  Keys: [
    [0, 1, hotkey],
    [1, 0, hotkey],
    [1, 1, other],
  ],
  MinAllowedWeights: [
    [0, 2],
    [1, 2],
  ],
  MaxWeightsLimit: [
    [0, 65_535],
    [1, 65_535],
  ],
  WeightsSetRateLimit: [
    [0, "10"],
    [1, "10"],
  ],
  LastUpdate: [
    [0, ["0", "0"]],
    [1, ["0", "0"]],
  ],
  ValidatorPermit: [[1, [true, true]]],
  WeightsMinStake: "0",
};

const weighing = (netuid: number, dests: readonly number[], changes: Fields = {}): Json =>
  made(
    signed(hotkey),
    { netuid, dests, weights: dests.map((_, index) => index + 1), version_key: "0" },
    { ...validating, ...changes },
  );

const rows: readonly Json[] = [
  weighing(0, [1]),
  weighing(0, [1, 9]),
  weighing(0, [0, 1]),
  weighing(1, [0]),
  weighing(1, [1]),
  weighing(1, [0, 1]),
  weighing(1, [0, 1], { ValidatorPermit: [[1, []]] }),
  weighing(1, [1, 1], { ValidatorPermit: [[1, [false, false]]] }),
  weighing(1, [9]),
  weighing(1, [0, 1], { Keys: [[1, 1, other]] }),
  weighing(1, [0, 1], { LastUpdate: [[1, []]] }),
  weighing(1, [0, 1], { LastUpdate: [[1, []]], "System.Number": "5" }),
  weighing(1, [0, 1], { LastUpdate: [[1, ["1", "0"]]], "System.Number": "5" }),
  weighing(1, [0, 1], { LastUpdate: [[1, ["0", "0"]]], "System.Number": "5" }),
  weighing(1, [0, 1], { LastUpdate: [[1, ["90", "0"]]] }),
  weighing(1, [0, 1], { LastUpdate: [[1, ["91", "0"]]] }),
  weighing(1, [0, 1], { LastUpdate: [[1, ["110", "0"]]] }),
];

const dissolutions: readonly Json[] = [
  made(
    signed(alice),
    { netuid: 1 },
    {
      ...validating,
      SubnetOwner: [[1, alice]],
      SubnetLocked: [[1, "700"]],
      TotalNetworks: 0,
      Weights: [
        [0, 0, [[9, 3]]],
        [
          0,
          1,
          [
            [1, 5],
            [2, 7],
          ],
        ],
        [1, 0, [[1, 5]]],
      ],
    },
  ),
];

const founding = (changes: Fields): Json =>
  made(
    signed(alice),
    {},
    {
      ...delegate,
      NetworkMinLockCost: "1000",
      NetworkLastLockCost: "1000",
      NetworkRateLimit: "0",
      ...changes,
    },
  );

const foundings: readonly Json[] = [
  founding({ TotalNetworks: 0, SubnetLimit: 1 }),
  founding({ TotalNetworks: 65_535, SubnetLimit: 65_535 }),
  founding({ TotalNetworks: 2, SubnetLimit: 1 }),
  founding({ NetworkRateLimit: "7", NetworkLastRegistered: "110" }),
  founding({ NetworkRateLimit: "7", NetworkLastRegistered: "94" }),
  founding({ NetworkRateLimit: "7", NetworkLastRegistered: "93" }),
];

const joining = (changes: Fields, who = fresh): Json =>
  made(
    signed(alice),
    { hotkey: who },
    {
      ...delegate,
      NetworksAdded: [[0, true]],
      MaxRegistrationsPerBlock: [[0, 9]],
      TargetRegistrationsPerInterval: [[0, 30_000]],
      MaxAllowedUids: [[0, 2]],
      ...changes,
    },
  );

const seated: Fields = { SubnetworkN: [[0, 1]], Keys: [[0, 0, hotkey]], Uids: [[0, hotkey, 0]] };

const joinings: readonly Json[] = [
  joining({ RegistrationsThisInterval: [[0, 24_463]] }),
  joining({ RegistrationsThisInterval: [[0, 24_464]] }),
  joining({ ...seated, RegistrationsThisInterval: [[0, 24_464]] }, hotkey),
  joining({ SubnetworkN: [[0, 2]], Keys: [[0, 1, other]], TotalHotkeyStake: [[other, most]] }),
];

const seats: Fields = {
  "TriumvirateMembers.Members": [alice, alice, bob],
  "Triumvirate.Members": [alice, alice, bob],
  "SenateMembers.Members": [hotkey, other],
  "Triumvirate.Proposals": [account("cd"), hash],
  "Triumvirate.ProposalCount": 2,
  "Triumvirate.ProposalOf": [[hash, "0x000000"]],
  "Triumvirate.Voting": [[hash, { index: 0, threshold: 2, ayes: [alice, hotkey], nays: [bob], end: "9" }]],
};

const departures: readonly Json[] = [alice, bob, fresh].map((who) => made("Root", { who }, seats));

const resets: readonly Json[] = [
  [alice, bob, fresh],
  [alice, alice, alice],
  [alice, bob, fresh, other],
].map((members) => made("Root", { members }, seats));

const closings: readonly Json[] = [
  [[hash, "0x000000"]],
  [[hash, "0x00000000"]],
  [[hash, "0xffff"]],
  [[hash, "0x00"]],
  [],
].map((stored) =>
  made(
    signed(alice),
    { proposal_hash: hash, index: 0, proposal_weight_bound: [most, most], length_bound: 9 },
    { ...seats, "Triumvirate.ProposalOf": stored },
  ),
);

/** Motions for a remark of three bytes: the last block and the last count that there are, and two faults at a time. */
const proposing = (lengthBound: number, changes: Fields): Json =>
  made(
    signed(alice),
    { proposal: remark, length_bound: lengthBound, duration: "3600" },
    { ...seats, ...changes },
  );

const hashes = Array.from({ length: 10 }, (_, index) => account(`d${index}`));
const remarkHash = preimageOf({ rules: finney, state: undefined }, "0x000000").hash;
const again: Fields = { "Triumvirate.ProposalOf": [[remarkHash, "0x000000"]] };

const proposals: readonly Json[] = [
  proposing(3, { "Triumvirate.ProposalCount": 2 ** 32 - 1, "System.Number": "4294967295" }),
  proposing(2, again),
  proposing(3, { ...again, "Triumvirate.Proposals": hashes }),
  proposing(3, { "Triumvirate.Proposals": hashes }),
  proposing(3, { "Triumvirate.Proposals": hashes.slice(1) }),
];

/** A senator changes its vote: the last of those that are left moves into its place. */
const changed: readonly Json[] = [
  [hotkey, other, fresh],
  [other, hotkey, fresh],
  [other, fresh, hotkey],
].map((nays) =>
  made(
    signed(alice),
    { hotkey, proposal: hash, index: 0, approve: true },
    {
      ...seats,
      Owner: [[hotkey, alice]],
      "Triumvirate.Voting": [[hash, { index: 0, threshold: 2, ayes: [], nays, end: "9" }]],
    },
  ),
);

/** A motion closed with the weight of its call as a bound, and with less where there is less. */
const closedWithin = (call: RuntimeCall): readonly Json[] => {
  const { refTime, proofSize } = weightOf(finney, call);
  const bounds = [
    [refTime, proofSize],
    ...(refTime > 0n ? [[refTime - 1n, proofSize]] : []),
    ...(proofSize > 0n ? [[refTime, proofSize - 1n]] : []),
  ];
  return bounds.map((bound) =>
    made(
      signed(alice),
      { proposal_hash: hash, index: 0, proposal_weight_bound: bound.map(String), length_bound: 99 },
      { ...seats, "Triumvirate.ProposalOf": [[hash, toHex(encodeCall(finney, call))]] },
    ),
  );
};

const weighed: readonly Json[] = [
  { call: "SubtensorModule.add_stake", args: { hotkey, amount_staked: 1n } },
  { call: "SubtensorModule.remove_stake", args: { hotkey, amount_unstaked: 1n } },
  { call: "AdminUtils.sudo_set_default_take", args: { default_take: 7 } },
].flatMap(closedWithin);

const derivatives: readonly Json[] = [0, 65_535].map((index) =>
  made(
    signed(alice),
    { index, call: { call: "Balances.transfer_allow_death", args: { dest: bob, value: "500" } } },
    holding("1000", holder(derivativeOf(alice, index), "1000")),
  ),
);

/** The seat of a member is not its signature, even if the subnet is its own. */
const settings: readonly Json[] = [signed(alice), { Member: alice }].map((origin) =>
  made(origin, { netuid: 1, immunity_period: 7 }, { ...full, SubnetOwner: [[1, alice]] }),
);

/** The subnet has two neurons, and must keep room for a third. */
const sizes: readonly Json[] = [2, 3].map((size) =>
  made("Root", { netuid: 1, max_allowed_uids: size }, full),
);

type Inputs = readonly (readonly [handler: string, inputs: readonly Json[]])[];

const calls: Inputs = [
  ["Balances.transfer_allow_death", transfers],
  ["Balances.force_set_balance", balancesSet],
  ["become_delegate", delegations],
  ["add_stake", stakeCalls],
  ["remove_stake", unstakings],
  ["increase_take", takes],
  ["decrease_take", takes],
  ["AdminUtils.sudo_set_nominator_min_required_stake", minimums],
  ["burned_register", burnt],
  ["register", works],
  ["swap_hotkey", swaps],
  ["serve_axon", servings({ protocol: 0, placeholder1: 0, placeholder2: 0 })],
  ["serve_prometheus", servings({})],
  ["set_weights", rows],
  ["dissolve_network", dissolutions],
  ["register_network", foundings],
  ["root_register", joinings],
  ["TriumvirateMembers.remove_member", departures],
  ["TriumvirateMembers.reset_members", resets],
  ["Triumvirate.close", [...closings, ...weighed]],
  ["Triumvirate.propose", proposals],
  ["vote", changed],
  ["Utility.as_derivative", derivatives],
  ["AdminUtils.sudo_set_immunity_period", settings],
  ["AdminUtils.sudo_set_max_allowed_uids", sizes],
];

const lockCosts: readonly Json[] = [
  ["9223372036854775813", "1000"],
  ["9223372036854775807", "1"],
].map(([last, interval]) => ({
  last_lock: last as Json,
  min_lock: "1",
  last_lock_block: "7",
  current_block: "10",
  lock_reduction_interval: interval as Json,
}));

const prunings: readonly Json[] = [
  ["10", "30"],
  ["10", "31"],
  ["50", "1"],
].map(([registered, immunity]) => ({
  networks_netuid_registered_emission: [
    [1, registered as Json, "5"],
    [256, registered as Json, "5"],
    [7, registered as Json, "5"],
  ],
  current_block: "40",
  network_immunity_period: immunity as Json,
}));

const prices = (changes: Fields): Json => ({
  state: {
    ...full,
    AdjustmentInterval: [[1, 5]],
    LastAdjustmentBlock: [[1, "90"]],
    MaxBurn: [[1, "1000000"]],
    Difficulty: [[1, "1000"]],
    MaxDifficulty: [[1, "1000000"]],
    RegistrationsThisInterval: [[1, 9]],
    POWRegistrationsThisInterval: [[1, 6]],
    BurnRegistrationsThisInterval: [[1, 3]],
    AdjustmentAlpha: [[1, "0"]],
    ...changes,
  },
});

const adjustments: readonly Json[] = [
  prices({}),
  prices({ RegistrationsThisInterval: [[1, 10]] }),
  prices({ POWRegistrationsThisInterval: [[1, 3]], BurnRegistrationsThisInterval: [[1, 6]] }),
  prices({
    MaxBurn: [[1, "101"]],
    RegistrationsThisInterval: [[1, 18]],
    POWRegistrationsThisInterval: [[1, 3]],
    BurnRegistrationsThisInterval: [[1, 15]],
  }),
  prices({ LastAdjustmentBlock: [[1, "96"]] }),
  prices({ LastAdjustmentBlock: [[1, "110"]] }),
];

const generations: readonly Json[] = [
  {
    state: {
      ...delegate,
      Tempo: [[1, 10]],
      SubnetOwner: [[1, alice]],
      SubnetOwnerCut: 32_768,
      EmissionValues: [[1, "1000"]],
      PendingEmission: [[1, `${2n ** 64n - 10n}`]],
      BlocksSinceLastStep: [[1, most]],
      TotalIssuance: `${2n ** 64n - 10n}`,
    },
  },
];

const drains: readonly Json[] = [
  { state: { ...delegate, Tempo: [[1, 10]], LoadedEmission: [[1, [[other, most, "7"]]]] } },
  {
    state: {
      ...delegate,
      Tempo: [[1, 10]],
      LoadedEmission: [[1, [[other, most, "7"]]]],
      TotalIssuance: `${2n ** 64n - 3n}`,
    },
  },
];

const payments: readonly Json[] = [
  { state: delegate, hotkey: other, server_emission: most, validator_emission: "7" },
];

interface Sent {
  readonly nonce?: number;
  readonly free?: string;
  readonly signer?: string;
  readonly birth?: string;
  readonly tip?: string;
  readonly call?: Json;
  readonly era?: Json;
  readonly stored?: number;
}

/** A transaction of 100 bytes: it costs 124,514 rao and its tip. */
const sending = (sent: Sent, state: Fields = {}): Json => {
  const { nonce = 3, stored = nonce, free = "1000000", signer = alice } = sent;
  const { birth = hash, tip = "0", call = remark, era = "Immortal" } = sent;
  return {
    state: {
      "System.BlockHash": [["0", hash]],
      "System.Number": "5",
      ...holding("9000000", holder(signer, free, { nonce: stored })),
      ...state,
    },
    transaction: { signer, nonce, era, birth_hash: birth, tip, call, length: 100 },
  };
};

const motion: Fields = {
  ...seats,
  Owner: [[hotkey, alice]],
  "System.Number": "9",
};
const closing: Json = {
  call: "Triumvirate.close",
  args: { proposal_hash: hash, index: 0, proposal_weight_bound: [most, most], length_bound: 9 },
};
const voting: Json = { call: "vote", args: { hotkey, proposal: hash, index: 0, approve: false } };
const votes = (ayes: readonly string[], nays: readonly string[]): Fields => ({
  ...motion,
  "Triumvirate.Voting": [[hash, { index: 0, threshold: 2, ayes, nays, end: "9" }]],
});

const applied: readonly Json[] = [
  sending({}),
  sending({ free: "125014" }),
  sending({ free: "125013" }),
  sending({ signer: nobody }),
  sending({ signer: nobody, birth: fresh }),
  sending({ nonce: 2 ** 32 - 1 }),
  sending({ nonce: 2, stored: 3 }),
  sending({ nonce: 4, stored: 3 }),
  sending({ nonce: 4, stored: 3, free: "600" }),
  // A first vote costs its tip, a changed one all of it; so do a motion that is dropped and one that is carried out.
  sending({ tip: "7", call: voting }, votes([], [])),
  sending({ tip: "7", call: voting }, votes([hotkey], [])),
  sending({ tip: "7", call: closing }, votes([], [])),
  sending({ tip: "7", call: closing }, votes([hotkey, other], [])),
  sending({ tip: "7", call: { call: "Utility.batch", args: { calls: [closing] } } }, votes([], [])),
];

const weights = { call: "set_weights", args: { netuid: 1, dests: [0], weights: [1], version_key: "0" } };

const validated: readonly Json[] = [
  sending({}),
  sending({ free: "125014" }),
  sending({ free: "125013" }),
  sending({ signer: nobody }),
  sending({ signer: nobody, birth: fresh }),
  sending({ era: { period: "4", phase: "0" } }, { "System.BlockHash": [["4", hash]] }),
  sending({ nonce: 2, stored: 3, free: "600" }),
];

const eras: readonly Json[] = [
  [most, "6"],
  ["6", "6"],
  ["5", "6"],
].map(([block, phase]) => ({ era: { period: "8", phase: phase as Json }, block: block as Json }));

const asked = (block: string, uids: Json, updates: Json): Json => ({
  block,
  who: hotkey,
  call: weights,
  state: { Uids: uids, LastUpdate: updates, WeightsMinStake: "0" },
});

const extensions: readonly Json[] = [
  asked("100", [], [[1, ["90"]]]),
  asked("100", [[1, hotkey, 0]], [[1, ["90"]]]),
  asked("100", [[1, hotkey, 0]], [[1, []]]),
  asked("100", [[1, hotkey, 0]], [[1, ["105"]]]),
  asked("100", [[1, hotkey, 0]], [[1, [most]]]),
];

const notes: readonly Json[] = [
  { call: "add_stake", args: { hotkey, amount_staked: "1" } },
  { call: "remove_stake", args: { hotkey, amount_unstaked: "1" } },
].map((call) => ({ block: "100", who: alice, call, state: {} }));

const fees: readonly Json[] = ["0", `${2n ** 64n - 124_515n}`, most].map((tip) => ({
  call: remark,
  length: 100,
  tip,
}));

const functions: Inputs = [
  ["get_network_lock_cost", lockCosts],
  ["get_subnet_to_prune", prunings],
  ["adjust_registration_terms_for_networks", adjustments],
  ["generate_emission", generations],
  ["drain_emission", drains],
  ["emit_inflation_through_hotkey_account", payments],
  ["apply_transaction", applied],
  ["validate_transaction", validated],
  ["transaction_fee", fees],
  ["era", eras],
  ["extension_validate", extensions],
  ["extension_pre_dispatch", notes],
];

const began = (number: bigint): Json => ({
  state: {
    "System.Number": `${number - 1n}`,
    "System.BlockHash": [0n, 1n, 598n, 599n, 600n].map((block) => [`${block}`, hash]),
  },
  block: `${number}`,
  parent_hash: fresh,
});

const blocks: Inputs = [["initialize", [2_402n, 2_403n, 3_000n].map(began)]];

const draftsOf = (suite: string, inputs: Inputs): readonly Draft[] =>
  inputs.map(([handler, given]) => ({
    suite,
    handler,
    case: "bounds",
    description: `${handler} at its bounds, where counts end, and where entries are missing.`,
    provenance: {
      kind: "generated",
      seed: seedOf(suite, handler),
      generator: "src/vectors/chapters/bounds.ts",
    },
    pairs: given.map((input) => [input, execute(suite, handler, input).outcome as Json]),
  }));

/** Vectors of calls, functions and beginnings of blocks on states that are written out. */
export const boundsVectors = (): readonly Draft[] => [
  ...draftsOf("calls", calls),
  ...draftsOf("function", functions),
  ...draftsOf("block", blocks),
];
