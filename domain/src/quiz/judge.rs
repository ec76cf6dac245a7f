//! How right an answer is: every rule of credit, in fractions, without rounding.

use super::{Answer, Choice, Credit, Kind, Numeric, Question, ShortText};
use crate::{number, text};

/// The share of its points that an answer earns: `earned` of `whole`, never less than nothing nor more than all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Share {
    pub(super) earned: i64,
    pub(super) whole: i64,
}

impl Share {
    const NOTHING: Self = Self { earned: 0, whole: 1 };
    const ALL: Self = Self { earned: 1, whole: 1 };

    fn of(earned: i64, whole: i64) -> Self {
        if whole <= 0 { Self::NOTHING } else { Self { earned: earned.clamp(0, whole), whole } }
    }

    fn all_if(right: bool) -> Self {
        if right { Self::ALL } else { Self::NOTHING }
    }
}

impl Question {
    /// Judges one answer. An answer of another kind than the question's is wrong.
    pub(super) fn judge(&self, answer: &Answer) -> Share {
        match (&self.kind, answer) {
            (Kind::Single(choices) | Kind::TrueFalse(choices), Answer::Options(chosen)) if chosen.len() <= 1 => {
                self.credit.judge(choices, answer)
            }
            (Kind::Multiple(choices), Answer::Options(_)) => self.credit.judge(choices, answer),
            (Kind::Numeric(key), Answer::Text(typed)) => Share::all_if(key.accepts(typed)),
            (Kind::ShortText(key), Answer::Text(typed)) => Share::all_if(key.accepts(typed)),
            _ => Share::NOTHING,
        }
    }

    /// The author's answers to a typed mistake, safe HTML.
    pub(super) fn mistakes_in<'question>(&'question self, typed: &str) -> Vec<&'question str> {
        match &self.kind {
            Kind::Numeric(key) if !key.accepts(typed) => key
                .mistakes
                .iter()
                .filter(|(interval, _)| key.holds(*interval, typed))
                .map(|(_, html)| html.as_str())
                .collect(),
            Kind::ShortText(key) if !key.accepts(typed) => key
                .mistakes
                .iter()
                .filter(|(mistake, _)| key.same(mistake, typed))
                .map(|(_, html)| html.as_str())
                .collect(),
            _ => Vec::new(),
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
            Self::Exact => Share::all_if(right > 0 && right_ticks == right && wrong_ticks == 0),
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

impl Numeric {
    /// Whether `typed` can be read as an accepted number.
    fn accepts(&self, typed: &str) -> bool {
        self.accepted.iter().any(|interval| self.holds(*interval, typed))
    }

    fn holds(&self, (low, high): (f64, f64), typed: &str) -> bool {
        // `= 0.7 +- 0.1` reaches 0.8 for its author, though not in binary fractions.
        let slack = 1e-9 * low.abs().max(high.abs());
        number_readings(typed, self.unit.as_deref())
            .into_iter()
            .any(|value| value >= low - slack && value <= high + slack)
    }
}

impl ShortText {
    fn accepts(&self, typed: &str) -> bool {
        self.accepted.iter().any(|accepted| self.same(accepted, typed))
    }

    fn same(&self, one: &str, other: &str) -> bool {
        self.loosen(one) == self.loosen(other)
    }

    /// What remains of a text when everything that does not matter here is taken away.
    fn loosen(&self, written: &str) -> String {
        let mut bare = text::bare(&text::tone_on_first_vowel(written));
        if self.fold_case {
            bare = bare.to_lowercase();
        }
        if self.fold_accent {
            bare = text::without_accents(&bare);
        }
        bare
    }
}

/// The numbers that a typed answer may mean, with or without its unit.
pub(super) fn number_readings(typed: &str, unit: Option<&str>) -> Vec<f64> {
    let typed = text::nfc(typed).to_lowercase();
    let typed = typed.trim();
    let unit = unit.map(|unit| text::nfc(unit).to_lowercase()).unwrap_or_default();
    match typed.strip_suffix(unit.trim()) {
        Some(front) => number::readings(front),
        None => number::readings(typed),
    }
}
