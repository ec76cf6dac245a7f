//! The learners of a course a few hundred at a time, with their attempts at a quiz: each kind of row of a portion is
//! read by one statement.

use super::{Conn, DbError, on};

/// Some learners of a course: from one enrolment to another, by id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portion {
    /// From 1.
    pub number: i64,
    /// The first enrolment.
    pub first: String,
    /// The last one.
    pub last: String,
}

/// All enrolments of a course, so many in each portion.
pub async fn of_course(conn: &mut Conn, course: &str, learners: usize) -> Result<Vec<Portion>, DbError> {
    let enrolments: Vec<String> = on!(conn, |c| {
        sqlx::query_scalar("SELECT id FROM enrolments WHERE course = $1 ORDER BY id").bind(course).fetch_all(c).await
    })?;
    let portion = |(number, some): (i64, &[String])| {
        Some(Portion { number, first: some.first()?.clone(), last: some.last()?.clone() })
    };
    Ok((1..).zip(enrolments.chunks(learners)).filter_map(portion).collect())
}

/// Whether more than so many attempts at a quiz were submitted.
pub async fn has_more_than(conn: &mut Conn, attempts: i64, course: &str, quiz: &str) -> Result<bool, DbError> {
    let next: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT attempts.id FROM enrolments CROSS JOIN attempts
             WHERE enrolments.course = $1 AND attempts.enrolment = enrolments.id AND attempts.quiz = $2
                AND attempts.submitted_at IS NOT NULL LIMIT 1 OFFSET $3",
        )
        .bind(course)
        .bind(quiz)
        .bind(attempts)
        .fetch_optional(c)
        .await
    })?;
    Ok(next.is_some())
}

/// A submitted attempt with the grading that counts.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Graded {
    /// The attempt.
    pub attempt: String,
    /// The enrolment that owns it.
    pub enrolment: String,
    /// The revision it is pinned to.
    pub revision: String,
    /// JSON of its plan.
    pub plan: String,
    /// When it started.
    pub started_at: i64,
    /// The grading that counts.
    pub grading: String,
    /// Thousandths of a point.
    pub points: i64,
    /// Thousandths of a point.
    pub out_of: i64,
    /// Against the quiz's mark.
    pub passed: bool,
    /// JSON of the points by question.
    pub detail: String,
    /// Who took it.
    pub full_name: String,
}

/// The submitted attempts of a portion at a quiz.
///
/// CROSS JOIN has SQLite walk the tables in this order: without statistics it would look through the whole course.
pub async fn graded(
    conn: &mut Conn,
    course: &str,
    quiz: &str,
    Portion { first, last, .. }: &Portion,
) -> Result<Vec<Graded>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT attempts.id AS attempt, attempts.enrolment, attempts.revision, attempts.plan, attempts.started_at,
                gradings.id AS grading, gradings.points, gradings.out_of, gradings.passed, gradings.detail,
                people.full_name
             FROM enrolments CROSS JOIN attempts CROSS JOIN gradings CROSS JOIN people
             WHERE enrolments.course = $1 AND enrolments.id >= $3 AND enrolments.id <= $4
                AND attempts.enrolment = enrolments.id AND attempts.quiz = $2 AND attempts.form_number IS NULL
                AND gradings.attempt = attempts.id AND gradings.superseded_at IS NULL
                AND people.id = enrolments.person
             ORDER BY enrolments.id, attempts.number",
        )
        .bind(course)
        .bind(quiz)
        .bind(first)
        .bind(last)
        .fetch_all(c)
        .await
    })?)
}

/// A save in one of several attempts.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Saved {
    /// The attempt.
    pub attempt: String,
    /// The question.
    pub question: String,
    /// JSON; `None` where it was taken back.
    pub answer: Option<String>,
    /// When the server had it.
    pub saved_at: i64,
}

