"""Suite `codec`: items, keys, order and state root, [STO-1] to [STO-5], and calls as bytes, [GOV-3]."""

from functools import lru_cache
from typing import Any, Callable, Dict, List, Tuple

from .declarations import ITEMS
from .hashing import HASHERS, twox128
from .outcome import Invalid, Unsupported, read_list, read_member, read_text
from .scale import encode_call, encoder, read_bytes
from .trie import trie_root

MAIN_PALLET = "SubtensorModule"


def _declared(item: Any) -> Dict[str, Any]:
    if read_text(item) not in ITEMS:
        raise Invalid(f"no item {item!r}")
    return ITEMS[item]


@lru_cache(maxsize=None)
def _prefix(item: str) -> bytes:
    """[STO-3] The beginning of all storage keys of an item."""
    pallet, _, name = item.rpartition(".")
    return twox128((pallet or MAIN_PALLET).encode()) + twox128(name.encode())


def encode_value(item: Any, value: Any) -> bytes:
    """[STO-2] The bytes of an item's value."""
    return encoder(_declared(item)["value"])(value)


def storage_key(item: Any, keys: Any) -> bytes:
    """[STO-3] The storage key of an entry."""
    declared = _declared(item)["keys"]
    return _prefix(item) + b"".join(
        HASHERS[hasher](encoder(kind)(key)) for (kind, hasher), key in zip(declared, read_list(keys, len(declared))))


def _keyed_rows(item: str, value: Any) -> List[Tuple[bytes, list]]:
    """[STO-4] The entries of a map with their storage keys, in the order of these."""
    rows = [read_list(row) for row in read_list(value)]
    return sorted(((storage_key(item, row[:-1]), row) for row in rows), key=lambda keyed: keyed[0])


def state_order(state: Dict[str, Any]) -> Dict[str, Any]:
    """[STO-4] A state whose maps are in the chain's order."""
    return {item: [row for _, row in _keyed_rows(item, value)] if _declared(item)["keys"] else value
            for item, value in state.items()}


def state_entries(state: Dict[str, Any]) -> Dict[bytes, bytes]:
    """[STO-1] A state as the bytes that are stored."""
    entries = {}
    for item, value in state.items():
        if _declared(item)["keys"]:
            entries.update({key: encode_value(item, row[-1]) for key, row in _keyed_rows(item, value)})
        else:
            entries[storage_key(item, [])] = encode_value(item, value)
    return entries


def _read_state(state: Any) -> Dict[str, Any]:
    if not isinstance(state, dict):
        raise Invalid("the state is not an object")
    return state


def _read_pairs(pairs: Any) -> Dict[bytes, bytes]:
    return {read_bytes(key): read_bytes(value) for key, value in (read_list(pair, 2) for pair in read_list(pairs))}


def _written(content: bytes) -> str:
    return "0x" + content.hex()


HANDLERS: Dict[str, Callable[[Any], Any]] = {
    "scale": lambda given: _written(encode_value(read_member(given, "item"), read_member(given, "value"))),
    "storage_key": lambda given: _written(storage_key(read_member(given, "item"), read_member(given, "keys"))),
    "state_order": lambda given: state_order(_read_state(given)),
    "state_root": lambda given: _written(trie_root(state_entries(_read_state(given)))),
    "trie_root": lambda given: _written(trie_root(_read_pairs(given))),
    "call": lambda given: _written(encode_call(given)),
}


def compute(handler: str, given: Any) -> Any:
    """The value of a handler, as JSON."""
    if handler not in HANDLERS:
        raise Unsupported(f"no handler {handler}")
    return HANDLERS[handler](given)
