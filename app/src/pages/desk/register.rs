//! The register of the issuer: every number of a year, also of what has ended.

use super::{Part, tabs};
use crate::{
    components::{
        badge::{Badge, Tone},
        crumbs::Crumbs,
        empty::Empty,
        field::SelectField,
        icon::Glyph,
    },
    pages::certificate::kind_key,
    words::Words,
};
use domain::credential::Kind;
use jiff::civil::Date;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegisterView {
    /// The issuer's name; nothing where none is set up.
    pub issuer: Option<String>,
    /// The word of the kind.
    pub kind: String,
    /// The year.
    pub year: i64,
    /// The years to choose from.
    pub years: Vec<i64>,
    /// The rows shown.
    pub lines: Vec<RegisterLine>,
    /// The number after which the next page begins.
    pub next: Option<i64>,
}

/// A number of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterLine {
    /// Its page at the desk, where it has one.
    pub address: Option<String>,
    /// The place in the register.
    pub sequence: i64,
    /// As printed.
    pub number: String,
    /// The holder; gone after its retention.
    pub holder: Option<String>,
    /// The course or programme.
    pub title: String,
    /// The day of issue.
    pub issued_on: Option<Date>,
    /// Whether it was revoked or replaced.
    pub has_ended: bool,
    /// Whether it holds, in words.
    pub state: String,
}

/// The page.
#[component]
pub fn RegisterPage(
    /// The language.
    words: Words,
    /// Everything on it.
    view: RegisterView,
) -> impl IntoView {
    let crumbs = vec![("/desk/closings".to_owned(), words.say("closing-title"))];
    let body = match view.issuer.clone() {
        None => view! { <Empty title=words.say("admin-no-issuer") text=words.say("admin-no-issuer-how")/> }.into_any(),
        Some(issuer) => register(words, issuer, view),
    };
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head">
            <h1>{words.say("register-title")}</h1>
            <p class="lead">{words.say("register-lead")}</p>
        </div>
        {tabs(words, Part::Certificates)}
        <div class="section stack">{body}</div>
    }
    .into_any()
}

fn register(words: Words, issuer: String, view: RegisterView) -> AnyView {
    let query = format!("kind={}&year={}", view.kind, view.year);
    let kinds = Kind::ALL.map(|kind| (kind.word().to_owned(), words.say(kind_key(kind)))).to_vec();
    let years = view.years.iter().map(|year| (year.to_string(), year.to_string())).collect();
    let list = if view.lines.is_empty() {
        view! { <Empty title=words.say("register-none") text=words.say("register-none-how")/> }.into_any()
    } else {
        table(words, view.lines)
    };
    let next = view.next.map(|after| {
        let address = format!("/desk/register?{query}&after={after}#rows");
        view! { <a class="btn" href=address>{words.say("cohort-page-after")}</a> }
    });
    view! {
        <p class="quiet">{words.with("approval-of", &[("issuer", issuer.into())])}</p>
        <form class="fields" method="get" action="/desk/register">
            <SelectField name="kind" label=words.say("certificate-kind") options=kinds chosen=view.kind/>
            <SelectField name="year" label=words.say("register-year") options=years chosen=view.year.to_string()/>
            <div class="actions"><button class="btn">{words.say("register-see")}</button></div>
        </form>
        <div class="actions">
            <a class="btn" href=format!("/desk/register.xlsx?{query}") download="">{words.say("register-xlsx")}</a>
            <a class="btn" href=format!("/desk/register.pdf?{query}") download="">{words.say("register-pdf")}</a>
        </div>
        <h2 id="rows">{words.say("register-rows")}</h2>
        {list}
        <div class="actions">{next}</div>
    }
    .into_any()
}

fn table(words: Words, lines: Vec<RegisterLine>) -> AnyView {
    let heads = [
        "certificate-holder",
        "certificate-register",
        "certificate-number",
        "register-subject",
        "certificate-issued",
        "certificate-state",
    ]
    .map(|key| words.say(key));
    let head = heads.clone().map(|head| view! { <th role="columnheader" scope="col">{head}</th> });
    let [_, place, number, subject, issued, state] = heads;
    let rows = lines.into_iter().map(|line| {
        let holder = line.holder.unwrap_or_else(|| words.say("certificate-holder-hidden"));
        let holder = match line.address {
            Some(address) => view! { <a href=address>{holder}</a> }.into_any(),
            None => holder.into_any(),
        };
        let (tone, glyph) = if line.has_ended { (Tone::Warn, Glyph::Alert) } else { (Tone::Good, Glyph::Tick) };
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{holder}</th>
                <td role="cell" data-th=place.clone()>{line.sequence}</td>
                <td role="cell" data-th=number.clone()>{line.number}</td>
                <td role="cell" data-th=subject.clone()>{line.title}</td>
                <td role="cell" data-th=issued.clone()>
                    {line.issued_on.map_or_else(|| "–".to_owned(), |day| words.date(day))}
                </td>
                <td role="cell" data-th=state.clone()><Badge tone glyph=Some(glyph) text=line.state/></td>
            </tr>
        }
    });
    view! {
        <div class="table-box" role="region" aria-labelledby="rows" tabindex="0">
            <table class="folds" role="table" aria-labelledby="rows">
                <thead role="rowgroup"><tr role="row">{head.into_iter().collect_view()}</tr></thead>
                <tbody role="rowgroup">{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
