//! Lessons: reading them, trying their questions, marking them as read.

use super::study::{Study, remember_place};
use crate::{
    db::readings,
    error::Error,
    fields::Fields,
    render::{Answer, Page, redirect_with},
    secret,
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    components::question::Given,
    document::Place,
    pages::lesson::{LessonPage, LessonView, Neighbour, Practice, Reading},
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::course::{Block, Item, Lesson};
use domain::quiz::{Question, Sent, question_of_field};
use leptos::prelude::*;

/// GET /courses/{course}/lessons/{lesson}
pub async fn show(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, lesson)): Path<(String, String)>,
) -> Answer {
    let study = Study::load(&app, Some(&actor.person), &course, visit.locale).await?;
    page(&app, &visit, &study, &lesson, None).await
}

/// POST /courses/{course}/lessons/{lesson}/practice/{question}: checks an answer; nothing is kept.
pub async fn check(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, lesson, question)): Path<(String, String, String)>,
    fields: Fields,
) -> Answer {
    let study = Study::load(&app, Some(&actor.person), &course, visit.locale).await?;
    let practice = {
        let found = study.edition.course.lesson(&lesson).ok_or(Error::NotFound)?;
        let (number, question) = practice_question(found, &question).ok_or(Error::NotFound)?;
        checked(Words::new(visit.locale), number, question, &fields)
    };
    page(&app, &visit, &study, &lesson, Some(practice)).await
}

/// What comes of an answer to a practice question.
pub(super) fn checked(words: Words, number: usize, question: &Question, fields: &Fields) -> Practice {
    let of_question = |(name, value): &'_ (String, String)| {
        let (id, part) = question_of_field(name)?;
        (id == question.id).then(|| (part.to_owned(), value.clone()))
    };
    let values: Vec<(String, String)> = fields.0.iter().filter_map(of_question).collect();
    let sent: Vec<Sent<'_>> = values.iter().map(|(part, value)| Sent { part, value }).collect();
    let refused = |reason: String| Practice::Refused {
        question: question.id.clone(),
        given: Given { values: values.clone(), complete: false, error: Some(reason) },
    };
    match question.read_answer(&question.practice_arrangement(), &sent) {
        Ok(Some(answer)) => Practice::Checked(Box::new(question.check(number, &answer))),
        Ok(None) => refused(words.say("practice-choose-first")),
        Err(error) => refused(words.phrase(&error.phrase())),
    }
}

/// A practice question of a lesson, with its number.
pub(super) fn practice_question<'a>(lesson: &'a Lesson, id: &str) -> Option<(usize, &'a Question)> {
    let questions = lesson.blocks.iter().filter_map(|block| match block {
        Block::Practice(question) => Some(question.as_ref()),
        Block::Html(_) => None,
    });
    (1..).zip(questions).find(|(_, question)| question.id == id)
}

/// POST /courses/{course}/lessons/{lesson}/completion: marks the lesson as read and settles.
pub async fn complete(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, lesson)): Path<(String, String)>,
) -> Answer {
    let study = Study::load(&app, Some(&actor.person), &course, visit.locale).await?;
    if study.edition.course.lesson(&lesson).is_none() {
        return Err(Error::NotFound);
    }
    let Some(record) = &study.record else { return Ok(redirect_with(&study.address(), "flash-enrol-first")) };
    if study.openings().get(lesson.as_str()).is_none_or(|opening| !opening.is_open()) {
        return Err(Error::Forbidden);
    }
    let was_complete = record.completion.is_some();
    let (settling, now) = (app.settling(), app.clock.now());
    let (enrolment, revision, read) = (record.enrolment.id.clone(), study.edition.revision.id.clone(), lesson.clone());
    app.db
        .write(move |conn| {
            Box::pin(async move {
                readings::mark(conn, &enrolment, &read, &revision, now).await?;
                settling.settle(conn, &enrolment).await
            })
        })
        .await?;
    let after = Study::load(&app, Some(&actor.person), &course, visit.locale).await?;
    let is_complete = after.record.as_ref().is_some_and(|record| record.completion.is_some());
    if is_complete && !was_complete {
        return Ok(redirect_with(&study.address(), "flash-course-completed"));
    }
    let next = after.neighbours(&lesson).1.and_then(|item| {
        let is_open = item.id().and_then(|id| after.shut(Words::new(Default::default()), id)).is_none();
        after.item_address(item).filter(|_| is_open)
    });
    Ok(redirect_with(&next.unwrap_or_else(|| study.address()), "flash-lesson-done"))
}

async fn page(app: &AppState, visit: &Visit, study: &Study, lesson: &str, practice: Option<Practice>) -> Answer {
    let words = Words::new(visit.locale);
    let found = study.edition.course.lesson(lesson).ok_or(Error::NotFound)?;
    if let Some(reason) = study.shut(words, lesson) {
        return super::courses::shut(app, visit, study, &reason).await;
    }
    if let Some(record) = &study.record {
        remember_place(app, record, lesson);
    }
    let status = match &practice {
        Some(Practice::Refused { .. }) => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::OK,
    };
    let view = view(app, words, study, found, practice);
    let page = Page::new(app, visit, found.title.clone()).at(Place::Courses).with_islands().status(status);
    let page = page.of_course(app, visit, &study.edition.course.id);
    Ok(page.show(move || view! { <LessonPage words page=view/> }).await)
}

fn view(app: &AppState, words: Words, study: &Study, lesson: &Lesson, practice: Option<Practice>) -> LessonView {
    let course = &study.edition.course;
    let module_place = course.modules.iter().position(|module| holds(module, &lesson.id)).unwrap_or_default();
    let lessons: Vec<&str> = course.modules.get(module_place).map_or_else(Vec::new, |module| {
        module.items.iter().filter(|item| matches!(item, Item::Lesson(_))).filter_map(Item::id).collect()
    });
    let (previous, next) = study.neighbours(&lesson.id);
    let today = app.clock.today();
    LessonView {
        outline: study.outline(words, &lesson.id),
        lesson: lesson.clone(),
        module: module_place + 1,
        number: lessons.iter().position(|id| *id == lesson.id).map_or(1, |place| place + 1),
        of: lessons.len(),
        updated: Some(app.clock.day(study.edition.revision.published_at)),
        address: format!("{}/lessons/{}", study.address(), lesson.id),
        media: format!("/media/{}/{}", course.id, study.edition.revision.number),
        needs_review: lesson.sources.iter().any(|source| source.until.is_some_and(|until| until < today)),
        untranslated: lesson.lang != words.locale(),
        practice,
        reading: reading(app, study, lesson),
        previous: previous.and_then(|item| neighbour(words, study, item)),
        next: next.and_then(|item| neighbour(words, study, item)),
    }
}

fn holds(module: &domain::course::Module, item: &str) -> bool {
    module.items.iter().any(|entry| entry.id() == Some(item))
}

fn reading(app: &AppState, study: &Study, lesson: &Lesson) -> Reading {
    let Some(record) = &study.record else { return Reading::Visitor };
    match record.readings.iter().find(|(id, _)| *id == lesson.id) {
        Some((_, at)) => Reading::Read(app.clock.day(*at)),
        None => Reading::Open { form_id: secret::uuid(app.clock.now()) },
    }
}

fn neighbour(words: Words, study: &Study, item: &Item) -> Option<Neighbour> {
    let lang = item.lang().and_then(|lang| words.foreign(lang));
    Some(Neighbour { lang, title: item.title().to_owned(), address: study.item_address(item)? })
}
