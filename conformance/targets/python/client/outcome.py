"""How a computation ends when it has no value, and how JSON writes numbers (spec/notation.md)."""

import re
from typing import Any, Optional

_WHOLE = re.compile(r"-?(0|[1-9][0-9]*)\Z")


class Refused(Exception):
    """The protocol answers an error: `{"rejected": reason}`."""


class Panic(Exception):
    """The chain's code stops: `{"panic": message}`."""


class Unsupported(Exception):
    """The question asks for a method, suite or handler that is not known here."""


class Invalid(Exception):
    """The parameters cannot be read."""


def read_number(value: Any, low: int, high: int) -> int:
    """A JSON number of up to 32 bits that lies between two bounds."""
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise Invalid(f"not a whole number from {low} to {high}: {value!r}")
    return value


def read_decimal(value: Any, low: int, high: int) -> int:
    """A whole number between two bounds, written as a decimal string."""
    if not isinstance(value, str) or not _WHOLE.match(value) or value == "-0":
        raise Invalid(f"not a decimal string: {value!r}")
    number = int(value)
    if not low <= number <= high:
        raise Invalid(f"not from {low} to {high}: {value}")
    return number


def read_float(value: Any) -> float:
    """A JSON number as a float of 64 bits."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise Invalid(f"not a number: {value!r}")
    try:
        return float(value)
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")


def read_member(value: Any, name: str) -> Any:
    """A member that an object must have."""
    if not isinstance(value, dict) or name not in value:
        raise Invalid(f"no member {name}")
    return value[name]


def read_text(value: Any) -> str:
    """A JSON string."""
    if not isinstance(value, str):
        raise Invalid(f"not a string: {value!r}")
    return value


def read_name(value: Any, name: str) -> str:
    """A member of an object that names something."""
    return read_text(read_member(value, name))


def read_list(value: Any, length: Optional[int] = None) -> list:
    """A JSON array, of a certain length where one is given."""
    if not isinstance(value, list) or length not in (None, len(value)):
        raise Invalid("not an array" if length is None else f"not an array of {length}")
    return value
