//! Which programmes are assigned to the issuer: what holds, what held, and the form that records another one.

use super::{Part, column_heads, tabs};
use crate::{
    components::{
        badge::{Badge, Tone},
        empty::Empty,
        field::{FieldErrors, FormId, FormTrouble, Purpose, SelectField, TextField},
        icon::Glyph,
    },
    words::Words,
};
use domain::course::Tiet;
use jiff::civil::Date;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Approvals {
    /// The issuer's name; nothing where none is set up.
    pub issuer: Option<String>,
    /// What holds first, then what held.
    pub lines: Vec<ApprovalLine>,
    /// The form.
    pub form: ApprovalForm,
}

/// An assignment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovalLine {
    /// The title of the programme.
    pub programme: String,
    /// The number of the decision.
    pub number: String,
    /// Its day.
    pub decided_on: Date,
    /// The approved tiết.
    pub tiet: Tiet,
    /// The first and the last day.
    pub valid: (Date, Option<Date>),
    /// For how many months a certificate holds.
    pub months: Option<i64>,
    /// Whether it holds today.
    pub state: ApprovalState,
}

/// Whether an assignment holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApprovalState {
    /// It does.
    Current,
    /// Its first day is to come.
    Planned,
    /// Its last day has passed.
    Over,
    /// Another one took its place.
    Superseded,
}

/// The form of an assignment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApprovalForm {
    /// The programmes: (id, title).
    pub programmes: Vec<(String, String)>,
    /// What their files propose: (id, title, months of validity).
    pub proposed: Vec<(String, String, u32)>,
    /// The programme.
    pub programme: String,
    /// The number of the decision.
    pub number: String,
    /// Its day.
    pub decided_on: String,
    /// The approved tiết.
    pub tiet: String,
    /// The first day.
    pub valid_from: String,
    /// The last day; may be empty.
    pub valid_to: String,
    /// Months of validity; may be empty.
    pub months: String,
    /// Messages by field.
    pub errors: FieldErrors,
    /// The form-made id.
    pub form_id: String,
}

/// The page.
#[component]
pub fn ApprovalsPage(
    /// The language.
    words: Words,
    /// Everything on it.
    approvals: Approvals,
) -> impl IntoView {
    let body = match approvals.issuer {
        None => view! { <Empty title=words.say("admin-no-issuer") text=words.say("admin-no-issuer-how")/> }.into_any(),
        Some(issuer) => view! {
            <p class="quiet">{words.with("approval-of", &[("issuer", issuer.into())])}</p>
            {list(words, approvals.lines)}
            {form(words, approvals.form)}
        }
        .into_any(),
    };
    view! {
        <div class="page-head">
            <h1>{words.say("approval-title")}</h1>
            <p class="lead">{words.say("approval-lead")}</p>
        </div>
        {tabs(words, Part::Approvals)}
        <div class="section stack">{body}</div>
    }
    .into_any()
}

