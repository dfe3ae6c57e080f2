import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Json, Trace } from "../case.ts";

/** One place where what was computed is not what was expected; `undefined` where there is nothing. */
export interface Difference {
  readonly path: string;
  readonly expected: Json | undefined;
  readonly actual: Json | undefined;
}

type JsonObject = { readonly [key: string]: Json };

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isArray = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** A change of storage: item, keys, the value before and the one after. */
type Change = readonly [item: string, keys: readonly Json[], before: Json, after: Json];

const isChange = (value: Json): value is Change =>
  isArray(value) && value.length === 4 && typeof value[0] === "string" && isArray(value[1]);

const keyOf = ([item, keys]: Change): string => (keys.length === 0 ? item : `${item}${JSON.stringify(keys)}`);

const byKey = (changes: readonly Change[]): ReadonlyMap<string, Change> =>
  new Map(changes.map((change) => [keyOf(change), change]));

/** Of a change that both made, what differs; of one that only one made, the whole: [before, after]. */
const inChange = (path: string, expected: Change | undefined, actual: Change | undefined): Difference[] => {
  if (expected === undefined || actual === undefined)
    return [{ path, expected: expected?.slice(2), actual: actual?.slice(2) }];
  return [
    ...differences(`${path}.before`, expected[2], actual[2]),
    ...differences(`${path}.after`, expected[3], actual[3]),
  ];
};

/** Changes of storage entry by entry, so that one too many does not shift all those after it. */
const inChanges = (
  path: string,
  expected: readonly Change[],
  actual: readonly Change[],
): readonly Difference[] => {
  const [wanted, found] = [byKey(expected), byKey(actual)];
  return [...new Set([...wanted.keys(), ...found.keys()])].flatMap((key) =>
    inChange(`${path}.${key}`, wanted.get(key), found.get(key)),
  );
};

const isChangesPath = /(^|\.)changes$/;

const member = (path: string, key: string): string => (path === "" ? key : `${path}.${key}`);

const inArrays = (path: string, expected: readonly Json[], actual: readonly Json[]): Difference[] => {
  if (isChangesPath.test(path) && expected.every(isChange) && actual.every(isChange)) {
    const found = inChanges(path, expected, actual);
    // Entries that are equal but stand in another order, or twice, differ by their places alone.
    if (found.length > 0) return [...found];
  }
  const length = Math.max(expected.length, actual.length);
  return Array.from({ length }, (_, index) =>
    differences(`${path}[${index}]`, expected[index], actual[index]),
  ).flat();
};

const inObjects = (path: string, expected: JsonObject, actual: JsonObject): Difference[] => {
  const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  const own = (object: JsonObject, key: string) => (Object.hasOwn(object, key) ? object[key] : undefined);
  return [...keys].flatMap((key) => differences(member(path, key), own(expected, key), own(actual, key)));
};

const isSame = (left: Json | undefined, right: Json | undefined): boolean => {
  if (left === right) return true;
  if (isArray(left))
    return (
      isArray(right) &&
      left.length === right.length &&
      left.every((element, index) => isSame(element, right[index]))
    );
  if (!isObject(left) || !isObject(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isSame(left[key], right[key]))
  );
};

/** Every path at which two JSON values differ. "1" and 1 differ, and so do an absent member and null. */
export const differences = (
  path: string,
  expected: Json | undefined,
  actual: Json | undefined,
): Difference[] => {
  // Nearly all that is compared is equal: a look without paths comes first.
  if (isSame(expected, actual)) return [];
  if (isArray(expected) && isArray(actual)) return inArrays(path, expected, actual);
  if (isObject(expected) && isObject(actual)) return inObjects(path, expected, actual);
  return [{ path, expected, actual }];
};

const digestOf = (value: Json): string => `0x${bytesToHex(sha256(utf8ToBytes(JSON.stringify(value))))}`;

/** A long trace value is given by the SHA-256 of its compact JSON. */
const isDigest = (value: Json): value is { readonly sha256: string } =>
  isObject(value) && Object.keys(value).length === 1 && typeof value["sha256"] === "string";

const inValues = (path: string, expected: Json, actual: Json): Difference[] =>
  isDigest(expected)
    ? differences(`${path}.sha256`, expected.sha256, digestOf(actual))
    : differences(path, expected, actual);

/** Every difference of two traces in the order of the expected one; labels must come in the same order. */
export const traceDifferences = (expected: Trace, actual: Trace): Difference[] =>
  Array.from({ length: Math.max(expected.length, actual.length) }, (_, index) => {
    const [label, value] = expected[index] ?? [];
    const [actualLabel, actualValue] = actual[index] ?? [];
    if (label === undefined || value === undefined || label !== actualLabel || actualValue === undefined) {
      return differences(`trace[${index}]`, label, actualLabel);
    }
    return inValues(`trace[${JSON.stringify(label)}]`, value, actualValue);
  }).flat();
