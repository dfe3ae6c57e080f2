import fc, { type Arbitrary } from "fast-check";
import type { Json } from "../../conformance/case.ts";
import { specification } from "../../conformance/suites/index.ts";
import * as fixed from "../../model/numbers/fixed.ts";
import { type IntegerType, i32, i64, u16, u64 } from "../../model/numbers/integer.ts";
import { execute, seedOf } from "./execute.ts";
import type { Draft } from "./files.ts";

const { I32F32, I64F64, I96F32, I110F18, U64F64, U96F32, U110F18 } = fixed;
const types = [I32F32, I64F64, I96F32, I110F18, U64F64, U96F32, U110F18];

/** Numbers around the ends of the range, zero and `unit`, and numbers of every size between. */
const within = ({ minimum, maximum }: IntegerType, unit: bigint): Arbitrary<bigint> => {
  const half = unit / 2n;
  const near = [0n, half, unit, -unit, minimum, maximum].flatMap((value) => [value - 1n, value, value + 1n]);
  const fits = (value: bigint) => minimum <= value && value <= maximum;
  const small = fc.bigInt(minimum < -unit * 8n ? -unit * 8n : minimum, unit * 8n);
  return fc.oneof(
    fc.constantFrom(...new Set(near.filter(fits))),
    small.filter(fits),
    fc.bigInt(minimum, maximum),
  );
};

const text = (value: bigint): Json => value.toString();
const bitsOf = (type: { readonly bits: IntegerType; readonly fractionBits: number }): Arbitrary<Json> =>
  within(type.bits, 1n << BigInt(type.fractionBits)).map(text);
const wide = (type: IntegerType): Arbitrary<Json> => within(type, 1n << 32n).map(text);
const narrow = (type: IntegerType): Arbitrary<Json> => within(type, 1n).map(Number);
const floats: Arbitrary<Json> = fc.oneof(
  fc.constantFrom(0, 0.5, 1, 1.5, -0.5, -1, 2 ** -64, 1e18),
  fc.double({ min: -1e30, max: 1e30, noNaN: true }).filter((value) => !Object.is(value, -0)),
);
const exponents = fc.integer({ min: -8, max: 8 });

const conversionSources: Readonly<Record<string, Arbitrary<Json>>> = {
  u16: narrow(u16),
  i32: narrow(i32),
  u64: wide(u64),
  i64: wide(i64),
  f64: floats,
  I32F32: bitsOf(I32F32),
  I64F64: bitsOf(I64F64),
  U96F32: bitsOf(U96F32),
};

const one = /^((saturating_)?(neg|round)|checked_(neg|floor|ln)|abs|floor|ceil|int|frac|exp|ln|log2|sqrt)$/;
const two = /^((saturating_|checked_)?(add|sub|mul|div)|cmp|safe_div|abs_diff|checked_log|pow)$/;

/** Arguments of an operation of a fixed-point type, or undefined for one that no file is made for. */
const argumentsOf = (own: Arbitrary<Json>, operation: string): readonly Arbitrary<Json>[] | undefined => {
  if (one.test(operation)) return [own];
  if (two.test(operation)) return [own, own];
  if (operation === "safe_div_or") return [own, own, own];
  if (operation === "checked_pow" || operation === "powi") return [own, exponents];
  const [, direction, other = ""] = /^(?:saturating_|checked_)?(from|to)_num_(\w+)$/.exec(operation) ?? [];
  const source = conversionSources[other];
  if (direction === undefined || source === undefined) return undefined;
  return [direction === "from" ? source : own];
};

/** Whole numbers, halves and their neighbours on both sides of zero, and the ends of the range, as bits. */
const turnsOf = ({ bits, fractionBits }: (typeof types)[number]): readonly bigint[] => {
  const unit = 1n << BigInt(fractionBits);
  const halves = [-5n, -4n, -3n, -2n, -1n, 0n, 1n, 2n, 3n, 4n, 5n].map((count) => (count * unit) / 2n);
  const near = [-unit, 0n, unit / 2n, unit].flatMap((value) => [value - 1n, value + 1n]);
  const all = [...halves, ...near, bits.minimum, bits.minimum + 1n, bits.maximum - 1n, bits.maximum];
  return [...new Set(all)].filter((value) => bits.contains(value));
};

/** Halves of the least bit, which go to the even neighbour, numbers beside them, and what the library takes for no number. */
const floatTurns = (fractionBits: number, source: string): readonly number[] => {
  const least = 2 ** -fractionBits;
  const halves = [0, 0.5, 1, 1.5, 2.5, 3.5].flatMap((count) => [count * least, -count * least]);
  const beside = [0.4990234375, 0.5009765625, 1.4990234375, 1.5009765625].flatMap((count) => [
    count * least,
    -count * least,
  ]);
  const top = 2 ** (source === "f32" ? 127 : 1023);
  const ends = [top, -top, top * 1.5, -top * 1.5, top / 2, -top / 2];
  return [...halves, ...beside, ...ends].map((value) => value + 0);
};

const whole = /^(saturating_|checked_)?(neg|round|floor|ceil|int|frac|abs)$/;
const transcendental = /^(checked_ln|exp|ln|log2|sqrt)$/;

