//! A certificate in a list of one's own.

use super::icon::{Glyph, Icon};
use crate::words::Words;
use jiff::civil::Date;
use leptos::prelude::*;

/// A certificate that somebody holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateLine {
    /// Its id.
    pub id: String,
    /// The title of the course or programme.
    pub title: String,
    /// The number in the register.
    pub number: String,
    /// The day of issue.
    pub issued_on: Date,
    /// Whether it holds today.
    pub in_force: bool,
}

/// The certificates as a list of links.
#[component]
pub fn CertificateLines(
    /// The language.
    words: Words,
    /// The certificates, the newest first.
    certificates: Vec<CertificateLine>,
) -> impl IntoView {
    let lines = certificates
        .into_iter()
        .map(|certificate| {
            let address = format!("/certificates/{}", certificate.id);
            let facts = words.with(
                "certificate-line",
                &[("number", certificate.number.into()), ("date", words.date(certificate.issued_on).into())],
            );
            let ended = (!certificate.in_force).then(|| format!(" · {}", words.say("certificate-line-ended")));
            view! {
                <li>
                    <Icon glyph=Glyph::Sheet/>
                    <p><a href=address>{certificate.title}</a>" "<span class="small quiet num">{facts}{ended}</span></p>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="lines" role="list">{lines}</ul> }
}
