//! One connection of either engine.

use sqlx::{Postgres, Sqlite, pool::PoolConnection};

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
                $body
            }
        }
    };
}
pub(crate) use on;
