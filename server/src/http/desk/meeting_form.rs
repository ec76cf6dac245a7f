//! Planning a meeting, changing it, cancelling it; members are told of one to come by one message a save.

use super::{
    Desk,
    meeting_check::{check, courses, typed, typed_of},
    meeting_telling::{Event, notice},
};
use crate::{
    db::{
        Conn, DbError, assignments, audit,
        cohorts::{self, Cohort},
        meeting_messages,
        meetings::{self, Meeting, NewMeeting},
    },
    error::Error,
    fields::Fields,
    learning::attending,
    render::{Answer, Page, redirect_with},
    secret,
    state::AppState,
    visit::Visit,
};
use app::{
    document::Place,
    pages::desk::meeting_form::{MeetingForm, MeetingFormPage, TypedMeeting},
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::text::longer_than;
use leptos::prelude::*;

const LONGEST_REASON: usize = 300;

/// GET /desk/cohorts/{cohort}/meetings/new
pub async fn new(State(app): State<AppState>, visit: Visit, desk: Desk, Path(id): Path<String>) -> Answer {
    let cohort = cohorts::get(&mut app.db.read().await?, &desk.reach, &id).await?;
    if cohort.closed_at.is_some() {
        return Ok(redirect_with(&format!("/desk/cohorts/{id}"), "flash-cohort-closed-before"));
    }
    page(&app, &visit, &cohort, None, MeetingForm::default()).await
}

/// A meeting of a cohort within reach, with its cohort.
async fn reached(app: &AppState, desk: &Desk, id: &str) -> Result<(Meeting, Cohort), Error> {
    let mut conn = app.db.read().await?;
    let meeting = meetings::find(&mut conn, id).await?.ok_or(Error::NotFound)?;
    let cohort = cohorts::get(&mut conn, &desk.reach, &meeting.cohort).await?;
    Ok((meeting, cohort))
}

/// GET /desk/meetings/{meeting}/edit
pub async fn edit(State(app): State<AppState>, visit: Visit, desk: Desk, Path(id): Path<String>) -> Answer {
    let (meeting, cohort) = reached(&app, &desk, &id).await?;
    if meeting.cancelled_at.is_some() {
        return Ok(redirect_with(&format!("/desk/cohorts/{}/meetings", cohort.id), "flash-meeting-cancelled-before"));
    }
    let form = MeetingForm { typed: typed_of(&app, &meeting), ..MeetingForm::default() };
    page(&app, &visit, &cohort, Some(&meeting), form).await
}

async fn page(
    app: &AppState,
    visit: &Visit,
    cohort: &Cohort,
    meeting: Option<&Meeting>,
    mut form: MeetingForm,
) -> Answer {
    let words = Words::new(visit.locale);
    let asked = assignments::of_cohort(&mut app.db.read().await?, &cohort.id).await?;
    form.courses = courses(&app.catalogue(), &asked);
    form.id = meeting.map(|meeting| meeting.id.clone());
    form.may_cancel = meeting.is_some_and(|meeting| meeting.cancelled_at.is_none());
    form.cohort = (cohort.id.clone(), cohort.title.clone());
    if form.form_id.is_empty() {
        form.form_id = secret::uuid(app.clock.now());
    }
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let key = if meeting.is_some() { "meeting-edit" } else { "meeting-add" };
    let page = Page::new(app, visit, words.say(key)).at(Place::Desk).status(status);
    Ok(page.show(move || view! { <MeetingFormPage words form/> }).await)
}

/// POST /desk/cohorts/{cohort}/meetings
pub async fn create(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path(cohort): Path<String>,
    fields: Fields,
) -> Answer {
    let cohort = cohorts::get(&mut app.db.read().await?, &desk.reach, &cohort).await?;
    if cohort.closed_at.is_some() {
        return Ok(redirect_with(&format!("/desk/cohorts/{}", cohort.id), "flash-cohort-closed-before"));
    }
    let (id, typed) = (fields.form_id(app.clock.now()), typed(&fields));
    save(&app, &visit, &desk, Save { cohort, before: None, id, typed }).await
}

/// POST /desk/meetings/{meeting}
pub async fn change(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let (meeting, cohort) = reached(&app, &desk, &id).await?;
    let mut typed = typed(&fields);
    typed.course = meeting.course.clone().unwrap_or_default();
    save(&app, &visit, &desk, Save { cohort, before: Some(meeting), id, typed }).await
}

/// What is saved: a new meeting takes the id of its form, so that a form that is sent twice plans one.
struct Save {
    cohort: Cohort,
    before: Option<Meeting>,
    id: String,
    typed: TypedMeeting,
}

async fn save(app: &AppState, visit: &Visit, desk: &Desk, save: Save) -> Answer {
    let Save { cohort, before, id, typed } = save;
    let words = Words::new(visit.locale);
    let back = format!("/desk/cohorts/{}/meetings", cohort.id);
    if before.as_ref().is_some_and(|before| before.cancelled_at.is_some()) {
        return Ok(redirect_with(&back, "flash-meeting-cancelled-before"));
    }
    let asked = assignments::of_cohort(&mut app.db.read().await?, &cohort.id).await?;
    let mut offered = courses(&app.catalogue(), &asked);
    // The course of a planned meeting stays, also where the cohort asks for it no longer.
    offered.extend(before.as_ref().and_then(|before| before.course.clone()).map(|course| (course, String::new())));
    let refused = match check(app, words, &cohort, &offered, &typed) {
        Ok(new) => match store(app, desk, &cohort, before.as_ref(), &id, new).await? {
            None => {
                let flash = if before.is_some() { "flash-meeting-changed" } else { "flash-meeting-planned" };
                return Ok(redirect_with(&back, flash));
            }
            Some(other) => overlap(app, words, &other),
        },
        Err(errors) => errors,
    };
    let form_id = if before.is_some() { String::new() } else { id };
    let form = MeetingForm { typed, errors: refused, form_id, ..MeetingForm::default() };
    page(app, visit, &cohort, before.as_ref(), form).await
}

fn overlap(app: &AppState, words: Words, other: &Meeting) -> app::components::field::FieldErrors {
    let mut errors = app::components::field::FieldErrors::default();
    let time = crate::http::meetings::time(words, &app.clock, other);
    errors
        .add("from", words.with("meeting-overlaps", &[("title", other.title.as_str().into()), ("time", time.into())]));
    errors
}

/// Stores a meeting behind the lock of its cohort, and tells its members if it is to come; gives another meeting at the
/// same time, in which case nothing is stored.
async fn store(
    app: &AppState,
    desk: &Desk,
    cohort: &Cohort,
    before: Option<&Meeting>,
    id: &str,
    new: NewMeeting,
) -> Result<Option<Meeting>, Error> {
    let (now, by, reach) = (app.clock.now(), desk.actor.person.clone(), desk.reach.clone());
    let event = Event::of(before, &new, now);
    let notice = event.map(|event| notice(app, &cohort.title, id, &cohort.id, &new, event));
    let (cohort, id, is_new) = (cohort.id.clone(), id.to_owned(), before.is_none());
    let stored = app.db.write(move |conn| {
        Box::pin(async move {
            cohorts::get(conn, &reach, &cohort).await?;
            if is_new {
                cohorts::lock(conn, &cohort).await?;
            }
            if let Some(other) = meetings::overlapping(conn, &cohort, &id, &new).await? {
                return Ok(Some(other));
            }
            let is_first = if is_new {
                meetings::create(conn, (&id, &cohort, &secret::token()), &new, &by, now).await?
            } else {
                meetings::change(conn, &id, &new, now).await?;
                true
            };
            if !is_first {
                // The same form again: only its own meeting is a repeat.
                let known = meetings::find(conn, &id).await?.filter(|known| known.cohort == cohort);
                return known.map(|_| None).ok_or(DbError::NotFound);
            }
            if let Some(notice) = &notice {
                meeting_messages::tell(conn, notice, now).await?;
            }
            audited(conn, &by, if is_new { "meeting-planned" } else { "meeting-changed" }, &id, now).await?;
            Ok(None)
        })
    });
    Ok(stored.await?)
}

/// POST /desk/meetings/{meeting}/cancellation: with a reason, which members are told. The meeting stays in the list, and
/// counts no longer.
pub async fn cancel(
    State(app): State<AppState>,
    visit: Visit,
    desk: Desk,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let (meeting, cohort) = reached(&app, &desk, &id).await?;
    let words = Words::new(visit.locale);
    let back = format!("/desk/cohorts/{}/meetings", cohort.id);
    if meeting.cancelled_at.is_some() {
        return Ok(redirect_with(&back, "flash-meeting-cancelled-before"));
    }
    let reason = typed(&fields).reason;
    let mut form = MeetingForm { typed: typed_of(&app, &meeting), ..MeetingForm::default() };
    form.typed.reason.clone_from(&reason);
    if reason.is_empty() {
        form.errors.add("reason", words.say("meeting-cancel-needed"));
    } else if longer_than(&reason, LONGEST_REASON) {
        form.errors.add("reason", words.with("field-too-long", &[("most", LONGEST_REASON.into())]));
    }
    if !form.errors.is_empty() {
        return page(&app, &visit, &cohort, Some(&meeting), form).await;
    }
    let (now, by, title) = (app.clock.now(), desk.actor.person.clone(), cohort.title.clone());
    let as_it_was = NewMeeting {
        course: meeting.course.clone(),
        title: meeting.title.clone(),
        starts_at: meeting.starts_at,
        ends_at: meeting.ends_at,
        place: meeting.place.clone(),
        link: meeting.link.clone(),
        note: meeting.note.clone(),
    };
    let is_coming = meeting.ends_at > now;
    let notice = is_coming
        .then(|| notice(&app, &title, &id, &cohort.id, &as_it_was, Event::Cancelled { reason: reason.clone() }));
    app.db
        .write(move |conn| {
            Box::pin(async move {
                if !meetings::cancel(conn, &id, &reason, &by, now).await? {
                    return Ok(());
                }
                if let Some(notice) = &notice {
                    meeting_messages::tell(conn, notice, now).await?;
                }
                audited(conn, &by, "meeting-cancelled", &id, now).await
            })
        })
        .await?;
    attending::settle_members(&app, &cohort.id).await?;
    Ok(redirect_with(&back, "flash-meeting-cancelled"))
}

async fn audited(conn: &mut Conn, by: &str, action: &'static str, meeting: &str, now: i64) -> Result<(), DbError> {
    let entry = audit::Entry { actor: Some(by), action, subject_kind: "meetings", subject: meeting, detail: None };
    audit::record(conn, entry, now).await
}
