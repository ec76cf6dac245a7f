//! The writing room: an author reaches the courses of her grants, and what is not in them does not exist for her.

mod comments;
mod course;
mod course_view;
mod discarding;
mod editor;
mod fixes;
mod home;
mod media;
mod parts;
mod preview;
mod problems;
mod publication;
mod reviewed;
mod reviews;
mod revisions;
mod saving;
mod source;
mod trial;

pub use comments::{open_again as reopen_comment, settle as settle_comment, write as comment};
pub use course::show as course;
pub use discarding::discard;
pub use editor::show as file;
pub use fixes::mend;
pub use home::{begin, list};
pub use media::show as media;
pub use parts::change as change_parts;
pub use preview::{show as preview, try_out};
pub use problems::show as problems;
pub use publication::{publish, show as publication, take_folder};
pub use reviews::{ask as ask_review, decide as decide_review, show as reviews, withdraw as withdraw_review};
pub use revisions::{archive, list as revisions, restore, show as revision};
pub use saving::save;
pub use source::show as source;

use super::teaching::Taught;
use crate::{
    courses::read_folder,
    error::Error,
    state::AppState,
    visit::Actor,
    writing::{Working, checking::Checked},
};
use app::{pages::writing::DraftFacts, words::Words};
use data_encoding::HEXLOWER;
use domain::{
    course::{Course, MEDIA_MARKER, content_hash, original_of},
    locale::Locale,
    preview::Reading,
};
use std::sync::Arc;

/// The working copy of a course that the actor may write; any other is not found.
async fn opened(app: &AppState, actor: &Actor, course: &str) -> Result<Working, Error> {
    if !Taught::load(app, actor).await?.holds(course) {
        return Err(Error::NotFound);
    }
    Working::load(&mut app.db.read().await?, course).await?.ok_or(Error::NotFound)
}

/// Whether the folder holds something else than what is published.
async fn folder_is_newer(app: &AppState, working: &Working) -> bool {
    let Some(published) = working.base.as_ref().map(|base| base.content_hash.clone()) else { return false };
    let dir = app.store.courses_dir.join(&working.folder);
    let read = tokio::task::spawn_blocking(move || {
        let folder = read_folder(&dir).ok()?;
        let is_course = folder.files.iter().any(|file| file.path == "course.md");
        is_course.then(|| HEXLOWER.encode(&content_hash(&folder.files)))
    });
    read.await.ok().flatten().is_some_and(|hash| hash != published)
}

/// How the draft of a working copy stands.
fn draft_facts(app: &AppState, working: &Working, errors: usize) -> Option<DraftFacts> {
    let draft = working.draft.as_ref()?;
    let (by, at) = working.last_change().cloned().unwrap_or_else(|| (String::new(), draft.begun_at));
    Some(DraftFacts { by, at: app.clock.local(at), files: working.changes(), errors })
}

/// The title of a course, or its id where it cannot be read.
fn title_of(reading: Option<&Reading>, working: &Working) -> String {
    reading.map_or_else(|| working.course.clone(), |reading| reading.course().title.clone())
}

/// The language in which a file is written.
fn lang_of(reading: Option<&Reading>, path: &str) -> Locale {
    let own = original_of(path).map(|(_, locale)| locale);
    own.or_else(|| reading.map(|reading| reading.course().lang)).unwrap_or_default()
}

/// The course with the addresses of the draft's media.
fn with_media(course: &Arc<Course>, id: &str) -> Arc<Course> {
    Arc::new(course.as_ref().clone().with_media_base(&media_base(id)))
}

fn media_base(course: &str) -> String {
    format!("/writing/{course}/media")
}

/// What an author sees of a file, with the addresses of the draft's media.
fn html_of(checked: &Checked, path: &str, course: &str, words: Words) -> Option<String> {
    let html = checked.reading.as_ref()?.html(path, words.locale())?;
    Some(html.replace(&format!("=\"{MEDIA_MARKER}"), &format!("=\"{}/", media_base(course))))
}

/// The pages above one of a course.
fn crumbs(words: Words, working: &Working, title: &str) -> Vec<(String, String)> {
    vec![("/writing".to_owned(), words.say("nav-writing")), (format!("/writing/{}", working.course), title.to_owned())]
}
