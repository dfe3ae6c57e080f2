import * as Result from "effect/Result";
import fc from "fast-check";
import { checkSnapshot, type Snapshot, type SnapshotReason } from "../../model/finney/genesis/snapshot.ts";
import { finney } from "../../model/finney/rules.ts";
import { snapshots } from "../arbitraries/snapshot.ts";
import { property } from "../property.ts";

const stranger = `0x${"fe".repeat(32)}`;

/** The snapshot with one more coldkey, whose hotkeys are these. */
const withHotkeys = (snapshot: Snapshot, ...hotkeys: Snapshot["stakes"][number]["hotkeys"]): Snapshot => ({
  ...snapshot,
  stakes: [...snapshot.stakes, { coldkey: stranger, hotkeys }],
});

const first = ({ stakes }: Snapshot) => stakes.flatMap(({ hotkeys }) => hotkeys)[0];
const sizeOf = ({ stakes }: Snapshot): number => stakes.reduce((sum, { hotkeys }) => sum + hotkeys.length, 0);

/** What makes a sound snapshot faulty, undefined where it has nothing to spoil. */
const spoilers: Readonly<Record<SnapshotReason, (snapshot: Snapshot) => Snapshot | undefined>> = {
  DuplicateColdkey: (snapshot) =>
    snapshot.stakes[0] && {
      ...snapshot,
      stakes: [...snapshot.stakes, { coldkey: snapshot.stakes[0].coldkey, hotkeys: [] }],
    },
  DuplicateHotkey: (snapshot) => {
    const neuron = first(snapshot);
    return neuron && withHotkeys(snapshot, { ...neuron, uid: sizeOf(snapshot) });
  },
  DuplicateUid: (snapshot) => {
    const neuron = first(snapshot);
    return neuron && withHotkeys(snapshot, { ...neuron, hotkey: stranger });
  },
  UidOutOfRange: (snapshot) =>
    withHotkeys(snapshot, { hotkey: stranger, stake: 0n, uid: sizeOf(snapshot) + 1 }),
  DuplicateBalance: (snapshot) =>
    snapshot.balances[0] && { ...snapshot, balances: [...snapshot.balances, snapshot.balances[0]] },
  BalanceBelowExistentialDeposit: (snapshot) => ({
    ...snapshot,
    balances: [...snapshot.balances, { account: stranger, free: 499n }],
  }),
  IssuanceAboveCap: (snapshot) => ({
    ...snapshot,
    balances: [...snapshot.balances, { account: stranger, free: finney.constants.totalSupply + 1n }],
  }),
};

const reasons = Object.keys(spoilers) as readonly SnapshotReason[];

const reasonOf = (snapshot: Snapshot): string | undefined => {
  const checked = checkSnapshot(finney.constants, snapshot);
  return Result.isFailure(checked) ? checked.failure.reason : undefined;
};

export const faultySnapshotsAreRefused = property({
  name: "faulty-snapshots-are-refused",
  informal: "A sound snapshot is taken; with one fault of any kind it is refused for just this reason.",
  formal: "check(s) = ok; check(s + fault f) = f",
  rules: ["GEN-2"],
  status: "tested",
  arbitrary: fc.tuple(snapshots, fc.constantFrom(...reasons)),
  witnesses: Object.fromEntries(
    reasons.map((reason) => [
      reason,
      ([snapshot, kind]: readonly [Snapshot, SnapshotReason]) =>
        kind === reason && spoilers[kind](snapshot) !== undefined,
    ]),
  ),
  violation: ([snapshot, kind]) => {
    const sound = reasonOf(snapshot);
    if (sound !== undefined) return `a sound snapshot is refused: ${sound}`;
    const faulty = spoilers[kind](snapshot);
    if (faulty === undefined) return undefined;
    const found = reasonOf(faulty);
    return found === kind ? undefined : `${kind} is answered with ${found ?? "nothing"}`;
  },
});
