//! Having a report made by itself: its form, made from a report of one's own.

use super::{Desk, schedules::address};
use crate::{
    db::{
        Conn, DbError, audit,
        report_recipients::{self, Colleague},
        report_schedules::{self, Schedule},
        reports as kept,
    },
    error::Error,
    fields::{self, Fields},
    render::{Answer, Page, redirect, redirect_with},
    reporting::{Chosen, Format, Wish, sheet_title, wish_of},
    scheduling::{self, Plan},
    secret,
    state::AppState,
    visit::Visit,
};
use app::{
    components::field::FieldErrors,
    document::Place,
    pages::desk::schedule_form::{Candidate, ScheduleForm, ScheduleFormPage, TypedSchedule},
    words::Words,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
};
use domain::schedule::{Rhythm, Span};
use leptos::prelude::*;

/// The formats that mails bring.
const FORMATS: [Format; 2] = [Format::Xlsx, Format::Pdf];

/// GET /desk/schedules/new?report=: for an own report.
pub async fn new(State(app): State<AppState>, visit: Visit, desk: Desk, RawQuery(query): RawQuery) -> Answer {
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let report = query.trimmed("report").to_owned();
    let wish = own_wish(&mut app.db.read().await?, &desk, &report).await?;
    let typed = TypedSchedule {
        rhythm: if wish.is_of_a_year() { "yearly" } else { "monthly" }.to_owned(),
        weekday: "1".to_owned(),
        day: "5".to_owned(),
        month: "1".to_owned(),
        span: if wish.is_of_a_year() { Span::Year } else { Span::Month }.name().to_owned(),
        formats: vec![Format::Xlsx.name().to_owned()],
        recipients: vec![desk.reach.actor.clone()],
    };
    let form = ScheduleForm { form_id: secret::uuid(app.clock.now()), report, typed, ..ScheduleForm::default() };
    page(&app, &visit, &desk, &wish, form).await
}

async fn own_wish(conn: &mut Conn, desk: &Desk, report: &str) -> Result<Wish, DbError> {
    wish_of(&kept::get_own(conn, report, &desk.reach.actor).await?)
}

/// GET /desk/schedules/{schedule}/edit
pub async fn edit(State(app): State<AppState>, visit: Visit, desk: Desk, Path(id): Path<String>) -> Answer {
    let mut conn = app.db.read().await?;
    let schedule = report_schedules::get_own(&mut conn, &id, &desk.reach.actor).await?;
    let recipients = report_recipients::list(&mut conn, &id).await?;
    drop(conn);
    if !is_changeable(&schedule) {
        return Ok(redirect_with(&address(&id), "flash-schedule-over"));
    }
    let wish = Plan::read(&schedule)?.wish_on(desk.today);
    let typed = TypedSchedule {
        rhythm: schedule.rhythm,
        weekday: schedule.weekday.to_string(),
        day: schedule.day.to_string(),
        month: schedule.month.to_string(),
        span: schedule.span,
        formats: schedule.formats.split(' ').map(str::to_owned).collect(),
        recipients: recipients.into_iter().map(|one| one.person).collect(),
    };
    let form = ScheduleForm { schedule: Some(id), typed, ..ScheduleForm::default() };
    page(&app, &visit, &desk, &wish, form).await
}

fn is_changeable(schedule: &Schedule) -> bool {
    schedule.state != "ended"
}

