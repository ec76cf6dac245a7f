//! Every problem of a draft, file by file.

use crate::{
    components::{
        crumbs::Crumbs,
        empty::Empty,
        problems::{ProblemLine, Problems},
    },
    words::Words,
};
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemsView {
    /// The course's id.
    pub course: String,
    /// Its title.
    pub title: String,
    /// Errors first, then warnings.
    pub problems: Vec<ProblemLine>,
}

/// The page.
#[component]
pub fn ProblemsPage(
    /// The language.
    words: Words,
    /// Everything on it.
    page: ProblemsView,
) -> impl IntoView {
    let home = format!("/writing/{}", page.course);
    let crumbs = vec![("/writing".to_owned(), words.say("nav-writing")), (home.clone(), page.title.clone())];
    let (errors, warnings): (Vec<_>, Vec<_>) = page.problems.into_iter().partition(|line| line.problem.is_error());
    let body = if errors.is_empty() && warnings.is_empty() {
        let link = Some((home, words.say("writing-back-to-course")));
        view! { <Empty title=words.say("writing-no-problems") text=words.say("writing-no-problems-text") link/> }
            .into_any()
    } else {
        view! {
            {part(words, "errors", "writing-errors-title", "writing-errors-lead", errors)}
            {part(words, "warnings", "writing-warnings-title", "writing-warnings-lead", warnings)}
        }
        .into_any()
    };
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head"><h1>{words.say("writing-problems")}</h1></div>
        {body}
    }
    .into_any()
}

fn part(
    words: Words,
    id: &'static str,
    title: &'static str,
    lead: &'static str,
    problems: Vec<ProblemLine>,
) -> Option<AnyView> {
    if problems.is_empty() {
        return None;
    }
    let title = words.with(title, &[("count", problems.len().into())]);
    Some(
        view! {
            <section class="section" aria-labelledby=id>
                <div class="head"><h2 id=id>{title}</h2></div>
                <p class="quiet">{words.say(lead)}</p>
                <Problems words problems/>
            </section>
        }
        .into_any(),
    )
}
