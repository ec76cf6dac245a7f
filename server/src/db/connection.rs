//! One connection of either engine.

use sqlx::{Postgres, Sqlite, pool::PoolConnection};
use std::time::Duration;
use tokio::time::timeout;

/// How long a server may take for one statement; one that says nothing at all is away. It is a little longer than it
/// waits for a lock by itself.
const SILENCE: Duration = Duration::from_secs(6);

/// A connection of either engine; `on!` runs one statement on it.
pub enum Conn {
    /// Of the SQLite file.
    Sqlite(PoolConnection<Sqlite>),
    /// Of the PostgreSQL server.
    Postgres(PoolConnection<Postgres>),
}

/// Writes a statement once and compiles it for both engines:
/// `on!(conn, |c| sqlx::query("…").bind(id).execute(c).await.map(drop))`.
macro_rules! on {
    ($conn:expr, |$c:ident| $body:expr) => {
        match $conn {
            $crate::db::Conn::Sqlite(connection) => {
                let $c = &mut **connection;
                $body
            }
            $crate::db::Conn::Postgres(connection) => {
                let $c = &mut **connection;
                $crate::db::in_time(async { $body }).await
            }
        }
    };
}
pub(crate) use on;

/// What the statement gave, or that the server did not answer.
pub(crate) async fn in_time<T>(statement: impl Future<Output = Result<T, sqlx::Error>>) -> Result<T, sqlx::Error> {
    timeout(SILENCE, statement).await.unwrap_or(Err(sqlx::Error::PoolTimedOut))
}
