//! The files of a course folder: which are read, which are only there, which nobody reads.

use super::{
    LONGEST_FILE, SourceFile,
    manuscript::{Manuscript, Problems, Spot, say},
    outline::ModulePlan,
    source::{is_readme, normalise},
};
use crate::{locale::Locale, problem::Place, text::nfc};
use std::collections::{BTreeMap, BTreeSet};

/// Normalises all markdown of a folder; also gives all its paths.
pub(super) fn gather(
    folder: &str,
    files: &[SourceFile],
    problems: &mut Problems,
) -> (BTreeMap<String, Manuscript>, BTreeSet<String>) {
    let mut manuscripts = BTreeMap::new();
    let mut paths = BTreeSet::new();
    for file in files {
        let path = nfc(&file.path);
        if is_readme(&path) {
            continue;
        }
        paths.insert(path.clone());
        match manuscript(folder, file) {
            Some(manuscript) => {
                manuscripts.insert(path, manuscript);
            }
            None if file.text().is_some() => report_too_long(&shown(folder, &path), problems),
            None => {}
        }
    }
    (manuscripts, paths)
}

/// The normalised text of a file; `None` for a medium, and for what is too long.
pub(super) fn manuscript(folder: &str, file: &SourceFile) -> Option<Manuscript> {
    let path = nfc(&file.path);
    let text = file.text().filter(|text| text.len() <= LONGEST_FILE)?;
    Some(Manuscript::new(path.clone(), shown(folder, &path), normalise(text)))
}

/// Says that a file is too long to be read.
pub(super) fn report_too_long(name: &str, problems: &mut Problems) {
    problems.error(
        &Spot { file: name.to_owned(), place: Place::START },
        "file-too-long",
        say("Tệp lớn hơn 1 MiB.", "The file is larger than 1 MiB."),
        say(
            "Chia thành nhiều bài; hình ảnh để trong thư mục media.",
            "Split it; pictures belong into the media folder.",
        ),
    );
}

/// The name of a file in problems.
pub(super) fn shown(folder: &str, path: &str) -> String {
    if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") }
}

/// The files whose text the author writes in the language of the course.
pub(super) fn content(manuscripts: &BTreeMap<String, Manuscript>) -> impl Iterator<Item = &Manuscript> {
    manuscripts.values().filter(|manuscript| !is_translation(&manuscript.path))
}

/// Whether a file is a translation, also one whose language stands in the wrong place of its name.
pub(super) fn is_translation(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    path.ends_with(".md") && name.split('.').skip(1).any(|part| part.parse::<Locale>().is_ok())
}

/// The original of a translation and its language: `kt.quiz.en.md` is `kt.quiz.md` in English.
pub(crate) fn language_of(path: &str) -> Option<(String, Locale)> {
    let (stem, code) = path.strip_suffix(".md")?.rsplit_once('.')?;
    let is_named = !stem.is_empty() && !stem.ends_with('/');
    Some((format!("{stem}.md"), code.parse().ok()?)).filter(|_| is_named)
}

/// The name of a file in another language; a name that means no markdown stays.
pub(super) fn translated_name(path: &str, language: Locale) -> String {
    path.strip_suffix(".md").map_or_else(|| path.to_owned(), |stem| format!("{stem}.{language}.md"))
}

/// Warns of markdown that no outline lists.
pub(super) fn check_unlisted(
    manuscripts: &BTreeMap<String, Manuscript>,
    plans: &[ModulePlan],
    problems: &mut Problems,
) {
    let listed: BTreeSet<&str> = plans
        .iter()
        .flat_map(|plan| plan.items.iter().map(|item| &item.file).chain([&plan.file]))
        .flatten()
        .map(String::as_str)
        .collect();
    for manuscript in manuscripts.values() {
        let path = manuscript.path.as_str();
        let known = path == "course.md"
            || path.ends_with(".bank.md")
            || path.ends_with(".transcript.md")
            || is_translation(path)
            || listed.contains(path);
        if !known {
            problems.warning(
                &manuscript.spot(Place::START),
                "not-in-outline",
                say(
                    "Mục lục không nhắc đến tệp này nên không ai đọc được.",
                    "No outline lists this file, so nobody can read it.",
                ),
                say("Thêm liên kết đến tệp vào mục lục, hoặc xóa tệp.", "Link to it from the outline, or delete it."),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_stands_before_the_last_ending() {
        assert_eq!(language_of("m1/kt.quiz.en.md"), Some(("m1/kt.quiz.md".to_owned(), Locale::En)));
        assert_eq!(language_of("course.fr.md"), Some(("course.md".to_owned(), Locale::Fr)));
        for path in ["m1/kt.en.quiz.md", "bai.md", "en.md", ".en.md", "m1/.en.md", "hinh.en.svg", "bai.de.md"] {
            assert_eq!(language_of(path), None, "{path}");
        }
        assert!(is_translation("m1/kt.en.quiz.md") && !is_translation("media/hinh.en.svg") && !is_translation("en.md"));
        assert_eq!(translated_name("m1/kt.quiz.md", Locale::En), "m1/kt.quiz.en.md");
    }
}
