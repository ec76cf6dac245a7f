//! All people: a search, the list, and the form for a new one.

use super::{
    Part, column_heads, or_dash,
    person_form::{PersonForm, PersonFormView},
    search, tabs,
};
use crate::{
    components::{
        badge::{Badge, Tone},
        empty::Empty,
        field::FormId,
        icon::Glyph,
        requests::{RequestLine, Requests},
    },
    words::Words,
};
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct People {
    /// What was looked for.
    pub query: String,
    /// Who was found, in Vietnamese order.
    pub lines: Vec<PersonLine>,
    /// Whether there are more than are shown.
    pub more: bool,
    /// The form for a new person.
    pub form: PersonForm,
    /// What has been asked about people.
    pub requests: Vec<RequestLine>,
}

/// One person in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonLine {
    /// The id.
    pub id: String,
    /// The full name.
    pub full_name: String,
    /// The sign-in name, where there is an account.
    pub sign_in_name: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The unit of today.
    pub unit: Option<String>,
    /// Whether and how the person can sign in.
    pub state: AccountState,
    /// The form-made id of a new invitation.
    pub form_id: String,
}

/// Whether and how a person can sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountState {
    /// With a password.
    Ready,
    /// Invited; no password has been set.
    NoPassword,
    /// The account is shut.
    Disabled,
    /// There is no account.
    None,
}

impl AccountState {
    fn label_key(self) -> &'static str {
        match self {
            Self::Ready => "account-ready",
            Self::NoPassword => "account-no-password",
            Self::Disabled => "account-disabled",
            Self::None => "account-none",
        }
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
    let People { query, lines, more, form, requests } = people;
    let count = words.with("admin-people-count", &[("count", lines.len().into())]);
    let cut = more.then(|| format!(" {}", words.say("admin-list-cut")));
    let list = if lines.is_empty() {
        let link = (!query.is_empty()).then(|| ("/admin/people".to_owned(), words.say("admin-show-all")));
        view! { <Empty title=words.say("admin-nobody") text=words.say("admin-nobody-text") link/> }.into_any()
    } else {
        table(words, lines).into_any()
    };
    view! {
        <div class="page-head">
            <h1>{words.say("admin-people")}</h1>
            <p class="lead">{words.say("admin-people-lead")}</p>
        </div>
        {tabs(words, Part::People)}
        <Requests words requests/>
        <PersonFormView words form/>
        <div class="section stack">
            <h2 id="found">{words.say("admin-people-found")}</h2>
            {search(words, "/admin/people", query, words.say("admin-people-search-hint"))}
            <p class="small quiet">{count}{cut}</p>
            {list}
        </div>
    }
}

fn table(words: Words, lines: Vec<PersonLine>) -> impl IntoView {
    let heads =
        ["admin-full-name", "admin-sign-in-name", "admin-email", "admin-unit", "admin-state", "admin-invitation"];
    let names = heads.map(|key| words.say(key)).to_vec();
    let rows = lines.into_iter().map(|line| row(words, line)).collect_view();
    view! {
        <div class="table-box" role="region" aria-labelledby="found" tabindex="0">
            <table class="folds" role="table" aria-labelledby="found">
                {column_heads(names)}
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
}

fn row(words: Words, line: PersonLine) -> impl IntoView {
    let (tone, glyph) = line.state.look();
    let invitation = matches!(line.state, AccountState::Ready | AccountState::NoPassword).then(|| {
        let action = format!("/admin/people/{}/invitation", line.id);
        let verb = match line.state {
            AccountState::Ready => words.say("admin-invite-reset"),
            _ => words.say("admin-invite-again"),
        };
        let whom = words.with("admin-invite-whom", &[("name", line.full_name.as_str().into())]);
        view! {
            <form method="post" action=action>
                <FormId id=line.form_id.clone()/>
                <button class="btn small">{verb}<span class="hide">" "{whom}</span></button>
            </form>
        }
    });
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">{line.full_name}</th>
            <td role="cell" data-th=words.say("admin-sign-in-name")>{or_dash(line.sign_in_name)}</td>
            <td role="cell" data-th=words.say("admin-email")><span class="breaks">{breakable(&or_dash(line.email))}</span></td>
            <td role="cell" data-th=words.say("admin-unit")>{or_dash(line.unit)}</td>
            <td role="cell" data-th=words.say("admin-state")>
                <span><Badge tone glyph=Some(glyph) text=words.say(line.state.label_key())/></span>
            </td>
            <td role="cell" data-th=words.say("admin-invitation")>{invitation}</td>
        </tr>
    }
}

/// An address that may be broken after its signs, where a column is narrow.
fn breakable(address: &str) -> impl IntoView + use<> {
    address
        .split_inclusive(['@', '.'])
        .map(|part| {
            let part = part.to_owned();
            view! { {part}<wbr/> }
        })
        .collect_view()
}
