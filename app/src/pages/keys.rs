//! The public keys of the issuers, to compare with what the offline page shows.

use crate::{
    components::{
        badge::{Badge, Tone},
        empty::Empty,
        icon::Glyph,
    },
    words::Words,
};
use domain::credential::IssuerKey;
use leptos::prelude::*;

/// The keys.
#[component]
pub fn KeysPage(
    /// The language.
    words: Words,
    /// All keys, those in use first.
    keys: Vec<IssuerKey>,
) -> impl IntoView {
    let list = if keys.is_empty() {
        view! {
            <h2 class="hide">{words.say("keys-all")}</h2>
            <Empty title=words.say("keys-none") text=words.say("keys-none-why")/>
        }
        .into_any()
    } else {
        keys.into_iter().map(|key| one(words, key)).collect_view().into_any()
    };
    view! {
        <div class="narrow">
            <div class="page-head"><h1>{words.say("keys")}</h1><p class="lead">{words.say("keys-lead")}</p></div>
            {list}
            <p class="row section">
                <a href="/verify">{words.say("keys-to-verify")}</a>
                <a href="/revocations">{words.say("verify-revocations")}</a>
            </p>
        </div>
    }
    .into_any()
}

fn one(words: Words, key: IssuerKey) -> AnyView {
    let from = words.date(key.valid_from);
    let days = match key.valid_to {
        Some(to) => words.with("keys-days", &[("from", from.into()), ("to", words.date(to).into())]),
        None => words.with("keys-since", &[("from", from.into())]),
    };
    let badge = match (key.compromised_at, key.valid_to) {
        (Some(day), _) => {
            let text = words.with("keys-compromised", &[("date", words.date(day).into())]);
            view! { <Badge tone=Tone::Bad glyph=Some(Glyph::Alert) text/> }.into_any()
        }
        (None, Some(_)) => view! { <Badge tone=Tone::Line text=words.say("keys-retired")/> }.into_any(),
        (None, None) => {
            view! { <Badge tone=Tone::Good glyph=Some(Glyph::Tick) text=words.say("keys-in-use")/> }.into_any()
        }
    };
    view! {
        <section class="key">
            <h2>{key.issuer_name}</h2>
            <p class="row">{badge}<span class="small quiet num">{days}</span></p>
            <dl class="facts lines small">
                <div><dt>{words.say("keys-fingerprint")}</dt><dd class="fingerprint">{key.public_key.fingerprint()}</dd></div>
                <div><dt>{words.say("keys-name")}</dt><dd class="fingerprint">{key.kid.to_string()}</dd></div>
                <div><dt>{words.say("keys-public")}</dt><dd class="fingerprint">{String::from(key.public_key)}</dd></div>
            </dl>
        </section>
    }
    .into_any()
}
