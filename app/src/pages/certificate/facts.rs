//! The facts of a certificate as lines. There is no birth date and no identity number among them.

use crate::words::Words;
use domain::{course::Tiet, credential::Kind, quiz::Percent};
use jiff::civil::Date;
use leptos::prelude::*;

/// What is printed on a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateFacts {
    /// Which paper it is.
    pub kind: Kind,
    /// The number in the register; none while it waits.
    pub number: Option<String>,
    /// The check code in groups of four; none while it waits.
    pub code: Option<String>,
    /// The holder's name at issue; `None` where it is not shown.
    pub holder: Option<String>,
    /// The holder's unit at issue.
    pub unit: String,
    /// The course or programme.
    pub title: String,
    /// The hours.
    pub tiet: Tiet,
    /// The first and the last day of study.
    pub days: (Date, Date),
    /// The result.
    pub result: Option<Percent>,
    /// Who issued it.
    pub issuer: String,
    /// The body above the issuer; may be empty.
    pub superior: String,
    /// Where it was issued.
    pub place: String,
    /// The signatory's title and name.
    pub signatory: (String, String),
    /// The day of issue; none while it waits.
    pub issued: Option<Date>,
    /// The last day on which it holds.
    pub expires: Option<Date>,
    /// The number and day of the closing decision, of a programme's.
    pub decision: Option<(String, Date)>,
    /// The place in the register, of a programme's.
    pub register: Option<i64>,
}

/// The facts as lines.
#[component]
pub fn FactLines(
    /// The language.
    words: Words,
    /// The facts.
    facts: CertificateFacts,
    /// In small print.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let (from, to) = facts.days;
    let days = [("from", words.date(from).into()), ("to", words.date(to).into())];
    let time = format!("{}, {}", words.tiet(facts.tiet), words.with("certificate-days", &days));
    let holder = facts.holder.unwrap_or_else(|| words.say("certificate-holder-hidden"));
    let subject = if facts.kind == Kind::Confirmation { "certificate-course" } else { "certificate-programme" };
    let decision = facts.decision.map(|(number, day)| {
        words.with("certificate-decision-of", &[("number", number.into()), ("date", words.date(day).into())])
    });
    let lines = [
        ("certificate-number", facts.number),
        ("certificate-register", facts.register.map(|place| place.to_string())),
        ("certificate-decision", decision),
        ("certificate-holder", Some(holder)),
        ("certificate-unit", Some(facts.unit)),
        (subject, Some(facts.title)),
        ("certificate-time", Some(time)),
        ("certificate-result", facts.result.map(|result| result.text(words.locale()))),
        ("certificate-issuer", Some(facts.issuer)),
        ("certificate-issued", facts.issued.map(|day| words.date(day))),
        ("certificate-expires", facts.expires.map(|day| words.date(day))),
        ("certificate-code", facts.code),
    ];
    let rows = lines.into_iter().filter_map(|(key, value)| {
        let value = value.filter(|value| !value.is_empty())?;
        Some(view! { <div><dt>{words.say(key)}</dt><dd>{value}</dd></div> })
    });
    let class = if small { "facts lines small" } else { "facts lines" };
    view! { <dl class=class>{rows.collect_view()}</dl> }.into_any()
}
