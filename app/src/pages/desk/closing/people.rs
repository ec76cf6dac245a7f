//! The list of a closing decision, person by person.

use super::ClosingView;
use crate::{
    components::{
        badge::{Badge, Tone},
        empty::Empty,
        field::error_line,
        icon::Glyph,
    },
    words::Words,
};
use leptos::prelude::*;

/// A part of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListPart {
    /// Everybody.
    All,
    /// Who gets a certificate.
    Taken,
    /// Who may, and is left out.
    LeftOut,
    /// Who may not.
    MayNot,
}

impl ListPart {
    /// All parts.
    pub const ALL: [Self; 4] = [Self::All, Self::Taken, Self::LeftOut, Self::MayNot];

    /// The name in addresses and statements.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Taken => "taken",
            Self::LeftOut => "left-out",
            Self::MayNot => "may-not",
        }
    }

    /// The part of this name; everybody for a strange one.
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|part| part.name() == name).unwrap_or(Self::All)
    }

    fn label_key(self) -> &'static str {
        match self {
            Self::All => "closing-part-all",
            Self::Taken => "closing-part-taken",
            Self::LeftOut => "closing-part-left-out",
            Self::MayNot => "closing-part-may-not",
        }
    }
}

/// Whether somebody gets a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonState {
    /// She does; days of study and result in words, and the certificate once it is written.
    Taken {
        /// In words.
        grounds: String,
        /// The address of the certificate and its number.
        certificate: Option<(String, String)>,
    },
    /// She may, and is left out for this reason.
    LeftOut(String),
    /// She may not, for these reasons.
    MayNot(Vec<String>),
}

/// Somebody on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonLine {
    /// The person.
    pub person: String,
    /// Her name.
    pub full_name: String,
    /// Her unit.
    pub unit: String,
    /// Whether she gets a certificate.
    pub state: PersonState,
}

/// The list.
pub(super) fn people(words: Words, view: &ClosingView) -> AnyView {
    let address = view.address();
    let chips = ListPart::ALL.map(|part| {
        let query = if part == ListPart::All { String::new() } else { format!("?part={}", part.name()) };
        let marked = (part == view.part).then_some("true");
        view! { <a class="chip" href=format!("{address}{query}#people") aria-current=marked>{words.say(part.label_key())}</a>" " }
    });
    let list = if view.people.is_empty() {
        view! { <Empty title=words.say("closing-nobody") text=words.say("closing-nobody-how")/> }.into_any()
    } else {
        table(words, view)
    };
    let query = |page: i64| {
        let part = if view.part == ListPart::All { String::new() } else { format!("part={}&", view.part.name()) };
        format!("{address}?{part}page={page}#people")
    };
    let before = (view.page > 1)
        .then(|| view! { <a class="btn" href=query(view.page - 1)>{words.say("cohort-page-before")}</a> });
    let after =
        view.more.then(|| view! { <a class="btn" href=query(view.page + 1)>{words.say("cohort-page-after")}</a> });
    let count = words.with("closing-list-count", &[("listed", view.listed.into()), ("taken", view.line.taken.into())]);
    view! {
        <div class="section stack">
            <div class="head"><h2 id="people">{words.say("closing-list")}</h2><span class="small quiet num">{count}</span></div>
            <nav class="chips" aria-label=words.say("closing-parts")>{chips.into_iter().collect_view()}</nav>
            {list}
            <div class="actions">{before}{after}</div>
        </div>
    }
    .into_any()
}

fn table(words: Words, view: &ClosingView) -> AnyView {
    let heads = ["cohort-name", "cohort-unit", "closing-verdict"].map(|key| words.say(key));
    let head = heads.clone().map(|head| view! { <th role="columnheader" scope="col">{head}</th> });
    let [_, unit, verdict] = heads;
    let rows = view.people.clone().into_iter().map(|line| {
        let body = state(words, view, &line);
        view! {
            <tr role="row">
                <th role="rowheader" scope="row"><a href=format!("/desk/people/{}", line.person)>{line.full_name}</a></th>
                <td role="cell" data-th=unit.clone()>{line.unit}</td>
                <td role="cell" data-th=verdict.clone()><div class="judged">{body}</div></td>
            </tr>
        }
    });
    view! {
        <div class="table-box" role="region" aria-labelledby="people" tabindex="0">
            <table class="folds" role="table" aria-labelledby="people">
                <thead role="rowgroup"><tr role="row">{head.into_iter().collect_view()}</tr></thead>
                <tbody role="rowgroup">{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn state(words: Words, view: &ClosingView, line: &PersonLine) -> AnyView {
    match &line.state {
        PersonState::Taken { grounds, certificate: Some((address, number)) } => view! {
            <p><a class="num" href=address.clone()>{number.clone()}</a></p>
            <p class="small quiet num">{grounds.clone()}</p>
        }
        .into_any(),
        PersonState::Taken { grounds, certificate: None } => view! {
            <p><Badge tone=Tone::Good glyph=Some(Glyph::Tick) text=words.say("closing-taken")/></p>
            <p class="small quiet num">{grounds.clone()}</p>
            {leave_out(words, view, line)}
        }
        .into_any(),
        PersonState::LeftOut(reason) => {
            let back = view.line.state.is_open().then(|| {
                view! {
                    <form method="post" action=format!("{}/people/{}", view.address(), line.person)>
                        <button class="btn small" name="act" value="take">
                            {words.say("closing-take")}<span class="hide">": "{line.full_name.clone()}</span>
                        </button>
                    </form>
                }
            });
            view! {
                <p><Badge tone=Tone::Warn glyph=Some(Glyph::Shut) text=words.say("closing-left-out")/></p>
                <p class="small">{reason.clone()}</p>
                {back}
            }
            .into_any()
        }
        PersonState::MayNot(reasons) => {
            let reasons = reasons.clone().into_iter().map(|reason| view! { <li>{reason}</li> }).collect_view();
            view! {
                <p><Badge tone=Tone::Bad glyph=Some(Glyph::Alert) text=words.say("closing-may-not")/></p>
                <ul class="small">{reasons}</ul>
            }
            .into_any()
        }
    }
}

fn leave_out(words: Words, view: &ClosingView, line: &PersonLine) -> Option<AnyView> {
    if !view.line.state.is_open() {
        return None;
    }
    let error = view.refused.clone().filter(|(person, _)| *person == line.person).map(|(_, message)| message);
    let name = format!("reason-{}", line.person);
    let is_refused = error.is_some();
    let described = is_refused.then(|| format!("{name}-error"));
    Some(
        view! {
            <details class="small" open=is_refused>
                <summary>{words.say("closing-leave-out")}<span class="hide">": "{line.full_name.clone()}</span></summary>
                <form class="stack" method="post" action=format!("{}/people/{}", view.address(), line.person)>
                    <div class="field">
                        <label for=name.clone()>{words.say("closing-leave-out-reason")}</label>
                        <input class="input" type="text" id=name.clone() name="reason" maxlength="300" autocomplete="off"
                            required=true aria-invalid=is_refused.then_some("true") aria-describedby=described/>
                        {error_line(&name, error)}
                    </div>
                    <button class="btn small" name="act" value="leave">{words.say("closing-leave-out-go")}</button>
                </form>
            </details>
        }
        .into_any(),
    )
}
