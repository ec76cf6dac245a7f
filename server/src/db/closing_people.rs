//! The list of a closing decision: everybody with her verdict, and who is left out and why.

use super::{Conn, DbError, on, scope::Reach, scope::scoped};
use sqlx::QueryBuilder;

/// Somebody as a listing found her.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The person.
    pub person: String,
    /// Her place in Vietnamese order.
    pub place: i64,
    /// JSON of the verdict.
    pub verdict: String,
    /// Whether she may get a certificate.
    pub may: bool,
}

/// Writes a part of a listing; who was left out before stays so.
pub async fn write(conn: &mut Conn, closing: &str, people: &[Listed], listed_at: i64) -> Result<(), DbError> {
    on!(conn, |c| {
        let mut query =
            QueryBuilder::new("INSERT INTO closing_people (closing, person, listed_at, place, verdict, may) ");
        query.push_values(people, |mut row, one| {
            row.push_bind(closing).push_bind(&one.person).push_bind(listed_at).push_bind(one.place);
            row.push_bind(&one.verdict).push_bind(one.may);
        });
        query.push(
            " ON CONFLICT (closing, person) DO UPDATE SET listed_at = excluded.listed_at, place = excluded.place,
                verdict = excluded.verdict, may = excluded.may",
        );
        query.build().persistent(false).execute(c).await.map(drop)
    })?;
    Ok(())
}

/// Somebody on the list.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Line {
    /// The person.
    pub person: String,
    /// NFC.
    pub full_name: String,
    /// Her unit of the day.
    pub unit_name: Option<String>,
    /// JSON of the verdict.
    pub verdict: String,
    /// Whether she may get a certificate.
    pub may: bool,
    /// Why she is left out; empty where she is not.
    pub left_out: String,
    /// Her number in the register.
    pub sequence: Option<i64>,
    /// The certificate.
    pub certificate: Option<String>,
    /// Its number as printed.
    pub number: Option<String>,
}

/// Which lines of a list are wanted.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// `taken`, `left-out`, `may-not`, or nothing for all.
    pub part: &'a str,
    /// How many at most.
    pub most: i64,
    /// How many to pass over.
    pub skip: i64,
}

/// A page of the list, as far as the actor reaches it.
pub async fn page(
    conn: &mut Conn,
    reach: &Reach,
    closing: &str,
    Wanted { part, most, skip }: Wanted<'_>,
) -> Result<Vec<Line>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(scoped!(
            "SELECT people.id AS person, people.full_name, own.name AS unit_name, closing_people.verdict,
                closing_people.may, closing_people.left_out, closing_people.sequence, closing_people.certificate,
                certificates.number
             FROM closing_decisions
             JOIN closing_people ON closing_people.closing = closing_decisions.id
                AND closing_people.listed_at = closing_decisions.listed_at
             JOIN reached ON reached.person = closing_people.person
             JOIN people ON people.id = closing_people.person
             LEFT JOIN certificates ON certificates.id = closing_people.certificate
             LEFT JOIN memberships ON memberships.person = people.id AND memberships.is_primary
                AND memberships.superseded_at IS NULL AND memberships.valid_from <= $2
                AND (memberships.valid_to IS NULL OR memberships.valid_to > $2)
             LEFT JOIN unit_placements own ON own.unit = memberships.unit AND own.superseded_at IS NULL
                AND own.valid_from <= $2 AND (own.valid_to IS NULL OR own.valid_to > $2)
             WHERE closing_decisions.id = $3
                AND ($4 = '' OR $4 = CASE WHEN NOT closing_people.may THEN 'may-not'
                    WHEN closing_people.left_out <> '' THEN 'left-out' ELSE 'taken' END)
             ORDER BY closing_people.place LIMIT $5 OFFSET $6"
        ))
        .bind(&reach.actor)
        .bind(&reach.day)
        .bind(closing)
        .bind(part)
        .bind(most)
        .bind(skip)
        .fetch_all(c)
        .await
    })?)
}

/// Leaves somebody out who may get a certificate, or takes her in again where no reason is given. What was reviewed is to
/// be reviewed anew. `false` where she is not on the list, may not, or it is too late.
pub async fn leave_out(
    conn: &mut Conn,
    closing: &str,
    person: &str,
    reason: &str,
    by: &str,
    now: i64,
) -> Result<bool, DbError> {
    let changed: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE closing_people SET left_out = $3, left_out_by = $4, left_out_at = $5
             WHERE closing = $1 AND person = $2 AND may
                AND EXISTS (SELECT 1 FROM closing_decisions
                    WHERE closing_decisions.id = $1 AND closing_decisions.state = 'draft'
                        AND closing_decisions.listed_at = closing_people.listed_at)
             RETURNING person",
        )
        .bind(closing)
        .bind(person)
        .bind(reason)
        .bind(by)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    Ok(changed.is_some())
}

/// The verdict on somebody of the list.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Kept {
    /// The person.
    pub person: String,
    /// JSON of the verdict.
    pub verdict: String,
    /// Whether she may get a certificate.
    pub may: bool,
    /// Whether she gets one.
    pub taken: bool,
}

/// Every verdict of the list that holds.
pub async fn verdicts(conn: &mut Conn, closing: &str) -> Result<Vec<Kept>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT closing_people.person, closing_people.verdict, closing_people.may,
                closing_people.may AND closing_people.left_out = '' AS taken
             FROM closing_decisions
             JOIN closing_people ON closing_people.closing = closing_decisions.id
                AND closing_people.listed_at = closing_decisions.listed_at
             WHERE closing_decisions.id = $1 ORDER BY closing_people.place",
        )
        .bind(closing)
        .fetch_all(c)
        .await
    })?)
}

/// How many of the list get a certificate.
pub async fn count_taken(conn: &mut Conn, closing: &str) -> Result<i64, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT count(*) FROM closing_decisions
             JOIN closing_people ON closing_people.closing = closing_decisions.id
                AND closing_people.listed_at = closing_decisions.listed_at
             WHERE closing_decisions.id = $1 AND closing_people.may AND closing_people.left_out = ''",
        )
        .bind(closing)
        .fetch_one(c)
        .await
    })?)
}
