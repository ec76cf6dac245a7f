//! Sensitive facts of people. Whoever reads them reads those alone that are turned on.

use super::{Conn, DbError, on};
use sqlx::QueryBuilder;

/// What is known of a person: field and fact.
pub async fn of_person(conn: &mut Conn, person: &str) -> Result<Vec<(String, String)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT sensitive_fields.field, sensitive_facts.fact
             FROM sensitive_facts JOIN sensitive_fields ON sensitive_fields.id = sensitive_facts.setting
             WHERE sensitive_facts.person = $1 AND sensitive_facts.superseded_at IS NULL
                AND sensitive_fields.turned_off_at IS NULL AND sensitive_facts.fact <> ''",
        )
        .bind(person)
        .fetch_all(c)
        .await
    })?)
}

/// The same of several people: person, field and fact.
pub async fn of_people(conn: &mut Conn, people: &[&str]) -> Result<Vec<(String, String, String)>, DbError> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(conn, |c| {
        let mut query = QueryBuilder::new(
            "SELECT sensitive_facts.person, sensitive_fields.field, sensitive_facts.fact
             FROM sensitive_facts JOIN sensitive_fields ON sensitive_fields.id = sensitive_facts.setting
             WHERE sensitive_facts.superseded_at IS NULL AND sensitive_fields.turned_off_at IS NULL
                AND sensitive_facts.fact <> '' AND sensitive_facts.person IN ( ",
        );
        let mut list = query.separated(", ");
        people.iter().for_each(|person| _ = list.push_bind(*person));
        query.push(")");
        query.build_query_as().persistent(false).fetch_all(c).await
    })?)
}

/// Says a fact, or with an empty one that nothing is said; the row of before is superseded.
pub async fn record(
    conn: &mut Conn,
    id: &str,
    (setting, person): (&str, &str),
    fact: &str,
    by: &str,
    now: i64,
) -> Result<(), DbError> {
    let before: Option<String> = on!(conn, |c| {
        sqlx::query_scalar(
            "UPDATE sensitive_facts SET superseded_at = $3
             WHERE setting = $1 AND person = $2 AND superseded_at IS NULL RETURNING id",
        )
        .bind(setting)
        .bind(person)
        .bind(now)
        .fetch_optional(c)
        .await
    })?;
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO sensitive_facts (id, setting, person, fact, replaces, recorded_by, recorded_at)
             SELECT CAST($1 AS TEXT), id, CAST($3 AS TEXT), CAST($4 AS TEXT), CAST($5 AS TEXT), CAST($6 AS TEXT), CAST($7 AS BIGINT)
             FROM sensitive_fields WHERE id = $2 AND turned_off_at IS NULL",
        )
        .bind(id)
        .bind(setting)
        .bind(person)
        .bind(fact)
        .bind(before)
        .bind(by)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}

/// Empties everything that was ever kept of a field that is turned off: facts, those of before, and what imports say.
pub async fn erase(conn: &mut Conn, field: &str) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "UPDATE sensitive_facts SET fact = '' WHERE fact <> '' AND setting IN
                (SELECT id FROM sensitive_fields WHERE field = $1 AND turned_off_at IS NOT NULL)",
        )
        .bind(field)
        .execute(c)
        .await
        .map(drop)
    })?;
    on!(conn, |c| {
        sqlx::query(
            "UPDATE import_facts SET fact = '' WHERE fact <> '' AND setting IN
                (SELECT id FROM sensitive_fields WHERE field = $1 AND turned_off_at IS NOT NULL)",
        )
        .bind(field)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}
