//! The coordinator's desk: she reaches the subtree of her grants and nothing else.

pub mod certificates;
pub mod closing_acts;
pub mod closing_form;
pub mod closings;
pub mod cohort_check;
pub mod cohort_form;
pub mod cohorts;
pub mod duties;
pub mod filling;
mod filling_plan;
mod filling_wish;
pub mod hours;
pub mod import;
pub mod imports;
pub mod invitations;
pub mod matters;
pub mod messages;
pub mod people;
pub mod person;
pub mod records;
pub mod register;
pub mod report;
mod report_figures;
pub mod report_form;
pub mod report_people;
pub mod reports;
mod slips;
pub mod surveys;
pub mod units;
pub mod why;

use crate::{
    db::{
        Conn, DbError, cohorts as opened,
        scope::{self, Reach},
        standings, units as organisation,
    },
    error::Error,
    render::{Answer, Page},
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    document::Place,
    pages::desk::{
        cohorts::CohortState,
        home::{DeskHome, DeskHomePage},
    },
    words::Words,
};
use axum::{
    extract::{FromRequestParts, State},
    http::request::Parts,
};
use domain::cohort::SOON;
use jiff::{ToSpan, civil::Date};
use leptos::prelude::*;

/// Who works at the desk today, and what she reaches.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The coordinator or administrator.
    pub actor: Actor,
    /// What she reaches today; every statement of the desk asks for it.
    pub reach: Reach,
    /// The day.
    pub today: Date,
}

impl FromRequestParts<AppState> for Desk {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Error> {
        let actor = Actor::from_request_parts(parts, app).await?;
        let today = app.clock.today();
        let reach = Reach { actor: actor.person.clone(), day: today.to_string() };
        Ok(Self { actor, reach, today })
    }
}

/// The day until which a thing is soon due.
fn soon(today: Date) -> String {
    today.checked_add(SOON.days()).unwrap_or(today).to_string()
}

/// The units within reach: id and name.
async fn units(conn: &mut Conn, reach: &Reach) -> Result<Vec<(String, String)>, DbError> {
    opened::units(conn, reach).await
}

/// A person outside the reach is not found.
async fn holds_person(conn: &mut Conn, reach: &Reach, person: &str) -> Result<(), Error> {
    if scope::holds_person(conn, reach, person).await? { Ok(()) } else { Err(Error::NotFound) }
}

/// GET /desk
pub async fn home(State(app): State<AppState>, visit: Visit, desk: Desk) -> Answer {
    let words = Words::new(visit.locale);
    let mut conn = app.db.read().await?;
    let tops = organisation::tops(&mut conn, &desk.reach).await?;
    let (units, people) = organisation::reached(&mut conn, &desk.reach).await?;
    let counts = standings::of_desk(&mut conn, &desk.reach, &soon(desk.today), matters::stuck_before(&app)).await?;
    let matters = matters::counts(&mut conn, &desk, &counts).await?;
    let running = cohorts::lines(&mut conn, &desk, &counts).await?;
    drop(conn);
    let home = DeskHome {
        address: desk.actor.address_form.clone(),
        given_name: desk.actor.given_name.clone(),
        tops: tops.into_iter().map(|unit| unit.name).collect(),
        units,
        people,
        matters,
        cohorts: running.into_iter().filter(|line| line.state != CohortState::Closed).collect(),
        at: app.clock.local(app.clock.now()),
    };
    let page = Page::new(&app, &visit, words.say("nav-desk")).at(Place::Desk);
    Ok(page.show(move || view! { <DeskHomePage words home=home.clone()/> }).await)
}
