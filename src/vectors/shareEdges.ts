/** Rows for SafeFloat and the share pool that random numbers do not meet: where the rules turn. */
import type { Json } from "../../conformance/case.ts";
import { i64, u64 } from "../../model/numbers/integer.ts";
import { execute } from "./execute.ts";
import type { Draft } from "./files.ts";

/** The largest mantissa of a normal number; the smallest is one above its tenth. */
const largest = 10n ** 21n;
const { minimum: low, maximum: high } = i64;

/** A mantissa that no normal number has: cut by the greatest power of ten, something is left of it. */
const wide = 10n ** 38n;

const float = (mantissa: bigint, exponent: bigint): Json => [`${mantissa}`, `${exponent}`];

/** For each exponent a number with this mantissa. */
const at = (mantissa: bigint, ...exponents: readonly bigint[]): readonly Json[] =>
  exponents.map((exponent) => float(mantissa, exponent));

const pairsOf = (numbers: readonly Json[], exceptEqual = false): readonly (readonly Json[])[] =>
  numbers.flatMap((left) =>
    numbers.flatMap((right) => (exceptEqual && left === right ? [] : [[left, right]])),
  );

type Step = readonly [operation: string, key: number, update: string | null];

const one = (key: number, update: bigint): Step => ["update_value_for_one", key, `${update}`];
const all = (update: bigint): Step => ["update_value_for_all", 0, `${update}`];
const simulate = (update: bigint): Step => ["sim_update_value_for_one", 0, `${update}`];
const value = (key: number): Step => ["get_value", key, null];
const tried = (key: number): Step => ["try_get_value", key, null];

interface Edges {
  readonly description: string;
  readonly rows: readonly (readonly Json[])[];
}

const zeros = [float(0n, 0n), float(0n, 5n), float(0n, -3n)];

