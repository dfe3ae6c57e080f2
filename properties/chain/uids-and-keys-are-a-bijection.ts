import * as item from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";
import { scenarios } from "../arbitraries/chain.ts";
import { property } from "../property.ts";
import { accepted, firstFault, firstOf, leaves, someStep } from "../support/laws.ts";
import type { Ran } from "../support/scenario.ts";

/** What every neuron of a network has, by UID. */
const vectors = [
  item.Active,
  item.Rank,
  item.Trust,
  item.Consensus,
  item.Incentive,
  item.Dividends,
  item.Emission,
  item.LastUpdate,
  item.PruningScores,
  item.ValidatorTrust,
  item.ValidatorPermit,
] as const;

const unmatched = (state: State, netuid: number): string | undefined =>
  firstOf(item.Keys.entries(state, netuid), ({ keys: [, uid], value: hotkey }) => {
    if (item.Uids.get(state, netuid, hotkey) !== uid)
      return `UID ${uid} of ${netuid} names ${hotkey}, which has another`;
    if (!item.IsNetworkMember.get(state, hotkey, netuid)) return `${hotkey} is no member of ${netuid}`;
    return uid < item.SubnetworkN.get(state, netuid)
      ? undefined
      : `UID ${uid} of ${netuid} is beyond SubnetworkN`;
  });

const miscounted = (state: State, netuid: number): string | undefined => {
  const count = item.SubnetworkN.get(state, netuid);
  const found = {
    Keys: item.Keys.entries(state, netuid).length,
    Uids: item.Uids.entries(state, netuid).length,
  };
  const wrong = Object.entries(found).find(([, length]) => length !== count);
  if (wrong !== undefined) return `${netuid} has ${count} neurons and ${wrong[1]} ${wrong[0]}`;
  const short = vectors.find((vector) => vector.get(state, netuid).length !== count);
  return short === undefined ? undefined : `${short.name} of ${netuid} does not have ${count} entries`;
};

const networks = (state: State): readonly number[] =>
  item.NetworksAdded.entries(state).map(({ keys: [netuid] }) => netuid);

/** A full subnet whose neurons are all immune takes a new one. */
const prunesUnderImmunity = ({ before, extrinsic, result, ...ran }: Ran): boolean => {
  if (!accepted("SubtensorModule.burned_register")({ before, extrinsic, result, ...ran })) return false;
  const netuid = extrinsic?.call.args["netuid"] as number;
  return (
    item.SubnetworkN.get(before, netuid) === item.MaxAllowedUids.get(before, netuid) &&
    item.ImmunityPeriod.get(before, netuid) === 20
  );
};

export const uidsAndKeysAreABijection = property({
  name: "uids-and-keys-are-a-bijection",
  informal:
    "On every network each UID below its size names one hotkey, that hotkey has that UID, and every list has one entry a UID.",
  formal: "Uids(n, Keys(n, u)) = u for all u < SubnetworkN(n) = |Keys(n)| = |Uids(n)| = |Rank(n)| = …",
  rules: ["RUN-6", "NEU-1"],
  status: "tested",
  cost: 8,
  arbitrary: scenarios(),
  witnesses: {
    "a neuron is replaced while all are immune": someStep(prunesUnderImmunity),
    "a hotkey is swapped": someStep(accepted("SubtensorModule.swap_hotkey")),
    "a root validator registers": someStep(accepted("SubtensorModule.root_register")),
    "a subnet is replaced": someStep(
      (ran) => accepted("SubtensorModule.register_network")(ran) && leaves("NetworkRemoved")(ran),
    ),
  },
  violation: firstFault(({ after }) =>
    firstOf(networks(after), (netuid) => miscounted(after, netuid) ?? unmatched(after, netuid)),
  ),
});
