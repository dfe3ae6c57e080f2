import fc from "fast-check";
import { items } from "../../model/finney/items/index.ts";
import type { IntegerType } from "../../model/numbers/integer.ts";
import type { AnyItem, Entry } from "../../model/storage/item.ts";
import type { Shape } from "../../model/storage/shape.ts";

const integers = ({ maximum }: IntegerType, big: boolean): fc.Arbitrary<number | bigint> =>
  !big
    ? fc.oneof(fc.constantFrom(0, 1, 255, Number(maximum)), fc.nat({ max: Number(maximum) }))
    : fc.oneof(fc.constantFrom(0n, 1n, maximum), fc.bigInt({ min: 0n, max: maximum }));

const hex = (bytes: fc.Arbitrary<Uint8Array>): fc.Arbitrary<string> =>
  bytes.map((value) => `0x${[...value].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`);

/** Accounts, few of them, so that they meet again. */
const accounts = fc.nat({ max: 3 }).map((byte) => `0x${byte.toString(16).padStart(2, "0").repeat(32)}`);

/** Values of a shape. */
export const valuesOf = (shape: Shape): fc.Arbitrary<unknown> => {
  switch (shape.kind) {
    case "integer":
    case "compact":
      return integers(shape.type, shape.big);
    case "boolean":
      return fc.boolean();
    case "bytes32":
    case "address":
      return accounts;
    case "bytes":
    case "raw":
      return hex(fc.uint8Array({ maxLength: 70 }));
    case "option":
      return fc.option(valuesOf(shape.of));
    case "call":
      throw new TypeError("no item holds a call: see the arbitraries of governance");
    case "vector":
      return fc.array(valuesOf(shape.of), { maxLength: 70, size: "medium" });
    case "tuple":
      return fc.tuple(...shape.of.map(valuesOf));
    case "struct":
      return fc.record(Object.fromEntries(shape.fields.map(([name, field]) => [name, valuesOf(field)])));
  }
};

const keysOf = ({ keys }: AnyItem): fc.Arbitrary<readonly unknown[]> =>
  fc.tuple(
    ...keys.map(({ type: { shape } }) =>
      shape.kind === "integer" && !shape.big ? fc.nat({ max: 300 }) : valuesOf(shape),
    ),
  );

/** Any entry of any item of the main pallet. */
export const entries: fc.Arbitrary<Entry> = fc
  .constantFrom(...items)
  .chain((item) =>
    fc.record({ item: fc.constant(item), keys: keysOf(item), value: valuesOf(item.value.shape) }),
  );

/** What is done to a map of few short keys, so that they often share a beginning and meet again. */
export type Step = { readonly put: string; readonly value: Uint8Array } | { readonly remove: string };

const keys = fc.oneof(
  fc.array(fc.constantFrom("00", "01", "10", "ff"), { maxLength: 4 }).map((bytes) => bytes.join("")),
  fc.constantFrom("aa".repeat(40), "aa".repeat(41), `${"aa".repeat(40)}bb`, "aa".repeat(300)),
);

/** Values around the sizes at which a node's encoding changes. */
const values = fc
  .tuple(fc.constantFrom(0, 1, 20, 31, 32, 33, 34, 64, 100), fc.nat({ max: 255 }))
  .map(([length, byte]) => new Uint8Array(length).fill(byte));

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ put: keys, value: values }) },
    { weight: 1, arbitrary: fc.record({ remove: keys }) },
  ),
  { maxLength: 40, size: "medium" },
);
