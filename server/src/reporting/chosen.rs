//! Whether what people are chosen by is there, within what the reader reaches.

use super::wish::Wish;
use crate::{
    courses::Catalogue,
    db::{
        Conn, DbError, report_cohorts, revisions,
        scope::{self, Reach},
    },
};

/// Choices of open lists; empty where nothing is chosen.
#[derive(Clone, Copy, Debug)]
pub struct Chosen<'a> {
    /// A unit.
    pub unit: &'a str,
    /// A course.
    pub course: &'a str,
    /// A programme.
    pub programme: &'a str,
    /// A cohort.
    pub cohort: &'a str,
}

impl<'a> Chosen<'a> {
    /// The choices of a wish.
    pub fn of(wish: &'a Wish) -> Self {
        Self { unit: &wish.unit, course: &wish.course, programme: &wish.programme, cohort: &wish.cohort }
    }

    /// The fields whose choice is not there; what is outside the reach is answered like what does not exist.
    pub async fn missing(
        self,
        conn: &mut Conn,
        catalogue: &Catalogue,
        reach: &Reach,
    ) -> Result<Vec<&'static str>, DbError> {
        let mut missing = Vec::new();
        if !self.unit.is_empty() && !scope::inherited_units(conn, reach).await?.contains(self.unit) {
            missing.push("unit");
        }
        if !self.course.is_empty() && revisions::folder(conn, self.course).await?.is_none() {
            missing.push("course");
        }
        if !self.programme.is_empty() && catalogue.programme(self.programme).is_none() {
            missing.push("programme");
        }
        if !self.cohort.is_empty() {
            let cohorts = report_cohorts::within_reach(conn, reach).await?;
            if !cohorts.iter().any(|one| one.id == self.cohort) {
                missing.push("cohort");
            }
        }
        Ok(missing)
    }
}
