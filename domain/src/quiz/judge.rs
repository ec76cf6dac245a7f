//! How right an answer is: every rule of credit, in fractions, without rounding.

use super::{Answer, Choice, Credit, Kind, Question, cloze, ordering};

/// The share of its points that an answer earns: `earned` of `whole`, never less than nothing nor more than all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Share {
    pub(super) earned: i64,
    pub(super) whole: i64,
}

impl Share {
    pub(super) const NOTHING: Self = Self { earned: 0, whole: 1 };
    pub(super) const ALL: Self = Self { earned: 1, whole: 1 };

    fn of(earned: i64, whole: i64) -> Self {
        if whole <= 0 { Self::NOTHING } else { Self { earned: earned.clamp(0, whole), whole } }
    }

    pub(super) fn all_if(right: bool) -> Self {
        if right { Self::ALL } else { Self::NOTHING }
    }

    /// What so many right parts of all are worth: all or nothing where the author says so.
    pub(super) fn of_parts(credit: Credit, right: usize, all: usize) -> Self {
        match credit {
            Credit::Exact => Self::all_if(all > 0 && right == all),
            _ => Self::of(right as i64, all as i64),
        }
    }
}

impl Question {
    /// Judges one answer. An answer of another kind than the question's is wrong.
    pub(super) fn judge(&self, answer: &Answer) -> Share {
        self.judge_by(self.credit, answer)
    }

    /// Judges one answer as if the author had written this rule of credit.
    pub(super) fn judge_by(&self, credit: Credit, answer: &Answer) -> Share {
        match (&self.kind, answer) {
            (Kind::Single(choices) | Kind::TrueFalse(choices), Answer::Options(chosen)) if chosen.len() <= 1 => {
                credit.judge(choices, answer)
            }
            (Kind::Multiple(choices), Answer::Options(_)) => credit.judge(choices, answer),
            (Kind::Numeric(key), Answer::Text(typed)) => Share::all_if(key.accepts(typed)),
            (Kind::ShortText(key), Answer::Text(typed)) => Share::all_if(key.accepts(typed)),
            (Kind::Matching(matching), Answer::Pairs(pairs)) => matching.judge(credit, pairs),
            (Kind::Ordering(steps), Answer::Places(places)) => ordering::judge(steps, credit, places),
            (Kind::Cloze(gaps), Answer::Gaps(given)) => cloze::judge(gaps, credit, given),
            _ => Share::NOTHING,
        }
    }
}

impl Credit {
    fn judge(self, choices: &[Choice], answer: &Answer) -> Share {
        let ticked = |index: &usize| answer.has_chosen(*index);
        let right = choices.iter().filter(|choice| choice.right).count() as i64;
        let right_ticks = (0..choices.len()).filter(ticked).filter(|index| choices[*index].right).count() as i64;
        let wrong_ticks = (0..choices.len()).filter(ticked).filter(|index| !choices[*index].right).count() as i64;
        match self {
            Self::Exact | Self::Adjacent => Share::all_if(right > 0 && right_ticks == right && wrong_ticks == 0),
            Self::ProportionalCorrect if wrong_ticks > 0 => Share::NOTHING,
            Self::ProportionalCorrect => Share::of(right_ticks, right),
            // Whoever ticks everything has decided nothing, whatever the weights; unless everything is right.
            Self::Proportional if right < choices.len() as i64 && (0..choices.len()).all(|index| ticked(&index)) => {
                Share::NOTHING
            }
            // In hundredths of 1/r, so that weights in percent and parts of r have one denominator.
            Self::Proportional => Share::of(
                (0..choices.len()).filter(ticked).fold(0, |sum: i64, index| {
                    sum.saturating_add(match &choices[index] {
                        Choice { weight: Some(percent), .. } => i64::from(*percent).saturating_mul(right),
                        Choice { right: true, .. } => 100,
                        Choice { right: false, .. } => -100,
                    })
                }),
                right * 100,
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::samples::{choices, multiple, numeric, question, single, ticks, typed};

    /// What these ticks earn, in hundredths.
    #[track_caller]
    fn check(question: &Question, options: &[usize], hundredths: i64) {
        let Share { earned, whole } = question.judge(&ticks(options));
        assert_eq!(earned * 100 / whole, hundredths, "{options:?}");
    }

    #[test]
    fn exact_is_all_or_nothing() {
        let question = multiple("q-1", "+-+-", Credit::Exact);
        check(&question, &[0, 2], 100);
        for options in [&[0][..], &[0, 1, 2], &[1], &[0, 1, 2, 3]] {
            check(&question, options, 0);
        }
        check(&single("q-1", "-+"), &[1], 100);
        check(&single("q-1", "-+"), &[0], 0);
        check(&single("q-1", "-+"), &[0, 1], 0);
        check(&multiple("q-1", "++", Credit::Exact), &[0, 1], 100);
    }

    #[test]
    fn proportional_adds_right_ticks_and_takes_wrong_ones() {
        let question = multiple("q-1", "++--", Credit::Proportional);
        check(&question, &[0], 50);
        check(&question, &[0, 1], 100);
        check(&question, &[0, 1, 2], 50);
        check(&question, &[0, 2], 0);
        check(&question, &[2, 3], 0);
        check(&question, &[0, 1, 2, 3], 0);
    }

    #[test]
    fn weights_replace_the_parts_of_proportional() {
        let mut options = choices("++---");
        options[2].weight = Some(50);
        options[3].weight = Some(-50);
        let question = Question { credit: Credit::Proportional, ..question("q-1", Kind::Multiple(options)) };
        check(&question, &[2], 50);
        check(&question, &[0, 2], 100);
        check(&question, &[0, 1, 2], 100);
        check(&question, &[0, 1, 3], 50);
        check(&question, &[0, 1, 4], 50);
        check(&question, &[3], 0);
        check(&question, &[0, 1, 2, 3, 4], 0);
    }

    #[test]
    fn ticking_everything_is_right_only_where_everything_is() {
        check(&multiple("q-1", "+++", Credit::Proportional), &[0, 1, 2], 100);
        check(&multiple("q-1", "+++", Credit::Proportional), &[0, 2], 66);
    }

    #[test]
    fn proportional_correct_forgives_no_wrong_tick() {
        let question = multiple("q-1", "++-", Credit::ProportionalCorrect);
        check(&question, &[0], 50);
        check(&question, &[0, 1], 100);
        check(&question, &[0, 2], 0);
        check(&question, &[0, 1, 2], 0);
    }

    #[test]
    fn a_question_without_a_right_option_earns_nothing() {
        for credit in [Credit::Exact, Credit::Proportional, Credit::ProportionalCorrect] {
            check(&multiple("q-1", "--", credit), &[0], 0);
        }
    }

    #[test]
    fn an_answer_of_another_kind_is_wrong() {
        assert_eq!(single("q-1", "+-").judge(&typed("0")), Share::NOTHING);
        assert_eq!(numeric("q-1", &[(0.0, 0.0)]).judge(&ticks(&[0])), Share::NOTHING);
        check(&single("q-1", "+-"), &[7], 0);
    }
}
