//! The certificates of a learner.

use super::certificate::{CertificateState, StateBadge, kind_key};
use crate::{components::empty::Empty, words::Words};
use domain::{course::Tiet, credential::Kind};
use jiff::civil::Date;
use leptos::prelude::*;

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateRow {
    /// The address of the certificate; one that waits for its issuer has none.
    pub address: Option<String>,
    /// Which paper it is.
    pub kind: Kind,
    /// The course or programme.
    pub title: String,
    /// The number in the register.
    pub number: Option<String>,
    /// The day of issue.
    pub issued: Option<Date>,
    /// The hours that it counts.
    pub tiet: Tiet,
    /// Whether it holds.
    pub state: CertificateState,
}

/// The list.
#[component]
pub fn CertificatesPage(
    /// The language.
    words: Words,
    /// The newest first.
    rows: Vec<CertificateRow>,
) -> impl IntoView {
    let list = if rows.is_empty() {
        let link = Some(("/courses".to_owned(), words.say("certificates-none-go")));
        view! {
            <h2 class="hide">{words.say("certificates-all")}</h2>
            <Empty title=words.say("certificates-none") text=words.say("certificates-none-how") link/>
        }
        .into_any()
    } else {
        table(words, rows)
    };
    view! {
        <div class="page-head">
            <h1>{words.say("certificates")}</h1>
            <p class="lead">{words.say("certificates-lead")}</p>
        </div>
        {list}
    }
    .into_any()
}

fn table(words: Words, rows: Vec<CertificateRow>) -> AnyView {
    let keys =
        ["certificate-course", "certificate-number", "certificate-issued", "certificate-tiet", "certificate-state"];
    let heads = keys.map(|key| words.say(key));
    let head_row = heads.clone().map(|head| view! { <th role="columnheader" scope="col">{head}</th> });
    let [_, number, issued, tiet, state] = heads;
    let rows = rows.into_iter().map(|row| {
        let title = match row.address {
            Some(address) => view! { <a href=address>{row.title}</a> }.into_any(),
            None => row.title.into_any(),
        };
        let none = || "–".to_owned();
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">
                    {title}<span class="small quiet kind">{words.say(kind_key(row.kind))}</span>
                </th>
                <td role="cell" data-th=number.clone()>{row.number.unwrap_or_else(none)}</td>
                <td role="cell" data-th=issued.clone()>
                    {row.issued.map_or_else(none, |day| words.date(day))}
                </td>
                <td role="cell" data-th=tiet.clone()>{words.tiet(row.tiet)}</td>
                <td role="cell" data-th=state.clone()><StateBadge words state=row.state/></td>
            </tr>
        }
    });
    view! {
        <div class="table-box">
            <table class="folds" role="table" aria-label=words.say("certificates")>
                <thead role="rowgroup"><tr role="row">{head_row.into_iter().collect_view()}</tr></thead>
                <tbody role="rowgroup">{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