const edges: Readonly<Record<string, Edges>> = {
  "SafeFloat.new": {
    description:
      "Mantissas and exponents that just fit, before and after the number is made normal, and just do not.",
    rows: [
      ...[low, low + 20n, low + 21n, high].map((exponent) => ["1", `${exponent}`]),
      ...[low, low + 1n, high].map((exponent) => [`${largest / 10n}`, `${exponent}`]),
      ...[low, 0n, high].map((exponent) => [`${largest / 10n + 1n}`, `${exponent}`]),
      ...[low, 0n, high].map((exponent) => [`${largest}`, `${exponent}`]),
      ...[low, 0n, high].map((exponent) => [`${largest + 1n}`, `${exponent}`]),
      ...[low, 7n, high].map((exponent) => ["0", `${exponent}`]),
    ],
  },
  "SafeFloat.from_U64F64": {
    description:
      "The least fractions, whose digits are cut, and numbers around one and the end of the range.",
    rows: [
      ...Array.from({ length: 40 }, (_, bits) => [`${bits}`]),
      ...[1n << 64n, 5n << 64n, 1n << 127n].flatMap((bits) => [
        [`${bits - 1n}`],
        [`${bits}`],
        [`${bits + 1n}`],
      ]),
      [`${(1n << 128n) - 1n}`],
    ],
  },
  "SafeFloat.to_u64": {
    description:
      "Fractions that are cut, the first numbers that do not fit u64, zeros and exponents of every size.",
    rows: [
      ...[...zeros, ...at(0n, low, high, 30n, 40n), ...at(7n, -1n, 0n, 1n), ...at(15n, -1n)],
      ...[...at(u64.maximum, 0n, -1n), ...at(u64.maximum + 1n, 0n, -1n), ...at(1n, 19n, 20n), ...at(2n, 19n)],
      ...at(largest, -21n, -22n, -20n, -2n, -1n, 0n, 1n, -38n, -39n, -40n, -41n),
      ...[...at(largest - 1n, -21n, -20n), ...at(1n, low, high, 38n, 39n, 40n, 41n)],
      ...at(wide, -22n, -23n, low),
    ].map((number) => [number]),
  },
  "SafeFloat.is_zero": {
    description: "Zeros with and without an exponent, and the least numbers.",
    rows: [...zeros, ...at(1n, 0n, low, high), float(largest, -21n)].map((number) => [number]),
  },
  "SafeFloat.add": {
    description:
      "Sums with zero, of numbers that are not normal, of far exponents, and with exponents at the ends of i64.",
    rows: [
      ...pairsOf([...zeros, float(13n, 0n)]),
      ...[20n, 21n, 22n, 23n, 40n, 41n].flatMap((gap) => [
        [float(largest, -gap), float(largest / 2n, 0n)],
        [float(largest / 2n, 0n), float(largest, -gap)],
      ]),
      [float(5n, 3n), float(7n, 3n)],
      [float(largest, high), float(largest, high)],
      [float((largest / 10n) * 6n, high), float((largest / 10n) * 4n, high)],
      [float((largest / 10n) * 6n, high), float((largest / 10n) * 4n + 1n, high)],
      [float(largest, low), float(1n, high)],
      [float(1n, low), float(1n, low)],
      [float(wide, 0n), float(largest, 30n)],
    ],
  },
  "SafeFloat.sub": {
    description:
      "Differences with zero, negative ones, of far exponents, and with exponents at the ends of i64.",
    rows: [
      ...pairsOf([...zeros, float(13n, 0n), float(14n, 0n)]),
      ...[20n, 21n, 22n, 23n, 40n, 41n].flatMap((gap) => [
        [float(largest / 2n, 0n), float(largest, -gap)],
        [float(largest, -gap), float(largest / 2n, 0n)],
      ]),
      [float(largest, -21n), float(10n, -1n)],
      [float(largest / 10n + 1n, low), float(largest / 10n, low)],
      [float(largest, low), float(1n, low)],
      [float(1n, high), float(largest, low)],
      [float(largest, 30n), float(wide, 0n)],
    ],
  },
  "SafeFloat.div": {
    description:
      "By zero, of zero, and quotients whose exponent just fits i64, or does not before it is made normal.",
    rows: [
      ...pairsOf([...zeros, float(2n, 0n), float(largest, high), float(1n, low)]),
      ...at(largest, -20n, -21n, -22n).map((right) => [float(largest, high), right]),
      ...at(largest, -21n, -22n).map((right) => [float(largest / 2n, high), right]),
      ...at(largest / 10n + 1n, -21n, -20n).map((right) => [float(largest / 2n, high), right]),
      ...at(largest, low, low + 20n, low + 21n, low + 22n).map((left) => [left, float(largest, 0n)]),
      ...at(largest, low + 20n, low + 21n).map((left) => [left, float(largest / 10n, 0n)]),
      [float(0n, high), float(1n, -30n)],
      [float(3n, 0n), float(7n, 2n)],
    ],
  },
  "SafeFloat.mul_div": {
    description:
      "By zero, of zero, and products and quotients whose exponents just fit i64, or do not on the way.",
    rows: [
      ...zeros.flatMap((zero) => [
        [float(2n, 0n), float(3n, 0n), zero],
        [zero, float(3n, 0n), float(4n, 0n)],
        [float(2n, 0n), zero, float(4n, 0n)],
      ]),
      ...at(largest, 0n, 1n, 2n).map((right) => [float(largest, high), right, float(largest, 5n)]),
      ...at(largest, 0n, -1n, -2n).map((right) => [float(largest, low), right, float(largest, -5n)]),
      ...at(largest, 1n, 0n, -1n).map((divisor) => [float(largest, high), float(largest, 0n), divisor]),
      ...at(largest, 1n, 0n, -1n).map((divisor) => [float(largest, low), float(largest, 0n), divisor]),
      ...at(largest / 10n, 0n, 1n).map((divisor) => [float(largest, low), float(largest, 0n), divisor]),
      ...at(largest, -1n, 0n).map((left) => [left, float(largest, 0n), float(largest, low)]),
      [float(0n, high), float(1n, 5n), float(1n, 0n)],
      [float(largest, high), float(largest, low), float(largest, -1n)],
      [float(10n, 0n), float(10n, 0n), float(7n, 0n)],
    ],
  },
  "SafeFloat.gt": {
    description:
      "Exponents that differ by none, one and two, numbers that are not normal, equal ones and zeros.",
    rows: [
      ...pairsOf([float(9n, 0n), float(10n, 0n), float(11n, 0n), float(1n, 1n)]),
      ...pairsOf([...zeros, float(1n, 0n), float(1n, -1n), float(0n, 1n), float(largest, -21n)], true),
      ...pairsOf(
        [float(1n, 2n), float(largest, 0n), float(largest, -1n), float(largest / 10n + 1n, 0n)],
        true,
      ),
      ...pairsOf([float(1n, low), float(largest, high)]),
      [float(5n, 3n), float(5n, 3n)],
    ],
  },
  "SharePool.sequence": {
    description:
      "Pools without shares, keys without a share, more taken than there is, and values at the ends of u64.",
    rows: [
      [simulate(0n), one(0, 0n), tried(0), value(0), one(1, 5n), value(1), tried(0), simulate(0n)],
      [one(0, -5n), value(0), simulate(1n), one(1, 10n), tried(1), value(0), one(0, 0n)],
      [one(0, 100n), one(1, -50n), tried(1), value(0), one(1, 25n), value(1), value(0), tried(2)],
      [one(0, 100n), one(1, 100n), one(0, -150n), value(0), value(1), one(1, -50n), tried(1), value(1)],
      [one(0, 100n), one(1, -100n), value(0), one(2, 7n), value(0), value(2), simulate(-1n)],
      [one(0, 100n), all(-100n), value(0), simulate(5n), one(1, 5n), tried(1), value(0)],
      [one(0, high), all(high), all(high), value(0), all(low), all(low), value(0), all(-1n)],
      [one(0, 1n), one(1, high), one(1, high), one(1, high), value(0), value(1), one(1, low)],
      [one(3, 3n), one(4, 7n), all(1n), value(3), value(4), one(3, -1n), value(3), one(4, 0n), value(4)],
    ],
  },
};

/** A file for each of these handlers. */
export const shareEdgeVectors = (): readonly Draft[] =>
  Object.entries(edges).map(([handler, { description, rows }]) => ({
    suite: "numbers",
    handler,
    case: "edges",
    description,
    provenance: { kind: "generated", seed: 0, generator: "src/vectors/shareEdges.ts" },
    rows: rows.map((row) => [...row, execute("numbers", handler, row).outcome as Json]),
  }));
