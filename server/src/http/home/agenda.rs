//! What a learner is to do: this week, and later.

use super::item_address;
use crate::{
    courses::Edition,
    http::{desk::duties::exception, overview::Overview},
    state::AppState,
};
use app::{
    components::programme_line::{ProgrammeLine, left},
    pages::home::agenda::{Act, Later, Task},
    words::Words,
};
use domain::{course::Item, programme::Line};
use jiff::civil::Date;
use std::sync::Arc;

/// What to do, what is due first first.
pub struct Agenda {
    /// What is late, what is due up to Sunday, and the next step of each course under way.
    pub tasks: Vec<Task>,
    /// Every other course that is asked for.
    pub later: Vec<Later>,
}

impl Agenda {
    /// The agenda of the week that ends on this Sunday.
    pub fn of(
        app: &AppState,
        words: Words,
        overview: &Overview,
        editions: &[Arc<Edition>],
        programmes: &[ProgrammeLine],
        sunday: Date,
    ) -> Self {
        let mut agenda = Self { tasks: Vec::new(), later: Vec::new() };
        for edition in editions {
            agenda.tasks.extend(surveys(overview, edition));
            if let Some(step) = next_step(app, words, overview, edition) {
                agenda.tasks.push(step);
            } else if is_asked(overview, &edition.course.id) {
                agenda.add_course(words, overview, edition, sunday);
            }
        }
        for programme in programmes.iter().filter(|programme| wants_choice(programme)) {
            agenda.add_choice(words, overview, programme, sunday);
        }
        agenda.tasks.sort_by_key(|task| task.due.map_or(Date::MAX, |due| due.on));
        agenda.later.sort_by_key(|later| later.due.map_or(Date::MAX, |due| due.on));
        agenda
    }

    fn add_course(&mut self, words: Words, overview: &Overview, edition: &Edition, sunday: Date) {
        let due = overview.due(&edition.course.id);
        if due.is_some_and(|due| due.on <= sunday) {
            self.tasks.push(whole_course(words, overview, edition));
        } else {
            let address = format!("/courses/{}", edition.course.id);
            let lang = words.foreign(edition.course.text_lang);
            self.later.push(Later { address, lang, title: edition.course.title.clone(), due });
        }
    }

    fn add_choice(&mut self, words: Words, overview: &Overview, programme: &ProgrammeLine, sunday: Date) {
        let (address, title, due) = (format!("/programmes/{}", programme.id), programme.title.clone(), programme.due);
        if due.is_none_or(|due| due.on > sunday) {
            self.later.push(Later { address, lang: None, title, due });
            return;
        }
        let reason = overview.programme_assignment(&programme.id).map(|assignment| assignment.reason.clone());
        self.tasks.push(Task {
            address,
            lang: None,
            title,
            course: programme.progress.as_ref().map(|progress| left(words, progress)).unwrap_or_default(),
            minutes: 0,
            due,
            reason: reason.unwrap_or_default(),
            exception: overview
                .programme_assignment(&programme.id)
                .and_then(|one| exception(words, one))
                .unwrap_or_default(),
            act: Act::Choose,
        });
    }
}

/// Whether courses are still to be chosen: the compulsory ones stand in the agenda by themselves.
fn wants_choice(programme: &ProgrammeLine) -> bool {
    let lines = programme.progress.iter().flat_map(|progress| &progress.lines);
    programme.is_mandatory == Some(true)
        && lines.into_iter().any(|line| !matches!(line, Line::All { .. }) && !line.is_done())
}

/// Whether she must take a course that she has not begun, or has one under way by a date.
fn is_asked(overview: &Overview, course: &str) -> bool {
    let is_must = overview.assignment(course).is_some_and(|assignment| assignment.is_mandatory);
    let is_under_way = overview.records.get(course).is_some_and(|record| record.completion.is_none());
    overview.is_new(course) && is_must || is_under_way && overview.due(course).is_some()
}

fn next_step(app: &AppState, words: Words, overview: &Overview, edition: &Edition) -> Option<Task> {
    let course = &edition.course;
    let item = overview.next_item(app, edition)?;
    let record = overview.records.get(&course.id)?;
    let act = match item {
        Item::Quiz(quiz) if record.open_attempt(&quiz.id).is_some() => Act::ResumeQuiz,
        Item::Quiz(_) => Act::TakeQuiz,
        Item::Lesson(_) | Item::Planned(_) => Act::Read,
    };
    Some(Task {
        address: item_address(edition, item)?,
        lang: item.lang().and_then(|lang| words.foreign(lang)),
        title: item.title().to_owned(),
        course: course.title.clone(),
        minutes: item.minutes(),
        due: overview.due(&course.id),
        reason: reason(overview, &course.id),
        exception: excepted(words, overview, &course.id),
        act,
    })
}

/// The surveys that a completed course asks for.
fn surveys(overview: &Overview, edition: &Edition) -> Vec<Task> {
    let course = &edition.course;
    let Some(record) = overview.records.get(&course.id) else { return Vec::new() };
    let finished = overview.finished();
    let task = |item: &Item| {
        Some(Task {
            address: item_address(edition, item)?,
            title: item.title().to_owned(),
            lang: None,
            course: course.title.clone(),
            minutes: item.minutes(),
            due: None,
            reason: String::new(),
            exception: String::new(),
            act: Act::Answer,
        })
    };
    course.surveys_asked(&record.achieved, &finished).filter_map(task).collect()
}

/// A course that is to be begun, or in which nothing can be done now.
fn whole_course(words: Words, overview: &Overview, edition: &Edition) -> Task {
    let course = &edition.course;
    let (act, minutes) = match overview.records.get(&course.id) {
        Some(record) => (Act::Wait, course.progress(&record.achieved).minutes_left),
        None => (Act::Enrol, course.minutes()),
    };
    Task {
        address: format!("/courses/{}", course.id),
        lang: words.foreign(course.text_lang),
        title: course.title.clone(),
        course: String::new(),
        minutes,
        due: overview.due(&course.id),
        reason: reason(overview, &course.id),
        exception: excepted(words, overview, &course.id),
        act,
    }
}

/// What holds for her alone in a course, in words; empty where nothing does.
fn excepted(words: Words, overview: &Overview, course: &str) -> String {
    overview.assignment(course).and_then(|one| exception(words, one)).unwrap_or_default()
}

fn reason(overview: &Overview, course: &str) -> String {
    overview.assignment(course).map(|assignment| assignment.reason.clone()).unwrap_or_default()
}
