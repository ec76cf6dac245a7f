//! All courses as one learner stands to them: what the home page and the catalogue show.

use crate::{
    courses::Edition,
    db::{
        Conn, DbError,
        assignments::{self, Assignment},
        completions::CompletedCourse,
    },
    error::Error,
    learning::{Learner, Record},
    state::AppState,
};
use app::components::{
    course_card::{CardState, CourseCard, Obligation},
    due::Due,
};
use domain::{
    completion::Achieved,
    course::{Item, Tiet},
    hours::CourseDone,
    programme::{Completed, Programme, Taken},
};
use jiff::civil::Date;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Everything of one learner.
pub struct Overview {
    /// Whether anybody has signed in.
    pub signed_in: bool,
    /// What is assigned, the nearest due date first; the compulsory courses of a programme too.
    pub assignments: Vec<Assignment>,
    /// Open enrolments by course.
    pub records: BTreeMap<String, Record>,
    /// Completed courses with the time of the last completion.
    pub completed: BTreeMap<String, i64>,
    /// Completed courses as a programme counts them.
    pub taken: Completed,
    /// Every completion as a year counts it.
    pub done: Vec<CourseDone>,
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
            taken: Completed::new(),
            done: Vec::new(),
            today: app.clock.today(),
        };
        let Some(person) = person else { return Ok(overview) };
        let catalogue = app.catalogue();
        let mut conn = app.db.read().await?;
        overview.assignments = asked_of(&mut conn, catalogue.programmes(), person).await?;
        let learner = Learner::load(&mut conn, person).await?;
        learner.completed().for_each(|completed| overview.add(app, completed));
        let (records, now) = (learner.records(&mut conn, &catalogue, person).await?, app.clock.now());
        overview.records = records.into_iter().map(|(course, record)| (course, record.as_of(now))).collect();
        Ok(overview)
    }

    fn add(&mut self, app: &AppState, completed: CompletedCourse) {
        let CompletedCourse { course, completed_at, tiet_halves, .. } = completed;
        let new = Taken { on: app.clock.day(completed_at), tiet: Tiet { halves: tiet_halves } };
        let first = self.taken.entry(course.clone()).or_insert(new);
        if new.on < first.on {
            *first = new;
        }
        self.done.push(CourseDone { course: course.clone(), on: new.on, tiet: new.tiet });
        let latest = self.completed.entry(course).or_insert(completed_at);
        *latest = (*latest).max(completed_at);
    }

    /// The assignment of a programme with the nearest due date.
    pub fn programme_assignment(&self, programme: &str) -> Option<&Assignment> {
        self.assignments
            .iter()
            .find(|assignment| assignment.course.is_none() && assignment.programme.as_deref() == Some(programme))
    }

    /// Until when a programme is to be completed: by its assignment, or else by its own date. A completed one has no
    /// due date.
    pub fn programme_due(&self, programme: &Programme) -> Option<Due> {
        let assigned = self.programme_assignment(&programme.id).and_then(|assignment| assignment.due_on.as_deref());
        let on = assigned.and_then(|day| day.parse().ok()).or(programme.by)?;
        let is_done = programme.progress(&self.taken).completed_on.is_some();
        (!is_done).then(|| self.due_on(on))
    }

    /// A day as a due date, seen from today.
    fn due_on(&self, on: Date) -> Due {
        Due { on, days_left: i64::from(self.today.until(on).map_or(0, |span| span.get_days())) }
    }

    /// Ids of the completed courses.
    pub fn finished(&self) -> BTreeSet<String> {
        self.completed.keys().cloned().collect()
    }

    /// Whether she has neither begun nor completed a course.
    pub fn is_new(&self, course: &str) -> bool {
        !self.records.contains_key(course) && !self.completed.contains_key(course)
    }

    /// Whether she is or was in a course, or somebody asks her to take it.
    pub fn is_hers(&self, course: &str) -> bool {
        !self.is_new(course) || self.assignment(course).is_some()
    }

    /// The assignment with the nearest due date, mandatory before optional.
    pub fn assignment(&self, course: &str) -> Option<&Assignment> {
        nearest(self.assignments.iter().filter(|assignment| assignment.course.as_deref() == Some(course)))
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
        (!is_done).then(|| self.due_on(on))
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
            lang: course.text_lang,
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

/// What is asked of a person, the nearest due date first, with the compulsory courses of her programmes; no exemptions.
pub async fn asked_of(
    conn: &mut Conn,
    programmes: &[Arc<Programme>],
    person: &str,
) -> Result<Vec<Assignment>, DbError> {
    let mut asked = assignments::of_person(conn, person).await?;
    asked.retain(|assignment| !assignment.is_exempt());
    Ok(with_compulsory(asked, programmes))
}

/// Of assignments that stand by due date the one that is shown: the first mandatory one, or else the first.
pub fn nearest<'a>(mut assignments: impl Iterator<Item = &'a Assignment>) -> Option<&'a Assignment> {
    let first = assignments.next()?;
    if first.is_mandatory { Some(first) } else { Some(assignments.find(|other| other.is_mandatory).unwrap_or(first)) }
}

/// Whoever is assigned a programme is assigned its compulsory courses; which others she takes is her choice.
fn with_compulsory(mut assignments: Vec<Assignment>, programmes: &[Arc<Programme>]) -> Vec<Assignment> {
    let mut compulsory = Vec::new();
    for assignment in &assignments {
        let id = assignment.programme.as_deref();
        let Some(programme) = programmes.iter().find(|programme| Some(programme.id.as_str()) == id) else { continue };
        for course in programme.compulsory() {
            let due_on = assignment.due_on.clone().or_else(|| programme.by.map(|day| day.to_string()));
            compulsory.push(Assignment { course: Some(course.to_owned()), due_on, ..assignment.clone() });
        }
    }
    assignments.extend(compulsory);
    assignments.sort_by_key(|one| (one.due_on.is_none(), one.due_on.clone(), !one.is_mandatory));
    assignments
}
