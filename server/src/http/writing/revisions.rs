//! The history of a course: its revisions, one beside another, taken home or back.

use super::{crumbs, media_base, opened, publication::differences, title_of};
use crate::{
    courses::{archive as pack, source_file},
    db::{
        revision_history::{self, Entry},
        revisions,
    },
    error::Error,
    fields,
    render::{Answer, Page, redirect_with},
    state::AppState,
    visit::{Actor, Visit},
    writing::{Working, joining},
};
use app::{
    document::Place,
    pages::writing::revisions::{RevisionLine, RevisionPage, RevisionView, RevisionsPage},
    words::Words,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::{HeaderValue, header},
    response::IntoResponse,
};
use domain::{
    course::{MEDIA_MARKER, SourceFile},
    preview::Reading,
    writing::compare_rendered,
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// So many paths of changed files stand in a line of the history.
const PATHS: usize = 5;

/// GET /writing/{course}/revisions
pub async fn list(State(app): State<AppState>, visit: Visit, actor: Actor, Path(course): Path<String>) -> Answer {
    let words = Words::new(visit.locale);
    let working = opened(&app, &actor, &course).await?;
    let revisions = lines(&app, &course).await?;
    let links = crumbs(words, &working, &title(&working));
    let page = Page::new(&app, &visit, words.say("revisions-title")).at(Place::Writing);
    Ok(page
        .show(move || {
            view! { <RevisionsPage words crumbs=links.clone() course=course.clone() revisions=revisions.clone()/> }
        })
        .await)
}

/// GET /writing/{course}/revisions/{number}?with=NUMBER
pub async fn show(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, number)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Answer {
    let words = Words::new(visit.locale);
    let working = opened(&app, &actor, &course).await?;
    let all = lines(&app, &course).await?;
    let number: i64 = number.parse().map_err(|_| Error::NotFound)?;
    let revision = all.iter().find(|line| line.number == number).cloned().ok_or(Error::NotFound)?;
    let others: Vec<i64> = all.iter().map(|line| line.number).filter(|other| *other != number).collect();
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let wanted = query.trimmed("with").parse().ok().filter(|with| others.contains(with));
    let with = wanted.or_else(|| (number > 1).then(|| number - 1));
    let before = match with {
        Some(with) => sources(&app, &course, with).await?,
        None => Vec::new(),
    };
    let after = sources(&app, &course, number).await?;
    let rendered = match query.trimmed("file") {
        "" => None,
        path => rendered(&working, before.clone(), after.clone(), path, words).await?,
    };
    let files = differences(before, after).await?;
    let mut links = crumbs(words, &working, &title(&working));
    links.push((format!("/writing/{course}/revisions"), words.say("revisions-title")));
    let is_latest = all.first().is_some_and(|latest| latest.number == number);
    let view = RevisionView { crumbs: links, course, revision, with, others, files, rendered, is_latest };
    let name = words.with("revisions-one", &[("number", number.into())]);
    let page = Page::new(&app, &visit, name).at(Place::Writing);
    Ok(page.show(move || view! { <RevisionPage words page=view.clone()/> }).await)
}

/// A file of two revisions as learners see it, with what is gone and what is new.
async fn rendered(
    working: &Working,
    before: Vec<SourceFile>,
    after: Vec<SourceFile>,
    path: &str,
    words: Words,
) -> Result<Option<(String, String)>, Error> {
    let (folder, path, locale) = (working.folder.clone(), path.to_owned(), words.locale());
    let media = format!("=\"{}/", media_base(&working.course));
    let compared = tokio::task::spawn_blocking(move || {
        let html = |files: &[SourceFile]| Reading::of(&folder, files).0?.html(&path, locale);
        let html = compare_rendered(&html(&before)?, &html(&after)?);
        Some((path, html.replace(&format!("=\"{MEDIA_MARKER}"), &media)))
    });
    compared.await.map_err(|error| Error::Internal(error.to_string()))
}

/// GET /writing/{course}/revisions/{number}/archive.zip
pub async fn archive(
    State(app): State<AppState>,
    actor: Actor,
    Path((course, number)): Path<(String, String)>,
) -> Answer {
    let working = opened(&app, &actor, &course).await?;
    let number: i64 = number.parse().map_err(|_| Error::NotFound)?;
    let mut conn = app.db.read().await?;
    let revision = revisions::find_number(&mut conn, &course, number).await?.ok_or(Error::NotFound)?;
    let files = revisions::files(&mut conn, &revision.id).await?;
    drop(conn);
    let (media, folder) = (app.media.clone(), working.folder.clone());
    let packed = tokio::task::spawn_blocking(move || pack(&files, &media, &folder));
    let bytes = packed.await.map_err(std::io::Error::other).flatten();
    let bytes = bytes.map_err(|error| Error::Internal(error.to_string()))?;
    let name = format!("attachment; filename=\"{}-{number}.zip\"", working.folder);
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/zip")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&name).map_err(|_| Error::NotFound)?),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, bytes).into_response())
}

/// POST /writing/{course}/revisions/{number}/restoration: its content becomes the draft.
pub async fn restore(
    State(app): State<AppState>,
    actor: Actor,
    Path((course, number)): Path<(String, String)>,
) -> Answer {
    let working = opened(&app, &actor, &course).await?;
    let number: i64 = number.parse().map_err(|_| Error::NotFound)?;
    let mut conn = app.db.read().await?;
    let revision = revisions::find_number(&mut conn, &course, number).await?.ok_or(Error::NotFound)?;
    let files = revisions::files(&mut conn, &revision.id).await?;
    drop(conn);
    if working.draft.is_some() && working.changes() > 0 {
        let back = format!("/writing/{course}/revisions/{number}");
        return Ok(redirect_with(&back, "flash-restore-draft-first"));
    }
    let flash = match joining::restore(&app, &working, files, &actor.person).await? {
        Some(()) => "flash-restored",
        None => "flash-joined-again",
    };
    Ok(redirect_with(&format!("/writing/{course}/publication"), flash))
}

async fn sources(app: &AppState, course: &str, number: i64) -> Result<Vec<SourceFile>, Error> {
    let mut conn = app.db.read().await?;
    let revision = revisions::find_number(&mut conn, course, number).await?.ok_or(Error::NotFound)?;
    Ok(revisions::files(&mut conn, &revision.id).await?.into_iter().filter_map(source_file).collect())
}

/// The title of the course as it stands.
fn title(working: &Working) -> String {
    title_of(Reading::of(&working.folder, &working.sources()).0.as_ref(), working)
}

async fn lines(app: &AppState, course: &str) -> Result<Vec<RevisionLine>, Error> {
    let mut conn = app.db.read().await?;
    let entries = revision_history::of_course(&mut conn, course).await?;
    let mut changed: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for (number, path) in revision_history::changed_files(&mut conn, course).await? {
        changed.entry(number).or_default().push(path);
    }
    let line = |entry: Entry| {
        let files = changed.remove(&entry.number).unwrap_or_default();
        RevisionLine {
            number: entry.number,
            at: app.clock.local(entry.published_at),
            by: entry.full_name,
            note: entry.note,
            changes: files.len(),
            changed: files.into_iter().take(PATHS).collect(),
            attempts: entry.open_attempts,
        }
    };
    Ok(entries.into_iter().map(line).collect())
}
