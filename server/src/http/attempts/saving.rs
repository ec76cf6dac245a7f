//! Saving answers: each save is a row of its own, acknowledged when it is on disk.

use super::{Open, files, page};
use crate::{
    db::{
        Conn, DbError,
        answers::{self, Save},
        attempts,
    },
    error::Error,
    fields::{Fields, Form},
    render::{Answer, redirect, redirect_with},
    secret,
    state::AppState,
    visit::{Actor, Visit},
};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::IntoResponse,
};
use domain::quiz::AnswerForm;

/// The longest id that a form may make for its saves.
const LONGEST_SAVE_ID: usize = 64;

/// POST /attempts/{attempt}/answers: keeps what the form holds; with `Accept: application/json` a receipt comes back.
pub async fn save(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path(id): Path<String>,
    form: Form,
) -> Answer {
    let open = Open::load(&app, &actor, &id).await?;
    let outcome = keep(&app, &actor, &open, &form).await?;
    if visit.wants_json {
        return Ok(receipt(&outcome));
    }
    match outcome {
        Outcome::Over => Ok(redirect_with(&format!("{}/result", open.address()), "flash-time-over")),
        Outcome::Refused(refused) => page::again(&app, &visit, &open, &refused, &form.fields).await,
        Outcome::Kept(_) => Ok(redirect(&go(&open.address(), form.fields.get("go")))),
    }
}

/// What became of a form's answers.
pub enum Outcome {
    /// All that it held is on disk, at this time.
    Kept(i64),
    /// Something cannot be taken; the rest is on disk.
    Refused(AnswerForm),
    /// The attempt is submitted or its time is over.
    Over,
}

/// The answer to the island.
pub fn receipt(outcome: &Outcome) -> axum::response::Response {
    match outcome {
        Outcome::Kept(at) => Json(serde_json::json!({ "saved_at": at })).into_response(),
        Outcome::Refused(form) => {
            let questions: Vec<&String> = form.refused.keys().collect();
            (StatusCode::UNPROCESSABLE_ENTITY, Json(serde_json::json!({ "refused": questions }))).into_response()
        }
        Outcome::Over => (StatusCode::CONFLICT, Json(serde_json::json!({ "over": true }))).into_response(),
    }
}

/// Keeps everything that a form holds.
pub(super) async fn keep(app: &AppState, actor: &Actor, open: &Open, form: &Form) -> Result<Outcome, Error> {
    if open.own.attempt.submitted_at.is_some() {
        return Ok(Outcome::Over);
    }
    let mut answers = open.quiz()?.read_answers(&open.plan, &form.fields.0);
    files::receive(app, open, form, &mut answers).await?;
    let now = app.clock.now();
    let saves = answers::Form {
        person: actor.person.clone(),
        attempt: open.own.attempt.id.clone(),
        saves: saves(&form.fields, &answers, now)?,
        at: now,
    };
    let kept = match page::marks_after(&open.own.attempt.marked, &form.fields, &open.plan) {
        None => app.db.save_answers(saves).await?,
        Some(marks) => app.db.write(move |conn| Box::pin(async move { store(conn, &saves, &marks).await })).await?,
    };
    Ok(match kept {
        None => Outcome::Over,
        Some(_) if !answers.refused.is_empty() => Outcome::Refused(answers),
        Some(at) => Outcome::Kept(at),
    })
}

/// One save for each question of the form, under the form's id.
pub fn saves(fields: &Fields, form: &AnswerForm, now: i64) -> Result<Vec<Save>, Error> {
    let made = fields.trimmed("save_id");
    let save_id = if made.is_empty() || made.len() > LONGEST_SAVE_ID { secret::uuid(now) } else { made.to_owned() };
    let number = |name| fields.trimmed(name).parse::<i64>().ok().filter(|number| (0..=1 << 53).contains(number));
    let counter = number("counter").unwrap_or(1);
    let client_at = number("client_at").unwrap_or(now);
    form.answers
        .iter()
        .map(|(question, answer)| {
            let answer = answer.as_ref().map(serde_json::to_string).transpose();
            Ok(Save {
                id: format!("{save_id}.{question}"),
                question: question.clone(),
                answer: answer.map_err(|error| Error::Internal(error.to_string()))?,
                counter,
                client_at,
            })
        })
        .collect()
}

/// Stores saves and marks; `None` when the attempt takes no more.
async fn store(conn: &mut Conn, saves: &answers::Form, marks: &str) -> Result<Option<i64>, DbError> {
    let receipt = answers::save(conn, &[saves]).await?.pop().flatten();
    if receipt.is_some() {
        attempts::mark(conn, &saves.attempt, marks).await?;
    }
    Ok(receipt)
}

/// Where a form's button leads after saving.
pub fn go(address: &str, wanted: &str) -> String {
    match wanted {
        "all" => format!("{address}?view=all"),
        "confirm" => format!("{address}?confirm=1"),
        number => format!("{address}?question={}", number.parse::<usize>().unwrap_or(1)),
    }
}
