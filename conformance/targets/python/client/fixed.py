"""Fixed-point types: [NUM-12] and the operations of [NUM-2] to [NUM-8].

A number is its bits, a Python integer. The methods named `exact_…` give the result before the edge of the type: the
caller then wraps, saturates or checks it.
"""

import struct
from typing import Any, Optional

from .integer import Integer
from .outcome import Panic, read_decimal


class Fixed(Integer):
    """[NUM-12] An integer type of which some bits are the fraction: value = bits / 2^fraction."""

    def __init__(self, name: str, whole: int, fraction: int) -> None:
        super().__init__(whole + fraction, signed=name.startswith("I"))
        self.name = name
        self.fraction = fraction
        self.one = 1 << fraction

    def read(self, value: Any) -> int:
        """The bits from a decimal string, whatever the width."""
        return read_decimal(value, self.low, self.high)

    def write(self, value: int) -> str:
        """The bits as a decimal string."""
        return str(value)

    # Operations before the edge.

    def exact_mul(self, left: int, right: int) -> int:
        """[NUM-3] The product, rounded toward minus infinity."""
        return (left * right) >> self.fraction

    def exact_div(self, left: int, right: int) -> int:
        """[NUM-4] The quotient, cut toward zero; a division by zero panics."""
        if right == 0:
            raise Panic("attempt to divide by zero" if self.bits == 64 else "division by zero")
        return cut_quotient(left << self.fraction, right)

    def exact_floor(self, value: int) -> int:
        """[NUM-7] The largest integer that is not above."""
        return value >> self.fraction << self.fraction

    def exact_frac(self, value: int) -> int:
        """[NUM-7] What `floor` leaves."""
        return value & (self.one - 1)

    def exact_ceil(self, value: int) -> int:
        """[NUM-7] The smallest integer that is not below."""
        return -self.exact_floor(-value)

    def exact_round(self, value: int) -> int:
        """[NUM-7] The nearest integer, halves away from zero."""
        magnitude = self.exact_floor(abs(value) + self.one // 2)
        return magnitude if value >= 0 else -magnitude

    def exact_from_integer(self, number: int) -> int:
        """[NUM-5] The bits of an integer."""
        return number << self.fraction

    def exact_from_fixed(self, source: "Fixed", value: int) -> int:
        """[NUM-5] A number of another type on this type's grid, rounded toward minus infinity."""
        return (value << self.fraction) >> source.fraction

    def exact_from_float(self, significand: int, exponent: int) -> int:
        """[NUM-6] The number of the grid that is nearest to significand · 2^exponent, halves to even."""
        shift = exponent + self.fraction
        if shift >= 0:
            return significand << shift
        whole, rest = divmod(significand, 1 << -shift)
        half = 1 << (-shift - 1)
        return whole + (1 if rest > half or (rest == half and whole & 1) else 0)

    # Operations with an edge, as other rules use them.

    def add(self, left: int, right: int) -> int:
        """[NUM-2] The wrapping sum."""
        return self.wrap(left + right)

    def mul(self, left: int, right: int) -> int:
        """[NUM-3] The wrapping product."""
        return self.wrap(self.exact_mul(left, right))

    def div(self, left: int, right: int) -> int:
        """[NUM-4] The wrapping quotient."""
        return self.wrap(self.exact_div(left, right))

    def from_integer(self, number: int) -> int:
        """[NUM-5] A wrapping conversion of an integer."""
        return self.wrap(self.exact_from_integer(number))

    def checked_mul(self, left: Optional[int], right: Optional[int]) -> Optional[int]:
        """[NUM-3] The product where it and its factors exist."""
        return None if left is None or right is None else self.check(self.exact_mul(left, right))

    def checked_div(self, left: Optional[int], right: Optional[int]) -> Optional[int]:
        """[NUM-4] The quotient where it and its parts exist."""
        if left is None or not right:
            return None
        return self.check(self.exact_div(left, right))

    def checked_floor(self, value: int) -> Optional[int]:
        """[NUM-7] One less than `floor` for a negative number with a fraction (ERR-20)."""
        floor = self.exact_floor(value)
        return self.check(floor - self.one if floor < value < 0 else floor)

    def safe_div_or(self, left: int, right: int, instead: int) -> int:
        """[NUM-8] The checked quotient, or the given number."""
        quotient = self.checked_div(left, right)
        return instead if quotient is None else quotient

    def safe_div(self, left: int, right: int) -> int:
        """[NUM-8] The checked quotient, or zero."""
        return self.safe_div_or(left, right, 0)

    def abs_diff(self, left: int, right: int) -> int:
        """[NUM-8] The larger minus the smaller, saturating."""
        return self.saturate(abs(left - right))


def cut_quotient(left: int, right: int) -> int:
    """A quotient of integers, cut toward zero."""
    quotient = abs(left) // abs(right)
    return quotient if (left < 0) == (right < 0) else -quotient


class FloatParts:
    """A float taken apart as the chain's library does: [NUM-6]."""

    def __init__(self, value: float, bits: int) -> None:
        raw, mantissa_bits, exponent_bits = _float_bits(value, bits)
        self.negative = bool(raw >> (bits - 1))
        biased = (raw >> mantissa_bits) & ((1 << exponent_bits) - 1)
        mantissa = raw & ((1 << mantissa_bits) - 1)
        bias = (1 << (exponent_bits - 1)) - 1
        self.infinite = biased == 2 * bias and mantissa == 0
        self.not_a_number = biased == 2 * bias and mantissa != 0
        magnitude = mantissa | (1 << mantissa_bits) if biased else mantissa
        self.significand = -magnitude if self.negative else magnitude
        self.exponent = max(biased, 1) - bias - mantissa_bits


def _float_bits(value: float, bits: int) -> tuple:
    """The bits of a float, with the widths of its mantissa and its exponent."""
    if bits == 64:
        return struct.unpack("<Q", struct.pack("<d", value))[0], 52, 11
    try:
        packed = struct.pack("<f", value)
    except OverflowError:
        packed = struct.pack("<f", float("inf") if value > 0 else float("-inf"))
    return struct.unpack("<I", packed)[0], 23, 8


# The fixed-point types of the chain: [NUM-12].
FIXED = {
    name: Fixed(name, *map(int, name[1:].split("F")))
    for name in ("I32F32", "I64F64", "I96F32", "I110F18", "U64F64", "U96F32", "U110F18")
}

I32F32, I64F64, I96F32 = FIXED["I32F32"], FIXED["I64F64"], FIXED["I96F32"]