async fn page(app: &AppState, visit: &Visit, desk: &Desk, wish: &Wish, form: ScheduleForm) -> Answer {
    let words = Words::new(visit.locale);
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut conn = app.db.read().await?;
    let candidates = scheduling::colleagues(&mut conn, &desk.reach, wish).await?;
    let stopped = match &form.schedule {
        Some(schedule) => report_recipients::list(&mut conn, schedule).await?,
        None => Vec::new(),
    };
    drop(conn);
    let candidate = |one: Colleague| Candidate {
        is_self: one.person == desk.reach.actor,
        has_stopped: stopped.iter().any(|other| other.person == one.person && other.stopped_at.is_some()),
        id: one.person,
        name: one.full_name,
        unit: one.unit_name.unwrap_or_else(|| words.say("report-everything")),
    };
    let form = ScheduleForm {
        title: sheet_title(words, wish),
        is_of_a_year: wish.is_of_a_year(),
        candidates: candidates.into_iter().map(candidate).collect(),
        sends_mail: app.sends_mail(),
        ..form
    };
    let page = Page::new(app, visit, words.say("schedule-new")).at(Place::Desk).status(status);
    Ok(page.show(move || view! { <ScheduleFormPage words form=form.clone()/> }).await)
}

fn as_typed(fields: &Fields) -> TypedSchedule {
    let text = |name: &str| fields.trimmed(name).chars().take(40).collect();
    let all = |name: &'static str| fields.all(name).map(str::to_owned).collect();
    TypedSchedule {
        rhythm: text("rhythm"),
        weekday: text("weekday"),
        day: text("day"),
        month: text("month"),
        span: text("span"),
        formats: all("formats"),
        recipients: all("recipients"),
    }
}

/// What is typed, read.
struct Checked {
    rhythm: Rhythm,
    span: Span,
    formats: String,
    recipients: Vec<String>,
}

fn check(
    words: Words,
    wish: &Wish,
    typed: &TypedSchedule,
    colleagues: &[Colleague],
    errors: &mut FieldErrors,
) -> Option<Checked> {
    let number = |text: &str| text.parse::<i8>().unwrap_or_default();
    let rhythm = Rhythm::read(&typed.rhythm, number(&typed.weekday), number(&typed.day), number(&typed.month));
    if rhythm.is_none() {
        errors.add("rhythm", words.say("schedule-rhythm-wrong"));
    }
    let span = Span::named(&typed.span).filter(|span| span.is_of_a_year() || !wish.is_of_a_year());
    if span.is_none() {
        errors.add("span", words.say(if wish.is_of_a_year() { "schedule-span-year" } else { "report-choice-wrong" }));
    }
    let formats: Vec<&str> =
        FORMATS.into_iter().map(Format::name).filter(|name| typed.formats.iter().any(|typed| typed == name)).collect();
    if formats.is_empty() {
        errors.add("formats", words.say("schedule-formats-none"));
    }
    let is_known = |person: &&String| colleagues.iter().any(|one| one.person == **person);
    if typed.recipients.is_empty() {
        errors.add("recipients", words.say("schedule-recipients-none"));
    } else if !typed.recipients.iter().all(|person| is_known(&person)) {
        errors.add("recipients", words.say("schedule-recipients-wrong"));
    }
    Some(Checked { rhythm: rhythm?, span: span?, formats: formats.join(" "), recipients: typed.recipients.clone() })
        .filter(|_| errors.is_empty())
}

/// POST /desk/schedules: a form that is sent twice makes one.
pub async fn create(State(app): State<AppState>, visit: Visit, desk: Desk, fields: Fields) -> Answer {
    let words = Words::new(visit.locale);
    let report = fields.trimmed("report").to_owned();
    let (typed, form_id) = (as_typed(&fields), fields.form_id(app.clock.now()));
    let mut conn = app.db.read().await?;
    let wish = own_wish(&mut conn, &desk, &report).await?;
    let colleagues = scheduling::colleagues(&mut conn, &desk.reach, &wish).await?;
    let missing = Chosen::of(&wish).missing(&mut conn, &app.catalogue(), &desk.reach).await?;
    drop(conn);
    if !missing.is_empty() {
        return Err(Error::Unprocessable("schedule-reason-choice-gone"));
    }
    let mut errors = FieldErrors::default();
    let Some(checked) = check(words, &wish, &typed, &colleagues, &mut errors) else {
        let form = ScheduleForm { form_id, report, typed, errors, ..ScheduleForm::default() };
        return page(&app, &visit, &desk, &wish, form).await;
    };
    let text = serde_json::to_string(&wish).map_err(|error| Error::Internal(error.to_string()))?;
    let schedule = row(form_id.clone(), &desk, text, &checked);
    let (author, now) = (desk.reach.actor.clone(), app.clock.now());
    let made = app.db.write(move |conn| {
        Box::pin(async move {
            let made = report_schedules::create(conn, &schedule, now).await?;
            if made {
                for person in &checked.recipients {
                    report_recipients::add(conn, &schedule.id, person, now).await?;
                }
                record(conn, &author, "report-schedule-made", &schedule.id, &checked.recipients, now).await?;
            }
            Ok(made)
        })
    });
    if made.await? {
        return Ok(redirect_with(&address(&form_id), "flash-schedule-made"));
    }
    report_schedules::get_own(&mut app.db.read().await?, &form_id, &desk.reach.actor).await?;
    Ok(redirect(&address(&form_id)))
}

