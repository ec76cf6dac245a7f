//! Appeals: what learners say is wrong with a question, and what they are answered.

use super::{Conn, DbError, on};

/// An appeal.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Appeal {
    /// UUIDv7.
    pub id: String,
    /// The attempt.
    pub attempt: String,
    /// The question.
    pub question: String,
    /// What the learner says.
    pub reason: String,
    /// When.
    pub made_at: i64,
    /// `kept`, `regrade` or `second-marking`; nothing while it is open.
    pub outcome: Option<String>,
    /// What she is answered.
    pub answer: Option<String>,
    /// When.
    pub answered_at: Option<i64>,
}

/// The appeals in an attempt, the oldest first.
pub async fn of_attempt(conn: &mut Conn, attempt: &str) -> Result<Vec<Appeal>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, attempt, question, reason, made_at, outcome, answer, answered_at FROM appeals
             WHERE attempt = $1 ORDER BY made_at, id",
        )
        .bind(attempt)
        .fetch_all(c)
        .await
    })?)
}

/// An appeal to be made.
#[derive(Clone, Debug)]
pub struct NewAppeal {
    /// UUIDv7.
    pub id: String,
    /// The attempt.
    pub attempt: String,
    /// The question.
    pub question: String,
    /// Made by the form.
    pub form_id: String,
    /// What the learner says.
    pub reason: String,
}

/// Makes an appeal; `false` where its form was sent before, or one about this question is open already.
pub async fn make(conn: &mut Conn, new: &NewAppeal, now: i64) -> Result<bool, DbError> {
    let made: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "INSERT INTO appeals (id, attempt, question, form_id, reason, made_at) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT DO NOTHING RETURNING id",
        )
        .bind(&new.id)
        .bind(&new.attempt)
        .bind(&new.question)
        .bind(&new.form_id)
        .bind(&new.reason)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(made.is_some())
}

/// An appeal as the instructors of its course see it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct OfCourse {
    /// The appeal.
    #[sqlx(flatten)]
    pub appeal: Appeal,
    /// The quiz.
    pub quiz: String,
    /// The revision that the attempt is pinned to.
    pub revision: String,
    /// The enrolment.
    pub enrolment: String,
    /// Who appeals.
    pub person: String,
    /// Her name.
    pub full_name: String,
    /// Who answered.
    pub answered_by_name: Option<String>,
}

/// The appeals in a course: the open ones by age, then the answered ones, the newest first.
pub async fn of_course(conn: &mut Conn, course: &str, most: i64) -> Result<Vec<OfCourse>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT appeals.id, appeals.attempt, appeals.question, appeals.reason, appeals.made_at, appeals.outcome,
                appeals.answer, appeals.answered_at, attempts.quiz, attempts.revision, attempts.enrolment,
                enrolments.person, people.full_name, answerers.full_name AS answered_by_name
             FROM appeals
             JOIN attempts ON attempts.id = appeals.attempt
             JOIN enrolments ON enrolments.id = attempts.enrolment
             JOIN people ON people.id = enrolments.person
             LEFT JOIN people AS answerers ON answerers.id = appeals.answered_by
             WHERE enrolments.course = $1
             ORDER BY CASE WHEN appeals.outcome IS NULL THEN 0 ELSE 1 END,
                CASE WHEN appeals.outcome IS NULL THEN appeals.made_at ELSE -appeals.answered_at END, appeals.id
             LIMIT $2",
        )
        .bind(course)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// The appeal with this id, if it is in this course.
pub async fn find(conn: &mut Conn, course: &str, id: &str) -> Result<Option<OfCourse>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT appeals.id, appeals.attempt, appeals.question, appeals.reason, appeals.made_at, appeals.outcome,
                appeals.answer, appeals.answered_at, attempts.quiz, attempts.revision, attempts.enrolment,
                enrolments.person, people.full_name, answerers.full_name AS answered_by_name
             FROM appeals
             JOIN attempts ON attempts.id = appeals.attempt
             JOIN enrolments ON enrolments.id = attempts.enrolment
             JOIN people ON people.id = enrolments.person
             LEFT JOIN people AS answerers ON answerers.id = appeals.answered_by
             WHERE enrolments.course = $1 AND appeals.id = $2",
        )
        .bind(course)
        .bind(id)
        .fetch_optional(c)
        .await
    })?)
}

/// How many other people have appealed against the same question of a quiz.
pub async fn count_others(
    conn: &mut Conn,
    course: &str,
    quiz: &str,
    question: &str,
    person: &str,
) -> Result<i64, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT count(DISTINCT enrolments.person) FROM appeals
             JOIN attempts ON attempts.id = appeals.attempt
             JOIN enrolments ON enrolments.id = attempts.enrolment
             WHERE appeals.question = $3 AND attempts.quiz = $2 AND enrolments.course = $1 AND enrolments.person <> $4",
        )
        .bind(course)
        .bind(quiz)
        .bind(question)
        .bind(person)
        .fetch_one(c)
        .await
    })?)
}

/// How many appeals in a course wait for an answer.
pub async fn count_open(conn: &mut Conn, course: &str) -> Result<i64, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT count(*) FROM appeals
             JOIN attempts ON attempts.id = appeals.attempt
             JOIN enrolments ON enrolments.id = attempts.enrolment
             WHERE appeals.outcome IS NULL AND enrolments.course = $1",
        )
        .bind(course)
        .fetch_one(c)
        .await
    })?)
}

/// The answer to an appeal.
#[derive(Clone, Debug)]
pub struct NewAnswer {
    /// The appeal.
    pub appeal: String,
    /// `kept`, `regrade` or `second-marking`.
    pub outcome: &'static str,
    /// What the learner is told.
    pub answer: String,
    /// Who answers.
    pub answered_by: String,
    /// The second marking that was asked for.
    pub second_marking: Option<String>,
}

/// Answers an open appeal; `false` if it was answered before.
pub async fn answer(conn: &mut Conn, answer: &NewAnswer, now: i64) -> Result<bool, DbError> {
    let answered: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE appeals SET outcome = $2, answer = $3, answered_by = $4, answered_at = $5, second_marking = $6
             WHERE id = $1 AND outcome IS NULL RETURNING id",
        )
        .bind(&answer.appeal)
        .bind(answer.outcome)
        .bind(&answer.answer)
        .bind(&answer.answered_by)
        .bind(now)
        .bind(&answer.second_marking)
        .fetch_optional(c)
        .await
    })?;
    Ok(answered.is_some())
}
