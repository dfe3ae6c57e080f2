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

const rowsPerFile = 20;

/** Rows of arguments and the model's answer, equal rows once. */
const rowsFor = (handler: string, given: readonly Arbitrary<Json>[], seed: number) => {
  const drawn = fc.sample(fc.tuple(...given), { seed, numRuns: rowsPerFile });
  const inputs = new Map(drawn.map((row) => [JSON.stringify(row), row] as const));
  return [...inputs.values()].map((row) => [...row, execute("numbers", handler, row).outcome as Json]);
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

/** A file for each operation of each fixed-point type, of SafeFloat and of the share pool. */
export const numberVectors = (): readonly Draft[] =>
  [...numberArguments()].map(([handler, given]) => draftOf(handler, given));
