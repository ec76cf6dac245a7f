//! The right answer of a question as its form letters and numbers it.

use crate::{
    locale::Locale,
    number::plain,
    quiz::{Arrangement, Choice, Gap, Kind, Question},
};

/// What is right; nothing where people mark, or nothing can be right.
pub(super) fn of(question: &Question, arrangement: &Arrangement, lang: Locale) -> Option<String> {
    let order = &arrangement.options;
    let place = |index: usize| order.iter().position(|shown| *shown == index);
    Some(match &question.kind {
        Kind::Single(choices) | Kind::Multiple(choices) | Kind::TrueFalse(choices) => letters(choices, order),
        Kind::Numeric(key) => {
            let ranges = key.accepted.iter().map(|(low, high)| match low == high {
                true => plain(*low, lang),
                false => format!("{} – {}", plain(*low, lang), plain(*high, lang)),
            });
            let unit = key.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
            format!("{}{unit}", ranges.collect::<Vec<_>>().join(" / "))
        }
        Kind::ShortText(key) => key.accepted.join(" / "),
        Kind::Matching(key) => {
            let pair = |(at, prompt): (usize, &crate::quiz::Prompt)| {
                let right = prompt.target.and_then(place).map_or("–".to_owned(), letter);
                format!("{}{right}", at + 1)
            };
            key.prompts.iter().enumerate().map(pair).collect::<Vec<_>>().join("  ")
        }
        Kind::Ordering(_) => {
            let step = |(at, index): (usize, &usize)| format!("{}{}", letter(at), index + 1);
            order.iter().enumerate().map(step).collect::<Vec<_>>().join("  ")
        }
        Kind::Cloze(gaps) => {
            let gap = |(at, gap): (usize, &Gap)| {
                let right = match gap {
                    Gap::Typed(key) => key.accepted.join(" / "),
                    Gap::Choice { right, .. } => {
                        let shown =
                            arrangement.gaps.get(at).and_then(|order| order.iter().position(|one| one == right));
                        shown.map_or_else(String::new, letter)
                    }
                };
                format!("({}) {right}", at + 1)
            };
            gaps.iter().enumerate().map(gap).collect::<Vec<_>>().join("  ")
        }
        Kind::Essay(_) | Kind::Upload(_) | Kind::Scale(_) | Kind::Poll(_) => return None,
    })
}

fn letters(choices: &[Choice], order: &[usize]) -> String {
    let right = order.iter().enumerate().filter(|(_, index)| choices.get(**index).is_some_and(|choice| choice.right));
    right.map(|(at, _)| letter(at)).collect::<Vec<_>>().join(", ")
}

/// A, B, C; no question has more than 26.
fn letter(at: usize) -> String {
    u8::try_from(at)
        .ok()
        .filter(|at| *at < 26)
        .map_or_else(|| (at + 1).to_string(), |at| char::from(b'A' + at).to_string())
}
