//! What a person sees of herself: her profile and her learning history.

use super::{desk, home::certificate_lines, requests, study::small};
use crate::{
    courses::Catalogue,
    db::{Conn, accounts, attempts::Attempt, enrolments, enrolments::Enrolment, people, units},
    error::Error,
    learning::{Record, pausing},
    render::{Answer, Page, theme},
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    components::{pause::Pausing, preference::QuizView},
    pages::{
        account::{Account, AccountPage},
        history::{HistoryPage, PastAttempt, PastEnrolment},
    },
    words::Words,
};
use axum::{extract::State, http::StatusCode};
use domain::{
    cohort::pause_days_left,
    course::Tiet,
    quiz::{Percent, Points, Quiz},
};
use leptos::prelude::*;

/// GET /account
pub async fn account(State(app): State<AppState>, visit: Visit, actor: Actor) -> Answer {
    account_page(&app, &visit, &actor, None).await
}

/// The account's page with a pause that was not accepted: what was typed, and why.
pub async fn account_again(app: &AppState, visit: &Visit, actor: &Actor, typed: String, error: String) -> Answer {
    account_page(app, visit, actor, Some((typed, error))).await
}

async fn account_page(app: &AppState, visit: &Visit, actor: &Actor, refused: Option<(String, String)>) -> Answer {
    let words = Words::new(visit.locale);
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let mut conn = app.db.read().await?;
    let pausing = pausing(app, &mut conn, actor, refused).await?;
    let person = people::get(&mut conn, &actor.person).await?;
    let unit = units::primary(&mut conn, &actor.person, &app.clock.today().to_string()).await?;
    let account = Account {
        full_name: person.full_name,
        address: person.address_form,
        sign_in_name: accounts::sign_in_name(&mut conn, &actor.person).await?.unwrap_or_default(),
        email: person.email.unwrap_or_default(),
        staff_code: person.staff_code.unwrap_or_default(),
        position: unit.as_ref().map(|unit| unit.position.clone()).unwrap_or_default(),
        unit: unit.map(|unit| unit.unit_name).unwrap_or_default(),
        extra_time_percent: u32::try_from(person.extra_time_percent).unwrap_or_default(),
        pausing,
        sensitive: desk::sensitive::lines(&mut conn, &actor.person).await?,
        theme: theme(visit),
        quiz_view: if actor.quiz_view == "all" { QuizView::All } else { QuizView::One },
    };
    let requests = requests::own(app, &mut conn, &actor.person).await?;
    drop(conn);
    let page = Page::new(app, visit, words.say("menu-account")).status(status);
    Ok(page.show(move || view! { <AccountPage words account=account requests=requests/> }).await)
}

async fn pausing(
    app: &AppState,
    conn: &mut Conn,
    actor: &Actor,
    refused: Option<(String, String)>,
) -> Result<Pausing, Error> {
    let today = app.clock.today();
    let pauses = pausing::of_person(conn, &actor.person).await?;
    let (typed, error) = refused.map_or((String::new(), None), |(typed, error)| (typed, Some(error)));
    Ok(Pausing {
        until: pauses.iter().find(|pause| pause.holds(today)).map(|pause| pause.until),
        days_left: pause_days_left(&pauses, today.year(), app.serve.training.pause_days_a_year),
        typed,
        error,
    })
}

/// GET /history
pub async fn history(State(app): State<AppState>, visit: Visit, actor: Actor) -> Answer {
    let words = Words::new(visit.locale);
    let catalogue = app.catalogue();
    let mut conn = app.db.read().await?;
    let mut past = Vec::new();
    for enrolment in enrolments::of_person(&mut conn, &actor.person).await? {
        past.push(past_enrolment(&app, &catalogue, &mut conn, enrolment).await?);
    }
    drop(conn);
    let certificates = certificate_lines(&app, &actor.person, app.clock.today()).await?;
    let page = Page::new(&app, &visit, words.say("menu-history"));
    Ok(page.show(move || view! { <HistoryPage words enrolments=past certificates=certificates/> }).await)
}

async fn past_enrolment(
    app: &AppState,
    catalogue: &Catalogue,
    conn: &mut Conn,
    enrolment: Enrolment,
) -> Result<PastEnrolment, Error> {
    let edition = catalogue.course(&enrolment.course);
    let (enrolled_on, left_at) = (app.clock.day(enrolment.opened_at), enrolment.closed_at);
    let Some(edition) = edition else {
        return Ok(PastEnrolment {
            course: String::new(),
            title: enrolment.course,
            tiet: Tiet::default(),
            enrolled_on,
            completed_on: None,
            left_on: left_at.map(|at| app.clock.day(at)),
            lessons_read: 0,
            attempts: Vec::new(),
        });
    };
    let record = Record::load(conn, edition, enrolment).await?;
    let title_of = |quiz: &str| edition.course.quiz(quiz).map_or_else(|| quiz.to_owned(), |quiz| quiz.title.clone());
    let is_survey = |quiz: &str| edition.course.quiz(quiz).is_some_and(Quiz::is_survey);
    let graded = record.attempts.iter().filter(|attempt| !is_survey(&attempt.quiz));
    let completion = record.completion.as_ref();
    Ok(PastEnrolment {
        course: edition.course.id.clone(),
        title: edition.course.title.clone(),
        tiet: completion.map(|completion| Tiet { halves: completion.tiet_halves }).unwrap_or_default(),
        enrolled_on,
        completed_on: completion.map(|completion| app.clock.day(completion.completed_at)),
        left_on: left_at.filter(|_| completion.is_none()).map(|at| app.clock.day(at)),
        lessons_read: small(record.readings.len()),
        attempts: graded.map(|attempt| past_attempt(app, attempt, title_of(&attempt.quiz))).collect(),
    })
}

fn past_attempt(app: &AppState, attempt: &Attempt, quiz: String) -> PastAttempt {
    let address = match attempt.submitted_at {
        Some(_) => format!("/attempts/{}/result", attempt.id),
        None => format!("/attempts/{}", attempt.id),
    };
    PastAttempt {
        address,
        quiz,
        number: u32::try_from(attempt.number).unwrap_or(u32::MAX),
        submitted: attempt.submitted_at.map(|at| app.clock.local(at)),
        score: attempt.points.zip(attempt.out_of).map(|(points, out_of)| Percent::of(Points(points), Points(out_of))),
        passed: attempt.passed.unwrap_or(false),
    }
}
