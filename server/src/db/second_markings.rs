//! Second markings: who asked for one, the two marks beside each other, and how it ended.

use super::{Conn, DbError, on};

/// A second marking with both marks.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SecondMarking {
    /// UUIDv7.
    pub id: String,
    /// The question.
    pub question: String,
    /// Why it was asked for.
    pub reason: String,
    /// Who asked.
    pub asked_by: String,
    /// Her name.
    pub asked_by_name: String,
    /// When.
    pub asked_at: i64,
    /// Who shall mark; nobody in particular where whoever is next may.
    pub marker: Option<String>,
    /// Her name.
    pub marker_name: Option<String>,
    /// Who gave the first mark.
    pub first_marker: String,
    /// Her name.
    pub first_name: String,
    /// JSON of its points by criterion.
    pub first_criteria: String,
    /// Its comment.
    pub first_comment: String,
    /// Who gave the second mark.
    pub second_marker: Option<String>,
    /// Her name.
    pub second_name: Option<String>,
    /// JSON of its points by criterion.
    pub second_criteria: Option<String>,
    /// Its comment.
    pub second_comment: Option<String>,
    /// JSON of the points by criterion of the mark that came of both.
    pub result_criteria: Option<String>,
    /// `agreed`, `settled` or `withdrawn`; nothing while it is open.
    pub outcome: Option<String>,
    /// Why it ended so, in the words of who settled it.
    pub ended_reason: Option<String>,
    /// When it ended.
    pub ended_at: Option<i64>,
}

impl SecondMarking {
    /// Whether the second mark is still to be given.
    pub fn waits(&self) -> bool {
        self.outcome.is_none() && self.second_marker.is_none()
    }

    /// Whether both marks are there and lie too far apart.
    pub fn is_apart(&self) -> bool {
        self.outcome.is_none() && self.second_marker.is_some()
    }

    /// Whether this person may give the second mark: she is meant, and has not seen the first one. Who was named has not
    /// seen it when she was.
    pub fn is_for(&self, person: &str, has_seen: bool) -> bool {
        let is_meant = match &self.marker {
            Some(marker) => marker == person,
            None => self.asked_by != person && !has_seen,
        };
        self.waits() && is_meant && self.first_marker != person
    }

    /// Whether this person is one of the two, or asked.
    pub fn concerns(&self, person: &str) -> bool {
        [Some(&self.first_marker), self.second_marker.as_ref(), Some(&self.asked_by)]
            .into_iter()
            .flatten()
            .any(|one| one == person)
    }
}

/// The second markings in an attempt, the newest last.
pub async fn of_attempt(conn: &mut Conn, attempt: &str) -> Result<Vec<SecondMarking>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT second_markings.id, second_markings.question, second_markings.reason, second_markings.asked_by,
                askers.full_name AS asked_by_name, second_markings.asked_at, second_markings.marker,
                meant.full_name AS marker_name, firsts.marker AS first_marker, first_markers.full_name AS first_name,
                firsts.criteria AS first_criteria, firsts.comment AS first_comment, seconds.marker AS second_marker,
                second_markers.full_name AS second_name, seconds.criteria AS second_criteria,
                seconds.comment AS second_comment, results.criteria AS result_criteria, second_markings.outcome,
                second_markings.ended_reason, second_markings.ended_at
             FROM second_markings
             JOIN people AS askers ON askers.id = second_markings.asked_by
             JOIN marks AS firsts ON firsts.id = second_markings.first_mark
             JOIN people AS first_markers ON first_markers.id = firsts.marker
             LEFT JOIN people AS meant ON meant.id = second_markings.marker
             LEFT JOIN marks AS seconds ON seconds.id = second_markings.second_mark
             LEFT JOIN people AS second_markers ON second_markers.id = seconds.marker
             LEFT JOIN marks AS results ON results.id = second_markings.result
             WHERE second_markings.attempt = $1 ORDER BY second_markings.asked_at, second_markings.id",
        )
        .bind(attempt)
        .fetch_all(c)
        .await
    })?)
}

/// The newest second marking of a question in an attempt.
pub async fn newest(conn: &mut Conn, attempt: &str, question: &str) -> Result<Option<SecondMarking>, DbError> {
    let all = of_attempt(conn, attempt).await?;
    Ok(all.into_iter().rev().find(|one| one.question == question))
}

