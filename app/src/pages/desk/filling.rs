//! Filling a cohort: by rule, by unit, by list; and the preview of who comes in, who does not, and why.

use super::{Part, tabs};
use crate::{
    components::{
        crumbs::Crumbs,
        empty::Empty,
        field::{FieldErrors, FormId, FormTrouble, SelectField, TextArea, TextField},
        icon::{Glyph, Icon},
    },
    words::Words,
};
use leptos::prelude::*;

/// The forms by which a cohort is filled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FillingForm {
    /// The cohort.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The units within reach: (id, name).
    pub units: Vec<(String, String)>,
    /// Below this age people are called young here.
    pub young_below: i64,
    /// What was typed of a rule.
    pub rule: TypedRule,
    /// The pasted list.
    pub list: String,
    /// Messages by field.
    pub errors: FieldErrors,
}

/// A rule as typed; what is empty does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedRule {
    /// The id of the unit.
    pub unit: String,
    /// `female`, `male` or nothing.
    pub sex: String,
    /// Years.
    pub younger_than: String,
    /// Words of the position.
    pub position: String,
    /// The kind of staff.
    pub staff_kind: String,
    /// The level.
    pub staff_level: String,
    /// `yes`, `no` or nothing.
    pub is_leader: String,
}

/// The page with the forms.
#[component]
pub fn FillingPage(
    /// The language.
    words: Words,
    /// The forms.
    form: FillingForm,
) -> impl IntoView {
    let action = format!("/desk/cohorts/{}/preview", form.id);
    view! {
        <Crumbs words links=crumbs(words, &form.id, &form.title)/>
        <div class="page-head"><h1>{words.say("cohort-fill")}</h1><p class="lead">{words.say("cohort-fill-lead")}</p></div>
        {tabs(words, Part::Cohorts)}
        <div class="section stack wide-gap">
            <FormTrouble words errors=form.errors.clone()/>
            <section class="card stack" aria-labelledby="by-rule">
                <h2 id="by-rule">{words.say("cohort-by-rule")}</h2>
                <p class="small quiet">{words.say("cohort-by-rule-hint")}</p>
                <form class="stack" method="post" action=action.clone()>
                    <input type="hidden" name="way" value="rule"/>
                    <div class="fields">{rule_fields(words, &form)}</div>
                    <div class="actions"><button class="btn main">{words.say("cohort-preview-rule")}</button></div>
                </form>
            </section>
            <section class="card stack" aria-labelledby="by-list">
                <h2 id="by-list">{words.say("cohort-by-list")}</h2>
                <form class="stack" method="post" action=action>
                    <input type="hidden" name="way" value="list"/>
                    <TextArea name="list" label=words.say("cohort-list") value=form.list.clone()
                        hint=Some(words.say("cohort-list-hint")) error=form.errors.of("list") most=500_000/>
                    <div class="actions"><button class="btn main">{words.say("cohort-preview-list")}</button></div>
                </form>
            </section>
        </div>
    }
}

fn crumbs(words: Words, id: &str, title: &str) -> Vec<(String, String)> {
    vec![("/desk/cohorts".to_owned(), words.say("cohorts-title")), (format!("/desk/cohorts/{id}"), title.to_owned())]
}