fn row(id: String, desk: &Desk, wish: String, checked: &Checked) -> Schedule {
    let (weekday, day, month) = checked.rhythm.parts();
    let next_on = checked.rhythm.next_after(desk.today).unwrap_or(desk.today);
    Schedule {
        id,
        author: desk.reach.actor.clone(),
        wish,
        rhythm: checked.rhythm.name().to_owned(),
        weekday: weekday.into(),
        day: day.into(),
        month: month.into(),
        span: checked.span.name().to_owned(),
        formats: checked.formats.clone(),
        state: "active".to_owned(),
        reason: String::new(),
        next_on: next_on.to_string(),
    }
}

/// POST /desk/schedules/{schedule}: when, about what time, as which files and to whom.
pub async fn change(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let words = Words::new(visit.locale);
    let typed = as_typed(&fields);
    let mut conn = app.db.read().await?;
    let before = report_schedules::get_own(&mut conn, &id, &desk.reach.actor).await?;
    let wish = Plan::read(&before)?.wish_on(desk.today);
    let colleagues = scheduling::colleagues(&mut conn, &desk.reach, &wish).await?;
    let known: Vec<String> = report_recipients::list(&mut conn, &id).await?.into_iter().map(|one| one.person).collect();
    drop(conn);
    if !is_changeable(&before) {
        return Ok(redirect_with(&address(&id), "flash-schedule-over"));
    }
    let mut errors = FieldErrors::default();
    let Some(checked) = check(words, &wish, &typed, &colleagues, &mut errors) else {
        let form = ScheduleForm { schedule: Some(id), typed, errors, ..ScheduleForm::default() };
        return page(&app, &visit, &desk, &wish, form).await;
    };
    let schedule = row(id.clone(), &desk, before.wish, &checked);
    let (author, now) = (desk.reach.actor.clone(), app.clock.now());
    let changed = app.db.write(move |conn| {
        Box::pin(async move {
            if !report_schedules::change(conn, &schedule, now).await? {
                return Ok(false);
            }
            for person in known.iter().filter(|person| !checked.recipients.contains(person)) {
                report_recipients::remove(conn, &schedule.id, person, now).await?;
            }
            for person in &checked.recipients {
                report_recipients::add(conn, &schedule.id, person, now).await?;
            }
            record(conn, &author, "report-schedule-changed", &schedule.id, &checked.recipients, now).await?;
            Ok(true)
        })
    });
    let flash = if changed.await? { "flash-schedule-changed" } else { "flash-schedule-over" };
    Ok(redirect_with(&address(&id), flash))
}

async fn record(
    conn: &mut Conn,
    actor: &str,
    action: &'static str,
    schedule: &str,
    recipients: &[String],
    now: i64,
) -> Result<(), DbError> {
    let detail = Some(recipients.join(" "));
    let entry =
        audit::Entry { actor: Some(actor), action, subject_kind: "report_schedules", subject: schedule, detail };
    audit::record(conn, entry, now).await
}
