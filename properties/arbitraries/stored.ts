import fc from "fast-check";
import { TotalIssuance as BalancesIssuance } from "../../model/finney/items/balances.ts";
import * as Items from "../../model/finney/items/subtensor.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";

const account = (byte: number): string => `0x${byte.toString(16).padStart(2, "0").repeat(32)}`;

/** A small chain of some storage version, and which subnets are added to it after an upgrade. */
export interface StoredCase {
  readonly storageVersion: number;
  readonly networks: readonly number[];
  readonly added: readonly number[];
  readonly stakes: readonly { readonly coldkey: number; readonly hotkey: number; readonly stake: bigint }[];
  readonly free: bigint;
  readonly locked: bigint;
  readonly block: bigint;
}

/** Netuids that migrations name, and one that they do not. */
const netuids = [0, 1, 3, 11, 21, 30];
const rao = fc.bigInt({ min: 0n, max: 10_000_000_000_000n });

export const storedCases: fc.Arbitrary<StoredCase> = fc.record({
  storageVersion: fc.nat({ max: 6 }),
  networks: fc.subarray(netuids),
  added: fc.subarray([3, 21, 30]),
  stakes: fc.array(fc.record({ coldkey: fc.nat({ max: 3 }), hotkey: fc.nat({ max: 3 }), stake: rao }), {
    maxLength: 6,
  }),
  free: rao,
  locked: rao,
  block: fc.bigInt({ min: 0n, max: 1_000_000n }),
});

/** A network with a neuron, as far as a migration looks at it. */
export const withNetwork = (state: State, netuid: number): State => {
  const added = Items.NetworksAdded.put(state, netuid, true);
  const counted = Items.TotalNetworks.update(added, (count) => count + 1);
  const named = Items.Keys.put(Items.SubnetworkN.put(counted, netuid, 1), netuid, 0, account(99));
  return Items.Tempo.put(Items.Uids.put(named, netuid, account(99), 0), netuid, 99);
};

/** The state of a case: its totals of stake are whatever was there before, which is nothing. */
export const storedState = ({ networks, stakes, free, locked, block }: StoredCase): State => {
  let state = BalancesIssuance.put(BlockNumber.put(undefined, block), free);
  state = Items.SubnetLocked.put(state, 30, locked);
  for (const { coldkey, hotkey, stake } of stakes) {
    state = Items.Stake.put(state, account(100 + hotkey), account(200 + coldkey), stake);
  }
  return networks.reduce(withNetwork, state);
};
