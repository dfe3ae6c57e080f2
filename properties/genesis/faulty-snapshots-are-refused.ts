import * as Result from "effect/Result";
import fc from "fast-check";
import { checkSnapshot, type Snapshot, type SnapshotReason } from "../../model/finney/genesis/snapshot.ts";
import { finney } from "../../model/finney/rules.ts";
import { snapshots } from "../arbitraries/snapshot.ts";
import { property } from "../property.ts";

/** An account for each fault that needs one, so that two faults do not make a third. */
const strangers = ["fd", "fe"].map((byte) => `0x${byte.repeat(32)}`) as [string, string];

/** The snapshot with one more coldkey, whose hotkeys are these. */
const withHotkey = (
  snapshot: Snapshot,
  coldkey: string,
  hotkey: Snapshot["stakes"][number]["hotkeys"][number],
): Snapshot => ({ ...snapshot, stakes: [...snapshot.stakes, { coldkey, hotkeys: [hotkey] }] });

const first = ({ stakes }: Snapshot) => stakes.flatMap(({ hotkeys }) => hotkeys)[0];
const sizeOf = ({ stakes }: Snapshot): number => stakes.reduce((sum, { hotkeys }) => sum + hotkeys.length, 0);

/** What makes a sound snapshot faulty, undefined where it has nothing to spoil. */
const spoilers: Readonly<
  Record<SnapshotReason, (snapshot: Snapshot, stranger: string) => Snapshot | undefined>
> = {
  DuplicateColdkey: (snapshot) =>
    snapshot.stakes[0] && {
      ...snapshot,
      stakes: [...snapshot.stakes, { coldkey: snapshot.stakes[0].coldkey, hotkeys: [] }],
    },
  DuplicateHotkey: (snapshot, stranger) => {
    const neuron = first(snapshot);
    return neuron && withHotkey(snapshot, stranger, { ...neuron, uid: sizeOf(snapshot) });
  },
  DuplicateUid: (snapshot, stranger) => {
    const neuron = first(snapshot);
    return neuron && withHotkey(snapshot, stranger, { ...neuron, hotkey: stranger });
  },
  UidOutOfRange: (snapshot, stranger) =>
    withHotkey(snapshot, stranger, { hotkey: stranger, stake: 0n, uid: sizeOf(snapshot) + 1 }),
  DuplicateBalance: (snapshot) =>
    snapshot.balances[0] && { ...snapshot, balances: [...snapshot.balances, snapshot.balances[0]] },
  BalanceBelowExistentialDeposit: (snapshot, stranger) => ({
    ...snapshot,
    balances: [...snapshot.balances, { account: stranger, free: 499n }],
  }),
  IssuanceAboveCap: (snapshot, stranger) => ({
    ...snapshot,
    balances: [...snapshot.balances, { account: stranger, free: finney.constants.totalSupply + 1n }],
  }),
};

const reasons = Object.keys(spoilers) as readonly SnapshotReason[];

const reasonOf = (snapshot: Snapshot): string | undefined => {
  const checked = checkSnapshot(finney.constants, snapshot);
  return Result.isFailure(checked) ? checked.failure.reason : undefined;
};

interface Spoilt {
  readonly snapshot: Snapshot;
  /** One fault, or two. */
  readonly kinds: readonly [SnapshotReason, SnapshotReason];
}

/** The fault that is looked for first, and the other one. */
const inOrder = ({ kinds }: Spoilt): readonly SnapshotReason[] =>
  reasons.filter((reason) => kinds.includes(reason));

/** The later fault is made first, so that the other one is not made good by it. */
const spoilt = (input: Spoilt): Snapshot | undefined =>
  inOrder(input)
    .toReversed()
    .reduce<Snapshot | undefined>(
      (snapshot, kind, index) => snapshot && spoilers[kind](snapshot, strangers[index]!),
      input.snapshot,
    );

export const faultySnapshotsAreRefused = property({
  name: "faulty-snapshots-are-refused",
  informal:
    "A sound snapshot is taken; with one fault of any kind it is refused for just this reason, with two for the one that is looked for first.",
  formal: "check(s) = ok; check(s + faults F) = min F",
  rules: ["GEN-2"],
  status: "tested",
  arbitrary: fc.record({
    snapshot: snapshots,
    kinds: fc.tuple(fc.constantFrom(...reasons), fc.constantFrom(...reasons)),
  }),
  witnesses: Object.fromEntries(
    reasons.map((reason) => [
      reason,
      (input: Spoilt) => inOrder(input)[0] === reason && spoilt(input) !== undefined,
    ]),
  ),
  violation: (input) => {
    const sound = reasonOf(input.snapshot);
    if (sound !== undefined) return `a sound snapshot is refused: ${sound}`;
    const faulty = spoilt(input);
    if (faulty === undefined) return undefined;
    const found = reasonOf(faulty);
    const [kind] = inOrder(input);
    return found === kind ? undefined : `${kind} is answered with ${found ?? "nothing"}`;
  },
});
