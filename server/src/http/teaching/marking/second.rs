//! A second marking: asking for it, marking blindly, and settling what lies apart.

use super::{
    sheet,
    work::{Work, markers},
};
use crate::{
    db::second_markings::{NewSecondMarking, SecondMarking},
    error::Error,
    fields::Fields,
    learning::second_marking::Came,
    render::{Answer, Page, redirect, redirect_with},
    secret,
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    components::{criteria::TypedMark, field::FieldErrors},
    document::Place,
    pages::teaching::{
        mark::AskSecond,
        second::{GivenMark, SecondPage, SecondView, Stage},
    },
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    permission::Role,
    quiz::{Points, ReviewMark},
    text::longer_than,
};
use leptos::prelude::*;

/// The longest reason.
const LONGEST_REASON: u32 = 300;

type Where = Path<(String, String, String)>;

/// The form that asks for a second marking; nothing where there is nobody to ask, or nothing to ask for.
pub(super) async fn ask_form(
    app: &AppState,
    words: Words,
    actor: &Actor,
    work: &Work,
    asked: AskSecond,
) -> Result<Option<AskSecond>, Error> {
    let Some(first) = work.current.as_ref().filter(|_| work.open_second().is_none()) else { return Ok(None) };
    let seen_by = work.seen_by.iter().map(String::as_str);
    let have_seen: Vec<&str> = seen_by.chain([first.marker.as_str(), actor.person.as_str()]).collect();
    let people = markers(app, &work.edition.course.id, &work.attempt.person, &have_seen).await?;
    Ok((!people.is_empty()).then(|| AskSecond {
        action: work.marked().address(),
        options: std::iter::once((String::new(), words.say("second-whoever"))).chain(people).collect(),
        form_id: secret::uuid(app.clock.now()),
        ..asked
    }))
}

/// POST /teaching/{course}/marking/{attempt}/{question}/second-marking: asks for a second marking.
pub async fn ask(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, attempt, question)): Where,
    fields: Fields,
) -> Answer {
    let work = Work::load(&app, &actor, &course, &attempt, &question).await?;
    let words = Words::new(visit.locale);
    let (marker, reason) = (fields.trimmed("marker").to_owned(), fields.trimmed("reason").to_owned());
    let Some(form) = ask_form(&app, words, &actor, &work, AskSecond::default()).await? else {
        return Ok(redirect(&work.address()));
    };
    let mut errors = FieldErrors::default();
    if !form.options.iter().any(|(person, _)| *person == marker) {
        errors.add("marker", words.say("field-choose"));
    }
    check_reason(words, &reason, &mut errors);
    if !errors.is_empty() {
        let asked = AskSecond { marker, reason, errors, ..AskSecond::default() };
        return sheet::as_marked(&app, &visit, &actor, &work, asked).await;
    }
    let now = app.clock.now();
    let new = NewSecondMarking {
        id: secret::uuid(now),
        attempt: work.attempt.attempt.clone(),
        question: work.question.id.clone(),
        form_id: fields.form_id(now),
        reason,
        asked_by: actor.person,
        marker: Some(marker).filter(|marker| !marker.is_empty()),
    };
    let marked = work.marked();
    app.db.write(move |conn| Box::pin(async move { marked.ask(conn, &new, now).await })).await?;
    Ok(redirect_with(&work.queue(), "flash-second-asked"))
}

fn check_reason(words: Words, reason: &str, errors: &mut FieldErrors) {
    if reason.is_empty() {
        errors.add("reason", words.say("field-needed"));
    } else if longer_than(reason, LONGEST_REASON as usize) {
        errors.add("reason", words.with("field-too-long", &[("most", LONGEST_REASON.into())]));
    }
}

/// GET /teaching/{course}/marking/{attempt}/{question}/second-marking
pub async fn show(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, attempt, question)): Where,
) -> Answer {
    let work = Work::load(&app, &actor, &course, &attempt, &question).await?;
    page(&app, &visit, &actor, &work, Form::default()).await
}

/// What was typed on the page.
#[derive(Default)]
struct Form {
    typed: Option<TypedMark>,
    reason: String,
    errors: FieldErrors,
    is_late: bool,
}

async fn page(app: &AppState, visit: &Visit, actor: &Actor, work: &Work, form: Form) -> Answer {
    let words = Words::new(visit.locale);
    let second = work.second.as_ref().ok_or(Error::NotFound)?;
    if !second.waits() {
        work.note_look(app, actor).await?;
    }
    let status = match (form.errors.is_empty(), form.is_late) {
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
        (true, true) => StatusCode::CONFLICT,
        (true, false) => StatusCode::OK,
    };
    let view = SecondView {
        crumbs: work.crumbs(words),
        answered: work.answered("../files"),
        asked_by: second.asked_by_name.clone(),
        asked: app.clock.local(second.asked_at),
        reason: second.reason.clone(),
        marker: second.marker_name.clone(),
        late: form.typed.clone().filter(|_| form.is_late),
        stage: stage(words, actor, work, second, &form),
        errors: form.errors,
        action: work.marked().address(),
    };
    let page = Page::new(app, visit, words.say("second-title")).at(Place::Teaching).status(status);
    Ok(page.show(move || view! { <SecondPage words page=view.clone()/> }).await)
}

