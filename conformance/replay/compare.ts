import { InputError, type Json } from "../case.ts";
import type { ChangeRow } from "../codecs/changes.ts";
import { type Difference, differences } from "../runner/compare.ts";
import type { StepRecord } from "./execute.ts";

/** A difference of two runs; one of storage says of which entry. */
export interface StepDifference extends Difference {
  readonly item?: string;
  readonly keys?: Json;
}

type Rows = readonly ChangeRow[];

const placeOf = (item: string, keys: Json): string => {
  const list = keys as readonly Json[];
  return list.length === 0
    ? item
    : `${item}[${list.map((key) => (typeof key === "string" ? key : JSON.stringify(key))).join(", ")}]`;
};

const byPlace = (rows: Rows): ReadonlyMap<string, ChangeRow> => {
  const found = new Map<string, ChangeRow>();
  for (const [index, row] of rows.entries()) {
    const place = placeOf(row[0], row[1]);
    if (found.has(place))
      throw new InputError(`changes[${index}]`, `each entry once is expected (${place} stands twice)`);
    found.set(place, row);
  }
  return found;
};

const same = (left: Json | undefined, right: Json | undefined): boolean =>
  differences("", left, right).length === 0;

const rowDifference = (
  place: string,
  expected: ChangeRow | undefined,
  actual: ChangeRow | undefined,
): readonly StepDifference[] => {
  const [item, keys] = (expected ?? actual)!;
  const [old, now] = [expected?.slice(2), actual?.slice(2)] as [Json | undefined, Json | undefined];
  return same(old, now) ? [] : [{ path: place, expected: old, actual: now, item, keys }];
};

/** Entry by entry, so that one change too many does not shift all that follow it. */
const changeDifferences = (expected: Rows, actual: Rows): readonly StepDifference[] => {
  const [recorded, computed] = [byPlace(expected), byPlace(actual)];
  const places = new Set([...recorded.keys(), ...computed.keys()]);
  return [...places].flatMap((place) => rowDifference(place, recorded.get(place), computed.get(place)));
};

/** What of a step differs from what is recorded of it: result and events first. What is not recorded is not looked at. */
export const recordDifferences = (
  expected: Partial<StepRecord>,
  actual: StepRecord,
): readonly StepDifference[] => {
  const result = differences("result", expected.result ?? "Ok", actual.result);
  const events = expected.events === undefined ? [] : differences("events", expected.events, actual.events);
  const changes = expected.changes === undefined ? [] : changeDifferences(expected.changes, actual.changes);
  return [...result, ...events, ...changes];
};

type Fields = Readonly<Record<string, Json>>;

const entriesOf = (
  item: string,
  value: Json | undefined,
  isMap: boolean,
): ReadonlyMap<string, readonly Json[]> => {
  if (value === undefined) return new Map();
  if (!isMap) return new Map([[item, [item, [], value]]]);
  return new Map(
    (value as readonly (readonly Json[])[]).map((row) => [
      placeOf(item, row.slice(0, -1)),
      [item, row.slice(0, -1), row.at(-1)!],
    ]),
  );
};

const entryDifferences = (
  recorded: ReadonlyMap<string, readonly Json[]>,
  computed: ReadonlyMap<string, readonly Json[]>,
): readonly StepDifference[] =>
  [...new Set([...recorded.keys(), ...computed.keys()])].flatMap((place) => {
    const [old, now] = [recorded.get(place), computed.get(place)];
    if (same(old?.[2], now?.[2])) return [];
    const [item, keys] = (old ?? now)! as readonly [string, Json];
    return [{ path: `final ${place}`, expected: old?.[2], actual: now?.[2], item, keys }];
  });

/** Every entry at which two states differ. `isMap` says which items have keys. */
export const stateDifferences = (
  expected: Fields,
  actual: Fields,
  isMap: (item: string) => boolean,
): readonly StepDifference[] => {
  const items = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  return [...items].sort().flatMap((item) => {
    const entries = (side: Fields) => entriesOf(item, side[item], isMap(item));
    return entryDifferences(entries(expected), entries(actual));
  });
};
