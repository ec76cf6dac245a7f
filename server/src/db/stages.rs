//! How far a person is in all her enrolments, in one statement: on SQLite a statement costs more than what it reads.

use super::{
    Conn, DbError,
    completions::{CompletedCourse, Completion},
    enrolments::Enrolment,
    on,
};

/// An enrolment with what hangs on it, except its attempts.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Stage {
    /// The enrolment.
    #[sqlx(flatten)]
    pub enrolment: Enrolment,
    /// Whether a quiz was ever begun.
    pub has_attempts: bool,
    readings: Option<String>,
    revision: Option<String>,
    completed_at: Option<i64>,
    tiet_halves: Option<i64>,
    result: Option<i64>,
    evidence: Option<String>,
}

impl Stage {
    /// The lessons read, with their times.
    pub fn readings(&self) -> Vec<(String, i64)> {
        let read = |entry: &str| {
            let (lesson, at) = entry.rsplit_once(' ')?;
            Some((lesson.to_owned(), at.parse().ok()?))
        };
        self.readings.as_deref().unwrap_or_default().split(',').filter_map(read).collect()
    }

    /// The completion, if it is decided.
    pub fn completion(&self) -> Option<Completion> {
        Some(Completion {
            enrolment: self.enrolment.id.clone(),
            revision: self.revision.clone()?,
            completed_at: self.completed_at?,
            tiet_halves: self.tiet_halves?,
            result: self.result,
            evidence: self.evidence.clone()?,
        })
    }

    /// The course, if it is completed.
    pub fn completed(&self) -> Option<CompletedCourse> {
        Some(CompletedCourse {
            course: self.enrolment.course.clone(),
            enrolment: self.enrolment.id.clone(),
            completed_at: self.completed_at?,
            tiet_halves: self.tiet_halves?,
        })
    }
}

/// Every enrolment of a person, the latest seen first.
pub async fn of_person(conn: &mut Conn, person: &str) -> Result<Vec<Stage>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT enrolments.id, person, course, opened_at, closed_at, last_item, seen_at, unit_name, position,
                completions.revision, completed_at, tiet_halves, result, evidence,
                EXISTS (SELECT 1 FROM attempts WHERE attempts.enrolment = enrolments.id) AS has_attempts,
                (SELECT string_agg(lesson || ' ' || read_at, ',') FROM readings
                 WHERE readings.enrolment = enrolments.id) AS readings
             FROM enrolments LEFT JOIN completions ON completions.enrolment = enrolments.id
             WHERE person = $1 ORDER BY seen_at DESC, enrolments.id DESC",
        )
        .bind(person)
        .fetch_all(c)
        .await
    })?)
}
