//! What learners say is wrong: the list of a course, one appeal with its question, and the answer to it.

use super::{crumbs, edition, marking::markers};
use crate::{
    courses::Edition,
    db::{
        Conn, DbError,
        appeals::{self, NewAnswer, OfCourse},
        attempts, audit, enrolments, marks,
        messages::{self, NewMessage},
        second_markings::{self, NewSecondMarking},
    },
    error::Error,
    fields::Fields,
    http::results::{Reviewing, note},
    learning::second_marking::Marked,
    render::{Answer, Page, redirect, redirect_with},
    secret,
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    components::{appealed::AppealOutcome, field::FieldErrors},
    document::Place,
    pages::teaching::{
        appeal::{AnswerForm, AppealedPage, AppealedView, LONGEST_ANSWER},
        appeals::{AppealLine, AppealsPage, AppealsView},
    },
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    quiz::{Question, Review, ReviewQuestion},
    text::longer_than,
};
use leptos::prelude::*;
use std::sync::Arc;

/// Appeals that the list shows.
const SHOWN: i64 = 200;

/// GET /teaching/{course}/appeals
pub async fn list(State(app): State<AppState>, visit: Visit, actor: Actor, Path(course): Path<String>) -> Answer {
    let edition = edition(&app, &actor, &course).await?;
    let words = Words::new(visit.locale);
    let mut conn = app.db.read().await?;
    let mut lines = Vec::new();
    for row in appeals::of_course(&mut conn, &course, SHOWN).await? {
        lines.push(line(&app, &mut conn, &course, row).await?);
    }
    drop(conn);
    let view = AppealsView { crumbs: crumbs(words, &edition), lines };
    let page = Page::new(&app, &visit, words.say("appeals-title")).at(Place::Teaching);
    Ok(page.show(move || view! { <AppealsPage words page=view.clone()/> }).await)
}

async fn line(app: &AppState, conn: &mut Conn, course: &str, row: OfCourse) -> Result<AppealLine, Error> {
    let pinned = app.catalogue().revision(conn, &row.revision).await?;
    let quiz = pinned.course.quiz(&row.quiz).ok_or(Error::NotFound)?;
    let questions = quiz.sections.iter().flat_map(|section| &section.questions);
    let question = questions.into_iter().find(|question| question.id == row.appeal.question);
    Ok(AppealLine {
        address: format!("/teaching/{course}/appeals/{}", row.appeal.id),
        name: (!quiz.anonymous).then_some(row.full_name),
        quiz: quiz.title.clone(),
        prompt_html: question.map(|question| question.prompt_html.clone()).unwrap_or_default(),
        reason: row.appeal.reason,
        made: app.clock.local(row.appeal.made_at),
        outcome: row.appeal.outcome.as_deref().and_then(AppealOutcome::named),
    })
}

/// An appeal with everything that its page needs.
struct Appealed {
    edition: Arc<Edition>,
    row: OfCourse,
    review: Review,
    asked: ReviewQuestion,
    question: Question,
    is_anonymous: bool,
    /// Whether the actor is to mark the answer a second time, and so must not see the first mark.
    is_blind: bool,
    others: i64,
    /// Who may mark a second time; nobody where people have not marked it, or a second marking is open.
    markers: Vec<(String, String)>,
}

impl Appealed {
    /// An appeal of a course that the actor teaches; any other is not found.
    async fn load(app: &AppState, actor: &Actor, course: &str, id: &str) -> Result<Self, Error> {
        let edition = edition(app, actor, course).await?;
        let mut conn = app.db.read().await?;
        let row = appeals::find(&mut conn, course, id).await?.ok_or(Error::NotFound)?;
        let attempt = attempts::get(&mut conn, &row.appeal.attempt).await?;
        let pinned = app.catalogue().revision(&mut conn, &row.revision).await?;
        let reviewing = Reviewing::load(app, &mut conn, &pinned, &attempt).await?;
        let review = reviewing.in_full();
        let asked = review.question(&row.appeal.question).cloned().ok_or(Error::NotFound)?;
        let mut questions = reviewing.quiz.sections.iter().flat_map(|section| &section.questions);
        let question = questions.find(|one| one.id == row.appeal.question).cloned().ok_or(Error::NotFound)?;
        let asks = (row.quiz.as_str(), row.appeal.question.as_str());
        let others = appeals::count_others(&mut conn, course, asks.0, asks.1, &row.person).await?;
        let first = marks::of_attempt(&mut conn, &attempt.id).await?.into_iter().find(|mark| mark.question == asks.1);
        let second = second_markings::newest(&mut conn, &attempt.id, asks.1).await?;
        let is_open = second.as_ref().is_some_and(|second| second.outcome.is_none());
        let is_blind = second.is_some_and(|second| second.is_for(&actor.person)) && row.person != actor.person;
        drop(conn);
        let markers = match first.filter(|_| asked.is_marked_by_people() && !is_open) {
            Some(first) => markers(app, course, &row.person, &[&first.marker, &actor.person]).await?,
            None => Vec::new(),
        };
        let is_anonymous = reviewing.quiz.anonymous;
        Ok(Self { edition, row, review, asked, question, is_anonymous, is_blind, others, markers })
    }

