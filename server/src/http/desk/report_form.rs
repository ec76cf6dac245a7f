//! Asking for a report.

use super::{Desk, reports};
use crate::{
    db::{report_cohorts, reports as kept},
    error::Error,
    fields::{self, Fields},
    render::{Answer, Page, redirect},
    reporting::{self, Asked, Chosen, Wish},
    secret,
    state::AppState,
    visit::Visit,
};
use app::{
    components::field::FieldErrors,
    document::Place,
    pages::desk::report_form::{ReportForm, ReportFormPage, TypedReport},
    words::Words,
};
use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
};
use domain::{
    report::{AgeBand, Dimension},
    roster::{Sex, StaffKind, StaffLevel},
};
use jiff::civil::{Date, date};
use leptos::prelude::*;

/// Units that the form lists; beyond, a report is narrowed by its rows.
pub(super) const UNITS: usize = 3_000;

/// GET /desk/reports/new?from=: an empty form, or one with what an own report was asked for.
pub async fn new(State(app): State<AppState>, visit: Visit, desk: Desk, RawQuery(query): RawQuery) -> Answer {
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let wish = match query.trimmed("from") {
        "" => Wish::of_period(date(desk.today.year(), 1, 1), desk.today, desk.today),
        id => reports::wish(&kept::get_own(&mut app.db.read().await?, id, &desk.reach.actor).await?)?,
    };
    if wish.is_hours {
        return Ok(redirect(&format!("/desk/reports/hours?from={}", query.trimmed("from"))));
    }
    let form_id = secret::uuid(app.clock.now());
    page(&app, &visit, &desk, ReportForm { form_id, typed: typed(&wish), ..ReportForm::default() }).await
}

async fn page(app: &AppState, visit: &Visit, desk: &Desk, form: ReportForm) -> Answer {
    let words = Words::new(visit.locale);
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut conn = app.db.read().await?;
    let mut units = super::units(&mut conn, &desk.reach).await?;
    units.truncate(UNITS);
    let cohorts = report_cohorts::within_reach(&mut conn, &desk.reach).await?;
    drop(conn);
    let catalogue = app.catalogue();
    let form = ReportForm {
        units,
        courses: catalogue.editions().iter().map(|one| (one.course.id.clone(), one.course.title.clone())).collect(),
        programmes: catalogue.programmes().iter().map(|one| (one.id.clone(), one.title.clone())).collect(),
        cohorts: cohorts.into_iter().map(|one| (one.id, one.title)).collect(),
        ..form
    };
    let page = Page::new(app, visit, words.say("report-ask")).at(Place::Desk).status(status);
    Ok(page.show(move || view! { <ReportFormPage words form=form.clone()/> }).await)
}

fn typed(wish: &Wish) -> TypedReport {
    let wish = wish.clone();
    TypedReport {
        rows: wish.rows,
        columns: wish.columns,
        level: wish.level.to_string(),
        from: wish.from.to_string(),
        to: wish.to.to_string(),
        as_of: wish.as_of.to_string(),
        map: if wish.is_map_of_now { "now" } else { "then" }.to_owned(),
        unit: wish.unit,
        course: wish.course,
        programme: wish.programme,
        cohort: wish.cohort,
        content_group: wish.content_group,
        staff_level: wish.staff_level,
        sex: wish.sex,
        age: wish.age,
        staff_kind: wish.staff_kind,
    }
}

fn as_typed(fields: &Fields) -> TypedReport {
    let text = |name: &str| fields.trimmed(name).chars().take(200).collect();
    TypedReport {
        rows: text("rows"),
        columns: text("columns"),
        level: text("level"),
        from: text("from"),
        to: text("to"),
        as_of: text("as_of"),
        map: text("map"),
        unit: text("unit"),
        course: text("course"),
        programme: text("programme"),
        cohort: text("cohort"),
        content_group: text("content_group"),
        staff_level: text("staff_level"),
        sex: text("sex"),
        age: text("age"),
        staff_kind: text("staff_kind"),
    }
}

/// POST /desk/reports: makes a report; a form that is sent twice makes one.
pub async fn ask(State(app): State<AppState>, visit: Visit, desk: Desk, fields: Fields) -> Answer {
    let words = Words::new(visit.locale);
    let (typed, form_id) = (as_typed(&fields), fields.form_id(app.clock.now()));
    let mut errors = FieldErrors::default();
    let wish = if fields.trimmed("kind") == "year" {
        yearly(&desk, &fields).ok_or(Error::Unprocessable("report-year-wrong"))?
    } else {
        let wish = check(words, &typed, desk.today, &mut errors);
        check_chosen(&app, &desk, words, &typed, &mut errors).await?;
        match wish.filter(|_| errors.is_empty()) {
            Some(wish) => wish,
            None => {
                return page(&app, &visit, &desk, ReportForm { form_id, typed, errors, ..ReportForm::default() }).await;
            }
        }
    };
    make(&app, &desk, form_id, wish, None).await
}

