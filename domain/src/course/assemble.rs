//! The course from its facts and its parts.

use super::{
    CompletionRule, Course, Item, Module, RequiredLessons,
    course_facts::{CourseFacts, values},
};
use crate::quiz::Mode;
use std::collections::{BTreeMap, BTreeSet};

/// Puts a course together.
pub(super) fn assemble(
    folder: &str,
    facts: &CourseFacts,
    intro_html: String,
    modules: Vec<Module>,
    media: BTreeSet<String>,
) -> Course {
    let exams = || {
        let quizzes = modules.iter().flat_map(|module| &module.items).filter_map(|item| match item {
            Item::Quiz(quiz) if quiz.mode == Mode::Exam => Some(quiz.id.clone()),
            _ => None,
        });
        CompletionRule { lessons: RequiredLessons::All, quizzes: quizzes.collect(), attendance: None }
    };
    Course {
        folder: folder.to_owned(),
        id: facts.id.value.clone(),
        text_lang: facts.lang,
        code: facts.code.clone(),
        title: facts.title.clone(),
        summary: facts.summary.clone(),
        track: facts.track.clone(),
        content_group: facts.content_group,
        lang: facts.lang,
        translations: facts.translations.clone(),
        translated: BTreeMap::new(),
        version: facts.version.clone(),
        tiet: facts.tiet.value,
        level: facts.level.clone(),
        audience: facts.audience.clone(),
        outcomes: facts.outcomes.clone(),
        competencies: facts.competencies.clone(),
        authors: facts.authors.clone(),
        reviewers: facts.reviewers.clone(),
        form: facts.form.clone(),
        legal: values(facts.legal.clone()),
        review_by: facts.review_by.as_ref().map(|by| by.value),
        order: facts.order,
        after: values(facts.after.clone()),
        license: facts.license.clone(),
        status: facts.status,
        complete: facts.complete.as_ref().map_or_else(exams, |complete| complete.rule()),
        certificate: facts.certificate.as_ref().map(|certificate| certificate.value.clone()),
        intro_html,
        modules,
        instructor_surveys: Vec::new(),
        media,
    }
}
