"""[NUM-20] The share pool: keys own a shared value by shares of a denominator."""

from typing import Any, Callable, Dict, List

from . import safe_float
from .integer import I64, U32, U64
from .outcome import Invalid, Refused, read_list, read_text
from .safe_float import SafeFloat


class SharePool:
    """[NUM-20] A pool of shares, empty at first."""

    def __init__(self) -> None:
        self.shared_value = 0
        self.denominator = safe_float.ZERO
        self.shares: Dict[int, SafeFloat] = {}

    def share(self, key: int) -> SafeFloat:
        """The share of a key, zero where it has none."""
        return self.shares.get(key, safe_float.ZERO)

    def get_value(self, key: int) -> int:
        """value · share / denominator, cut to u64; zero where that does not exist."""
        value = safe_float.mul_div(_whole(self.shared_value), self.share(key), self.denominator)
        return 0 if value is None else safe_float.to_u64(value)

    def try_get_value(self, key: int) -> int:
        """The value of a key, refused where it has no share."""
        if key not in self.shares:
            raise Refused("()")
        return self.get_value(key)

    def update_value_for_all(self, update: int) -> None:
        """Change the shared value, saturating."""
        self.shared_value = U64.saturate(self.shared_value + update)

    def update_value_for_one(self, key: int, update: int) -> None:
        """Give a key shares that are worth an update, or take them; then change the shared value."""
        self._change_shares(key, self._change_in_shares(update), update > 0)
        self.update_value_for_all(update)

    def sim_update_value_for_one(self, update: int) -> bool:
        """Whether an update would change a share: always so in an empty pool."""
        return safe_float.is_zero(self.denominator) or not safe_float.is_zero(self._change_in_shares(update))

    def _change_shares(self, key: int, change: SafeFloat, more: bool) -> None:
        if safe_float.is_zero(self.denominator):
            self.denominator = self.shares[key] = change
            return
        combine = safe_float.add if more else safe_float.sub
        self.denominator = combine(self.denominator, change) or safe_float.ZERO
        self.shares[key] = combine(self.share(key), change) or safe_float.ZERO

    def _change_in_shares(self, update: int) -> SafeFloat:
        """|u| · denominator / value, zero where that does not exist; |u| in an empty pool."""
        size = _whole(abs(update))
        if safe_float.is_zero(self.denominator):
            return size
        return safe_float.mul_div(size, self.denominator, _whole(self.shared_value)) or safe_float.ZERO


def _whole(number: int) -> SafeFloat:
    """A whole number of up to 64 bits, which always exists."""
    return safe_float.from_u64(number) or safe_float.ZERO


def _all(pool: SharePool, _key: int, argument: Any) -> bool:
    pool.update_value_for_all(I64.read(argument))
    return True


def _one(pool: SharePool, key: int, argument: Any) -> bool:
    pool.update_value_for_one(key, I64.read(argument))
    return True


def _simulate(pool: SharePool, _key: int, argument: Any) -> bool:
    return pool.sim_update_value_for_one(I64.read(argument))


def _value(pool: SharePool, key: int, _argument: Any) -> Any:
    return str(pool.get_value(key))


def _try_value(pool: SharePool, key: int, _argument: Any) -> Any:
    try:
        return str(pool.try_get_value(key))
    except Refused as refusal:
        return {"error": str(refusal)}


OPERATIONS: Dict[str, Callable[[SharePool, int, Any], Any]] = {
    "update_value_for_all": _all,
    "update_value_for_one": _one,
    "sim_update_value_for_one": _simulate,
    "get_value": _value,
    "try_get_value": _try_value,
}


def run_sequence(operations: List[Any]) -> List[Any]:
    """[NUM-20] Operations on an empty pool; each leaves its result, the value, the denominator and the key's share."""
    pool = SharePool()
    return [_run(pool, *read_list(operation, 3)) for operation in operations]


def _run(pool: SharePool, name: Any, key: Any, argument: Any) -> List[Any]:
    if read_text(name) not in OPERATIONS:
        raise Invalid(f"no operation {name!r}")
    result = OPERATIONS[name](pool, U32.read(key), argument)
    share = pool.shares.get(key)
    return [result, str(pool.shared_value), pool.denominator.write(), share and share.write()]
