//! The verdict on each row of an import, with the person as she would be known.

use super::{Conn, DbError, import_facts::RowFact, on};
use sqlx::QueryBuilder;

/// The verdict on a row.
#[derive(Clone, Debug, Default)]
pub struct NewVerdict {
    /// The line in the file.
    pub line: i64,
    /// `new`, `unchanged`, `updated` …
    pub verdict: &'static str,
    /// What takes effect: `create`, `amend`, `place` …
    pub act: &'static str,
    /// Who is known, or is to be.
    pub person: Option<String>,
    /// The membership that ends.
    pub membership: Option<String>,
    /// What the row shows.
    pub shown: [String; 3],
    /// JSON of changes, faults and reasons.
    pub told: String,
    /// The person outside the reach for whom she stands in.
    pub stands_in_for: Option<String>,
    /// An e-mail that is asked for.
    pub wanted_email: Option<String>,
    /// A staff code that is asked for.
    pub wanted_code: Option<String>,
    /// The person as she would be known.
    pub result: Option<Outcome>,
    /// The day of the change.
    pub valid_from: Option<String>,
    /// What is new of sensitive facts, kept apart.
    pub facts: Vec<RowFact>,
}

/// A person as she would be known.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// NFC.
    pub full_name: String,
    /// By which she is greeted.
    pub given_name: String,
    /// For the search.
    pub name_fold: String,
    /// For the order.
    pub sort_key: String,
    /// ISO 8601.
    pub birth_date: Option<String>,
    /// `female`, `male` or `unstated`.
    pub sex: &'static str,
    /// Lower case.
    pub email: Option<String>,
    /// Within `staff_body`.
    pub staff_code: Option<String>,
    /// The top-level body of the code.
    pub staff_body: Option<String>,
    /// The unit.
    pub unit: String,
    /// Her post.
    pub position: String,
    /// Whether she leads.
    pub is_leader: bool,
    /// `can-bo`, `cong-chuc` …
    pub staff_kind: &'static str,
    /// `trung-uong`, `tinh`, `xa`.
    pub staff_level: &'static str,
}

/// Stores the verdicts on a portion in one statement.
pub async fn store(conn: &mut Conn, import: &str, verdicts: &[NewVerdict]) -> Result<(), DbError> {
    if verdicts.is_empty() {
        return Ok(());
    }
    on!(conn, |c| {
        let mut query = QueryBuilder::new(
            "INSERT INTO import_verdicts (import, line, verdict, act, person, membership, shown_name, shown_email,
                shown_unit, told, is_silent, stands_in_for, wanted_email, wanted_code, full_name, given_name, name_fold,
                sort_key, birth_date, sex, email, staff_code, staff_body, unit, position, is_leader, staff_kind,
                staff_level, valid_from) ",
        );
        query.push_values(verdicts, |mut row, one| {
            let result = one.result.as_ref();
            let text = |of: fn(&Outcome) -> &str| result.map(|result| of(result).to_owned());
            let maybe = |of: fn(&Outcome) -> &Option<String>| result.and_then(|result| of(result).clone());
            row.push_bind(import).push_bind(one.line).push_bind(one.verdict).push_bind(one.act);
            row.push_bind(&one.person).push_bind(&one.membership);
            one.shown.iter().for_each(|shown| {
                row.push_bind(shown);
            });
            row.push_bind(&one.told).push_bind(false).push_bind(&one.stands_in_for);
            row.push_bind(&one.wanted_email).push_bind(&one.wanted_code);
            row.push_bind(text(|one| &one.full_name)).push_bind(text(|one| &one.given_name));
            row.push_bind(text(|one| &one.name_fold)).push_bind(text(|one| &one.sort_key));
            row.push_bind(maybe(|one| &one.birth_date)).push_bind(text(|one| one.sex));
            row.push_bind(maybe(|one| &one.email)).push_bind(maybe(|one| &one.staff_code));
            row.push_bind(maybe(|one| &one.staff_body)).push_bind(text(|one| &one.unit));
            row.push_bind(text(|one| &one.position)).push_bind(result.map(|one| one.is_leader));
            row.push_bind(text(|one| one.staff_kind)).push_bind(text(|one| one.staff_level));
            row.push_bind(&one.valid_from);
        });
        query.build().persistent(false).execute(c).await.map(drop)
    })?;
    Ok(())
}

