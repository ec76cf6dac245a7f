//! Who has been told that a survey which opens some time after completion has opened.

use super::{Conn, DbError, on};

/// When those completed the course who are asked now.
#[derive(Clone, Debug)]
pub struct Window {
    /// After this instant.
    pub after: i64,
    /// Until this one.
    pub until: i64,
    /// The day, ISO 8601: who pauses on it is left in peace.
    pub day: String,
}

/// Somebody to be told.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Asked {
    /// The completed enrolment.
    pub enrolment: String,
    /// The learner.
    pub person: String,
    /// By which she is greeted.
    pub given_name: String,
    /// How she wishes to be addressed.
    pub address_form: String,
    /// Lower case.
    pub email: Option<String>,
    /// Her language, where she has chosen one.
    pub locale: Option<String>,
    /// Whether she wants no mail but what is mandatory.
    pub has_stopped: bool,
}

/// Who has completed a course in this window, and has neither sent the survey nor been told of it.
pub async fn waiting(
    conn: &mut Conn,
    course: &str,
    quiz: &str,
    window: &Window,
    most: i64,
) -> Result<Vec<Asked>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT enrolments.id AS enrolment, people.id AS person, people.given_name, people.address_form,
                people.email, accounts.locale,
                EXISTS (SELECT 1 FROM reminder_stops
                    WHERE reminder_stops.person = people.id AND reminder_stops.resumed_at IS NULL) AS has_stopped
             FROM enrolments JOIN completions ON completions.enrolment = enrolments.id
             JOIN people ON people.id = enrolments.person AND people.erased_at IS NULL
             JOIN accounts ON accounts.person = people.id AND accounts.disabled_at IS NULL
             WHERE enrolments.course = $1 AND enrolments.closed_at IS NULL
                AND completions.completed_at > $3 AND completions.completed_at <= $4
                AND NOT EXISTS (SELECT 1 FROM survey_calls
                    WHERE survey_calls.enrolment = enrolments.id AND survey_calls.quiz = $2)
                AND NOT EXISTS (SELECT 1 FROM attempts
                    WHERE attempts.enrolment = enrolments.id AND attempts.quiz = $2
                        AND attempts.submitted_at IS NOT NULL)
                AND NOT EXISTS (SELECT 1 FROM pauses
                    WHERE pauses.person = people.id AND pauses.superseded_at IS NULL
                        AND pauses.from_on <= $5 AND pauses.until_on >= $5)
             ORDER BY completions.completed_at, enrolments.id LIMIT $6",
        )
        .bind(course)
        .bind(quiz)
        .bind(window.after)
        .bind(window.until)
        .bind(&window.day)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// Notes that somebody was told; `false` if she had been before.
pub async fn record(conn: &mut Conn, enrolment: &str, quiz: &str, message: &str, now: i64) -> Result<bool, DbError> {
    let recorded: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "INSERT INTO survey_calls (enrolment, quiz, message, called_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (enrolment, quiz) DO NOTHING RETURNING enrolment",
        )
        .bind(enrolment)
        .bind(quiz)
        .bind(message)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(recorded.is_some())
}
