//! The people behind a number of a report.

use super::{Part, tabs};
use crate::{
    components::{crumbs::Crumbs, empty::Empty},
    words::Words,
};
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportPeople {
    /// The report: address and title.
    pub report: (String, String),
    /// Which number it is.
    pub what: String,
    /// How many people are behind it, in words.
    pub sum: String,
    /// Those of this page whom the reader reaches: id, name, unit.
    pub people: Vec<(String, String, String)>,
    /// How many of this page now belong elsewhere.
    pub elsewhere: usize,
    /// The address of the page before.
    pub before: Option<String>,
    /// The address of the next page.
    pub next: Option<String>,
}

/// The page.
#[component]
pub fn ReportPeoplePage(
    /// The language.
    words: Words,
    /// Everything on it.
    view: ReportPeople,
) -> impl IntoView {
    let crumbs = vec![("/desk/reports".to_owned(), words.say("reports-title")), view.report];
    let list = if view.people.is_empty() {
        view! { <Empty title=words.say("report-nobody") text=words.say("report-nobody-how")/> }.into_any()
    } else {
        table(words, view.people)
    };
    let elsewhere = (view.elsewhere > 0).then(|| {
        let text = words.with("report-elsewhere", &[("count", view.elsewhere.into())]);
        view! { <p class="small quiet">{text}</p> }
    });
    let link = |address: Option<String>, key: &str| {
        address.map(|address| view! { <a class="btn" href=address>{words.say(key)}</a> })
    };
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head"><h1>{words.say("report-behind")}</h1><p class="lead">{view.what}</p></div>
        {tabs(words, Part::Reports)}
        <div class="section stack">
            <h2 id="people">{view.sum}</h2>
            {list}
            {elsewhere}
            <div class="actions">
                {link(view.before, "cohort-page-before")}{link(view.next, "cohort-page-after")}
            </div>
        </div>
    }
    .into_any()
}

fn table(words: Words, people: Vec<(String, String, String)>) -> AnyView {
    let rows = people.into_iter().map(|(id, name, unit)| {
        view! {
            <tr role="row">
                <th role="rowheader" scope="row"><a href=format!("/desk/people/{id}")>{name}</a></th>
                <td role="cell" data-th=words.say("cohort-unit")>{unit}</td>
            </tr>
        }
    });
    view! {
        <div class="table-box" role="region" aria-labelledby="people" tabindex="0">
            <table class="folds" role="table" aria-labelledby="people">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{words.say("cohort-name")}</th>
                        <th role="columnheader" scope="col">{words.say("cohort-unit")}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
