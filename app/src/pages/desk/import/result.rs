//! What became of an import, and undoing it while that is possible.

use super::rows::{RowLine, VerdictCount, table, verdict_key};
use crate::words::Words;
use jiff::civil::DateTime;
use leptos::prelude::*;

/// What became of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportResult {
    /// Whether it has been undone.
    pub is_undone: bool,
    /// When it took effect, or was undone.
    pub at: Option<DateTime>,
    /// How many rows there were of each verdict.
    pub counts: Vec<VerdictCount>,
    /// Rows that were taken.
    pub done: i64,
    /// Rows whose key somebody else had got meanwhile.
    pub lost: i64,
    /// Rows that were not brought back, because they had changed since.
    pub kept: i64,
    /// Until when it can be undone.
    pub undo_until: Option<DateTime>,
    /// Rows of this page.
    pub rows: Vec<RowLine>,
    /// The address of the next page.
    pub next: Option<String>,
}

/// The section.
pub(super) fn result(words: Words, id: &str, result: ImportResult) -> AnyView {
    let at = result.at.map(|at| words.date_time(at)).unwrap_or_default();
    let lead = if result.is_undone {
        words.with("import-undone-lead", &[("at", at.into())])
    } else {
        words.with("import-done-lead", &[("count", result.done.into()), ("at", at.into())])
    };
    let told = |count: i64, key: &'static str, outcome: &'static str| {
        (count > 0).then(|| {
            let text = match key {
                "import-lost" => words.with("import-lost", &[("count", count.into())]),
                _ => words.with("import-kept", &[("count", count.into())]),
            };
            view! { <p class="flash warn" role="status"><span>{text}" "<a href=format!("/desk/imports/{id}?verdict={outcome}")>{words.say("import-see-rows")}</a></span></p> }
        })
    };
    let counts = result
        .counts
        .iter()
        .map(|one| {
            let link = format!("/desk/imports/{id}?verdict={}", one.verdict.name());
            view! { <a href=link><b>{words.count(one.count)}</b>" "<span>{words.say(verdict_key(one.verdict))}</span></a> }
        })
        .collect_view();
    let undo = result.undo_until.map(|until| {
        let how = words.with("import-undo-how", &[("until", words.date_time(until).into())]);
        view! {
            <form class="commit" method="post" action=format!("/desk/imports/{id}/undoing")>
                <p>{how}</p>
                <div class="actions"><button class="btn danger">{words.say("import-undo")}</button></div>
            </form>
        }
    });
    let next = result
        .next
        .map(|link| view! { <p class="small more"><a href=link rel="next">{words.say("import-next-rows")}</a></p> });
    view! {
        <p class="lead">{lead}</p>
        {told(result.lost, "import-lost", "lost")}
        {told(result.kept, "import-kept", "kept")}
        <p class="row"><a class="btn main" href="/desk/people">{words.say("import-see-people")}</a>" "<a class="btn" href="/desk/imports/new">{words.say("import-new")}</a></p>
        <div class="buckets">{counts}</div>
        {table(words, result.rows)}
        {next}
        {undo}
    }
    .into_any()
}
