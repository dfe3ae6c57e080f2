"""Suite `tokenomics`: supply, emission and halving, [TOK-1] to [TOK-7]."""

from typing import Any, Callable, Dict, Optional

from . import functions
from .fixed import I96F32
from .integer import U64
from .outcome import Invalid, Refused, Unsupported, read_list, read_member, read_number

RAO_PER_TAO = 1_000_000_000
TOTAL_SUPPLY = 21_000_000 * RAO_PER_TAO
DEFAULT_BLOCK_EMISSION = RAO_PER_TAO
BLOCK_SECONDS = 12
LAST_HALVING = 30


def emission_over(emission: int, seconds: int) -> int:
    """[TOK-1] What a block emission makes in so many seconds."""
    return emission * seconds // BLOCK_SECONDS


def block_emission(issuance: int) -> int:
    """[TOK-2] and [TOK-3] What a block emits at an issuance."""
    if issuance >= TOTAL_SUPPLY:
        return 0
    kind = I96F32
    share = kind.div(kind.from_integer(issuance), kind.from_integer(TOTAL_SUPPLY))
    remaining = kind.div(kind.one, kind.one - share)
    try:
        halvings = functions.log2(kind, remaining, old=True) >> kind.fraction
    except Refused:
        raise Refused("Logarithm calculation failed") from None
    part = kind.div(kind.one, kind.from_integer(1 << halvings))
    return kind.mul(part, kind.from_integer(DEFAULT_BLOCK_EMISSION)) >> kind.fraction


def halving_threshold(halving: int) -> int:
    """[TOK-4] The first issuance after a halving, cap · (1 − 2^−k) rounded up."""
    return TOTAL_SUPPLY - (TOTAL_SUPPLY >> halving)


def issuance_after(issuance: int, blocks: int) -> int:
    """[TOK-5] The issuance after so many blocks, each of which emits at the rate of its start."""
    for halving in range(1, LAST_HALVING + 1):
        threshold = halving_threshold(halving)
        if issuance < threshold:
            emission = block_emission(issuance)
            count = min(blocks, -((issuance - threshold) // emission))
            issuance, blocks = issuance + count * emission, blocks - count
    return issuance


def written_block_emission(stored: int, issuance: int) -> Optional[int]:
    """[TOK-6] What is stored as BlockEmission, if anything."""
    if issuance >= TOTAL_SUPPLY:
        return None
    emission = block_emission(issuance)
    return emission if emission != stored else None


def genesis_issuance(stakes: Dict[str, Dict[str, int]], balances: Dict[str, int]) -> int:
    """[TOK-7] The wrapping sum of the balances, to which the stakes are added, saturating."""
    issuance = U64.wrap(sum(balances.values()))
    return U64.saturate(issuance + sum(sum(staked.values()) for staked in stakes.values()))


def _read_amount(value: Any) -> int:
    """An amount of a snapshot: a JSON number or a decimal string."""
    if isinstance(value, int) and not isinstance(value, bool) and U64.low <= value <= U64.high:
        return value
    return U64.read(value)


def _read_stake(value: Any) -> int:
    """A hotkey's stake in a snapshot: `[rao, UID]`, or the rao alone."""
    return _read_amount(read_list(value, 2)[0] if isinstance(value, list) else value)


def _read_map(value: Any, read: Callable[[Any], Any]) -> Dict[str, Any]:
    if not isinstance(value, dict):
        raise Invalid("not an object")
    return {key: read(member) for key, member in value.items()}


def _answer_emission_over(given: Any) -> str:
    return str(emission_over(U64.read(read_member(given, "emission")), U64.read(read_member(given, "seconds"))))


def _answer_block_emission(given: Any) -> str:
    return str(block_emission(U64.read(read_member(given, "issuance"))))


def _answer_halving_threshold(given: Any) -> Any:
    issuance = halving_threshold(read_number(read_member(given, "halving"), 0, LAST_HALVING))
    return {"issuance": str(issuance), "emission": str(block_emission(issuance))}


def _answer_issuance_after(given: Any) -> str:
    return str(issuance_after(U64.read(read_member(given, "issuance")), U64.read(read_member(given, "blocks"))))


def _answer_written_block_emission(given: Any) -> Optional[str]:
    stored, issuance = (U64.read(read_member(given, name)) for name in ("stored", "issuance"))
    written = written_block_emission(stored, issuance)
    return None if written is None else str(written)


def _answer_genesis_issuance(given: Any) -> str:
    stakes = _read_map(read_member(given, "stakes"), lambda staked: _read_map(staked, _read_stake))
    return str(genesis_issuance(stakes, _read_map(read_member(given, "balances"), _read_amount)))


HANDLERS: Dict[str, Callable[[Any], Any]] = {
    "emission_over": _answer_emission_over,
    "block_emission": _answer_block_emission,
    "halving_threshold": _answer_halving_threshold,
    "issuance_after": _answer_issuance_after,
    "written_block_emission": _answer_written_block_emission,
    "genesis_issuance": _answer_genesis_issuance,
}


def compute(handler: str, given: Any) -> Any:
    """The value of a handler, as JSON."""
    if handler not in HANDLERS:
        raise Unsupported(f"no handler {handler}")
    return HANDLERS[handler](given)
