import type { AnyProperty } from "../property.ts";
import { checkedFloorIsFloor } from "./checked-floor-is-floor.ts";
import { conversionsReturn } from "./conversions-return.ts";
import { edgesAgreeWithExactArithmetic } from "./edges-agree-with-exact-arithmetic.ts";
import { expRises } from "./exp-rises.ts";
import { floatsRoundToNearest } from "./floats-round-to-nearest.ts";
import { floorIsTheIntegerBelow } from "./floor-is-the-integer-below.ts";
import { integerPowersAreExact } from "./integer-powers-are-exact.ts";
import { log2IsNearTheLogarithm } from "./log2-is-near-the-logarithm.ts";
import { logarithmsOfPowersOfTwo } from "./logarithms-of-powers-of-two.ts";
import { productsRoundDownQuotientsTowardZero } from "./products-round-down-quotients-toward-zero.ts";
import { rootsSquareBack } from "./roots-square-back.ts";
import { safeFloatsHoldWholeNumbers } from "./safe-floats-hold-whole-numbers.ts";
import { safeFloatsKeepTheirOrder } from "./safe-floats-keep-their-order.ts";
import { soleOwnerOwnsAll } from "./sole-owner-owns-all.ts";

export const numberProperties: readonly AnyProperty[] = [
  edgesAgreeWithExactArithmetic,
  productsRoundDownQuotientsTowardZero,
  conversionsReturn,
  floatsRoundToNearest,
  floorIsTheIntegerBelow,
  checkedFloorIsFloor,
  integerPowersAreExact,
  rootsSquareBack,
  logarithmsOfPowersOfTwo,
  log2IsNearTheLogarithm,
  expRises,
  safeFloatsHoldWholeNumbers,
  safeFloatsKeepTheirOrder,
  soleOwnerOwnsAll,
];