fn list(words: Words, lines: Vec<ApprovalLine>) -> AnyView {
    if lines.is_empty() {
        return view! { <Empty title=words.say("approval-none") text=words.say("approval-none-how")/> }.into_any();
    }
    let heads = ["approval-programme", "approval-decision", "certificate-tiet", "approval-valid", "certificate-state"]
        .map(|key| words.say(key));
    let [_, decision, tiet, valid, state] = heads.clone();
    let rows = lines.into_iter().map(|line| {
        let values = [("number", line.number.as_str().into()), ("date", words.date(line.decided_on).into())];
        let (from, to) = line.valid;
        let days = match to {
            Some(to) => format!("{} – {}", words.date(from), words.date(to)),
            None => words.with("cohort-from", &[("date", words.date(from).into())]),
        };
        let months = match line.months {
            Some(months) => words.with("approval-months", &[("count", months.into())]),
            None => words.say("approval-for-ever"),
        };
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{line.programme}</th>
                <td role="cell" data-th=decision.clone()>{words.with("closing-decision", &values)}</td>
                <td role="cell" data-th=tiet.clone()>{words.tiet(line.tiet)}</td>
                <td role="cell" data-th=valid.clone()>
                    <span>{days}" · "{months}</span>
                </td>
                <td role="cell" data-th=state.clone()>{badge(words, line.state)}</td>
            </tr>
        }
    });
    view! {
        <div class="table-box" role="region" aria-label=words.say("approval-title") tabindex="0">
            <table class="folds" role="table" aria-label=words.say("approval-title")>
                {column_heads(heads.to_vec())}
                <tbody role="rowgroup">{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn badge(words: Words, state: ApprovalState) -> impl IntoView {
    let (tone, glyph, text) = match state {
        ApprovalState::Current => (Tone::Good, Glyph::Tick, words.say("approval-current")),
        ApprovalState::Planned => (Tone::Info, Glyph::Clock, words.say("approval-planned")),
        ApprovalState::Over => (Tone::Warn, Glyph::Clock, words.say("approval-over")),
        ApprovalState::Superseded => (Tone::Plain, Glyph::Shut, words.say("approval-superseded")),
    };
    view! { <Badge tone glyph=Some(glyph) text/> }
}

fn form(words: Words, form: ApprovalForm) -> AnyView {
    let may_be_empty = |key: &str| words.with("admin-may-be-empty", &[("label", words.say(key).into())]);
    let options = std::iter::once((String::new(), words.say("admin-choose"))).chain(form.programmes).collect();
    let errors = form.errors;
    let proposed = proposed(words, form.proposed);
    view! {
        <section class="card stack" aria-labelledby="record">
            <h2 id="record">{words.say("approval-record")}</h2>
            <p class="small quiet">{words.say("approval-record-how")}</p>
            {proposed}
            <form class="stack" method="post" action="/admin/approvals#record">
                <FormId id=form.form_id/>
                <FormTrouble words errors=errors.clone()/>
                <div class="fields">
                    <SelectField name="programme" label=words.say("approval-programme") options chosen=form.programme
                        error=errors.of("programme")/>
                    <TextField name="number" label=words.say("closing-number") value=form.number
                        hint=Some(words.say("approval-number-hint")) error=errors.of("number") most=60/>
                    <TextField name="decided_on" label=words.say("closing-decided-on") value=form.decided_on
                        error=errors.of("decided_on") purpose=Purpose::Day/>
                    <TextField name="tiet" label=words.say("approval-tiet") value=form.tiet
                        hint=Some(words.say("approval-tiet-hint")) error=errors.of("tiet") most=8/>
                    <TextField name="valid_from" label=words.say("approval-from") value=form.valid_from
                        error=errors.of("valid_from") purpose=Purpose::Day/>
                    <TextField name="valid_to" label=may_be_empty("approval-to") value=form.valid_to
                        error=errors.of("valid_to") purpose=Purpose::Day optional=true/>
                    <TextField name="months" label=may_be_empty("approval-months-label") value=form.months
                        hint=Some(words.say("approval-months-hint")) error=errors.of("months") optional=true most=4/>
                </div>
                <div class="actions"><button class="btn main">{words.say("approval-save")}</button></div>
            </form>
        </section>
    }
    .into_any()
}

/// What the files of programmes propose; a link fills it in, and the form decides.
fn proposed(words: Words, proposed: Vec<(String, String, u32)>) -> Option<AnyView> {
    if proposed.is_empty() {
        return None;
    }
    let lines = proposed.into_iter().map(|(id, title, months)| {
        let values = [("title", title.into()), ("count", months.into())];
        let href = format!("/admin/approvals?programme={id}#record");
        view! { <li><a href=href>{words.with("approval-proposed-line", &values)}</a></li> }
    });
    let lines = lines.collect_view();
    Some(
        view! {
            <div class="small">
                <p>{words.say("approval-proposed")}</p>
                <ul class="plain-list">{lines}</ul>
            </div>
        }
        .into_any(),
    )
}
