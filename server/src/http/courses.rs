//! The catalogue and the page of a course.

use super::{meeting_lines, overview::Overview, study::Study, teaching::Taught};
use crate::{
    courses::Edition,
    db::{certificates, meetings, peer_reviews},
    error::Error,
    fields::{self, Fields},
    learning::{Record, peers::is_reviewed_by_peers},
    render::{Answer, Page},
    secret,
    state::AppState,
    visit::Visit,
};
use app::{
    components::{
        course_card::{CardState, CourseCard, Obligation},
        meeting_line::MeetingLine,
    },
    document::Place,
    pages::{
        catalogue::{Catalogue, CataloguePage, CatalogueQuery, Length, Standing as Wanted},
        course::{CertificateState, CoursePage, CourseView, GoOn, Learning, Prerequisite, Standing},
    },
    words::Words,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
};
use domain::{
    course::{Course, Item, Validity},
    locale::Locale,
    permission::Action,
    text::{Likeness, likeness},
};
use leptos::prelude::*;
use std::{collections::BTreeSet, sync::Arc};

/// The longest search that is looked at.
const LONGEST_SEARCH: usize = 200;

/// GET /courses?q=&track=&level=&tiet=&state=
pub async fn list(State(app): State<AppState>, visit: Visit, RawQuery(query): RawQuery) -> Answer {
    let words = Words::new(visit.locale);
    let query = query_of(&fields::parse(query.unwrap_or_default().as_bytes())?);
    let overview = Overview::load(&app, visit.actor.as_ref().map(|actor| actor.person.as_str())).await?;
    let catalogue = app.catalogue();
    let mut all = catalogue.editions_in(visit.locale);
    all.retain(|edition| edition.course.is_offered() || overview.is_hers(&edition.course.id));
    let view = Catalogue {
        tracks: distinct(all.iter().map(|edition| &edition.course.track)),
        levels: distinct(all.iter().map(|edition| &edition.course.level)),
        signed_in: visit.actor.is_some(),
        cards: found(&app, &overview, &all, &query),
        query,
    };
    let page = Page::new(&app, &visit, words.say("nav-courses")).at(Place::Courses).with_islands();
    let page = page.indexed(words.say("site-purpose"));
    Ok(page.show(move || view! { <CataloguePage words catalogue=view/> }).await)
}

fn query_of(fields: &Fields) -> CatalogueQuery {
    CatalogueQuery {
        text: fields.trimmed("q").chars().take(LONGEST_SEARCH).collect(),
        track: fields.trimmed("track").to_owned(),
        level: fields.trimmed("level").to_owned(),
        length: Length::named(fields.trimmed("tiet")),
        standing: Wanted::named(fields.trimmed("state")),
    }
}

fn distinct<'a>(values: impl Iterator<Item = &'a String>) -> Vec<String> {
    values.cloned().collect::<BTreeSet<_>>().into_iter().collect()
}

/// The courses that answer the query, the best first.
fn found(app: &AppState, overview: &Overview, all: &[Arc<Edition>], query: &CatalogueQuery) -> Vec<CourseCard> {
    let mut found: Vec<(Likeness, CourseCard)> = all
        .iter()
        .filter(|edition| query.track.is_empty() || edition.course.track == query.track)
        .filter(|edition| query.level.is_empty() || edition.course.level == query.level)
        .filter(|edition| query.length.is_none_or(|length| length.holds(edition.course.tiet)))
        .filter_map(|edition| Some((likeness(&searched(edition), &query.text)?, overview.card(app, edition))))
        .filter(|(_, card)| query.standing.is_none_or(|standing| stands(card, standing)))
        .collect();
    found.sort_by_key(|(likeness, _)| std::cmp::Reverse(*likeness));
    found.into_iter().map(|(_, card)| card).collect()
}

