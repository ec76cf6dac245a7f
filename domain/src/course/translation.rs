//! Translations: texts in another language for the structure, the key and the points of the original.
//!
//! `bai-1.en.md` stands for `bai-1.md`: it is read as that file would be, with the same links, and its headings inherit
//! what the original's state. What it says is then laid over the original, part by part; a part that is not translated,
//! or that differs in its structure, keeps the original's text.

mod answers;
mod difference;
mod facts;
mod files;
mod overlay;
mod question;
mod reader;
mod texts;

use super::{
    Course, Translated,
    bank::Bank,
    course_facts::ModuleFacts,
    links::Shelf,
    manuscript::{Manuscript, Problems},
    outline::ModulePlan,
    reader::ItemFacts,
};
use std::{collections::BTreeMap, sync::Arc};
use texts::Texts;

/// What was read of the originals.
pub(super) struct Originals<'r> {
    pub folder: &'r str,
    pub manuscripts: &'r BTreeMap<String, Manuscript>,
    pub plans: &'r [ModulePlan],
    pub module_facts: &'r BTreeMap<String, ModuleFacts>,
    pub item_facts: &'r BTreeMap<String, ItemFacts>,
    pub banks: &'r BTreeMap<String, Bank>,
    pub shelf: &'r Shelf,
}

/// Reads the translations of a course into it.
pub(super) fn read(course: &mut Course, originals: &Originals<'_>, problems: &mut Problems) {
    let mut translated = BTreeMap::new();
    for (language, files) in files::by_language(course, originals, problems) {
        let mut shelf = originals.shelf.in_language(language);
        // The anchors of a file are those of its translation.
        shelf.anchors.retain(|(path, _)| !files.contains_key(path));
        let texts = Texts::read(course, originals, &files, &mut shelf, problems);
        shelf.check_anchors(problems);
        course.media.extend(shelf.used_media);
        translated.insert(language, texts.laid_over(course, originals.plans));
    }
    answers::share(course, translated.values_mut().map(|(course, _)| course));
    let finished = |(course, percent)| Translated { course: Arc::new(course), percent };
    course.translated =
        translated.into_iter().map(|(language, translation)| (language, finished(translation))).collect();
}
