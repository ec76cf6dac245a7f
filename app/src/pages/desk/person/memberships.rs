//! Where a person was and is.

use crate::{
    components::badge::{Badge, Tone},
    words::Words,
};
use jiff::civil::Date;
use leptos::prelude::*;

/// A membership.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MembershipLine {
    /// The unit while she belonged to it.
    pub unit: String,
    /// Her post.
    pub position: String,
    /// Whether she leads.
    pub is_leader: bool,
    /// The kind of staff.
    pub staff_kind: String,
    /// Whether she is counted there.
    pub is_primary: bool,
    /// The first day.
    pub from: Option<Date>,
    /// The first day after it.
    pub to: Option<Date>,
    /// Whether it holds today.
    pub is_current: bool,
}

/// The section.
pub(super) fn memberships(words: Words, lines: Vec<MembershipLine>) -> AnyView {
    let rows = lines.into_iter().map(|line| row(words, line)).collect_view();
    let heads = ["admin-unit", "admin-position", "admin-staff-kind", "person-since", "person-until"];
    let head = heads.map(|key| view! { <th role="columnheader" scope="col">{words.say(key)}</th> }).collect_view();
    view! {
        <section class="section stack" aria-labelledby="memberships">
            <h2 id="memberships">{words.say("person-memberships")}</h2>
            <div class="table-box">
                <table class="folds" role="table" aria-labelledby="memberships">
                    <thead role="rowgroup"><tr role="row">{head}</tr></thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn row(words: Words, line: MembershipLine) -> AnyView {
    let day = |day: Option<Date>| day.map(|day| words.date(day)).unwrap_or_default();
    let until = match line.to {
        Some(to) => day(to.yesterday().ok()),
        None => words.say("person-until-now"),
    };
    let now = line.is_current.then(|| view! { " "<Badge tone=Tone::Good text=words.say("person-here-now")/> });
    let second = (!line.is_primary).then(|| view! { " "<Badge tone=Tone::Line text=words.say("person-second")/> });
    let leads = line.is_leader.then(|| format!(" ({})", words.say("person-leads")));
    let kind = match line.staff_kind.as_str() {
        "can-bo" => words.say("staff-can-bo"),
        "cong-chuc" => words.say("staff-cong-chuc"),
        "vien-chuc" => words.say("staff-vien-chuc"),
        "dai-bieu" => words.say("staff-dai-bieu"),
        _ => words.say("staff-khac"),
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">{line.unit}{now}{second}</th>
            <td role="cell" data-th=words.say("admin-position")>{line.position}{leads}</td>
            <td role="cell" data-th=words.say("admin-staff-kind")>{kind}</td>
            <td role="cell" data-th=words.say("person-since") class="num">{day(line.from)}</td>
            <td role="cell" data-th=words.say("person-until") class="num">{until}</td>
        </tr>
    }
    .into_any()
}
