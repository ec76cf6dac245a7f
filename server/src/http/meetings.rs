//! A meeting for its members: when and where it is, its calendar file, and signing in by the code on the wall.

use super::meeting_lines::line;
use crate::{
    clock::Clock,
    db::{
        attendances::{self, NewAttendance},
        meetings::{self, Meeting, OwnMeeting},
        throttles,
    },
    error::Error,
    fields::Fields,
    learning::attending::{self, Marking},
    render::{Answer, Page, redirect_with},
    secret,
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    components::meeting_line::when,
    document::Place,
    pages::meeting::{Here, HerePage, MeetingPage},
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::IntoResponse,
};
use domain::meeting::{CalendarEntry, Door, Presence, calendar_file, door, is_code, is_ticket, ticket};
use leptos::prelude::*;

/// Wrong codes of one person for one meeting in a window; after that she must wait.
const MOST_WRONG: i64 = 20;
/// The window in which they are counted.
const THROTTLE: i64 = 10 * 60_000;

/// A meeting of which the actor is a member; any other is not found.
async fn own(app: &AppState, actor: &Actor, id: &str) -> Result<Meeting, Error> {
    let mut conn = app.db.read().await?;
    let meeting = meetings::find(&mut conn, id).await?.ok_or(Error::NotFound)?;
    let is_member = meetings::has_member(&mut conn, &meeting.cohort, &actor.person).await?;
    if is_member { Ok(meeting) } else { Err(Error::NotFound) }
}

/// GET /meetings/{meeting}
pub async fn show(State(app): State<AppState>, visit: Visit, actor: Actor, Path(id): Path<String>) -> Answer {
    let words = Words::new(visit.locale);
    own(&app, &actor, &id).await?;
    let all = meetings::of_person(&mut app.db.read().await?, &actor.person, 0).await?;
    let found: OwnMeeting = all.into_iter().find(|one| one.meeting.id == id).ok_or(Error::NotFound)?;
    let line = line(&app.clock, &app.catalogue(), words, found);
    let page = Page::new(&app, &visit, line.title.clone()).at(Place::Home);
    Ok(page.show(move || view! { <MeetingPage words line/> }).await)
}

/// GET /meetings/{meeting}/calendar.ics
pub async fn calendar(State(app): State<AppState>, actor: Actor, Path(id): Path<String>) -> Answer {
    let meeting = own(&app, &actor, &id).await?;
    let url = format!("{}/meetings/{id}", app.store.public_url);
    let host =
        app.store.public_url.split("://").nth(1).unwrap_or_default().split([':', '/']).next().unwrap_or_default();
    let entry = CalendarEntry {
        id: &meeting.id,
        host,
        title: &meeting.title,
        place: if meeting.place.is_empty() { &meeting.link } else { &meeting.place },
        note: &meeting.note,
        url: &url,
        starts_at: meeting.starts_at,
        ends_at: meeting.ends_at,
        changed_at: meeting.changed_at,
        is_cancelled: meeting.cancelled_at.is_some(),
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"buoi-hoc.ics\"")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, calendar_file(&entry)).into_response())
}

/// What stands in the way of signing in, or as what she comes in.
async fn barred(app: &AppState, actor: &Actor, meeting: &Meeting) -> Result<Result<Presence, Here>, Error> {
    let mut conn = app.db.read().await?;
    if let Some((presence, way, _)) = attendances::find(&mut conn, &meeting.id, &actor.person).await?
        && let Some(presence) = Presence::named(&presence)
    {
        return Ok(Err(Here::Marked { presence, by_hand: way == "hand" }));
    }
    if meeting.cancelled_at.is_some() {
        return Ok(Err(Here::Cancelled));
    }
    Ok(match door(meeting.starts_at, meeting.ends_at, app.clock.now()) {
        Door::Early => Err(Here::Early),
        Door::Over => Err(Here::Over),
        Door::Open(presence) => Ok(presence),
    })
}

/// Counts wrong codes; too many are refused before they are looked at.
struct Throttle {
    subject: String,
    window: i64,
}

