//! Whole numbers of up to 256 bits and a sign: wide enough for each exact result before its edge is applied.

use std::cmp::Ordering;
use std::fmt::{self, Display, Formatter};
use std::ops::{Add, Mul, Neg, Sub};
use std::str::FromStr;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wide {
    /// Never true of zero.
    negative: bool,
    high: u128,
    low: u128,
}

impl Wide {
    pub const ZERO: Wide = Wide { negative: false, high: 0, low: 0 };

    fn new(negative: bool, high: u128, low: u128) -> Wide {
        Wide { negative: negative && (high, low) != (0, 0), high, low }
    }

    pub fn power_of_two(exponent: u32) -> Wide {
        Wide::from(1).shift_left(exponent)
    }

    pub fn is_negative(self) -> bool {
        self.negative
    }

    pub fn abs(self) -> Wide {
        Wide { negative: false, ..self }
    }

    /// The low bits, as two's complement has them.
    pub fn low_bits(self) -> u128 {
        if self.negative {
            self.low.wrapping_neg()
        } else {
            self.low
        }
    }

    /// Times 2^count. What leaves the 256 bits is lost; no caller shifts so far.
    pub fn shift_left(self, count: u32) -> Wide {
        let (high, low) = match count {
            0 => (self.high, self.low),
            1..=127 => (self.high << count | self.low >> (128 - count), self.low << count),
            128..=255 => (self.low << (count - 128), 0),
            _ => (0, 0),
        };
        Wide::new(self.negative, high, low)
    }

    /// Over 2^count, cut toward zero.
    fn shift_right_cut(self, count: u32) -> Wide {
        let (high, low) = match count {
            0 => (self.high, self.low),
            1..=127 => (self.high >> count, self.low >> count | self.high << (128 - count)),
            128..=255 => (0, self.high >> (count - 128)),
            _ => (0, 0),
        };
        Wide::new(self.negative, high, low)
    }

    /// Over 2^count, toward minus infinity.
    pub fn shift_right(self, count: u32) -> Wide {
        let cut = self.shift_right_cut(count);
        if self.negative && cut.shift_left(count) != self {
            cut - Wide::from(1)
        } else {
            cut
        }
    }

    /// The quotient cut toward zero, bit by bit; the divisor is below 2^128 and not zero.
    pub fn divide(self, divisor: Wide) -> Wide {
        assert!(divisor.high == 0 && divisor.low != 0, "a divisor of one to 128 bits");
        let (mut quotient, mut rest) = (Wide::ZERO, 0u128);
        for index in (0..256).rev() {
            let carry = rest >> 127 == 1;
            rest = rest << 1 | (self.shift_right_cut(index).low & 1);
            quotient = quotient.shift_left(1);
            if carry || rest >= divisor.low {
                rest = rest.wrapping_sub(divisor.low);
                quotient.low |= 1;
            }
        }
        Wide::new(self.negative != divisor.negative, quotient.high, quotient.low)
    }

    fn compare_magnitudes(self, other: Wide) -> Ordering {
        (self.high, self.low).cmp(&(other.high, other.low))
    }
}

impl From<u128> for Wide {
    fn from(value: u128) -> Wide {
        Wide::new(false, 0, value)
    }
}

impl From<i128> for Wide {
    fn from(value: i128) -> Wide {
        Wide::new(value < 0, 0, value.unsigned_abs())
    }
}

impl From<i32> for Wide {
    fn from(value: i32) -> Wide {
        Wide::from(i128::from(value))
    }
}

impl FromStr for Wide {
    type Err = std::num::ParseIntError;

    fn from_str(digits: &str) -> Result<Wide, Self::Err> {
        digits.parse::<u128>().map(Wide::from).or_else(|_| digits.parse::<i128>().map(Wide::from))
    }
}

/// Numbers of up to 128 bits only: results that an edge has been applied to.
impl Display for Wide {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        assert!(self.high == 0, "a number of up to 128 bits");
        write!(out, "{}{}", if self.negative { "-" } else { "" }, self.low)
    }
}

impl Neg for Wide {
    type Output = Wide;

    fn neg(self) -> Wide {
        Wide::new(!self.negative, self.high, self.low)
    }
}

impl Add for Wide {
    type Output = Wide;

    fn add(self, other: Wide) -> Wide {
        if self.negative == other.negative {
            let (low, carry) = self.low.overflowing_add(other.low);
            return Wide::new(self.negative, self.high + other.high + u128::from(carry), low);
        }
        let (larger, smaller) = match self.compare_magnitudes(other) {
            Ordering::Less => (other, self),
            _ => (self, other),
        };
        let (low, borrow) = larger.low.overflowing_sub(smaller.low);
        Wide::new(larger.negative, larger.high - smaller.high - u128::from(borrow), low)
    }
}

impl Sub for Wide {
    type Output = Wide;

    fn sub(self, other: Wide) -> Wide {
        self + -other
    }
}

/// The exact product of two numbers of up to 128 bits each.
impl Mul for Wide {
    type Output = Wide;

    fn mul(self, other: Wide) -> Wide {
        assert!(self.high == 0 && other.high == 0, "factors of up to 128 bits");
        let halves = |value: u128| (value >> 64, value & u128::from(u64::MAX));
        let ((a, b), (c, d)) = (halves(self.low), halves(other.low));
        let across = [a * d, b * c].map(|product| Wide::from(product).shift_left(64));
        let product = Wide::new(false, a * c, b * d) + across[0] + across[1];
        if self.negative == other.negative {
            product
        } else {
            -product
        }
    }
}

impl PartialOrd for Wide {
    fn partial_cmp(&self, other: &Wide) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Wide {
    fn cmp(&self, other: &Wide) -> Ordering {
        match (self.negative, other.negative) {
            (false, false) => self.compare_magnitudes(*other),
            (true, true) => other.compare_magnitudes(*self),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}
