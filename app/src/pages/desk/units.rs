//! The organisation as the desk reaches it: a list, a unit with its past, and forms that change it.

pub mod change;
pub mod import;
pub mod preview;
pub mod show;

use super::{Part, tabs};
use crate::{
    components::empty::Empty,
    pages::admin::{column_heads, or_dash},
    words::Words,
};
use domain::organisation::Kind;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Units {
    /// What was looked for.
    pub query: String,
    /// The units at the top of the reach, or those that were found.
    pub lines: Vec<UnitLine>,
    /// Whether there are more than are shown.
    pub more: bool,
    /// Whether units at the very top may be added.
    pub may_add: bool,
}

/// A unit in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitLine {
    /// The id.
    pub id: String,
    /// Its name of the day.
    pub name: String,
    /// The name of the unit above it.
    pub above: Option<String>,
    /// What it is, as the database names it.
    pub kind: String,
    /// 2 or 5 digits.
    pub area_code: Option<String>,
    /// Units directly below it.
    pub below: i64,
    /// People who are counted in it itself.
    pub people: i64,
}

/// The words for a kind of unit.
pub fn kind_words(words: Words, kind: &str) -> String {
    words.say(match Kind::named(kind).unwrap_or(Kind::Other) {
        Kind::Ministry => "unit-kind-bo",
        Kind::MinisterialBody => "unit-kind-co-quan-ngang-bo",
        Kind::Department => "unit-kind-cuc-vu",
        Kind::Province => "unit-kind-tinh",
        Kind::ProvincialDepartment => "unit-kind-so",
        Kind::Division => "unit-kind-phong",
        Kind::Commune => "unit-kind-xa",
        Kind::Ward => "unit-kind-phuong",
        Kind::SpecialZone => "unit-kind-dac-khu",
        Kind::ServiceUnit => "unit-kind-don-vi-su-nghiep",
        Kind::TrainingInstitution => "unit-kind-co-so-dao-tao",
        Kind::PartyBody => "unit-kind-co-quan-dang",
        Kind::MassOrganisation => "unit-kind-doan-the",
        Kind::ForeignPartner => "unit-kind-doi-tac-nuoc-ngoai",
        Kind::Other => "unit-kind-khac",
    })
}

/// The page.
#[component]
pub fn UnitsPage(
    /// The language.
    words: Words,
    /// Everything on it.
    units: Units,
) -> impl IntoView {
    let Units { query, lines, more, may_add } = units;
    let add = may_add.then(|| view! { <a class="btn" href="/desk/units/new">{words.say("unit-add-top")}</a> });
    let title = if query.is_empty() { words.say("unit-tops") } else { words.say("unit-found") };
    let list = if lines.is_empty() {
        let link = (!query.is_empty()).then(|| ("/desk/units".to_owned(), words.say("unit-show-tops")));
        view! { <Empty title=words.say("unit-none") text=words.say("unit-none-how") link/> }.into_any()
    } else {
        table(words, "found", lines)
    };
    view! {
        <div class="page-head">
            <h1>{words.say("desk-units")}</h1>
            <p class="lead">{words.say("unit-lead")}</p>
        </div>
        {tabs(words, Part::Units)}
        <form class="field narrow section" role="search" method="get" action="/desk/units">
            <label for="q">{words.say("unit-search")}</label>
            <p class="hint" id="q-hint">{words.say("unit-search-hint")}</p>
            <div class="search">
                <input class="input" id="q" name="q" type="search" value=query maxlength="200" aria-describedby="q-hint"/>
                <button class="btn">{words.say("admin-find")}</button>
            </div>
        </form>
        <div class="section stack">
            <h2 id="found">{title}</h2>
            {list}
            {more.then(|| view! { <p class="small quiet">{words.say("admin-list-cut")}</p> })}
            <p class="actions"><a class="btn" href="/desk/units/import">{words.say("unit-list")}</a>" "{add}</p>
        </div>
    }
}

/// A table of units under the heading with this id.
pub fn table(words: Words, heading: &'static str, lines: Vec<UnitLine>) -> AnyView {
    let heads = ["unit-name", "unit-kind", "unit-area-code", "unit-below", "unit-people"].map(|key| words.say(key));
    let rows = lines.into_iter().map(|line| row(words, line)).collect_view();
    view! {
        <div class="table-box" role="region" aria-labelledby=heading tabindex="0">
            <table class="folds" role="table" aria-labelledby=heading>
                {column_heads(heads.to_vec())}
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(words: Words, line: UnitLine) -> impl IntoView {
    let above = line.above.map(|above| view! { <span class="small quiet">{above}</span> });
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <a href=format!("/desk/units/{}", line.id)>{line.name}</a>" "{above}
            </th>
            <td role="cell" data-th=words.say("unit-kind")>{kind_words(words, &line.kind)}</td>
            <td role="cell" data-th=words.say("unit-area-code")>{or_dash(line.area_code)}</td>
            <td role="cell" class="num" data-th=words.say("unit-below")>{words.count(line.below)}</td>
            <td role="cell" class="num" data-th=words.say("unit-people")>{words.count(line.people)}</td>
        </tr>
    }
}
