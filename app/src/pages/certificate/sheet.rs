//! How a certificate looks: the sheet in Vietnamese, whatever the language of the page.

use super::{CertificateFacts, CertificateFiles, kind_key};
use crate::{components::seal::Seal, words::Words};
use domain::{credential::Kind, locale::Locale, text::bind_words};
use leptos::prelude::*;

/// The sheet. The PDF is the paper; this is its picture.
#[component]
pub fn CertificateSheet(
    /// What is printed on it.
    facts: CertificateFacts,
    /// Its QR code and address.
    files: CertificateFiles,
    /// 'thử nghiệm' stands across it.
    is_trial: bool,
) -> impl IntoView {
    let words = Words::new(Locale::Vi);
    let (from, to) = facts.days;
    let study = words.with(
        "sheet-study",
        &[("tiet", words.tiet(facts.tiet).into()), ("from", words.date(from).into()), ("to", words.date(to).into())],
    );
    let result = facts.result.map(|result| {
        view! { <p>{words.with("sheet-result", &[("result", result.text(Locale::Vi).into())])}</p> }
    });
    let number = words.with("sheet-number", &[("number", facts.number.unwrap_or_default().into())]);
    let date = facts.issued.map(|day| {
        let values = [
            ("place", facts.place.clone().into()),
            ("day", format!("{:02}", day.day()).into()),
            ("month", format!("{:02}", day.month()).into()),
            ("year", day.year().to_string().into()),
        ];
        words.with("sheet-place-date", &values)
    });
    let check = words
        .with("sheet-check", &[("address", files.verify_text.into()), ("code", facts.code.unwrap_or_default().into())]);
    let trial = is_trial.then(|| {
        view! {
            <svg class="cert-trial" width="200" height="140" viewBox="0 0 400 280" aria-hidden="true">
                <text x="200" y="140" text-anchor="middle" transform="rotate(-18 200 140)">{words.say("sheet-trial")}</text>
            </svg>
            <p class="hide">{words.say("sheet-trial")}</p>
        }
    });
    let (signatory_title, signatory_name) = facts.signatory;
    let register = facts.register.map(|place| {
        view! { " "<span>{words.with("sheet-register", &[("place", place.to_string().into())])}</span> }
    });
    let decision = facts.decision.map(|(number, day)| {
        let values = [("number", number.into()), ("date", words.date(day).into())];
        view! { " "<span>{words.with("sheet-decision", &values)}</span> }
    });
    view! {
        <section class="cert-view cert-sheet" lang="vi" aria-label=words.say(kind_key(facts.kind))>
            {trial}
            <div class="cert-head">
                <p>{facts.superior}" "<b>{facts.issuer}</b>" "<span>{number}</span>{register}{decision}</p>
                <p>{words.say("sheet-nation")}" "<b>{words.say("sheet-motto")}</b></p>
            </div>
            <Seal/>
            <p class="cert-title">{bind_words(&words.say(title_key(facts.kind)))}</p>
            <p>{words.say(given_key(facts.kind))}</p>
            <p class="cert-name">{facts.holder.unwrap_or_default()}</p>
            <p>{facts.unit}</p>
            <p>{words.say(completed_key(facts.kind))}</p>
            <p class="cert-course">{bind_words(&facts.title)}</p>
            <p>{study}</p>
            {result}
            <div class="cert-foot">
                <div class="cert-check">
                    <div class="qr" role="img" aria-label=words.say("sheet-qr") inner_html=files.qr_svg></div>
                    <p>{check}</p>
                </div>
                <p class="cert-sign"><i>{date}</i>" "<b>{signatory_title}</b>" "<span>{signatory_name}</span></p>
            </div>
        </section>
    }
    .into_any()
}

fn title_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Confirmation => "sheet-title-confirmation",
        Kind::Certificate => "sheet-title-certificate",
        Kind::Replacement => "sheet-title-replacement",
    }
}

fn given_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Confirmation => "sheet-given-to",
        Kind::Certificate | Kind::Replacement => "sheet-certifies",
    }
}

fn completed_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Confirmation => "sheet-completed",
        Kind::Certificate | Kind::Replacement => "sheet-completed-programme",
    }
}
