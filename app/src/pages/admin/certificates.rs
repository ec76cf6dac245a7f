//! All issued certificates: a search and the list.

use super::{Part, column_heads, search, tabs};
use crate::{
    components::empty::Empty,
    pages::certificate::{CertificateState, StateBadge},
    words::Words,
};
use jiff::civil::Date;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdminCertificates {
    /// What was looked for.
    pub query: String,
    /// What was found, the latest first.
    pub lines: Vec<IssuedLine>,
    /// Whether there are more than are shown.
    pub more: bool,
}

/// One certificate in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedLine {
    /// The id.
    pub id: String,
    /// The number in the register.
    pub number: String,
    /// The check code in groups of four.
    pub code: String,
    /// The holder as frozen at issue; none after the statutory retention.
    pub holder: Option<String>,
    /// The course or programme; may be empty after the statutory retention.
    pub title: String,
    /// The day of issue.
    pub issued_on: Date,
    /// Whether it holds.
    pub state: CertificateState,
}

/// The page.
#[component]
pub fn AdminCertificatesPage(
    /// The language.
    words: Words,
    /// Everything on it.
    certificates: AdminCertificates,
) -> impl IntoView {
    let AdminCertificates { query, lines, more } = certificates;
    let count = words.with("admin-certificates-count", &[("count", lines.len().into())]);
    let cut = more.then(|| format!(" {}", words.say("admin-list-cut")));
    let list = if lines.is_empty() {
        let link = (!query.is_empty()).then(|| ("/admin/certificates".to_owned(), words.say("admin-show-all")));
        let text = words.say("admin-no-certificates-text");
        view! { <Empty title=words.say("admin-no-certificates") text link/> }.into_any()
    } else {
        table(words, lines).into_any()
    };
    view! {
        <div class="page-head">
            <h1>{words.say("admin-certificates")}</h1>
            <p class="lead">{words.say("admin-certificates-lead")}</p>
        </div>
        {tabs(words, Part::Certificates)}
        <div class="section stack">
            <h2 class="hide" id="found">{words.say("admin-certificates-found")}</h2>
            {search(words, "/admin/certificates", query, words.say("admin-certificates-search-hint"))}
            <p class="small quiet">{count}{cut}</p>
            {list}
        </div>
    }
}

fn table(words: Words, lines: Vec<IssuedLine>) -> impl IntoView {
    let heads = [
        "certificate-number",
        "certificate-holder",
        "certificate-course",
        "certificate-issued",
        "certificate-code",
        "certificate-state",
    ];
    let rows = lines.into_iter().map(|line| row(words, line)).collect_view();
    view! {
        <div class="table-box" role="region" aria-labelledby="found" tabindex="0">
            <table class="folds" role="table" aria-labelledby="found">
                {column_heads(heads.map(|key| words.say(key)).to_vec())}
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
}

fn row(words: Words, line: IssuedLine) -> impl IntoView {
    let address = format!("/admin/certificates/{}", line.id);
    let holder = line.holder.unwrap_or_else(|| words.say("admin-details-gone"));
    view! {
        <tr role="row">
            <th role="rowheader" scope="row" class="num"><a href=address>{line.number}</a></th>
            <td role="cell" data-th=words.say("certificate-holder")>{holder}</td>
            <td role="cell" data-th=words.say("certificate-course")>{line.title}</td>
            <td role="cell" data-th=words.say("certificate-issued") class="num">{words.date(line.issued_on)}</td>
            <td role="cell" data-th=words.say("certificate-code") class="num nowrap">{line.code}</td>
            <td role="cell" data-th=words.say("certificate-state")>
                <span><StateBadge words state=line.state/></span>
            </td>
        </tr>
    }
}
