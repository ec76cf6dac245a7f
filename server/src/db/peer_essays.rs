//! Essays that learners of a course review among themselves, from the day they are handed in.

use super::{Conn, DbError, on};

/// An essay that enters.
#[derive(Clone, Debug)]
pub struct NewPeerEssay {
    /// The attempt.
    pub attempt: String,
    /// The question.
    pub question: String,
    /// The course.
    pub course: String,
    /// The quiz.
    pub quiz: String,
    /// Whose it is.
    pub person: String,
    /// How many reviews it is to get, and how many she is to write.
    pub wanted: i64,
    /// Whether nothing else in the attempt waits for people.
    pub is_alone: bool,
    /// From when on the instructor marks what peers did not.
    pub falls_back_at: i64,
}

/// Lets an essay enter; one that is there stays as it is.
pub async fn enter(conn: &mut Conn, essay: &NewPeerEssay, now: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO peer_essays (attempt, question, course, quiz, person, wanted, is_alone, entered_at, falls_back_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (attempt, question) DO NOTHING",
        )
        .bind(&essay.attempt)
        .bind(&essay.question)
        .bind(&essay.course)
        .bind(&essay.quiz)
        .bind(&essay.person)
        .bind(essay.wanted)
        .bind(essay.is_alone)
        .bind(now)
        .bind(essay.falls_back_at)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Locks the essays of a question, so that two who hand in at once see each other.
pub async fn lock(conn: &mut Conn, course: &str, quiz: &str, question: &str) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO peer_pools (course, quiz, question, version) VALUES ($1, $2, $3, 1)
             ON CONFLICT (course, quiz, question) DO UPDATE SET version = peer_pools.version + 1",
        )
        .bind(course)
        .bind(quiz)
        .bind(question)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// An essay that has not all its reviewers, or whose author has not all her reviews to write.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Pooled {
    /// The attempt.
    pub attempt: String,
    /// Whose it is.
    pub person: String,
    /// How many reviews it is to get, and how many she is to write.
    pub wanted: i64,
    /// How many she has to write already.
    pub duties: i64,
}

/// The essays of a question that can still be given out, in the order in which they came: neither marked nor fallen back
/// to the instructor, and by people who are still enrolled.
pub async fn pool(
    conn: &mut Conn,
    course: &str,
    quiz: &str,
    question: &str,
    now: i64,
    most: i64,
) -> Result<Vec<Pooled>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT attempt, person, wanted, duties FROM peer_essays
             WHERE course = $1 AND quiz = $2 AND question = $3 AND (reviewers < wanted OR duties < wanted)
                AND falls_back_at > $4
                AND EXISTS (SELECT 1 FROM attempts JOIN enrolments ON enrolments.id = attempts.enrolment
                    WHERE attempts.id = peer_essays.attempt AND enrolments.closed_at IS NULL)
                AND NOT EXISTS (SELECT 1 FROM marks WHERE marks.attempt = peer_essays.attempt
                    AND marks.question = peer_essays.question AND marks.superseded_at IS NULL)
             ORDER BY entered_at, attempt LIMIT $5",
        )
        .bind(course)
        .bind(quiz)
        .bind(question)
        .bind(now)
        .bind(most)
        .fetch_all(c)
        .await
    })?)
}

/// Counts a review that was given out: one for the essay, one for whoever is to write it.
pub async fn count(conn: &mut Conn, question: &str, essay: &str, reviewer: &str) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "UPDATE peer_essays SET reviewers = reviewers + CASE WHEN attempt = $2 THEN 1 ELSE 0 END,
                duties = duties + CASE WHEN attempt = $3 THEN 1 ELSE 0 END
             WHERE question = $1 AND attempt IN ($2, $3)",
        )
        .bind(question)
        .bind(essay)
        .bind(reviewer)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Notes that all reviews of an essay are in, once they are.
pub async fn note_ready(conn: &mut Conn, attempt: &str, question: &str, at: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "UPDATE peer_essays SET ready_at = $3 WHERE attempt = $1 AND question = $2 AND ready_at IS NULL
                AND wanted <= (SELECT count(*) FROM peer_reviews WHERE peer_reviews.attempt = peer_essays.attempt
                    AND peer_reviews.question = peer_essays.question AND peer_reviews.reviewed_at IS NOT NULL)",
        )
        .bind(attempt)
        .bind(question)
        .bind(at)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// How an essay stands.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PeerEssay {
    /// The question.
    pub question: String,
    /// How many reviews it is to get.
    pub wanted: i64,
    /// From when on the instructor marks what peers did not.
    pub falls_back_at: i64,
    /// When the last review came in.
    pub ready_at: Option<i64>,
}

impl PeerEssay {
    /// Whether peers still have it: a review is missing, and the time for it has not passed.
    pub fn is_with_peers(&self, now: i64) -> bool {
        self.ready_at.is_none() && now < self.falls_back_at
    }
}

/// The essays of an attempt.
pub async fn of_attempt(conn: &mut Conn, attempt: &str) -> Result<Vec<PeerEssay>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT question, wanted, falls_back_at, ready_at FROM peer_essays WHERE attempt = $1 ORDER BY question",
        )
        .bind(attempt)
        .fetch_all(c)
        .await
    })?)
}