/// Takes away the verdicts of an earlier comparison, at most so many; gives how many went.
pub async fn discard(conn: &mut Conn, import: &str, limit: i64) -> Result<u64, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query(
            "DELETE FROM import_verdicts WHERE import = $1
                AND line IN (SELECT line FROM import_verdicts WHERE import = $1 ORDER BY line LIMIT $2)",
        )
        .bind(import)
        .bind(limit)
        .execute(c)
        .await
        .map(|done| done.rows_affected())
    })?)
}

/// How many rows there are of each verdict.
pub async fn counts(conn: &mut Conn, import: &str) -> Result<Vec<(String, i64)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as("SELECT verdict, count(*) FROM import_verdicts WHERE import = $1 GROUP BY verdict")
            .bind(import)
            .fetch_all(c)
            .await
    })?)
}

/// How many rows came to each end.
pub async fn outcomes(conn: &mut Conn, import: &str) -> Result<Vec<(String, i64)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT outcome, count(*) FROM import_verdicts WHERE import = $1 AND outcome IS NOT NULL GROUP BY outcome",
        )
        .bind(import)
        .fetch_all(c)
        .await
    })?)
}

/// A row as it is shown.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Shown {
    /// The line in the file; beyond its end for people who are absent from it.
    pub line: i64,
    /// `new`, `unchanged`, `updated` …
    pub verdict: String,
    /// The name.
    pub shown_name: String,
    /// The e-mail or the staff code.
    pub shown_email: String,
    /// The unit.
    pub shown_unit: String,
    /// JSON of changes, faults and reasons.
    pub told: String,
    /// What became of it: `done`, `lost`, `undone`, `kept`.
    pub outcome: Option<String>,
}

/// The rows of an import after a line; of one verdict, or of all where it is empty.
pub async fn page(conn: &mut Conn, import: &str, verdict: &str, after: i64, limit: i64) -> Result<Vec<Shown>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT line, verdict, shown_name, shown_email, shown_unit, told, outcome FROM import_verdicts
             WHERE import = $1 AND ($2 = '' OR verdict = $2 OR outcome = $2) AND line > $3 ORDER BY line LIMIT $4",
        )
        .bind(import)
        .bind(verdict)
        .bind(after)
        .bind(limit)
        .fetch_all(c)
        .await
    })?)
}

/// Proposes as left whoever is counted in a unit or below it, and does not stand in the list that is whole.
pub async fn propose_absent(
    conn: &mut Conn,
    import: &str,
    unit: &str,
    day: &str,
    last_line: i64,
    told: &str,
) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "WITH RECURSIVE below (unit) AS (
                SELECT CAST($2 AS TEXT)
                UNION
                SELECT unit_placements.unit FROM unit_placements JOIN below ON unit_placements.parent = below.unit
                WHERE unit_placements.superseded_at IS NULL AND unit_placements.valid_from <= $3
                    AND (unit_placements.valid_to IS NULL OR unit_placements.valid_to > $3)
            )
            INSERT INTO import_verdicts (import, line, verdict, act, person, membership, shown_name, shown_email,
                shown_unit, told, is_silent, valid_from)
            SELECT CAST($1 AS TEXT), CAST($4 AS BIGINT) + row_number() OVER (ORDER BY people.sort_key, people.id),
                'absent', 'end', people.id, memberships.id, people.full_name,
                COALESCE(people.email, people.staff_code, ''), COALESCE(unit_placements.name, ''), CAST($5 AS TEXT),
                FALSE, CAST($3 AS TEXT)
            FROM memberships
            JOIN below ON below.unit = memberships.unit
            JOIN people ON people.id = memberships.person
            LEFT JOIN unit_placements ON unit_placements.unit = memberships.unit
                AND unit_placements.superseded_at IS NULL AND unit_placements.valid_from <= $3
                AND (unit_placements.valid_to IS NULL OR unit_placements.valid_to > $3)
            WHERE memberships.superseded_at IS NULL AND memberships.is_primary AND memberships.valid_from <= $3
                AND (memberships.valid_to IS NULL OR memberships.valid_to > $3)
                AND NOT EXISTS (SELECT 1 FROM import_verdicts AS named
                    WHERE named.import = $1 AND named.person = people.id)",
        )
        .bind(import)
        .bind(unit)
        .bind(day)
        .bind(last_line)
        .bind(told)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// The last of the next lines after one, so many at most; nothing where there is none.
pub async fn lines_after(conn: &mut Conn, import: &str, line: i64, limit: i64) -> Result<Option<i64>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT max(next.line) FROM (SELECT line FROM import_verdicts WHERE import = $1 AND line > $2
                ORDER BY line LIMIT $3) AS next",
        )
        .bind(import)
        .bind(line)
        .bind(limit)
        .fetch_one(c)
        .await
    })?)
}
