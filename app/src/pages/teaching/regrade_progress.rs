//! Grading again, or its preview, while it is under way: how far it is, and a button where it stands still.

use crate::{components::crumbs::Crumbs, words::Words};
use leptos::prelude::*;

/// What is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// What it would change is being computed.
    Previewing,
    /// It is being done.
    Grading,
    /// It was being done, and nobody works at it any more.
    Stopped,
}

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegradeProgress {
    /// The pages above: address and name.
    pub crumbs: Vec<(String, String)>,
    /// The quiz.
    pub title: String,
    /// Where the page and its form are.
    pub action: String,
    /// What is under way.
    pub of: Progress,
    /// How far it is.
    pub percent: i64,
}

/// The page.
#[component]
pub fn RegradeProgressPage(
    /// The language.
    words: Words,
    /// Everything on it.
    page: RegradeProgress,
) -> impl IntoView {
    let RegradeProgress { crumbs, title, action, of, percent } = page;
    let (lead, how) = match of {
        Progress::Previewing => ("regrade-previewing", "regrade-previewing-how"),
        Progress::Grading => ("regrade-running", "regrade-running-how"),
        Progress::Stopped => ("regrade-stopped", "regrade-stopped-how"),
    };
    let lead = words.with(lead, &[("percent", percent.into())]);
    let next = if of == Progress::Stopped {
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
