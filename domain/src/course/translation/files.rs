//! Which files are translations, of what, into which language.

use super::Originals;
use crate::{
    course::{
        Course, drift,
        manuscript::{Manuscript, Problems, say},
        shelving::{is_translation, language_of, translated_name},
        source::is_readme,
    },
    locale::Locale,
    problem::Place,
};
use std::collections::BTreeMap;

/// The translated files by language and by the path of their original, whose path they bear from now on.
pub(super) fn by_language(
    course: &Course,
    originals: &Originals<'_>,
    problems: &mut Problems,
) -> BTreeMap<Locale, BTreeMap<String, Manuscript>> {
    let mut languages: BTreeMap<Locale, BTreeMap<String, Manuscript>> = BTreeMap::new();
    for manuscript in originals.manuscripts.values().filter(|manuscript| is_translation(&manuscript.path)) {
        let Some((path, language)) = language_of(&manuscript.path) else {
            report_name(manuscript, problems);
            continue;
        };
        if is_readme(&path) {
            continue;
        }
        if !course.translations.contains(&language) {
            report_language(manuscript, language, problems);
            continue;
        }
        let Some(original) = originals.manuscripts.get(&path) else {
            report_orphan(manuscript, &path, problems);
            continue;
        };
        let translation = Manuscript::new(path.clone(), manuscript.file.clone(), manuscript.text.to_string());
        drift::check(original, &translation, problems);
        languages.entry(language).or_default().insert(path, translation);
    }
    for language in course.translations.iter().filter(|language| !languages.contains_key(language)) {
        report_none(originals, *language, problems);
    }
    languages
}

fn report_name(manuscript: &Manuscript, problems: &mut Problems) {
    let mut parts: Vec<&str> = manuscript.path.split('.').collect();
    let place = parts.iter().rposition(|part| part.parse::<Locale>().is_ok());
    let code = place.map(|place| parts.remove(place)).unwrap_or_default();
    parts.insert(parts.len().saturating_sub(1), code);
    let better = parts.join(".");
    problems.warning(
        &manuscript.spot(Place::START),
        "translation-name",
        say(
            "Tên tệp có mã ngôn ngữ nhưng không ở ngay trước .md, nên không ai đọc được tệp này.",
            "The name holds a language, but not right before .md, so that nobody reads the file.",
        ),
        say(format!("Đổi tên thành {better}"), format!("Rename it to {better}")),
    );
}

fn report_language(manuscript: &Manuscript, language: Locale, problems: &mut Problems) {
    problems.warning(
        &manuscript.spot(Place::START),
        "translation-language",
        say(
            format!("course.md không khai bản dịch “{language}”, nên không ai đọc được tệp này."),
            format!("course.md declares no translation '{language}', so that nobody reads this file."),
        ),
        say(
            format!("Thêm vào course.md: translations: [{language}]; bản gốc thì không mang mã ngôn ngữ."),
            format!("Add to course.md: translations: [{language}]; an original bears no language in its name."),
        ),
    );
}

fn report_orphan(manuscript: &Manuscript, original: &str, problems: &mut Problems) {
    problems.warning(
        &manuscript.spot(Place::START),
        "translation-orphan",
        say(
            format!("Không có bản gốc “{original}” cho bản dịch này."),
            format!("This translation has no original '{original}'."),
        ),
        say("Đặt tên như bản gốc, hoặc xóa tệp.", "Name it after its original, or delete it."),
    );
}

fn report_none(originals: &Originals<'_>, language: Locale, problems: &mut Problems) {
    let Some(course) = originals.manuscripts.get("course.md") else { return };
    let name = translated_name("course.md", language);
    let folder = originals.folder;
    problems.warning(
        &course.spot(Place::START),
        "translation-missing",
        say(
            format!("Khai bản dịch “{language}” nhưng chưa có tệp nào được dịch."),
            format!("A translation '{language}' is declared, but no file is translated."),
        ),
        say(
            format!("Bắt đầu bằng: khuevan new translation {language} {folder}/course.md (ghi {name})"),
            format!("Begin with: khuevan new translation {language} {folder}/course.md (writes {name})"),
        ),
    );
}