fn rule_fields(words: Words, form: &FillingForm) -> AnyView {
    let (typed, errors) = (form.rule.clone(), &form.errors);
    let any = || (String::new(), words.say("cohort-any"));
    let choices = |entries: &[(&str, &str)]| {
        std::iter::once(any())
            .chain(entries.iter().map(|(value, key)| ((*value).to_owned(), words.say(key))))
            .collect::<Vec<_>>()
    };
    let sexes = choices(&[("female", "sex-female"), ("male", "sex-male")]);
    let kinds = choices(&[
        ("can-bo", "staff-can-bo"),
        ("cong-chuc", "staff-cong-chuc"),
        ("vien-chuc", "staff-vien-chuc"),
        ("dai-bieu", "staff-dai-bieu"),
        ("khac", "staff-khac"),
    ]);
    let levels = choices(&[("trung-uong", "level-trung-uong"), ("tinh", "level-tinh"), ("xa", "level-xa")]);
    let leaders = choices(&[("yes", "cohort-leaders"), ("no", "cohort-no-leaders")]);
    view! {
        <SelectField name="unit" label=words.say("cohort-unit") options=form.units.clone() chosen=typed.unit
            hint=Some(words.say("cohort-rule-unit-hint")) error=errors.of("unit")/>
        <SelectField name="sex" label=words.say("admin-sex") options=sexes chosen=typed.sex error=errors.of("sex")/>
        <TextField name="younger_than" label=words.say("cohort-younger-than") value=typed.younger_than
            hint=Some(words.with("cohort-younger-than-hint", &[("age", form.young_below.into())])) error=errors.of("younger_than") optional=true most=3/>
        <TextField name="position" label=words.say("cohort-position") value=typed.position
            hint=Some(words.say("cohort-position-hint")) error=errors.of("position") optional=true most=120/>
        <SelectField name="staff_kind" label=words.say("admin-staff-kind") options=kinds chosen=typed.staff_kind
            error=errors.of("staff_kind")/>
        <SelectField name="staff_level" label=words.say("admin-staff-level") options=levels chosen=typed.staff_level
            error=errors.of("staff_level")/>
        <SelectField name="is_leader" label=words.say("cohort-leader") options=leaders chosen=typed.is_leader
            error=errors.of("is_leader")/>
    }
    .into_any()
}

/// What a filling would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PreviewView {
    /// The cohort.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The rule in words; nothing for a list.
    pub rule: Option<String>,
    /// Who comes in, and why.
    pub joining: Vec<Verdict>,
    /// How many come in; more than are listed, perhaps.
    pub joining_count: usize,
    /// Who is meant and stays out, and why.
    pub left: Vec<Verdict>,
    /// How many stay out.
    pub left_count: usize,
    /// How many the rule does not mean, with why.
    pub unmeant: Vec<(String, usize)>,
    /// Lines of the list that mean nobody, or not one person.
    pub lines: Vec<Verdict>,
    /// Members whom this rule brought in and no longer means: (person, verdict).
    pub gone: Vec<(String, Verdict)>,
    /// How many requests to join are to be decided, and how many people wait for a place.
    pub requests: (i64, i64),
    /// What the form sends again.
    pub fields: Vec<(&'static str, String)>,
    /// The form-made id.
    pub form_id: String,
}

/// Somebody, or a line, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The name, or what the line says.
    pub who: String,
    /// The unit, or the number of the line.
    pub place: String,
    /// Why.
    pub why: String,
}

/// The page with the preview.
#[component]
pub fn PreviewPage(
    /// The language.
    words: Words,
    /// What the filling would do.
    preview: PreviewView,
) -> impl IntoView {
    let summary = words
        .with("cohort-preview-sum", &[("joining", preview.joining_count.into()), ("left", preview.left_count.into())]);
    let rule = preview.rule.clone().map(|rule| view! { <p>{rule}</p> });
    let unmeant = (!preview.unmeant.is_empty()).then(|| {
        let lines = preview.unmeant.clone().into_iter().map(|(why, count)| {
            view! { <li>{words.with("cohort-unmeant", &[("why", why.into()), ("count", count.into())])}</li> }
        });
        view! {
            <section class="section stack" aria-labelledby="unmeant">
                <h2 id="unmeant">{words.say("cohort-unmeant-title")}</h2>
                <ul class="said small">{lines.collect_view()}</ul>
            </section>
        }
    });
    view! {
        <Crumbs words links=crumbs(words, &preview.id, &preview.title)/>
        <div class="page-head">
            <h1>{words.say("cohort-preview")}</h1>
            {rule}
            <p class="lead">{summary}</p>
        </div>
        {others(words, &preview)}
        {confirm(words, &preview)}
        {verdicts(words, "joining", "cohort-joining", &preview.joining, preview.joining_count)}
        {verdicts(words, "left", "cohort-left", &preview.left, preview.left_count)}
        {verdicts(words, "lines", "cohort-lines", &preview.lines, preview.lines.len())}
        {unmeant}
    }
}

