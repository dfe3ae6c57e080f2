import fc from "fast-check";
import type { Fixed, FixedType } from "../../model/numbers/fixed.ts";

/** Numbers of a type: of every size, near the ends, near one and near zero. */
export const fixedNumbers = <Name extends string>(type: FixedType<Name>): fc.Arbitrary<Fixed<Name>> => {
  const { minimum, maximum } = type.bits;
  const near = (centre: bigint) =>
    fc.bigInt(-3n, 3n).map((distance) => type.bits.saturating(centre + distance));
  return fc
    .oneof(
      fc.bigInt(minimum, maximum),
      fc.bigInt(-8n * type.one, 8n * type.one).map(type.bits.saturating),
      ...[minimum, maximum, type.one, type.one / 2n, 0n].map(near),
    )
    .map(type.fromBits);
};

export const fixedPairs = <Name extends string>(type: FixedType<Name>) =>
  fc.record({ left: fixedNumbers(type), right: fixedNumbers(type) });
