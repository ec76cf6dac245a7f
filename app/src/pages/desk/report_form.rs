//! Asking for a report: what by what, when, by which map, and of whom.

use super::{Part, tabs};
use crate::{
    components::{
        crumbs::Crumbs,
        field::{FieldErrors, FormId, FormTrouble, Purpose, SelectField, TextField},
        reported::{dimension_name, value_name},
    },
    words::Words,
};
use domain::{
    report::{AgeBand, Dimension},
    roster::{Sex, StaffKind, StaffLevel},
};
use leptos::prelude::*;

/// The form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportForm {
    /// The form-made id.
    pub form_id: String,
    /// What was typed or chosen.
    pub typed: TypedReport,
    /// The units to choose from: id and name.
    pub units: Vec<(String, String)>,
    /// The courses.
    pub courses: Vec<(String, String)>,
    /// The programmes.
    pub programmes: Vec<(String, String)>,
    /// The cohorts.
    pub cohorts: Vec<(String, String)>,
    /// What is wrong.
    pub errors: FieldErrors,
}

/// What was typed or chosen; the fields of the form have the same names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedReport {
    /// What the rows are.
    pub rows: String,
    /// What the columns are.
    pub columns: String,
    /// How far below the top units are counted.
    pub level: String,
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
    /// Up to which day things count.
    pub as_of: String,
    /// `now` or `then`.
    pub map: String,
    /// A unit.
    pub unit: String,
    /// A course.
    pub course: String,
    /// A programme.
    pub programme: String,
    /// A cohort.
    pub cohort: String,
    /// A content group.
    pub content_group: String,
    /// A level.
    pub staff_level: String,
    /// A sex.
    pub sex: String,
    /// An age band.
    pub age: String,
    /// A kind of staff.
    pub staff_kind: String,
}

impl TypedReport {
    fn chooses(&self) -> bool {
        [
            &self.unit,
            &self.course,
            &self.programme,
            &self.cohort,
            &self.content_group,
            &self.staff_level,
            &self.sex,
            &self.age,
            &self.staff_kind,
        ]
        .into_iter()
        .any(|value| !value.is_empty())
    }
}

/// The page.
#[component]
pub fn ReportFormPage(
    /// The language.
    words: Words,
    /// The form.
    form: ReportForm,
) -> impl IntoView {
    let crumbs = vec![("/desk/reports".to_owned(), words.say("reports-title"))];
    let is_open = form.typed.chooses() || !form.errors.is_empty();
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head">
            <h1>{words.say("report-ask")}</h1>
            <p class="lead">{words.say("report-ask-lead")}</p>
        </div>
        {tabs(words, Part::Reports)}
        <form class="stack section" method="post" action="/desk/reports">
            <FormId id=form.form_id.clone()/>
            <FormTrouble words errors=form.errors.clone()/>
            <fieldset class="group">
                <legend>{words.say("report-what")}</legend>
                <div class="fields">{what(words, &form)}</div>
            </fieldset>
            <fieldset class="group">
                <legend>{words.say("report-when")}</legend>
                <div class="fields">{when(words, &form)}</div>
            </fieldset>
            <details class="card" open=is_open>
                <summary><b>{words.say("report-whom")}</b></summary>
                <p class="hint">{words.say("report-whom-hint")}</p>
                <div class="fields">{whom(words, &form)}</div>
            </details>
            <div class="actions"><button class="btn main">{words.say("report-make")}</button></div>
        </form>
    }
}

fn what(words: Words, form: &ReportForm) -> AnyView {
    let (typed, errors) = (form.typed.clone(), &form.errors);
    let name = |one: Dimension| (one.name().to_owned(), dimension_name(words, one));
    let rows: Vec<(String, String)> = Dimension::ALL.into_iter().map(name).collect();
    let across = Dimension::ALL.into_iter().filter(|one| one.fits_columns()).map(name);
    let columns = std::iter::once((String::new(), words.say("report-no-columns"))).chain(across).collect();
    let levels =
        [("0", "report-level-top"), ("1", "report-level-1"), ("2", "report-level-2"), ("9", "report-level-own")];
    let levels = levels.map(|(value, key)| (value.to_owned(), words.say(key))).to_vec();
    view! {
        <SelectField name="rows" label=words.say("report-rows") options=rows chosen=typed.rows
            hint=Some(words.say("report-rows-hint")) error=errors.of("rows")/>
        <SelectField name="columns" label=words.say("report-columns") options=columns chosen=typed.columns
            hint=Some(words.say("report-columns-hint")) error=errors.of("columns")/>
        <SelectField name="level" label=words.say("report-level") options=levels chosen=typed.level
            hint=Some(words.say("report-level-hint")) error=errors.of("level")/>
    }
    .into_any()
}

