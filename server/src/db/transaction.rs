//! Transactions: on PostgreSQL one per job; and the commands that both engines share.

use super::{Conn, DbError, job::caught, on};
use futures_core::future::BoxFuture;
use sqlx::PgPool;

/// After a statement has failed PostgreSQL answers COMMIT by undoing everything, and calls that no error. Another
/// statement before it, in the same message, is one.
const COMMIT: &str = "VALUES (1); COMMIT";

/// Runs a job on PostgreSQL. It is spawned, so that a caller who goes away leaves no open transaction behind.
pub(super) async fn in_own_transaction<F, T>(pool: PgPool, work: F) -> Result<T, DbError>
where
    F: for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Result<T, DbError>> + Send + 'static,
    T: Send + 'static,
{
    let task = tokio::spawn(async move {
        let mut conn = Conn::Postgres(pool.acquire().await?);
        let outcome = transact(&mut conn, work).await;
        if outcome.is_err() {
            // A server that went silent is not waited for a second time.
            tokio::spawn(undo(conn));
        }
        outcome
    });
    task.await.map_err(|error| DbError::Other(error.to_string()))?
}

async fn transact<F, T>(conn: &mut Conn, work: F) -> Result<T, DbError>
where
    F: for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Result<T, DbError>>,
{
    command(conn, "BEGIN").await?;
    let outcome = caught(work, conn).await?;
    command(conn, COMMIT).await?;
    Ok(outcome)
}

async fn undo(mut conn: Conn) {
    if command(&mut conn, "ROLLBACK").await.is_err() {
        discard(conn).await;
    }
}

/// Runs a statement that gives nothing.
pub(super) async fn command(conn: &mut Conn, sql: &'static str) -> Result<(), DbError> {
    on!(conn, |c| sqlx::raw_sql(sql).execute(c).await.map(drop))?;
    Ok(())
}

/// Whatever state the connection is in, nobody shall meet it again.
pub(super) async fn discard(conn: Conn) {
    let closed = match conn {
        Conn::Sqlite(connection) => connection.close().await,
        Conn::Postgres(connection) => connection.close().await,
    };
    if let Err(error) = closed {
        tracing::warn!(%error, "a broken connection did not close");
    }
}