impl Throttle {
    async fn of(app: &AppState, actor: &Actor, meeting: &str) -> Result<Self, Error> {
        let now = app.clock.now();
        let window = now.div_euclid(THROTTLE) * THROTTLE;
        let subject = format!("meeting {meeting} {}", actor.person);
        let wrong = throttles::failures(&mut app.db.read().await?, &subject, window).await?;
        if wrong >= MOST_WRONG {
            return Err(Error::TooMany((window + THROTTLE - now) / 1000 + 1));
        }
        Ok(Self { subject, window })
    }

    async fn fail(self, app: &AppState) -> Result<(), Error> {
        let Self { subject, window } = self;
        Ok(app.db.write(move |conn| Box::pin(async move { throttles::fail(conn, &subject, window).await })).await?)
    }
}

/// GET /meetings/{meeting}/here/{code}: the page that the code on the wall leads to.
pub async fn here(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((id, code)): Path<(String, String)>,
) -> Answer {
    let now = app.clock.now();
    let found = meetings::find(&mut app.db.read().await?, &id).await?.ok_or(Error::NotFound)?;
    let throttle = Throttle::of(&app, &actor, &id).await?;
    let is_good = is_code(&found.secret, &id, &code, now);
    if !is_good {
        throttle.fail(&app).await?;
    }
    match own(&app, &actor, &id).await {
        // Who has read a good code from the wall may know that there is a meeting; who guesses may not.
        Err(Error::NotFound) if is_good => return page(&app, &visit, &found, Here::Stranger).await,
        Err(error) => return Err(error),
        Ok(_) => {}
    }
    let here = match barred(&app, &actor, &found).await? {
        Err(here) => here,
        Ok(_) if !is_good => Here::Expired,
        Ok(presence) => {
            let ticket = ticket(&found.secret, &id, &actor.person, now);
            Here::Confirm { ticket, action: format!("/meetings/{id}/here/{code}"), presence }
        }
    };
    page(&app, &visit, &found, here).await
}

async fn page(app: &AppState, visit: &Visit, meeting: &Meeting, here: Here) -> Answer {
    let words = Words::new(visit.locale);
    let status = match here {
        Here::Expired => StatusCode::GONE,
        Here::Stranger => StatusCode::FORBIDDEN,
        _ => StatusCode::OK,
    };
    let said = (meeting.title.clone(), time(words, &app.clock, meeting));
    let form_id = secret::uuid(app.clock.now());
    let page = Page::new(app, visit, words.say("here-title")).at(Place::Home).status(status);
    Ok(page.show(move || view! { <HerePage words meeting=said here form_id/> }).await)
}

/// When a meeting is, in words.
pub fn time(words: Words, clock: &Clock, meeting: &Meeting) -> String {
    when(words, clock.local(meeting.starts_at), clock.local(meeting.ends_at))
}

/// POST /meetings/{meeting}/here/{code}: she is there. The ticket of the page counts, or a code that is still good.
pub async fn attend(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path((id, code)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let (meeting, now) = (own(&app, &actor, &id).await?, app.clock.now());
    let throttle = Throttle::of(&app, &actor, &id).await?;
    let is_good = is_ticket(&meeting.secret, &id, &actor.person, fields.get("ticket"), now)
        || is_code(&meeting.secret, &id, &code, now);
    if !is_good {
        throttle.fail(&app).await?;
    }
    let address = format!("/meetings/{id}");
    let presence = match barred(&app, &actor, &meeting).await? {
        Err(Here::Marked { .. }) => return Ok(redirect_with(&address, "flash-attended-before")),
        Err(here) => return page(&app, &visit, &meeting, here).await,
        Ok(_) if !is_good => return page(&app, &visit, &meeting, Here::Expired).await,
        Ok(presence) => presence,
    };
    let mark = NewAttendance {
        id: secret::uuid(now),
        person: actor.person.clone(),
        presence: presence.name(),
        reason: String::new(),
    };
    attending::mark(&app, Marking { meeting: id, way: "code", by: actor.person }, vec![mark]).await?;
    let flash = if presence == Presence::Late { "flash-attended-late" } else { "flash-attended" };
    Ok(redirect_with(&address, flash))
}
