/**
 * Finds pairs of calls that differ in one thing, of which one is refused and the other done: for a refused call the same
 * with one thing repaired, for one that is done the same with one thing broken. Either shows that there is just one fault.
 */
import * as Result from "effect/Result";
import { written } from "../../conformance/codecs/state.ts";
import { items } from "../../model/finney/items/index.ts";
import { Owner } from "../../model/finney/items/subtensor.ts";
import { finney } from "../../model/finney/rules.ts";
import { toJson } from "../../model/json.ts";
import type { CallDefinition, RuleSet } from "../../model/rules.ts";
import { applyCall, type Extrinsic } from "../../model/runtime/block.ts";
import { type Change, changesBetween } from "../../model/runtime/changes.ts";
import type { Origin } from "../../model/runtime/origin.ts";
import { Account, BlockNumber } from "../../model/runtime/system.ts";
import { type AnyItem, type Entry, itemLabel, type State, storageKey } from "../../model/storage/item.ts";
import type { Shape } from "../../model/storage/shape.ts";
import { triePut, trieRemove, trieValues } from "../../model/storage/trie.ts";

/** A call on a state. */
export interface Attempt {
  readonly state: State;
  readonly extrinsic: Extrinsic;
}

/** An account that no recording knows. */
const stranger = `0x${"77".repeat(32)}`;

const uniqueAccounts = 14;

/** Longer than any list that a call takes. */
const longList = 1_100;

const firstKeys = (state: State, item: AnyItem, part: number): readonly string[] =>
  [...trieValues(state, item.prefix)].map(({ keys }) => keys[part] as string).slice(0, uniqueAccounts);

/** Accounts with a balance, and hotkeys, of which there are none. */
const accountsIn = (state: State): readonly string[] => [
  ...new Set([...firstKeys(state, Account, 0), ...firstKeys(state, Owner, 0), stranger]),
];

/** Every account that may sign, and the origins that are no account. */
const origins = (state: State): readonly Origin[] => [
  { kind: "Root" },
  ...accountsIn(state).map((account): Origin => ({ kind: "Signed", account })),
  { kind: "Members", yes: 3, seats: 3 },
  { kind: "None" },
];

const integers = ({
  type,
  big,
}: Extract<Shape, { readonly kind: "integer" | "compact" }>): readonly unknown[] => {
  const values = [0n, 1n, 2n, 3n, 1_000n, type.maximum / 2n, type.maximum].filter(type.contains);
  return big ? values : values.map(Number);
};

/** Shorter lists, the same element once more or very often, and other last elements. */
const otherLists = (list: readonly unknown[], of: Shape, state: State): readonly unknown[] => [
  ...list.map((_, index) => list.slice(0, index)),
  ...list.slice(0, 1).flatMap((first) => [[...list, first], new Array<unknown>(longList).fill(first)]),
  ...valuesOf(of, list.at(-1), state).map((last) => [...list.slice(0, -1), last]),
];

/** Some values of a shape: ends and small numbers, both truths, accounts that exist, parts of a list. */
const valuesOf = (shape: Shape, value: unknown, state: State): readonly unknown[] => {
  switch (shape.kind) {
    case "integer":
    case "compact":
      return integers(shape);
    case "boolean":
      return [false, true];
    case "bytes32":
    case "address":
      return accountsIn(state);
    case "vector":
      return Array.isArray(value) ? otherLists(value, shape.of, state) : [];
    default:
      return [];
  }
};

/** The same call with one argument of another value. */
function* otherArguments(
  { state, extrinsic }: Attempt,
  definition: CallDefinition,
  donors: readonly Extrinsic[],
): Generator<Attempt> {
  const { args } = extrinsic.call;
  for (const [name, { shape }] of Object.entries(definition.arguments)) {
    const given = donors.map(({ call }) => call.args[name]);
    for (const value of [...given, ...valuesOf(shape, args[name], state)]) {
      const call = { ...extrinsic.call, args: { ...args, [name]: value } };
      yield { state, extrinsic: { ...extrinsic, call } };
    }
  }
}

