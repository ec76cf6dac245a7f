//! What a learner answered, before anyone judges it.

use super::{GapAnswer, HandedFile, Partner};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A raw answer. Option indexes are those of the source, so that the order on the screen does not matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// The options chosen, ascending.
    Options(Vec<usize>),
    /// What was typed, NFC, without spaces around it.
    Text(String),
    /// What stands beside each left side of a matching.
    Pairs(Vec<Option<Partner>>),
    /// The place of each step of an ordering, from 0, by its place in the source.
    Places(Vec<Option<usize>>),
    /// What stands in each gap.
    Gaps(Vec<Option<GapAnswer>>),
    /// Files in the order in which they came.
    Files(Vec<HandedFile>),
}

impl Answer {
    /// Whether nothing was chosen or typed.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Options(chosen) => chosen.is_empty(),
            Self::Text(typed) => typed.trim().is_empty(),
            Self::Pairs(pairs) => pairs.iter().all(Option::is_none),
            Self::Places(places) => places.iter().all(Option::is_none),
            Self::Gaps(given) => given.iter().all(Option::is_none),
            Self::Files(files) => files.is_empty(),
        }
    }

    /// Whether every part has an answer; a list that gives two steps one place is not finished either.
    pub fn is_complete(&self) -> bool {
        match self {
            Self::Pairs(pairs) => pairs.iter().all(Option::is_some),
            Self::Places(places) => {
                let different: BTreeSet<usize> = places.iter().flatten().copied().collect();
                different.len() == places.len()
            }
            Self::Gaps(given) => given.iter().all(Option::is_some),
            Self::Options(_) | Self::Text(_) | Self::Files(_) => !self.is_blank(),
        }
    }

    /// Whether the option with this index was chosen.
    pub fn has_chosen(&self, option: usize) -> bool {
        matches!(self, Self::Options(chosen) if chosen.contains(&option))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::samples::ticks;

    #[test]
    fn an_answer_with_an_open_part_is_not_finished() {
        assert!(!Answer::Places(vec![Some(0), None]).is_complete());
        assert!(!Answer::Places(vec![Some(0), Some(0)]).is_complete(), "two steps at one place");
        assert!(Answer::Places(vec![Some(1), Some(0)]).is_complete());
        assert!(!Answer::Pairs(vec![None, Some(Partner::Nobody)]).is_blank());
        assert!(Answer::Pairs(vec![None, None]).is_blank());
        assert!(!ticks(&[]).is_complete());
    }
}
