//! The coordinator's desk: she reaches the subtree of her grants and nothing else.

pub mod certificates;
pub mod closing_acts;
pub mod closing_form;
pub mod closings;
pub mod cohort_check;
pub mod cohort_form;
pub mod cohorts;
pub mod duties;
pub mod figures;
pub mod filling;
mod filling_plan;
mod filling_wish;
pub mod hours;
pub mod import;
pub mod imports;
pub mod invitations;
pub mod matters;
mod meeting_check;
pub mod meeting_form;
mod meeting_telling;
pub mod meetings;
pub mod messages;
pub mod people;
pub mod person;
pub mod records;
pub mod register;
pub mod report;
mod report_figures;
pub mod report_form;
pub mod report_hours;
pub mod report_people;
pub mod reports;
pub mod requests;
pub mod schedule_acts;
pub mod schedule_form;
pub mod schedules;
pub mod sensitive;
mod slips;
pub mod surveys;
pub mod units;
pub mod why;

use crate::{
    db::{
        Conn, DbError, cohorts as opened,
        scope::{self, Reach},
    },
    error::Error,
    render::{Answer, Page},
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    document::Place,
    pages::desk::home::{DeskHome, DeskHomePage},
    words::Words,
};
use axum::{
    extract::{FromRequestParts, State},
    http::{Method, request::Parts},
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
        if parts.method != Method::GET {
            app.figures.outdate(&actor.person);
        }
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
    let figures = figures::of(&app, &desk).await?;
    let home = DeskHome {
        address: desk.actor.address_form.clone(),
        given_name: desk.actor.given_name.clone(),
        tops: figures.tops.clone(),
        units: figures.units,
        people: figures.people,
        matters: figures.matters.clone(),
        cohorts: figures.cohorts.clone(),
        at: app.clock.local(figures.at),
    };
    let page = Page::new(&app, &visit, words.say("nav-desk")).at(Place::Desk);
    Ok(page.show(move || view! { <DeskHomePage words home=home.clone()/> }).await)
}
