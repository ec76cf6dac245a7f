//! Typed answers: what one language accepts is right in all of them, so that a grade asks for no language.

use crate::{
    course::{Block, Course, Item},
    quiz::{Gap, Kind, Numeric, Question, ShortText},
};
use std::collections::{BTreeMap, BTreeSet};

/// A key that is typed, by the question and the place in it.
type Slot = (String, usize);

enum Key<'q> {
    Text(&'q mut ShortText),
    Number(&'q mut Numeric),
}

/// Tells every language what the others accept.
pub(super) fn share<'c>(original: &mut Course, translations: impl Iterator<Item = &'c mut Course>) {
    let mut languages: Vec<&mut Course> = translations.collect();
    if languages.is_empty() {
        return;
    }
    languages.push(original);
    let mut accepted: BTreeMap<Slot, BTreeSet<String>> = BTreeMap::new();
    for course in &mut languages {
        each_key(course, &mut |slot, key| match key {
            Key::Text(key) => accepted.entry(slot).or_default().extend(key.accepted.iter().cloned()),
            Key::Number(key) => accepted.entry(slot).or_default().extend(key.unit.clone()),
        });
    }
    let others = |slot: &Slot, own: &dyn Fn(&String) -> bool| -> Vec<String> {
        accepted.get(slot).into_iter().flatten().filter(|text| !own(text)).cloned().collect()
    };
    for course in &mut languages {
        each_key(course, &mut |slot, key| match key {
            Key::Text(key) => key.accepted_elsewhere = others(&slot, &|text| key.accepted.contains(text)),
            Key::Number(key) => key.units_elsewhere = others(&slot, &|text| key.unit.as_ref() == Some(text)),
        });
    }
}

fn each_key(course: &mut Course, visit: &mut dyn FnMut(Slot, Key<'_>)) {
    for item in course.modules.iter_mut().flat_map(|module| &mut module.items) {
        match item {
            Item::Planned(_) => {}
            Item::Lesson(lesson) => {
                for block in &mut lesson.blocks {
                    if let Block::Practice(question) = block {
                        of_question(question, visit);
                    }
                }
            }
            Item::Quiz(quiz) => {
                let questions = quiz.sections.iter_mut().flat_map(|section| &mut section.questions);
                questions.for_each(|question| of_question(question, visit));
            }
        }
    }
}

fn of_question(question: &mut Question, visit: &mut dyn FnMut(Slot, Key<'_>)) {
    let id = &question.id;
    match &mut question.kind {
        Kind::ShortText(key) => visit((id.clone(), 0), Key::Text(key)),
        Kind::Numeric(key) => visit((id.clone(), 0), Key::Number(key)),
        Kind::Cloze(gaps) => {
            for (place, gap) in gaps.iter_mut().enumerate() {
                if let Gap::Typed(key) = gap {
                    visit((id.clone(), place), Key::Text(key));
                }
            }
        }
        _ => {}
    }
}
