//! Marks that people give to essays and files.

use super::{Kind, Points, Question, writing::Criterion};
use serde::{Deserialize, Serialize};

/// Marks go in steps of half a point.
pub const MARK_STEP: Points = Points(500);

/// A mark: points by criterion, in the order of the rubric; one entry where there is no rubric.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Points by criterion.
    pub criteria: Vec<Points>,
    /// What the marker says to the learner.
    pub comment: String,
}

/// Why a mark cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MarkError {
    /// The question is not marked by people.
    #[error("nothing to mark")]
    NotMarked,
    /// Another number of criteria than the rubric has.
    #[error("a criterion is missing")]
    Incomplete,
    /// Below nothing or above the most of its criterion.
    #[error("out of range")]
    OutOfRange {
        /// Which criterion, from 0.
        criterion: usize,
    },
    /// Not a multiple of half a point.
    #[error("not a half")]
    NotAHalf {
        /// Which criterion, from 0.
        criterion: usize,
    },
}

impl Mark {
    /// All points together.
    pub fn points(&self) -> Points {
        self.criteria.iter().copied().sum()
    }
}

impl Question {
    /// The rubric; empty for other questions and where there is none.
    pub fn rubric(&self) -> &[Criterion] {
        match &self.kind {
            Kind::Essay(essay) => &essay.rubric,
            Kind::Upload(upload) => &upload.rubric,
            _ => &[],
        }
    }

    /// The most that each criterion gives; one entry of all points where there is no rubric.
    pub fn most_by_criterion(&self) -> Vec<Points> {
        match self.rubric() {
            [] => vec![self.points],
            rubric => rubric.iter().map(|criterion| criterion.points).collect(),
        }
    }

    /// Checks a mark against the rubric.
    pub fn check_mark(&self, mark: &Mark) -> Result<(), MarkError> {
        if !self.kind.is_marked() {
            return Err(MarkError::NotMarked);
        }
        let most = self.most_by_criterion();
        if most.len() != mark.criteria.len() {
            return Err(MarkError::Incomplete);
        }
        for (criterion, (points, most)) in mark.criteria.iter().zip(most).enumerate() {
            if !(Points(0)..=most).contains(points) {
                return Err(MarkError::OutOfRange { criterion });
            }
            if points.0 % MARK_STEP.0 != 0 && *points != most {
                return Err(MarkError::NotAHalf { criterion });
            }
        }
        Ok(())
    }
}

/// A mark beside its rubric, for the learner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReviewMark {
    /// Each criterion with what it gave; empty where there is no rubric.
    pub criteria: Vec<(Criterion, Points)>,
    /// What the marker says.
    pub comment: String,
}

impl ReviewMark {
    pub(super) fn of(rubric: &[Criterion], mark: Option<&Mark>) -> Option<Self> {
        let mark = mark?;
        let criteria = rubric.iter().cloned().zip(mark.criteria.iter().copied()).collect();
        Some(Self { criteria, comment: mark.comment.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::samples;

    fn mark(points: &[i64]) -> Mark {
        Mark { criteria: points.iter().copied().map(Points).collect(), comment: String::new() }
    }

    #[test]
    fn a_mark_fits_its_rubric_in_halves() {
        let question = samples::essay("q-1", &[2000, 1000]);
        for (points, outcome) in [
            (vec![1500, 1000], Ok(())),
            (vec![0, 0], Ok(())),
            (vec![1500], Err(MarkError::Incomplete)),
            (vec![1500, 1500], Err(MarkError::OutOfRange { criterion: 1 })),
            (vec![-500, 0], Err(MarkError::OutOfRange { criterion: 0 })),
            (vec![1250, 0], Err(MarkError::NotAHalf { criterion: 0 })),
        ] {
            assert_eq!(question.check_mark(&mark(&points)), outcome, "{points:?}");
        }
        assert_eq!(mark(&[1500, 1000]).points(), Points(2500));
    }

    #[test]
    fn without_a_rubric_the_whole_gets_one_mark() {
        let question = samples::essay("q-1", &[]);
        assert_eq!(question.check_mark(&mark(&[1000])), Ok(()));
        assert_eq!(samples::single("q-2", "+-").check_mark(&mark(&[1000])), Err(MarkError::NotMarked));
    }
}
