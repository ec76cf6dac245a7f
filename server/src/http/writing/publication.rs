//! Publishing a draft: looked at first, with what is in the way; then done.

mod view;

pub(super) use view::differences;

use super::opened;
use crate::{
    courses::{Overtaken, WrittenBack},
    db::revisions,
    error::Error,
    fields::Fields,
    render::{Answer, redirect_with},
    state::AppState,
    visit::{Actor, Visit},
    writing::{
        Working,
        checking::check,
        joining::{self, Folder, Joined},
        publishing::{self, Outcome},
    },
};
use app::{components::field::FieldErrors, words::Words};
use axum::extract::{Path, State};
use view::{Look, Typed};

/// The longest note.
const LONGEST_NOTE: usize = 500;

/// GET /writing/{course}/publication
pub async fn show(State(app): State<AppState>, visit: Visit, actor: Actor, Path(course): Path<String>) -> Answer {
    let working = opened(&app, &actor, &course).await?;
    view::page(&app, &visit, &working, Typed::default()).await
}

/// POST /writing/{course}/publication: publishes what the page has shown; with `step=join` it brings the draft onto the
/// latest revision first.
pub async fn publish(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path(course): Path<String>,
    fields: Fields,
) -> Answer {
    let working = opened(&app, &actor, &course).await?;
    let words = Words::new(visit.locale);
    let mut typed = Typed { note: fields.trimmed("note").to_owned(), ..Typed::default() };
    if !is_as_shown(&working, &fields) {
        typed.refusal = Some(words.say("publication-draft-changed"));
        return view::page(&app, &visit, &working, typed).await;
    }
    if fields.get("step") == "join" {
        let joined = joining::bring_onto_latest(&app, &working, &actor.person).await?;
        return Ok(redirect_with(&address(&course), told(joined.as_ref(), "flash-draft-joined")));
    }
    typed.errors = note_errors(words, &typed.note);
    let look = Look::at(&app, &working).await?;
    if !typed.errors.is_empty() || look.is_in_the_way() {
        return view::page(&app, &visit, &working, Typed { is_refused: true, ..typed }).await;
    }
    typed.refusal = match publishing::publish(&app, &working, &actor.person, &typed.note).await? {
        Outcome::Published(revision, written) => {
            let flash = match written {
                Some(WrittenBack::Done) => "flash-published-written",
                Some(WrittenBack::Changed) => "flash-published-apart",
                Some(WrittenBack::Later) | None => "flash-published",
            };
            return Ok(redirect_with(&format!("/writing/{course}/revisions/{}", revision.number), flash));
        }
        // The page finds the same problems again.
        Outcome::Refused(_) => None,
        Outcome::Overtaken(Overtaken::ByRevision) => Some(words.say("publication-overtaken")),
        Outcome::Overtaken(Overtaken::ByDraft) => Some(words.say("publication-draft-changed")),
    };
    let working = opened(&app, &actor, &course).await?;
    view::page(&app, &visit, &working, Typed { is_refused: true, ..typed }).await
}

/// POST /writing/{course}/folder: takes what was changed in the folder into the draft.
pub async fn take_folder(State(app): State<AppState>, actor: Actor, Path(course): Path<String>) -> Answer {
    let working = opened(&app, &actor, &course).await?;
    let folder = Folder::load(&app, &working).await?.filter(Folder::is_changed).ok_or(Error::NotFound)?;
    let joined = joining::take_folder(&app, &working, &folder, &actor.person).await?;
    Ok(redirect_with(&address(&course), told(joined.as_ref(), "flash-folder-taken")))
}

fn address(course: &str) -> String {
    format!("/writing/{course}/publication")
}

fn told(joined: Option<&Joined>, good: &'static str) -> &'static str {
    match joined {
        Some(joined) if joined.aside.is_empty() => good,
        Some(_) => "flash-joined-aside",
        None => "flash-joined-again",
    }
}

/// Whether the draft is the one that the page has shown.
fn is_as_shown(working: &Working, fields: &Fields) -> bool {
    let draft = working.draft.as_ref().map_or("", |draft| &draft.id);
    !draft.is_empty()
        && fields.get("draft") == draft
        && fields.get("changes") == publishing::changes(&working.files).to_string()
}

fn note_errors(words: Words, note: &str) -> FieldErrors {
    let mut errors = FieldErrors::default();
    if note.is_empty() {
        errors.add("note", words.say("field-needed"));
    } else if domain::text::longer_than(note, LONGEST_NOTE) {
        errors.add("note", words.with("field-too-long", &[("most", LONGEST_NOTE.into())]));
    }
    errors
}
