//! Verification for anybody: a form for the check code, and what the register says about it.

use super::certificate::{CertificateFacts, CertificateState, FactLines};
use crate::{
    components::icon::{Glyph, Icon},
    words::Words,
};
use domain::{credential::Kind, text::bind_words};
use jiff::civil::{Date, DateTime};
use leptos::prelude::*;

/// What the verification page shows.
#[derive(Clone, Debug)]
pub enum VerifyView {
    /// The empty form.
    Form,
    /// The text in the form is no check code (422).
    NoCode {
        /// What was typed.
        typed: String,
    },
    /// No certificate has this code (404).
    Unknown {
        /// What was typed.
        typed: String,
    },
    /// The certificate.
    Found {
        /// All its facts.
        facts: Box<CertificateFacts>,
        /// Whether it holds.
        state: CertificateState,
        /// When this was looked up.
        checked: DateTime,
    },
    /// It was issued; after the statutory time its details are no longer kept.
    Erased {
        /// Which paper it is.
        kind: Kind,
        /// Its number.
        number: String,
        /// The day of issue.
        issued: Date,
        /// Whether it holds.
        state: CertificateState,
    },
}

impl VerifyView {
    /// The title of the page.
    pub fn title(&self, words: Words) -> String {
        match self {
            Self::Form | Self::NoCode { .. } => words.say("verify"),
            Self::Unknown { .. } => words.say("verify-unknown"),
            Self::Found { state, .. } | Self::Erased { state, .. } => words.say(verdict_key(state)),
        }
    }
}

/// The form, and the answer above it.
#[component]
pub fn VerifyPage(
    /// The language.
    words: Words,
    /// What it shows.
    page: VerifyView,
) -> impl IntoView {
    let (typed, error) = match &page {
        VerifyView::NoCode { typed } => (typed.clone(), Some(words.say("verify-no-code"))),
        VerifyView::Unknown { typed } => (typed.clone(), None),
        _ => (String::new(), None),
    };
    let asked = matches!(page, VerifyView::Form | VerifyView::NoCode { .. });
    let form = form(words, typed, error);
    let body = if asked {
        view! {
            <div class="page-head"><h1>{words.say("verify")}</h1><p class="lead">{words.say("verify-lead")}</p></div>
            {form}
        }
        .into_any()
    } else {
        view! {
            {answer(words, page)}
            <section class="section on-screen" aria-labelledby="another">
                <h2 id="another">{words.say("verify-another")}</h2>
                {form}
            </section>
        }
        .into_any()
    };
    view! {
        <div class="narrow">
            {body}
            <section class="section stack on-screen" aria-labelledby="offline">
                <h2 id="offline">{words.say("verify-offline")}</h2>
                <p>{words.say("verify-offline-how")}</p>
                <p class="row">
                    <a href="/verify.html" download="">{words.say("verify-offline-page")}</a>
                    <a href="/keys">{words.say("verify-keys")}</a>
                    <a href="/revocations">{words.say("verify-revocations")}</a>
                </p>
            </section>
        </div>
    }
    .into_any()
}

fn form(words: Words, typed: String, error: Option<String>) -> AnyView {
    let wrong = error.is_some();
    let described = if wrong { "code-error code-hint" } else { "code-hint" };
    view! {
        <form class="field verify-form" action="/verify" method="get">
            <label for="code">{words.say("verify-code")}</label>
            <div class="search">
                <input
                    class="input num"
                    id="code"
                    name="code"
                    value=typed
                    placeholder="7KQ2-M4XD-9TPA-3HZW"
                    autocomplete="off"
                    autocapitalize="characters"
                    spellcheck="false"
                    maxlength="200"
                    required=true
                    aria-invalid=wrong.then_some("true")
                    aria-describedby=described
                />
                <button class="btn main">{words.say("verify-go")}</button>
            </div>
            {crate::components::field::error_line("code", error)}
            <p class="hint" id="code-hint">{words.say("verify-code-where")}</p>
        </form>
    }
    .into_any()
}

fn answer(words: Words, page: VerifyView) -> AnyView {
    match page {
        VerifyView::Found { facts, state, checked } => {
            let checked = words.with("verify-checked", &[("time", words.date_time(checked).into())]);
            let detail = state.in_words(words).unwrap_or_else(|| words.say("verify-current-why"));
            view! {
                <div class="stack verify">
                    {verdict(words, &state, format!("{detail} {checked}"))}
                    <FactLines words facts=*facts/>
                    <p class="small quiet">{words.say("verify-compare")}</p>
                </div>
            }
            .into_any()
        }
        VerifyView::Erased { kind, number, issued, state } => {
            let lines = [
                ("certificate-number", number),
                ("certificate-kind", words.say(super::certificate::kind_key(kind))),
                ("certificate-issued", words.date(issued)),
            ];
            let lines = lines.map(|(key, value)| view! { <div><dt>{words.say(key)}</dt><dd>{value}</dd></div> });
            let detail = state.in_words(words).unwrap_or_default();
            view! {
                <div class="stack verify">
                    {verdict(words, &state, format!("{} {detail}", words.say("verify-erased")))}
                    <dl class="facts lines">{lines.into_iter().collect_view()}</dl>
                </div>
            }
            .into_any()
        }
        VerifyView::Unknown { typed } => view! {
            <div class="verdict void">
                <Icon glyph=Glyph::Search/>
                <div>
                    <h1>{words.say("verify-unknown")}</h1>
                    <p>{words.with("verify-unknown-why", &[("code", typed.into())])}</p>
                </div>
            </div>
        }
        .into_any(),
        VerifyView::Form | VerifyView::NoCode { .. } => ().into_any(),
    }
}

fn verdict(words: Words, state: &CertificateState, text: String) -> AnyView {
    let (class, glyph) = match state {
        CertificateState::Current => ("verdict", Glyph::Done),
        CertificateState::Waiting | CertificateState::Expired { .. } => ("verdict late", Glyph::Clock),
        CertificateState::Replaced { .. } => ("verdict late", Glyph::Sheet),
        CertificateState::Revoked { .. } => ("verdict void", Glyph::Alert),
    };
    view! { <div class=class><Icon glyph/><div><h1>{bind_words(&words.say(verdict_key(state)))}</h1><p>{text}</p></div></div> }
        .into_any()
}

fn verdict_key(state: &CertificateState) -> &'static str {
    match state {
        CertificateState::Current => "verify-current",
        CertificateState::Waiting => "verify-waiting",
        CertificateState::Expired { .. } => "verify-expired",
        CertificateState::Revoked { .. } => "verify-revoked",
        CertificateState::Replaced { .. } => "verify-replaced",
    }
}