/// The saves of a portion at a quiz, each question's winning one last.
pub async fn saved(
    conn: &mut Conn,
    course: &str,
    quiz: &str,
    Portion { first, last, .. }: &Portion,
) -> Result<Vec<Saved>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT answers.attempt, answers.question, answers.answer, answers.saved_at
             FROM enrolments CROSS JOIN attempts CROSS JOIN answers
             WHERE enrolments.course = $1 AND enrolments.id >= $3 AND enrolments.id <= $4
                AND attempts.enrolment = enrolments.id AND attempts.quiz = $2 AND answers.attempt = attempts.id
             ORDER BY enrolments.id, attempts.number, answers.question, answers.counter, answers.saved_at, answers.id",
        )
        .bind(course)
        .bind(quiz)
        .bind(first)
        .bind(last)
        .fetch_all(c)
        .await
    })?)
}

/// A submitted attempt with the grading that counts and everything that was saved in it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Answered {
    /// The attempt.
    pub attempt: String,
    /// The enrolment that owns it.
    pub enrolment: String,
    /// The revision it is pinned to.
    pub revision: String,
    /// JSON of its plan.
    pub plan: String,
    /// The grading that counts.
    pub grading: String,
    /// Thousandths of a point.
    pub points: i64,
    /// Thousandths of a point.
    pub out_of: i64,
    /// Against the quiz's mark.
    pub passed: bool,
    /// Who took it.
    pub full_name: String,
    saved: Option<String>,
}

impl Answered {
    /// Each save: the question, and its answer as JSON, which is empty where it was taken back. A question's winning
    /// one comes last.
    pub fn saves(&self) -> impl Iterator<Item = (&str, &str)> {
        self.saved.as_deref().unwrap_or_default().lines().filter_map(|save| save.split_once('\t'))
    }
}

/// The submitted attempts of a portion at a quiz with their saves: one row for each, because a row costs more than
/// what stands in it. Neither ids nor JSON hold a tab or the end of a line.
pub async fn answered(
    conn: &mut Conn,
    course: &str,
    quiz: &str,
    Portion { first, last, .. }: &Portion,
) -> Result<Vec<Answered>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT attempts.id AS attempt, attempts.enrolment, attempts.revision, attempts.plan,
                gradings.id AS grading, gradings.points, gradings.out_of, gradings.passed, people.full_name,
                (SELECT string_agg(answers.question || '\t' || coalesce(answers.answer, ''), '\n'
                    ORDER BY answers.counter, answers.saved_at, answers.id)
                 FROM answers WHERE answers.attempt = attempts.id) AS saved
             FROM enrolments CROSS JOIN attempts CROSS JOIN gradings CROSS JOIN people
             WHERE enrolments.course = $1 AND enrolments.id >= $3 AND enrolments.id <= $4
                AND attempts.enrolment = enrolments.id AND attempts.quiz = $2 AND attempts.form_number IS NULL
                AND gradings.attempt = attempts.id AND gradings.superseded_at IS NULL
                AND people.id = enrolments.person
             ORDER BY enrolments.id, attempts.number",
        )
        .bind(course)
        .bind(quiz)
        .bind(first)
        .bind(last)
        .fetch_all(c)
        .await
    })?)
}

/// A mark that counts, in one of several attempts.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Marked {
    /// The attempt.
    pub attempt: String,
    /// The question.
    pub question: String,
    /// JSON of the points by criterion.
    pub criteria: String,
}

/// The marks of a portion at a quiz that count.
pub async fn marked(
    conn: &mut Conn,
    course: &str,
    quiz: &str,
    Portion { first, last, .. }: &Portion,
) -> Result<Vec<Marked>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT marks.attempt, marks.question, marks.criteria
             FROM enrolments CROSS JOIN attempts CROSS JOIN marks
             WHERE enrolments.course = $1 AND enrolments.id >= $3 AND enrolments.id <= $4
                AND attempts.enrolment = enrolments.id AND attempts.quiz = $2
                AND marks.attempt = attempts.id AND marks.superseded_at IS NULL",
        )
        .bind(course)
        .bind(quiz)
        .bind(first)
        .bind(last)
        .fetch_all(c)
        .await
    })?)
}
