//! The coordinator's desk: she reaches the subtree of her grants and nothing else.

pub mod import;
pub mod imports;
pub mod people;
pub mod person;
pub mod units;

use crate::{
    db::{scope::Reach, units as organisation},
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
    http::request::Parts,
};
use jiff::civil::Date;
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

/// GET /desk
pub async fn home(State(app): State<AppState>, visit: Visit, desk: Desk) -> Answer {
    let words = Words::new(visit.locale);
    let mut conn = app.db.read().await?;
    let tops = organisation::tops(&mut conn, &desk.reach).await?;
    let (units, people) = organisation::reached(&mut conn, &desk.reach).await?;
    drop(conn);
    let home = DeskHome {
        address: desk.actor.address_form.clone(),
        given_name: desk.actor.given_name.clone(),
        tops: tops.into_iter().map(|unit| unit.name).collect(),
        units,
        people,
        at: app.clock.local(app.clock.now()),
    };
    let page = Page::new(&app, &visit, words.say("nav-desk")).at(Place::Desk);
    Ok(page.show(move || view! { <DeskHomePage words home=home.clone()/> }).await)
}
