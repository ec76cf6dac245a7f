//! Forms of surveys that those who teach a course fill in: one each, numbered apart from those of learners.

use super::{Conn, DbError, on, surveys::HandedIn};
use domain::locale::Locale;

/// The form of one instructor.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct InstructorForm {
    /// UUIDv7.
    pub id: String,
    /// The edition that it is filled in.
    pub revision: String,
    /// JSON of its plan.
    pub plan: String,
    /// The language of its sheet.
    pub locale: String,
    /// JSON list of the questions marked to be looked at again.
    pub marked: String,
    /// When it was handed in.
    pub submitted_at: Option<i64>,
    /// Its number, once it is handed in.
    pub form_number: Option<i64>,
}

impl InstructorForm {
    /// The language in which it was begun.
    pub fn locale(&self) -> Locale {
        self.locale.parse().unwrap_or_default()
    }
}

/// The form of a person in a survey of a course.
pub async fn find(conn: &mut Conn, course: &str, quiz: &str, person: &str) -> Result<Option<InstructorForm>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT id, revision, plan, locale, marked, submitted_at, form_number FROM instructor_forms
             WHERE course = $1 AND quiz = $2 AND person = $3",
        )
        .bind(course)
        .bind(quiz)
        .bind(person)
        .fetch_optional(c)
        .await
    })?)
}

/// The surveys of a course in which a person has a form, and whether it is handed in.
pub async fn of_person(conn: &mut Conn, course: &str, person: &str) -> Result<Vec<(String, bool)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as("SELECT quiz, submitted_at IS NOT NULL FROM instructor_forms WHERE course = $1 AND person = $2")
            .bind(course)
            .bind(person)
            .fetch_all(c)
            .await
    })?)
}

/// A form to be begun.
#[derive(Clone, Debug)]
pub struct NewInstructorForm {
    /// UUIDv7.
    pub id: String,
    /// The course.
    pub course: String,
    /// The survey.
    pub quiz: String,
    /// Who fills it in.
    pub person: String,
    /// The edition.
    pub revision: String,
    /// JSON of the plan.
    pub plan: String,
    /// The language of the sheet.
    pub locale: &'static str,
}

/// Begins a form; who has one already keeps it.
pub async fn begin(conn: &mut Conn, form: &NewInstructorForm, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO instructor_forms (id, course, quiz, person, revision, plan, locale, started_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (course, quiz, person) DO NOTHING",
        )
        .bind(&form.id)
        .bind(&form.course)
        .bind(&form.quiz)
        .bind(&form.person)
        .bind(&form.revision)
        .bind(&form.plan)
        .bind(form.locale)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Keeps which questions are marked, and locks the form; `false` once it is handed in.
pub async fn mark(conn: &mut Conn, id: &str, marked: &str) -> Result<bool, DbError> {
    let open: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE instructor_forms SET marked = $2 WHERE id = $1 AND submitted_at IS NULL RETURNING id",
        )
        .bind(id)
        .bind(marked)
        .fetch_optional(c)
        .await
    })?;
    Ok(open.is_some())
}

/// Hands an open form in under the next number of its survey; one that is handed in keeps its own.
pub async fn hand_in(conn: &mut Conn, course: &str, quiz: &str, id: &str, at: i64) -> Result<(), DbError> {
    if !is_open(conn, id).await? {
        return Ok(());
    }
    let number: i64 = on!(conn, |c| {
        sqlx::query_scalar(
            "INSERT INTO instructor_form_numbers (course, quiz, last) VALUES ($1, $2, 1)
             ON CONFLICT (course, quiz) DO UPDATE SET last = instructor_form_numbers.last + 1 RETURNING last",
        )
        .bind(course)
        .bind(quiz)
        .fetch_one(c)
        .await
    })?;
    on!(conn, |c| {
        sqlx::query("UPDATE instructor_forms SET submitted_at = $2, form_number = $3 WHERE id = $1")
            .bind(id)
            .bind(at)
            .bind(number)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// Whether a form is open; it is locked, so that of two who hand it in the second one finds it closed.
async fn is_open(conn: &mut Conn, id: &str) -> Result<bool, DbError> {
    let open: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE instructor_forms SET marked = marked WHERE id = $1 AND submitted_at IS NULL RETURNING id",
        )
        .bind(id)
        .fetch_optional(c)
        .await
    })?;
    Ok(open.is_some())
}

/// How many forms of each survey of a course are handed in.
pub async fn counts(conn: &mut Conn, course: &str) -> Result<Vec<(String, i64)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as("SELECT quiz, last FROM instructor_form_numbers WHERE course = $1")
            .bind(course)
            .fetch_all(c)
            .await
    })?)
}

/// The forms after this number.
pub async fn after(
    conn: &mut Conn,
    course: &str,
    quiz: &str,
    number: i64,
    most: i64,
) -> Result<Vec<HandedIn>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT id AS attempt, form_number, person, revision, plan, CAST(NULL AS TEXT) AS unit FROM instructor_forms
             WHERE course = $1 AND quiz = $2 AND form_number > $3 ORDER BY form_number LIMIT $4",
        )
        .bind(course)
        .bind(quiz)
        .bind(number)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}
