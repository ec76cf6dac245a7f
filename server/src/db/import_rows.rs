//! The rows of an import as its file gave them.

use super::{Conn, DbError, on};
use sqlx::QueryBuilder;

/// A row: its line and JSON of its cells.
pub type Row = (i64, String);

/// Stages some rows in one statement.
pub async fn stage(conn: &mut Conn, import: &str, rows: &[Row]) -> Result<(), DbError> {
    if rows.is_empty() {
        return Ok(());
    }
    on!(conn, |c| {
        let mut query = QueryBuilder::new("INSERT INTO import_rows (import, line, cells) ");
        query.push_values(rows, |mut row, (line, cells)| {
            row.push_bind(import).push_bind(line).push_bind(cells);
        });
        query.push(" ON CONFLICT (import, line) DO NOTHING");
        query.build().persistent(false).execute(c).await.map(drop)
    })?;
    Ok(())
}

/// The next rows after a line.
pub async fn after(conn: &mut Conn, import: &str, line: i64, limit: i64) -> Result<Vec<Row>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_as("SELECT line, cells FROM import_rows WHERE import = $1 AND line > $2 ORDER BY line LIMIT $3")
            .bind(import)
            .bind(line)
            .bind(limit)
            .fetch_all(c)
            .await
    })?)
}

/// Writes the cells of a row anew.
pub async fn rewrite(conn: &mut Conn, import: &str, line: i64, cells: &str) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query("UPDATE import_rows SET cells = $3 WHERE import = $1 AND line = $2")
            .bind(import)
            .bind(line)
            .bind(cells)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}
