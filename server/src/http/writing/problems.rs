//! Every problem of a course as it stands in its draft.

use super::{opened, title_of};
use crate::{
    render::{Answer, Page},
    secret,
    state::AppState,
    visit::{Actor, Visit},
    writing::checking::check,
};
use app::{
    components::problems::{OfferedFix, ProblemLine},
    document::Place,
    pages::writing::problems::{ProblemsPage, ProblemsView},
    words::Words,
};
use axum::extract::{Path, State};
use domain::writing::quick_fix;
use leptos::prelude::*;

/// GET /writing/{course}/problems
pub async fn show(State(app): State<AppState>, visit: Visit, actor: Actor, Path(course): Path<String>) -> Answer {
    let words = Words::new(visit.locale);
    let working = opened(&app, &actor, &course).await?;
    let checked = check(&app, &working).await?;
    let title = title_of(checked.reading.as_ref(), &working);
    let (files, now) = (working.sources(), app.clock.now());
    let line = |problem: domain::problem::Problem| {
        let page = Some(format!("/writing/{course}/files/{}", problem.file));
        let fix = quick_fix("", &files, &problem).map(|fix| OfferedFix {
            action: format!("/writing/{course}/fixes"),
            label: fix.label.text(visit.locale).to_owned(),
            form_id: secret::uuid(now),
        });
        ProblemLine { problem, page, fix }
    };
    let view =
        ProblemsView { course: course.clone(), title, problems: checked.problems.into_iter().map(line).collect() };
    let page = Page::new(&app, &visit, words.say("writing-problems")).at(Place::Writing);
    Ok(page.show(move || view! { <ProblemsPage words page=view/> }).await)
}
