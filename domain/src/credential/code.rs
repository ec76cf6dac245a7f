//! The check code that people type: 80 random bits in Crockford's base 32.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// No I, L, O or U: nothing that a reader could take for another sign.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SIGNS: usize = 16;

/// The 16-sign code of a certificate, unrelated to its number: who knows one certificate cannot guess the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Code([u8; 10]);

/// A text that is no check code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// It has another number of signs than 16.
    #[error("a code has 16 signs, this has {0}")]
    Length(usize),
    /// It has a sign that no code has.
    #[error("no code has the sign {0:?}")]
    Sign(char),
}

impl Code {
    /// The code of ten bytes, which the caller draws at random.
    pub fn from_bytes(bytes: [u8; 10]) -> Self {
        Self(bytes)
    }

    /// Its ten bytes.
    pub fn as_bytes(&self) -> &[u8; 10] {
        &self.0
    }

    /// The 16 signs without dashes, for addresses and for the database.
    pub fn compact(&self) -> String {
        let mut wide = [0; 16];
        wide[6..].copy_from_slice(&self.0);
        let number = u128::from_be_bytes(wide);
        (0..SIGNS).map(|place| char::from(ALPHABET[(number >> (75 - 5 * place)) as usize & 31])).collect()
    }
}

impl fmt::Display for Code {
    /// In groups of four, for people.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, sign) in self.compact().chars().enumerate() {
            if place > 0 && place % 4 == 0 {
                formatter.write_str("-")?;
            }
            write!(formatter, "{sign}")?;
        }
        Ok(())
    }
}

impl FromStr for Code {
    type Err = CodeError;

    /// Lower case, spaces and dashes are welcome; I and L are read as 1, O as 0.
    fn from_str(text: &str) -> Result<Self, CodeError> {
        let mut number: u128 = 0;
        let mut signs = 0;
        for sign in text.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '-' | '–' | '—' | '‑')) {
            let value = value_of(sign).ok_or(CodeError::Sign(sign))?;
            signs += 1;
            if signs <= SIGNS {
                number = number << 5 | value as u128;
            }
        }
        if signs != SIGNS {
            return Err(CodeError::Length(signs));
        }
        let mut bytes = [0; 10];
        bytes.copy_from_slice(&number.to_be_bytes()[6..]);
        Ok(Self(bytes))
    }
}

fn value_of(sign: char) -> Option<usize> {
    let plain = match sign.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        other => other,
    };
    ALPHABET.iter().position(|known| char::from(*known) == plain)
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.compact()
    }
}

impl TryFrom<String> for Code {
    type Error = CodeError;

    fn try_from(text: String) -> Result<Self, CodeError> {
        text.parse()
    }
}
