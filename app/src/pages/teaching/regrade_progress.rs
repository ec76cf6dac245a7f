//! Grading again while it is under way: how far it is, and a button where it stands still.

use crate::{components::crumbs::Crumbs, words::Words};
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegradeProgress {
    /// The pages above: address and name.
    pub crumbs: Vec<(String, String)>,
    /// The quiz.
    pub title: String,
    /// Where the page and its form are.
    pub action: String,
    /// How far it is.
    pub percent: i64,
    /// Whether nobody works at it any more.
    pub stands_still: bool,
}

/// The page.
#[component]
pub fn RegradeProgressPage(
    /// The language.
    words: Words,
    /// Everything on it.
    page: RegradeProgress,
) -> impl IntoView {
    let RegradeProgress { crumbs, title, action, percent, stands_still } = page;
    let (lead, how) = match stands_still {
        true => ("regrade-stopped", "regrade-stopped-how"),
        false => ("regrade-running", "regrade-running-how"),
    };
    let lead = words.with(lead, &[("percent", percent.into())]);
    let next = if stands_still {
        view! {
            <form class="form" method="post" action=action>
                <div class="actions"><button class="btn main">{words.say("regrade-go-on")}</button></div>
            </form>
        }
        .into_any()
    } else {
        view! { <p><a href=action>{words.say("regrade-look")}</a></p> }.into_any()
    };
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head">
            <h1>{words.with("regrade-title", &[("quiz", title.into())])}</h1>
            <p class="lead" id="progress">{lead}</p>
        </div>
        <progress value=percent max="100" aria-labelledby="progress"></progress>
        <p>{words.say(how)}</p>
        {next}
    }
    .into_any()
}
