//! What instructors see of the attempts at their quizzes.

use super::{Conn, DbError, on};

/// How a quiz stands.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct QuizCount {
    /// The quiz.
    pub quiz: String,
    /// Submitted attempts.
    pub attempts: i64,
    /// Those that wait for instructors; what is with peers does not.
    pub waiting: i64,
}

/// The quizzes of a course that have submitted attempts.
pub async fn counts(conn: &mut Conn, course: &str, now: i64) -> Result<Vec<QuizCount>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT attempts.quiz, count(*) AS attempts,
                CAST(sum(CASE WHEN gradings.waiting AND with_peers.attempt IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS waiting
             FROM attempts
             JOIN enrolments ON enrolments.id = attempts.enrolment
             JOIN gradings ON gradings.attempt = attempts.id AND gradings.superseded_at IS NULL
             LEFT JOIN peer_essays AS with_peers ON with_peers.attempt = attempts.id AND with_peers.is_alone
                AND with_peers.ready_at IS NULL AND with_peers.falls_back_at > $2
             WHERE enrolments.course = $1 GROUP BY attempts.quiz",
        )
        .bind(course)
        .bind(now)
        .fetch_all(c)
        .await
    })?)
}

/// A submitted attempt as markers need it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ToMark {
    /// The attempt.
    pub attempt: String,
    /// The quiz.
    pub quiz: String,
    /// The enrolment.
    pub enrolment: String,
    /// The revision it is pinned to.
    pub revision: String,
    /// JSON of its plan.
    pub plan: String,
    /// The language of its sheet.
    pub locale: String,
    /// When it was submitted.
    pub submitted_at: i64,
    /// Whose it is.
    pub person: String,
    /// Her name.
    pub full_name: String,
}

/// The attempts at a quiz that wait for people, the one that has waited longest first; those that are with peers come
/// after the others.
pub async fn waiting(conn: &mut Conn, course: &str, quiz: &str, now: i64, most: i64) -> Result<Vec<ToMark>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT attempts.id AS attempt, attempts.quiz, attempts.enrolment, attempts.revision, attempts.plan,
                attempts.locale, attempts.submitted_at, enrolments.person, people.full_name
             FROM attempts
             JOIN enrolments ON enrolments.id = attempts.enrolment
             JOIN people ON people.id = enrolments.person
             JOIN gradings ON gradings.attempt = attempts.id AND gradings.superseded_at IS NULL
             LEFT JOIN peer_essays AS with_peers ON with_peers.attempt = attempts.id AND with_peers.is_alone
                AND with_peers.ready_at IS NULL AND with_peers.falls_back_at > $3
             WHERE enrolments.course = $1 AND attempts.quiz = $2 AND gradings.waiting
                AND attempts.form_number IS NULL
             ORDER BY CASE WHEN with_peers.attempt IS NULL THEN 0 ELSE 1 END, attempts.submitted_at, attempts.id
             LIMIT $4",
        )
        .bind(course)
        .bind(quiz)
        .bind(now)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// The enrolment that owns an attempt.
pub async fn enrolment_of(conn: &mut Conn, attempt: &str) -> Result<String, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar("SELECT enrolment FROM attempts WHERE id = $1").bind(attempt).fetch_one(c).await
    })?)
}

/// A submitted attempt of a course.
pub async fn find(conn: &mut Conn, course: &str, attempt: &str) -> Result<Option<ToMark>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT attempts.id AS attempt, attempts.quiz, attempts.enrolment, attempts.revision, attempts.plan,
                attempts.locale, attempts.submitted_at, enrolments.person, people.full_name
             FROM attempts
             JOIN enrolments ON enrolments.id = attempts.enrolment
             JOIN people ON people.id = enrolments.person
             WHERE enrolments.course = $1 AND attempts.id = $2 AND attempts.submitted_at IS NOT NULL
                AND attempts.form_number IS NULL",
        )
        .bind(course)
        .bind(attempt)
        .fetch_optional(c)
        .await
    })?)
}

/// An answer that has its mark.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Marked {
    /// The attempt.
    pub attempt: String,
    /// The question.
    pub question: String,
    /// The revision that the attempt is pinned to.
    pub revision: String,
    /// Whose it is.
    pub full_name: String,
    /// Who marked it.
    pub marker_name: String,
    /// When.
    pub marked_at: i64,
}

/// The marked answers of a quiz, the newest mark first.
pub async fn marked(conn: &mut Conn, course: &str, quiz: &str, most: i64) -> Result<Vec<Marked>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT marks.attempt, marks.question, attempts.revision, people.full_name,
                markers.full_name AS marker_name, marks.marked_at
             FROM marks
             JOIN attempts ON attempts.id = marks.attempt
             JOIN enrolments ON enrolments.id = attempts.enrolment
             JOIN people ON people.id = enrolments.person
             JOIN people AS markers ON markers.id = marks.marker
             WHERE marks.superseded_at IS NULL AND enrolments.course = $1 AND attempts.quiz = $2
             ORDER BY marks.marked_at DESC, marks.id LIMIT $3",
        )
        .bind(course)
        .bind(quiz)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}
