//! The administration's first page: figures, and who signs certificates.

use super::{Part, tabs};
use crate::{
    components::{
        certificate_requests::{PendingRequest, pending},
        facts::Facts,
        icon::{Glyph, Icon},
    },
    words::Words,
};
use jiff::civil::Date;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AdminHome {
    /// How many people there are.
    pub people: i64,
    /// Those among them whose account has no password yet.
    pub without_password: i64,
    /// Published courses.
    pub courses: i64,
    /// Enrolments that are open today.
    pub learning: i64,
    /// Certificates ever issued.
    pub certificates: i64,
    /// Those among them that were revoked or replaced.
    pub ended: i64,
    /// Completions whose certificate waits for an issuer or a key.
    pub waiting: i64,
    /// Who issues certificates.
    pub issuer: Option<Issuer>,
    /// What is asked for certificates and waits for a decision.
    pub requests: Vec<PendingRequest>,
}

/// Who issues certificates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    /// Its name.
    pub name: String,
    /// The body above it; may be empty.
    pub superior: String,
    /// The signatory's title and name.
    pub signatory: (String, String),
    /// The key that signs today.
    pub key: Option<SigningKey>,
}

/// The key that signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SigningKey {
    /// Its id.
    pub kid: String,
    /// Of its public half, in groups of four.
    pub fingerprint: String,
    /// The first day.
    pub since: Date,
}

/// The page.
#[component]
pub fn AdminHomePage(
    /// The language.
    words: Words,
    /// Everything on it.
    home: AdminHome,
) -> impl IntoView {
    let count = |number: i64| words.count(number);
    let figures = vec![
        (words.say("admin-count-people"), count(home.people)),
        (words.say("admin-count-without-password"), count(home.without_password)),
        (words.say("admin-count-courses"), count(home.courses)),
        (words.say("admin-count-learning"), count(home.learning)),
        (words.say("admin-count-certificates"), count(home.certificates)),
        (words.say("admin-count-ended"), count(home.ended)),
        (words.say("admin-count-waiting"), count(home.waiting)),
    ];
    view! {
        <div class="page-head"><h1>{words.say("nav-administration")}</h1><p class="lead">{words.say("admin-lead")}</p></div>
        {tabs(words, Part::Home)}
        {warning(words, &home)}
        {pending(words, home.requests)}
        <div class="split even section">
            <section class="stack" aria-labelledby="figures">
                <h2 id="figures">{words.say("admin-figures")}</h2>
                <Facts facts=figures/>
                <p class="actions">
                    <a class="btn main" href="/admin/people#add">{words.say("admin-add-person")}</a>
                    <a class="btn" href="/admin/people">{words.say("admin-find-person")}</a>
                    <a class="btn" href="/admin/certificates">{words.say("admin-find-certificate")}</a>
                </p>
            </section>
            {home.issuer.map(|issuer| signing(words, issuer))}
        </div>
    }
}

/// Certificates wait as long as nobody can sign them; that comes first.
fn warning(words: Words, home: &AdminHome) -> Option<AnyView> {
    let lead = match &home.issuer {
        None => Some((words.say("admin-no-issuer"), words.say("admin-no-issuer-how"))),
        Some(issuer) if issuer.key.is_none() => Some((words.say("admin-no-key"), words.say("admin-no-key-how"))),
        Some(_) => None,
    };
    let waiting = (home.waiting > 0).then(|| words.with("admin-waiting", &[("count", home.waiting.into())]));
    lead.map(|(lead, how)| {
        view! {
            <div class="flash warn" role="status">
                <Icon glyph=Glyph::Alert/>
                <p><b>{lead}</b>" "{waiting}" "{how}</p>
            </div>
        }
        .into_any()
    })
}

fn signing(words: Words, issuer: Issuer) -> AnyView {
    let (title, name) = issuer.signatory;
    let mut facts = vec![
        (words.say("certificate-issuer"), issuer.name),
        (words.say("admin-superior"), issuer.superior),
        (words.say("admin-signatory"), name),
        (words.say("admin-signatory-title"), title),
    ];
    if let Some(key) = issuer.key {
        facts.push((words.say("keys-name"), key.kid));
        facts.push((words.say("admin-key-since"), words.date(key.since)));
        facts.push((words.say("keys-fingerprint"), key.fingerprint));
    }
    view! {
        <section class="stack" aria-labelledby="issuer">
            <h2 id="issuer">{words.say("admin-issuer")}</h2>
            <Facts facts/>
            <p class="small quiet">{words.say("admin-key-hint")}" "<a href="/keys">{words.say("verify-keys")}</a></p>
        </section>
    }
    .into_any()
}
