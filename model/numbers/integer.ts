/** A fixed-width integer type: its range, and what happens to a value that lies outside it. */
export interface IntegerType {
  readonly name: string;
  readonly bits: number;
  readonly signed: boolean;
  readonly minimum: bigint;
  readonly maximum: bigint;
  /** Keep the low bits, as a release build of the chain does. */
  readonly wrapping: (value: bigint) => bigint;
  /** Move a value outside the range to the nearer end. */
  readonly saturating: (value: bigint) => bigint;
  /** The value, or `undefined` outside the range. */
  readonly checked: (value: bigint) => bigint | undefined;
  readonly contains: (value: bigint) => boolean;
}

const rangeOf = (bits: number, signed: boolean): readonly [bigint, bigint] =>
  signed ? [-(1n << BigInt(bits - 1)), (1n << BigInt(bits - 1)) - 1n] : [0n, (1n << BigInt(bits)) - 1n];

/** [NUM-1] The integer type of `bits` bits; two's complement when `signed`. */
export const integerType = (name: string, bits: number, signed: boolean): IntegerType => {
  const [minimum, maximum] = rangeOf(bits, signed);
  const contains = (value: bigint) => minimum <= value && value <= maximum;
  return {
    name,
    bits,
    signed,
    minimum,
    maximum,
    wrapping: signed ? (value) => BigInt.asIntN(bits, value) : (value) => BigInt.asUintN(bits, value),
    saturating: (value) => (value < minimum ? minimum : value > maximum ? maximum : value),
    checked: (value) => (contains(value) ? value : undefined),
    contains,
  };
};

export const u8 = integerType("u8", 8, false);
export const u16 = integerType("u16", 16, false);
export const u32 = integerType("u32", 32, false);
export const u64 = integerType("u64", 64, false);
export const u128 = integerType("u128", 128, false);
export const i32 = integerType("i32", 32, true);
export const i64 = integerType("i64", 64, true);
export const i128 = integerType("i128", 128, true);
