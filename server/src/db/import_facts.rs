//! What the rows of an import say of sensitive facts, and how that takes effect.

use super::{
    Conn, DbError,
    import_effects::{Portion, run},
    on,
};
use sqlx::QueryBuilder;

/// A fact of a row: its line, the setting under which it is read, and the fact.
pub type RowFact = (i64, String, &'static str);

/// Stores the facts of a portion in one statement.
pub async fn store(conn: &mut Conn, import: &str, facts: &[RowFact]) -> Result<(), DbError> {
    if facts.is_empty() {
        return Ok(());
    }
    on!(conn, |c| {
        let mut query = QueryBuilder::new("INSERT INTO import_facts (import, line, setting, fact) ");
        query.push_values(facts, |mut row, (line, setting, fact)| {
            row.push_bind(import).push_bind(*line).push_bind(setting).push_bind(*fact);
        });
        query.build().persistent(false).execute(c).await.map(drop)
    })?;
    Ok(())
}

/// Takes away those of an earlier comparison.
pub async fn discard(conn: &mut Conn, import: &str) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("DELETE FROM import_facts WHERE import = $1").bind(import).execute(c).await.map(drop)
    })?;
    Ok(())
}

/// What some lines say of facts that are turned on: line, field and fact.
pub async fn of_lines(
    conn: &mut Conn,
    import: &str,
    (first, last): (i64, i64),
) -> Result<Vec<(i64, String, String)>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as(
            "SELECT import_facts.line, sensitive_fields.field, import_facts.fact
             FROM import_facts JOIN sensitive_fields ON sensitive_fields.id = import_facts.setting
             WHERE import_facts.import = $1 AND import_facts.line >= $2 AND import_facts.line <= $3
                AND sensitive_fields.turned_off_at IS NULL AND import_facts.fact <> ''
             ORDER BY import_facts.line, sensitive_fields.field",
        )
        .bind(import)
        .bind(first)
        .bind(last)
        .fetch_all(c)
        .await
    })?)
}

/// Puts the facts of the rows that are taken into effect, as far as they are still turned on.
pub async fn take_effect(conn: &mut Conn, portion: &Portion, actor: &str, now: i64) -> Result<(), DbError> {
    run!(
        conn,
        portion,
        "UPDATE sensitive_facts SET superseded_at = $4 WHERE superseded_at IS NULL AND EXISTS (
            SELECT 1 FROM import_facts
            JOIN sensitive_fields ON sensitive_fields.id = import_facts.setting
            JOIN import_verdicts ON import_verdicts.import = import_facts.import
                AND import_verdicts.line = import_facts.line
            WHERE import_facts.import = $1 AND import_facts.line > $2 AND import_facts.line <= $3
                AND import_facts.fact <> '' AND sensitive_fields.turned_off_at IS NULL
                AND import_verdicts.outcome = 'taken' AND import_verdicts.act IN ('create', 'amend', 'place')
                AND import_facts.setting = sensitive_facts.setting
                AND import_verdicts.person = sensitive_facts.person)",
        now
    );
    run!(
        conn,
        portion,
        "INSERT INTO sensitive_facts (id, setting, person, fact, replaces, recorded_by, recorded_at)
         SELECT import_facts.import || '.' || import_facts.line || '.' || sensitive_fields.field,
            import_facts.setting, people.id, import_facts.fact,
            (SELECT max(former.id) FROM sensitive_facts former WHERE former.setting = import_facts.setting
                AND former.person = people.id AND former.superseded_at = $4),
            CAST($5 AS TEXT), CAST($4 AS BIGINT)
         FROM import_facts
         JOIN sensitive_fields ON sensitive_fields.id = import_facts.setting
         JOIN import_verdicts ON import_verdicts.import = import_facts.import
            AND import_verdicts.line = import_facts.line
         JOIN people ON people.id = import_verdicts.person
         WHERE import_facts.import = $1 AND import_facts.line > $2 AND import_facts.line <= $3
            AND import_facts.fact <> '' AND sensitive_fields.turned_off_at IS NULL
            AND import_verdicts.outcome = 'taken' AND import_verdicts.act IN ('create', 'amend', 'place')
         ON CONFLICT (id) DO NOTHING",
        now,
        actor
    );
    Ok(())
}

/// Brings back what was said before, where nothing else has been said since; of whoever came by the import nothing is
/// kept.
pub async fn take_back(conn: &mut Conn, portion: &Portion, actor: &str, now: i64) -> Result<(), DbError> {
    run!(
        conn,
        portion,
        "UPDATE sensitive_facts SET superseded_at = $4 WHERE superseded_at IS NULL AND id IN (
            SELECT import_facts.import || '.' || import_facts.line || '.' || sensitive_fields.field
            FROM import_facts
            JOIN sensitive_fields ON sensitive_fields.id = import_facts.setting
            JOIN import_verdicts ON import_verdicts.import = import_facts.import
                AND import_verdicts.line = import_facts.line
            WHERE import_facts.import = $1 AND import_facts.line > $2 AND import_facts.line <= $3
                AND import_verdicts.outcome = 'taken')",
        now
    );
    run!(
        conn,
        portion,
        "INSERT INTO sensitive_facts (id, setting, person, fact, recorded_by, recorded_at)
         SELECT undone.id || '.r', undone.setting, undone.person, former.fact, CAST($5 AS TEXT), CAST($4 AS BIGINT)
         FROM import_facts
         JOIN sensitive_fields ON sensitive_fields.id = import_facts.setting
         JOIN sensitive_facts undone ON undone.id
            = import_facts.import || '.' || import_facts.line || '.' || sensitive_fields.field
         JOIN sensitive_facts former ON former.id = undone.replaces
         WHERE import_facts.import = $1 AND import_facts.line > $2 AND import_facts.line <= $3
            AND undone.superseded_at = $4
         ON CONFLICT (id) DO NOTHING",
        now,
        actor
    );
    run!(
        conn,
        portion,
        "UPDATE sensitive_facts SET fact = '' WHERE person IN (SELECT person FROM import_verdicts
            WHERE import = $1 AND line > $2 AND line <= $3 AND outcome = 'taken' AND act = 'create')"
    );
    Ok(())
}
