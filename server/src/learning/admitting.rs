//! Requests to join a cohort take effect: a decision, a place that is given, a cohort that ends. Everything happens in the
//! transaction of its cause, behind the lock of the cohort, so that no place is given twice and nobody is overtaken.

use super::{
    cohort_filling::{asked_lines, courses},
    pausing,
    request_letters::{Told, write},
};
use crate::{
    db::{
        Conn, DbError, assignments, audit,
        cohort_enrolments::{self, MemberPortion},
        cohort_members,
        cohort_requests::{self, DoorRow, Ending, NewRequest, Request},
        cohorts,
    },
    secret,
    state::AppState,
};
use app::words::Words;
use domain::cohort::{Asker, Barred, Door, RequestState, RequestSteps, Waiter, admitted};
use std::collections::HashSet;

/// What somebody decides about requests.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Why not; nothing where she agrees.
    pub refusal: Option<String>,
    /// Who decides.
    pub by: String,
}

/// How a cohort takes requests, as the rules see it.
pub fn door_of(row: &DoorRow) -> Door {
    let day = |text: &Option<String>| text.as_deref().and_then(|day| day.parse().ok());
    Door {
        steps: RequestSteps::of_count(row.request_steps).unwrap_or_default(),
        until: day(&row.requests_until),
        closes_on: day(&row.closes_on),
        is_closed: row.closed_at.is_some(),
    }
}

/// Makes a request, unless something bars it; the same form twice is once.
pub async fn ask(
    app: &AppState,
    conn: &mut Conn,
    new: &NewRequest,
    asker: Asker,
    now: i64,
) -> Result<Result<(), Barred>, DbError> {
    if cohort_requests::owner(conn, &new.id).await?.is_some_and(|owner| owner == new.person) {
        return Ok(Ok(()));
    }
    if !lock(conn, &new.cohort).await? {
        return Ok(Err(Barred::Over));
    }
    let door = door_of(&cohort_requests::door(conn, &new.cohort).await?);
    if let Err(barred) = door.ask(asker, app.clock.day(now)) {
        return Ok(Err(barred));
    }
    cohort_requests::make(conn, new, now).await?;
    audited(conn, &new.person, "cohort-requested", &new.id, now).await?;
    Ok(Ok(()))
}

/// Takes an open request back; `false` where it is open no longer.
pub async fn withdraw(
    conn: &mut Conn,
    cohort: &str,
    id: &str,
    person: &str,
    day: &str,
    now: i64,
) -> Result<bool, DbError> {
    if !lock(conn, cohort).await? || cohort_requests::find_open(conn, cohort, day, id).await?.is_none() {
        return Ok(false);
    }
    let ending = Ending { state: RequestState::Withdrawn.name(), reason: "", by: person };
    cohort_requests::end(conn, &[id.to_owned()], ending, now).await?;
    audited(conn, person, "cohort-request-withdrawn", id, now).await?;
    Ok(true)
}

/// Decides requests to one cohort, each with the step that was shown; gives how many were decided. What has moved on, what
/// may no longer be agreed to, and whoever would decide about herself stays as it is.
pub async fn decide(
    app: &AppState,
    conn: &mut Conn,
    cohort: &str,
    chosen: &[(String, RequestState)],
    decision: &Decision,
    now: i64,
) -> Result<usize, DbError> {
    if !lock(conn, cohort).await? {
        return Ok(0);
    }
    let (today, mut decided, mut letters, mut listed) = (app.clock.day(now), 0, Vec::new(), Vec::new());
    let door = door_of(&cohort_requests::door(conn, cohort).await?);
    for (id, step) in chosen {
        let found = cohort_requests::find_open(conn, cohort, &today.to_string(), id).await?;
        let is_decidable = |one: &Request| one.state == step.name() && one.person != decision.by;
        let Some(request) = found.filter(is_decidable) else { continue };
        let action = match (&decision.refusal, step.agreed()) {
            (Some(reason), Some(_)) => {
                let ending = Ending { state: RequestState::Refused.name(), reason, by: &decision.by };
                cohort_requests::end(conn, std::slice::from_ref(id), ending, now).await?;
                letters.push((request, Told::Refused(reason.clone())));
                "cohort-request-refused"
            }
            (None, Some(_)) if door.agree(asker(&request), today).is_err() => continue,
            (None, Some(RequestState::Class)) => {
                cohort_requests::agreed_by_unit(conn, id, &decision.by, now).await?;
                letters.push((request, Told::Forwarded));
                "cohort-request-forwarded"
            }
            (None, Some(_)) => {
                cohort_requests::agreed_by_class(conn, id, &decision.by, now).await?;
                listed.push(request);
                "cohort-request-approved"
            }
            (_, None) => continue,
        };
        audited(conn, &decision.by, action, id, now).await?;
        decided += 1;
    }
    if !listed.is_empty() {
        let inside = admit(app, conn, cohort, &decision.by, now).await?;
        letters.extend(still_waiting(conn, cohort, &today.to_string(), listed, &inside).await?);
    }
    write(app, conn, cohort, letters, now).await?;
    Ok(decided)
}

