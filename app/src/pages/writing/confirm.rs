//! Asks before something goes: what it means, and the two verbs.

use crate::{components::crumbs::Crumbs, words::Words};
use leptos::prelude::*;

/// A question before an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// The pages above: address and name.
    pub crumbs: Vec<(String, String)>,
    /// The question.
    pub question: String,
    /// What follows from it, sentence by sentence.
    pub consequences: Vec<String>,
    /// Where the form goes.
    pub action: String,
    /// What it carries.
    pub fields: Vec<(&'static str, String)>,
    /// The verb that does it.
    pub verb: String,
    /// The way back: address and verb.
    pub back: (String, String),
}

/// The page.
#[component]
pub fn ConfirmPage(
    /// The language.
    words: Words,
    /// The question.
    page: Confirmation,
) -> impl IntoView {
    let consequences = page.consequences.into_iter().map(|text| view! { <p>{text}</p> }).collect_view();
    let fields = page.fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    let fields = fields.collect_view();
    view! {
        <Crumbs words links=page.crumbs/>
        <div class="page-head"><h1>{page.question}</h1></div>
        <div class="stack">{consequences}</div>
        <form class="actions" method="post" action=page.action>
            {fields}
            <input type="hidden" name="sure" value="1"/>
            <a class="btn main" href=page.back.0>{page.back.1}</a>
            <button class="btn danger">{page.verb}</button>
        </form>
    }
    .into_any()
}
