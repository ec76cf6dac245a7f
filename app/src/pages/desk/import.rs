//! One import: its columns, its dry run, how far it is, and what became of it.

mod columns;
mod result;
mod rows;

pub use columns::{ColumnLine, Columns};
pub use result::ImportResult;
pub use rows::{DryRun, RowLine, VerdictCount};

use super::{Part, imports::steps, tabs};
use crate::{components::crumbs::Crumbs, words::Words};
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportView {
    /// The id.
    pub id: String,
    /// What the file is called.
    pub file_name: String,
    /// How many rows it has.
    pub rows: i64,
    /// What the reader has done or left out.
    pub notes: Vec<String>,
    /// What the page is about now.
    pub stage: Stage,
}

/// What the page is about now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The columns are to be named first.
    Columns(Columns),
    /// Work is under way.
    Working {
        /// `checking`, `applying` or `undoing`.
        state: String,
        /// How far it is.
        percent: i64,
        /// Whether nobody works at it any more.
        stands_still: bool,
    },
    /// The dry run.
    DryRun(DryRun, Columns),
    /// It has taken effect, or has been undone.
    Result(ImportResult),
}

/// The page.
#[component]
pub fn ImportPage(
    /// The language.
    words: Words,
    /// Everything on it.
    import: ImportView,
) -> impl IntoView {
    let links = [("/desk/people", "people-title"), ("/desk/imports", "import-title")];
    let links = links.map(|(address, key)| (address.to_owned(), words.say(key))).to_vec();
    let (title, step) = match &import.stage {
        Stage::Columns(_) => ("import-columns-title", 0),
        Stage::Working { state, .. } if state == "checking" => ("import-checking", 1),
        Stage::Working { state, .. } if state == "applying" => ("import-applying", 2),
        Stage::Working { .. } => ("import-undoing", 2),
        Stage::DryRun(..) => ("import-dry-title", 1),
        Stage::Result(result) if result.is_undone => ("import-undone-title", 3),
        Stage::Result(_) => ("import-done-title", 3),
    };
    let lead = words.with("import-lead-file", &[("file", import.file_name.into()), ("count", import.rows.into())]);
    let notes = (!import.notes.is_empty()).then(|| {
        let notes = import.notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view();
        view! { <ul class="small quiet">{notes}</ul> }
    });
    let id = import.id;
    let body = match import.stage {
        Stage::Columns(form) => columns::columns(words, &id, form, true),
        Stage::Working { state, percent, stands_still } => working(words, &id, &state, percent, stands_still),
        Stage::DryRun(run, form) => rows::dry_run(words, &id, run, form),
        Stage::Result(result) => result::result(words, &id, result),
    };
    view! {
        <Crumbs words links/>
        <div class="page-head"><h1>{words.say(title)}</h1><p class="lead">{lead}</p></div>
        {tabs(words, Part::People)}
        <div class="section stack">{steps(words, step)}{notes}{body}</div>
    }
    .into_any()
}

fn working(words: Words, id: &str, state: &str, percent: i64, stands_still: bool) -> AnyView {
    let lead = words.with("import-progress", &[("percent", percent.into())]);
    let how = if stands_still { "import-stopped-how" } else { "import-running-how" };
    let next = if stands_still {
        view! {
            <form method="post" action=format!("/desk/imports/{id}/work")>
                <div class="actions"><button class="btn main">{words.say("import-go-on")}</button></div>
            </form>
        }
        .into_any()
    } else {
        view! { <p><a href=format!("/desk/imports/{id}")>{words.say("import-look-again")}</a></p> }.into_any()
    };
    let nothing_written =
        (state == "checking").then(|| view! { <p class="quiet">{words.say("import-nothing-written")}</p> });
    view! {
        <p id="progress">{lead}</p>
        <progress value=percent max="100" aria-labelledby="progress"></progress>
        <p>{words.say(how)}</p>
        {nothing_written}
        {next}
    }
    .into_any()
}
