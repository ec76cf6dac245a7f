//! What the page of publishing shows.

use super::{Folder, Working, check, publishing, revisions};
use crate::{
    courses::source_file,
    db::{draft_saves, revision_history},
    error::Error,
    http::writing::{crumbs, title_of},
    render::{Answer, Page},
    state::AppState,
    visit::Visit,
    writing::{checking::Checked, combining::Side, reviewing},
};
use app::{
    components::{difference::FileDifference, field::FieldErrors, problems::ProblemLine},
    document::Place,
    pages::writing::publication::{Effects, PublicationPage, PublicationView},
    words::Words,
};
use axum::http::StatusCode;
use data_encoding::HEXLOWER;
use domain::{
    course::{Course, SourceFile, content_hash},
    writing::{Hindrance, PartEffect, changes},
};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The form as it was typed, and why it was refused.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) note: String,
    pub(super) errors: FieldErrors,
    pub(super) refusal: Option<String>,
    pub(super) is_refused: bool,
}

/// Everything that decides whether a draft may be published.
pub(super) struct Look {
    checked: Checked,
    later: Option<i64>,
    folder: Option<Folder>,
    unreviewed: Option<Hindrance>,
}

impl Look {
    pub(super) async fn at(app: &AppState, working: &Working) -> Result<Self, Error> {
        let checked = check(app, working).await?;
        let folder = Folder::load(app, working).await?.filter(Folder::is_changed);
        let latest = revisions::latest(&mut app.db.read().await?, &working.course).await?;
        let base = working.base.as_ref().map_or(0, |base| base.number);
        let later = latest.map(|latest| latest.number).filter(|number| *number > base && working.draft.is_some());
        let unreviewed = match &working.draft {
            Some(draft) if app.serve.review_before_publishing => {
                let content = HEXLOWER.encode(&content_hash(&working.sources()));
                reviewing::missing(&mut app.db.read().await?, &draft.id, &content).await?
            }
            _ => None,
        };
        Ok(Self { checked, later, folder, unreviewed })
    }

    pub(super) fn is_in_the_way(&self) -> bool {
        self.checked.errors() > 0 || self.later.is_some() || self.folder.is_some() || self.unreviewed.is_some()
    }
}

/// The page; after a form that was refused, status 422.
pub(super) async fn page(app: &AppState, visit: &Visit, working: &Working, typed: Typed) -> Answer {
    let words = Words::new(visit.locale);
    let look = Look::at(app, working).await?;
    let mut conn = app.db.read().await?;
    let before = match &working.base {
        Some(base) => revisions::files(&mut conn, &base.id).await?,
        None => Vec::new(),
    };
    let aside: BTreeSet<String> = match &working.draft {
        Some(draft) => draft_saves::aside(&mut conn, &draft.id).await?.into_iter().map(|save| save.path).collect(),
        None => BTreeSet::new(),
    };
    let learners = revision_history::learners(&mut conn, &working.course).await?;
    let attempts = revision_history::open_attempts(&mut conn, &working.course).await?;
    drop(conn);
    let before: Vec<SourceFile> = before.into_iter().filter_map(source_file).collect();
    let files = differences(before, working.sources()).await?;
    let published = app.catalogue().course(&working.course).map(|edition| edition.course.clone());
    let after = look.checked.reading.as_ref().map(|reading| reading.course().clone());
    let effects = Effects { learners, attempts, ..effects(&working.course, published.as_deref(), after.as_deref()) };
    let (folder_before, folder_after) = look.folder.as_ref().map(in_folder).unwrap_or_default();
    let is_refused = typed.is_refused || typed.refusal.is_some();
    let title = title_of(look.checked.reading.as_ref(), working);
    let line = |problem: domain::problem::Problem| {
        let page = Some(format!("/writing/{}/files/{}", working.course, problem.file));
        ProblemLine::new(problem, page)
    };
    let view = PublicationView {
        crumbs: crumbs(words, working, &title),
        course: working.course.clone(),
        draft: working.draft.as_ref().map(|draft| (draft.id.clone(), publishing::changes(&working.files))),
        files,
        effects,
        errors: look.checked.errors(),
        problems: look.checked.problems.into_iter().map(line).collect(),
        later: look.later,
        folder: differences(folder_before, folder_after).await?,
        aside: aside.into_iter().collect(),
        unreviewed: look.unreviewed,
        is_offered: after.as_ref().is_none_or(|course| course.is_offered()),
        note: typed.note,
        form_errors: typed.errors,
        refusal: typed.refusal,
    };
    let status = if is_refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = Page::new(app, visit, words.say("publication-title")).at(Place::Writing).status(status);
    Ok(page.show(move || view! { <PublicationPage words page=view.clone()/> }).await)
}

/// What two editions do not have in common, compared away from the tasks that serve others.
pub(in crate::http::writing) async fn differences(
    before: Vec<SourceFile>,
    after: Vec<SourceFile>,
) -> Result<Vec<FileDifference>, Error> {
    let compared = tokio::task::spawn_blocking(move || {
        changes(&before, &after).into_iter().map(FileDifference::from).collect::<Vec<_>>()
    });
    compared.await.map_err(|error| Error::Internal(error.to_string()))
}

/// The files that were changed in the folder, as they were and as they are.
fn in_folder(folder: &Folder) -> (Vec<SourceFile>, Vec<SourceFile>) {
    let file = |path: &str, side: &Side| match side {
        Side::Absent => None,
        Side::Text(text) => Some(SourceFile::markdown(path, text)),
        Side::Medium(hash, _) => Some(SourceFile::medium(path, hash.as_bytes())),
    };
    let changes = folder.changes();
    let before = changes.iter().filter_map(|(path, before, _)| file(path, before)).collect();
    (before, changes.iter().filter_map(|(path, _, after)| file(path, after)).collect())
}

/// What another edition means for those who are in the midst of the course.
fn effects(id: &str, before: Option<&Course>, after: Option<&Course>) -> Effects {
    let (Some(before), Some(after)) = (before, after) else { return Effects::default() };
    let found = domain::writing::effects(before, after);
    let titles = |parts: &[PartEffect]| parts.iter().map(|part| part.title.clone()).collect();
    let quizzes: BTreeMap<&str, &str> = found
        .changed_keys
        .iter()
        .filter(|question| question.part.is_quiz)
        .map(|question| (question.part.id.as_str(), question.part.title.as_str()))
        .collect();
    let regrade = |(quiz, title): (&str, &str)| (title.to_owned(), format!("/teaching/{id}/quizzes/{quiz}/regrade"));
    Effects {
        new: titles(&found.new_parts),
        gone: titles(&found.gone_parts),
        new_questions: found.new_questions.len(),
        ended_questions: found.retired_questions.len() + found.gone_questions.len(),
        terms: titles(&found.changed_terms),
        keys: quizzes.into_iter().map(regrade).collect(),
        is_rule_changed: found.rule.is_some(),
        ..Effects::default()
    }
}
