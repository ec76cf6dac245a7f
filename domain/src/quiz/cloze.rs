//! Cloze: gaps in a text, to be typed into or chosen from.

use super::{
    Answer, AnswerError, Arrangement, Credit, Field, Response, ReviewGap, Sent, SheetGap, ShortText,
    judge::Share,
    random::SplitMix64,
    reading::{TEXT_LIMIT, read_text},
};
use crate::number;
use serde::{Deserialize, Serialize};

/// A gap with its key.
#[derive(Clone, Debug, PartialEq)]
pub enum Gap {
    /// A word or number is typed.
    Typed(ShortText),
    /// One entry of a drop-down is chosen.
    Choice {
        /// NFC plain texts in source order.
        entries: Vec<String>,
        /// The index of the right one.
        right: usize,
    },
}

/// What stands in a gap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GapAnswer {
    /// The entry with this index in source order.
    Entry(usize),
    /// What was typed, NFC.
    Text(String),
}

/// What stands in the body where the gap with this index belongs. No author can write it: her `<` is escaped.
pub fn gap_marker(index: usize) -> String {
    format!("<i data-gap=\"{index}\"></i>")
}

impl Gap {
    fn accepts(&self, given: &GapAnswer) -> bool {
        match (self, given) {
            (Self::Choice { right, .. }, GapAnswer::Entry(chosen)) => right == chosen,
            (Self::Typed(key), GapAnswer::Text(typed)) => key.accepts(typed) || is_same_number(key, typed),
            _ => false,
        }
    }

    fn entries(&self) -> &[String] {
        if let Self::Choice { entries, .. } = self { entries } else { &[] }
    }

    /// Everything that is right.
    fn key(&self) -> Vec<String> {
        match self {
            Self::Typed(key) => key.accepted.clone(),
            Self::Choice { entries, right } => entries.get(*right).cloned().into_iter().collect(),
        }
    }
}

/// `4`, `4,0` and `4.0` are one number in a gap, too.
fn is_same_number(key: &ShortText, typed: &str) -> bool {
    let typed = number::readings(typed);
    key.answers().filter_map(|accepted| number::decimal(accepted)).any(|accepted| typed.contains(&accepted))
}

/// Drop-downs are always shuffled.
pub(super) fn arrange(gaps: &[Gap], random: &mut SplitMix64) -> Arrangement {
    Arrangement { options: Vec::new(), gaps: gaps.iter().map(|gap| random.order_of(gap.entries().len())).collect() }
}

fn order(arrangement: &Arrangement, gap: usize) -> &[usize] {
    arrangement.gaps.get(gap).map_or(&[], Vec::as_slice)
}

/// One field a gap; that of a drop-down holds a place among its entries as they are shown.
pub(super) fn field(gaps: &[Gap], arrangement: &Arrangement) -> Field {
    let sheet = |(index, gap): (usize, &Gap)| match gap {
        Gap::Typed(_) => SheetGap::Typed,
        Gap::Choice { entries, .. } => {
            let shown = order(arrangement, index).iter().filter_map(|entry| entries.get(*entry));
            SheetGap::Choice { entries: shown.cloned().collect() }
        }
    };
    Field::Cloze { gaps: gaps.iter().enumerate().map(sheet).collect() }
}