fn stage(words: Words, actor: &Actor, work: &Work, second: &SecondMarking, form: &Form) -> Stage {
    let typed = || form.typed.clone().unwrap_or_else(|| work.typed(words, &[], ""));
    if work.waits_for(&actor.person) {
        return Stage::Blind(typed());
    }
    if second.waits() {
        return Stage::Waits { may_withdraw: may_withdraw(actor, second) };
    }
    let first = given(work, &second.first_name, &second.first_criteria, &second.first_comment);
    let other = second.second_criteria.as_deref().map(|criteria| {
        let (by, comment) = (second.second_name.as_deref(), second.second_comment.as_deref());
        given(work, by.unwrap_or_default(), criteria, comment.unwrap_or_default())
    });
    match (second.outcome.as_deref(), other) {
        (None, Some(other)) => {
            let settle = may_settle(actor, second).then(|| (typed(), form.reason.clone()));
            Stage::Apart { first, second: other, settle }
        }
        (Some(outcome), Some(other)) => Stage::Ended {
            is_agreed: outcome == "agreed",
            first,
            second: other,
            total: total(second.result_criteria.as_deref().unwrap_or_default()),
            reason: second.ended_reason.clone(),
        },
        (_, None) => Stage::Withdrawn,
    }
}

fn may_withdraw(actor: &Actor, second: &SecondMarking) -> bool {
    second.asked_by == actor.person || actor.roles.contains(&Role::Administrator)
}

fn may_settle(actor: &Actor, second: &SecondMarking) -> bool {
    second.concerns(&actor.person) || actor.roles.contains(&Role::Administrator)
}

fn given(work: &Work, by: &str, criteria: &str, comment: &str) -> GivenMark {
    let points: Vec<Points> = serde_json::from_str(criteria).unwrap_or_default();
    let rubric = work.question.rubric().iter().cloned().zip(points);
    let mark = ReviewMark { criteria: rubric.collect(), comment: comment.to_owned() };
    GivenMark { by: by.to_owned(), total: total(criteria), mark }
}

/// The sum of the points of a mark, from its JSON.
pub fn total(criteria: &str) -> Points {
    let points: Vec<Points> = serde_json::from_str(criteria).unwrap_or_default();
    points.into_iter().sum()
}

/// POST /teaching/{course}/marking/{attempt}/{question}/second-marking/mark: the second mark, given blindly.
pub async fn mark(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, attempt, question)): Where,
    fields: Fields,
) -> Answer {
    let work = Work::load(&app, &actor, &course, &attempt, &question).await?;
    let (typed, mark) = work.read(Words::new(visit.locale), &fields);
    let form = Form { typed: Some(typed), ..Form::default() };
    let mark = match mark {
        Ok(mark) => mark,
        Err(errors) => return page(&app, &visit, &actor, &work, Form { errors, ..form }).await,
    };
    let (marked, settling, marker, now) = (work.marked(), app.settling(), actor.person.clone(), app.clock.now());
    let came =
        app.db.write(move |conn| Box::pin(async move { marked.mark(&settling, conn, &marker, &mark, now).await }));
    match came.await? {
        Came::Agreed => Ok(redirect_with(&work.queue(), "flash-second-agreed")),
        Came::Apart => Ok(redirect_with(&work.marked().address(), "flash-second-apart")),
        Came::Refused => {
            let work = Work::load(&app, &actor, &course, &attempt, &question).await?;
            let second = work.second.as_ref().ok_or(Error::NotFound)?;
            if second.second_marker.as_ref() == Some(&actor.person) {
                return Ok(redirect(&work.marked().address()));
            }
            page(&app, &visit, &actor, &work, Form { is_late: true, ..form }).await
        }
    }
}

/// POST /teaching/{course}/marking/{attempt}/{question}/second-marking/settlement: the mark that the two agree on.
pub async fn settle(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, attempt, question)): Where,
    fields: Fields,
) -> Answer {
    let work = Work::load(&app, &actor, &course, &attempt, &question).await?;
    let second = work.second.as_ref().ok_or(Error::NotFound)?;
    if !may_settle(&actor, second) {
        return Err(Error::Forbidden);
    }
    if !second.is_apart() {
        return Ok(redirect(&work.marked().address()));
    }
    let words = Words::new(visit.locale);
    let (typed, mark) = work.read(words, &fields);
    let reason = fields.trimmed("reason").to_owned();
    let (mark, mut errors) = match mark {
        Ok(mark) => (Some(mark), FieldErrors::default()),
        Err(errors) => (None, errors),
    };
    check_reason(words, &reason, &mut errors);
    let Some(mark) = mark.filter(|_| errors.is_empty()) else {
        let form = Form { typed: Some(typed), reason, errors, is_late: false };
        return page(&app, &visit, &actor, &work, form).await;
    };
    let (marked, settling, by, now) = (work.marked(), app.settling(), actor.person, app.clock.now());
    let settled = app
        .db
        .write(move |conn| Box::pin(async move { marked.settle(&settling, conn, &by, &mark, reason, now).await }));
    settled.await?;
    Ok(redirect_with(&work.marked().address(), "flash-second-settled"))
}

/// POST /teaching/{course}/marking/{attempt}/{question}/second-marking/withdrawal: takes the request back.
pub async fn withdraw(State(app): State<AppState>, actor: Actor, Path((course, attempt, question)): Where) -> Answer {
    let work = Work::load(&app, &actor, &course, &attempt, &question).await?;
    let second = work.second.as_ref().ok_or(Error::NotFound)?;
    if !may_withdraw(&actor, second) {
        return Err(Error::Forbidden);
    }
    let (marked, by, now) = (work.marked(), actor.person, app.clock.now());
    let withdrawn = app.db.write(move |conn| Box::pin(async move { marked.withdraw(conn, &by, now).await }));
    match withdrawn.await? {
        true => Ok(redirect_with(&work.address(), "flash-second-withdrawn")),
        false => Ok(redirect(&work.marked().address())),
    }
}
