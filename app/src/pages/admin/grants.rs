//! Roles: who coordinates what and who teaches what, from when to when.

use super::{Part, column_heads, or_dash, search, tabs};
use crate::{
    components::{
        badge::{Badge, Tone},
        empty::Empty,
        field::{FieldErrors, FormId, FormTrouble, Purpose, SelectField, TextField},
        icon::Glyph,
    },
    words::Words,
};
use jiff::civil::Date;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grants {
    /// What was looked for.
    pub query: String,
    /// The roles that were found.
    pub lines: Vec<GrantLine>,
    /// Whether there are more than are shown.
    pub more: bool,
    /// The form for a new one.
    pub form: GrantForm,
}

/// A role of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantLine {
    /// The id.
    pub id: String,
    /// Who has it.
    pub full_name: String,
    /// Which.
    pub role: String,
    /// Its unit or its course; nothing for everything.
    pub place: Option<String>,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
    /// Who gave it.
    pub by: Option<String>,
    /// Whether it is over.
    pub is_over: bool,
    /// The day on which its unit ended, which leaves it without a reach.
    pub unit_ended_on: Option<Date>,
    /// Whether the reader may end it.
    pub may_end: bool,
    /// The form-made id.
    pub form_id: String,
}

/// The form of a new role; its fields have the same names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GrantForm {
    /// Sign-in name, address or staff code.
    pub person: String,
    /// `coordinator` or `instructor`.
    pub role: String,
    /// Id, name or code of the unit.
    pub unit: String,
    /// The units to choose from; none where they are too many.
    pub units: Vec<(String, String)>,
    /// The course; empty for all.
    pub course: String,
    /// The courses to choose from.
    pub courses: Vec<(String, String)>,
    /// The first day.
    pub from_on: String,
    /// The last day.
    pub until_on: String,
    /// Messages by field.
    pub errors: FieldErrors,
    /// The form-made id.
    pub form_id: String,
}

fn role_key(role: &str) -> &'static str {
    match role {
        "coordinator" => "grants-coordinator",
        "instructor" => "grants-instructor",
        _ => "grants-administrator",
    }
}

/// The page.
#[component]
pub fn GrantsPage(
    /// The language.
    words: Words,
    /// Everything on it.
    grants: Grants,
) -> impl IntoView {
    let Grants { query, lines, more, form } = grants;
    let cut = more.then(|| view! { <p class="small quiet">{words.say("admin-list-cut")}</p> });
    let list = if lines.is_empty() {
        view! { <Empty title=words.say("grants-none") text=words.say("grants-none-text")/> }.into_any()
    } else {
        table(words, lines)
    };
    view! {
        <div class="page-head"><h1>{words.say("grants-title")}</h1><p class="lead">{words.say("grants-lead")}</p></div>
        {tabs(words, Part::Grants)}
        <div class="section stack">
            <h2 id="found">{words.say("grants-found")}</h2>
            {search(words, "/admin/grants", query, words.say("grants-search-hint"))}
            {list}
            {cut}
        </div>
        {new(words, form)}
    }
    .into_any()
}

fn table(words: Words, lines: Vec<GrantLine>) -> AnyView {
    let heads =
        ["admin-full-name", "grants-role", "grants-where", "grants-from", "grants-until", "grants-by", "hours-state"];
    let names = heads.map(|key| words.say(key)).to_vec();
    let rows = lines.into_iter().map(|line| row(words, line)).collect_view();
    view! {
        <div class="table-box" role="region" aria-labelledby="found" tabindex="0">
            <table class="folds" role="table" aria-labelledby="found">
                {column_heads(names)}
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(words: Words, line: GrantLine) -> AnyView {
    let day = |day: Option<Date>| or_dash(day.map(|day| words.date(day)));
    let state = if line.is_over {
        view! { <Badge tone=Tone::Line text=words.say("grants-ended")/> }.into_any()
    } else if line.may_end {
        let whom = line.full_name.clone();
        view! {
            <form method="post" action=format!("/admin/grants/{}/end", line.id)>
                <FormId id=line.form_id.clone()/>
                <button class="btn small">{words.say("grants-end")}<span class="hide">": "{whom}</span></button>
            </form>
        }
        .into_any()
    } else {
        "–".into_any()
    };
    let ended = line.unit_ended_on.map(|day| {
        let text = words.with("grants-unit-ended", &[("date", words.date(day).into())]);
        view! { " "<Badge tone=Tone::Warn glyph=Some(Glyph::Alert) text/> }
    });
    let place = line.place.unwrap_or_else(|| words.say("grants-everywhere"));
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">{line.full_name}</th>
            <td role="cell" data-th=words.say("grants-role")>{words.say(role_key(&line.role))}</td>
            <td role="cell" data-th=words.say("grants-where")><span>{place}{ended}</span></td>
            <td role="cell" data-th=words.say("grants-from")>{day(line.from)}</td>
            <td role="cell" data-th=words.say("grants-until")>{day(line.until)}</td>
            <td role="cell" data-th=words.say("grants-by")>{or_dash(line.by)}</td>
            <td role="cell" data-th=words.say("hours-state")>{state}</td>
        </tr>
    }
    .into_any()
}

fn new(words: Words, form: GrantForm) -> AnyView {
    let GrantForm { person, role, unit, units, course, courses, from_on, until_on, errors, form_id } = form;
    let roles = ["coordinator", "instructor"].map(|role| (role.to_owned(), words.say(role_key(role)))).to_vec();
    let all = (String::new(), words.say("grants-course-all"));
    let courses = std::iter::once(all).chain(courses).collect();
    let (hint, wrong) = (Some(words.say("grants-unit-hint")), errors.of("unit"));
    let unit = if units.is_empty() {
        view! { <TextField name="unit" label=words.say("grants-unit") value=unit hint error=wrong optional=true/> }
            .into_any()
    } else {
        let units = std::iter::once((String::new(), "–".to_owned())).chain(units).collect();
        view! { <SelectField name="unit" label=words.say("grants-unit") options=units chosen=unit hint error=wrong/> }
            .into_any()
    };
    view! {
        <section class="section stack" aria-labelledby="new">
            <h2 id="new">{words.say("grants-new")}</h2>
            <form class="form" method="post" action="/admin/grants">
                <FormId id=form_id/>
                <FormTrouble words errors=errors.clone()/>
                <TextField name="person" label=words.say("grants-person") value=person
                    hint=Some(words.say("grants-person-hint")) error=errors.of("person")/>
                <SelectField name="role" label=words.say("grants-role") options=roles chosen=role error=errors.of("role")/>
                {unit}
                <SelectField name="course" label=words.say("grants-course") options=courses chosen=course
                    error=errors.of("course")/>
                <div class="fields">
                    <TextField name="from_on" label=words.say("grants-from") value=from_on error=errors.of("from_on")
                        purpose=Purpose::Day/>
                    <TextField name="until_on" label=words.say("grants-until") value=until_on
                        hint=Some(words.say("grants-until-hint")) error=errors.of("until_on") purpose=Purpose::Day
                        optional=true/>
                </div>
                <div class="actions"><button class="btn main">{words.say("grants-give")}</button></div>
            </form>
        </section>
    }
    .into_any()
}
