"""Suite `numbers`: the handlers of spec/arithmetic.md.

A handler is a type and an operation, as `I32F32.checked_add`. An operation reads its arguments, computes bits and
writes what results; where its name says so, an edge of [NUM-1] lies between.
"""

from functools import lru_cache
from typing import Any, Callable, Dict, Optional

from . import functions, safe_float, share_pool
from .fixed import FIXED, Fixed, FloatParts
from .integer import I32, I64, INTEGERS, U64, U128, Integer
from .outcome import Panic, Unsupported, read_float, read_list

# The plain edge comes last, for its prefix begins every name.
EDGES: Dict[str, Callable[[Integer], Callable]] = {
    "saturating_": lambda kind: kind.saturate,
    "checked_": lambda kind: kind.check,
    "": lambda kind: kind.wrap,
}

# What an operation gives before the edge: [NUM-2] to [NUM-4] and [NUM-7]. `b` stands for bits of the type.
EXACT: Dict[str, tuple] = {
    "add": ("bb", lambda kind, left, right: left + right),
    "sub": ("bb", lambda kind, left, right: left - right),
    "neg": ("b", lambda kind, value: -value),
    "abs": ("b", lambda kind, value: abs(value)),
    "mul": ("bb", Fixed.exact_mul),
    "div": ("bb", Fixed.exact_div),
    "int": ("b", Fixed.exact_floor),
    "floor": ("b", Fixed.exact_floor),
    "frac": ("b", Fixed.exact_frac),
    "ceil": ("b", Fixed.exact_ceil),
    "round": ("b", Fixed.exact_round),
}

# Operations with an edge of their own: [NUM-8] to [NUM-17]. `i` stands for an i32.
WHOLE: Dict[str, tuple] = {
    "abs_diff": ("bb", Fixed.abs_diff),
    "safe_div": ("bb", Fixed.safe_div),
    "safe_div_or": ("bbb", Fixed.safe_div_or),
    "checked_floor": ("b", Fixed.checked_floor),
    "checked_div": ("bb", Fixed.checked_div),
    "checked_pow": ("bi", functions.checked_pow),
    "checked_sqrt": ("bb", functions.checked_sqrt),
    "checked_ln": ("b", functions.checked_ln),
    "checked_log": ("bb", functions.checked_log),
    "sqrt": ("b", functions.sqrt),
    "log2": ("b", functions.log2),
    "ln": ("b", functions.ln),
    "exp": ("b", functions.exp),
    "pow": ("bb", functions.power),
    "powi": ("bi", functions.powi),
}

Handler = Callable[[list], Any]


def compute(handler: str, arguments: Any) -> Any:
    """The value of a handler, as JSON."""
    return _handler(handler)(read_list(arguments))


@lru_cache(maxsize=None)
def _handler(name: str) -> Handler:
    kind, _, operation = name.partition(".")
    if kind == "SafeFloat" and operation in SAFE_FLOAT:
        return SAFE_FLOAT[operation]
    if name == "SharePool.sequence":
        return share_pool.run_sequence
    found = _fixed_handler(FIXED[kind], operation) if kind in FIXED else None
    if found is None:
        raise Unsupported(f"no handler {name}")
    return found


def _fixed_handler(kind: Fixed, operation: str) -> Optional[Handler]:
    if operation == "cmp":
        return _operation(kind, "bb", lambda _kind, left, right: (left > right) - (left < right), int)
    if operation in WHOLE:
        return _operation(kind, *WHOLE[operation])
    prefix = next(prefix for prefix in EDGES if operation.startswith(prefix))
    edge, rest = EDGES[prefix], operation[len(prefix):]
    if rest in EXACT:
        return _edged_operation(kind, *EXACT[rest], edge(kind))
    if rest.startswith("from_num_"):
        return _from_num(kind, rest[len("from_num_"):], edge(kind), plain=prefix == "")
    if rest.startswith("to_num_"):
        return _to_num(kind, rest[len("to_num_"):], edge)
    return None


def _written(value: Any, write: Callable = str) -> Any:
    return None if value is None else write(value)


def _operation(kind: Fixed, shape: str, function: Callable, write: Callable = str) -> Handler:
    readers = [I32.read if letter == "i" else kind.read for letter in shape]

    def run(arguments: list) -> Any:
        values = [read(value) for read, value in zip(readers, read_list(arguments, len(readers)))]
        return _written(function(kind, *values), write)

    return run


def _edged_operation(kind: Fixed, shape: str, exact: Callable, to_edge: Callable) -> Handler:
    return _operation(kind, shape, lambda _kind, *values: to_edge(exact(kind, *values)))


def _from_num(kind: Fixed, source: str, to_edge: Callable, plain: bool) -> Optional[Handler]:
    """[NUM-5] and [NUM-6] A number of another type, or a float."""
    if source in INTEGERS:
        read = INTEGERS[source].read
        return lambda given: _written(to_edge(kind.exact_from_integer(read(*read_list(given, 1)))))
    if source in FIXED:
        other = FIXED[source]
        return lambda given: _written(to_edge(kind.exact_from_fixed(other, other.read(*read_list(given, 1)))))
    if source in ("f32", "f64"):
        bits = int(source[1:])
        return lambda given: str(_from_float(kind, bits, read_float(*read_list(given, 1)), to_edge, plain))
    return None


def _from_float(kind: Fixed, bits: int, value: float, to_edge: Callable, plain: bool) -> int:
    """[NUM-6] The nearest number of the grid; what the library takes for no number panics."""
    parts = FloatParts(value, bits)
    if parts.not_a_number:
        raise Panic("NaN")
    if parts.infinite and plain:
        raise Panic("infinite")
    return to_edge(kind.exact_from_float(parts.significand, parts.exponent))


def _to_num(kind: Fixed, target: str, edge: Callable) -> Optional[Handler]:
    """[NUM-5] A number as one of another type, rounded down."""
    if target not in INTEGERS:
        return None
    integer = INTEGERS[target]
    to_edge = edge(integer)

    def run(arguments: list) -> Any:
        value = kind.read(*read_list(arguments, 1))
        return _written(to_edge(value >> kind.fraction), integer.write)

    return run


def _safe_float_handler(function: Callable, *readers: Callable) -> Handler:
    def run(arguments: list) -> Any:
        values = [read(value) for read, value in zip(readers, read_list(arguments, len(readers)))]
        result = function(*values)
        return result.write() if isinstance(result, safe_float.SafeFloat) else result

    return run


_FLOAT = safe_float.read_safe_float

# [NUM-18] and [NUM-19]
SAFE_FLOAT: Dict[str, Handler] = {
    "new": _safe_float_handler(safe_float.new, U128.read, I64.read),
    "from_u64": _safe_float_handler(safe_float.from_u64, U64.read),
    "from_U64F64": _safe_float_handler(safe_float.from_fixed, FIXED["U64F64"].read),
    "to_u64": _safe_float_handler(lambda number: str(safe_float.to_u64(number)), _FLOAT),
    "is_zero": _safe_float_handler(safe_float.is_zero, _FLOAT),
    "add": _safe_float_handler(safe_float.add, _FLOAT, _FLOAT),
    "sub": _safe_float_handler(safe_float.sub, _FLOAT, _FLOAT),
    "div": _safe_float_handler(safe_float.div, _FLOAT, _FLOAT),
    "mul_div": _safe_float_handler(safe_float.mul_div, _FLOAT, _FLOAT, _FLOAT),
    "gt": _safe_float_handler(safe_float.gt, _FLOAT, _FLOAT),
}
