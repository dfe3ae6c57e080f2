//! Integer and fixed-point types, and what happens at the ends of their ranges (NUM-1 to NUM-12, spec/arithmetic.md).

use crate::wide::Wide;

/// A type of numbers: an integer of `bits` bits that counts steps of 2^−fraction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    pub signed: bool,
    pub bits: u32,
    pub fraction: u32,
}

/// What becomes of a result outside the range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Edge {
    Wrapping,
    Saturating,
    /// It does not exist.
    Checked,
}

impl Grid {
    /// The fixed-point type of that name, `I32F32` for example.
    pub fn fixed(name: &str) -> Option<Grid> {
        let (signed, bits, fraction) = match name {
            "I32F32" => (true, 64, 32),
            "I64F64" => (true, 128, 64),
            "I96F32" => (true, 128, 32),
            "I110F18" => (true, 128, 18),
            "U64F64" => (false, 128, 64),
            "U96F32" => (false, 128, 32),
            "U110F18" => (false, 128, 18),
            _ => return None,
        };
        Some(Grid { signed, bits, fraction })
    }

    /// The type of that name, be it fixed-point or an integer.
    pub fn named(name: &str) -> Option<Grid> {
        let (signed, bits) = match name {
            "i32" => (true, 32),
            "i64" => (true, 64),
            "i128" => (true, 128),
            "u8" => (false, 8),
            "u16" => (false, 16),
            "u32" => (false, 32),
            "u64" => (false, 64),
            "u128" => (false, 128),
            _ => return Grid::fixed(name),
        };
        Some(Grid { signed, bits, fraction: 0 })
    }

    pub fn one(self) -> Wide {
        Wide::power_of_two(self.fraction)
    }

    fn least(self) -> Wide {
        if self.signed {
            -Wide::power_of_two(self.bits - 1)
        } else {
            Wide::ZERO
        }
    }

    fn greatest(self) -> Wide {
        Wide::power_of_two(self.bits - u32::from(self.signed)) - Wide::from(1)
    }

    pub fn holds(self, exact: Wide) -> bool {
        self.least() <= exact && exact <= self.greatest()
    }

    pub fn checked(self, exact: Wide) -> Option<Wide> {
        Some(exact).filter(|&value| self.holds(value))
    }

    pub fn saturated(self, exact: Wide) -> Wide {
        exact.clamp(self.least(), self.greatest())
    }

    pub fn wrapped(self, exact: Wide) -> Wide {
        let unsigned = Wide::from(exact.low_bits() & (u128::MAX >> (128 - self.bits)));
        if unsigned > self.greatest() {
            unsigned - Wide::power_of_two(self.bits)
        } else {
            unsigned
        }
    }

    /// NUM-1: the exact result where it fits; else what the edge makes of it.
    pub fn at_edge(self, edge: Edge, exact: Wide) -> Option<Wide> {
        match edge {
            Edge::Wrapping => Some(self.wrapped(exact)),
            Edge::Saturating => Some(self.saturated(exact)),
            Edge::Checked => self.checked(exact),
        }
    }

    /// NUM-3, exactly.
    pub fn product(self, left: Wide, right: Wide) -> Wide {
        (left * right).shift_right(self.fraction)
    }

    /// NUM-4, exactly; nothing where the divisor is zero.
    pub fn quotient(self, left: Wide, right: Wide) -> Option<Wide> {
        (right != Wide::ZERO).then(|| left.shift_left(self.fraction).divide(right))
    }

    pub fn checked_quotient(self, left: Wide, right: Wide) -> Option<Wide> {
        self.quotient(left, right).and_then(|exact| self.checked(exact))
    }

    /// NUM-5: a number of another type on this one's steps, rounded toward minus infinity.
    pub fn moved(self, value: Wide, from: Grid) -> Wide {
        value.shift_left(self.fraction).shift_right(from.fraction)
    }

    /// NUM-7: the largest integer that is not above.
    pub fn floor(self, value: Wide) -> Wide {
        value.shift_right(self.fraction).shift_left(self.fraction)
    }

    /// NUM-7: the smallest integer that is not below.
    pub fn ceil(self, value: Wide) -> Wide {
        -self.floor(-value)
    }

    /// NUM-7: the nearest integer, halves away from zero.
    pub fn round(self, value: Wide) -> Wide {
        let magnitude = self.floor(value.abs() + Wide::power_of_two(self.fraction - 1));
        if value.is_negative() {
            -magnitude
        } else {
            magnitude
        }
    }

    /// ERR-20: `checked_floor` takes one more from a negative number with a fraction.
    pub fn checked_floor(self, value: Wide) -> Option<Wide> {
        let floor = self.floor(value);
        let amiss = value.is_negative() && floor != value;
        self.checked(if amiss { floor - self.one() } else { floor })
    }

    /// NUM-9: squaring with saturating products, lowest bit of the exponent first.
    pub fn checked_pow(self, base: Wide, exponent: i32) -> Option<Wide> {
        if exponent < 0 && base == Wide::ZERO {
            return None;
        }
        let (mut power, mut square, mut rest) = (self.one(), base, exponent.unsigned_abs());
        while rest > 0 {
            if rest % 2 == 1 {
                power = self.saturated(self.product(power, square));
            }
            square = self.saturated(self.product(square, square));
            rest /= 2;
        }
        if exponent >= 0 {
            return Some(power);
        }
        Some(self.checked_quotient(self.one(), power).unwrap_or(Wide::ZERO))
    }
}
