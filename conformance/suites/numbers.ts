import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import * as fixed from "../../model/numbers/fixed.ts";
import {
  type FloatFormat,
  float32,
  float64,
  saturatingFromFloat,
  wrappingFromFloat,
} from "../../model/numbers/float.ts";
import * as integer from "../../model/numbers/integer.ts";
import { ChainPanic } from "../../model/numbers/panic.ts";
import * as rounding from "../../model/numbers/rounding.ts";
import * as SafeFloat from "../../model/numbers/safeFloat.ts";
import * as safeMath from "../../model/numbers/safeMath.ts";
import * as SharePool from "../../model/numbers/sharePool.ts";
import * as transcendental from "../../model/numbers/transcendental.ts";
import type { SubstrateFixedRelease } from "../../model/rules.ts";
import type { Handler, Json, Outcome, Suite } from "../case.ts";
import { fixedBits, reader, smallInteger, toJson, wideInteger } from "../codecs/values.ts";

/** The recordings of arithmetic were made with this release of the library, whatever a rule set uses. */
const RECORDED_RELEASE: SubstrateFixedRelease = "0.6.0";

const { Tuple: tuple } = Schema;

const outcomeOf = (compute: () => Outcome): Outcome => {
  try {
    return compute();
  } catch (error) {
    if (error instanceof ChainPanic) return { panic: error.message };
    throw error;
  }
};

/** A handler for positional arguments; a Rust `None` is null. */
const handler = <Args>(args: Schema.Codec<Args, unknown>, compute: (args: Args) => unknown): Handler => {
  const read = reader(args);
  return (json) => {
    const input = read(json);
    return { outcome: outcomeOf(() => ({ ok: toJson(compute(input) ?? null) })) };
  };
};

/** A handler for what may fail with a text of the library. */
const fallible = <Args>(
  args: Schema.Codec<Args, unknown>,
  compute: (args: Args) => Result.Result<bigint, string>,
): Handler => {
  const read = reader(args);
  return (json) => {
    const input = read(json);
    return {
      outcome: outcomeOf(() =>
        Result.match(compute(input), {
          onSuccess: (value): Outcome => ({ ok: value.toString() }),
          onFailure: (error): Outcome => ({ rejected: error }),
        }),
      ),
    };
  };
};

type Handlers = Readonly<Record<string, Handler>>;

const isSmall = (type: integer.IntegerType) => type.bits <= 32;

/** Integers of up to 32 bits are JSON numbers, wider ones decimal strings; a bigint inside either way. */
const integerCodec = (type: integer.IntegerType) => (isSmall(type) ? smallInteger(type) : wideInteger(type));

const integerJson = (type: integer.IntegerType, value: bigint | undefined) =>
  value === undefined ? null : isSmall(type) ? Number(value) : value;

const i32 = smallInteger(integer.i32);

const arithmetic = <Name extends string>(type: fixed.FixedType<Name>): Handlers => {
  const bits = fixedBits(type);
  const two = tuple([bits, bits]);
  return {
    add: handler(two, ([left, right]) => type.wrappingAdd(left, right)),
    sub: handler(two, ([left, right]) => type.wrappingSub(left, right)),
    mul: handler(two, ([left, right]) => type.wrappingMul(left, right)),
    div: handler(two, ([left, right]) => type.wrappingDiv(left, right)),
    saturating_add: handler(two, ([left, right]) => type.saturatingAdd(left, right)),
    saturating_sub: handler(two, ([left, right]) => type.saturatingSub(left, right)),
    saturating_mul: handler(two, ([left, right]) => type.saturatingMul(left, right)),
    saturating_div: handler(two, ([left, right]) => type.saturatingDiv(left, right)),
    checked_add: handler(two, ([left, right]) => type.checkedAdd(left, right)),
    checked_sub: handler(two, ([left, right]) => type.checkedSub(left, right)),
    checked_mul: handler(two, ([left, right]) => type.checkedMul(left, right)),
    checked_div: handler(two, ([left, right]) => type.checkedDiv(left, right)),
    cmp: handler(two, ([left, right]) => fixed.compare(left, right)),
  };
};

const signs = <Name extends string>(type: fixed.FixedType<Name>): Handlers => {
  const one = tuple([fixedBits(type)]);
  const unsigned = { saturating_neg: handler(one, ([value]) => type.saturatingNeg(value)) };
  if (!type.bits.signed) return unsigned;
  return {
    ...unsigned,
    neg: handler(one, ([value]) => type.wrappingNeg(value)),
    abs: handler(one, ([value]) => type.wrappingAbs(value)),
    checked_neg: handler(one, ([value]) => type.checkedNeg(value)),
  };
};

