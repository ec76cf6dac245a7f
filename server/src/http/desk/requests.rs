//! Requests to join a cohort at the desk: what waits, and deciding about several at once.

use super::{Desk, cohorts::day};
use crate::{
    db::{
        Conn, DbError,
        cohort_requests::{self, Request},
        cohorts,
        request_queue::{self, Queued},
        scope,
    },
    error::Error,
    fields::{self, Fields},
    learning::admitting::{self, Decision, door_of},
    render::{Answer, Page, redirect_with},
    secret,
    state::AppState,
    visit::Visit,
};
use app::{
    components::field::FieldErrors,
    document::Place,
    pages::desk::requests::{RequestLine, RequestQueue, RequestQueuePage, Shown},
    words::Words,
};
use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
};
use domain::{
    cohort::{Asker, Barred, LONGEST_WISH, RequestState},
    text::{longer_than, single_spaces},
};
use leptos::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Requests of a list, and the most that are decided at once.
const SHOWN: usize = 200;
/// Decisions of one write.
const PORTION: usize = 25;

/// GET /desk/requests?state=&cohort=
pub async fn list(State(app): State<AppState>, visit: Visit, desk: Desk, RawQuery(query): RawQuery) -> Answer {
    let query = fields::parse(query.unwrap_or_default().as_bytes())?;
    let queue = RequestQueue {
        shown: Shown::named(query.trimmed("state")).unwrap_or_default(),
        cohort: query.trimmed("cohort").to_owned(),
        ..RequestQueue::default()
    };
    page(&app, &visit, &desk, queue, &HashSet::new()).await
}

