"""[NUM-1] Integers of a certain width, and what happens at the ends of their range."""

from typing import Any, Optional

from .outcome import read_decimal, read_number


class Integer:
    """[NUM-1] A signed or unsigned integer type of some bits."""

    def __init__(self, bits: int, signed: bool) -> None:
        self.bits = bits
        self.signed = signed
        self.modulus = 1 << bits
        self.low = -(1 << (bits - 1)) if signed else 0
        self.high = self.low + self.modulus - 1

    def wrap(self, value: int) -> int:
        """[NUM-1] The low bits of a number."""
        if self.low <= value <= self.high:
            return value
        return (value - self.low) % self.modulus + self.low

    def saturate(self, value: int) -> int:
        """[NUM-1] The number, or the nearer end of the range."""
        return max(self.low, min(self.high, value))

    def check(self, value: Optional[int]) -> Optional[int]:
        """[NUM-1] The number where it exists and lies in the range, else nothing."""
        return value if value is not None and self.low <= value <= self.high else None

    def read(self, value: Any) -> int:
        """A number of this type from JSON: up to 32 bits as a number, wider as a decimal string."""
        reader = read_number if self.bits <= 32 else read_decimal
        return reader(value, self.low, self.high)

    def write(self, value: int) -> Any:
        """A number of this type as JSON."""
        return value if self.bits <= 32 else str(value)


U16, U32, U64, U128 = (Integer(bits, signed=False) for bits in (16, 32, 64, 128))
I32, I64, I128 = (Integer(bits, signed=True) for bits in (32, 64, 128))

INTEGERS = {"u16": U16, "u32": U32, "u64": U64, "u128": U128, "i32": I32, "i64": I64, "i128": I128}
