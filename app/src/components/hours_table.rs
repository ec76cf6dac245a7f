//! Entries of hours done elsewhere as a table; on a phone each is a small sheet.

use super::{hours_form::state_badge, vocabulary::group};
use crate::words::Words;
use domain::{course::Tiet, hours::HoursState};
use jiff::civil::Date;
use leptos::prelude::*;

/// An entry as a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoursLine {
    /// Its page.
    pub address: String,
    /// Whose hours, where the list is of several people.
    pub person: Option<String>,
    /// What it was.
    pub title: String,
    /// Who gave it.
    pub body: String,
    /// The first and the last day.
    pub days: (Date, Date),
    /// The hours.
    pub tiet: Tiet,
    /// 1 to 5.
    pub group: u8,
    /// Whether it was abroad.
    pub is_abroad: bool,
    /// How it stands.
    pub state: HoursState,
    /// Why it was refused.
    pub reason: String,
}

/// The days of an entry in words; one day once.
pub fn days(words: Words, (from, until): (Date, Date)) -> String {
    if from == until { words.date(from) } else { format!("{} – {}", words.date(from), words.date(until)) }
}

/// Group and place of an entry in words.
pub fn about(words: Words, content_group: u8, is_abroad: bool) -> String {
    let place = if is_abroad { words.say("hours-place-abroad") } else { words.say("hours-place-home") };
    format!("{} · {place}", group(words, content_group))
}

/// The table; `heading` is the id of what names it.
pub fn table(words: Words, lines: Vec<HoursLine>, heading: &'static str) -> AnyView {
    let whose = lines.iter().any(|line| line.person.is_some());
    let rows = lines.into_iter().map(|line| row(words, line)).collect_view();
    let person = whose.then(|| view! { <th role="columnheader" scope="col">{words.say("hours-person")}</th> });
    view! {
        <div class="table-box" role="region" aria-labelledby=heading tabindex="0">
            <table class="folds" role="table" aria-labelledby=heading>
                <thead role="rowgroup">
                    <tr role="row">
                        {person}
                        <th role="columnheader" scope="col">{words.say("hours-title-field")}</th>
                        <th role="columnheader" scope="col" class="num">{words.say("hours-days")}</th>
                        <th role="columnheader" scope="col" class="num">{words.say("hours-tiet")}</th>
                        <th role="columnheader" scope="col">{words.say("hours-state")}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(words: Words, line: HoursLine) -> AnyView {
    let reason = (!line.reason.is_empty()).then(|| view! { <p class="small">{line.reason.clone()}</p> });
    let about = about(words, line.group, line.is_abroad);
    let is_of_many = line.person.is_some();
    let person = line.person.map(|name| {
        view! { <th role="rowheader" scope="row"><a href=line.address.clone()>{name}</a></th> }
    });
    let title = view! {
        <div>
            <p>{if is_of_many { view! { {line.title.clone()} }.into_any() } else {
                view! { <a href=line.address.clone()>{line.title.clone()}</a> }.into_any()
            }}</p>
            <p class="small quiet">{line.body}" · "{about}</p>
        </div>
    };
    let title = if is_of_many {
        view! { <td role="cell" data-th=words.say("hours-title-field")>{title}</td> }.into_any()
    } else {
        view! { <th role="rowheader" scope="row">{title}</th> }.into_any()
    };
    view! {
        <tr role="row">
            {person}
            {title}
            <td role="cell" data-th=words.say("hours-days") class="num">{days(words, line.days)}</td>
            <td role="cell" data-th=words.say("hours-tiet") class="num">{words.decimal(line.tiet.halves.saturating_mul(500), 1)}</td>
            <td role="cell" data-th=words.say("hours-state")><div>{state_badge(words, line.state)}{reason}</div></td>
        </tr>
    }
    .into_any()
}