async fn page(app: &AppState, visit: &Visit, desk: &Desk, mut queue: RequestQueue, ticked: &HashSet<String>) -> Answer {
    let words = Words::new(visit.locale);
    let status = if queue.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let most = SHOWN as i64 + 1;
    let mut conn = app.db.read().await?;
    let mut found = match queue.shown {
        Shown::ToDecide => request_queue::to_decide(&mut conn, &desk.reach, &queue.cohort, most).await?,
        other => request_queue::of_state(&mut conn, &desk.reach, other.name(), &queue.cohort, most).await?,
    };
    queue.more = found.len() > SHOWN;
    found.truncate(SHOWN);
    let reached = scope::units(&mut conn, &desk.reach).await?;
    let mut lines = Vec::new();
    let mut known: HashMap<String, OfCohort> = HashMap::new();
    let mut titles: BTreeMap<String, String> = BTreeMap::new();
    for row in found {
        if !known.contains_key(&row.cohort) {
            known.insert(row.cohort.clone(), OfCohort::load(app, desk, &mut conn, &row.cohort, &reached).await?);
        }
        titles.insert(row.cohort.clone(), row.title.clone());
        lines.extend(line(app, row, &known, ticked));
    }
    if !queue.cohort.is_empty() && !titles.contains_key(&queue.cohort) {
        match cohorts::get(&mut conn, &desk.reach, &queue.cohort).await {
            Ok(chosen) => _ = titles.insert(chosen.id, chosen.title),
            Err(DbError::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
    }
    drop(conn);
    queue.lines = lines;
    queue.cohorts = titles.into_iter().collect();
    queue.form_id = secret::uuid(app.clock.now());
    let page = Page::new(app, visit, words.say("join-queue")).at(Place::Desk).status(status);
    Ok(page.show(move || view! { <RequestQueuePage words queue=queue.clone()/> }).await)
}

/// What a list tells of a cohort: whether the reader may open it, why requests cannot be agreed to, and the order of the
/// waiting list.
struct OfCohort {
    is_reached: bool,
    barred: HashMap<String, Barred>,
    order: Vec<String>,
}

impl OfCohort {
    async fn load(
        app: &AppState,
        desk: &Desk,
        conn: &mut Conn,
        cohort: &str,
        reached: &HashSet<String>,
    ) -> Result<Self, Error> {
        let door = door_of(&cohort_requests::door(conn, cohort).await?);
        let open = cohort_requests::open_of_cohort(conn, cohort, &desk.reach.day).await?;
        let asker = |one: &Request| Asker { belongs: one.belongs, is_member: one.is_member, has_asked: true };
        let barred = open.iter().filter_map(|one| {
            let barred = door.agree(asker(one), app.clock.today()).err()?;
            Some((one.id.clone(), barred))
        });
        let mut waiting: Vec<&Request> = open.iter().filter(|one| one.state == RequestState::Waiting.name()).collect();
        waiting.sort_by_key(|one| (one.class_agreed_at, one.asked_at, one.id.clone()));
        let unit = cohort_requests::unit(conn, cohort).await?;
        Ok(Self {
            is_reached: reached.contains(&unit),
            barred: barred.collect(),
            order: waiting.into_iter().map(|one| one.id.clone()).collect(),
        })
    }
}

fn line(
    app: &AppState,
    row: Queued,
    known: &HashMap<String, OfCohort>,
    ticked: &HashSet<String>,
) -> Option<RequestLine> {
    let (state, cohort) = (RequestState::named(&row.state)?, known.get(&row.cohort)?);
    let chosen = format!("{}.{}", row.id, row.state);
    Some(RequestLine {
        is_ticked: ticked.contains(&chosen),
        chosen,
        page: row.is_reached.then(|| format!("/desk/people/{}/assignments", row.person)),
        full_name: row.full_name,
        unit: row.unit_name,
        cohort: (row.title, cohort.is_reached.then(|| format!("/desk/cohorts/{}", row.cohort))),
        state,
        place: cohort.order.iter().position(|id| *id == row.id).map_or(0, |before| before as i64 + 1),
        wish: row.wish,
        reason: row.reason,
        asked_on: app.clock.day(row.asked_at),
        places: row.capacity.map(|capacity| (row.members, capacity)),
        paused_until: row.paused_until.as_deref().and_then(day),
        barred: cohort.barred.get(&row.id).copied(),
    })
}

/// POST /desk/requests: those that are ticked are agreed to or refused, each in the step that was shown.
pub async fn decide(State(app): State<AppState>, visit: Visit, desk: Desk, fields: Fields) -> Answer {
    let words = Words::new(visit.locale);
    let is_refusal = match fields.trimmed("outcome") {
        "approved" => false,
        "refused" => true,
        _ => return Err(Error::Unprocessable("field-choose")),
    };
    let ticked: HashSet<String> = fields.all("chosen").map(str::to_owned).take(SHOWN).collect();
    let chosen = reached(&app, &desk, &fields).await?;
    let reason = single_spaces(fields.trimmed("reason"));
    let mut errors = FieldErrors::default();
    if ticked.is_empty() {
        errors.add("chosen", words.say("join-choose-somebody"));
    }
    if is_refusal && reason.is_empty() {
        errors.add("reason", words.say("join-reason-needed"));
    } else if longer_than(&reason, LONGEST_WISH) {
        errors.add("reason", words.with("field-too-long", &[("most", LONGEST_WISH.into())]));
    }
    let cohort = fields.trimmed("cohort").to_owned();
    if !errors.is_empty() {
        let queue = RequestQueue { cohort, reason, errors, ..RequestQueue::default() };
        return page(&app, &visit, &desk, queue, &ticked).await;
    }
    let decision = Decision { refusal: is_refusal.then_some(reason), by: desk.reach.actor.clone() };
    let decided = write(&app, chosen, decision).await?;
    let flash = match decided {
        0 => "flash-join-none",
        some if some < ticked.len() => "flash-join-partly",
        _ => "flash-join-decided",
    };
    let back = if cohort.is_empty() { "/desk/requests".to_owned() } else { format!("/desk/requests?cohort={cohort}") };
    Ok(redirect_with(&back, flash))
}

/// Those that are ticked, by cohort, as far as they are the reader's to decide in the step that was shown. One that she
/// does not see is not found, and then nothing is decided.
async fn reached(
    app: &AppState,
    desk: &Desk,
    fields: &Fields,
) -> Result<BTreeMap<String, Vec<(String, RequestState)>>, Error> {
    let mut conn = app.db.read().await?;
    let mut chosen: BTreeMap<String, Vec<(String, RequestState)>> = BTreeMap::new();
    for sent in fields.all("chosen").take(SHOWN) {
        let (id, step) = sent.split_once('.').ok_or(Error::NotFound)?;
        let step = RequestState::named(step).ok_or(Error::NotFound)?;
        let (cohort, state, is_hers) = request_queue::find(&mut conn, &desk.reach, id).await?.ok_or(Error::NotFound)?;
        if is_hers && state == step.name() {
            chosen.entry(cohort).or_default().push((id.to_owned(), step));
        }
    }
    Ok(chosen)
}

/// Decides in portions, so that no write is long; gives how many were decided.
async fn write(
    app: &AppState,
    chosen: BTreeMap<String, Vec<(String, RequestState)>>,
    decision: Decision,
) -> Result<usize, Error> {
    let mut decided = 0;
    for (cohort, requests) in chosen {
        for some in requests.chunks(PORTION) {
            let (site, cohort, some, decision) = (app.clone(), cohort.clone(), some.to_vec(), decision.clone());
            let now = app.clock.now();
            let done = app.db.write(move |conn| {
                Box::pin(async move { admitting::decide(&site, conn, &cohort, &some, &decision, now).await })
            });
            decided += done.await?;
        }
    }
    Ok(decided)
}
