import fc from "fast-check";
import { SenateMembers } from "../../model/finney/items/governance.ts";
import * as item from "../../model/finney/items/subtensor.ts";
import { finney } from "../../model/finney/rules.ts";
import { type Applied, applyCall, type Extrinsic } from "../../model/runtime/block.ts";
import type { State } from "../../model/storage/item.ts";
import { inBlock, signedBy, type Write, written } from "../support/calling.ts";
import { accountOf } from "./epoch.ts";

/** A root network and a senate, and a hotkey that would join both. */
export interface RootCase {
  /** Rao on the hotkeys 0, 1, …, which all have an owner. */
  readonly stakes: readonly bigint[];
  /** Which of them are root validators, by UID. */
  readonly validators: readonly number[];
  /** Which of them are senators. */
  readonly senators: readonly number[];
  readonly maximum: number;
  /** Registrations in this interval, and the target. */
  readonly registrations: number;
  readonly target: number;
  /** The hotkey that joins. One without a stake of its own has no owner yet. */
  readonly newcomer: number;
  /** Whether its own coldkey signs. */
  readonly byOwner: boolean;
}

/** The coldkey that owns all hotkeys. */
const ROOT_OWNER = accountOf(300);

const STRANGER = accountOf(301);

const hotkeyWrites = (stake: bigint, hotkey: number): readonly Write[] => [
  (state) => item.Owner.put(state, accountOf(hotkey), ROOT_OWNER),
  (state) => item.TotalHotkeyStake.put(state, accountOf(hotkey), stake),
];

const seatWrites = (hotkey: number, uid: number): readonly Write[] => [
  (state) => item.Keys.put(state, 0, uid, accountOf(hotkey)),
  (state) => item.Uids.put(state, 0, accountOf(hotkey), uid),
  (state) => item.IsNetworkMember.put(state, accountOf(hotkey), 0, true),
];

/** The state in which the hotkey would join. */
export const rootState = (input: RootCase): State =>
  written(
    undefined,
    inBlock(100n),
    (state) => item.NetworksAdded.put(state, 0, true),
    (state) => item.SubnetworkN.put(state, 0, input.validators.length),
    (state) => item.MaxAllowedUids.put(state, 0, input.maximum),
    (state) => item.MaxRegistrationsPerBlock.put(state, 0, 1),
    (state) => item.RegistrationsThisInterval.put(state, 0, input.registrations),
    (state) => item.TargetRegistrationsPerInterval.put(state, 0, input.target),
    (state) => SenateMembers.put(state, input.senators.map(accountOf).sort()),
    ...input.stakes.flatMap(hotkeyWrites),
    ...input.validators.flatMap(seatWrites),
  );

/** The call that joins. */
export const joinCall = ({ newcomer, byOwner }: RootCase): Extrinsic =>
  signedBy(byOwner ? ROOT_OWNER : STRANGER, "root_register", { hotkey: accountOf(newcomer) });

/** How the registration ends. */
export const joinRoot = (state: State, input: RootCase): Applied =>
  applyCall({ rules: finney, state }, joinCall(input));

const hotkeys = 16;

/** Small roots, mostly full, with senates of which some are full; the newcomer may be anyone. */
export const rootCases: fc.Arbitrary<RootCase> = fc
  .record({
    stakes: fc.array(fc.constantFrom(0n, 1n, 5n, 5n, 10n, 20n), { minLength: hotkeys, maxLength: hotkeys }),
    order: fc.shuffledSubarray([...new Array(hotkeys).keys()], { minLength: 1, maxLength: 4 }),
    senators: fc.oneof(
      fc.shuffledSubarray([...new Array(hotkeys).keys()], { minLength: 0, maxLength: 11 }),
      fc.shuffledSubarray([...new Array(hotkeys).keys()], { minLength: 12, maxLength: 12 }),
    ),
    room: fc.constantFrom(0, 0, 1),
    registrations: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 3),
    newcomer: fc.oneof(
      { arbitrary: fc.nat(hotkeys - 1), weight: 9 },
      { arbitrary: fc.constant(hotkeys), weight: 1 },
    ),
    byOwner: fc.integer({ min: 0, max: 7 }).map((number) => number > 0),
  })
  .map(({ order, room, ...rest }) => ({
    ...rest,
    validators: order,
    maximum: order.length + room,
    target: 1,
  }));

/** Root by hand: one hotkey of 1 rao, which its coldkey registers on an empty root with one seat. */
export const smallRootCase = (changes: Partial<RootCase>): RootCase => ({
  stakes: [1n],
  validators: [],
  senators: [],
  maximum: 1,
  registrations: 0,
  target: 1,
  newcomer: 0,
  byOwner: true,
  ...changes,
});
