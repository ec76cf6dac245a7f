//! Files of an attempt: taking them, and giving them back to who may see them.

use super::Open;
use crate::{
    error::{Error, encode},
    fields::{Form, SentFile},
    learning::answers_by_question,
    state::AppState,
    visit::Actor,
};
use axum::{
    body::Body,
    extract::{Path, Request, State},
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use domain::quiz::{Answer, AnswerError, AnswerForm, HandedFile, Kind, Upload};
use tower::ServiceExt;
use tower_http::services::ServeFile;

/// Adds to the answers of a form what it says about files: which to take out, which came.
pub(super) async fn receive(app: &AppState, open: &Open, form: &Form, answers: &mut AnswerForm) -> Result<(), Error> {
    let quiz = open.quiz()?;
    for entry in &open.plan.questions {
        let (coming, going) = (format!("f.{}", entry.id), format!("d.{}", entry.id));
        let sent: Vec<&SentFile> = form.files.iter().filter(|file| file.field == coming).collect();
        if sent.is_empty() && form.fields.find(&going).is_none() {
            continue;
        }
        let Some(Kind::Upload(upload)) = quiz.planned(entry).map(|(_, question)| &question.kind) else { continue };
        let mut files = files_of(app, open, &entry.id).await?;
        files.retain(|file| form.fields.all(&going).all(|hash| hash != file.hash));
        match take(app, upload, files, &sent).await? {
            Ok(files) => {
                let answer = (!files.is_empty()).then_some(Answer::Files(files));
                answers.answers.insert(entry.id.clone(), answer);
            }
            Err(error) => _ = answers.refused.insert(entry.id.clone(), error),
        }
    }
    Ok(())
}

async fn files_of(app: &AppState, open: &Open, question: &str) -> Result<Vec<HandedFile>, Error> {
    let mut answers = answers_by_question(&mut app.db.read().await?, &open.own.attempt.id).await?;
    Ok(match answers.remove(question) {
        Some(Answer::Files(files)) => files,
        _ => Vec::new(),
    })
}

/// Checks all files before any is kept.
async fn take(
    app: &AppState,
    upload: &Upload,
    mut files: Vec<HandedFile>,
    sent: &[&SentFile],
) -> Result<Result<Vec<HandedFile>, AnswerError>, Error> {
    if files.len() + sent.len() > upload.most_files {
        return Ok(Err(AnswerError::TooManyFiles { limit: upload.most_files }));
    }
    let mut kinds = Vec::with_capacity(sent.len());
    for file in sent {
        match upload.check(&file.name, &file.bytes) {
            Ok(kind) => kinds.push(kind),
            Err(error) => return Ok(Err(error)),
        }
    }
    for (file, kind) in sent.iter().zip(kinds) {
        let (app, bytes) = (app.clone(), file.bytes.clone());
        let kept = tokio::task::spawn_blocking(move || app.uploads.keep(&bytes)).await;
        let hash = kept.map_err(|error| Error::Internal(error.to_string()))?;
        // A full disk passes: the learner still has the file and may send it again.
        let hash = hash.map_err(|error| Error::Unavailable(error.to_string()))?;
        files.retain(|other| other.hash != hash);
        files.push(HandedFile { hash, name: file.name.clone(), size: file.bytes.len() as u64, kind });
    }
    Ok(Ok(files))
}

/// GET /attempts/{attempt}/files/{hash}: a file that this attempt holds, as an attachment.
pub async fn show(
    State(app): State<AppState>,
    actor: Actor,
    Path((attempt, hash)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Error> {
    let own = super::find(&app, &actor, &attempt).await?;
    let answers = answers_by_question(&mut app.db.read().await?, &own.attempt.id).await?;
    let files = answers.into_values().filter_map(|answer| match answer {
        Answer::Files(files) => Some(files),
        _ => None,
    });
    let file = files.flatten().find(|file| file.hash == hash).ok_or(Error::NotFound)?;
    attachment(&app, &file, request).await
}

/// The file, to be saved and never to be shown in our own place.
pub async fn attachment(app: &AppState, file: &HandedFile, request: Request) -> Result<Response, Error> {
    let served = ServeFile::new(app.uploads.path(&file.hash)).oneshot(request).await;
    let mut response = served.map_err(|error| Error::Internal(error.to_string()))?.map(Body::new);
    if response.status() == StatusCode::NOT_FOUND {
        return Err(Error::NotFound);
    }
    let name = format!("attachment; filename*=UTF-8''{}", encode(&file.name));
    let name = HeaderValue::try_from(name).map_err(|error| Error::Internal(error.to_string()))?;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_DISPOSITION, name);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.kind.media_type()));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox; default-src 'none'"));
    Ok(response)
}
