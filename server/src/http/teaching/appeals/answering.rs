//! The answer to an appeal: what the form says, and what follows from it.

use super::{page, work::Appealed};
use crate::{
    db::{
        Conn, DbError,
        appeals::{self, NewAnswer},
        audit, enrolments,
        messages::{self, NewMessage},
        second_markings::NewSecondMarking,
    },
    error::Error,
    fields::Fields,
    learning::second_marking::Marked,
    render::{Answer, redirect_with},
    secret,
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    components::{appealed::AppealOutcome, field::FieldErrors},
    pages::teaching::appeal::{AnswerForm, LONGEST_ANSWER},
    words::Words,
};
use axum::extract::{Path, State};
use domain::text::longer_than;

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
