import fc from "fast-check";
import * as storage from "../../model/finney/items/subtensor.ts";
import { readEpochInput } from "../../model/finney/yuma/readEpochInput.ts";
import type { EpochInput } from "../../model/finney/yuma/types.ts";
import type { State } from "../../model/storage/item.ts";
import { accountOf } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import { firstDifference } from "../support/difference.ts";

interface Shuffled {
  /** UIDs, each once. */
  readonly listed: readonly number[];
  /** The same in another order. */
  readonly shuffled: readonly number[];
}

const netuid = 1;

const writeNeuron = (state: State, uid: number): State => {
  const hotkey = accountOf(uid);
  const registered = storage.BlockAtRegistration.put(
    storage.Keys.put(state, netuid, uid, hotkey),
    netuid,
    uid,
    BigInt(uid),
  );
  const staked = storage.TotalHotkeyStake.put(registered, hotkey, BigInt(uid) + 1n);
  return storage.Bonds.put(storage.Weights.put(staked, netuid, uid, [[0, uid]]), netuid, uid, [[0, uid]]);
};

/** What an epoch reads after the neurons have been written in this order. */
const readOf = (uids: readonly number[]): EpochInput =>
  readEpochInput(uids.reduce(writeNeuron, storage.SubnetworkN.put(undefined, netuid, 600)), netuid, 1n, 0n);

const uidLists = fc.uniqueArray(fc.oneof(fc.nat(3), fc.integer({ min: 254, max: 259 }), fc.nat(599)), {
  maxLength: 8,
});

const shuffles = uidLists.chain((uids) =>
  fc
    .shuffledSubarray(uids, { minLength: uids.length })
    .map((order): Shuffled => ({ listed: uids, shuffled: order })),
);

export const storageOrderDoesNotMatter = property({
  name: "storage-order-does-not-matter",
  informal:
    "An epoch reads the same whatever order neurons were written in: keys, weights and bonds come by the UID's low byte, then its high byte.",
  formal: "read(write(π(neurons))) = read(write(neurons)), with keys by rising (uid mod 256, ⌊uid / 256⌋)",
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
