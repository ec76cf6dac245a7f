//! Closing decisions. One of a cohort outside the reach is not found.

use super::{Conn, DbError, on, scope::Reach, scope::housed};

/// A closing decision.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Closing {
    /// Made by the form.
    pub id: String,
    /// The issuer.
    pub issuer: String,
    /// The programme.
    pub programme: String,
    /// Its title as it was published last.
    pub programme_title: String,
    /// The cohort.
    pub cohort: String,
    /// Its title.
    pub cohort_title: String,
    /// The number of the decision.
    pub decision_number: String,
    /// Its day, ISO 8601.
    pub decided_on: String,
    /// Who signs.
    pub signatory_name: String,
    /// As what.
    pub signatory_title: String,
    /// `draft`, `reviewed`, `issued` or `withdrawn`.
    pub state: String,
    /// The listing that holds.
    pub listed_at: Option<i64>,
    /// When it was reviewed.
    pub reviewed_at: Option<i64>,
    /// When its numbers were reserved.
    pub issued_at: Option<i64>,
    /// The day of its certificates, ISO 8601.
    pub issued_on: Option<String>,
    /// When every certificate was written.
    pub finished_at: Option<i64>,
    /// When it was given up.
    pub withdrawn_at: Option<i64>,
    /// How many people are on the list.
    pub listed: i64,
    /// How many of them get a certificate.
    pub taken: i64,
    /// How many certificates are written.
    pub written: i64,
}

/// What is typed of a closing decision.
#[derive(Clone, Debug, Default)]
pub struct NewClosing {
    /// The issuer.
    pub issuer: String,
    /// The programme.
    pub programme: String,
    /// The cohort.
    pub cohort: String,
    /// The number of the decision.
    pub decision_number: String,
    /// ISO 8601.
    pub decided_on: String,
    /// Who signs.
    pub signatory_name: String,
    /// As what.
    pub signatory_title: String,
}

/// Begins a draft; a form that is sent twice begins one. `false` where it was there.
pub async fn create(conn: &mut Conn, id: &str, new: &NewClosing, by: &str, now: i64) -> Result<bool, DbError> {
    let created: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "INSERT INTO closing_decisions (id, issuer, programme, cohort, decision_number, decided_on,
                signatory_name, signatory_title, state, recorded_by, recorded_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'draft', $9, $10) ON CONFLICT (id) DO NOTHING RETURNING id",
        )
        .bind(id)
        .bind(&new.issuer)
        .bind(&new.programme)
        .bind(&new.cohort)
        .bind(&new.decision_number)
        .bind(&new.decided_on)
        .bind(&new.signatory_name)
        .bind(&new.signatory_title)
        .bind(by)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(created.is_some())
}

/// Changes number, day and signatory of one that is not issued; it has to be reviewed anew. `false` where it is too late.
pub async fn change(conn: &mut Conn, id: &str, new: &NewClosing) -> Result<bool, DbError> {
    let changed: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE closing_decisions SET decision_number = $2, decided_on = $3, signatory_name = $4,
                signatory_title = $5, state = 'draft'
             WHERE id = $1 AND state IN ('draft', 'reviewed') RETURNING id",
        )
        .bind(id)
        .bind(&new.decision_number)
        .bind(&new.decided_on)
        .bind(&new.signatory_name)
        .bind(&new.signatory_title)
        .fetch_optional(c)
        .await
    })?;
    Ok(changed.is_some())
}

/// Selects closing decisions within the reach by conditions.
macro_rules! select {
    ($conditions:literal) => {
        housed!(
            "SELECT closing_decisions.id, closing_decisions.issuer, closing_decisions.programme,
                programmes.title AS programme_title, cohorts.id AS cohort, cohorts.title AS cohort_title,
                closing_decisions.decision_number, closing_decisions.decided_on, closing_decisions.signatory_name,
                closing_decisions.signatory_title, closing_decisions.state, closing_decisions.listed_at,
                closing_decisions.reviewed_at, closing_decisions.issued_at, closing_decisions.issued_on,
                closing_decisions.finished_at, closing_decisions.withdrawn_at,
                (SELECT count(*) FROM closing_people WHERE closing_people.closing = closing_decisions.id
                    AND closing_people.listed_at = closing_decisions.listed_at) AS listed,
                (SELECT count(*) FROM closing_people WHERE closing_people.closing = closing_decisions.id
                    AND closing_people.listed_at = closing_decisions.listed_at AND closing_people.may
                    AND closing_people.left_out = '') AS taken,
                (SELECT count(*) FROM closing_people WHERE closing_people.closing = closing_decisions.id
                    AND closing_people.certificate IS NOT NULL) AS written
             FROM closing_decisions
             JOIN cohorts ON cohorts.id = closing_decisions.cohort
             JOIN housed ON housed.unit = cohorts.unit
             JOIN programmes ON programmes.id = closing_decisions.programme ",
            $conditions
        )
    };
}

/// The closing decisions of the reach: those under way first, then the latest.
pub async fn list(conn: &mut Conn, reach: &Reach) -> Result<Vec<Closing>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(select!(
            "ORDER BY CASE closing_decisions.state WHEN 'issued' THEN 1 WHEN 'withdrawn' THEN 2 ELSE 0 END,
             closing_decisions.recorded_at DESC, closing_decisions.id DESC LIMIT 500"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .fetch_all(c)
        .await
    })?)
}

/// The closing decision with this id, if its cohort is in the reach.
pub async fn get(conn: &mut Conn, reach: &Reach, id: &str) -> Result<Closing, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(select!("WHERE closing_decisions.id = $3"))
            .bind(&reach.actor)
            .bind(&reach.day)
            .bind(id)
            .fetch_one(c)
            .await
    })?)
}

/// A list is about to be made anew; what was reviewed is a draft again. `false` where it is too late.
pub async fn begin_listing(conn: &mut Conn, id: &str) -> Result<bool, DbError> {
    let begun: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE closing_decisions SET state = 'draft' WHERE id = $1 AND state IN ('draft', 'reviewed') RETURNING id",
        )
        .bind(id)
        .fetch_optional(c)
        .await
    })?;
    Ok(begun.is_some())
}

/// From now on this listing is the list.
pub async fn end_listing(conn: &mut Conn, id: &str, listed_at: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE closing_decisions SET listed_at = $2 WHERE id = $1 AND state = 'draft'")
            .bind(id)
            .bind(listed_at)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// The list as it was shown is reviewed; `false` where another list has taken its place.
pub async fn review(conn: &mut Conn, id: &str, listed_at: i64, by: &str, now: i64) -> Result<bool, DbError> {
    let reviewed: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE closing_decisions SET state = 'reviewed', reviewed_by = $3, reviewed_at = $4
             WHERE id = $1 AND state IN ('draft', 'reviewed') AND listed_at = $2 RETURNING id",
        )
        .bind(id)
        .bind(listed_at)
        .bind(by)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(reviewed.is_some())
}

/// Gives up one that is not issued; `false` where it is too late.
pub async fn withdraw(conn: &mut Conn, id: &str, by: &str, now: i64) -> Result<bool, DbError> {
    let withdrawn: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE closing_decisions SET state = 'withdrawn', withdrawn_by = $2, withdrawn_at = $3
             WHERE id = $1 AND state IN ('draft', 'reviewed') RETURNING id",
        )
        .bind(id)
        .bind(by)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(withdrawn.is_some())
}
