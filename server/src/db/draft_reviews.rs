//! Reviews of drafts: asked for, decided or withdrawn.

use super::{Conn, DbError, on};

/// A review to be asked for.
#[derive(Clone, Debug)]
pub struct NewReview {
    /// UUIDv7.
    pub id: String,
    /// The draft.
    pub draft: String,
    /// Who is asked.
    pub reviewer: String,
    /// What she should look at; may be empty.
    pub note: String,
    /// Who asks.
    pub asked_by: String,
}

/// Asks for a review; whoever is asked already is asked once. Gives whether it is new.
pub async fn ask(conn: &mut Conn, review: &NewReview, now: i64) -> Result<bool, DbError> {
    let asked: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "INSERT INTO draft_reviews (id, draft, reviewer, note, asked_by, asked_at)
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id",
        )
        .bind(&review.id)
        .bind(&review.draft)
        .bind(&review.reviewer)
        .bind(&review.note)
        .bind(&review.asked_by)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(asked.is_some())
}

/// A review as its readers see it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Review {
    /// UUIDv7.
    pub id: String,
    /// Who is asked.
    pub reviewer: String,
    /// Her name.
    pub reviewer_name: String,
    /// What she should look at.
    pub note: String,
    /// Who asked.
    pub asked_by: String,
    /// Her name.
    pub asker_name: String,
    /// When.
    pub asked_at: i64,
    /// See [`domain::writing::Verdict`].
    pub verdict: Option<String>,
    /// The content that the verdict was given for.
    pub content_hash: Option<String>,
    /// What she says.
    pub comment: String,
    /// When she decided.
    pub decided_at: Option<i64>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<i64>,
}

/// The reviews of a draft in the order of their decisions, open ones last.
pub async fn of_draft(conn: &mut Conn, draft: &str) -> Result<Vec<Review>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT draft_reviews.id, draft_reviews.reviewer, people.full_name AS reviewer_name, draft_reviews.note,
                draft_reviews.asked_by, asker.full_name AS asker_name, draft_reviews.asked_at, draft_reviews.verdict,
                draft_reviews.content_hash, draft_reviews.comment, draft_reviews.decided_at,
                draft_reviews.withdrawn_at
             FROM draft_reviews JOIN people ON people.id = draft_reviews.reviewer
             JOIN people asker ON asker.id = draft_reviews.asked_by
             WHERE draft_reviews.draft = $1
             ORDER BY CASE WHEN draft_reviews.decided_at IS NULL THEN 1 ELSE 0 END, draft_reviews.decided_at,
                draft_reviews.asked_at, draft_reviews.id",
        )
        .bind(draft)
        .fetch_all(c)
        .await
    })?)
}

/// The courses whose drafts wait for a person's verdict.
pub async fn waiting_for(conn: &mut Conn, reviewer: &str) -> Result<Vec<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT drafts.course FROM draft_reviews JOIN drafts ON drafts.id = draft_reviews.draft
             WHERE draft_reviews.reviewer = $1 AND draft_reviews.decided_at IS NULL
                AND draft_reviews.withdrawn_at IS NULL AND drafts.ended_at IS NULL ORDER BY draft_reviews.asked_at",
        )
        .bind(reviewer)
        .fetch_all(c)
        .await
    })?)
}

/// A verdict to be noted.
#[derive(Clone, Debug)]
pub struct NewVerdict<'a> {
    /// See [`domain::writing::Verdict`].
    pub verdict: &'static str,
    /// The content that she saw.
    pub content_hash: &'a str,
    /// What she says.
    pub comment: &'a str,
}

/// Notes the verdict of a review that is open; gives who had asked, or nothing where none was open.
pub async fn decide(
    conn: &mut Conn,
    draft: &str,
    reviewer: &str,
    verdict: &NewVerdict<'_>,
    now: i64,
) -> Result<Option<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE draft_reviews SET verdict = $3, content_hash = $4, comment = $5, decided_at = $6
             WHERE draft = $1 AND reviewer = $2 AND decided_at IS NULL AND withdrawn_at IS NULL RETURNING asked_by",
        )
        .bind(draft)
        .bind(reviewer)
        .bind(verdict.verdict)
        .bind(verdict.content_hash)
        .bind(verdict.comment)
        .bind(now)
        .fetch_optional(c)
        .await
    })?)
}

/// Withdraws a review that is open; gives who had been asked.
pub async fn withdraw(conn: &mut Conn, draft: &str, id: &str, now: i64) -> Result<Option<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE draft_reviews SET withdrawn_at = $3
             WHERE draft = $1 AND id = $2 AND decided_at IS NULL AND withdrawn_at IS NULL RETURNING reviewer",
        )
        .bind(draft)
        .bind(id)
        .bind(now)
        .fetch_optional(c)
        .await
    })?)
}
