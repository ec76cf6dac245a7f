//! All courses as one learner stands to them: what the home page and the catalogue show.

use crate::{
    courses::Edition,
    db::{
        assignments::{self, Assignment},
        completions, enrolments,
    },
    error::Error,
    learning::Record,
    state::AppState,
};
use app::components::{
    course_card::{CardState, CourseCard, Obligation},
    due::Due,
};
use domain::{completion::Achieved, course::Item};
use jiff::civil::Date;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Everything of one learner.
pub struct Overview {
    /// Whether anybody has signed in.
    pub signed_in: bool,
    /// What is assigned, the nearest due date first.
    pub assignments: Vec<Assignment>,
    /// Open enrolments by course.
    pub records: BTreeMap<String, Record>,
    /// Completed courses with the time of the last completion.
    pub completed: BTreeMap<String, i64>,
    today: Date,
}

impl Overview {
    /// Loads it; a visitor has nothing.
    pub async fn load(app: &AppState, person: Option<&str>) -> Result<Self, Error> {
        let mut overview = Self {
            signed_in: person.is_some(),
            assignments: Vec::new(),
            records: BTreeMap::new(),
            completed: BTreeMap::new(),
            today: app.clock.today(),
        };
        let Some(person) = person else { return Ok(overview) };
        let catalogue = app.catalogue();
        let mut conn = app.db.read().await?;
        overview.assignments = assignments::of_person(&mut conn, person).await?;
        for (course, at, _) in completions::of_person(&mut conn, person).await? {
            let latest = overview.completed.entry(course).or_insert(at);
            *latest = (*latest).max(at);
        }
        for enrolment in enrolments::of_person(&mut conn, person).await? {
            if enrolment.closed_at.is_some() {
                continue;
            }
            if let Some(edition) = catalogue.course(&enrolment.course) {
                let record = Record::load(&mut conn, edition, enrolment).await?.as_of(app.clock.now());
                overview.records.insert(record.enrolment.course.clone(), record);
            }
        }
        Ok(overview)
    }

    /// Ids of the completed courses.
    pub fn finished(&self) -> BTreeSet<String> {
        self.completed.keys().cloned().collect()
    }

    /// Whether she has neither begun nor completed a course.
    pub fn is_new(&self, course: &str) -> bool {
        !self.records.contains_key(course) && !self.completed.contains_key(course)
    }

    /// The assignment with the nearest due date, mandatory before optional.
    pub fn assignment(&self, course: &str) -> Option<&Assignment> {
        let mut of_course = self.assignments.iter().filter(|assignment| assignment.course == course);
        let first = of_course.next()?;
        if first.is_mandatory { Some(first) } else { Some(of_course.find(|other| other.is_mandatory).unwrap_or(first)) }
    }

    /// Whether she must, and why; `None` for visitors.
    pub fn obligation(&self, course: &str) -> Option<Obligation> {
        if !self.signed_in {
            return None;
        }
        Some(match self.assignment(course) {
            Some(assignment) if assignment.is_mandatory => Obligation::Mandatory(assignment.reason.clone()),
            Some(assignment) => Obligation::Proposed(assignment.reason.clone()),
            None => Obligation::Optional,
        })
    }

    /// The due date, seen from today; completed courses have none.
    pub fn due(&self, course: &str) -> Option<Due> {
        let on: Date = self.assignment(course)?.due_on.as_deref()?.parse().ok()?;
        let is_done = self.completed.contains_key(course);
        let days_left = i64::from(self.today.until(on).map_or(0, |span| span.get_days()));
        (!is_done).then_some(Due { on, days_left })
    }

    /// The card of a course.
    pub fn card(&self, app: &AppState, edition: &Arc<Edition>) -> CourseCard {
        let course = &edition.course;
        let nothing = Achieved::default();
        let achieved = self.records.get(&course.id).map_or(&nothing, |record| &record.achieved);
        let progress = course.progress(achieved);
        CourseCard {
            id: course.id.clone(),
            code: course.code.clone(),
            title: course.title.clone(),
            summary: course.summary.clone(),
            group: course.content_group,
            track: course.track.clone(),
            tiet: course.tiet,
            minutes_left: progress.minutes_left,
            obligation: self.obligation(&course.id),
            due: self.due(&course.id),
            state: self.card_state(app, edition, &progress),
        }
    }

    fn card_state(&self, app: &AppState, edition: &Edition, progress: &domain::completion::Progress) -> CardState {
        let course = &edition.course;
        let record = self.records.get(&course.id);
        let is_repeat = record.is_some_and(|record| record.completion.is_none());
        match self.completed.get(&course.id) {
            Some(at) if !is_repeat => CardState::Completed(app.clock.day(*at)),
            _ if record.is_some() => CardState::Learning {
                done: super::study::small(progress.done),
                total: super::study::small(progress.total),
            },
            _ if !course.courses_left(&self.finished()).is_empty() => CardState::Shut,
            _ => CardState::Open,
        }
    }

    /// Where to go on in a course that is under way.
    pub fn next_item<'a>(&self, app: &AppState, edition: &'a Edition) -> Option<&'a Item> {
        self.records.get(&edition.course.id)?.next_item(&edition.course, &self.finished(), app.clock.now())
    }
}
