/** Calls of which no recording has one that is done, on a small state of our own. */
import type { Json } from "../../conformance/case.ts";

/** A call on a state, as the suite `calls` is given it. */
export interface CallBase {
  readonly call: string;
  readonly state: Readonly<Record<string, Json>>;
  readonly origin: Json;
  readonly args: Readonly<Record<string, Json>>;
}

const account = (digit: number): string => `0x${digit.toString(16).padStart(2, "0").repeat(32)}`;

const [alice, bob, carol, dave, eve] = [1, 2, 3, 4, 5].map(account) as [
  string,
  string,
  string,
  string,
  string,
];

const seats = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => account(index + 1));

/** Three accounts with balances, two members of the triumvirate, two of the senate. */
const state: Readonly<Record<string, Json>> = {
  "System.Number": "10",
  "Balances.Account": [
    [alice, "5000000000"],
    [bob, "700000"],
    [carol, "1000"],
  ],
  "Balances.TotalIssuance": "5000701000",
  "TriumvirateMembers.Members": [alice, bob],
  "Triumvirate.Members": [alice, bob],
  "SenateMembers.Members": [carol, dave],
};

const full: Readonly<Record<string, Json>> = {
  ...state,
  "TriumvirateMembers.Members": seats(3),
  "Triumvirate.Members": seats(3),
  "SenateMembers.Members": seats(12),
};

const root = "Root";
const signed = (who: string): Json => ({ Signed: who });
const remark = { call: "System.remark", args: { remark: "0x0102" } };

const memberships = (pallet: string, own: string, other: string): readonly CallBase[] => [
  { call: `${pallet}.add_member`, state, origin: root, args: { who: eve } },
  { call: `${pallet}.add_member`, state, origin: root, args: { who: own } },
  { call: `${pallet}.add_member`, state: full, origin: root, args: { who: account(200) } },
  { call: `${pallet}.remove_member`, state, origin: root, args: { who: own } },
  { call: `${pallet}.swap_member`, state, origin: root, args: { remove: own, add: eve } },
  { call: `${pallet}.swap_member`, state, origin: root, args: { remove: own, add: other } },
  { call: `${pallet}.reset_members`, state, origin: root, args: { members: [dave, eve] } },
  { call: `${pallet}.reset_members`, state, origin: root, args: { members: seats(13) } },
  { call: `${pallet}.change_key`, state, origin: signed(own), args: { new: eve } },
  { call: `${pallet}.change_key`, state, origin: signed(own), args: { new: other } },
];

/** The same with more said of one account than its free balance, and of how many consumers it is needed by. */
const withAccount = (who: string, data: Readonly<Record<string, Json>>, consumers = 0): typeof state => ({
  ...state,
  "Balances.Account": [
    [alice, "5000000000"],
    [bob, "700000"],
    [carol, "1000"],
  ].filter(([account]) => account !== who),
  "System.Account": [
    [
      who,
      {
        nonce: 0,
        consumers,
        providers: 1,
        sufficients: 0,
        data: { free: "0", reserved: "0", frozen: "0", flags: `${2n ** 127n}`, ...data },
      },
    ],
  ],
});

/** A transfer that is done; of frozen rao; to an account that cannot hold more; and of too little to a new account. */
const transfers = (call: string, origin: Json, more: CallBase["args"] = {}): readonly CallBase[] => {
  const args = { ...more, dest: bob, value: "1000000" };
  return [
    { call, state, origin, args },
    { call, state: withAccount(alice, { free: "5000000000", frozen: "4999500000" }), origin, args },
    { call, state: withAccount(bob, { free: `${2n ** 64n - 1n}` }), origin, args },
    { call, state, origin, args: { ...args, dest: eve, value: "499" } },
  ];
};

/** Calls that are done, and calls that are refused for what no single change of a done one brings about. */
export const callBases: readonly CallBase[] = [
  ...memberships("TriumvirateMembers", alice, bob),
  ...memberships("SenateMembers", carol, dave),
  { call: "AdminUtils.swap_authorities", state, origin: root, args: { new_authorities: [alice] } },
  ...transfers("Balances.transfer", signed(alice)),
  ...transfers("Balances.transfer_allow_death", signed(alice)),
  ...transfers("Balances.transfer_keep_alive", signed(alice)),
  ...transfers("Balances.force_transfer", root, { source: alice }),
  {
    call: "Balances.transfer_all",
    state: withAccount(bob, { free: `${2n ** 64n - 1n}` }),
    origin: signed(alice),
    args: { dest: bob, keep_alive: false },
  },
  {
    call: "Balances.force_set_balance",
    state: withAccount(bob, { free: "700000" }, 1),
    origin: root,
    args: { who: bob, new_free: "0" },
  },
  {
    call: "Balances.set_balance_deprecated",
    state: withAccount(bob, { free: "700000" }, 1),
    origin: root,
    args: { who: bob, new_free: "0", old_reserved: "0" },
  },
  { call: "Balances.force_set_balance", state, origin: root, args: { who: bob, new_free: "900000" } },
  {
    call: "Balances.set_balance_deprecated",
    state,
    origin: root,
    args: { who: bob, new_free: "900000", old_reserved: "0" },
  },
  { call: "Utility.batch", state, origin: signed(alice), args: { calls: [remark] } },
  { call: "Utility.batch_all", state, origin: signed(alice), args: { calls: [remark] } },
  { call: "Utility.force_batch", state, origin: signed(alice), args: { calls: [remark] } },
  { call: "Utility.as_derivative", state, origin: signed(alice), args: { index: 1, call: remark } },
  { call: "Utility.with_weight", state, origin: root, args: { call: remark, weight: ["0", "0"] } },
  { call: "System.remark", state, origin: signed(alice), args: { remark: "0x0102" } },
  {
    call: "sudo",
    state,
    origin: { Members: [2, 3] },
    args: { call: remark },
  },
  {
    call: "sudo_unchecked_weight",
    state,
    origin: { Members: [2, 3] },
    args: { call: remark, _weight: ["0", "0"] },
  },
];
