"""The chain's decimal float and the pool that is built on it: [NUM-18] to [NUM-20]."""

from typing import Any, Dict, List, NamedTuple, Optional

from .fixed import FIXED
from .integer import I64, I128, U64, U128
from .outcome import Refused, read_list

MANTISSA_LIMIT = 10**21
DIGITS = 21


class SafeFloat(NamedTuple):
    """[NUM-18] mantissa · 10^exponent."""

    mantissa: int
    exponent: int

    def write(self) -> List[str]:
        """The number as JSON."""
        return [str(self.mantissa), str(self.exponent)]


ZERO = SafeFloat(0, 0)


def read_safe_float(value: Any) -> SafeFloat:
    """A number from JSON, whether normal or not."""
    mantissa, exponent = read_list(value, 2)
    return SafeFloat(U128.read(mantissa), I64.read(exponent))


def normal(mantissa: int, exponent: int) -> Optional[SafeFloat]:
    """[NUM-18] The number with 10^20 < mantissa ≤ 10^21, further digits cut; none where the exponent leaves i64."""
    if mantissa == 0:
        return ZERO
    shift = len(str(mantissa)) - DIGITS
    mantissa = mantissa // 10**shift if shift > 0 else mantissa * 10**-shift
    if mantissa == MANTISSA_LIMIT // 10:
        mantissa, shift = MANTISSA_LIMIT, shift - 1
    exponent = I64.check(exponent + shift)
    return None if exponent is None else SafeFloat(mantissa, exponent)


def new(mantissa: int, exponent: int) -> Optional[SafeFloat]:
    """[NUM-18] A new number; none where the mantissa is above 10^21."""
    return normal(mantissa, exponent) if mantissa <= MANTISSA_LIMIT else None


def from_u64(number: int) -> Optional[SafeFloat]:
    """[NUM-18] A whole number."""
    return normal(number, 0)


def from_fixed(bits: int) -> Optional[SafeFloat]:
    """[NUM-18] A U64F64 number, further digits cut."""
    return _ratio(bits, 1 << 64, 0)


def to_u64(number: SafeFloat) -> int:
    """[NUM-18] The whole part, saturating."""
    if number.mantissa == 0 or number.exponent < -39:
        return 0
    if number.exponent > 39:
        return U64.high
    if number.exponent < 0:
        return U64.saturate(number.mantissa // 10**-number.exponent)
    return U64.saturate(number.mantissa * 10**number.exponent)


def is_zero(number: SafeFloat) -> bool:
    """[NUM-18] Whether a number is zero."""
    return number.mantissa == 0


def _aligned(number: SafeFloat, exponent: int) -> int:
    """[NUM-19] The mantissa at a larger exponent, further digits cut."""
    distance = exponent - number.exponent
    return 0 if distance > 40 else number.mantissa // 10**distance


def add(left: SafeFloat, right: SafeFloat) -> Optional[SafeFloat]:
    """[NUM-19] The sum."""
    if is_zero(left):
        return right
    if is_zero(right):
        return left
    exponent = max(left.exponent, right.exponent)
    return normal(_aligned(left, exponent) + _aligned(right, exponent), exponent)


def sub(left: SafeFloat, right: SafeFloat) -> Optional[SafeFloat]:
    """[NUM-19] The difference, or zero where it is negative; zero minus more does not exist."""
    if is_zero(right):
        return left
    if is_zero(left):
        return None
    exponent = max(left.exponent, right.exponent)
    return normal(max(0, _aligned(left, exponent) - _aligned(right, exponent)), exponent)


def _ratio(numerator: int, denominator: int, exponent: int) -> Optional[SafeFloat]:
    """A quotient of whole numbers times 10^exponent, with all digits that fit."""
    scale = DIGITS + len(str(denominator))
    return normal(numerator * 10**scale // denominator, exponent - scale)


def div(left: SafeFloat, right: SafeFloat) -> Optional[SafeFloat]:
    """[NUM-19] The quotient, of the mantissa scaled by 10^21."""
    if is_zero(right):
        return None
    return normal(left.mantissa * MANTISSA_LIMIT // right.mantissa, left.exponent - right.exponent - DIGITS)


def mul_div(left: SafeFloat, right: SafeFloat, divisor: SafeFloat) -> Optional[SafeFloat]:
    """[NUM-19] left · right / divisor, rounded once."""
    if is_zero(divisor):
        return None
    return normal(left.mantissa * right.mantissa // divisor.mantissa,
                  left.exponent + right.exponent - divisor.exponent)


def gt(left: SafeFloat, right: SafeFloat) -> bool:
    """[NUM-19] Whether the left is larger, exponents first (ERR-22)."""
    return (left.exponent, left.mantissa) > (right.exponent, right.mantissa)
