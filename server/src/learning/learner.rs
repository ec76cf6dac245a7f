//! What one person learns and has learnt, in all courses.

use super::Record;
use crate::{
    courses::{Catalogue, Edition},
    db::{
        Conn, DbError,
        attempts::{self, Attempt},
        stages::{self, Stage},
    },
};
use std::collections::{BTreeMap, HashMap};

/// The enrolments of a person.
#[derive(Clone, Debug, Default)]
pub struct Learner {
    /// Completed courses with the time of the last completion.
    pub completed: BTreeMap<String, i64>,
    open: Vec<Stage>,
}

impl Learner {
    /// Loads them; their attempts are read when a record is asked for.
    pub async fn load(conn: &mut Conn, person: &str) -> Result<Self, DbError> {
        let mut learner = Self::default();
        for stage in stages::of_person(conn, person).await? {
            if let Some(at) = stage.completed_at() {
                let latest = learner.completed.entry(stage.enrolment.course.clone()).or_insert(at);
                *latest = (*latest).max(at);
            }
            if stage.enrolment.closed_at.is_none() {
                learner.open.push(stage);
            }
        }
        Ok(learner)
    }

    /// The record of the open enrolment in a course.
    pub async fn record(self, conn: &mut Conn, edition: &Edition) -> Result<Option<Record>, DbError> {
        let Some(stage) = self.open.into_iter().find(|stage| stage.enrolment.course == edition.course.id) else {
            return Ok(None);
        };
        let attempts = match stage.has_attempts {
            true => attempts::of_enrolment(conn, &stage.enrolment.id).await?,
            false => Vec::new(),
        };
        Ok(Some(Record::of_stage(edition, stage, attempts)))
    }

    /// The records of all open enrolments by course, but for courses that are no longer published.
    pub async fn records(
        self,
        conn: &mut Conn,
        catalogue: &Catalogue,
        person: &str,
    ) -> Result<BTreeMap<String, Record>, DbError> {
        let mut attempts: HashMap<String, Vec<Attempt>> = HashMap::new();
        if self.open.iter().any(|stage| stage.has_attempts) {
            for attempt in attempts::of_open_enrolments(conn, person).await? {
                attempts.entry(attempt.enrolment.clone()).or_default().push(attempt);
            }
        }
        let record = |stage: Stage| {
            let edition = catalogue.course(&stage.enrolment.course)?;
            let own = attempts.remove(&stage.enrolment.id).unwrap_or_default();
            Some((stage.enrolment.course.clone(), Record::of_stage(edition, stage, own)))
        };
        Ok(self.open.into_iter().filter_map(record).collect())
    }
}
