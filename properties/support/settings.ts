/** Setters of the pallet AdminUtils on a chain of one subnet. */
import * as Result from "effect/Result";
import * as item from "../../model/finney/items/subtensor.ts";
import { finney } from "../../model/finney/rules.ts";
import type { CallDefinition } from "../../model/rules.ts";
import { type Applied, applyCall } from "../../model/runtime/block.ts";
import { type Change, changesBetween } from "../../model/runtime/changes.ts";
import type { Event } from "../../model/runtime/event.ts";
import { type Origin, root, signed } from "../../model/runtime/origin.ts";
import type { State } from "../../model/storage/item.ts";
import { coldkeys } from "./chain.ts";

/** The only subnet. */
export const SUBNET = 1;
/** The netuid of no network. */
export const NOWHERE = 2;
/** Neurons of the subnet. */
export const NEURONS = 4;

const owner = coldkeys[0] as string;
const stranger = coldkeys[1] as string;

/** Who makes the call: Root, the subnet's owner, somebody else, or seats of the senate. */
export type Asker = "Root" | "owner" | "stranger" | "seats";

const origins: Readonly<Record<Asker, Origin>> = {
  Root: root,
  owner: signed(owner),
  stranger: signed(stranger),
  seats: { kind: "Members", yes: 12, seats: 12 },
};

/** A setter that is called. */
export interface Setting {
  /** Its name, without the pallet's. */
  readonly call: string;
  readonly by: Asker;
  readonly netuid: number;
  readonly value: number | bigint | boolean;
}

/** All setters by their names. */
export const setters: ReadonlyMap<string, CallDefinition> = new Map(
  [...finney.calls.values()]
    .filter(({ pallet, name }) => pallet === "AdminUtils" && name !== "swap_authorities")
    .map((definition) => [definition.name, definition]),
);

const argumentsOf = ({ call }: Setting): readonly string[] => Object.keys(setters.get(call)?.arguments ?? {});

/** Whether the setter is one of a subnet. */
export const isOfSubnet = (setting: Setting): boolean => argumentsOf(setting).includes("netuid");

const base: State = [
  (state: State) => item.NetworksAdded.put(state, SUBNET, true),
  (state: State) => item.SubnetworkN.put(state, SUBNET, NEURONS),
  (state: State) => item.SubnetOwner.put(state, SUBNET, owner),
].reduce<State>((state, write) => write(state), undefined);

/** What came of a setter. */
export interface Settled {
  readonly before: State;
  readonly after: State;
  readonly events: readonly Event[];
  readonly changes: readonly Change[];
  /** Why it was refused. */
  readonly refusal: string | undefined;
}

const ended = (before: State, applied: Applied): Settled => {
  if (Result.isFailure(applied))
    return { before, after: before, events: [], changes: [], refusal: applied.failure.reason };
  const { state: after, events } = applied.success;
  return { before, after, events, changes: changesBetween(before, after), refusal: undefined };
};

const known = new WeakMap<Setting, Settled>();

/** What comes of a setter. A law and its witnesses look at the same run. */
export const setBy = (setting: Setting): Settled => {
  const kept = known.get(setting);
  if (kept !== undefined) return kept;
  const named = argumentsOf(setting).map((name) => [
    name,
    name === "netuid" ? setting.netuid : setting.value,
  ]);
  const call = { call: `AdminUtils.${setting.call}`, args: Object.fromEntries(named) };
  const set = ended(base, applyCall({ rules: finney, state: base }, { origin: origins[setting.by], call }));
  known.set(setting, set);
  return set;
};

/** A setter by Root on the subnet, for the smallest scenario of an erratum. */
export const byRootSet = (call: string, value: Setting["value"], netuid = SUBNET): Setting => ({
  call,
  by: "Root",
  netuid,
  value,
});
