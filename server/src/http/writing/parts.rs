//! Changes of the outline: one wish at a time, carried out as small edits of the files.

use super::{
    course::{Trouble, page},
    crumbs, opened, title_of,
};
use crate::{
    db::{answers, draft_saves, revisions},
    error::{Error, encode},
    fields::Fields,
    render::{Answer, Page, redirect_with},
    state::AppState,
    visit::{Actor, Visit},
    writing::{Working, saving::apply, source_file},
};
use app::{
    components::{
        field::FieldErrors,
        flash::{Flash, Mood},
    },
    document::Place,
    pages::writing::confirm::{ConfirmPage, Confirmation},
    words::Words,
};
use axum::extract::{Path, State};
use domain::{
    course::SourceFile,
    preview::Reading,
    writing::{FileEdit, Refusal, Wish, carry_out},
};
use leptos::prelude::*;
use std::collections::HashSet;

/// So often a wish is carried out anew where others change the same files.
const TRIES: usize = 20;

/// POST /writing/{course}/parts
pub async fn change(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path(course): Path<String>,
    fields: Fields,
) -> Answer {
    let words = Words::new(visit.locale);
    let form_id = fields.form_id(app.clock.now());
    let wish = wish(&fields);
    for _ in 0..TRIES {
        let working = opened(&app, &actor, &course).await?;
        let Some(wish) = wish.clone() else {
            return page(&app, &visit, &working, refused(words.say("writing-wish-unknown"))).await;
        };
        if let Some(path) = made_before(&app, &working, &form_id).await? {
            return Ok(done(&course, &wish, Some(&path)));
        }
        if let Wish::Retire { path } = &wish
            && fields.get("sure") != "1"
        {
            return ask(&app, &visit, &working, path).await;
        }
        let edits = match carried_out(&app, &working, wish.clone()).await? {
            Ok(edits) => edits,
            Err(refusal) => return page(&app, &visit, &working, trouble(words, &wish, &refusal)).await,
        };
        let first = edits.first().map(|edit| edit.path.clone());
        let edits = edits.into_iter().map(|edit| (edit.path, edit.content)).collect();
        if apply(&app, &working, edits, &actor.person, &form_id).await? {
            return Ok(done(&course, &wish, first.as_deref()));
        }
    }
    let working = opened(&app, &actor, &course).await?;
    page(&app, &visit, &working, refused(words.say("writing-wish-again"))).await
}

/// What the form wants; nothing where it names no wish.
fn wish(fields: &Fields) -> Option<Wish> {
    let field = |name: &str| fields.get(name).to_owned();
    let (title, module, path) = (fields.trimmed("title").to_owned(), field("module"), field("path"));
    Some(match fields.get("wish") {
        "add-module" => Wish::AddModule { title },
        "add-lesson" => Wish::AddLesson { module, title },
        "add-quiz" => Wish::AddQuiz { module, title },
        "add-survey" => Wish::AddSurvey { module, title },
        "add-bank" => Wish::AddBank { title },
        "rename" => Wish::Rename { path, title },
        "move" => Wish::Move { path, module, place: fields.trimmed("place").parse().unwrap_or(usize::MAX) },
        "retire" => Wish::Retire { path },
        _ => return None,
    })
}

/// The file that the same form has changed first, if it has come before.
async fn made_before(app: &AppState, working: &Working, form_id: &str) -> Result<Option<String>, Error> {
    let Some(draft) = &working.draft else { return Ok(None) };
    let save = draft_saves::find(&mut app.db.read().await?, &draft.id, form_id).await?;
    Ok(save.map(|save| save.path))
}

async fn carried_out(app: &AppState, working: &Working, wish: Wish) -> Result<Result<Vec<FileEdit>, Refusal>, Error> {
    let mut conn = app.db.read().await?;
    let answered: HashSet<String> =
        answers::answered_questions(&mut conn, &working.course).await?.into_iter().collect();
    let below = match &working.base {
        Some(base) => revisions::files(&mut conn, &base.id).await?,
        None => Vec::new(),
    };
    drop(conn);
    let below: Vec<SourceFile> = below.into_iter().filter_map(source_file).collect();
    let (folder, files) = (working.folder.clone(), working.sources());
    let work = tokio::task::spawn_blocking(move || {
        let published = Reading::of(&folder, &below).0;
        let now = Reading::of(&folder, &files).0;
        let is_in = |reading: &Option<Reading>, id: &str| reading.as_ref().is_some_and(|one| one.path(id).is_some());
        let was_used = |id: &str| answered.contains(id) || (is_in(&published, id) && !is_in(&now, id));
        carry_out(&files, &wish, &was_used)
    });
    work.await.map_err(|error| Error::Internal(error.to_string()))
}

/// Where the author goes on: at the text of a new file, or at the outline.
fn done(course: &str, wish: &Wish, first: Option<&str>) -> axum::response::Response {
    let is_new_text =
        matches!(wish, Wish::AddLesson { .. } | Wish::AddQuiz { .. } | Wish::AddSurvey { .. } | Wish::AddBank { .. });
    let to = match first.filter(|_| is_new_text) {
        Some(path) => format!("/writing/{course}/files/{}", encode(path)),
        None => format!("/writing/{course}"),
    };
    redirect_with(&to, "flash-writing-changed")
}

fn refused(lead: String) -> Trouble {
    Trouble { refusal: Some(Flash { mood: Mood::Bad, lead, text: String::new() }), errors: FieldErrors::default() }
}

/// A wrong title of something new stands by its field, everything else above the page.
fn trouble(words: Words, wish: &Wish, refusal: &Refusal) -> Trouble {
    let sentence = refusal.sentence().text(words.locale()).to_owned();
    let is_of_title = matches!(refusal, Refusal::TitleEmpty | Refusal::TitleTooLong | Refusal::TitleBroken);
    if matches!(wish, Wish::Rename { .. }) || !is_of_title {
        return refused(sentence);
    }
    let mut errors = FieldErrors::default();
    errors.add("title", sentence);
    Trouble { errors, refusal: None }
}

/// Asks before a part goes.
async fn ask(app: &AppState, visit: &Visit, working: &Working, path: &str) -> Answer {
    let words = Words::new(visit.locale);
    let text = working.find(path).and_then(|file| file.file.content.clone()).ok_or(Error::NotFound)?;
    let (reading, _) = Reading::of(&working.folder, &working.sources());
    let title = super::course_view::title_in(&text).unwrap_or_else(|| path.to_owned());
    let page = Confirmation {
        crumbs: crumbs(words, working, &title_of(reading.as_ref(), working)),
        question: words.with("writing-retire-question", &[("title", title.into())]),
        consequences: vec![words.say("writing-retire-what"), words.say("writing-retire-answered")],
        action: format!("/writing/{}/parts", working.course),
        fields: vec![("wish", "retire".to_owned()), ("path", path.to_owned())],
        verb: words.say("writing-retire"),
        back: (format!("/writing/{}", working.course), words.say("writing-retire-back")),
    };
    let shell = Page::new(app, visit, page.question.clone()).at(Place::Writing);
    Ok(shell.show(move || view! { <ConfirmPage words page/> }).await)
}
