"""[STO-5] The state root: Substrate's trie, state version 1."""

from typing import Dict, List, Optional, Tuple

from .hashing import blake2_256
from .scale import compact

INLINE_LIMIT = 32
EMPTY = b"\0"

# The leading bits of a node's header and how many digits fit beside them, by whether it has children and its value.
LEAF, BRANCH, VALUED_BRANCH = (0b01, 2), (0b10, 2), (0b11, 2)
HASHED_LEAF, HASHED_BRANCH = (0b001, 3), (0b0001, 4)

Digits = Tuple[int, ...]
Entry = Tuple[Digits, bytes]


def trie_root(entries: Dict[bytes, bytes]) -> bytes:
    """The root of a map of bytes."""
    digits = sorted((_digits(key), value) for key, value in entries.items())
    return blake2_256(_node(digits, 0) if digits else EMPTY)


def _digits(key: bytes) -> Digits:
    return tuple(digit for byte in key for digit in (byte >> 4, byte & 15))


def _node(entries: List[Entry], start: int) -> bytes:
    """The node above all entries, which agree in the digits before `start`."""
    end = _common_end(entries, start)
    own = entries[0][1] if len(entries[0][0]) == end else None
    children = _children(entries if own is None else entries[1:], end)
    path = entries[0][0][start:end]
    return b"".join([_header(bool(children), own, len(path)), _packed(path), _bitmap(children), _value(own),
                     *(_reference(_node(group, end + 1)) for group in children.values())])


def _common_end(entries: List[Entry], start: int) -> int:
    """Where the first and the last key part or end; those between agree as far."""
    first, last = entries[0][0], entries[-1][0]
    end = start
    while end < min(len(first), len(last)) and first[end] == last[end]:
        end += 1
    return end


def _children(entries: List[Entry], at: int) -> Dict[int, List[Entry]]:
    groups: Dict[int, List[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry[0][at], []).append(entry)
    return groups


def _header(has_children: bool, value: Optional[bytes], length: int) -> bytes:
    """The kind in the leading bits and the number of digits in the others, continued while they are all set."""
    kind, width = _kind(has_children, value)
    room = (1 << (8 - width)) - 1
    first = kind << (8 - width)
    if length < room:
        return bytes([first | length])
    rest = length - room
    return bytes([first | room]) + b"\xff" * (rest // 255) + bytes([rest % 255])


def _kind(has_children: bool, value: Optional[bytes]) -> Tuple[int, int]:
    if value is None:
        return BRANCH
    if len(value) > INLINE_LIMIT:
        return HASHED_BRANCH if has_children else HASHED_LEAF
    return VALUED_BRANCH if has_children else LEAF


def _packed(path: Digits) -> bytes:
    """Two digits a byte, the first alone if their number is odd."""
    even = path if len(path) % 2 == 0 else (0, *path)
    return bytes(high << 4 | low for high, low in zip(even[::2], even[1::2]))


def _bitmap(children: Dict[int, List[Entry]]) -> bytes:
    return sum(1 << digit for digit in children).to_bytes(2, "little") if children else b""


def _value(value: Optional[bytes]) -> bytes:
    if value is None:
        return b""
    return blake2_256(value) if len(value) > INLINE_LIMIT else compact(len(value)) + value


def _reference(node: bytes) -> bytes:
    content = node if len(node) < INLINE_LIMIT else blake2_256(node)
    return compact(len(content)) + content
