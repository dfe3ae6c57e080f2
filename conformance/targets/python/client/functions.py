"""Functions of fixed-point numbers: [NUM-9] to [NUM-11] of the chain's own library, [NUM-13] to [NUM-17] of the other.

A refusal is an exception where the library answers an error, and `None` where it answers that there is no result.
"""

import math
from typing import Optional

from .fixed import Fixed, FloatParts
from .integer import I32
from .outcome import Panic, Refused

SQRT_HALVINGS = 129
SERIES_TERMS = 8
CONSTANT_BITS = 23
LOG2_E = 12_102_203
E = 22_802_600


def _required(value: Optional[int], reason: str = "()") -> int:
    """The value of a checked step, or the refusal of the whole."""
    if value is None:
        raise Refused(reason)
    return value


def _constant(kind: Fixed, numerator: int) -> int:
    """A constant that is a multiple of 2^−23, on the type's grid."""
    return (numerator << kind.fraction) >> CONSTANT_BITS


def checked_pow(kind: Fixed, base: int, exponent: int) -> Optional[int]:
    """[NUM-9] A power by squaring, with saturating products."""
    if exponent < 0 and base == 0:
        return None
    power = _saturating_power(kind, base, abs(exponent))
    return power if exponent >= 0 else kind.safe_div(kind.one, power)


def _saturating_power(kind: Fixed, base: int, exponent: int) -> int:
    power = kind.one
    while exponent:
        if exponent & 1:
            power = kind.saturate(kind.exact_mul(power, base))
        base = kind.saturate(kind.exact_mul(base, base))
        exponent >>= 1
    return power


def checked_sqrt(kind: Fixed, value: int, epsilon: int) -> Optional[int]:
    """[NUM-10] A square root by bisection."""
    if value < 0:
        return None
    low, high = (0, value) if value > kind.one else (value, kind.one)
    middle = (low + high) // 2
    for _ in range(SQRT_HALVINGS):
        other = kind.safe_div(value, middle)
        if kind.abs_diff(other, middle) <= epsilon:
            break
        low, high = (low, middle) if other < middle else (middle, high)
        middle = (low + high) // 2
    return middle


def checked_ln(kind: Fixed, value: int) -> Optional[int]:
    """[NUM-11] A logarithm: a number in [1, 2), whose series is summed, and so many halvings."""
    if value <= 0:
        return None
    halvings = 0
    while value >= 2 * kind.one:
        value, halvings = value >> 1, halvings + 1
    while value < kind.one:
        value, halvings = value << 1, halvings - 1
    series = _ln_series(kind, value - kind.one)
    whole = kind.checked_mul(kind.from_integer(halvings), _nearest(kind, math.log(2)))
    return None if series is None or whole is None else kind.check(series + whole)


def _nearest(kind: Fixed, constant: float) -> int:
    """[NUM-6] A constant of 64 bits on the type's grid."""
    parts = FloatParts(constant, 64)
    return kind.exact_from_float(parts.significand, parts.exponent)


def _ln_series(kind: Fixed, rest: int) -> Optional[int]:
    """[NUM-11] z − z²/2 + … − z⁸/8, where each part 1/k is a constant of 64 bits."""
    total, power = 0, kind.one
    for degree in range(1, SERIES_TERMS + 1):
        power = kind.checked_mul(power, rest)
        term = kind.checked_mul(power, _nearest(kind, 1 / degree))
        if term is None:
            return None
        total = kind.check(total + term if degree % 2 else total - term)
        if total is None:
            return None
    return total


def checked_log(kind: Fixed, value: int, base: int) -> Optional[int]:
    """[NUM-11] The quotient of two logarithms."""
    return kind.checked_div(checked_ln(kind, value), checked_ln(kind, base))


def sqrt(kind: Fixed, value: int) -> int:
    """[NUM-13] A square root by Newton's iteration."""
    if value < 0:
        raise Refused("Can't calculate sqrt from negative numbers.")
    if value in (0, kind.one):
        return value
    if value < kind.one:
        inverse = _required(kind.checked_div(kind.one, value), "Overflow inverting operand.")
        return kind.div(kind.one, _newton_root(kind, inverse))
    return _newton_root(kind, value)


def _newton_root(kind: Fixed, value: int) -> int:
    root = kind.add(value // 2, kind.one)
    for _ in range(kind.fraction):
        root = kind.add(root, kind.div(value, root)) // 2
    return root


def log2(kind: Fixed, value: int, old: bool = False) -> int:
    """[NUM-14] A logarithm to base 2; `old` is release 0.5.9, which panics where the inverse does not fit."""
    if value <= 0:
        raise Refused("()")
    if value >= kind.one:
        return _log2_from_one(kind, value)
    inverse = kind.checked_div(kind.one, value)
    if inverse is None and old:
        raise Panic("overflow")
    return -_log2_from_one(kind, _required(inverse))


def _half_up(value: int) -> int:
    return (value >> 1) + (value & 1)


def _log2_from_one(kind: Fixed, value: int) -> int:
    result = 0
    while value >= 2 * kind.one:
        value, result = _half_up(value), result + 1
    for _ in range(kind.fraction):
        value = kind.exact_mul(value, value)
        result <<= 1
        if value >= 2 * kind.one:
            value, result = _half_up(value), result | 1
    return result


def ln(kind: Fixed, value: int) -> int:
    """[NUM-15] A natural logarithm by way of log2."""
    return kind.div(log2(kind, value), _constant(kind, LOG2_E))


def exp(kind: Fixed, value: int, old: bool = False) -> int:
    """[NUM-16] The exponential; `old` is release 0.5.9, where negation and the first sum wrap."""
    if value == 0:
        return kind.one
    if value == kind.one:
        return _constant(kind, E)
    edge = kind.wrap if old else kind.check
    magnitude = _required(edge(abs(value)))
    total = _exp_series(kind, magnitude, _required(edge(magnitude + kind.one)))
    return total if value > 0 else _required(kind.checked_div(kind.one, total))


def _exp_series(kind: Fixed, value: int, total: int) -> int:
    """[NUM-16] The sum of the terms from x²/2! to degree f − 1, on top of 1 + x."""
    term = value
    for degree in range(2, kind.fraction):
        term = _required(kind.checked_mul(term, value))
        term = _required(kind.checked_div(term, _required(kind.check(kind.exact_from_integer(degree)))))
        total = _required(kind.check(total + term))
    return total


def power(kind: Fixed, base: int, exponent: int) -> int:
    """[NUM-17] `pow`: exp(ln(base) · exponent)."""
    if base == 0:
        return 0
    if exponent == 0:
        return kind.one
    if exponent == kind.one:
        return base
    return exp(kind, _required(kind.checked_mul(ln(kind, base), exponent)))


def powi(kind: Fixed, base: int, exponent: int) -> int:
    """[NUM-17] A whole power by so many checked products, inverted for a negative exponent."""
    if base == 0:
        return 0
    if exponent == 0:
        return kind.one
    result = _repeated_product(kind, base, I32.wrap(abs(exponent)) - 1)
    return result if exponent > 0 else _required(kind.checked_div(kind.one, result))


def _repeated_product(kind: Fixed, base: int, times: int) -> int:
    """The base times itself, one rounding after the other, until the product repeats itself."""
    result, before = base, None
    for done in range(1, times + 1):
        following = _required(kind.checked_mul(result, base))
        if following == before:
            return before if (times - done) % 2 == 0 else result
        before, result = result, following
    return result