pub(super) fn read(gaps: &[Gap], arrangement: &Arrangement, sent: &[Sent<'_>]) -> Result<Option<Answer>, AnswerError> {
    let mut given = vec![None; gaps.len()];
    for field in sent.iter().filter(|field| !field.part.is_empty()) {
        let index = field.index().filter(|index| *index < gaps.len()).ok_or(AnswerError::UnknownPart)?;
        given[index] = match (&gaps[index], field.value) {
            (_, "") => None,
            (Gap::Typed(_), typed) => Some(GapAnswer::Text(read_text(typed, TEXT_LIMIT)?)),
            (Gap::Choice { .. }, value) => {
                let shown: Option<usize> = value.parse().ok();
                let entry = shown.and_then(|shown| order(arrangement, index).get(shown).copied());
                Some(GapAnswer::Entry(entry.ok_or(AnswerError::UnknownOption)?))
            }
        };
    }
    Ok(given.iter().any(Option::is_some).then_some(Answer::Gaps(given)))
}

/// What the fields hold that gave this answer.
pub(super) fn fields(arrangement: &Arrangement, given: &[Option<GapAnswer>]) -> Vec<(String, String)> {
    let value = |(index, given): (usize, &Option<GapAnswer>)| match given.as_ref()? {
        GapAnswer::Text(typed) => Some((index.to_string(), typed.clone())),
        GapAnswer::Entry(entry) => {
            let shown = order(arrangement, index).iter().position(|other| other == entry)?;
            Some((index.to_string(), shown.to_string()))
        }
    };
    given.iter().enumerate().filter_map(value).collect()
}

/// Right gaps / all gaps; with [`Credit::Exact`] all or nothing.
pub(super) fn judge(gaps: &[Gap], credit: Credit, given: &[Option<GapAnswer>]) -> Share {
    let is_right = |(gap, given): &(&Gap, &Option<GapAnswer>)| given.as_ref().is_some_and(|given| gap.accepts(given));
    Share::of_parts(credit, gaps.iter().zip(given).filter(is_right).count(), gaps.len())
}

/// What stands in each gap.
pub(super) fn response(gaps: &[Gap], answer: Option<&Answer>, key: bool) -> Response {
    let given: &[Option<GapAnswer>] = if let Some(Answer::Gaps(given)) = answer { given } else { &[] };
    let review = |(index, gap): (usize, &Gap)| {
        let given = given.get(index).and_then(Option::as_ref);
        ReviewGap {
            given: given.map(|given| match given {
                GapAnswer::Text(typed) => typed.clone(),
                GapAnswer::Entry(entry) => gap.entries().get(*entry).cloned().unwrap_or_default(),
            }),
            right: key.then(|| given.is_some_and(|given| gap.accepts(given))),
            key: if key { gap.key() } else { Vec::new() },
        }
    };
    Response::Gaps { gaps: gaps.iter().enumerate().map(review).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::{Kind, Question, samples};

    /// `[[(Quyết định)|Luật|Thông tư]]` and `[[4|bốn]]`.
    fn question(credit: Credit) -> Question {
        Question { credit, ..samples::question("q-1", Kind::Cloze(samples::gaps())) }
    }

    fn text(typed: &str) -> Option<GapAnswer> {
        Some(GapAnswer::Text(typed.to_owned()))
    }

    fn hundredths(credit: Credit, given: [Option<GapAnswer>; 2]) -> i64 {
        let share = question(credit).judge(&Answer::Gaps(given.to_vec()));
        share.earned * 100 / share.whole
    }

    #[test]
    fn each_gap_counts_alike() {
        let right = Some(GapAnswer::Entry(0));
        assert_eq!(hundredths(Credit::Proportional, [right.clone(), text("bốn")]), 100);
        assert_eq!(hundredths(Credit::Proportional, [right.clone(), text("4,0")]), 100);
        assert_eq!(hundredths(Credit::Proportional, [right.clone(), text("năm")]), 50);
        assert_eq!(hundredths(Credit::Proportional, [Some(GapAnswer::Entry(1)), None]), 0);
        assert_eq!(hundredths(Credit::Exact, [right, None]), 0);
        assert_eq!(hundredths(Credit::Proportional, [text("Quyết định"), None]), 0, "another kind of gap");
    }

    #[test]
    fn drop_downs_are_read_as_they_are_shown() {
        let arrangement = Arrangement { options: Vec::new(), gaps: vec![vec![2, 0, 1], Vec::new()] };
        let sent = [Sent { part: "0", value: "1" }, Sent { part: "1", value: "bô\u{301}n" }];
        let answer = question(Credit::Exact).read_answer(&arrangement, &sent).unwrap().unwrap();
        assert_eq!(answer, Answer::Gaps(vec![Some(GapAnswer::Entry(0)), text("bốn")]));
        let fields = question(Credit::Exact).answer_fields(&arrangement, &answer);
        assert_eq!(fields, [("0", "1"), ("1", "bốn")].map(|(part, value)| (part.to_owned(), value.to_owned())));
        let refused = |part, value| question(Credit::Exact).read_answer(&arrangement, &[Sent { part, value }]);
        assert_eq!(refused("0", "3"), Err(AnswerError::UnknownOption));
        assert_eq!(refused("2", "x"), Err(AnswerError::UnknownPart));
        assert_eq!(refused("1", "a\0"), Err(AnswerError::Unprintable));
    }
}
