//! Reviews among learners: given out, then written once. Neither side is told who the other is.

use super::{Conn, DbError, on};

/// A review to be written.
#[derive(Clone, Debug)]
pub struct NewPeerReview {
    /// UUIDv7.
    pub id: String,
    /// The attempt that holds the essay.
    pub attempt: String,
    /// The question.
    pub question: String,
    /// Who is to write it.
    pub reviewer: String,
    /// Her own attempt, for which she owes it.
    pub reviewer_attempt: String,
}

/// Gives a review out.
pub async fn give(conn: &mut Conn, review: &NewPeerReview, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO peer_reviews (id, attempt, question, reviewer, reviewer_attempt, given_at)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(&review.id)
        .bind(&review.attempt)
        .bind(&review.question)
        .bind(&review.reviewer)
        .bind(&review.reviewer_attempt)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Who reviews the essays of a question that can still be given out: attempt and reviewer.
pub async fn of_pool(
    conn: &mut Conn,
    course: &str,
    quiz: &str,
    question: &str,
) -> Result<Vec<(String, String)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT peer_reviews.attempt, peer_reviews.reviewer FROM peer_essays
             JOIN peer_reviews ON peer_reviews.attempt = peer_essays.attempt
                AND peer_reviews.question = peer_essays.question
             WHERE course = $1 AND quiz = $2 AND peer_essays.question = $3
                AND (reviewers < wanted OR duties < wanted)",
        )
        .bind(course)
        .bind(quiz)
        .bind(question)
        .fetch_all(c)
        .await
    })?)
}

/// A review that somebody has to write, or has written.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Duty {
    /// The review.
    pub id: String,
    /// The attempt that holds the essay.
    pub attempt: String,
    /// The question.
    pub question: String,
    /// The course.
    pub course: String,
    /// The quiz.
    pub quiz: String,
    /// The revision that the essay is pinned to.
    pub revision: String,
    /// Until when it is taken.
    pub falls_back_at: i64,
    /// When it was written.
    pub reviewed_at: Option<i64>,
    /// JSON of the points by criterion.
    pub criteria: Option<String>,
    /// What the learner is told.
    pub comment: String,
    /// Whether the instructor has marked the essay.
    pub is_marked: bool,
}

impl Duty {
    /// Whether it can be written now.
    pub fn is_open(&self, now: i64) -> bool {
        self.reviewed_at.is_none() && !self.is_marked && now < self.falls_back_at
    }
}

/// The reviews of a person in a course, what was given out last comes last.
pub async fn of_reviewer(conn: &mut Conn, person: &str, course: &str) -> Result<Vec<Duty>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT peer_reviews.id, peer_reviews.attempt, peer_reviews.question, peer_essays.course, peer_essays.quiz,
                attempts.revision, peer_essays.falls_back_at, peer_reviews.reviewed_at, peer_reviews.criteria,
                peer_reviews.comment, marks.id IS NOT NULL AS is_marked
             FROM peer_reviews
             JOIN peer_essays ON peer_essays.attempt = peer_reviews.attempt
                AND peer_essays.question = peer_reviews.question
             JOIN attempts ON attempts.id = peer_reviews.attempt
             LEFT JOIN marks ON marks.attempt = peer_reviews.attempt AND marks.question = peer_reviews.question
                AND marks.superseded_at IS NULL
             WHERE peer_reviews.reviewer = $1 AND peer_essays.course = $2
             ORDER BY peer_reviews.given_at, peer_reviews.id",
        )
        .bind(person)
        .bind(course)
        .fetch_all(c)
        .await
    })?)
}

/// The review with this id, if it is the person's own.
pub async fn find_own(conn: &mut Conn, person: &str, id: &str) -> Result<Option<Duty>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT peer_reviews.id, peer_reviews.attempt, peer_reviews.question, peer_essays.course, peer_essays.quiz,
                attempts.revision, peer_essays.falls_back_at, peer_reviews.reviewed_at, peer_reviews.criteria,
                peer_reviews.comment, marks.id IS NOT NULL AS is_marked
             FROM peer_reviews
             JOIN peer_essays ON peer_essays.attempt = peer_reviews.attempt
                AND peer_essays.question = peer_reviews.question
             JOIN attempts ON attempts.id = peer_reviews.attempt
             LEFT JOIN marks ON marks.attempt = peer_reviews.attempt AND marks.question = peer_reviews.question
                AND marks.superseded_at IS NULL
             WHERE peer_reviews.reviewer = $1 AND peer_reviews.id = $2",
        )
        .bind(person)
        .bind(id)
        .fetch_optional(c)
        .await
    })?)
}

/// Writes a review; `false` if it was written before.
pub async fn write(conn: &mut Conn, id: &str, criteria: &str, comment: &str, now: i64) -> Result<bool, DbError> {
    let written: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE peer_reviews SET criteria = $2, comment = $3, reviewed_at = $4
             WHERE id = $1 AND reviewed_at IS NULL RETURNING id",
        )
        .bind(id)
        .bind(criteria)
        .bind(comment)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(written.is_some())
}

/// What was written about an answer: JSON of the points by criterion, and the comment. The order says nothing of when.
pub async fn of_essay(conn: &mut Conn, attempt: &str, question: &str) -> Result<Vec<(String, String)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT criteria, comment FROM peer_reviews
             WHERE attempt = $1 AND question = $2 AND reviewed_at IS NOT NULL ORDER BY id",
        )
        .bind(attempt)
        .bind(question)
        .fetch_all(c)
        .await
    })?)
}