const withFree = (value: unknown, free: bigint): unknown => ({
  ...(value as typeof Account.absent),
  data: { ...(value as typeof Account.absent).data, free },
});

/** Rich, as rich as can be, and poor. */
const balances = [10n ** 15n, 2n ** 64n - 1n, 600n];

const otherValues = ({ item, value }: Entry, state: State): readonly unknown[] =>
  item === (Account as AnyItem)
    ? balances.map((free) => withFree(value, free))
    : valuesOf(item.value.shape, value, state);

const put = (state: State, entry: Entry, value: unknown): State =>
  triePut(state, storageKey(entry.item, entry.keys), { ...entry, value });

/** Entries that are not stored, but that the call may read: of the whole chain, and of the subnet that it names. */
const absentEntries = ({ state, extrinsic }: Attempt): readonly Entry[] => {
  const netuid = extrinsic.call.args["netuid"];
  const keysOf = (item: AnyItem): readonly unknown[] | undefined => {
    if (item.keys.length === 0) return [];
    const own = item.keys.length === 1 && item.keys[0]?.name === "netuid" && netuid !== undefined;
    return own ? [netuid] : undefined;
  };
  return items.flatMap((item) => {
    const keys = keysOf(item);
    const present = keys === undefined || [...trieValues(state, storageKey(item, keys))].length > 0;
    return present ? [] : [{ item, keys, value: item.absent }];
  });
};

/** The same call on a state of which one entry differs, or in a later block. */
function* otherStates(attempt: Attempt): Generator<Attempt> {
  const { state, extrinsic } = attempt;
  yield { state: BlockNumber.put(state, BlockNumber.get(state) + 1_000_000n), extrinsic };
  for (const entry of [...trieValues(state, ""), ...absentEntries(attempt)]) {
    for (const value of otherValues(entry, state)) yield { state: put(state, entry, value), extrinsic };
    yield { state: trieRemove(state, storageKey(entry.item, entry.keys)), extrinsic };
  }
}

/** Everything that is tried: other arguments, then another state, then another origin. */
function* variants(attempt: Attempt, donors: readonly Extrinsic[]): Generator<Attempt> {
  const { extrinsic } = attempt;
  const definition = finney.calls.get(extrinsic.call.call);
  if (definition === undefined) return;
  yield* otherArguments(attempt, definition, donors);
  yield* otherStates(attempt);
  yield* originsOf(attempt);
}

const originsOf = ({ state, extrinsic }: Attempt): readonly Attempt[] =>
  origins(state).map((origin) => ({ state, extrinsic: { ...extrinsic, origin } }));

/** How an attempt ends: "Ok", or the reason for which it is refused. */
export const endOf = ({ state, extrinsic }: Attempt, rules: RuleSet = finney): string => {
  const result = applyCall({ rules, state }, extrinsic);
  return Result.isSuccess(result) ? "Ok" : result.failure.reason;
};

/** The attempt with one repair, which is done; undefined where none that is tried suffices. `donors`: calls that were done. */
export const repaired = (
  attempt: Attempt,
  reason: string,
  donors: readonly Extrinsic[],
): Attempt | undefined => {
  const first = reason === "BadOrigin" ? originsOf(attempt) : [];
  for (const variant of [...first, ...variants(attempt, donors)]) if (endOf(variant) === "Ok") return variant;
  return undefined;
};

/** The attempt, which is done, with one thing broken: the first variant for each of some reasons. */
export const broken = (attempt: Attempt, reasons: readonly string[]): ReadonlyMap<string, Attempt> => {
  const found = new Map<string, Attempt>();
  for (const variant of [...originsOf(attempt), ...variants(attempt, [])]) {
    if (found.size === reasons.length) break;
    const reason = endOf(variant);
    if (reasons.includes(reason) && !found.has(reason)) found.set(reason, variant);
  }
  return found;
};

/** So many ways to break a call are kept for each reason. */
const waysKept = 4;

