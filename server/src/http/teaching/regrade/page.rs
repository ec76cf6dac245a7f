//! The pages of grading again: what it would change, and how far it is.

use super::super::{crumbs, quiz as graded};
use crate::{
    courses::{Edition, unpublished},
    db::{
        appeals,
        regrade_previews::Looked,
        regrades::{self, Regrade, STANDSTILL},
    },
    learning::regrading::{self, Look, People, Preview, Want},
    render::{Answer, Page},
    state::AppState,
    visit::Visit,
};
use app::{
    components::address::with_query,
    document::Place,
    pages::teaching::{
        regrade::{Kept, Names, RegradeForm, RegradePage, RegradeView},
        regrade_progress::{Progress, RegradeProgress, RegradeProgressPage},
    },
    words::Words,
};
use axum::http::{HeaderValue, StatusCode, header};
use domain::quiz::Unmatched;
use leptos::prelude::*;
use std::sync::Arc;

/// After how many seconds a page of progress asks again.
const AGAIN: HeaderValue = HeaderValue::from_static("2");

/// Where the page of a quiz is.
pub(super) fn address(course: &str, quiz: &str) -> String {
    format!("/teaching/{course}/quizzes/{quiz}/regrade")
}

/// How far a regrade is.
pub(super) async fn under_way(app: &AppState, visit: &Visit, edition: &Edition, regrade: &Regrade) -> Answer {
    let stands_still = regrade.moved_at + STANDSTILL <= app.clock.now();
    let of = if stands_still { Progress::Stopped } else { Progress::Grading };
    let action = address(&regrade.course, &regrade.quiz);
    progress(app, visit, edition, &regrade.quiz, action, of, regrade.progress / 10).await
}

async fn progress(
    app: &AppState,
    visit: &Visit,
    edition: &Edition,
    quiz: &str,
    action: String,
    of: Progress,
    percent: i64,
) -> Answer {
    let words = Words::new(visit.locale);
    let title = edition.course.quiz(quiz).map_or_else(|| quiz.to_owned(), |quiz| quiz.title.clone());
    let view = RegradeProgress { crumbs: crumbs(words, edition), title: title.clone(), action, of, percent };
    let page = Page::new(app, visit, title).at(Place::Teaching);
    let mut answer = page.show(move || view! { <RegradeProgressPage words page=view.clone()/> }).await;
    if of != Progress::Stopped {
        answer.headers_mut().insert(header::REFRESH, AGAIN);
    }
    Ok(answer)
}

/// What the key would change, with the form; or how far that is computed.
pub(super) async fn preview(
    app: &AppState,
    visit: &Visit,
    edition: &Arc<Edition>,
    quiz: &str,
    want: Want<'_>,
    form: RegradeForm,
) -> Answer {
    let words = Words::new(visit.locale);
    let unpublished = unpublished(app, edition).await;
    let is_unpublished = unpublished.is_some();
    let (course, content_hash) = match unpublished {
        Some(unpublished) => (unpublished.course, unpublished.content_hash),
        None => (edition.course.clone(), edition.revision.content_hash.clone()),
    };
    let found = graded(&course, quiz)?;
    let looked = Looked { course: course.id.clone(), quiz: quiz.to_owned(), content_hash };
    let action = address(&course.id, quiz);
    let here = |more: &[(&str, &str)]| {
        let appeal = Some(("appeal", form.appeal.as_str())).filter(|(_, appeal)| !appeal.is_empty());
        with_query(&action, &appeal.iter().chain(more).copied().collect::<Vec<_>>())
    };
    let (preview, kept) = match regrading::look(app, &course, looked, want).await? {
        Look::Now(preview) => (preview, None),
        Look::Kept { preview, run, at } => {
            let kept = Kept { at: app.clock.local(at), is_applied: false, anew: here(&[("after", &run)]) };
            (preview, Some(kept))
        }
        Look::Applied { at, run } => {
            let anew = here(&[("after", run.as_deref().unwrap_or("-"))]);
            (Preview::default(), Some(Kept { at: app.clock.local(at), is_applied: true, anew }))
        }
        Look::UnderWay { percent } => {
            return progress(app, visit, edition, quiz, here(&[]), Progress::Previewing, percent).await;
        }
    };
    let mut conn = app.db.read().await?;
    let history = regrades::of_quiz(&mut conn, &course.id, quiz).await?;
    let appeal = appeals::find(&mut conn, &course.id, &form.appeal).await?.filter(|appeal| appeal.quiz == quiz);
    drop(conn);
    let named = appeal.and_then(|row| {
        let mut questions = found.sections.iter().flat_map(|section| &section.questions);
        let question = questions.find(|question| question.id == row.appeal.question)?;
        Some((question.prompt_html.clone(), row.appeal.reason))
    });
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let view = RegradeView {
        crumbs: crumbs(words, edition),
        title: found.title.clone(),
        action: action.clone(),
        is_unpublished,
        kept,
        appeal: named,
        history: history
            .into_iter()
            .map(|row| (app.clock.local(row.applied_at), row.made_by.unwrap_or_default(), row.reason, row.changed))
            .collect(),
        form,
        ..view_of(words, preview)
    };
    let page = Page::new(app, visit, found.title.clone()).at(Place::Teaching).status(status);
    Ok(page.show(move || view! { <RegradePage words page=view.clone()/> }).await)
}

fn view_of(words: Words, preview: Preview) -> RegradeView {
    let more = (preview.up + preview.down).saturating_sub(preview.changed.len());
    let unmatched = preview.unmatched.into_iter().map(|(question, why, count)| {
        let part = match why {
            Unmatched::Kind => words.say("regrade-unmatched-kind"),
            Unmatched::Part(part) => part,
        };
        (question, part, count)
    });
    RegradeView {
        attempts: preview.attempts,
        up: preview.up,
        down: preview.down,
        gain: names(preview.gain),
        lose: names(preview.lose),
        lines: preview.changed.into_iter().map(|one| (one.full_name, one.old, one.new)).collect(),
        more,
        unmatched: unmatched.collect(),
        ..RegradeView::default()
    }
}

fn names(People { all, names }: People) -> Names {
    Names { all, listed: names }
}
