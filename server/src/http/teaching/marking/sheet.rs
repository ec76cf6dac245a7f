//! One answer, marked by its rubric.

use super::{second::ask_form, work::Work};
use crate::{
    db::{
        audit, enrolments,
        marks::{self, NewMark},
        second_markings::{self, SecondMarking},
    },
    error::Error,
    fields::Fields,
    render::{Answer, Page, redirect, redirect_with},
    secret,
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    components::{criteria::TypedMark, field::FieldErrors},
    document::Place,
    pages::teaching::mark::{AskSecond, MarkPage, MarkView},
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::quiz::{Mark, Points};
use leptos::prelude::*;

/// GET /teaching/{course}/marking/{attempt}/{question}: whoever is to mark it a second time does not see the first mark.
pub async fn show(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, attempt, question)): Path<(String, String, String)>,
) -> Answer {
    let work = Work::load(&app, &actor, &course, &attempt, &question).await?;
    if work.waits_for(&actor.person) {
        return Ok(redirect(&work.marked().address()));
    }
    as_marked(&app, &visit, &actor, &work, AskSecond::default()).await
}

/// The page with the mark that counts, and with what was typed to ask for a second one.
pub(super) async fn as_marked(app: &AppState, visit: &Visit, actor: &Actor, work: &Work, asked: AskSecond) -> Answer {
    let words = Words::new(visit.locale);
    work.note_look(app, actor).await?;
    let given: Vec<Points> = match &work.current {
        Some(mark) => serde_json::from_str(&mark.criteria).unwrap_or_default(),
        None => work.proposal(app.clock.now()).map(|mark| mark.criteria).unwrap_or_default(),
    };
    let comment = work.current.as_ref().map(|mark| mark.comment.clone()).unwrap_or_default();
    let form = Form { typed: work.typed(words, &given, &comment), seen: work.seen(), ..Form::default() };
    let ask = ask_form(app, words, actor, work, asked).await?;
    page(app, visit, work, form, ask).await
}

/// What stands in the form of a mark.
#[derive(Default)]
struct Form {
    typed: TypedMark,
    seen: String,
    errors: FieldErrors,
    is_late: bool,
}

impl Work {
    fn seen(&self) -> String {
        self.current.as_ref().map(|mark| mark.id.clone()).unwrap_or_default()
    }
}

async fn page(app: &AppState, visit: &Visit, work: &Work, form: Form, ask: Option<AskSecond>) -> Answer {
    let words = Words::new(visit.locale);
    let meanwhile = work.current.as_ref().filter(|_| form.is_late && work.open_second().is_none()).map(|mark| {
        let points: Vec<Points> = serde_json::from_str(&mark.criteria).unwrap_or_default();
        (mark.marker_name.clone(), points.into_iter().sum())
    });
    let is_wrong = !form.errors.is_empty() || ask.as_ref().is_some_and(|ask| !ask.errors.is_empty());
    let status = match (is_wrong, form.is_late) {
        (true, _) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::CONFLICT,
        (false, false) => StatusCode::OK,
    };
    let view = MarkView {
        crumbs: work.crumbs(words),
        answered: work.answered("files"),
        typed: form.typed,
        seen: if form.is_late { work.seen() } else { form.seen },
        meanwhile,
        peers: work.peers_said(app),
        second: work.second.as_ref().map(|second| (work.marked().address(), second.outcome.is_some())),
        ask,
        action: work.address(),
        errors: form.errors,
        form_id: secret::uuid(app.clock.now()),
    };
    let page = Page::new(app, visit, words.say("queue-mark")).at(Place::Teaching).status(status);
    Ok(page.show(move || view! { <MarkPage words page=view.clone()/> }).await)
}

/// POST /teaching/{course}/marking/{attempt}/{question}: records the mark and settles. Where somebody else has marked
/// meanwhile, both marks are shown and neither is lost; while a second marking is open the first mark stands.
pub async fn mark(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, attempt, question)): Path<(String, String, String)>,
    fields: Fields,
) -> Answer {
    let work = Work::load(&app, &actor, &course, &attempt, &question).await?;
    let seen = fields.trimmed("seen").to_owned();
    let (typed, mark) = work.read(Words::new(visit.locale), &fields);
    let form = Form { typed, seen: seen.clone(), ..Form::default() };
    let mark = match mark {
        Ok(mark) => mark,
        Err(errors) => return page(&app, &visit, &work, Form { errors, ..form }, None).await,
    };
    let new = new_mark(&work, &actor, &mark, fields.form_id(app.clock.now()))?;
    if record(&app, &work, new, seen).await? {
        return Ok(redirect_with(&work.queue(), "flash-marked"));
    }
    let work = Work::load(&app, &actor, &course, &attempt, &question).await?;
    work.note_look(&app, &actor).await?;
    page(&app, &visit, &work, Form { is_late: true, ..form }, None).await
}

fn new_mark(work: &Work, actor: &Actor, mark: &Mark, id: String) -> Result<NewMark, Error> {
    Ok(NewMark {
        id,
        attempt: work.attempt.attempt.clone(),
        question: work.question.id.clone(),
        marker: actor.person.clone(),
        criteria: serde_json::to_string(&mark.criteria).map_err(|error| Error::Internal(error.to_string()))?,
        comment: mark.comment.clone(),
    })
}

async fn record(app: &AppState, work: &Work, new: NewMark, seen: String) -> Result<bool, Error> {
    let (settling, enrolment, now) = (app.settling(), work.attempt.enrolment.clone(), app.clock.now());
    let recorded = app.db.write(move |conn| {
        Box::pin(async move {
            enrolments::lock(conn, &enrolment).await?;
            let second = second_markings::newest(conn, &new.attempt, &new.question).await?;
            if second.is_some_and(|second: SecondMarking| second.outcome.is_none()) {
                return Ok(false);
            }
            if !marks::record(conn, &new, Some(seen.as_str()).filter(|seen| !seen.is_empty()), now).await? {
                return Ok(false);
            }
            settling.grade_marked(conn, &new.attempt, now).await?;
            settling.settle(conn, &enrolment).await?;
            let entry = audit::Entry {
                actor: Some(&new.marker),
                action: "answer-marked",
                subject_kind: "marks",
                subject: &new.id,
                detail: None,
            };
            audit::record(conn, entry, now).await?;
            Ok(true)
        })
    });
    Ok(recorded.await?)
}
