import fc from "fast-check";
import { TotalIssuance } from "../../model/finney/items/balances.ts";
import * as item from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";
import { balance, callBy, inBlock, type Write, written } from "../support/calling.ts";
import { accountOf } from "./epoch.ts";

/** A subnet as far as its place is concerned. */
export interface Subnet {
  readonly netuid: number;
  readonly registeredAt: bigint;
  /** Rao of each block. */
  readonly emission: bigint;
}

/** A chain on which somebody would register a subnet in block `block`. */
export interface NetworksCase {
  readonly subnets: readonly Subnet[];
  readonly block: bigint;
  readonly subnetLimit: number;
  readonly immunity: bigint;
  readonly rateLimit: bigint;
  readonly lastRegistered: bigint;
  readonly lastLock: bigint;
  readonly minimumLock: bigint;
  readonly reductionInterval: bigint;
  /** Free balance of the one who registers. */
  readonly balance: bigint;
}

/** The coldkey that registers. */
export const REGISTRANT = accountOf(200);

/** Owns all the subnets that are there already. */
export const SETTLER = accountOf(201);

const subnetWrites = ({ netuid, registeredAt, emission }: Subnet): readonly Write[] => [
  (state) => item.NetworksAdded.put(state, netuid, true),
  (state) => item.NetworkRegisteredAt.put(state, netuid, registeredAt),
  (state) => item.EmissionValues.put(state, netuid, emission),
  (state) => item.SubnetOwner.put(state, netuid, SETTLER),
];

/** The state in which the subnet would be registered. Root is there too. */
export const networksState = (input: NetworksCase): State =>
  written(
    undefined,
    inBlock(input.block),
    balance(REGISTRANT, input.balance),
    balance(SETTLER, 1_000_000n),
    (state) => TotalIssuance.put(state, input.balance + 1_000_000n),
    (state) => item.NetworksAdded.put(state, 0, true),
    (state) => item.TotalNetworks.put(state, input.subnets.length + 1),
    (state) => item.SubnetLimit.put(state, input.subnetLimit),
    (state) => item.NetworkImmunityPeriod.put(state, input.immunity),
    (state) => item.NetworkRateLimit.put(state, input.rateLimit),
    (state) => item.NetworkLastRegistered.put(state, input.lastRegistered),
    (state) => item.NetworkLastLockCost.put(state, input.lastLock),
    (state) => item.NetworkMinLockCost.put(state, input.minimumLock),
    (state) => item.NetworkLockReductionInterval.put(state, input.reductionInterval),
    ...input.subnets.flatMap(subnetWrites),
  );

/** How the registration ends. */
export const registerOn = (state: State) => callBy(state, REGISTRANT, "register_network");

const subnets: fc.Arbitrary<readonly Subnet[]> = fc.uniqueArray(
  fc.record({
    netuid: fc.constantFrom(1, 2, 3, 255, 256, 257, 512),
    registeredAt: fc.oneof(fc.constantFrom(0n, 10n, 90n), fc.bigInt(0n, 100n)),
    emission: fc.constantFrom(0n, 0n, 5n, 7n),
  }),
  { maxLength: 6, size: "max", selector: ({ netuid }) => netuid },
);

/** Chains with up to six subnets, of netuids on both sides of 256, and every reason to refuse another. */
export const networksCases: fc.Arbitrary<NetworksCase> = fc.record({
  subnets,
  block: fc.constantFrom(100n, 100n, 150n),
  subnetLimit: fc.constantFrom(0, 2, 4, 12),
  immunity: fc.constantFrom(0n, 20n, 95n),
  rateLimit: fc.constantFrom(0n, 0n, 50n),
  lastRegistered: fc.constantFrom(0n, 60n, 90n),
  lastLock: fc.oneof(fc.constantFrom(0n, 1_000n), fc.bigInt(0n, 10_000n)),
  minimumLock: fc.constantFrom(0n, 100n, 1_000n),
  reductionInterval: fc.constantFrom(0n, 1n, 7n, 100n),
  balance: fc.oneof(
    { arbitrary: fc.constantFrom(500n, 1_000n, 2_000n), weight: 2 },
    { arbitrary: fc.bigInt(500n, 30_000n), weight: 3 },
  ),
});

/** A chain by hand: no subnet, no limit on when, and a lock cost of 1,000 rao. */
export const smallNetworks = (changes: Partial<NetworksCase>): NetworksCase => ({
  subnets: [],
  block: 1n,
  subnetLimit: 12,
  immunity: 0n,
  rateLimit: 0n,
  lastRegistered: 0n,
  lastLock: 0n,
  minimumLock: 1_000n,
  reductionInterval: 1n,
  balance: 10_000n,
  ...changes,
});