/// Who waits to come in by a request, so that nobody is overtaken unseen.
fn others(words: Words, preview: &PreviewView) -> Option<AnyView> {
    let (undecided, waiting) = preview.requests;
    if undecided + waiting == 0 {
        return None;
    }
    let text = words.with("join-filling", &[("undecided", undecided.into()), ("waiting", waiting.into())]);
    let list = format!("/desk/requests?cohort={}", preview.id);
    Some(
        view! {
            <div class="flash warn" role="note">
                <Icon glyph=Glyph::Alert/>
                <p>{text}" "<a href=list>{words.say("join-filling-see")}</a></p>
            </div>
        }
        .into_any(),
    )
}

/// The form that does what the preview shows.
fn confirm(words: Words, preview: &PreviewView) -> AnyView {
    let back = format!("/desk/cohorts/{}/filling", preview.id);
    if preview.joining.is_empty() && preview.gone.is_empty() {
        let link = Some((back, words.say("cohort-fill-otherwise")));
        return view! { <Empty title=words.say("cohort-nobody-new") text=words.say("cohort-nobody-new-how") link/> }
            .into_any();
    }
    let hidden: Vec<_> = preview
        .fields
        .clone()
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect();
    let gone = (!preview.gone.is_empty()).then(|| {
        let ticks = preview.gone.clone().into_iter().map(|(person, verdict)| {
            view! {
                <label class="tick">
                    <input type="checkbox" name="leave" value=person/>
                    <span>{verdict.who}" · "<span class="quiet small">{verdict.why}</span></span>
                </label>
            }
        });
        view! {
            <fieldset class="group">
                <legend>{words.say("cohort-gone")}</legend>
                <p class="hint">{words.say("cohort-gone-hint")}</p>
                {ticks.collect_view()}
            </fieldset>
        }
    });
    let save = words.with("cohort-fill-now", &[("count", preview.joining_count.into())]);
    view! {
        <form class="stack" method="post" action=format!("/desk/cohorts/{}/members", preview.id)>
            <FormId id=preview.form_id.clone()/>
            {hidden}
            {gone}
            <div class="actions">
                <button class="btn main">{save}</button>
                <a class="btn" href=back>{words.say("cohort-fill-otherwise")}</a>
            </div>
        </form>
    }
    .into_any()
}

fn verdicts(words: Words, id: &'static str, title: &str, rows: &[Verdict], count: usize) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let cut = (count > rows.len()).then(|| words.with("cohort-more", &[("count", (count - rows.len()).into())]));
    let lines = rows.iter().cloned().map(|Verdict { who, place, why }| {
        view! {
            <tr role="row">
                <th role="rowheader" scope="row"><span class="breaks">{who}</span></th>
                <td role="cell" data-th=words.say("cohort-place")>{place}</td>
                <td role="cell" data-th=words.say("cohort-why")>{why}</td>
            </tr>
        }
    });
    let lines = lines.collect_view();
    Some(
        view! {
            <div class="section stack">
                <h2 id=id>{words.with(title, &[("count", count.into())])}</h2>
                <div class="table-box" role="region" aria-labelledby=id tabindex="0">
                    <table class="folds" role="table" aria-labelledby=id>
                        <thead role="rowgroup">
                            <tr role="row">
                                <th role="columnheader" scope="col">{words.say("cohort-name")}</th>
                                <th role="columnheader" scope="col">{words.say("cohort-place")}</th>
                                <th role="columnheader" scope="col">{words.say("cohort-why")}</th>
                            </tr>
                        </thead>
                        <tbody role="rowgroup">{lines}</tbody>
                    </table>
                </div>
                {cut.map(|text| view! { <p class="small quiet">{text}</p> })}
            </div>
        }
        .into_any(),
    )
}