/** Ways to break an attempt that is done, by reason. */
const waysToBreak = (attempt: Attempt): ReadonlyMap<string, readonly Attempt[]> => {
  const found = new Map<string, Attempt[]>();
  for (const variant of [...originsOf(attempt), ...variants(attempt, [])]) {
    const reason = endOf(variant);
    const ways = found.get(reason) ?? [];
    if (ways.length < waysKept) found.set(reason, [...ways, variant]);
  }
  return found;
};

/** What a variant changes in the attempt that it is made of. */
const partsOf = (base: Attempt, { state, extrinsic }: Attempt): ReadonlySet<string> => {
  const names = Object.keys(extrinsic.call.args);
  return new Set([
    ...(extrinsic.origin === base.extrinsic.origin ? [] : ["the origin"]),
    ...names.filter((name) => extrinsic.call.args[name] !== base.extrinsic.call.args[name]),
    ...changesBetween(base.state, state).map(({ item, keys }) => storageKey(item, keys)),
  ]);
};

const textOf = (value: unknown): string => JSON.stringify(toJson(value));

const changeText = ({ item, keys, before, after }: Change): string => {
  const label = itemLabel(written({ item, keys, value: after ?? before }).item);
  return keys.length === 0 ? `state.${label}` : `state.${label} ${textOf(keys)}`;
};

/** The one thing in which a refused call and its repaired twin differ. Throws where it is not one. */
export const repairOf = (refused: Attempt, done: Attempt): string => {
  const [left, right] = [refused.extrinsic, done.extrinsic];
  const names = Object.keys(left.call.args);
  const parts = [
    ...(textOf(left.origin) === textOf(right.origin) ? [] : ["origin"]),
    ...names
      .filter((name) => textOf(left.call.args[name]) !== textOf(right.call.args[name]))
      .map((name) => `args.${name}`),
    ...changesBetween(refused.state, done.state).map(changeText),
  ];
  if (parts.length !== 1)
    throw new Error(`${left.call.call}: twins differ in ${parts.join(", ") || "nothing"}`);
  return parts[0]!;
};

/** Both variants of an attempt at once; undefined where both change the same part of it. */
const together = (base: Attempt, left: Attempt, right: Attempt): Attempt | undefined => {
  const parts = partsOf(base, left);
  const others = partsOf(base, right);
  if ([...parts].some((part) => others.has(part))) return undefined;
  const state = changesBetween(base.state, right.state).reduce(
    (next, { item, keys, after }) =>
      after === undefined
        ? trieRemove(next, storageKey(item, keys))
        : triePut(next, storageKey(item, keys), { item, keys, value: after }),
    left.state,
  );
  const kept = Object.entries(left.extrinsic.call.args).map(([name, value]) => [
    name,
    others.has(name) ? right.extrinsic.call.args[name] : value,
  ]);
  const { origin } = others.has("the origin") ? right.extrinsic : left.extrinsic;
  return {
    state,
    extrinsic: { origin, call: { ...left.extrinsic.call, args: Object.fromEntries(kept) } },
  };
};

/** An attempt with two faults, each of which is enough to refuse it. */
const withBoth = (
  base: Attempt,
  ways: ReadonlyMap<string, readonly Attempt[]>,
  first: string,
  second: string,
): Attempt | undefined => {
  for (const left of ways.get(first) ?? []) {
    for (const right of ways.get(second) ?? []) {
      const both = together(base, left, right);
      if (both !== undefined && [first, second].includes(endOf(both))) return both;
    }
  }
  return undefined;
};

/** For each reason, the attempt with that fault and one of a later reason, the next that goes together with it. */
export const withTwoFaults = (base: Attempt, reasons: readonly string[]): readonly Attempt[] => {
  const ways = waysToBreak(base);
  return reasons.flatMap((first, index) => {
    const later = reasons.slice(index + 1).map((second) => withBoth(base, ways, first, second));
    return later.filter((attempt) => attempt !== undefined).slice(0, 1);
  });
};
