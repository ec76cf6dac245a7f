//! Banks: questions that sections choose by tag and level.

use super::question::ReadQuestion;
use crate::quiz::Question;

/// A bank that has been read.
#[derive(Clone)]
pub(super) struct Bank {
    pub questions: Vec<ReadQuestion>,
    /// Whether a question in it was refused.
    pub incomplete: bool,
}

/// `tags=a,b+c level=2`: in the tags comma is or, plus is and.
#[derive(Default)]
pub(super) struct Filter {
    any_of: Vec<Vec<String>>,
    levels: Vec<u8>,
}

impl Filter {
    /// Reads the two attributes; empty ones let everything pass.
    pub fn new(tags: &str, levels: &[String]) -> Self {
        let all_of =
            |part: &str| part.split('+').map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned).collect();
        Self {
            any_of: tags.split(',').map(all_of).filter(|all: &Vec<String>| !all.is_empty()).collect(),
            levels: levels.iter().filter_map(|level| level.parse().ok()).collect(),
        }
    }

    /// Whether a question may be drawn.
    pub fn fits(&self, question: &Question) -> bool {
        let tagged =
            self.any_of.is_empty() || self.any_of.iter().any(|all| all.iter().all(|tag| question.tags.contains(tag)));
        let level = self.levels.is_empty() || question.level.is_some_and(|level| self.levels.contains(&level));
        tagged && level
    }
}