/// Notes a wish and works at it; an id that is somebody else's is not found.
pub(super) async fn make(app: &AppState, desk: &Desk, id: String, wish: Wish, known_at: Option<i64>) -> Answer {
    let asked = Asked { id: id.clone(), by: desk.reach.actor.clone(), wish, known_at };
    if reporting::ask(app, asked).await? {
        return reports::work(app, &id).await;
    }
    kept::get_own(&mut app.db.read().await?, &id, &desk.reach.actor).await?;
    Ok(redirect(&reports::address(&id)))
}

fn yearly(desk: &Desk, fields: &Fields) -> Option<Wish> {
    let year: i16 = fields.trimmed("year").parse().ok()?;
    let this_year = desk.today.year();
    if !(this_year - reports::YEARS < year && year <= this_year) {
        return None;
    }
    let last = date(year, 12, 31);
    let wish = Wish::of_period(date(year, 1, 1), last, last.min(desk.today));
    Some(Wish { is_yearly: true, is_map_of_now: fields.trimmed("map") != "then", ..wish })
}

/// The wish, unless something that is typed cannot be.
fn check(words: Words, typed: &TypedReport, today: Date, errors: &mut FieldErrors) -> Option<Wish> {
    let rows = Dimension::named(&typed.rows);
    if rows.is_none() {
        errors.add("rows", words.say("report-choice-wrong"));
    }
    let columns = Dimension::named(&typed.columns).filter(|one| one.fits_columns());
    if !typed.columns.is_empty() && (columns.is_none() || columns == rows) {
        errors.add("columns", words.say("report-columns-wrong"));
    }
    let mut day = |name: &'static str, text: &str| {
        let day: Option<Date> = text.parse().ok().filter(|day: &Date| (1900..=9998).contains(&day.year()));
        if day.is_none() {
            errors.add(name, words.say("report-day-wrong"));
        }
        day
    };
    let (from, to, as_of) = (day("from", &typed.from), day("to", &typed.to), day("as_of", &typed.as_of));
    let (from, to, as_of) = (from?, to?, as_of?);
    if to < from {
        errors.add("to", words.say("report-to-early"));
    }
    if as_of > today {
        errors.add("as_of", words.say("report-as-of-late"));
    } else if as_of < from {
        errors.add("as_of", words.say("report-as-of-early"));
    }
    let typed = typed.clone();
    Some(Wish {
        is_yearly: false,
        is_hours: false,
        rows: typed.rows,
        columns: typed.columns,
        level: typed.level.parse().unwrap_or(1).min(9),
        from,
        to,
        as_of,
        is_map_of_now: typed.map != "then",
        unit: typed.unit,
        course: typed.course,
        programme: typed.programme,
        cohort: typed.cohort,
        content_group: typed.content_group,
        staff_level: typed.staff_level,
        sex: typed.sex,
        age: typed.age,
        staff_kind: typed.staff_kind,
    })
}

/// What is chosen must be of a list; a unit or cohort outside the reach is answered like one that does not exist.
async fn check_chosen(
    app: &AppState,
    desk: &Desk,
    words: Words,
    typed: &TypedReport,
    errors: &mut FieldErrors,
) -> Result<(), Error> {
    let TypedReport { unit, course, programme, cohort, .. } = typed;
    let chosen = Chosen { unit, course, programme, cohort };
    for field in chosen.missing(&mut app.db.read().await?, &app.catalogue(), &desk.reach).await? {
        errors.add(field, words.say("report-choice-wrong"));
    }
    let checks = [
        ("content_group", &typed.content_group, matches!(typed.content_group.as_str(), "1" | "2" | "3" | "4" | "5")),
        ("staff_level", &typed.staff_level, StaffLevel::named(&typed.staff_level).is_some()),
        ("sex", &typed.sex, Sex::named(&typed.sex).is_some()),
        ("age", &typed.age, AgeBand::named(&typed.age).is_some()),
        ("staff_kind", &typed.staff_kind, StaffKind::named(&typed.staff_kind).is_some()),
    ];
    for (field, value, is_known) in checks {
        if !value.is_empty() && !is_known {
            errors.add(field, words.say("report-choice-wrong"));
        }
    }
    Ok(())
}
