//! Whether a certificate holds, in a badge and in sentences.

use crate::{
    components::{
        badge::{Badge, Tone},
        icon::{Glyph, Icon},
    },
    words::Words,
};
use domain::credential::Reason;
use jiff::civil::Date;
use leptos::prelude::*;

/// Whether a certificate holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CertificateState {
    /// It holds.
    Current,
    /// Completed; no issuer is set up yet.
    Waiting,
    /// Its last day has passed.
    Expired {
        /// The last day.
        on: Date,
        /// The number and the address of the one that renews it.
        renewed: Option<(String, String)>,
    },
    /// Revoked.
    Revoked {
        /// From this day on.
        on: Date,
        /// The class of the reason; the private detail is never shown.
        reason: Reason,
    },
    /// Replaced by another one.
    Replaced {
        /// From this day on.
        on: Date,
        /// The number of the other one.
        by: Option<String>,
        /// Whether the other one is a giấy chứng nhận in place of a chứng chỉ.
        is_other_kind: bool,
        /// The address of the other one.
        address: Option<String>,
    },
}

impl CertificateState {
    /// What it means, in sentences; nothing while it holds.
    pub fn in_words(&self, words: Words) -> Option<String> {
        Some(match self {
            Self::Current => return None,
            Self::Waiting => words.say("certificate-waiting-why"),
            Self::Expired { on, renewed: None } => {
                words.with("certificate-expired-on", &[("date", words.date(*on).into())])
            }
            Self::Expired { on, renewed: Some((number, _)) } => {
                let values = [("date", words.date(*on).into()), ("number", number.as_str().into())];
                words.with("certificate-expired-renewed", &values)
            }
            Self::Revoked { on, reason } => {
                let values = [("date", words.date(*on).into()), ("reason", words.say(reason_key(*reason)).into())];
                words.with("certificate-revoked-on", &values)
            }
            Self::Replaced { on, by, is_other_kind, .. } => match by {
                Some(number) => {
                    let values = [("date", words.date(*on).into()), ("number", number.clone().into())];
                    match is_other_kind {
                        true => words.with("certificate-replaced-by-other-kind", &values),
                        false => words.with("certificate-replaced-by", &values),
                    }
                }
                None => words.with("certificate-replaced-on", &[("date", words.date(*on).into())]),
            },
        })
    }
}

/// The state in a word.
#[component]
pub fn StateBadge(
    /// The language.
    words: Words,
    /// The state.
    state: CertificateState,
) -> impl IntoView {
    let (tone, glyph, key) = match state {
        CertificateState::Current => (Tone::Good, Glyph::Tick, "certificate-current"),
        CertificateState::Waiting => (Tone::Warn, Glyph::Clock, "certificate-waiting"),
        CertificateState::Expired { .. } => (Tone::Warn, Glyph::Clock, "certificate-expired"),
        CertificateState::Revoked { .. } => (Tone::Bad, Glyph::Alert, "certificate-revoked"),
        CertificateState::Replaced { .. } => (Tone::Line, Glyph::Sheet, "certificate-replaced"),
    };
    view! { <Badge tone glyph=Some(glyph) text=words.say(key)/> }.into_any()
}

/// The state in sentences; nothing while the certificate holds.
#[component]
pub fn StateNotice(
    /// The language.
    words: Words,
    /// The state.
    state: CertificateState,
) -> impl IntoView {
    let link = match &state {
        CertificateState::Replaced { address: Some(address), .. } => {
            Some(view! { " "<a href=address.clone()>{words.say("certificate-to-replacement")}</a> })
        }
        CertificateState::Expired { renewed: Some((_, address)), .. } => {
            Some(view! { " "<a href=address.clone()>{words.say("certificate-to-renewal")}</a> })
        }
        _ => None,
    };
    let (class, glyph) = match state {
        CertificateState::Revoked { .. } => ("flash bad", Glyph::Alert),
        _ => ("flash warn", Glyph::Information),
    };
    state.in_words(words).map(|text| view! { <div class=class><Icon glyph/><p>{text}{link}</p></div> })
}

/// The class of a reason in words.
pub fn reason_key(reason: Reason) -> &'static str {
    match reason {
        Reason::Fraud => "revoked-for-fraud",
        Reason::NotQualified => "revoked-for-not-qualified",
        Reason::Altered => "revoked-for-altered",
        Reason::Lent => "revoked-for-lent",
        Reason::IssuerError => "revoked-for-issuer-error",
        Reason::Replaced => "revoked-for-replaced",
    }
}