fn when(words: Words, form: &ReportForm) -> AnyView {
    let (typed, errors) = (form.typed.clone(), &form.errors);
    let maps = vec![("now".to_owned(), words.say("report-map-now")), ("then".to_owned(), words.say("report-map-then"))];
    view! {
        <TextField name="from" label=words.say("report-from") value=typed.from purpose=Purpose::Day
            hint=Some(words.say("report-from-hint")) error=errors.of("from")/>
        <TextField name="to" label=words.say("report-to") value=typed.to purpose=Purpose::Day error=errors.of("to")/>
        <TextField name="as_of" label=words.say("report-as-of") value=typed.as_of purpose=Purpose::Day
            hint=Some(words.say("report-as-of-hint")) error=errors.of("as_of")/>
        <SelectField name="map" label=words.say("report-map") options=maps chosen=typed.map
            hint=Some(words.say("report-map-hint")) error=errors.of("map")/>
    }
    .into_any()
}

fn whom(words: Words, form: &ReportForm) -> AnyView {
    let (typed, errors) = (form.typed.clone(), &form.errors);
    let any = || (String::new(), words.say("report-any"));
    let open = |all: &Vec<(String, String)>| std::iter::once(any()).chain(all.clone()).collect::<Vec<_>>();
    let closed = |dimension: Dimension, names: Vec<&str>| {
        let named = names.into_iter().map(|name| (name.to_owned(), value_name(words, dimension, name, "")));
        std::iter::once(any()).chain(named).collect::<Vec<_>>()
    };
    let groups = closed(Dimension::ContentGroup, vec!["1", "2", "3", "4", "5"]);
    let levels = closed(Dimension::StaffLevel, StaffLevel::ALL.iter().map(|one| one.name()).collect());
    let kinds = closed(Dimension::StaffKind, StaffKind::ALL.iter().map(|one| one.name()).collect());
    let sexes = closed(Dimension::Sex, Sex::ALL.iter().map(|one| one.name()).collect());
    let ages = closed(Dimension::Age, AgeBand::ALL.iter().map(|one| one.name()).collect());
    let label = |dimension| dimension_name(words, dimension);
    view! {
        <SelectField name="unit" label=label(Dimension::Unit) options=open(&form.units) chosen=typed.unit
            error=errors.of("unit")/>
        <SelectField name="course" label=label(Dimension::Course) options=open(&form.courses) chosen=typed.course
            error=errors.of("course")/>
        <SelectField name="programme" label=label(Dimension::Programme) options=open(&form.programmes)
            chosen=typed.programme error=errors.of("programme")/>
        <SelectField name="cohort" label=label(Dimension::Cohort) options=open(&form.cohorts) chosen=typed.cohort
            error=errors.of("cohort")/>
        <SelectField name="content_group" label=label(Dimension::ContentGroup) options=groups
            chosen=typed.content_group error=errors.of("content_group")/>
        <SelectField name="staff_level" label=label(Dimension::StaffLevel) options=levels chosen=typed.staff_level
            error=errors.of("staff_level")/>
        <SelectField name="staff_kind" label=label(Dimension::StaffKind) options=kinds chosen=typed.staff_kind
            error=errors.of("staff_kind")/>
        <SelectField name="sex" label=label(Dimension::Sex) options=sexes chosen=typed.sex error=errors.of("sex")/>
        <SelectField name="age" label=label(Dimension::Age) options=ages chosen=typed.age error=errors.of("age")/>
    }
    .into_any()
}
