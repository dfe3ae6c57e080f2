//! I32F32, the numbers of an epoch: 64 bits of which 32 are the fraction, and every result keeps its low bits.

/// The bits of a number.
pub type Bits = i64;

pub const ONE: Bits = 1 << 32;

pub fn from_u16(value: u16) -> Bits {
    Bits::from(value) << 32
}

/// NUM-3.
pub fn multiply(left: Bits, right: Bits) -> Bits {
    ((i128::from(left) * i128::from(right)) >> 32) as Bits
}

/// NUM-4; the divisor is not zero.
pub fn divide(left: Bits, right: Bits) -> Bits {
    ((i128::from(left) << 32) / i128::from(right)) as Bits
}

/// NUM-2.
pub fn sum(values: impl IntoIterator<Item = Bits>) -> Bits {
    values.into_iter().fold(0, Bits::wrapping_add)
}

/// NUM-7: the nearest integer, halves away from zero, and of it the low 16 bits.
pub fn round_to_u16(value: Bits) -> u16 {
    let magnitude = (value.unsigned_abs() + (1 << 31)) >> 32;
    (if value < 0 { magnitude.wrapping_neg() } else { magnitude }) as u16
}

/// ⌊x · 65535⌋, of it the low 16 bits.
pub fn proportion_to_u16(value: Bits) -> u16 {
    (value.wrapping_mul(Bits::from(u16::MAX)) >> 32) as u16
}
