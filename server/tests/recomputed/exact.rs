//! Fractions without rounding, and the one rule of rounding.

/// A fraction; the denominator is above zero.
#[derive(Clone, Copy, Debug)]
pub struct Fraction(pub i128, pub i128);

impl Fraction {
    pub const NOTHING: Self = Self(0, 1);
    pub const ALL: Self = Self(1, 1);

    pub fn plus(self, other: Self) -> Self {
        Self(self.0 * other.1 + other.0 * self.1, self.1 * other.1)
    }

    pub fn times(self, other: Self) -> Self {
        Self(self.0 * other.0, self.1 * other.1)
    }

    pub fn is_at_most(self, other: Self) -> bool {
        self.0 * other.1 <= other.0 * self.1
    }

    /// Kept between nothing and all.
    pub fn as_share(self) -> Self {
        match self {
            _ if self.is_at_most(Self::NOTHING) => Self::NOTHING,
            _ if Self::ALL.is_at_most(self) => Self::ALL,
            _ => self,
        }
    }

    /// The nearest whole number, halves upward.
    pub fn rounded(self) -> i64 {
        i64::try_from((self.0 * 2 + self.1).div_euclid(self.1 * 2)).expect("a small number")
    }

    /// `62.5`, `-3`, `.5`: digits with at most one point.
    pub fn read(text: &str) -> Option<Self> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
        let all = format!("{whole}{rest}");
        let is_number = !all.is_empty() && all.chars().all(|digit| digit.is_ascii_digit());
        Some(Self(sign * all.parse::<i128>().ok().filter(|_| is_number)?, 10_i128.pow(rest.len() as u32)))
    }
}
