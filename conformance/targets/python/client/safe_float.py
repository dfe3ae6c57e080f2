"""The chain's decimal float and the pool that is built on it: [NUM-18] to [NUM-20]."""

from typing import Any, List, NamedTuple, Optional

from .integer import I64, U64, U128
from .outcome import read_list

MANTISSA_LIMIT = 10**21
DIGITS = 21
SCALE = 41


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
    while mantissa > MANTISSA_LIMIT:
        mantissa, exponent = mantissa // 10, exponent + 1
    if exponent > I64.high:
        return None
    while mantissa <= MANTISSA_LIMIT // 10:
        mantissa, exponent = mantissa * 10, exponent - 1
    return SafeFloat(mantissa, exponent) if exponent >= I64.low else None


def new(mantissa: int, exponent: int) -> Optional[SafeFloat]:
    """[NUM-18] A new number; none where the mantissa is above 10^21."""
    return normal(mantissa, exponent) if mantissa <= MANTISSA_LIMIT else None


def from_u64(number: int) -> Optional[SafeFloat]:
    """[NUM-18] A whole number."""
    return normal(number, 0)


def from_fixed(bits: int) -> Optional[SafeFloat]:
    """[NUM-18] A U64F64 number, further digits cut."""
    return normal(bits * 10**SCALE >> 64, -SCALE)


def _power_of_ten(exponent: int) -> int:
    """[NUM-19] 10^exponent, but never more than 10^22."""
    return 10 ** min(exponent, DIGITS + 1)


def to_u64(number: SafeFloat) -> int:
    """[NUM-18] The whole part, saturating."""
    scale = _power_of_ten(abs(number.exponent))
    if number.exponent < 0:
        return U64.saturate(number.mantissa // scale)
    return U64.saturate(number.mantissa * scale)


def is_zero(number: SafeFloat) -> bool:
    """[NUM-18] Whether a number is zero."""
    return number.mantissa == 0


def _aligned(number: SafeFloat, exponent: int) -> int:
    """[NUM-19] The mantissa at a larger exponent, further digits cut."""
    return number.mantissa // _power_of_ten(exponent - number.exponent)


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
    if is_zero(left):
        return ZERO if is_zero(right) else None
    if is_zero(right):
        return left
    exponent = max(left.exponent, right.exponent)
    return normal(max(0, _aligned(left, exponent) - _aligned(right, exponent)), exponent)


def div(left: SafeFloat, right: SafeFloat) -> Optional[SafeFloat]:
    """[NUM-19] The quotient, of the mantissa scaled by 10^21."""
    exponent = I64.check(left.exponent - right.exponent - DIGITS)
    if is_zero(right) or exponent is None:
        return None
    return normal(left.mantissa * MANTISSA_LIMIT // right.mantissa, exponent)


def mul_div(left: SafeFloat, right: SafeFloat, divisor: SafeFloat) -> Optional[SafeFloat]:
    """[NUM-19] left · right / divisor, rounded once."""
    exponent = _checked(_checked(left.exponent + right.exponent), -divisor.exponent)
    if is_zero(divisor) or exponent is None:
        return None
    return normal(left.mantissa * right.mantissa // divisor.mantissa, exponent)


def _checked(exponent: Optional[int], change: int = 0) -> Optional[int]:
    """[NUM-19] A step on the way to an exponent, which has to stay in i64."""
    return None if exponent is None else I64.check(exponent + change)


def gt(left: SafeFloat, right: SafeFloat) -> bool:
    """[NUM-19] Whether the left is larger, exponents first (ERR-22)."""
    distance = left.exponent - right.exponent
    if abs(distance) > 1:
        return distance > 0
    return left.mantissa * 10**max(0, distance) > right.mantissa * 10**max(0, -distance)
