//! Cohorts that take requests: what a person may ask for, asking, and taking it back.

use crate::{
    db::{
        Conn,
        assignments::{self, CohortAssignment, Subject},
        cohort_offers::{self, Offer},
        cohort_requests::{DoorRow, NewRequest},
    },
    error::Error,
    fields::Fields,
    http::desk::cohorts::{day, subject_title},
    learning::{admitting, pausing},
    render::{Answer, Page, redirect_with},
    secret,
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    components::{
        cohort_offer::{OfferLine, OwnRequest},
        field::FieldErrors,
    },
    document::Place,
    pages::cohorts::{OfferPage, OfferView, OffersPage},
    words::Words,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    cohort::{Asker, Barred, Door, LONGEST_WISH, RequestState},
    text::{longer_than, single_spaces},
};
use jiff::civil::Date;
use leptos::prelude::*;

/// Cohorts that the first page proposes.
const PROPOSED: usize = 3;
/// So many days the first page tells what has become of a request.
const TOLD_DAYS: i32 = 30;

/// GET /cohorts
pub async fn list(State(app): State<AppState>, visit: Visit, actor: Actor) -> Answer {
    let words = Words::new(visit.locale);
    let lines = lines(&app, &actor.person).await?;
    let (own, others): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| line.own.is_some());
    let open: Vec<OfferLine> = others.into_iter().filter(|line| line.may_ask).collect();
    let page = Page::new(&app, &visit, words.say("join-title")).at(Place::Courses);
    Ok(page.show(move || view! { <OffersPage words own=own open=open/> }).await)
}

/// What the home page tells of them: what has become of her requests, then a few that she may ask for.
pub async fn at_home(app: &AppState, person: &str) -> Result<Vec<OfferLine>, Error> {
    let today = app.clock.today();
    let is_news = |own: &OwnRequest| {
        own.state.is_open()
            || own.ended_on.is_some_and(|day| today.since(day).is_ok_and(|span| span.get_days() <= TOLD_DAYS))
    };
    let lines = lines(app, person).await?;
    let (own, others): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| line.own.is_some());
    let own = own.into_iter().filter(|line| line.own.as_ref().is_some_and(is_news));
    Ok(own.chain(others.into_iter().filter(|line| line.may_ask).take(PROPOSED)).collect())
}

/// The cohorts that ask for a course and that the visitor may ask to join, or has asked.
pub async fn with_course(app: &AppState, visit: &Visit, course: &str) -> Result<Vec<OfferLine>, Error> {
    let Some(actor) = &visit.actor else { return Ok(Vec::new()) };
    let (catalogue, address) = (app.catalogue(), format!("/courses/{course}"));
    let has = |line: &OfferLine| {
        line.asked.iter().any(|(asked, ..)| {
            let programme = asked.strip_prefix("/programmes/").and_then(|id| catalogue.programme(id));
            *asked == address || programme.is_some_and(|programme| programme.courses().contains(&course))
        })
    };
    let is_open = |line: &OfferLine| line.own.as_ref().map_or(line.may_ask, |own| own.state.is_open());
    Ok(lines(app, &actor.person).await?.into_iter().filter(|line| is_open(line) && has(line)).collect())
}

async fn lines(app: &AppState, person: &str) -> Result<Vec<OfferLine>, Error> {
    let (mut conn, today) = (app.db.read().await?, app.clock.today());
    let mut lines = Vec::new();
    for offer in cohort_offers::list(&mut conn, person, &today.to_string()).await? {
        lines.push(line(app, &mut conn, &offer, today).await?);
    }
    Ok(lines)
}

async fn line(app: &AppState, conn: &mut Conn, offer: &Offer, today: Date) -> Result<OfferLine, Error> {
    let asked = assignments::of_cohort(conn, &offer.cohort).await?;
    let door = door(offer);
    Ok(OfferLine {
        address: format!("/cohorts/{}", offer.cohort),
        title: offer.title.clone(),
        unit: offer.unit_name.clone(),
        opens_on: day(&offer.opens_on).unwrap_or(today),
        closes_on: door.closes_on,
        until: door.until,
        steps: door.steps,
        places: offer.capacity.map(|capacity| (capacity - offer.members).max(0)),
        waiting: offer.waiting,
        is_member: offer.is_member,
        may_ask: door.ask(asker(offer), today).is_ok(),
        asked: asked.iter().map(|one| subject(app, one)).collect(),
        own: own(app, offer, door.is_over(today)),
    })
}

fn door(offer: &Offer) -> Door {
    admitting::door_of(&DoorRow {
        request_steps: offer.request_steps,
        requests_until: offer.requests_until.clone(),
        closes_on: offer.closes_on.clone(),
        closed_at: offer.closed_at,
    })
}

fn asker(offer: &Offer) -> Asker {
    let state = offer.state.as_deref().and_then(RequestState::named);
    Asker { belongs: offer.belongs, is_member: offer.is_member, has_asked: state.is_some_and(RequestState::is_open) }
}