/// A second marking to be asked for.
#[derive(Clone, Debug)]
pub struct NewSecondMarking {
    /// UUIDv7.
    pub id: String,
    /// The attempt.
    pub attempt: String,
    /// The question.
    pub question: String,
    /// Made by the form.
    pub form_id: String,
    /// Why.
    pub reason: String,
    /// Who asks.
    pub asked_by: String,
    /// Who shall mark, or whoever is next.
    pub marker: Option<String>,
}

/// Asks for a second mark beside this one; `false` where one is asked for already.
pub async fn ask(conn: &mut Conn, new: &NewSecondMarking, first_mark: &str, now: i64) -> Result<bool, DbError> {
    let made: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "INSERT INTO second_markings (id, attempt, question, form_id, reason, asked_by, asked_at, marker, first_mark)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id",
        )
        .bind(&new.id)
        .bind(&new.attempt)
        .bind(&new.question)
        .bind(&new.form_id)
        .bind(&new.reason)
        .bind(&new.asked_by)
        .bind(now)
        .bind(&new.marker)
        .bind(first_mark)
        .fetch_optional(c)
        .await
    })?;
    Ok(made.is_some())
}

/// Puts the second mark beside the first one.
pub async fn add_mark(conn: &mut Conn, id: &str, mark: &str) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE second_markings SET second_mark = $2 WHERE id = $1")
            .bind(id)
            .bind(mark)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// How a second marking ends.
#[derive(Clone, Debug)]
pub struct Ending {
    /// `agreed`, `settled` or `withdrawn`.
    pub outcome: &'static str,
    /// The mark that came of it.
    pub result: Option<String>,
    /// By whom.
    pub by: String,
    /// In her words.
    pub reason: Option<String>,
}

/// Ends an open second marking.
pub async fn end(conn: &mut Conn, id: &str, ending: &Ending, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "UPDATE second_markings SET outcome = $2, result = $3, ended_by = $4, ended_at = $5, ended_reason = $6
             WHERE id = $1 AND outcome IS NULL",
        )
        .bind(id)
        .bind(ending.outcome)
        .bind(&ending.result)
        .bind(&ending.by)
        .bind(now)
        .bind(&ending.reason)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// What somebody has to do about a second marking.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ToDo {
    /// The attempt.
    pub attempt: String,
    /// The quiz.
    pub quiz: String,
    /// The question.
    pub question: String,
    /// The revision that the attempt is pinned to.
    pub revision: String,
    /// Whose answer it is.
    pub full_name: String,
    /// When the second marking was asked for.
    pub asked_at: i64,
    /// Whether both marks are there, so that they are to be settled.
    pub is_apart: bool,
}

/// What a person has to do in a course: second marks to give, and marks apart to settle. What has waited longest comes
/// first. The conditions are those of [`SecondMarking::is_for`] and [`SecondMarking::concerns`].
pub async fn to_do(conn: &mut Conn, course: &str, person: &str) -> Result<Vec<ToDo>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT second_markings.attempt, attempts.quiz, second_markings.question, attempts.revision,
                people.full_name, second_markings.asked_at, second_markings.second_mark IS NOT NULL AS is_apart
             FROM second_markings
             JOIN attempts ON attempts.id = second_markings.attempt
             JOIN enrolments ON enrolments.id = attempts.enrolment
             JOIN people ON people.id = enrolments.person
             JOIN marks AS firsts ON firsts.id = second_markings.first_mark
             LEFT JOIN marks AS seconds ON seconds.id = second_markings.second_mark
             WHERE second_markings.outcome IS NULL AND enrolments.course = $1 AND enrolments.person <> $2
                AND CASE WHEN second_markings.second_mark IS NOT NULL
                    THEN $2 IN (firsts.marker, seconds.marker, second_markings.asked_by)
                    WHEN second_markings.marker IS NOT NULL
                    THEN second_markings.marker = $2 AND firsts.marker <> $2
                    ELSE second_markings.asked_by <> $2 AND firsts.marker <> $2 AND NOT EXISTS (
                        SELECT 1 FROM marks AS seen JOIN mark_looks ON mark_looks.mark = seen.id
                        WHERE seen.attempt = second_markings.attempt AND seen.question = second_markings.question
                            AND mark_looks.person = $2) END
             ORDER BY second_markings.asked_at, second_markings.id",
        )
        .bind(course)
        .bind(person)
        .fetch_all(c)
        .await
    })?)
}
