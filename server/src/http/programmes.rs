//! Programmes: the list, and what one of them asks of the reader.

use super::{hours, overview::Overview};
use crate::{
    courses::Catalogue,
    error::Error,
    render::{Answer, Page},
    state::AppState,
    visit::Visit,
};
use app::{
    components::{course_card::Obligation, programme_line::ProgrammeLine},
    document::Place,
    pages::{
        programme::{Part, ProgrammePage, ProgrammeView},
        programmes::ProgrammesPage,
    },
    words::Words,
};
use axum::extract::{Path, State};
use domain::{
    locale::Locale,
    programme::{Line, Programme, Requirement},
};
use leptos::prelude::*;

/// GET /programmes
pub async fn list(State(app): State<AppState>, visit: Visit) -> Answer {
    let words = Words::new(visit.locale);
    let overview = Overview::load(&app, visit.actor.as_ref().map(|actor| actor.person.as_str())).await?;
    let mut lines: Vec<ProgrammeLine> =
        app.catalogue().programmes().iter().map(|programme| line(&overview, programme)).collect();
    lines.sort_by_key(|line| line.is_mandatory.map_or(2, |is_mandatory| u8::from(!is_mandatory)));
    let page = Page::new(&app, &visit, words.say("programmes-title")).at(Place::Courses);
    let page = page.indexed(words.say("programmes-lead"));
    Ok(page.show(move || view! { <ProgrammesPage words lines=lines/> }).await)
}

/// The programmes that somebody asks of the reader, what is due first first.
pub fn assigned(overview: &Overview, catalogue: &Catalogue) -> Vec<ProgrammeLine> {
    let mut lines: Vec<ProgrammeLine> = catalogue
        .programmes()
        .iter()
        .filter(|programme| overview.programme_assignment(&programme.id).is_some())
        .map(|programme| line(overview, programme))
        .collect();
    lines.sort_by_key(|line| line.due.map_or(jiff::civil::Date::MAX, |due| due.on));
    lines
}

fn line(overview: &Overview, programme: &Programme) -> ProgrammeLine {
    ProgrammeLine {
        id: programme.id.clone(),
        title: programme.title.clone(),
        is_mandatory: overview.programme_assignment(&programme.id).map(|assignment| assignment.is_mandatory),
        due: overview.programme_due(programme),
        progress: overview.signed_in.then(|| programme.progress(&overview.taken)),
    }
}

/// GET /programmes/{programme}
pub async fn show(State(app): State<AppState>, visit: Visit, Path(id): Path<String>) -> Answer {
    let words = Words::new(visit.locale);
    let catalogue = app.catalogue();
    let programme = catalogue.programme(&id).ok_or(Error::NotFound)?;
    let overview = Overview::load(&app, visit.actor.as_ref().map(|actor| actor.person.as_str())).await?;
    let mut view = view_of(&app, &overview, &catalogue, programme, visit.locale);
    if let Some(actor) = &visit.actor {
        view.year = Some(hours::year(&app, &overview, &actor.person).await?);
    }
    let page = Page::new(&app, &visit, programme.title.clone()).at(Place::Courses).indexed(programme.title.clone());
    Ok(page.show(move || view! { <ProgrammePage words view=view/> }).await)
}

fn view_of(
    app: &AppState,
    overview: &Overview,
    catalogue: &Catalogue,
    programme: &Programme,
    locale: Locale,
) -> ProgrammeView {
    let progress = programme.progress(&overview.taken);
    let parts = programme.requirements.iter().zip(&progress.lines);
    let obligation = overview.programme_assignment(&programme.id).map(|assignment| {
        let kind = if assignment.is_mandatory { Obligation::Mandatory } else { Obligation::Proposed };
        kind(assignment.reason.clone())
    });
    ProgrammeView {
        title: programme.title.clone(),
        body_html: programme.body_html.clone(),
        obligation,
        due: overview.programme_due(programme).filter(|_| overview.signed_in),
        by: programme.by,
        parts: parts.map(|(requirement, line)| part(app, overview, catalogue, requirement, *line, locale)).collect(),
        is_late: progress.is_late(programme),
        progress: overview.signed_in.then_some(progress),
        year: None,
    }
}

fn part(
    app: &AppState,
    overview: &Overview,
    catalogue: &Catalogue,
    requirement: &Requirement,
    line: Line,
    locale: Locale,
) -> Part {
    let named = requirement.courses();
    let cards: Vec<_> = named
        .iter()
        .filter_map(|id| catalogue.course(id))
        .map(|edition| overview.card(app, edition.in_locale(locale)))
        .collect();
    Part { line, unopened: named.len() - cards.len(), cards }
}
