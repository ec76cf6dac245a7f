//! Asking for a report of yearly tiết against their target.

use super::{Desk, report_form::make, reports};
use crate::{
    db::reports as kept,
    fields::{self, Fields},
    render::{Answer, Page},
    reporting::{Chosen, Wish},
    secret,
    state::AppState,
    visit::Visit,
};
use app::{
    components::field::FieldErrors,
    document::Place,
    pages::desk::report_hours::{HoursForm, HoursFormPage, TypedHours},
    words::Words,
};
use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
};
use domain::{
    hours::deciding_day,
    report::{AgeBand, Dimension},
    roster::{Sex, StaffKind, StaffLevel},
};
use jiff::civil::date;
use leptos::prelude::*;

/// GET /desk/reports/hours?from=: an empty form, or one with what an own report was asked for.
pub async fn new(State(app): State<AppState>, visit: Visit, desk: Desk, RawQuery(query): RawQuery) -> Answer {
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let typed = match query.trimmed("from") {
        "" => TypedHours {
            year: desk.today.year().to_string(),
            rows: Dimension::Unit.name().to_owned(),
            level: "1".to_owned(),
            ..TypedHours::default()
        },
        id => typed(reports::wish(&kept::get_own(&mut app.db.read().await?, id, &desk.reach.actor).await?)?),
    };
    let form_id = secret::uuid(app.clock.now());
    page(&app, &visit, &desk, HoursForm { form_id, typed, ..HoursForm::default() }).await
}

fn typed(wish: Wish) -> TypedHours {
    TypedHours {
        year: wish.from.year().to_string(),
        rows: wish.rows,
        columns: wish.columns,
        level: wish.level.to_string(),
        unit: wish.unit,
        staff_level: wish.staff_level,
        staff_kind: wish.staff_kind,
        sex: wish.sex,
        age: wish.age,
    }
}

async fn page(app: &AppState, visit: &Visit, desk: &Desk, form: HoursForm) -> Answer {
    let words = Words::new(visit.locale);
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut units = super::units(&mut app.db.read().await?, &desk.reach).await?;
    units.truncate(super::report_form::UNITS);
    let form = HoursForm { units, years: reports::years(desk.today), ..form };
    let page = Page::new(app, visit, words.say("report-hours")).at(Place::Desk).status(status);
    Ok(page.show(move || view! { <HoursFormPage words form=form.clone()/> }).await)
}

/// POST /desk/reports/hours: makes a report; a form that is sent twice makes one.
pub async fn ask(State(app): State<AppState>, visit: Visit, desk: Desk, fields: Fields) -> Answer {
    let words = Words::new(visit.locale);
    let text = |name: &str| fields.trimmed(name).chars().take(200).collect();
    let typed = TypedHours {
        year: text("year"),
        rows: text("rows"),
        columns: text("columns"),
        level: text("level"),
        unit: text("unit"),
        staff_level: text("staff_level"),
        staff_kind: text("staff_kind"),
        sex: text("sex"),
        age: text("age"),
    };
    let form_id = fields.form_id(app.clock.now());
    let mut errors = FieldErrors::default();
    let wish = check(words, &typed, &desk, &mut errors);
    let chosen = Chosen { unit: &typed.unit, course: "", programme: "", cohort: "" };
    for field in chosen.missing(&mut app.db.read().await?, &app.catalogue(), &desk.reach).await? {
        errors.add(field, words.say("report-choice-wrong"));
    }
    match wish.filter(|_| errors.is_empty()) {
        Some(wish) => make(&app, &desk, form_id, wish, None).await,
        None => page(&app, &visit, &desk, HoursForm { form_id, typed, errors, ..HoursForm::default() }).await,
    }
}

fn check(words: Words, typed: &TypedHours, desk: &Desk, errors: &mut FieldErrors) -> Option<Wish> {
    let year = typed.year.parse::<i16>().ok().filter(|_| reports::years(desk.today).contains(&typed.year));
    if year.is_none() {
        errors.add("year", words.say("report-year-wrong"));
    }
    let rows = Dimension::named(&typed.rows).filter(|rows| rows.fits_years());
    if rows.is_none() {
        errors.add("rows", words.say("report-choice-wrong"));
    }
    let columns = Dimension::named(&typed.columns).filter(|one| one.fits_years() && one.fits_columns());
    if !typed.columns.is_empty() && (columns.is_none() || columns == rows) {
        errors.add("columns", words.say("report-columns-wrong"));
    }
    for (field, value, is_known) in [
        ("staff_level", &typed.staff_level, StaffLevel::named(&typed.staff_level).is_some()),
        ("staff_kind", &typed.staff_kind, StaffKind::named(&typed.staff_kind).is_some()),
        ("sex", &typed.sex, Sex::named(&typed.sex).is_some()),
        ("age", &typed.age, AgeBand::named(&typed.age).is_some()),
    ] {
        if !value.is_empty() && !is_known {
            errors.add(field, words.say("report-choice-wrong"));
        }
    }
    let year = year?;
    let typed = typed.clone();
    Some(Wish {
        is_hours: true,
        rows: typed.rows,
        columns: typed.columns,
        level: typed.level.parse().unwrap_or(1).min(9),
        unit: typed.unit,
        staff_level: typed.staff_level,
        staff_kind: typed.staff_kind,
        sex: typed.sex,
        age: typed.age,
        ..Wish::of_period(date(year, 1, 1), date(year, 12, 31), deciding_day(year, desk.today))
    })
}
