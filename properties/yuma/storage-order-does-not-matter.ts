import fc from "fast-check";
import { type EpochState, readEpochInput } from "../../model/finney/yuma/readEpochInput.ts";
import { accountOf } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import { firstDifference } from "../support/difference.ts";

interface Shuffled {
  readonly listed: EpochState;
  /** The same rows in another order. */
  readonly shuffled: EpochState;
}

const netuid = 1;

const rowsOf = (uids: readonly number[]): EpochState => ({
  SubnetworkN: [[netuid, 600]],
  Keys: uids.map((uid) => [netuid, uid, accountOf(uid)]),
  TotalHotkeyStake: uids.map((uid) => [accountOf(uid), BigInt(uid) + 1n]),
  BlockAtRegistration: uids.map((uid) => [netuid, uid, BigInt(uid)]),
  Weights: uids.map((uid) => [netuid, uid, [[0, uid]]]),
  Bonds: uids.map((uid) => [netuid, uid, [[0, uid]]]),
});

const uidLists = fc.uniqueArray(fc.oneof(fc.nat(3), fc.integer({ min: 254, max: 259 }), fc.nat(599)), {
  maxLength: 8,
});

const shuffles = uidLists.chain((uids) =>
  fc
    .shuffledSubarray(uids, { minLength: uids.length })
    .map((order): Shuffled => ({ listed: rowsOf(uids), shuffled: rowsOf(order) })),
);

const readOf = (state: EpochState) => readEpochInput(state, netuid, 1n, 0n);

export const storageOrderDoesNotMatter = property({
  name: "storage-order-does-not-matter",
  informal:
    "An epoch reads the same from the same rows in any order: keys, weights and bonds come by the UID's low byte, then its high byte.",
  formal: "read(π(rows)) = read(rows), with keys by rising (uid mod 256, ⌊uid / 256⌋)",
  rules: ["YUM-22"],
  status: "tested",
  arbitrary: shuffles,
  witnesses: {
    "a UID from 256 on comes before a smaller one": ({ listed }) => {
      const uids = readOf(listed).hotkeys.map(([uid]) => uid);
      return uids.some((uid, at) => at > 0 && uids[at - 1]! > uid);
    },
  },
  violation: ({ listed, shuffled }) => {
    const read = readOf(listed);
    const places = read.hotkeys.map(([uid]) => (uid % 256) * 256 + Math.floor(uid / 256));
    if (places.some((place, at) => at > 0 && places[at - 1]! >= place))
      return `keys come in places ${places}`;
    return firstDifference(readOf(shuffled), read);
  },
});
