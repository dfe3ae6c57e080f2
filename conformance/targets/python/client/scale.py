"""[STO-2] SCALE: how values are written as bytes, by a type as the tables of the specification name it."""

from functools import lru_cache
from typing import Any, Callable, List, Tuple

from .declarations import CALLS
from .outcome import Invalid, read_list, read_member, read_name

Encoder = Callable[[Any], bytes]

ACCOUNT_BYTES = 32
INTEGER_BYTES = {"u8": 1, "u16": 2, "u32": 4, "u64": 8, "u128": 16}


def compact(number: int) -> bytes:
    """[STO-2] A compact number."""
    for mode, limit in enumerate((6, 14, 30)):
        if number < 1 << limit:
            return (number << 2 | mode).to_bytes(1 << mode, "little")
    length = max(4, (number.bit_length() + 7) // 8)
    return bytes([(length - 4) << 2 | 3]) + number.to_bytes(length, "little")


def read_bytes(value: Any) -> bytes:
    """Bytes from JSON, `0x…`."""
    try:
        if value[:2] == "0x" and value == value.lower():
            return bytes.fromhex(value[2:])
    except (TypeError, ValueError, AttributeError):
        pass
    raise Invalid(f"not bytes: {value!r}")


def _integer(value: Any, size: int) -> int:
    """A whole number of so many bytes; blocks are written as strings even where they have 32 bits."""
    number = int(value) if isinstance(value, str) and value.isdecimal() else value
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < 1 << 8 * size:
        raise Invalid(f"not a whole number of {size} bytes: {value!r}")
    return number


def _boolean(value: Any) -> bytes:
    if not isinstance(value, bool):
        raise Invalid(f"not a boolean: {value!r}")
    return bytes([value])


def _account(value: Any) -> bytes:
    account = read_bytes(value)
    if len(account) != ACCOUNT_BYTES:
        raise Invalid(f"not an account: {value}")
    return account


def _counted_bytes(value: Any) -> bytes:
    content = read_bytes(value)
    return compact(len(content)) + content


def encode_call(value: Any) -> bytes:
    """[GOV-3] A call as its two indices and its arguments; mere bytes stand for themselves."""
    if isinstance(value, str):
        return read_bytes(value)
    name = read_name(value, "call")
    if name not in CALLS:
        raise Invalid(f"no call {name}")
    declared = CALLS[name]
    return bytes(declared["index"]) + encoder(declared["arguments"])(value.get("args", {}))


PLAIN = {
    "bool": _boolean,
    "bytes": read_bytes,
    "AccountId": _account,
    "MultiAddress": lambda value: b"\0" + _account(value),
    "RuntimeCall": encode_call,
    "Vec<u8>": _counted_bytes,
}


@lru_cache(maxsize=None)
def encoder(name: str) -> Encoder:
    """The function that writes values of a type."""
    if name in PLAIN:
        return PLAIN[name]
    if name in INTEGER_BYTES:
        size = INTEGER_BYTES[name]
        return lambda value: _integer(value, size).to_bytes(size, "little")
    if name.startswith("Compact<"):
        size = INTEGER_BYTES[name[8:-1]]
        return lambda value: compact(_integer(value, size))
    if name.startswith("Option<"):
        part = encoder(name[7:-1])
        return lambda value: b"\0" if value is None else b"\1" + part(value)
    if name.startswith("Vec<"):
        element = encoder(name[4:-1])
        return lambda value: compact(len(read_list(value))) + b"".join(map(element, value))
    return _struct(name) if name.startswith("{") else _tuple(name)


def _tuple(name: str) -> Encoder:
    parts = [encoder(part) for part in split_parts(name)]
    return lambda value: b"".join(write(part) for write, part in zip(parts, read_list(value, len(parts))))


def _struct(name: str) -> Encoder:
    fields: List[Tuple[str, Encoder]] = []
    for part in split_parts(name):
        field, _, kind = part.partition(": ")
        fields.append((field, encoder(kind)))
    return lambda value: b"".join(write(read_member(value, field)) for field, write in fields)


def split_parts(name: str) -> List[str]:
    """The parts of a tuple or struct, at the commas that stand in no brackets."""
    parts, depth = [""], 0
    for letter in name[1:-1]:
        depth += (letter in "<({") - (letter in ">)}")
        if letter == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts if part.strip()]
