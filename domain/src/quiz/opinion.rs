//! Questions without a right answer: a scale between two ends, and a poll.

use super::{Choice, Field};

/// Whole values from one end to the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The lowest value.
    pub min: i64,
    /// The highest value.
    pub max: i64,
    /// What the lowest means.
    pub low: String,
    /// What the highest means.
    pub high: String,
}

/// Options of which none is right; several may be ticked where its author says so.
#[derive(Clone, Debug, PartialEq)]
pub struct Poll {
    /// The options.
    pub choices: Vec<Choice>,
    /// Whether several may be ticked.
    pub many: bool,
}

impl Scale {
    /// All its values, lowest first; an answer holds the index of one.
    pub fn values(&self) -> impl Iterator<Item = i64> + use<> {
        self.min..=self.max
    }

    /// How many values it has.
    pub fn count(&self) -> usize {
        usize::try_from(self.max - self.min + 1).unwrap_or(0)
    }

    pub(super) fn field(&self) -> Field {
        Field::Scale { values: self.values().collect(), low: self.low.clone(), high: self.high.clone() }
    }

    /// A value with the word for its end.
    pub fn label(&self, value: i64) -> String {
        match () {
            () if value == self.min && !self.low.is_empty() => format!("{value} ({})", self.low),
            () if value == self.max && !self.high.is_empty() => format!("{value} ({})", self.high),
            () => value.to_string(),
        }
    }
}
