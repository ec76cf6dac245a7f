//! The page of a file.

use super::{course_view::title_in, folder_is_newer, html_of, lang_of, opened, title_of};
use crate::{
    db::draft_saves::{self, Save},
    error::Error,
    fields,
    render::{Answer, Page},
    secret,
    state::AppState,
    visit::{Actor, Visit},
    writing::{
        Working, WorkingFile,
        checking::{Checked, check},
        paths::text_path,
        saving::Conflict,
        text::plain,
    },
};
use app::{
    components::{field::FieldErrors, problems::ProblemLine},
    document::Place,
    pages::writing::{
        editor::{AsideLine, ConflictView, EditorPage, EditorView},
        script::EditorUrls,
    },
    words::Words,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
};
use domain::writing::compare;
use leptos::prelude::*;

/// GET /writing/{course}/files/{*path}?aside=
pub async fn show(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((course, path)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Answer {
    let working = opened(&app, &actor, &course).await?;
    let path = text_path(&path).ok_or(Error::NotFound)?;
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let aside = match query.find("aside") {
        Some(id) => Some(aside(&app, &working, &path, id).await?),
        None => None,
    };
    let form = aside.map_or_else(Form::default, |save| Form { text: Some(save.content), ..Form::default() });
    let is_aside = form.text.is_some();
    page(&app, &visit, &working, &path, Form { compares: is_aside, ..form }).await
}

/// A text of a file that was set aside.
async fn aside(app: &AppState, working: &Working, path: &str, id: &str) -> Result<Save, Error> {
    let draft = working.draft.as_ref().ok_or(Error::NotFound)?;
    let save = draft_saves::find(&mut app.db.read().await?, &draft.id, id).await?;
    save.filter(|save| save.path == path && save.version.is_none()).ok_or(Error::NotFound)
}

/// What a form has sent that the page shows again.
#[derive(Default)]
pub(super) struct Form {
    /// What was typed.
    pub text: Option<String>,
    /// Whether it stands beside the text that is there.
    pub compares: bool,
    /// What it met.
    pub conflict: Option<Conflict>,
    /// Why it was refused.
    pub errors: FieldErrors,
    /// The status; 200 where nothing was sent.
    pub status: Option<StatusCode>,
}

/// The page of a file that the working copy knows.
pub(super) async fn page(app: &AppState, visit: &Visit, working: &Working, path: &str, form: Form) -> Answer {
    let words = Words::new(visit.locale);
    let file = working.find(path).filter(|file| file.file.media_hash.is_none()).ok_or(Error::NotFound)?;
    let checked = check(app, working).await?;
    let status = form.status.unwrap_or(StatusCode::OK);
    let view = Editing { app, words, working, checked: &checked, file }.view(form).await?;
    let page = Page::new(app, visit, view.title.clone()).at(Place::Writing).status(status).with_editor();
    Ok(page.show(move || view! { <EditorPage words page=view/> }).await)
}

struct Editing<'a> {
    app: &'a AppState,
    words: Words,
    working: &'a Working,
    checked: &'a Checked,
    file: &'a WorkingFile,
}

impl Editing<'_> {
    async fn view(&self, form: Form) -> Result<EditorView, Error> {
        let (working, path) = (self.working, &self.file.file.path);
        let reading = self.checked.reading.as_ref();
        let there = self.file.file.content.as_deref().map(plain);
        let stands = self.stands(there.as_deref()).await?;
        let text = form.text.unwrap_or_else(|| stands.clone());
        let conflict = form.conflict.as_ref();
        let beside = (form.compares || conflict.is_some()).then(|| self.conflict(conflict, there.as_deref(), &text));
        let own: Vec<ProblemLine> =
            self.checked.of_file(path).map(|problem| ProblemLine::new(problem.clone(), None)).collect();
        let own_errors = own.iter().filter(|line| line.problem.is_error()).count();
        Ok(EditorView {
            course: working.course.clone(),
            course_title: title_of(reading, working),
            lang: lang_of(reading, path),
            title: title_in(&stands).unwrap_or_else(|| path.clone()),
            path: path.clone(),
            version: conflict.map_or(self.file.version, |conflict| conflict.version),
            origin: conflict.map_or_else(|| working.origin().to_owned(), |conflict| conflict.origin.clone()),
            save: secret::uuid(self.app.clock.now()),
            saved: self.file.changed.as_ref().map(|(by, at)| (by.clone(), self.app.clock.local(*at))),
            problems: own,
            errors_elsewhere: self.checked.errors() - own_errors,
            preview_html: html_of(self.checked, path, &working.course, self.words),
            has_page: reading.is_some_and(|reading| reading.id(path).is_some()) || path == "course.md",
            is_gone: there.is_none(),
            asides: self.asides().await?,
            folder_is_newer: folder_is_newer(self.app, working).await,
            conflict: beside,
            errors: form.errors,
            editor: self.editor(conflict.is_some()),
            text,
        })
    }

    /// Where the editor is; a text that a form sent and that met another's stays in its form.
    fn editor(&self, is_met: bool) -> Option<EditorUrls> {
        let assets = &self.app.assets;
        (!is_met).then(|| EditorUrls { js: assets.url("editor.js"), wasm: assets.url("author_bg.wasm") })
    }

    /// The text that stands there, or the last one of a file that is gone.
    async fn stands(&self, there: Option<&str>) -> Result<String, Error> {
        if let Some(text) = there {
            return Ok(text.to_owned());
        }
        let (Some(draft), version) = (&self.working.draft, self.file.version - 1) else { return Ok(String::new()) };
        let mut conn = self.app.db.read().await?;
        if version > 0 {
            let text = draft_saves::text(&mut conn, &draft.id, &self.file.file.path, version).await?;
            return Ok(text.unwrap_or_default());
        }
        let Some(base) = &self.working.base else { return Ok(String::new()) };
        let below = crate::db::revisions::file(&mut conn, &base.id, &self.file.file.path).await?;
        Ok(below.and_then(|file| file.content).map(|text| plain(&text)).unwrap_or_default())
    }

    fn conflict(&self, met: Option<&Conflict>, there: Option<&str>, mine: &str) -> ConflictView {
        let theirs = met.map_or_else(|| there.map(str::to_owned), |met| met.theirs.clone());
        let by = met.map_or_else(|| self.file.changed.clone(), |met| met.by.clone());
        ConflictView {
            by: by.map(|(name, at)| (name, self.app.clock.local(at))),
            pieces: theirs.as_deref().map(|theirs| compare(theirs, mine)),
            theirs,
        }
    }

    async fn asides(&self) -> Result<Vec<AsideLine>, Error> {
        let Some(draft) = &self.working.draft else { return Ok(Vec::new()) };
        let all = draft_saves::aside(&mut self.app.db.read().await?, &draft.id).await?;
        let own = all.into_iter().filter(|save| save.path == self.file.file.path);
        Ok(own
            .map(|save| AsideLine { id: save.id, by: save.full_name, at: self.app.clock.local(save.saved_at) })
            .collect())
    }
}
