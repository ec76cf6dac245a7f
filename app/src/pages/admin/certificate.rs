//! One certificate as administrators see it: facts, record, history, and the forms that end it.

mod ending;

pub use ending::{ReplacementForm, RevocationForm};

use crate::{
    components::{crumbs::Crumbs, facts::Facts},
    pages::certificate::{CertificateFacts, CertificateState, FactLines, StateBadge, StateNotice},
    words::Words,
};
use domain::credential::Kind;
use ending::{Replace, Revoke};
use jiff::civil::DateTime;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug)]
pub struct AdminCertificate {
    /// The id.
    pub id: String,
    /// What is printed on it; none after the statutory retention.
    pub facts: Option<CertificateFacts>,
    /// The number in the register.
    pub number: String,
    /// Whether it holds.
    pub state: CertificateState,
    /// SHA-256 of the signed record.
    pub record_hash: String,
    /// The key that signed it.
    pub kid: String,
    /// The template of the sheet and its version.
    pub template: String,
    /// The instant of issue.
    pub issued_at: DateTime,
    /// The address of its public verification.
    pub verify: String,
    /// Who ended it, when and why.
    pub ended: Option<Ending>,
    /// The id and number of the one that it replaces.
    pub replaces: Option<(String, String)>,
    /// The id and number of the one that replaces it.
    pub replaced_by: Option<(String, String)>,
    /// The form that revokes it; it is shown while the certificate holds.
    pub revocation: RevocationForm,
    /// The form that replaces it; it is shown while the certificate holds.
    pub replacement: ReplacementForm,
}

/// How a certificate ended; only administrators see who and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// When.
    pub at: DateTime,
    /// Who did it.
    pub by: String,
    /// The reason in words.
    pub reason: String,
}

/// The title of the page.
pub fn title(words: Words, number: &str) -> String {
    words.with("admin-certificate", &[("number", number.into())])
}

/// The page.
#[component]
pub fn AdminCertificatePage(
    /// The language.
    words: Words,
    /// Everything on it.
    certificate: AdminCertificate,
) -> impl IntoView {
    let crumbs = vec![
        ("/admin".to_owned(), words.say("nav-administration")),
        ("/admin/certificates".to_owned(), words.say("admin-certificates")),
    ];
    let facts = match certificate.facts.clone() {
        Some(facts) => view! { <FactLines words facts/> }.into_any(),
        None => view! { <p>{words.say("verify-erased")}</p> }.into_any(),
    };
    let title = title(words, &certificate.number);
    let history = history(words, &certificate);
    let record = record(words, &certificate);
    // An expired one can still be revoked or corrected; one that has ended cannot end again.
    let can_end = certificate.facts.is_some()
        && matches!(certificate.state, CertificateState::Current | CertificateState::Expired { .. });
    let is_of_programme = certificate.facts.as_ref().is_some_and(|facts| facts.kind != Kind::Confirmation);
    // That of a programme ends by a request with a decision behind it.
    let ask = (can_end && is_of_programme).then(|| {
        let address = format!("/desk/certificates/{}", certificate.id);
        view! { <p class="section"><a class="btn" href=address>{words.say("request-make")}</a></p> }
    });
    let forms = (can_end && !is_of_programme).then(|| {
        view! {
            <section class="section split even" aria-label=words.say("admin-endings")>
                <Replace words id=certificate.id.clone() form=certificate.replacement/>
                <Revoke words id=certificate.id.clone() form=certificate.revocation/>
            </section>
        }
    });
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head">
            <h1 class="num">{title}</h1>
            <p><StateBadge words state=certificate.state.clone()/></p>
        </div>
        <StateNotice words state=certificate.state/>
        <div class="split even section">
            <section class="stack" aria-labelledby="facts"><h2 id="facts">{words.say("admin-facts")}</h2>{facts}</section>
            <div class="stack">{record}{history}</div>
        </div>
        {ask}
        {forms}
    }
}

fn record(words: Words, certificate: &AdminCertificate) -> AnyView {
    let facts = vec![
        (words.say("admin-issued-at"), words.date_time(certificate.issued_at)),
        (words.say("keys-name"), certificate.kid.clone()),
        (words.say("admin-template"), certificate.template.clone()),
        (words.say("admin-record-hash"), certificate.record_hash.clone()),
    ];
    view! {
        <section class="stack" aria-labelledby="record">
            <h2 id="record">{words.say("admin-record")}</h2>
            <Facts facts/>
            <p class="small"><a href=certificate.verify.clone()>{words.say("certificate-verify")}</a></p>
        </section>
    }
    .into_any()
}

fn history(words: Words, certificate: &AdminCertificate) -> Option<AnyView> {
    let link = |(id, number): &(String, String), sentence: String| {
        let address = format!("/admin/certificates/{id}");
        view! { <li>{sentence}" "<a class="num" href=address>{number.clone()}</a></li> }
    };
    let replaces = certificate.replaces.as_ref().map(|other| link(other, words.say("admin-replaces")));
    let replaced_by = certificate.replaced_by.as_ref().map(|other| link(other, words.say("admin-replaced-by")));
    let ended = certificate.ended.clone().map(|ending| {
        let values = [("time", words.date_time(ending.at).into()), ("name", ending.by.into())];
        let when = words.with("admin-ended-when", &values);
        let why = words.with("admin-ended-why", &[("reason", ending.reason.into())]);
        view! { <li>{when}" "{why}</li> }
    });
    let any = replaces.is_some() || replaced_by.is_some() || ended.is_some();
    any.then(|| {
        view! {
            <section class="stack" aria-labelledby="history">
                <h2 id="history">{words.say("admin-history")}</h2>
                <ul class="plain-list">{replaces}{replaced_by}{ended}</ul>
            </section>
        }
        .into_any()
    })
}
