//! One closing decision: its list with everybody's verdict, and the steps from draft to issue.

mod acts;
mod confirm;
mod people;

pub use confirm::{ClosingConfirm, ClosingConfirmPage};
pub use people::{ListPart, PersonLine, PersonState};

use super::{
    Part,
    closings::{ClosingLine, ClosingState, facts, state_badge},
    tabs,
};
use crate::{components::crumbs::Crumbs, words::Words};
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosingView {
    /// The decision.
    pub line: ClosingLine,
    /// Title and name of who signs.
    pub signatory: (String, String),
    /// The approved tiết in words; nothing where the programme is not assigned today.
    pub assigned: Option<String>,
    /// The listing that is shown.
    pub listed_at: i64,
    /// How many people are on the list.
    pub listed: i64,
    /// How many certificates are written.
    pub written: i64,
    /// Which part of the list is shown.
    pub part: ListPart,
    /// The people shown.
    pub people: Vec<PersonLine>,
    /// The person whose reason was refused, and the message.
    pub refused: Option<(String, String)>,
    /// How many files of the package that is being sent are made, and how many there will be.
    pub packing: Option<(i64, i64)>,
    /// This page of the list, from 1.
    pub page: i64,
    /// Whether more follow.
    pub more: bool,
}

impl ClosingView {
    fn address(&self) -> String {
        format!("/desk/closings/{}", self.line.id)
    }
}

/// The page.
#[component]
pub fn ClosingPage(
    /// The language.
    words: Words,
    /// Everything on it.
    view: ClosingView,
) -> impl IntoView {
    let crumbs = vec![("/desk/closings".to_owned(), words.say("closing-title"))];
    let (title, name) = view.signatory.clone();
    let signs = words.with("closing-signs", &[("title", title.into()), ("name", name.into())]);
    let assigned = match &view.assigned {
        Some(tiet) => words.with("closing-assigned", &[("tiet", tiet.as_str().into())]),
        None => words.say("closing-not-assigned"),
    };
    let is_warned = view.assigned.is_none() && view.line.state.is_open();
    let assigned = match is_warned {
        true => view! { <div class="flash warn"><p>{assigned}</p></div> }.into_any(),
        false => view! { <p class="small quiet">{assigned}</p> }.into_any(),
    };
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head">
            <h1>{view.line.programme.clone()}</h1>
            <p class="row">
                {state_badge(words, view.line.state)}" "<span class="quiet num">{facts(words, &view.line)}</span>
            </p>
            <p class="small quiet">{signs}</p>
            {assigned}
        </div>
        {tabs(words, Part::Certificates)}
        {acts::acts(words, &view)}
        {people::people(words, &view)}
        {acts::withdrawal(words, &view)}
    }
    .into_any()
}

/// Whether certificates are being written.
fn is_issuing(view: &ClosingView) -> bool {
    view.line.state == ClosingState::Issuing
}
