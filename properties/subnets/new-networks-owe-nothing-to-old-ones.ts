import fc from "fast-check";
import * as item from "../../model/finney/items/subtensor.ts";
import { type Change, changesBetween } from "../../model/runtime/changes.ts";
import { type Entry, itemLabel, type State, storageKey } from "../../model/storage/item.ts";
import { triePut } from "../../model/storage/trie.ts";
import { networksState, REGISTRANT, registerOn, smallNetworks } from "../arbitraries/networks.ts";
import { entries } from "../arbitraries/storage.ts";
import { property } from "../property.ts";
import { callBy, stateAfter, written } from "../support/calling.ts";
import { firstOf } from "../support/epochs.ts";

/** What the end of a network leaves where it is, and the next one of its netuid does not write. */
const leftBehind: readonly string[] = [
  "IsNetworkMember",
  "Axons",
  "Prometheus",
  "BlockAtRegistration",
  "PendingEmission",
  "LoadedEmission",
  "BlocksSinceLastStep",
  "LastMechansimStepBlock",
  "LastAdjustmentBlock",
  "RegistrationsThisBlock",
  "MaxRegistrationsPerBlock",
  "RAORecycledForRegistration",
  "NetworkPowRegistrationAllowed",
  "Burn",
  "MaxBurn",
  "Rho",
  "WeightsVersionKey",
  "WeightsSetRateLimit",
  "ServingRateLimit",
  "BondsMovingAverage",
  "NeuronsToPruneAtNextEpoch",
  "ValidatorPruneLen",
  "ScalingLawPower",
];

const placeOfNetuid = ({ item: { keys } }: Pick<Entry, "item">) =>
  keys.findIndex(({ name }) => name === "netuid");

/** The entry under netuid 1. */
const onSubnet = (entry: Entry): Entry => ({ ...entry, keys: entry.keys.with(placeOfNetuid(entry), 1) });

const isOnSubnet = (change: Change) => change.keys[placeOfNetuid(change)] === 1;

const empty: State = networksState(smallNetworks({ balance: 1n << 50n }));

/** The state after a subnet of these entries has existed and gone. */
const afterwards = (all: readonly Entry[]): State | undefined => {
  const used = all.reduce<State>(
    (state, entry) => triePut(state, storageKey(entry.item, entry.keys), entry),
    empty,
  );
  const owned = written(
    used,
    (state) => item.NetworksAdded.put(state, 1, true),
    (state) => item.SubnetOwner.put(state, 1, REGISTRANT),
    (state) => item.SubnetLocked.put(state, 1, 0n),
    (state) => item.TotalNetworks.put(state, 2),
  );
  return stateAfter(callBy(owned, REGISTRANT, "dissolve_network", { netuid: 1 }));
};

/** In what a subnet that follows another differs from the first of its netuid. */
const inherited = (all: readonly Entry[]): readonly Change[] => {
  const before = afterwards(all);
  const reborn = before === undefined ? undefined : stateAfter(registerOn(before));
  return changesBetween(stateAfter(registerOn(empty)), reborn).filter(isOnSubnet);
};

export const newNetworksOweNothingToOldOnes = property({
  name: "new-networks-owe-nothing-to-old-ones",
  informal: "A new subnet begins the same whether or not an earlier subnet had its netuid.",
  formal: "register(dissolve(s)) = register(s₀) under the netuid, whatever s holds under it",
  rules: ["NET-4", "NET-6"],
  status: "tested",
  arbitrary: fc.array(entries.filter((entry) => placeOfNetuid(entry) >= 0).map(onSubnet), {
    minLength: 1,
    maxLength: 2,
  }),
  witnesses: {
    "what a new subnet has of its own": (all) => all.some(({ item: { name } }) => name === "Tempo"),
    "what is forgotten of a neuron": (all) => all.some(({ item: { name } }) => name === "Weights"),
  },
  violation: (all) => firstOf(inherited(all), (change) => `${itemLabel(change.item)} is inherited`),
  errata: [
    {
      id: "ERR-70",
      excuses: (all) => inherited(all).every((change) => leftBehind.includes(change.item.name)),
      scenario: [{ item: item.PendingEmission, keys: [1], value: 1n }],
    },
  ],
});
