//! The first page: for learners what to do this week, for visitors what this is.

mod agenda;

use super::{hours, meeting_lines, overview::Overview};
use crate::{
    courses::Edition,
    db::{certificates, meetings},
    error::Error,
    learning::pausing,
    render::{Answer, Page},
    state::AppState,
    visit::{Actor, Visit},
};
use agenda::Agenda;
use app::{
    components::{certificate_line::CertificateLine, meeting_line::MeetingLine},
    document::Place,
    pages::{
        home::{Home, HomePage, Resume},
        landing::LandingPage,
    },
    words::Words,
};
use axum::extract::State;
use domain::{
    course::{Course, Item},
    meeting::GRACE,
};
use jiff::{ToSpan, civil::Date};
use leptos::prelude::*;
use std::sync::Arc;

/// Courses that the first page proposes.
const SUGGESTIONS: usize = 3;

/// Meetings that the first page shows.
const COMING: usize = 5;

/// GET /
pub async fn show(State(app): State<AppState>, visit: Visit) -> Answer {
    match visit.actor.clone() {
        Some(actor) => home(&app, &visit, &actor).await,
        None => landing(&app, &visit).await,
    }
}

async fn landing(app: &AppState, visit: &Visit) -> Answer {
    let words = Words::new(visit.locale);
    let overview = Overview::load(app, None).await?;
    let catalogue = app.catalogue();
    let courses: Vec<_> = catalogue
        .editions_in(visit.locale)
        .iter()
        .filter(|edition| edition.course.is_offered())
        .take(SUGGESTIONS)
        .map(|edition| overview.card(app, edition))
        .collect();
    let page = Page::new(app, visit, words.say("landing-title")).indexed(words.say("site-purpose"));
    Ok(page.show(move || view! { <LandingPage words courses=courses/> }).await)
}

async fn home(app: &AppState, visit: &Visit, actor: &Actor) -> Answer {
    let words = Words::new(visit.locale);
    let overview = Overview::load(app, Some(&actor.person)).await?;
    let catalogue = app.catalogue();
    let editions = &catalogue.editions_in(visit.locale)[..];
    let is_learning = |edition: &&Arc<Edition>| {
        overview.records.get(&edition.course.id).is_some_and(|record| record.completion.is_none())
    };
    let today = app.clock.today();
    let week = week(today);
    let programmes = super::programmes::assigned(&overview, &catalogue);
    let Agenda { tasks, later } = Agenda::of(app, words, &overview, editions, &programmes, week.1);
    let pauses = pausing::of_person(&mut app.db.read().await?, &actor.person).await?;
    let home = Home {
        paused_until: pauses.iter().find(|pause| pause.holds(today)).map(|pause| pause.until),
        address: actor.address_form.clone(),
        given_name: actor.given_name.clone(),
        resume: resume(app, words, &overview, editions),
        tasks,
        meetings: coming(app, words, &actor.person).await?,
        later,
        programmes,
        week,
        year: hours::year(app, &overview, &actor.person).await?,
        learning: editions.iter().filter(is_learning).map(|edition| overview.card(app, edition)).collect(),
        cohorts: super::cohorts::at_home(app, &actor.person).await?,
        certificates: certificate_lines(app, &actor.person, today).await?.into_iter().take(3).collect(),
        suggestions: suggested(&overview, editions).into_iter().map(|edition| overview.card(app, edition)).collect(),
    };
    let page = Page::new(app, visit, words.say("nav-home")).at(Place::Home);
    Ok(page.show(move || view! { <HomePage words home=home/> }).await)
}

/// The next meetings of her classes.
async fn coming(app: &AppState, words: Words, person: &str) -> Result<Vec<MeetingLine>, Error> {
    let now = app.clock.now();
    let own = meetings::of_person(&mut app.db.read().await?, person, now - GRACE).await?;
    let catalogue = app.catalogue();
    Ok(own.into_iter().take(COMING).map(|one| meeting_lines::line(&app.clock, &catalogue, words, one)).collect())
}

/// Where she was last, in the course that she was in last.
fn resume(app: &AppState, words: Words, overview: &Overview, editions: &[Arc<Edition>]) -> Option<Resume> {
    let mut learning: Vec<_> = editions
        .iter()
        .filter_map(|edition| Some((overview.records.get(&edition.course.id)?.enrolment.seen_at, edition)))
        .collect();
    learning.sort_by_key(|(seen_at, _)| std::cmp::Reverse(*seen_at));
    learning.into_iter().find_map(|(_, edition)| {
        let item = overview.next_item(app, edition)?;
        let module = edition.course.module_of(item.id()?)?;
        let place = edition.course.modules.iter().position(|other| std::ptr::eq(other, module))? + 1;
        Some(Resume {
            address: item_address(edition, item)?,
            lang: item.lang().and_then(|lang| words.foreign(lang)),
            title: item.title().to_owned(),
            course: words.with(
                "home-resume-course",
                &[("course", edition.course.title.as_str().into()), ("module", place.into())],
            ),
            minutes: item.minutes(),
        })
    })
}

/// Courses that are new to her, what somebody proposes to her first. What she must take stands in the agenda already.
fn suggested<'a>(overview: &Overview, editions: &'a [Arc<Edition>]) -> Vec<&'a Arc<Edition>> {
    let is_must = |id: &str| overview.assignment(id).is_some_and(|assignment| assignment.is_mandatory);
    let is_open = |course: &Course| {
        overview.is_new(&course.id)
            && !is_must(&course.id)
            && (course.is_offered() || overview.assignment(&course.id).is_some())
    };
    let mut suggested: Vec<_> = editions.iter().filter(|edition| is_open(&edition.course)).collect();
    suggested.sort_by_key(|edition| overview.assignment(&edition.course.id).is_none());
    suggested.truncate(SUGGESTIONS);
    suggested
}

fn item_address(edition: &Edition, item: &Item) -> Option<String> {
    let kind = if matches!(item, Item::Quiz(_)) { "quizzes" } else { "lessons" };
    Some(format!("/courses/{}/{kind}/{}", edition.course.id, item.id()?))
}

/// Monday and Sunday of the week of a day.
fn week(today: Date) -> (Date, Date) {
    let since = i64::from(today.weekday().to_monday_zero_offset());
    let monday = today.checked_sub(since.days()).unwrap_or(today);
    (monday, monday.checked_add(6.days()).unwrap_or(monday))
}

/// The certificates of a person, the newest first.
pub async fn certificate_lines(app: &AppState, person: &str, today: Date) -> Result<Vec<CertificateLine>, Error> {
    let mut conn = app.db.read().await?;
    let rows = certificates::of_person(&mut conn, person).await?;
    let line = |row: certificates::Certificate| {
        let printed: crate::learning::Printed = serde_json::from_str(row.facts.as_deref()?).ok()?;
        let last = row.expires_on.as_deref().and_then(|day| day.parse::<Date>().ok());
        let in_force = row.revoked_at.is_none() && row.replaced_at.is_none() && last.is_none_or(|last| last >= today);
        Some(CertificateLine {
            id: row.id,
            title: printed.title,
            number: row.number,
            issued_on: row.issued_on.parse().ok()?,
            in_force,
        })
    };
    Ok(rows.into_iter().filter_map(line).collect())
}