const roundings = <Name extends string>(type: fixed.FixedType<Name>): Handlers => {
  const one = tuple([fixedBits(type)]);
  return {
    round: handler(one, ([value]) => rounding.round(type, value)),
    saturating_round: handler(one, ([value]) => rounding.saturatingRound(type, value)),
    floor: handler(one, ([value]) => rounding.floor(type, value)),
    ceil: handler(one, ([value]) => rounding.ceil(type, value)),
    int: handler(one, ([value]) => rounding.int(type, value)),
    frac: handler(one, ([value]) => rounding.frac(type, value)),
    checked_floor: handler(one, ([value]) => safeMath.checkedFloor(type, value)),
  };
};

const safeOperations = <Name extends string>(type: fixed.FixedType<Name>): Handlers => {
  const bits = fixedBits(type);
  const two = tuple([bits, bits]);
  return {
    safe_div: handler(two, ([left, right]) => safeMath.safeDiv(type, left, right)),
    safe_div_or: handler(tuple([bits, bits, bits]), ([left, right, fallback]) =>
      safeMath.safeDivOr(type, left, right, fallback),
    ),
    abs_diff: handler(two, ([left, right]) => safeMath.absDiff(type, left, right)),
    checked_pow: handler(tuple([bits, i32]), ([value, exponent]) =>
      safeMath.checkedPow(type, value, exponent),
    ),
    checked_sqrt: handler(two, ([value, epsilon]) => safeMath.checkedSqrt(type, value, epsilon)),
    checked_ln: handler(tuple([bits]), ([value]) => safeMath.checkedLn(type, value)),
    checked_log: handler(two, ([value, base]) => safeMath.checkedLog(type, value, base)),
  };
};

const transcendentals = <Name extends string>(type: fixed.FixedType<Name>): Handlers => {
  const bits = fixedBits(type);
  const one = tuple([bits]);
  return {
    exp: fallible(one, ([value]) => transcendental.exp(type, value, RECORDED_RELEASE)),
    ln: fallible(one, ([value]) => transcendental.ln(type, value, RECORDED_RELEASE)),
    log2: fallible(one, ([value]) => transcendental.log2(type, value, RECORDED_RELEASE)),
    sqrt: fallible(one, ([value]) => transcendental.sqrt(type, value)),
    pow: fallible(tuple([bits, bits]), ([value, exponent]) =>
      transcendental.pow(type, value, exponent, RECORDED_RELEASE),
    ),
    powi: fallible(tuple([bits, i32]), ([value, exponent]) => transcendental.powi(type, value, exponent)),
  };
};

const { u8, u16, u32, u64, u128, i32: i32Type, i64, i128 } = integer;
const integerTypes = [u8, u16, u32, u64, u128, i32Type, i64, i128];

const integerConversions = <Name extends string>(type: fixed.FixedType<Name>): Handlers => {
  const one = tuple([fixedBits(type)]);
  const conversions = integerTypes.map((target): Handlers => {
    const source = tuple([integerCodec(target)]);
    return {
      [`from_num_${target.name}`]: handler(source, ([value]) => type.wrappingFromInteger(BigInt(value))),
      [`saturating_from_num_${target.name}`]: handler(source, ([value]) =>
        type.saturatingFromInteger(BigInt(value)),
      ),
      [`to_num_${target.name}`]: handler(one, ([value]) =>
        integerJson(target, type.wrappingToInteger(target, value)),
      ),
      [`saturating_to_num_${target.name}`]: handler(one, ([value]) =>
        integerJson(target, type.saturatingToInteger(target, value)),
      ),
      [`checked_to_num_${target.name}`]: handler(one, ([value]) =>
        integerJson(target, type.checkedToInteger(target, value)),
      ),
    };
  });
  return Object.assign({}, ...conversions);
};

const f32 = Schema.Finite.check(
  Schema.makeFilter((value: number) => Math.fround(value) === value, { expected: "a number that is an f32" }),
);

const floatConversions = <Name extends string>(type: fixed.FixedType<Name>): Handlers => {
  const ofFormat = (format: FloatFormat, codec: Schema.Codec<number, unknown>): Handlers => ({
    [`from_num_${format.name}`]: handler(tuple([codec]), ([value]) => wrappingFromFloat(type, format, value)),
    [`saturating_from_num_${format.name}`]: handler(tuple([codec]), ([value]) =>
      saturatingFromFloat(type, format, value),
    ),
  });
  return { ...ofFormat(float64, Schema.Finite), ...ofFormat(float32, f32) };
};

const { I32F32, I64F64, I96F32, I110F18, U64F64, U96F32, U110F18 } = fixed;
const fixedTypes = [I32F32, I64F64, I96F32, I110F18, U64F64, U96F32, U110F18];

const fixedConversions = <Name extends string, Source extends string>(
  type: fixed.FixedType<Name>,
  source: fixed.FixedType<Source>,
): Handlers => {
  const one = tuple([fixedBits(source)]);
  return {
    [`from_num_${source.name}`]: handler(one, ([value]) => type.wrappingFromFixed(source, value)),
    [`saturating_from_num_${source.name}`]: handler(one, ([value]) =>
      type.saturatingFromFixed(source, value),
    ),
  };
};

