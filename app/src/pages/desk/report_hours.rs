//! Asking for a report of yearly tiết against their target: which year, by what, of whom.

use super::{Part, tabs};
use crate::{
    components::{
        crumbs::Crumbs,
        field::{FieldErrors, FormId, FormTrouble, SelectField},
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
pub struct HoursForm {
    /// The form-made id.
    pub form_id: String,
    /// What was typed or chosen.
    pub typed: TypedHours,
    /// The years to choose from.
    pub years: Vec<String>,
    /// The units to choose from: id and name.
    pub units: Vec<(String, String)>,
    /// What is wrong.
    pub errors: FieldErrors,
}

/// What was typed or chosen; the fields of the form have the same names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedHours {
    /// The year.
    pub year: String,
    /// What the rows are.
    pub rows: String,
    /// What the columns are.
    pub columns: String,
    /// How far below the top units are counted.
    pub level: String,
    /// A unit.
    pub unit: String,
    /// A level.
    pub staff_level: String,
    /// A kind of staff.
    pub staff_kind: String,
    /// A sex.
    pub sex: String,
    /// An age band.
    pub age: String,
}

impl TypedHours {
    fn chooses(&self) -> bool {
        [&self.unit, &self.staff_level, &self.staff_kind, &self.sex, &self.age].into_iter().any(|one| !one.is_empty())
    }
}

/// The page.
#[component]
pub fn HoursFormPage(
    /// The language.
    words: Words,
    /// The form.
    form: HoursForm,
) -> impl IntoView {
    let crumbs = vec![("/desk/reports".to_owned(), words.say("reports-title"))];
    let is_open = form.typed.chooses() || !form.errors.is_empty();
    view! {
        <Crumbs words links=crumbs/>
        <div class="page-head">
            <h1>{words.say("report-hours")}</h1>
            <p class="lead">{words.say("report-hours-lead")}</p>
        </div>
        {tabs(words, Part::Reports)}
        <form class="stack section" method="post" action="/desk/reports/hours">
            <FormId id=form.form_id.clone()/>
            <FormTrouble words errors=form.errors.clone()/>
            <fieldset class="group">
                <legend>{words.say("report-what")}</legend>
                <div class="fields">{what(words, &form)}</div>
            </fieldset>
            <details class="card" open=is_open>
                <summary><b>{words.say("report-hours-whom")}</b></summary>
                <p class="hint">{words.say("report-whom-hint")}</p>
                <div class="fields">{whom(words, &form)}</div>
            </details>
            <div class="actions"><button class="btn main">{words.say("report-make")}</button></div>
        </form>
    }
}

fn what(words: Words, form: &HoursForm) -> AnyView {
    let (typed, errors) = (form.typed.clone(), &form.errors);
    let years = form.years.iter().map(|year| (year.clone(), year.clone())).collect();
    let name = |one: Dimension| (one.name().to_owned(), dimension_name(words, one));
    let own = Dimension::ALL.into_iter().filter(|one| one.fits_years());
    let rows: Vec<(String, String)> = own.clone().map(name).collect();
    let across = own.filter(|one| one.fits_columns()).map(name);
    let columns = std::iter::once((String::new(), words.say("report-no-columns"))).chain(across).collect();
    let levels =
        [("0", "report-level-top"), ("1", "report-level-1"), ("2", "report-level-2"), ("9", "report-level-own")];
    let levels = levels.map(|(value, key)| (value.to_owned(), words.say(key))).to_vec();
    view! {
        <SelectField name="year" label=words.say("report-year") options=years chosen=typed.year
            hint=Some(words.say("report-hours-year-hint")) error=errors.of("year")/>
        <SelectField name="rows" label=words.say("report-rows") options=rows chosen=typed.rows
            hint=Some(words.say("report-rows-hint")) error=errors.of("rows")/>
        <SelectField name="columns" label=words.say("report-columns") options=columns chosen=typed.columns
            hint=Some(words.say("report-columns-hint")) error=errors.of("columns")/>
        <SelectField name="level" label=words.say("report-level") options=levels chosen=typed.level
            hint=Some(words.say("report-level-hint")) error=errors.of("level")/>
    }
    .into_any()
}

fn whom(words: Words, form: &HoursForm) -> AnyView {
    let (typed, errors) = (form.typed.clone(), &form.errors);
    let any = || (String::new(), words.say("report-any"));
    let units: Vec<(String, String)> = std::iter::once(any()).chain(form.units.clone()).collect();
    let closed = |dimension: Dimension, names: Vec<&str>| {
        let named = names.into_iter().map(|name| (name.to_owned(), value_name(words, dimension, name, "")));
        std::iter::once(any()).chain(named).collect::<Vec<_>>()
    };
    let levels = closed(Dimension::StaffLevel, StaffLevel::ALL.iter().map(|one| one.name()).collect());
    let kinds = closed(Dimension::StaffKind, StaffKind::ALL.iter().map(|one| one.name()).collect());
    let sexes = closed(Dimension::Sex, Sex::ALL.iter().map(|one| one.name()).collect());
    let ages = closed(Dimension::Age, AgeBand::ALL.iter().map(|one| one.name()).collect());
    let label = |dimension| dimension_name(words, dimension);
    view! {
        <SelectField name="unit" label=label(Dimension::Unit) options=units chosen=typed.unit error=errors.of("unit")/>
        <SelectField name="staff_level" label=label(Dimension::StaffLevel) options=levels chosen=typed.staff_level
            error=errors.of("staff_level")/>
        <SelectField name="staff_kind" label=label(Dimension::StaffKind) options=kinds chosen=typed.staff_kind
            error=errors.of("staff_kind")/>
        <SelectField name="sex" label=label(Dimension::Sex) options=sexes chosen=typed.sex error=errors.of("sex")/>
        <SelectField name="age" label=label(Dimension::Age) options=ages chosen=typed.age error=errors.of("age")/>
    }
    .into_any()
}