fn own(app: &AppState, offer: &Offer, is_over: bool) -> Option<OwnRequest> {
    let state = offer.state.as_deref().and_then(RequestState::named)?;
    Some(OwnRequest {
        state: state.seen(is_over, offer.is_member),
        place: offer.before + 1,
        reason: offer.reason.clone().unwrap_or_default(),
        wish: offer.wish.clone().unwrap_or_default(),
        asked_on: app.clock.day(offer.asked_at.unwrap_or_default()),
        ended_on: offer.ended_at.map(|at| app.clock.day(at)),
    })
}

/// Address, title and tiết of what a cohort asks.
fn subject(app: &AppState, one: &CohortAssignment) -> (String, String, Option<domain::course::Tiet>) {
    let catalogue = app.catalogue();
    match (&one.course, &one.programme) {
        (Some(course), _) => {
            let tiet = catalogue.course(course).map(|edition| edition.course.tiet);
            (format!("/courses/{course}"), subject_title(&catalogue, Subject::Course(course)), tiet)
        }
        (None, programme) => {
            let programme = programme.as_deref().unwrap_or_default();
            (format!("/programmes/{programme}"), subject_title(&catalogue, Subject::Programme(programme)), None)
        }
    }
}

/// GET /cohorts/{cohort}
pub async fn show(State(app): State<AppState>, visit: Visit, actor: Actor, Path(id): Path<String>) -> Answer {
    let offer = found(&app, &actor, &id).await?;
    page(&app, &visit, &actor, &offer, String::new(), FieldErrors::default()).await
}

/// A cohort of which she may not know is not found.
async fn found(app: &AppState, actor: &Actor, id: &str) -> Result<Offer, Error> {
    let today = app.clock.today().to_string();
    cohort_offers::find(&mut app.db.read().await?, &actor.person, &today, id).await?.ok_or(Error::NotFound)
}

async fn page(
    app: &AppState,
    visit: &Visit,
    actor: &Actor,
    offer: &Offer,
    wish: String,
    errors: FieldErrors,
) -> Answer {
    let (words, today) = (Words::new(visit.locale), app.clock.today());
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut conn = app.db.read().await?;
    let pauses = pausing::of_person(&mut conn, &actor.person).await?;
    let shown = OfferView {
        line: line(app, &mut conn, offer, today).await?,
        barred: door(offer).ask(asker(offer), today).err(),
        paused_until: pauses.iter().find(|pause| pause.holds(today)).map(|pause| pause.until),
        wish,
        errors,
        form_id: secret::uuid(app.clock.now()),
    };
    drop(conn);
    let page = Page::new(app, visit, offer.title.clone()).at(Place::Courses).status(status);
    Ok(page.show(move || view! { <OfferPage words offer=shown.clone()/> }).await)
}

/// POST /cohorts/{cohort}/requests
pub async fn ask(
    State(app): State<AppState>,
    visit: Visit,
    actor: Actor,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let words = Words::new(visit.locale);
    let offer = found(&app, &actor, &id).await?;
    let wish = single_spaces(fields.trimmed("wish"));
    if longer_than(&wish, LONGEST_WISH) {
        let mut errors = FieldErrors::default();
        errors.add("wish", words.with("field-too-long", &[("most", LONGEST_WISH.into())]));
        return page(&app, &visit, &actor, &offer, wish, errors).await;
    }
    let (now, door, asker) = (app.clock.now(), door(&offer), asker(&offer));
    let new = NewRequest {
        id: fields.form_id(now),
        cohort: id.clone(),
        person: actor.person.clone(),
        wish,
        steps: door.steps.count(),
        state: door.steps.first().map_or("", RequestState::name),
    };
    let site = app.clone();
    let asked = app.db.write(move |conn| Box::pin(async move { admitting::ask(&site, conn, &new, asker, now).await }));
    let flash = match asked.await? {
        Ok(()) | Err(Barred::Asked) => "flash-join-sent",
        Err(_) => "flash-join-changed",
    };
    Ok(redirect_with(&format!("/cohorts/{id}"), flash))
}

/// POST /cohorts/{cohort}/requests/withdrawal: an open request is taken back; twice is once.
pub async fn withdraw(State(app): State<AppState>, actor: Actor, Path(id): Path<String>, _: Fields) -> Answer {
    let offer = found(&app, &actor, &id).await?;
    let address = format!("/cohorts/{id}");
    let open = cohort_offers::open_request(&mut app.db.read().await?, &actor.person, &id).await?;
    let Some(request) = open else {
        let is_withdrawn = offer.state.as_deref() == Some(RequestState::Withdrawn.name());
        let flash = if is_withdrawn { "flash-join-withdrawn" } else { "flash-join-changed" };
        return Ok(redirect_with(&address, flash));
    };
    let (now, today) = (app.clock.now(), app.clock.today().to_string());
    let withdrawn = app.db.write(move |conn| {
        Box::pin(async move { admitting::withdraw(conn, &id, &request, &actor.person, &today, now).await })
    });
    let flash = if withdrawn.await? { "flash-join-withdrawn" } else { "flash-join-changed" };
    Ok(redirect_with(&address, flash))
}
