//! Giving a draft up: asked first, then done.

use super::{crumbs, opened, title_of};
use crate::{
    db::{
        audit,
        drafts::{self, Outcome},
    },
    error::Error,
    fields::Fields,
    render::{Answer, Page, redirect_with},
    state::AppState,
    visit::{Actor, Visit},
    writing::Working,
};
use app::{
    document::Place,
    pages::writing::confirm::{ConfirmPage, Confirmation},
    words::Words,
};
use axum::extract::{Path, State};
use domain::preview::Reading;
use leptos::prelude::*;

/// POST /writing/{course}/discarding: without `sure` it asks. The rows of the draft stay, ended.
pub async fn discard(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path(course): Path<String>,
    fields: Fields,
) -> Answer {
    let working = opened(&app, &actor, &course).await?;
    let Some(draft) = working.draft.clone() else { return Err(Error::NotFound) };
    // A page that was made of another draft must not end this one.
    if fields.get("sure") != "1" || fields.get("draft") != draft.id {
        return ask(&app, &visit, &working).await;
    }
    let (now, is_new) = (app.clock.now(), draft.base.is_none());
    let job = app.db.write(move |conn| {
        Box::pin(async move {
            if !drafts::end(conn, &draft.id, Outcome::Discarded, &actor.person, now).await? {
                return Ok(());
            }
            let entry = audit::Entry {
                actor: Some(&actor.person),
                action: "draft-discarded",
                subject_kind: "drafts",
                subject: &draft.id,
                detail: None,
            };
            audit::record(conn, entry, now).await
        })
    });
    job.await?;
    let to = if is_new { "/writing".to_owned() } else { format!("/writing/{course}") };
    Ok(redirect_with(&to, "flash-writing-discarded"))
}

async fn ask(app: &AppState, visit: &Visit, working: &Working) -> Answer {
    let words = Words::new(visit.locale);
    let (reading, _) = Reading::of(&working.folder, &working.sources());
    let title = title_of(reading.as_ref(), working);
    let what = if working.base.is_some() {
        words.with("writing-discard-what", &[("count", working.changes().into())])
    } else {
        words.say("writing-discard-new")
    };
    let page = Confirmation {
        crumbs: crumbs(words, working, &title),
        question: words.with("writing-discard-question", &[("title", title.clone().into())]),
        consequences: vec![what, words.say("writing-discard-kept")],
        action: format!("/writing/{}/discarding", working.course),
        fields: vec![("draft", working.origin().to_owned())],
        verb: words.say("writing-discard-go"),
        back: (format!("/writing/{}", working.course), words.say("writing-discard-back")),
    };
    let shell = Page::new(app, visit, page.question.clone()).at(Place::Writing);
    Ok(shell.show(move || view! { <ConfirmPage words page/> }).await)
}
