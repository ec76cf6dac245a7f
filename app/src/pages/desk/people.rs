//! The people whom a coordinator reaches: found by name, code or mail, and narrowed by what they are.

use super::{Part, tabs};
use crate::{
    components::{
        address::with_query,
        badge::{Badge, Tone},
        empty::Empty,
        icon::Glyph,
    },
    words::Words,
};
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// What the list is limited to.
    pub filter: PeopleFilter,
    /// The units of the filter: id and name; none where there are too many to choose from.
    pub units: Vec<(String, String)>,
    /// Who was found, in Vietnamese order.
    pub lines: Vec<PersonLine>,
    /// The address of the next page.
    pub next: Option<String>,
    /// Whether this is not the first page.
    pub is_later: bool,
    /// The year of today, whose training records are exported.
    pub year: i16,
}

/// What the list is limited to; the fields of the form have the same names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeopleFilter {
    /// Words of a name, a code or an address.
    pub q: String,
    /// The id of a unit.
    pub unit: String,
    /// The sex.
    pub sex: String,
    /// The kind of staff.
    pub kind: String,
    /// Whether and how they can sign in.
    pub account: String,
}

impl PeopleFilter {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A person of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonLine {
    /// The id.
    pub id: String,
    /// The full name.
    pub full_name: String,
    /// The staff code.
    pub staff_code: String,
    /// The e-mail address.
    pub email: String,
    /// The unit.
    pub unit: String,
    /// The position.
    pub position: String,
    /// Whether and how she can sign in.
    pub account: AccountState,
}

/// Whether and how a person can sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountState {
    /// With a password.
    Ready,
    /// No password has been set.
    NoPassword,
    /// The account is shut.
    Disabled,
    /// There is no account.
    None,
}