/** Rows of an operation at which its rule turns; random numbers seldom meet them. */
const turnRows = (handler: string): readonly (readonly Json[])[] => {
  const [name, operation = ""] = handler.split(".");
  const type = types.find((candidate) => candidate.name === name);
  if (type === undefined) return [];
  const { bits, fractionBits } = type;
  const unit = 1n << BigInt(fractionBits);
  const fitting = (values: readonly bigint[]) => values.filter((value) => bits.contains(value));
  const [, source] = /^(?:saturating_)?from_num_(f32|f64)$/.exec(operation) ?? [];
  if (source !== undefined) return floatTurns(fractionBits, source).map((value) => [value]);
  if (whole.test(operation) || transcendental.test(operation))
    return turnsOf(type).map((value) => [text(value)]);
  if (operation === "checked_pow" || operation === "powi")
    return fitting([0n, unit, -unit, 3n * unit, unit / 2n]).flatMap((base) =>
      [0, 1, -1, 2, -2, 3, 2_147_483_647, -2_147_483_648].map((exponent) => [text(base), exponent]),
    );
  if (operation === "pow")
    return fitting([0n, unit, -unit, 3n * unit]).flatMap((base) =>
      fitting([0n, unit, -unit, unit / 2n]).map((exponent) => [text(base), text(exponent)]),
    );
  if (operation === "checked_sqrt")
    return [...turnsOf(type), 2n * unit, 3n * unit].flatMap((value) =>
      [0n, 1n, unit / 1_024n].map((epsilon) => [text(value), text(epsilon)]),
    );
  return [];
};

const rowsPerFile = 20;

/** Rows of arguments and the model's answer, equal rows once. */
const answered = (handler: string, rows: readonly (readonly Json[])[]) => {
  const inputs = new Map(rows.map((row) => [JSON.stringify(row), row] as const));
  return [...inputs.values()].map((row) => [...row, execute("numbers", handler, row).outcome as Json]);
};

/** Rows that are drawn by chance, then those at which the rule turns. */
const rowsFor = (handler: string, given: readonly Arbitrary<Json>[], seed: number) => {
  const drawn = fc.sample(fc.tuple(...given), { seed, numRuns: rowsPerFile });
  return answered(handler, [...drawn, ...turnRows(handler)]);
};

const draftOf = (handler: string, given: readonly Arbitrary<Json>[]): Draft => {
  const seed = seedOf("numbers", handler);
  return {
    suite: "numbers",
    handler,
    case: "edges-and-random",
    description: `${handler} near zero, one and the ends of the range, and on random numbers.`,
    provenance: { kind: "generated", seed, generator: "src/vectors/numbers.ts" },
    rows: rowsFor(handler, given, seed),
  };
};

const mantissas = fc.oneof(
  fc.constantFrom(0n, 1n, 10n ** 20n, 10n ** 20n + 1n, 10n ** 21n),
  fc.bigInt(0n, 10n ** 21n),
);
const safeFloat: Arbitrary<Json> = fc
  .tuple(mantissas, fc.integer({ min: -40, max: 40 }))
  .map(([mantissa, exponent]) => [`${mantissa}`, `${exponent}`]);
const steps: Arbitrary<Json> = fc.oneof(
  fc.tuple(
    fc.constantFrom("update_value_for_one", "update_value_for_all", "sim_update_value_for_one"),
    fc.nat(3),
    fc.bigInt(-1_000_000_000n, 10_000_000_000_000n).map(text),
  ),
  fc.tuple(fc.constantFrom("get_value", "try_get_value"), fc.nat(3), fc.constant(null)),
);

const shares: Readonly<Record<string, readonly Arbitrary<Json>[]>> = {
  "SafeFloat.add": [safeFloat, safeFloat],
  "SafeFloat.sub": [safeFloat, safeFloat],
  "SafeFloat.div": [safeFloat, safeFloat],
  "SafeFloat.mul_div": [safeFloat, safeFloat, safeFloat],
  "SafeFloat.gt": [safeFloat, safeFloat],
  "SafeFloat.to_u64": [safeFloat],
  "SafeFloat.from_u64": [wide(u64)],
  "SharePool.sequence": Array.from({ length: 6 }, () => steps),
};

/** What the handlers of the suite are given, by handler; those that no file is made for are left out. */
export const numberArguments = (): ReadonlyMap<string, readonly Arbitrary<Json>[]> => {
  const handlers = specification.suites.find(({ name }) => name === "numbers")?.handlers ?? new Map();
  const ofFixed = [...handlers.keys()].flatMap((handler: string) => {
    const [name, operation = ""] = handler.split(".");
    const type = types.find((candidate) => candidate.name === name);
    const given = type === undefined ? undefined : argumentsOf(bitsOf(type), operation);
    return given === undefined ? [] : [[handler, given] as const];
  });
  return new Map([...ofFixed, ...Object.entries(shares)]);
};

/** Operations that nothing is drawn for, where the rule turns. */
const turnDrafts = (): readonly Draft[] => {
  const handlers = types.flatMap(({ name }) =>
    ["checked_sqrt", "from_num_f32", "saturating_from_num_f32"].map((operation) => `${name}.${operation}`),
  );
  return handlers.map((handler) => ({
    suite: "numbers",
    handler,
    case: "edges",
    description: `${handler} where its rule turns.`,
    provenance: { kind: "generated", seed: 0, generator: "src/vectors/numbers.ts" },
    rows: answered(handler, turnRows(handler)),
  }));
};

/** A file for each operation of each fixed-point type, of SafeFloat and of the share pool. */
export const numberVectors = (): readonly Draft[] => [
  ...[...numberArguments()].map(([handler, given]) => draftOf(handler, given)),
  ...turnDrafts(),
];
