//! What one person learns and has learnt, in all courses.

use super::{Record, record::by_enrolment};
use crate::{
    courses::{Catalogue, Edition},
    db::{
        Conn, DbError,
        attempts::{self, Attempt},
        attendances,
        completions::CompletedCourse,
        stages::{self, Stage},
    },
};
use std::collections::{BTreeMap, HashMap};

/// The enrolments of a person.
#[derive(Clone, Debug)]
pub struct Learner {
    stages: Vec<Stage>,
}

impl Learner {
    /// Loads them; their attempts are read when a record is asked for.
    pub async fn load(conn: &mut Conn, person: &str) -> Result<Self, DbError> {
        Ok(Self { stages: stages::of_person(conn, person).await? })
    }

    /// The completed courses, a repeated one as often.
    pub fn completed(&self) -> impl Iterator<Item = CompletedCourse> {
        self.stages.iter().filter_map(Stage::completed)
    }

    /// The record of the open enrolment in a course.
    pub async fn record(self, conn: &mut Conn, edition: &Edition) -> Result<Option<Record>, DbError> {
        let Some(stage) = self.open().find(|stage| stage.enrolment.course == edition.course.id) else {
            return Ok(None);
        };
        let attempts =
            if stage.has_attempts { attempts::of_enrolment(conn, &stage.enrolment.id).await? } else { Vec::new() };
        let meetings = match edition.course.complete.attendance {
            Some(_) => attendances::counted(conn, std::slice::from_ref(&stage.enrolment.id)).await?,
            None => Vec::new(),
        };
        Ok(Some(Record::of_stage(edition, stage, attempts, meetings)))
    }

    /// The records of all open enrolments by course, but for courses that are no longer published.
    pub async fn records(
        self,
        conn: &mut Conn,
        catalogue: &Catalogue,
        person: &str,
    ) -> Result<BTreeMap<String, Record>, DbError> {
        let mut attempts: HashMap<String, Vec<Attempt>> = HashMap::new();
        if self.stages.iter().any(|stage| stage.has_attempts) {
            for attempt in attempts::of_open_enrolments(conn, person).await? {
                attempts.entry(attempt.enrolment.clone()).or_default().push(attempt);
            }
        }
        let mut meetings = by_enrolment(attendances::counted(conn, &self.meeting(catalogue)).await?);
        let record = |stage: Stage| {
            let edition = catalogue.course(&stage.enrolment.course)?;
            let own = attempts.remove(&stage.enrolment.id).unwrap_or_default();
            let met = meetings.remove(&stage.enrolment.id).unwrap_or_default();
            Some((stage.enrolment.course.clone(), Record::of_stage(edition, stage, own, met)))
        };
        Ok(self.open().filter_map(record).collect())
    }

    /// The open enrolments in courses whose rule asks for meetings.
    fn meeting(&self, catalogue: &Catalogue) -> Vec<String> {
        let meets = |stage: &&Stage| {
            let edition = catalogue.course(&stage.enrolment.course);
            stage.enrolment.closed_at.is_none()
                && edition.is_some_and(|edition| edition.course.complete.attendance.is_some())
        };
        self.stages.iter().filter(meets).map(|stage| stage.enrolment.id.clone()).collect()
    }

    fn open(self) -> impl Iterator<Item = Stage> {
        self.stages.into_iter().filter(|stage| stage.enrolment.closed_at.is_none())
    }
}
