"""What rules read of a chain's state: the entries of its items, in the chain's order, with their defaults."""

from typing import Any, Dict, List, Tuple

from .integer import U16, U64
from .outcome import Invalid, read_list, read_text


def uid_order(number: int) -> Tuple[int, int]:
    """[YUM-22] The order of a UID's or netuid's two bytes, low byte first, so that 256 comes before 1."""
    return number & 0xFF, number >> 8


def entries(state: Any, item: str) -> List[list]:
    """The stored entries of a map: its keys and the value at the end of each."""
    if not isinstance(state, dict):
        raise Invalid("the state is not an object")
    rows = read_list(state.get(item, []))
    if not all(isinstance(row, list) and row for row in rows):
        raise Invalid(f"{item} has an entry that is not an array")
    return rows


def written_over(stored: List[list], written: Dict[tuple, Any]) -> List[list]:
    """The entries of a map whose keys are numbers, after some have been written, in the chain's order."""
    values = {**{tuple(map(U16.read, row[:-1])): row[-1] for row in stored}, **written}
    return [[*key, values[key]] for key in sorted(values, key=lambda key: [uid_order(part) for part in key])]


def value_of(state: Any, item: str, key: Any, default: Any) -> Any:
    """The value of a map at a key, or its default."""
    for row in entries(state, item):
        if row[0] == key:
            return row[-1]
    return default


def row_of(state: Any, item: str, netuid: int) -> Dict[int, Any]:
    """The entries of a double map under a netuid, by UID and in the chain's order."""
    found = {U16.read(uid): value for key, uid, value in _triples(state, item) if key == netuid}
    return dict(sorted(found.items(), key=lambda entry: uid_order(entry[0])))


def _triples(state: Any, item: str) -> List[list]:
    return [read_list(row, 3) for row in entries(state, item)]


def cells_of(state: Any, item: str, netuid: int) -> Dict[int, List[Tuple[int, int]]]:
    """The rows of stored u16 cells under a netuid: (column, value), in storage order."""
    return {uid: [_cell(cell) for cell in read_list(row)] for uid, row in row_of(state, item, netuid).items()}


def _cell(cell: Any) -> Tuple[int, int]:
    column, value = read_list(cell, 2)
    return U16.read(column), U16.read(value)


def hotkeys_of(state: Any, netuid: int) -> Dict[int, str]:
    """Keys under a netuid: the hotkey of each UID that has one, in the chain's order."""
    return {uid: read_text(hotkey) for uid, hotkey in row_of(state, "Keys", netuid).items()}


def booleans(value: Any) -> List[bool]:
    """A vector of booleans."""
    if not all(isinstance(member, bool) for member in read_list(value)):
        raise Invalid("not an array of booleans")
    return value


def blocks(value: Any) -> List[int]:
    """A vector of block numbers."""
    return [U64.read(member) for member in read_list(value)]


def hotkey_stakes(state: Any) -> Dict[str, int]:
    """TotalHotkeyStake, in rao, by hotkey."""
    return {read_text(row[0]): U64.read(row[-1]) for row in entries(state, "TotalHotkeyStake")}
