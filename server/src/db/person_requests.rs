//! What only the person herself or an administrator may change: asked for by an import, answered once.

use super::{
    Conn, DbError,
    memberships::{self, Posting},
    on, stand_ins,
};
use domain::roster::{StaffKind, StaffLevel};

/// A request.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Request {
    /// The row.
    pub id: String,
    /// `email`, `staff-code` or `unit`.
    pub kind: String,
    /// Whom it is about.
    pub person: String,
    /// Who stands in for her until she answers, where she is asked to come to a unit.
    pub stand_in: Option<String>,
    /// Her name.
    pub full_name: String,
    /// Under which name the unit has her.
    pub listed_as: Option<String>,
    /// The e-mail, the code, or the unit.
    pub wanted: String,
    /// What is wanted as people read it: a unit has its name.
    pub wanted_name: String,
    /// The body of a wanted code.
    pub staff_body: Option<String>,
    /// The post of a wanted unit.
    pub position: String,
    /// Whether it leads.
    pub is_leader: bool,
    /// `can-bo`, `cong-chuc` …
    pub staff_kind: String,
    /// `trung-uong`, `tinh`, `xa`.
    pub staff_level: String,
    /// Who asks.
    pub asked_by: String,
    /// When.
    pub made_at: i64,
}

/// The requests that wait: about one person and told to her, or all of them where none is given.
pub async fn open(conn: &mut Conn, person: Option<&str>, limit: i64) -> Result<Vec<Request>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT person_requests.id, person_requests.kind, person_requests.person, person_requests.stand_in,
                people.full_name, listed.full_name AS listed_as, person_requests.wanted,
                COALESCE((SELECT unit_placements.name FROM unit_placements
                    WHERE unit_placements.unit = person_requests.wanted AND unit_placements.superseded_at IS NULL
                    ORDER BY unit_placements.valid_from DESC LIMIT 1), person_requests.wanted) AS wanted_name,
                person_requests.staff_body, person_requests.position, person_requests.is_leader,
                person_requests.staff_kind, person_requests.staff_level, asking.full_name AS asked_by,
                person_requests.made_at
             FROM person_requests
             JOIN people ON people.id = person_requests.person
             LEFT JOIN people AS listed ON listed.id = person_requests.stand_in
             JOIN people AS asking ON asking.id = person_requests.made_by
             WHERE person_requests.answered_at IS NULL
                AND (CAST($1 AS TEXT) IS NULL OR (person_requests.person = $1 AND NOT person_requests.is_silent))
             ORDER BY person_requests.made_at, person_requests.id LIMIT $2",
        )
        .bind(person)
        .bind(limit)
        .fetch_all(c)
        .await
    })?)
}

/// Answers a request once; `false` where it has been answered before.
pub async fn answer(conn: &mut Conn, id: &str, by: &str, answer: &str, now: i64) -> Result<bool, DbError> {
    let answered: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE person_requests SET answered_at = $2, answered_by = $3, answer = $4
             WHERE id = $1 AND answered_at IS NULL RETURNING id",
        )
        .bind(id)
        .bind(now)
        .bind(by)
        .bind(answer)
        .fetch_optional(c)
        .await
    })?;
    Ok(answered.is_some())
}

/// Makes what was asked for so.
pub async fn carry_out(conn: &mut Conn, request: &Request, day: &str, now: i64) -> Result<(), DbError> {
    match (request.kind.as_str(), &request.stand_in) {
        ("email", _) => set_email(conn, request).await,
        ("staff-code", _) => set_staff_code(conn, request).await,
        (_, Some(stand_in)) => stand_ins::link(conn, (stand_in, &request.person), &request.id, day, now).await,
        (_, None) => {
            let posting = Posting {
                unit: request.wanted.clone(),
                position: request.position.clone(),
                is_leader: request.is_leader,
                staff_kind: StaffKind::named(&request.staff_kind).unwrap_or(StaffKind::Khac).name(),
                staff_level: StaffLevel::named(&request.staff_level).unwrap_or(StaffLevel::Xa).name(),
            };
            memberships::transfer(conn, &request.person, &posting, day, &request.id, now).await
        }
    }
}

async fn set_email(conn: &mut Conn, request: &Request) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE people SET email = $2 WHERE id = $1")
            .bind(&request.person)
            .bind(&request.wanted)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}

async fn set_staff_code(conn: &mut Conn, request: &Request) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE people SET staff_code = $2, staff_body = COALESCE($3, staff_body) WHERE id = $1")
            .bind(&request.person)
            .bind(&request.wanted)
            .bind(&request.staff_body)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}
