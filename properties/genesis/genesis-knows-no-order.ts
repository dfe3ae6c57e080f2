import fc from "fast-check";
import type { Snapshot } from "../../model/finney/genesis/snapshot.ts";
import { encodeEntry } from "../../model/storage/item.ts";
import { stateRoot } from "../../model/storage/stateRoot.ts";
import { snapshots } from "../arbitraries/snapshot.ts";
import { property } from "../property.ts";
import { genesisStateOf } from "../support/genesis.ts";

/** `turn` entries from the front go to the end. */
const rotated = <Entry>(entries: readonly Entry[], turn: number): readonly Entry[] => {
  const cut = entries.length === 0 ? 0 : turn % entries.length;
  return [...entries.slice(cut), ...entries.slice(0, cut)];
};

const reordered = ({ stakes, balances }: Snapshot, turn: number): Snapshot => ({
  stakes: rotated(stakes, turn).map(({ coldkey, hotkeys }) => ({ coldkey, hotkeys: rotated(hotkeys, turn) })),
  balances: rotated(balances, turn),
});

export const genesisKnowsNoOrder = property({
  name: "genesis-knows-no-order",
  informal:
    "A chain begins in the same state, whatever the order of its snapshot: files are read as hash maps there.",
  formal: "root(build(s)) = root(build(π s)) for every order π",
  rules: ["GEN-3"],
  status: "tested",
  arbitrary: fc.tuple(snapshots, fc.integer({ min: 1, max: 6 })),
  cost: 16,
  witnesses: {
    "another order of coldkeys": ([{ stakes }, turn]) => stakes.length > 1 && turn % stakes.length > 0,
    "another order of hotkeys": ([{ stakes }, turn]) =>
      stakes.some(({ hotkeys }) => hotkeys.length > 1 && turn % hotkeys.length > 0),
    "another order of balances": ([{ balances }, turn]) => balances.length > 1 && turn % balances.length > 0,
  },
  violation: ([snapshot, turn]) => {
    const [root, turned] = [snapshot, reordered(snapshot, turn)].map((given) =>
      stateRoot(genesisStateOf(given), encodeEntry),
    );
    return root === turned ? undefined : `roots ${root} and ${turned}`;
  },
});