    /// What the appeal can end in.
    fn outcomes(&self) -> Vec<AppealOutcome> {
        let mut outcomes = vec![AppealOutcome::Kept];
        if !self.asked.is_marked_by_people() {
            outcomes.push(AppealOutcome::Regrade);
        } else if !self.markers.is_empty() {
            outcomes.push(AppealOutcome::SecondMarking);
        }
        outcomes
    }

    fn address(&self) -> String {
        format!("/teaching/{}/appeals/{}", self.edition.course.id, self.row.appeal.id)
    }

    fn marked(&self) -> Marked {
        Marked {
            edition: self.edition.clone(),
            quiz: self.review.title.clone(),
            attempt: self.row.appeal.attempt.clone(),
            enrolment: self.row.enrolment.clone(),
            question: self.question.clone(),
        }
    }
}

/// GET /teaching/{course}/appeals/{appeal}
pub async fn show(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, id)): Path<(String, String)>,
) -> Answer {
    let appealed = Appealed::load(&app, &actor, &course, &id).await?;
    if appealed.is_blind {
        return Ok(redirect(&appealed.marked().address()));
    }
    page(&app, &visit, appealed, AnswerForm::default()).await
}

async fn page(app: &AppState, visit: &Visit, appealed: Appealed, form: AnswerForm) -> Answer {
    let words = Words::new(visit.locale);
    let attempt = &appealed.row.appeal.attempt;
    let said = appeals::of_attempt(&mut app.db.read().await?, attempt).await?;
    let said = said.iter().filter(|appeal| appeal.question == appealed.asked.id);
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut crumbs = crumbs(words, &appealed.edition);
    crumbs.push((format!("/teaching/{}/appeals", appealed.edition.course.id), words.say("appeals-title")));
    let whoever = std::iter::once((String::new(), words.say("second-whoever")));
    let form = AnswerForm {
        action: appealed.address(),
        outcomes: appealed.outcomes(),
        markers: whoever.chain(appealed.markers.clone()).collect(),
        form_id: secret::uuid(app.clock.now()),
        ..form
    };
    let view = AppealedView {
        crumbs,
        name: (!appealed.is_anonymous).then(|| appealed.row.full_name.clone()),
        folder: format!("../marking/{attempt}/files"),
        appeals: said.map(|appeal| note(&app.clock, appeal)).collect(),
        others: appealed.others,
        form: appealed.row.appeal.outcome.is_none().then_some(form),
        question: appealed.asked,
    };
    let page = Page::new(app, visit, words.say("appeals-one")).at(Place::Teaching).status(status);
    Ok(page.show(move || view! { <AppealedPage words page=view.clone()/> }).await)
}

/// POST /teaching/{course}/appeals/{appeal}: answers it, tells the learner, and goes on to what the answer promises.
pub async fn answer(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, id)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let appealed = Appealed::load(&app, &actor, &course, &id).await?;
    let list = format!("/teaching/{course}/appeals");
    if appealed.row.appeal.outcome.is_some() {
        return Ok(redirect_with(&appealed.address(), "flash-appeal-answered"));
    }
    let (outcome, form) = match read(Words::new(visit.locale), &appealed, &fields) {
        (Some(outcome), form) => (outcome, form),
        (None, form) => return page(&app, &visit, appealed, form).await,
    };
    let next = match outcome {
        AppealOutcome::Regrade => format!("/teaching/{course}/quizzes/{}/regrade?appeal={id}", appealed.row.quiz),
        AppealOutcome::Kept | AppealOutcome::SecondMarking => list,
    };
    record(&app, &actor, &appealed, outcome, form).await?;
    Ok(redirect_with(&next, "flash-appeal-answered"))
}