const commonHandlers = <Name extends string>(type: fixed.FixedType<Name>): Handlers => ({
  ...arithmetic(type),
  ...signs(type),
  ...roundings(type),
  ...safeOperations(type),
  ...integerConversions(type),
  ...floatConversions(type),
  ...Object.assign(
    {},
    ...fixedTypes.map((source) => fixedConversions<Name, string>(type, source as fixed.FixedType<string>)),
  ),
});

const u128Codec = wideInteger(u128);
const i64Codec = wideInteger(i64);
const u64Codec = wideInteger(u64);
const pair = tuple([u128Codec, i64Codec]);
const safeFloat = {
  read: ([mantissa, exponent]: readonly [bigint, bigint]): SafeFloat.SafeFloat => ({ mantissa, exponent }),
  json: (value: SafeFloat.SafeFloat | undefined) =>
    value === undefined ? null : [value.mantissa, value.exponent],
};
const { read, json } = safeFloat;

const safeFloats: Handlers = {
  new: handler(pair, ([mantissa, exponent]) => json(SafeFloat.create(mantissa, exponent))),
  add: handler(tuple([pair, pair]), ([left, right]) => json(SafeFloat.add(read(left), read(right)))),
  sub: handler(tuple([pair, pair]), ([left, right]) => json(SafeFloat.sub(read(left), read(right)))),
  div: handler(tuple([pair, pair]), ([left, right]) => json(SafeFloat.div(read(left), read(right)))),
  mul_div: handler(tuple([pair, pair, pair]), ([left, right, divisor]) =>
    json(SafeFloat.mulDiv(read(left), read(right), read(divisor))),
  ),
  gt: handler(tuple([pair, pair]), ([left, right]) => SafeFloat.greaterThan(read(left), read(right))),
  is_zero: handler(tuple([pair]), ([value]) => SafeFloat.isZero(read(value))),
  to_u64: handler(tuple([pair]), ([value]) => SafeFloat.toU64(read(value))),
  from_u64: handler(tuple([u64Codec]), ([value]) => json(SafeFloat.fromU64(value))),
  from_U64F64: handler(tuple([fixedBits(U64F64)]), ([value]) => json(SafeFloat.fromU64F64(value))),
};

const key = smallInteger(u16);
const step = Schema.Union([
  tuple([
    Schema.Literals(["update_value_for_one", "update_value_for_all", "sim_update_value_for_one"]),
    key,
    i64Codec,
  ]),
  tuple([Schema.Literals(["get_value", "try_get_value"]), key, Schema.Null]),
]);
type Step = typeof step.Type;
type Pool = SharePool.SharePool<number>;

const stepOn = (pool: Pool, [operation, owner, update]: Step): readonly [Pool, Json] => {
  switch (operation) {
    case "update_value_for_one":
      return [SharePool.updateValueForOne(pool, owner, update), true];
    case "update_value_for_all":
      return [SharePool.updateValueForAll(pool, update), true];
    case "sim_update_value_for_one":
      return [pool, SharePool.simUpdateValueForOne(pool, update)];
    case "get_value":
      return [pool, `${SharePool.getValue(pool, owner)}`];
    case "try_get_value":
      return [
        pool,
        Result.match(SharePool.tryGetValue(pool, owner), {
          onSuccess: (value): Json => `${value}`,
          onFailure: (error): Json => ({ error }),
        }),
      ];
  }
};

/** After each step: its result, the shared value, the denominator and the share of the step's key. */
const sequence = (steps: readonly Step[]) => {
  let pool: Pool = SharePool.emptySharePool();
  return steps.map((current) => {
    const [next, result] = stepOn(pool, current);
    pool = next;
    return [result, pool.sharedValue, json(pool.denominator), json(pool.shares.get(current[1]))];
  });
};

const named = (type: string, handlers: Handlers) =>
  Object.entries(handlers).map(([operation, run]) => [`${type}.${operation}`, run] as const);

/** The handlers of a fixed-point type, all but its transcendental functions, by their names in the suite. */
export const fixedTypeHandlers = <Name extends string>(type: fixed.FixedType<Name>) =>
  named(type.name, commonHandlers(type));

const withTranscendentals = [I32F32, I64F64, I96F32];

/**
 * Arithmetic: `<Type>.<operation>` of positional arguments. `SharePool.sequence` takes the steps
 * `[operation, key, argument]` on one pool that starts empty.
 */
export const numbers: Suite = {
  name: "numbers",
  handlers: new Map([
    ...fixedTypes.flatMap((type) => fixedTypeHandlers<string>(type as fixed.FixedType<string>)),
    ...withTranscendentals.flatMap((type) =>
      named(type.name, transcendentals<string>(type as fixed.FixedType<string>)),
    ),
    ...named("SafeFloat", safeFloats),
    ...named("SharePool", { sequence: handler(Schema.Array(step), sequence) }),
  ]),
};
