//! The acts of law that courses cite.

use crate::{
    courses::Edition,
    render::{Answer, Page},
    state::AppState,
    visit::Visit,
};
use app::{
    document::Place,
    pages::legal::{ActView, LegalPage},
    words::Words,
};
use axum::extract::State;
use domain::course::Act;
use jiff::civil::Date;
use leptos::prelude::*;
use std::sync::Arc;

/// GET /legal
pub async fn show(State(app): State<AppState>, visit: Visit) -> Answer {
    let words = Words::new(visit.locale);
    let (catalogue, today) = (app.catalogue(), app.clock.today());
    let editions = catalogue.editions_in(visit.locale);
    let acts: Vec<ActView> = catalogue.acts().iter().map(|act| act_view(&editions, act, today)).collect();
    let page = Page::new(&app, &visit, words.say("legal-title")).at(Place::Courses).indexed(words.say("legal-lead"));
    Ok(page.show(move || view! { <LegalPage words acts=acts/> }).await)
}

fn act_view(editions: &[Arc<Edition>], act: &Act, today: Date) -> ActView {
    let citing = editions.iter().filter(|edition| edition.course.legal.contains(&act.number));
    let courses = citing.map(|edition| (edition.course.id.clone(), edition.course.title.clone())).collect();
    ActView { act: act.clone(), validity: act.validity(today), courses }
}