/// What a search looks through.
fn searched(edition: &Edition) -> String {
    let course = &edition.course;
    let lessons: Vec<&str> = course.items().map(Item::title).collect();
    format!("{} {} {} {} {}", course.code, course.title, course.summary, course.outcomes.join(" "), lessons.join(" "))
}

fn stands(card: &CourseCard, wanted: Wanted) -> bool {
    match wanted {
        Wanted::Mandatory => matches!(card.obligation, Some(Obligation::Mandatory(_))),
        Wanted::Learning => matches!(card.state, CardState::Learning { .. }),
        Wanted::Completed => matches!(card.state, CardState::Completed(_)),
        Wanted::New => matches!(card.state, CardState::Open | CardState::Shut),
    }
}

/// GET /courses/{course}
pub async fn show(State(app): State<AppState>, visit: Visit, Path(course): Path<String>) -> Answer {
    let person = visit.actor.as_ref().map(|actor| actor.person.as_str());
    let (study, overview) = Study::load_among_all(&app, person, &course, visit.locale).await?;
    page(&app, &visit, &study, &overview, StatusCode::OK).await
}

/// The page of the course in place of a part of it that is shut, with the reason on top.
pub async fn shut(app: &AppState, visit: &Visit, study: &Study, reason: &str) -> Answer {
    let overview = Overview::load(app, visit.actor.as_ref().map(|actor| actor.person.as_str())).await?;
    let mut visit = visit.clone();
    visit.notice = Some(reason.to_owned());
    page(app, &visit, study, &overview, StatusCode::FORBIDDEN).await
}

async fn page(app: &AppState, visit: &Visit, study: &Study, overview: &Overview, status: StatusCode) -> Answer {
    let words = Words::new(visit.locale);
    let edition = &study.edition;
    let course = &edition.course;
    let view = CourseView {
        course: course.clone(),
        languages: languages(app, course),
        tiet: course.tiet,
        obligation: overview.obligation(&course.id),
        due: overview.due(&course.id),
        published_on: Some(app.clock.day(edition.revision.published_at)),
        meetings: class_meetings(app, words, visit, overview, &course.id).await?,
        prerequisites: prerequisites(study),
        standing: match (&study.record, &visit.actor) {
            (Some(record), _) => Standing::Inside(Box::new(learning(app, study, record).await?)),
            (None, Some(_)) => Standing::Outside,
            (None, None) => Standing::Guest,
        },
        programmes: programmes_with(app, &course.id),
        acts: acts(app, &course.legal),
        review_overdue: course.review_by.filter(|by| *by < app.clock.today()),
        reviews: reviews(app, visit, course).await?,
        cohorts: super::cohorts::with_course(app, visit, &course.id).await?,
        is_author: is_author(app, visit, &course.id).await?,
        form_id: secret::uuid(app.clock.now()),
    };
    let page =
        Page::new(app, visit, course.title.clone()).at(Place::Courses).status(status).indexed(course.summary.clone());
    let page = page.of_course(app, visit, &course.id);
    Ok(page.show(move || view! { <CoursePage words view=view/> }).await)
}

/// Whether the visitor writes a course.
async fn is_author(app: &AppState, visit: &Visit, course: &str) -> Result<bool, Error> {
    match &visit.actor {
        Some(actor) if visit.may(Action::Write) => Ok(Taught::load(app, actor).await?.holds(course)),
        _ => Ok(false),
    }
}

/// The meetings of the visitor's class in a course.
async fn class_meetings(
    app: &AppState,
    words: Words,
    visit: &Visit,
    overview: &Overview,
    course: &str,
) -> Result<Vec<MeetingLine>, Error> {
    let Some(actor) = &visit.actor else { return Ok(Vec::new()) };
    let own = meetings::of_person(&mut app.db.read().await?, &actor.person, 0).await?;
    let catalogue = app.catalogue();
    let of_course = own.into_iter().filter(|one| meeting_lines::is_of_course(overview, &one.meeting, course));
    Ok(of_course.map(|one| meeting_lines::line(&app.clock, &catalogue, words, one)).collect())
}

