//! One certificate: how it looks, its file, its verification, and whether it holds.

mod facts;
mod sheet;
mod state;

pub use facts::{CertificateFacts, FactLines};
pub use sheet::CertificateSheet;
pub use state::{CertificateState, StateBadge, StateNotice, reason_key};

use crate::{
    components::{
        crumbs::Crumbs,
        icon::{Glyph, Icon},
    },
    words::Words,
};
use domain::{credential::Kind, text::bind_words};
use leptos::prelude::*;

/// What the page of a certificate shows.
#[derive(Clone, Debug)]
pub struct CertificateView {
    /// What is printed on it.
    pub facts: CertificateFacts,
    /// Whether it holds.
    pub state: CertificateState,
    /// Its files; one that waits for its issuer has none.
    pub files: Option<CertificateFiles>,
    /// Where it is renewed, once it expires soon or has expired.
    pub renewal: Option<String>,
    /// 'thử nghiệm' stands across it.
    pub is_trial: bool,
}

/// What belongs to an issued certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateFiles {
    /// The address of the PDF.
    pub pdf: String,
    /// The address of its verification, as it is printed, without `https://`.
    pub verify_text: String,
    /// The address of its verification here.
    pub verify: String,
    /// The QR code as SVG without `style`.
    pub qr_svg: String,
}

/// A certificate.
#[component]
pub fn CertificatePage(
    /// The language.
    words: Words,
    /// What it shows.
    page: CertificateView,
) -> impl IntoView {
    let crumbs = vec![("/certificates".to_owned(), words.say("certificates"))];
    let lead = words.with(
        "certificate-lead",
        &[("title", page.facts.title.clone().into()), ("tiet", words.tiet(page.facts.tiet).into())],
    );
    let actions = page.files.clone().map(|files| {
        view! {
            <div class="actions">
                <a class="btn main wide" href=files.pdf download="">
                    <Icon glyph=Glyph::Download/>" "{words.say("certificate-download")}
                </a>
                <a class="btn wide" href=files.verify><Icon glyph=Glyph::Done/>" "{words.say("certificate-verify")}</a>
            </div>
        }
    });
    let renewal = page.renewal.map(|address| {
        view! {
            <div class="card stack">
                <p class="small">{words.say("certificate-renew-how")}</p>
                <p><a class="btn" href=address>{words.say("certificate-renew")}</a></p>
            </div>
        }
    });
    let sheet = page.files.map(|files| {
        view! { <CertificateSheet facts=page.facts.clone() files is_trial=page.is_trial/> }
    });
    let only_to_see =
        sheet.is_some().then(|| view! { <p class="small quiet">{words.say("certificate-only-to-see")}</p> });
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head"><h1>{bind_words(&words.say(kind_key(page.facts.kind)))}</h1><p class="lead">{lead}</p></div>
        <StateNotice words state=page.state.clone()/>
        <div class="split">
            <div class="stack">{sheet}{only_to_see}</div>
            <div class="stack aside">
                {actions}
                <p><StateBadge words state=page.state/></p>
                {renewal}
                <FactLines words facts=page.facts small=true/>
                <details class="small">
                    <summary>{words.say("certificate-wrong-name")}</summary>
                    <p class="quiet">{words.say("certificate-wrong-name-how")}</p>
                </details>
            </div>
        </div>
    }
    .into_any()
}

/// The name of a paper.
pub fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Confirmation => "certificate-kind-confirmation",
        Kind::Certificate => "certificate-kind-certificate",
        Kind::Replacement => "certificate-kind-replacement",
    }
}