/// The outcome that was chosen, or nothing where something is wrong; and the form as it was typed.
fn read(words: Words, appealed: &Appealed, fields: &Fields) -> (Option<AppealOutcome>, AnswerForm) {
    let mut errors = FieldErrors::default();
    let outcome = AppealOutcome::named(fields.trimmed("outcome"));
    let outcome = outcome.filter(|outcome| appealed.outcomes().contains(outcome));
    if outcome.is_none() {
        errors.add("outcome", words.say("field-choose"));
    }
    let marker = fields.trimmed("marker");
    let is_known = marker.is_empty() || appealed.markers.iter().any(|(person, _)| person == marker);
    if outcome == Some(AppealOutcome::SecondMarking) && !is_known {
        errors.add("marker", words.say("field-choose"));
    }
    let answer = fields.trimmed("answer");
    if answer.is_empty() {
        errors.add("answer", words.say("field-needed"));
    } else if longer_than(answer, LONGEST_ANSWER) {
        errors.add("answer", words.with("field-too-long", &[("most", LONGEST_ANSWER.into())]));
    }
    let is_good = errors.is_empty();
    let form = AnswerForm {
        outcome: fields.trimmed("outcome").to_owned(),
        answer: answer.to_owned(),
        marker: marker.to_owned(),
        errors,
        ..AnswerForm::default()
    };
    (outcome.filter(|_| is_good), form)
}

async fn record(
    app: &AppState,
    actor: &Actor,
    appealed: &Appealed,
    outcome: AppealOutcome,
    form: AnswerForm,
) -> Result<(), Error> {
    let now = app.clock.now();
    let second = (outcome == AppealOutcome::SecondMarking).then(|| NewSecondMarking {
        id: secret::uuid(now),
        attempt: appealed.row.appeal.attempt.clone(),
        question: appealed.asked.id.clone(),
        form_id: appealed.row.appeal.id.clone(),
        reason: appealed.row.appeal.reason.clone(),
        asked_by: actor.person.clone(),
        marker: Some(form.marker).filter(|marker| !marker.is_empty()),
    });
    let answer = NewAnswer {
        appeal: appealed.row.appeal.id.clone(),
        outcome: outcome.name(),
        answer: form.answer,
        answered_by: actor.person.clone(),
        second_marking: None,
    };
    let message = message(appealed, outcome, &answer.answer, now);
    let marked = appealed.marked();
    let answered = app
        .db
        .write(move |conn| Box::pin(async move { take_effect(conn, &marked, second, answer, message, now).await }));
    Ok(answered.await?)
}

/// Asks for the second marking that the answer promises, answers, and tells the learner; an appeal that somebody else
/// has answered meanwhile keeps that answer.
async fn take_effect(
    conn: &mut Conn,
    marked: &Marked,
    second: Option<NewSecondMarking>,
    answer: NewAnswer,
    message: NewMessage,
    now: i64,
) -> Result<(), DbError> {
    enrolments::lock(conn, &marked.enrolment).await?;
    let asked = match &second {
        Some(second) => marked.ask(conn, second, now).await?.then(|| second.id.clone()),
        None => None,
    };
    let answer = NewAnswer { second_marking: asked, ..answer };
    if !appeals::answer(conn, &answer, now).await? {
        return Ok(());
    }
    messages::send(conn, &message, now).await?;
    let entry = audit::Entry {
        actor: Some(&answer.answered_by),
        action: "appeal-answered",
        subject_kind: "appeals",
        subject: &answer.appeal,
        detail: Some(format!("{}: {}", answer.outcome, answer.answer)),
    };
    audit::record(conn, entry, now).await
}

/// What the learner is told, in the language of the course.
fn message(appealed: &Appealed, outcome: AppealOutcome, answer: &str, now: i64) -> NewMessage {
    let words = Words::new(appealed.edition.course.lang);
    let values = [
        ("quiz", appealed.review.title.clone().into()),
        ("number", appealed.asked.number.into()),
        ("outcome", words.say(outcome.key()).into()),
        ("answer", answer.to_owned().into()),
    ];
    NewMessage {
        id: secret::uuid(now),
        person: appealed.row.person.clone(),
        subject: words.with("message-appeal", &values),
        body: words.with("message-appeal-body", &values),
        link: Some(format!("/attempts/{}/result#{}", appealed.row.appeal.attempt, appealed.asked.id)),
    }
}
