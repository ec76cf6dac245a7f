//! Words that are nearly known ones, and lines that say too much.

use super::{Fix, Spot, lines::line};
use crate::problem::Sentence;

/// The known word in the place of the one that was written; the problem says both.
pub(super) fn near(spot: &Spot<'_>) -> Option<Fix> {
    let problem = spot.problem;
    let (wrong, near) = (quoted(&problem.what.en)?, meant(&problem.mend.en).or_else(|| meant(&problem.what.en))?);
    let is_attribute = problem.code == "unknown-attribute";
    let from = if is_attribute { spot.line.text.rfind('{')? } else { spot.line.offset(problem.column)? };
    let rest = &spot.line.text[from..];
    let at = if is_attribute { only(rest, wrong)? } else { rest.find(|sign| sign != '"' && sign != '\'')? };
    if !rest[at..].starts_with(wrong) || rest[at + wrong.len()..].starts_with(is_word) {
        return None;
    }
    let label = Sentence::new(format!("Đổi thành “{near}”"), format!("Change to '{near}'"));
    Some(spot.fix(label, from + at, from + at + wrong.len(), near))
}

/// The text without a line that repeats what the original says.
pub(super) fn without_line(spot: &Spot<'_>) -> Option<Fix> {
    let next = line(spot.text, spot.problem.line + 1)?;
    let is_continued = next.text.starts_with([' ', '\t']) || next.text.starts_with("- ");
    let is_field = spot.problem.column == 1 && spot.line.text.contains(':') && !is_continued;
    let is_meant = spot.problem.mend.en.starts_with("Remove the line");
    let label = Sentence::new("Bỏ dòng này", "Remove the line");
    (is_field && is_meant).then(|| spot.fix(label, 0, next.start - spot.line.start, ""))
}

/// The last text between straight quotes before a full stop, which is what is wrong.
fn quoted(sentence: &str) -> Option<&str> {
    let sentence = sentence.split(" Did you mean").next()?;
    let end = sentence.rfind('\'')?;
    let start = sentence[..end].rfind('\'')?;
    Some(&sentence[start + 1..end]).filter(|word| !word.is_empty())
}

fn meant(sentence: &str) -> Option<&str> {
    sentence.split_once("Did you mean '")?.1.strip_suffix("'?")
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '-' | '_')
}

/// Where a word stands that is there once.
fn only(text: &str, word: &str) -> Option<usize> {
    let mut found = text.match_indices(word).map(|(at, _)| at).filter(|at| !text[..*at].ends_with(is_word));
    let first = found.next()?;
    found.next().is_none().then_some(first)
}
