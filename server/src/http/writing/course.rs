//! A course as its authors work at it.

use super::{course_view::course_view, opened};
use crate::{
    render::{Answer, Page},
    state::AppState,
    visit::{Actor, Visit},
    writing::{Working, checking::check},
};
use app::{
    components::{field::FieldErrors, flash::Flash},
    document::Place,
    pages::writing::course::WritingCoursePage,
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use leptos::prelude::*;

/// GET /writing/{course}
pub async fn show(State(app): State<AppState>, visit: Visit, actor: Actor, Path(course): Path<String>) -> Answer {
    let working = opened(&app, &actor, &course).await?;
    page(&app, &visit, &working, Trouble::default()).await
}

/// Why a form of the page was not carried out.
#[derive(Default)]
pub(super) struct Trouble {
    /// What is wrong in its fields.
    pub errors: FieldErrors,
    /// Why it cannot be.
    pub refusal: Option<Flash>,
}

/// The page; after a form that was refused, status 422.
pub(super) async fn page(app: &AppState, visit: &Visit, working: &Working, trouble: Trouble) -> Answer {
    let words = Words::new(visit.locale);
    let checked = check(app, working).await?;
    let is_refused = !trouble.errors.is_empty() || trouble.refusal.is_some();
    let mut view = course_view(app, working, &checked).await;
    view.errors_of_form = trouble.errors;
    view.refusal = trouble.refusal;
    let status = if is_refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = Page::new(app, visit, view.title.clone()).at(Place::Writing).status(status);
    Ok(page.show(move || view! { <WritingCoursePage words view/> }).await)
}
