//! Small courses for tests.

use super::Achieved;
use crate::{
    course::{CompletionRule, Course, Item, Lesson, Module, Order, RequiredLessons, Status, Tiet},
    locale::Locale,
    quiz::{self, Mode},
    survey::Survey,
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn ids(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

pub(super) fn achieved(lessons_read: &[&str], quizzes_passed: &[&str]) -> Achieved {
    Achieved { lessons_read: ids(lessons_read), quizzes_passed: ids(quizzes_passed), ..Achieved::default() }
}

/// A lesson of ten minutes.
pub(super) fn lesson(id: &str) -> Item {
    Item::Lesson(Lesson {
        id: id.to_owned(),
        lang: Locale::Vi,
        title: format!("Title of {id}"),
        minutes: 10,
        task_minutes: 0,
        words: 0,
        media: None,
        blocks: Vec::new(),
        headings: Vec::new(),
        sources: Vec::new(),
    })
}

/// An exam of twenty minutes with a pass mark of 50 %.
pub(super) fn quiz(id: &str) -> Item {
    Item::Quiz(quiz::samples::quiz(id, Vec::new()))
}

pub(super) fn practice(id: &str) -> Item {
    Item::Quiz(quiz::Quiz { mode: Mode::Practice, ..quiz::samples::quiz(id, Vec::new()) })
}

/// A survey that opens so many milliseconds after completion.
pub(super) fn survey(id: &str, after: Option<i64>) -> Item {
    let survey = Survey { after, ..Survey::default() };
    Item::Quiz(quiz::Quiz { mode: Mode::Survey, survey, ..quiz::samples::quiz(id, Vec::new()) })
}

pub(super) fn module(id: &str, items: Vec<Item>) -> Module {
    Module {
        id: Some(id.to_owned()),
        lang: Locale::Vi,
        title: format!("Title of {id}"),
        aim: None,
        tiet: None,
        order: Order::Free,
        after: Vec::new(),
        status: Status::Published,
        body_html: String::new(),
        items,
    }
}

pub(super) fn planned_module(title: &str) -> Module {
    Module { id: None, title: title.to_owned(), ..module("", Vec::new()) }
}

/// A free course that asks for all lessons and all exams.
pub(super) fn course(modules: Vec<Module>) -> Course {
    let mut course = Course {
        folder: "course".to_owned(),
        id: "course".to_owned(),
        text_lang: Locale::Vi,
        code: "C-01".to_owned(),
        title: "Course".to_owned(),
        summary: String::new(),
        track: "digital".to_owned(),
        content_group: 5,
        lang: Locale::Vi,
        translations: Vec::new(),
        translated: BTreeMap::new(),
        version: "1".to_owned(),
        tiet: Tiet::default(),
        level: "co-ban".to_owned(),
        audience: Vec::new(),
        outcomes: Vec::new(),
        competencies: Vec::new(),
        authors: Vec::new(),
        reviewers: Vec::new(),
        form: "truc-tuyen".to_owned(),
        legal: Vec::new(),
        review_by: None,
        order: Order::Free,
        after: Vec::new(),
        license: None,
        status: Status::Published,
        complete: CompletionRule { lessons: RequiredLessons::All, quizzes: Vec::new(), attendance: None },
        certificate: None,
        intro_html: String::new(),
        modules,
        instructor_surveys: Vec::new(),
        media: BTreeSet::new(),
    };
    let exams = course.quizzes().filter(|quiz| quiz.mode == Mode::Exam);
    course.complete.quizzes = exams.map(|quiz| quiz.id.clone()).collect();
    course
}
