//! Marks and percentages: whole thousandths, and the only place that rounds.

use super::Keep;
use crate::{locale::Locale, number};
use serde::{Deserialize, Serialize};
use std::iter::Sum;

/// Marks in thousandths of a point: one place rounds, everything else adds whole numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Points(pub i64);

/// A score in thousandths of a percent: `66_667` is two thirds.
///
/// A pass mark is compared with this rounded number, so that what is stored, shown and decided is one and the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Percent(pub i64);

impl Points {
    /// The share `earned / whole` of these points.
    pub fn share(self, earned: i64, whole: i64) -> Self {
        Self(divide(i128::from(self.0) * i128::from(earned), i128::from(whole)))
    }

    /// As people read it: `1,5`.
    pub fn text(self, locale: Locale) -> String {
        number::thousandths(self.0, locale)
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        Self(points.fold(0, |total, points| total.saturating_add(points.0)))
    }
}

impl Percent {
    /// What `points` are of `out_of`; nothing of nothing is 0 %.
    pub fn of(points: Points, out_of: Points) -> Self {
        Self(divide(i128::from(points.0) * 100_000, i128::from(out_of.0)))
    }

    /// A whole number of percent, as authors write pass marks.
    pub fn whole(percent: u32) -> Self {
        Self(i64::from(percent) * 1000)
    }

    /// The score that counts among those of all attempts, in the order of their submission.
    pub fn kept(keep: Keep, scores: &[Self]) -> Option<Self> {
        match keep {
            Keep::Best => scores.iter().copied().max(),
            Keep::Last => scores.last().copied(),
            Keep::First => scores.first().copied(),
            Keep::Mean => Self::mean(scores),
        }
    }

    /// The mean of some scores.
    pub fn mean(scores: &[Self]) -> Option<Self> {
        let total: i128 = scores.iter().map(|score| i128::from(score.0)).sum();
        (!scores.is_empty()).then(|| Self(divide(total, scores.len() as i128)))
    }

    /// As people read it, cut after one decimal so that no one sees a mark that was not reached: `66,6%`.
    pub fn text(self, locale: Locale) -> String {
        let tenths = number::thousandths(self.0 / 100 * 100, locale);
        match locale {
            Locale::Vi | Locale::En => format!("{tenths}%"),
            Locale::Fr => format!("{tenths}\u{202f}%"),
        }
    }
}

/// Rounds half up; by zero it is zero.
fn divide(numerator: i128, denominator: i128) -> i64 {
    if denominator <= 0 {
        return 0;
    }
    let rounded = (2 * numerator + denominator).div_euclid(2 * denominator);
    i64::try_from(rounded).unwrap_or(if rounded < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_points_is_rounded_half_up() {
        assert_eq!(Points(1000).share(1, 3), Points(333));
        assert_eq!(Points(1000).share(2, 3), Points(667));
        assert_eq!(Points(1).share(1, 2), Points(1));
        assert_eq!(Points(1000).share(1, 0), Points(0));
        assert_eq!(Points(i64::MAX).share(i64::MAX, 1), Points(i64::MAX));
    }

    #[test]
    fn the_mean_of_rounded_scores_still_reaches_a_whole_pass_mark() {
        let two_thirds = Percent::of(Points(2000), Points(3000));
        let eleven_fifteenths = Percent::of(Points(11_000), Points(15_000));
        assert_eq!(Percent::kept(Keep::Mean, &[two_thirds, eleven_fifteenths]), Some(Percent::whole(70)));
    }

    #[test]
    fn each_rule_keeps_its_score() {
        let scores = [50, 90, 70].map(Percent::whole);
        assert_eq!(Percent::kept(Keep::Best, &scores), Some(Percent::whole(90)));
        assert_eq!(Percent::kept(Keep::Last, &scores), Some(Percent::whole(70)));
        assert_eq!(Percent::kept(Keep::First, &scores), Some(Percent::whole(50)));
        assert_eq!(Percent::kept(Keep::Mean, &scores), Some(Percent::whole(70)));
        for keep in [Keep::Best, Keep::Last, Keep::First, Keep::Mean] {
            assert_eq!(Percent::kept(keep, &[]), None);
        }
    }

    #[test]
    fn a_score_is_never_shown_higher_than_it_is() {
        assert_eq!(Percent(69_999).text(Locale::Vi), "69,9%");
        assert_eq!(Percent::whole(70).text(Locale::Vi), "70%");
        assert_eq!(Percent(66_667).text(Locale::En), "66.6%");
        assert_eq!(Percent(66_667).text(Locale::Fr), "66,6\u{202f}%");
        assert_eq!(Points(1500).text(Locale::Vi), "1,5");
    }
}
