//! What a learner has to review of others in her course. She is told nobody's name, and nobody is told hers.

use super::mark_form;
use crate::{
    db::{
        audit, enrolments, peer_essays,
        peer_reviews::{self, Duty},
        teaching,
    },
    error::Error,
    fields::Fields,
    learning::answers_by_question,
    render::{Answer, Page, redirect_with},
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    components::{criteria::TypedMark, field::FieldErrors, handed_in::HandedIn},
    document::Place,
    pages::{
        review::{ReviewPage, ReviewStage, ReviewView},
        reviews::{DutyLine, DutyState, ReviewsPage, ReviewsView},
    },
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    locale::Locale,
    quiz::{self, Points, Question, ReviewMark},
};
use leptos::prelude::*;

/// GET /courses/{course}/reviews
pub async fn list(State(app): State<AppState>, visit: Visit, actor: Actor, Path(course): Path<String>) -> Answer {
    let catalogue = app.catalogue();
    let edition = catalogue.course(&course).ok_or(Error::NotFound)?.in_locale(visit.locale);
    let words = Words::new(visit.locale);
    let now = app.clock.now();
    let mut conn = app.db.read().await?;
    let mut lines = Vec::new();
    for duty in peer_reviews::of_reviewer(&mut conn, &actor.person, &course).await? {
        let pinned = catalogue.revision(&mut conn, &duty.revision).await?;
        let asked = pinned.in_locale(visit.locale).course.quiz(&duty.quiz).and_then(|quiz| {
            let mut questions = quiz.sections.iter().flat_map(|section| &section.questions);
            Some((quiz.title.clone(), questions.find(|question| question.id == duty.question)?.prompt_html.clone()))
        });
        let Some((quiz, prompt_html)) = asked else { continue };
        let until = app.clock.local(duty.falls_back_at);
        let state = match (duty.is_open(now), duty.reviewed_at) {
            (true, _) => DutyState::Open(until),
            (_, Some(at)) => DutyState::Written(app.clock.local(at)),
            (_, None) => DutyState::Over,
        };
        lines.push(DutyLine { address: format!("/reviews/{}", duty.id), quiz, prompt_html, state });
    }
    drop(conn);
    let view = ReviewsView { crumbs: vec![(format!("/courses/{course}"), edition.course.title.clone())], lines };
    let page = Page::new(&app, &visit, words.say("peers-title")).at(Place::Courses).of_course(&app, &visit, &course);
    Ok(page.show(move || view! { <ReviewsPage words page=view.clone()/> }).await)
}

/// An own review with the essay that it is about.
struct Reviewing {
    duty: Duty,
    course: String,
    question: Question,
    answer: Option<quiz::Answer>,
}

impl Reviewing {
    /// Anybody else's review is not found.
    async fn load(app: &AppState, actor: &Actor, id: &str, locale: Locale) -> Result<Self, Error> {
        let mut conn = app.db.read().await?;
        let duty = peer_reviews::find_own(&mut conn, &actor.person, id).await?.ok_or(Error::NotFound)?;
        let pinned = app.catalogue().revision(&mut conn, &duty.revision).await?;
        let course = &pinned.in_locale(locale).course;
        let sections = course.quiz(&duty.quiz).into_iter().flat_map(|quiz| &quiz.sections);
        let question = sections.flat_map(|section| &section.questions).find(|one| one.id == duty.question);
        let question = question.cloned().ok_or(Error::NotFound)?;
        let answer = answers_by_question(&mut conn, &duty.attempt).await?.remove(&duty.question);
        Ok(Self { course: course.title.clone(), duty, question, answer })
    }

    fn text(&self) -> Option<String> {
        if let Some(quiz::Answer::Text(text)) = &self.answer { Some(text.clone()) } else { None }
    }

    fn list(&self) -> String {
        format!("/courses/{}/reviews", self.duty.course)
    }

    /// What she has written.
    fn written(&self) -> ReviewMark {
        let points: Vec<Points> =
            self.duty.criteria.as_deref().and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default();
        let criteria = self.question.rubric().iter().cloned().zip(points).collect();
        ReviewMark { criteria, comment: self.duty.comment.clone() }
    }
}

/// GET /reviews/{review}
pub async fn show(State(app): State<AppState>, visit: Visit, actor: Actor, Path(id): Path<String>) -> Answer {
    let reviewing = Reviewing::load(&app, &actor, &id, visit.locale).await?;
    let typed = mark_form::filled(Words::new(visit.locale), &reviewing.question, &[], "");
    page(&app, &visit, &reviewing, typed, FieldErrors::default()).await
}

async fn page(app: &AppState, visit: &Visit, reviewing: &Reviewing, typed: TypedMark, errors: FieldErrors) -> Answer {
    let words = Words::new(visit.locale);
    let duty = &reviewing.duty;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let stage = match duty.reviewed_at {
        Some(at) => ReviewStage::Written(reviewing.written(), app.clock.local(at)),
        None if duty.is_open(app.clock.now()) => ReviewStage::Open {
            typed,
            errors,
            action: format!("/reviews/{}", duty.id),
            until: app.clock.local(duty.falls_back_at),
        },
        None => ReviewStage::Over,
    };
    let view = ReviewView {
        crumbs: vec![
            (format!("/courses/{}", duty.course), reviewing.course.clone()),
            (reviewing.list(), words.say("peers-title")),
        ],
        prompt_html: reviewing.question.prompt_html.clone(),
        handed_in: HandedIn {
            body_html: reviewing.question.body_html.clone(),
            text: reviewing.text(),
            ..HandedIn::default()
        },
        stage,
    };
    let page = Page::new(app, visit, words.say("peers-one")).at(Place::Courses).status(status);
    let page = page.of_course(app, visit, &duty.course);
    Ok(page.show(move || view! { <ReviewPage words page=view.clone()/> }).await)
}

/// POST /reviews/{review}: writes the review; what was written stays.
pub async fn write(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let reviewing = Reviewing::load(&app, &actor, &id, visit.locale).await?;
    let (typed, mark) = mark_form::read(Words::new(visit.locale), &reviewing.question, &fields);
    let mark = match mark {
        Ok(mark) => mark,
        Err(errors) => return page(&app, &visit, &reviewing, typed, errors).await,
    };
    let now = app.clock.now();
    let (list, attempt, question) = (reviewing.list(), reviewing.duty.attempt, reviewing.duty.question);
    let criteria = serde_json::to_string(&mark.criteria).map_err(|error| Error::Internal(error.to_string()))?;
    let written = app.db.write(move |conn| {
        Box::pin(async move {
            // The lock of the essay's owner: her instructor may be marking it now.
            let enrolment = teaching::enrolment_of(conn, &attempt).await?;
            enrolments::lock(conn, &enrolment).await?;
            let duty = peer_reviews::find_own(conn, &actor.person, &id).await?;
            if duty.is_none_or(|duty| !duty.is_open(now)) {
                return Ok(false);
            }
            peer_reviews::write(conn, &id, &criteria, &mark.comment, now).await?;
            peer_essays::note_ready(conn, &attempt, &question, now).await?;
            let entry = audit::Entry {
                actor: Some(&actor.person),
                action: "peer-reviewed",
                subject_kind: "peer_reviews",
                subject: &id,
                detail: None,
            };
            audit::record(conn, entry, now).await?;
            Ok(true)
        })
    });
    let flash = if written.await? { "flash-peer-reviewed" } else { "flash-peer-late" };
    Ok(redirect_with(&list, flash))
}
