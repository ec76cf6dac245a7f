//! Whether a question is graded otherwise than before, whatever else of it was written anew.

use crate::quiz::{Choice, Gap, Kind, Matching, Question, ShortText};

/// Whether answers that people have given could be graded otherwise by `after`: what is right, what it weighs, how
/// partly right answers count, how many points there are. Wording, feedback and order of options do not count.
pub(super) fn is_graded_otherwise(before: &Question, after: &Question) -> bool {
    let is_opinion = before.kind.is_opinion() && after.kind.is_opinion();
    !is_opinion
        && (before.points != after.points || before.credit != after.credit || !same_key(&before.kind, &after.kind))
}

fn same_key(before: &Kind, after: &Kind) -> bool {
    use Kind::{Cloze, Essay, Matching, Multiple, Numeric, Ordering, ShortText, Single, TrueFalse, Upload};
    match (before, after) {
        (Single(old) | TrueFalse(old), Single(new) | TrueFalse(new)) | (Multiple(old), Multiple(new)) => {
            same_choices(old, new)
        }
        (Numeric(old), Numeric(new)) => old.accepted == new.accepted && old.unit == new.unit,
        (ShortText(old), ShortText(new)) => same_words(old, new),
        (Matching(old), Matching(new)) => same_pairs(old, new),
        (Ordering(old), Ordering(new)) => old.iter().map(|step| &step.text).eq(new.iter().map(|step| &step.text)),
        (Cloze(old), Cloze(new)) => old.len() == new.len() && old.iter().zip(new).all(|(old, new)| same_gap(old, new)),
        (Essay(old), Essay(new)) => old.rubric == new.rubric,
        (Upload(old), Upload(new)) => old.rubric == new.rubric,
        (old, new) => old.is_opinion() && new.is_opinion(),
    }
}

/// Options are the same ones by their texts; where texts changed, by their places.
fn same_choices(old: &[Choice], new: &[Choice]) -> bool {
    let facts = |choice: &Choice| (choice.right, choice.weight);
    let known = |choice: &Choice| old.iter().find(|before| before.text == choice.text);
    old.len() == new.len()
        && new.iter().enumerate().all(|(at, choice)| {
            let before = known(choice).or(old.get(at).filter(|before| !new.iter().any(|now| now.text == before.text)));
            before.is_some_and(|before| facts(before) == facts(choice))
        })
}

fn same_words(old: &ShortText, new: &ShortText) -> bool {
    let facts = |key: &ShortText| (key.accepted.clone(), key.fold_case, key.fold_accent);
    facts(old) == facts(new)
}

fn same_pairs(old: &Matching, new: &Matching) -> bool {
    let pairs = |matching: &Matching| -> Vec<(String, Option<String>)> {
        let right = |target: Option<usize>| target.and_then(|at| matching.targets.get(at).cloned());
        let mut pairs: Vec<_> =
            matching.prompts.iter().map(|prompt| (prompt.text.clone(), right(prompt.target))).collect();
        pairs.sort();
        pairs
    };
    pairs(old) == pairs(new)
}

fn same_gap(old: &Gap, new: &Gap) -> bool {
    match (old, new) {
        (Gap::Typed(old), Gap::Typed(new)) => same_words(old, new),
        (Gap::Choice { entries: old, right }, Gap::Choice { entries: new, right: now }) => {
            old.get(*right) == new.get(*now) && new.len() == old.len()
        }
        _ => false,
    }
}
