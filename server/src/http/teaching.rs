//! Teaching: an instructor reaches the courses of her grants and nothing else.

mod appeals;
mod course;
mod items;
mod marking;
mod regrade;
mod surveys;

pub use appeals::{answer as answer_appeal, list as appeals, show as appeal};
pub use course::{extra_time, show as course};
pub use items::show as items;
pub use marking::{
    ask as ask_second, file, mark, mark_again, queue, second, settle as settle_second, show as marking, total,
    withdraw as withdraw_second,
};
pub use regrade::{apply as regrade, show as regrade_preview};
pub use surveys::{
    begin as begin_survey_form, file as survey_file, form as survey_form, save as save_survey_form, show as survey,
    submit as submit_survey_form,
};

use crate::{
    courses::Edition,
    db::{
        appeals as appealed, grants,
        meetings::{self, OwnMeeting},
        second_markings, teaching,
    },
    error::Error,
    render::{Answer, Page},
    state::AppState,
    visit::{Actor, Visit},
};
use app::{
    document::Place,
    pages::teaching::{TaughtCourse, TeachingPage},
    words::Words,
};
use axum::extract::State;
use domain::{course::Course, quiz::Quiz};
use leptos::prelude::*;
use std::sync::Arc;

/// So long meetings stay on the page after they have ended.
const WEEK: i64 = 7 * 24 * 3_600_000;

/// The courses that somebody teaches.
pub(super) enum Taught {
    Everything,
    Courses(Vec<String>),
}

impl Taught {
    pub(super) async fn load(app: &AppState, actor: &Actor) -> Result<Self, Error> {
        let today = app.clock.today().to_string();
        let granted = grants::taught(&mut app.db.read().await?, &actor.person, &today).await?;
        let courses: Option<Vec<String>> = granted.into_iter().collect();
        Ok(courses.map_or(Self::Everything, Self::Courses))
    }

    pub(super) fn holds(&self, course: &str) -> bool {
        match self {
            Self::Everything => true,
            Self::Courses(courses) => courses.iter().any(|taught| taught == course),
        }
    }
}

/// The latest edition of a course that the actor teaches; any other is not found.
async fn edition(app: &AppState, actor: &Actor, course: &str) -> Result<Arc<Edition>, Error> {
    if !Taught::load(app, actor).await?.holds(course) {
        return Err(Error::NotFound);
    }
    app.catalogue().course(course).cloned().ok_or(Error::NotFound)
}

/// A quiz that is graded; surveys have pages of their own, on which nobody is named.
fn quiz<'a>(course: &'a Course, quiz: &str) -> Result<&'a Quiz, Error> {
    course.quiz(quiz).filter(|quiz| !quiz.is_survey()).ok_or(Error::NotFound)
}

/// The pages above one of a quiz.
fn crumbs(words: Words, edition: &Edition) -> Vec<(String, String)> {
    let course = &edition.course;
    vec![
        ("/teaching".to_owned(), words.say("nav-teaching")),
        (format!("/teaching/{}", course.id), course.title.clone()),
    ]
}

/// GET /teaching
pub async fn home(State(app): State<AppState>, visit: Visit, actor: Actor) -> Answer {
    let words = Words::new(visit.locale);
    let taught = Taught::load(&app, &actor).await?;
    let mut conn = app.db.read().await?;
    let catalogue = app.catalogue();
    let mut courses = Vec::new();
    for edition in catalogue.editions().iter().filter(|edition| taught.holds(&edition.course.id)) {
        let counts = teaching::counts(&mut conn, &edition.course.id, app.clock.now()).await?;
        let to_do = second_markings::to_do(&mut conn, &edition.course.id, &actor.person).await?.len() as i64;
        courses.push(TaughtCourse {
            id: edition.course.id.clone(),
            code: edition.course.code.clone(),
            title: edition.course.title.clone(),
            waiting: counts.iter().map(|count| count.waiting).sum::<i64>() + to_do,
            appeals: appealed::count_open(&mut conn, &edition.course.id).await?,
        });
    }
    let now = app.clock.now();
    let met = meetings::of_instructor(&mut conn, &actor.person, now - WEEK).await?;
    drop(conn);
    let own = |meeting: &meetings::Meeting| meeting.course.as_deref().is_none_or(|course| taught.holds(course));
    let line = |meeting| {
        let own = OwnMeeting { meeting, presence: None, reason: None };
        super::meeting_lines::line(&app.clock, &catalogue, words, own)
    };
    let meetings: Vec<_> = met.into_iter().filter(own).map(line).collect();
    courses.sort_by_key(|course| course.waiting + course.appeals == 0);
    let page = Page::new(&app, &visit, words.say("nav-teaching")).at(Place::Teaching);
    Ok(page.show(move || view! { <TeachingPage words courses meetings/> }).await)
}
