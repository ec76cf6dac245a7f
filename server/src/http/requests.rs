//! Requests about people: answered by whom they are about, or by an administrator.

use crate::{
    db::{
        Conn, DbError, audit,
        person_requests::{self, Request},
        stand_ins,
    },
    error::Error,
    fields::Fields,
    learning::admitting,
    render::{Answer, redirect_with},
    state::AppState,
    visit::Actor,
};
use app::components::requests::RequestLine;
use axum::extract::{Path, State};
use std::slice;

/// Requests that a page shows.
const SHOWN: i64 = 100;

/// The requests that wait for this person's answer.
pub async fn own(app: &AppState, conn: &mut Conn, person: &str) -> Result<Vec<RequestLine>, DbError> {
    let open = person_requests::open(conn, Some(person), SHOWN).await?;
    let line =
        |one: Request| RequestLine { person: None, action: format!("/account/requests/{}", one.id), ..line(app, one) };
    Ok(open.into_iter().map(line).collect())
}

/// All requests that wait.
pub async fn all(app: &AppState, conn: &mut Conn) -> Result<Vec<RequestLine>, DbError> {
    Ok(person_requests::open(conn, None, SHOWN).await?.into_iter().map(|one| line(app, one)).collect())
}

fn line(app: &AppState, one: Request) -> RequestLine {
    RequestLine {
        action: format!("/admin/requests/{}", one.id),
        person: Some(one.full_name),
        kind: one.kind,
        wanted: one.wanted_name,
        listed_as: one.listed_as,
        asked_by: one.asked_by,
        at: app.clock.local(one.made_at),
    }
}

/// POST /account/requests/{request}: the person's own answer. Where the list means another name, or somebody has already
/// signed in by its mail or paper, an administrator makes sure that it is her.
pub async fn answer_own(State(app): State<AppState>, actor: Actor, Path(id): Path<String>, fields: Fields) -> Answer {
    let mut conn = app.db.read().await?;
    let open = person_requests::open(&mut conn, Some(&actor.person), i64::MAX).await?;
    let stand_in = open.iter().find(|one| one.id == id).and_then(|one| one.stand_in.as_deref());
    if let Some(stand_in) = stand_in.filter(|_| fields.trimmed("answer") == "accepted")
        && stand_ins::is_doubtful(&mut conn, stand_in).await?
    {
        return Ok(redirect_with("/account", "flash-request-by-administrator"));
    }
    drop(conn);
    answer(&app, &actor, open, &id, &fields, "/account").await
}

/// POST /admin/requests/{request}: an administrator's answer.
pub async fn answer_any(State(app): State<AppState>, actor: Actor, Path(id): Path<String>, fields: Fields) -> Answer {
    let open = person_requests::open(&mut app.db.read().await?, None, i64::MAX).await?;
    answer(&app, &actor, open, &id, &fields, "/admin/people").await
}

async fn answer(
    app: &AppState,
    actor: &Actor,
    open: Vec<Request>,
    id: &str,
    fields: &Fields,
    back: &'static str,
) -> Answer {
    let request = open.into_iter().find(|one| one.id == id).ok_or(Error::NotFound)?;
    let answer = match fields.trimmed("answer") {
        "accepted" => "accepted",
        "refused" => "refused",
        _ => return Err(Error::Unprocessable("field-choose")),
    };
    match write(app, actor.person.clone(), request, answer).await {
        Ok(()) if answer == "accepted" => Ok(redirect_with(back, "flash-request-accepted")),
        Ok(()) => Ok(redirect_with(back, "flash-request-refused")),
        Err(DbError::Constraint(_)) => Ok(redirect_with(back, "flash-request-taken")),
        Err(error) => Err(error.into()),
    }
}

/// Where a person and her stand-in become one, places that both had are free, and what was marked for either may complete
/// a course.
async fn carry_out(
    site: &AppState,
    conn: &mut Conn,
    request: &Request,
    by: &str,
    day: &str,
    now: i64,
) -> Result<(), DbError> {
    let Some(stand_in) = &request.stand_in else { return person_requests::carry_out(conn, request, day, now).await };
    let cohorts = stand_ins::cohorts_of_both(conn, stand_in, &request.person).await?;
    person_requests::carry_out(conn, request, day, now).await?;
    for cohort in cohorts {
        admitting::admit(site, conn, &cohort, by, now).await?;
    }
    site.settling().settle_met(conn, slice::from_ref(&request.person)).await
}

async fn write(app: &AppState, by: String, request: Request, answer: &'static str) -> Result<(), DbError> {
    let (now, day, site) = (app.clock.now(), app.clock.today().to_string(), app.clone());
    app.db
        .write(move |conn| {
            Box::pin(async move {
                if !person_requests::answer(conn, &request.id, &by, answer, now).await? {
                    return Ok(());
                }
                if answer == "accepted" {
                    carry_out(&site, conn, &request, &by, &day, now).await?;
                }
                let entry = audit::Entry {
                    actor: Some(&by),
                    action: if answer == "accepted" { "request-accepted" } else { "request-refused" },
                    subject_kind: "people",
                    subject: &request.person,
                    detail: Some(match &request.stand_in {
                        Some(stand_in) => format!("{} {} {stand_in}", request.kind, request.wanted),
                        None => format!("{} {}", request.kind, request.wanted),
                    }),
                };
                audit::record(conn, entry, now).await
            })
        })
        .await
}