/// How many essays of peers the visitor has still to review.
async fn reviews(app: &AppState, visit: &Visit, course: &Course) -> Result<usize, Error> {
    let Some(actor) = visit.actor.as_ref().filter(|_| is_reviewed_by_peers(course)) else { return Ok(0) };
    let now = app.clock.now();
    let duties = peer_reviews::of_reviewer(&mut app.db.read().await?, &actor.person, &course.id).await?;
    Ok(duties.iter().filter(|duty| duty.is_open(now)).count())
}

/// The languages in which a course can be read, the original first, with their shares.
fn languages(app: &AppState, course: &Course) -> Vec<(Locale, u32)> {
    let catalogue = app.catalogue();
    let translated = catalogue.course(&course.id).map(|edition| &edition.course.translated);
    let translated = translated.into_iter().flatten().map(|(language, text)| (*language, text.percent));
    [(course.lang, 100)].into_iter().chain(translated).collect()
}

fn programmes_with(app: &AppState, course: &str) -> Vec<(String, String)> {
    let catalogue = app.catalogue();
    let naming = catalogue.programmes().iter().filter(|programme| programme.courses().contains(&course));
    naming.map(|programme| (programme.id.clone(), programme.title.clone())).collect()
}

/// Acts as they stand today, also those that the list does not know.
fn acts(app: &AppState, numbers: &[String]) -> Vec<(String, Validity)> {
    let (catalogue, today) = (app.catalogue(), app.clock.today());
    let validity = |number: &str| catalogue.act(number).map_or(Validity::Unknown, |act| act.validity(today));
    numbers.iter().map(|number| (number.clone(), validity(number))).collect()
}

fn prerequisites(study: &Study) -> Vec<Prerequisite> {
    let course = &study.edition.course;
    course
        .after
        .iter()
        .map(|id| Prerequisite {
            id: id.clone(),
            title: study.title_of(id).unwrap_or_else(|| id.clone()),
            done: study.finished.contains(id),
        })
        .collect()
}

async fn learning(app: &AppState, study: &Study, record: &Record) -> Result<Learning, Error> {
    let course = &study.edition.course;
    let now = app.clock.now();
    let scores = course.quizzes().filter(|quiz| !quiz.is_survey()).filter_map(|quiz| {
        let kept = quiz.standing(&record.submitted(&quiz.id), now).kept?;
        Some((quiz.id.clone(), kept))
    });
    Ok(Learning {
        achieved: record.achieved.clone(),
        go_on: go_on(study, record, now),
        scores: scores.collect(),
        enrolled_on: app.clock.day(record.enrolment.opened_at),
        completed_on: record.completion.as_ref().map(|completion| app.clock.day(completion.completed_at)),
        certificate: certificate(app, study, record).await?,
    })
}

fn go_on(study: &Study, record: &Record, now: i64) -> GoOn {
    let course = &study.edition.course;
    if let Some(id) = record.next_item(course, &study.finished, now).and_then(Item::id) {
        return GoOn::At(id.to_owned());
    }
    record.waiting_quiz(course, &study.finished).map_or(GoOn::Nowhere, |quiz| GoOn::Waits(quiz.id.clone()))
}

async fn certificate(app: &AppState, study: &Study, record: &Record) -> Result<CertificateState, Error> {
    if study.edition.course.certificate.is_none() || study.edition.course.has_planned_items() {
        return Ok(CertificateState::None);
    }
    if record.completion.is_none() {
        return Ok(CertificateState::Promised);
    }
    let current = certificates::current_of_enrolment(&mut app.db.read().await?, &record.enrolment.id).await?;
    Ok(match current {
        Some(certificate) => CertificateState::Issued { id: certificate.id, number: certificate.number },
        None => CertificateState::Waiting,
    })
}
