//! Saving the text of a file: by a form, which leads back to the page, or by its script, which reads a receipt.

use super::{
    editor::{Form, page},
    opened,
};
use crate::{
    error::Error,
    fields::Fields,
    render::{Answer, redirect_with},
    secret,
    state::AppState,
    visit::{Actor, Visit},
    writing::{
        Working,
        checking::check,
        paths::text_path,
        saving::{Conflict, Receipt, Saved, Sent, save as save_text},
        text::plain,
    },
};
use app::{components::field::FieldErrors, words::Words};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::IntoResponse,
};
use domain::{course::LONGEST_FILE, problem::Problem};
use serde_json::{Value, json};

/// POST /writing/{course}/files/{*path}
pub async fn save(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, path)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let working = opened(&app, &actor, &course).await?;
    let path = text_path(&path).filter(|path| working.find(path).is_some()).ok_or(Error::NotFound)?;
    let text = plain(fields.find("text").ok_or(Error::Unprocessable("writing-no-text"))?);
    if text.len() > LONGEST_FILE {
        return too_long(&app, &visit, &working, &path, text).await;
    }
    let sent = sent(&app, &actor, &working, &path, &fields, text.clone());
    let is_known = sent.version == working.find(&path).map_or(0, |file| file.version);
    match save_text(&app, sent).await? {
        Saved::Kept(receipt) if visit.wants_json => kept_json(&app, &visit, &actor, &course, &path, receipt).await,
        Saved::Kept(receipt) => {
            let is_same = is_known && working.find(&path).is_some_and(|file| file.version == receipt.version);
            let flash = match &receipt.merged {
                Some(_) => "flash-writing-merged",
                None if is_same => "flash-writing-unchanged",
                None => "flash-writing-saved",
            };
            Ok(redirect_with(&format!("/writing/{course}/files/{}", crate::error::encode(&path)), flash))
        }
        Saved::Aside(conflict) if visit.wants_json => Ok(conflict_json(*conflict)),
        Saved::Aside(conflict) => {
            let working = opened(&app, &actor, &course).await?;
            let (conflict, status) = (Some(*conflict), Some(StatusCode::CONFLICT));
            let form = Form { text: Some(text), compares: true, conflict, status, ..Form::default() };
            page(&app, &visit, &working, &path, form).await
        }
    }
}

/// What the form says; a page that names no version has seen the one that stands there.
fn sent(app: &AppState, actor: &Actor, working: &Working, path: &str, fields: &Fields, text: String) -> Sent {
    let current = working.find(path).map_or(0, |file| file.version);
    let made = fields.trimmed("save");
    let is_plain =
        (8..=64).contains(&made.len()) && made.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    Sent {
        id: if is_plain { made.to_owned() } else { secret::uuid(app.clock.now()) },
        course: working.course.clone(),
        path: path.to_owned(),
        origin: fields.find("origin").map_or_else(|| working.origin().to_owned(), str::to_owned),
        version: fields.trimmed("version").parse().ok().filter(|version| *version >= 0).unwrap_or(current),
        text,
        by: actor.person.clone(),
    }
}

async fn too_long(app: &AppState, visit: &Visit, working: &Working, path: &str, text: String) -> Answer {
    let message = Words::new(visit.locale).say("writing-too-long");
    if visit.wants_json {
        return Ok((StatusCode::PAYLOAD_TOO_LARGE, Json(json!({ "error": message }))).into_response());
    }
    let mut errors = FieldErrors::default();
    errors.add("text", message);
    let status = Some(StatusCode::PAYLOAD_TOO_LARGE);
    page(app, visit, working, path, Form { text: Some(text), errors, status, ..Form::default() }).await
}

/// What the script goes on with: the version, another's changes that came in, and what is wrong now.
async fn kept_json(app: &AppState, visit: &Visit, actor: &Actor, course: &str, path: &str, receipt: Receipt) -> Answer {
    let words = Words::new(visit.locale);
    let working = opened(app, actor, course).await?;
    let checked = check(app, &working).await?;
    let own: Vec<&Problem> = checked.of_file(path).collect();
    let own_errors = own.iter().filter(|problem| problem.is_error()).count();
    let outcome = if receipt.merged.is_some() { "merged" } else { "kept" };
    let body = json!({
        "version": receipt.version,
        "origin": receipt.origin,
        "outcome": outcome,
        "merged": receipt.merged,
        "time": words.time(app.clock.local(app.clock.now()).time()),
        "problems": own.into_iter().map(|problem| problem_json(words, problem)).collect::<Vec<_>>(),
        "elsewhere": checked.errors() - own_errors,
    });
    Ok(Json(body).into_response())
}

fn problem_json(words: Words, problem: &Problem) -> Value {
    let locale = words.locale();
    json!({
        "severity": problem.severity,
        "severity_name": problem.severity.name(locale),
        "code": problem.code,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "what": problem.what.text(locale),
        "mend": problem.mend.text(locale),
        "example": problem.example.as_ref().map(|example| example.text(locale)),
    })
}

fn conflict_json(conflict: Conflict) -> axum::response::Response {
    let body = json!({
        "outcome": "aside",
        "version": conflict.version,
        "origin": conflict.origin,
        "theirs": conflict.theirs,
        "by": conflict.by.map(|(name, _)| name),
        "hunks": conflict.hunks,
    });
    (StatusCode::CONFLICT, Json(body)).into_response()
}
