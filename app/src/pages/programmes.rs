//! The programmes: several courses under one rule each.

use crate::{
    components::{
        crumbs::Crumbs,
        empty::Empty,
        programme_line::{ProgrammeLine, ProgrammeLines},
    },
    words::Words,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn ProgrammesPage(
    /// The language.
    words: Words,
    /// The programmes, those that are asked for first.
    lines: Vec<ProgrammeLine>,
) -> impl IntoView {
    let body = if lines.is_empty() {
        let link = Some(("/courses".to_owned(), words.say("home-choose-course")));
        view! { <Empty title=words.say("programmes-none") text=words.say("programmes-none-text") link/> }.into_any()
    } else {
        view! { <h2 class="hide">{words.say("programmes-list")}</h2><ProgrammeLines words lines/> }.into_any()
    };
    view! {
        <Crumbs words links=vec![("/courses".to_owned(), words.say("nav-courses"))]/>
        <div class="page-head"><h1>{words.say("programmes-title")}</h1><p class="lead">{words.say("programmes-lead")}</p></div>
        {body}
    }
    .into_any()
}