/// What those are told who were agreed to and have no place yet: how many come before them.
async fn still_waiting(
    conn: &mut Conn,
    cohort: &str,
    day: &str,
    listed: Vec<Request>,
    inside: &HashSet<String>,
) -> Result<Vec<(Request, Told)>, DbError> {
    let waiters = cohort_requests::waiting(conn, cohort, day).await?.iter().map(waiter).collect();
    let order = admitted(None, 0, waiters);
    let told = listed.into_iter().filter(|request| !inside.contains(&request.id)).map(|request| {
        let place = order.iter().position(|id| *id == request.id).map_or(order.len(), |before| before + 1);
        (request, Told::Waiting(place))
    });
    Ok(told.collect())
}

/// Gives the places that are free to the first who wait: they become members as by a filling, with enrolments, moved last
/// days where they have paused, and a message. Called by everything that frees a place; gives whose requests were met.
pub async fn admit(
    app: &AppState,
    conn: &mut Conn,
    cohort: &str,
    by: &str,
    now: i64,
) -> Result<HashSet<String>, DbError> {
    let capacity = match cohorts::lock(conn, cohort).await {
        Err(DbError::NotFound) => return Ok(HashSet::new()),
        locked => locked?,
    };
    let (today, members) = (app.clock.day(now), cohort_members::count(conn, cohort).await?);
    let door = door_of(&cohort_requests::door(conn, cohort).await?);
    if door.is_over(today) || capacity.is_some_and(|capacity| capacity <= members) {
        return Ok(HashSet::new());
    }
    let waiting = cohort_requests::waiting(conn, cohort, &today.to_string()).await?;
    let ids = admitted(capacity, members, waiting.iter().map(waiter).collect());
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    cohort_requests::end(conn, &ids, Ending { state: RequestState::Admitted.name(), reason: "", by }, now).await?;
    let inside: HashSet<String> = ids.into_iter().collect();
    let newcomers: Vec<Request> = waiting.into_iter().filter(|request| inside.contains(&request.id)).collect();
    let entry = audit::Entry {
        actor: Some(by),
        action: "cohort-places-given",
        subject_kind: "cohorts",
        subject: cohort,
        detail: Some(newcomers.len().to_string()),
    };
    audit::record(conn, entry, now).await?;
    enrol(app, conn, cohort, newcomers, by, now).await?;
    Ok(inside)
}

async fn enrol(
    app: &AppState,
    conn: &mut Conn,
    cohort: &str,
    newcomers: Vec<Request>,
    by: &str,
    now: i64,
) -> Result<(), DbError> {
    let today = app.clock.day(now);
    let rows: Vec<(String, String)> = newcomers.iter().map(|one| (secret::uuid(now), one.person.clone())).collect();
    cohort_members::join(conn, cohort, &rows, None, by, now).await?;
    let asked = assignments::of_cohort(conn, cohort).await?;
    let ids = || rows.iter().map(|(id, _)| id.clone());
    if let Some((first, last)) = ids().min().zip(ids().max()) {
        let portion = MemberPortion { cohort: cohort.to_owned(), first, last };
        for course in courses(app, &asked) {
            cohort_enrolments::open(conn, &portion, &course, &today.to_string(), now).await?;
        }
    }
    for one in &asked {
        pausing::carry_over(conn, cohort, one, today, now).await?;
    }
    let told = |(request, (id, _)): (Request, (String, String))| {
        let locale = request.locale.as_deref().and_then(|code| code.parse().ok()).unwrap_or_default();
        let lines = asked_lines(app, Words::new(locale), &asked);
        (request, Told::Admitted(lines, id))
    };
    let letters = newcomers.into_iter().zip(rows).map(told).collect();
    write(app, conn, cohort, letters, now).await
}

/// The cohort has been closed: what was still open is met where the person is a member, and lapses otherwise.
pub async fn lapse(app: &AppState, conn: &mut Conn, cohort: &str, by: &str, now: i64) -> Result<(), DbError> {
    cohort_requests::fulfil(conn, cohort, by, now).await?;
    let open = cohort_requests::open_of_cohort(conn, cohort, &app.clock.day(now).to_string()).await?;
    let ids: Vec<String> = open.iter().map(|request| request.id.clone()).collect();
    cohort_requests::end(conn, &ids, Ending { state: RequestState::Lapsed.name(), reason: "", by }, now).await?;
    write(app, conn, cohort, open.into_iter().map(|request| (request, Told::Lapsed)).collect(), now).await
}

/// Locks an open cohort; `false` where it is closed.
async fn lock(conn: &mut Conn, cohort: &str) -> Result<bool, DbError> {
    match cohorts::lock(conn, cohort).await {
        Err(DbError::NotFound) => Ok(false),
        locked => locked.map(|_| true),
    }
}

fn asker(request: &Request) -> Asker {
    Asker { belongs: request.belongs, is_member: request.is_member, has_asked: true }
}

fn waiter(request: &Request) -> Waiter {
    Waiter {
        id: request.id.clone(),
        agreed_at: request.class_agreed_at.unwrap_or_default(),
        asked_at: request.asked_at,
        may_enter: request.belongs && !request.is_member,
    }
}

async fn audited(conn: &mut Conn, by: &str, action: &'static str, request: &str, now: i64) -> Result<(), DbError> {
    let entry =
        audit::Entry { actor: Some(by), action, subject_kind: "cohort_requests", subject: request, detail: None };
    audit::record(conn, entry, now).await
}