impl AccountState {
    /// All of them with their names in the filter.
    pub const ALL: [(Self, &'static str); 4] =
        [(Self::Ready, "ready"), (Self::NoPassword, "no-password"), (Self::Disabled, "disabled"), (Self::None, "none")];

    /// What an account looks like from outside.
    pub fn of(has_account: bool, is_disabled: bool, has_password: bool) -> Self {
        match (has_account, is_disabled, has_password) {
            (false, _, _) => Self::None,
            (true, true, _) => Self::Disabled,
            (true, false, true) => Self::Ready,
            (true, false, false) => Self::NoPassword,
        }
    }

    fn label_key(self) -> &'static str {
        match self {
            Self::Ready => "account-ready",
            Self::NoPassword => "account-no-password",
            Self::Disabled => "account-disabled",
            Self::None => "account-none",
        }
    }

    /// Its word for people.
    pub fn label(self, words: Words) -> String {
        words.say(self.label_key())
    }

    fn look(self) -> (Tone, Glyph) {
        match self {
            Self::Ready => (Tone::Good, Glyph::Tick),
            Self::NoPassword => (Tone::Warn, Glyph::Clock),
            Self::Disabled => (Tone::Bad, Glyph::Shut),
            Self::None => (Tone::Line, Glyph::Open),
        }
    }
}

/// The page.
#[component]
pub fn PeoplePage(
    /// The language.
    words: Words,
    /// Everything on it.
    people: People,
) -> impl IntoView {
    let People { filter, units, lines, next, is_later, year } = people;
    let unit = filter.unit.clone();
    let write = people_to_write(&filter, !lines.is_empty())
        .map(|address| view! { <p class="actions"><a class="btn" href=address>{words.say("group-write")}</a></p> });
    let list = if lines.is_empty() {
        let link = (!filter.is_empty() || is_later).then(|| ("/desk/people".to_owned(), words.say("people-show-all")));
        view! { <Empty title=words.say("people-nobody") text=words.say("people-nobody-text") link/> }.into_any()
    } else {
        table(words, lines).into_any()
    };
    let export = export(words, &unit, year);
    let first = is_later.then(|| view! { <a href="/desk/people">{words.say("people-first-page")}</a> });
    let next = next.map(|address| view! { <a href=address rel="next">{words.say("people-next-page")}</a> });
    view! {
        <div class="page-head">
            <h1>{words.say("people-title")}</h1>
            <p class="lead">{words.say("people-lead")}</p>
        </div>
        {tabs(words, Part::People)}
        <div class="section stack">
            <p><a class="btn" href="/desk/imports">{words.say("import-title")}</a></p>
            {filters(words, filter, units)}
            {write}
            {list}
            <p class="small row">{first}" "{next}</p>
            {export}
        </div>
    }
    .into_any()
}

/// Where one writes to everybody of this list; nothing where there is nobody.
fn people_to_write(filter: &PeopleFilter, anybody: bool) -> Option<String> {
    let PeopleFilter { q, unit, sex, kind, account } = filter;
    let all = [("q", q), ("unit", unit), ("sex", sex), ("kind", kind), ("account", account)];
    let all = all.map(|(name, value)| (name, value.as_str()));
    anybody.then(|| with_query("/desk/messages/new", &all))
}

/// Where everybody's training records are exported.
fn export(words: Words, unit: &str, year: i16) -> AnyView {
    let files = [("csv", "CSV", year), ("xlsx", "XLSX", year), ("csv", "CSV", year - 1), ("xlsx", "XLSX", year - 1)];
    let files = files.map(|(format, name, year)| {
        let of = year.to_string();
        let address = with_query(&format!("/desk/people/export/{format}"), &[("unit", unit), ("year", &of)]);
        let name = format!("{name} {year}");
        view! { <a class="btn" href=address download="">{words.with("record-file", &[("format", name.into())])}</a>" " }
    });
    view! {
        <section class="section stack" aria-labelledby="export">
            <h2 id="export">{words.say("export-people")}</h2>
            <p class="small quiet">{words.say("export-people-what")}</p>
            <p class="actions">{files.collect_view()}</p>
        </section>
    }
    .into_any()
}

fn filters(words: Words, filter: PeopleFilter, units: Vec<(String, String)>) -> AnyView {
    let any = || (String::new(), words.say("people-any"));
    let sexes = [
        any(),
        ("female".into(), words.say("sex-female")),
        ("male".into(), words.say("sex-male")),
        ("unstated".into(), words.say("sex-unstated")),
    ];
    let kinds = [
        any(),
        ("can-bo".into(), words.say("staff-can-bo")),
        ("cong-chuc".into(), words.say("staff-cong-chuc")),
        ("vien-chuc".into(), words.say("staff-vien-chuc")),
        ("dai-bieu".into(), words.say("staff-dai-bieu")),
        ("khac".into(), words.say("staff-khac")),
    ];
    let accounts: Vec<(String, String)> = std::iter::once(any())
        .chain(AccountState::ALL.map(|(state, name)| (name.to_owned(), state.label(words))))
        .collect();
    let unit = if units.is_empty() {
        view! { <input type="hidden" name="unit" value=filter.unit/> }.into_any()
    } else {
        let units = std::iter::once(any()).chain(units).collect();
        choice("unit", words.say("admin-unit"), units, filter.unit).into_any()
    };
    view! {
        <form class="stack" role="search" method="get" action="/desk/people">
            <div class="field">
                <label for="q">{words.say("admin-search")}</label>
                <p class="hint" id="q-hint">{words.say("people-search-hint")}</p>
                <input class="input" id="q" name="q" type="search" value=filter.q maxlength="200" aria-describedby="q-hint"/>
            </div>
            <div class="fields">
                {unit}
                {choice("sex", words.say("admin-sex"), sexes.to_vec(), filter.sex)}
                {choice("kind", words.say("admin-staff-kind"), kinds.to_vec(), filter.kind)}
                {choice("account", words.say("admin-state"), accounts, filter.account)}
            </div>
            <div class="actions"><button class="btn">{words.say("people-find")}</button></div>
        </form>
    }
    .into_any()
}

fn choice(name: &'static str, label: String, options: Vec<(String, String)>, chosen: String) -> impl IntoView {
    let options = options
        .into_iter()
        .map(|(value, text)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{text}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <select class="input" id=name name=name>{options}</select>
        </div>
    }
}

fn table(words: Words, lines: Vec<PersonLine>) -> impl IntoView {
    let heads = ["admin-full-name", "people-code", "admin-email", "admin-unit", "admin-position", "admin-state"];
    let heads = heads.map(|key| words.say(key));
    let head =
        heads.iter().map(|name| view! { <th role="columnheader" scope="col">{name.clone()}</th> }).collect_view();
    let rows = lines.into_iter().map(|line| row(words, line)).collect_view();
    view! {
        <div class="table-box">
            <table class="folds" role="table" aria-label=words.say("people-title")>
                <thead role="rowgroup"><tr role="row">{head}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
}

fn row(words: Words, line: PersonLine) -> impl IntoView {
    let (tone, glyph) = line.account.look();
    view! {
        <tr role="row">
            <th role="rowheader" scope="row"><a href=format!("/desk/people/{}", line.id)>{line.full_name}</a></th>
            <td role="cell" data-th=words.say("people-code")>{or_dash(line.staff_code)}</td>
            <td role="cell" data-th=words.say("admin-email")><span class="breaks">{or_dash(line.email)}</span></td>
            <td role="cell" data-th=words.say("admin-unit")>{or_dash(line.unit)}</td>
            <td role="cell" data-th=words.say("admin-position")>{or_dash(line.position)}</td>
            <td role="cell" data-th=words.say("admin-state")>
                <span><Badge tone glyph=Some(glyph) text=line.account.label(words)/></span>
            </td>
        </tr>
    }
}

/// What stands in a cell without a value.
pub(super) fn or_dash(value: String) -> String {
    if value.is_empty() { "–".to_owned() } else { value }
}
