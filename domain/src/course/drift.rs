//! Translations that fell behind: which passages of an original changed since it was translated.
//!
//! `of:` in the front matter of a translation holds one short hash for each passage of the original as it was then: the
//! texts of its front matter, and every paragraph of its body. A command writes the line, nobody reads it. Spaces, line
//! breaks and the attributes of headings do not count.

mod compare;
mod passages;
mod stamp;

use super::{
    SourceFile, front_matter,
    manuscript::{Manuscript, Problems, Report, say},
    shelving::{gather, is_translation, language_of, translated_name},
    yaml::Value,
};
use crate::{locale::Locale, problem::Place};
use compare::stale;
use serde::Serialize;
use std::collections::BTreeMap;

pub use stamp::stamped;

/// Where a translation stands beside its original.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Drift {
    /// The original.
    pub original: String,
    /// The translation, also one that is not there yet.
    pub translation: String,
    /// Its language.
    pub language: Locale,
    /// How far it is behind.
    pub state: DriftState,
    /// What to look at, in the order of the original.
    pub passages: Vec<Passage>,
}

/// How far a translation is behind its original.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DriftState {
    /// Every passage is translated as it stands.
    Current,
    /// Some passages changed, or are not translated.
    Stale,
    /// Nobody said which original it was made from.
    Unstamped,
    /// The file is not translated.
    Missing,
}

/// A passage that its translation does not follow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// What happened to it.
    pub change: Change,
    /// Its line in the original; for a removed one that of what follows.
    pub original_line: usize,
    /// Its line in the translation, or the line near which it belongs.
    pub line: usize,
    /// How it begins in the original; empty for a removed one.
    pub text: String,
}

/// What happened to a passage of an original.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// It reads otherwise now.
    Changed,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It was never translated: a section or question whose id the translation lacks.
    Untranslated,
}

/// Every original of a course beside its translation, for each language that the course declares; paths are relative to
/// its folder, whose name begins those of the answer.
pub fn drift(folder: &str, files: &[SourceFile]) -> Vec<Drift> {
    let mut unheard = Problems::default();
    let (manuscripts, _) = gather(folder, files, &mut unheard);
    let languages = languages(&manuscripts);
    let originals = manuscripts.values().filter(|manuscript| !is_translation(&manuscript.path));
    originals.flat_map(|original| languages.iter().map(|language| of_file(original, *language, &manuscripts))).collect()
}

fn of_file(original: &Manuscript, language: Locale, manuscripts: &BTreeMap<String, Manuscript>) -> Drift {
    let translation = manuscripts.get(&translated_name(&original.path, language));
    let (state, passages) = match translation {
        None => (DriftState::Missing, Vec::new()),
        Some(translation) => match stale(original, translation) {
            None => (DriftState::Unstamped, Vec::new()),
            Some(passages) if passages.is_empty() => (DriftState::Current, passages),
            Some(passages) => (DriftState::Stale, passages),
        },
    };
    let name = translated_name(&original.file, language);
    Drift { original: original.file.clone(), translation: name, language, state, passages }
}

/// The languages that `course.md` declares besides its own.
fn languages(manuscripts: &BTreeMap<String, Manuscript>) -> Vec<Locale> {
    let Some(course) = manuscripts.get("course.md") else { return Vec::new() };
    let mut unheard = Problems::default();
    let entries = front_matter::entries(&mut Report::new(course, &mut unheard));
    let declared = entries.iter().find(|(key, ..)| key == "translations").map(|(.., node)| &node.value);
    let words: Vec<&str> = match declared {
        Some(Value::Text(text)) => vec![text],
        Some(Value::List(nodes)) => nodes
            .iter()
            .filter_map(|node| if let Value::Text(text) = &node.value { Some(text.as_str()) } else { None })
            .collect(),
        _ => Vec::new(),
    };
    words.into_iter().filter_map(|word| word.parse().ok()).collect()
}

/// Warns of a translation that is behind its original.
pub(super) fn check(original: &Manuscript, translation: &Manuscript, problems: &mut Problems) {
    let file = &translation.file;
    match stale(original, translation) {
        None => problems.warning(
            &translation.spot(Place::START),
            "translation-unstamped",
            say(
                "Bản dịch chưa ghi nó dịch từ bản gốc nào (of:), nên không biết khi nào bản gốc thay đổi.",
                "The translation does not say of which original it is (of:), so that nobody sees when that changes.",
            ),
            say(format!("Chạy: khuevan drift --stamp {file}"), format!("Run: khuevan drift --stamp {file}")),
        ),
        Some(passages) => {
            let is_new = |passage: &&Passage| passage.change != Change::Untranslated;
            let Some(first) = passages.iter().find(is_new) else { return };
            let (count, original, line) = (passages.iter().filter(is_new).count(), &original.file, first.original_line);
            problems.warning(
                &translation.spot(Place { line: first.line, column: 1 }),
                "translation-stale",
                say(
                    format!("{count} đoạn của bản gốc đã đổi sau khi dịch, đoạn đầu ở {original}:{line}."),
                    format!("{count} passages changed since they were translated, the first at {original}:{line}."),
                ),
                say(
                    format!("Xem từng đoạn bằng khuevan drift; dịch lại xong, chạy: khuevan drift --stamp {file}"),
                    format!("See them with khuevan drift; once they are translated, run: khuevan drift --stamp {file}"),
                ),
            );
        }
    }
}

/// The original of a translated file by its name, and its language.
pub fn original_of(path: &str) -> Option<(String, Locale)> {
    language_of(path)
}

#[cfg(test)]
mod tests;
