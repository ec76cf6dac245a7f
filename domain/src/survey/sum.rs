//! What was said to one question, counted and put into figures.

use super::{FEWEST, Opinion, Row, Shown};
use crate::{
    quiz::{Poll, Scale},
    text::sort_key,
};
use std::collections::BTreeMap;

/// What was said to one question.
#[derive(Clone, Debug, Default)]
pub(super) struct Sum {
    pub(super) answered: usize,
    values: BTreeMap<i64, usize>,
    chosen: BTreeMap<String, usize>,
    texts: Vec<String>,
}

impl Sum {
    pub(super) fn add(&mut self, opinion: Opinion) {
        self.answered += 1;
        match opinion {
            Opinion::Value { value, .. } => *self.values.entry(value).or_default() += 1,
            Opinion::Chosen(texts) => texts.into_iter().for_each(|text| *self.chosen.entry(text).or_default() += 1),
            Opinion::Text(text) => self.texts.push(text),
        }
    }

    pub(super) fn on(&self, scale: &Scale) -> Shown {
        if self.answered < FEWEST {
            return Shown::Few;
        }
        let count = |value: i64| self.values.get(&value).copied().unwrap_or(0);
        let counts: Vec<usize> = scale.values().map(count).collect();
        let rows = scale.values().zip(&counts).zip(shares(&counts));
        let rows = rows.map(|((value, count), percent)| Row { label: scale.label(value), count: *count, percent });
        let sum: i64 = scale.values().zip(&counts).map(|(value, count)| value * *count as i64).sum();
        Shown::Scale(rows.collect(), thousandths(sum, self.answered as i64))
    }

    /// Options that the poll no longer has come last.
    pub(super) fn among(&self, poll: &Poll) -> Shown {
        if self.answered < FEWEST {
            return Shown::Few;
        }
        let known: Vec<&String> = poll.choices.iter().map(|choice| &choice.text).collect();
        let gone = self.chosen.keys().filter(|text| !known.contains(text));
        let labels: Vec<&String> = known.iter().copied().chain(gone).collect();
        let counts: Vec<usize> = labels.iter().map(|text| self.chosen.get(*text).copied().unwrap_or(0)).collect();
        let percents = if poll.many {
            counts.iter().map(|count| (count * 200 + self.answered) / (self.answered * 2)).collect()
        } else {
            shares(&counts)
        };
        let rows = labels.into_iter().zip(counts).zip(percents);
        Shown::Poll(rows.map(|((label, count), percent)| Row { label: label.clone(), count, percent }).collect())
    }

    pub(super) fn written(&self) -> Vec<String> {
        let mut texts = self.texts.clone();
        texts.sort_by_cached_key(|text| (sort_key(text), text.clone()));
        texts
    }
}

/// Whole shares that add up to 100: each is rounded down, and what is left goes to those that lost most.
fn shares(counts: &[usize]) -> Vec<usize> {
    let all: usize = counts.iter().sum();
    if all == 0 {
        return vec![0; counts.len()];
    }
    let mut shares: Vec<usize> = counts.iter().map(|count| count * 100 / all).collect();
    let mut places: Vec<usize> = (0..counts.len()).collect();
    places.sort_by_key(|place| std::cmp::Reverse(counts[*place] * 100 % all));
    let left = 100 - shares.iter().sum::<usize>();
    for place in places.into_iter().take(left) {
        shares[place] += 1;
    }
    shares
}

/// A mean in thousandths, halves rounded up.
fn thousandths(sum: i64, count: i64) -> i64 {
    (sum * 2000 + count).div_euclid(count * 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection, prelude::*};

    #[test]
    fn means_of_negative_scales_round_up_too() {
        assert_eq!(
            [thousandths(-1, 3), thousandths(1, 3), thousandths(1, 16), thousandths(-1, 16)],
            [-333, 333, 63, -62]
        );
    }

    proptest! {
        #[test]
        fn shares_add_up_and_are_near(counts in collection::vec(0..1000_usize, 1..12)) {
            let (shares, all) = (shares(&counts), counts.iter().sum::<usize>());
            prop_assert_eq!(shares.iter().sum::<usize>(), if all == 0 { 0 } else { 100 });
            for (share, count) in shares.iter().zip(&counts) {
                prop_assert!((share * all).abs_diff(count * 100) < all.max(1), "{} of {}: {}", count, all, share);
            }
        }
    }
}
