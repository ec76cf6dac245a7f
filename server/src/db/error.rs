//! What can go wrong with the database.

/// An error of the database, or of a job that ran in it.
#[derive(Clone, Debug, thiserror::Error)]
pub enum DbError {
    /// No such row; the page is 404.
    #[error("no such row")]
    NotFound,
    /// A constraint was violated; holds its name.
    #[error("constraint {0}")]
    Constraint(String),
    /// Locked, away, full or broken; the page is 503 and says to try again.
    #[error("the database cannot be used: {0}")]
    Unavailable(String),
    /// Anything else; the page is 500.
    #[error("database: {0}")]
    Other(String),
}

impl DbError {
    /// Whether this constraint was violated. SQLite names the columns, PostgreSQL the constraint: give both.
    pub fn is_constraint(&self, name: &str, columns: &str) -> bool {
        matches!(self, Self::Constraint(text) if text.contains(name) || text.contains(columns))
    }
}

impl From<sqlx::Error> for DbError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::RowNotFound => Self::NotFound,
            sqlx::Error::Database(cause) if cause.is_unique_violation() || cause.is_check_violation() => {
                Self::Constraint(cause.constraint().unwrap_or(cause.message()).to_owned())
            }
            sqlx::Error::Database(cause) if is_passing(cause.code().as_deref().unwrap_or_default()) => {
                Self::Unavailable(error.to_string())
            }
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => Self::Unavailable(error.to_string()),
            _ => Self::Other(error.to_string()),
        }
    }
}

impl From<sqlx::migrate::MigrateError> for DbError {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        Self::Other(error.to_string())
    }
}

/// SQLite: BUSY 5, LOCKED 6, NOMEM 7, READONLY 8, IOERR 10, FULL 13, CANTOPEN 14, PROTOCOL 15 and their extended codes.
/// PostgreSQL: classes 08 (connection), 53 (resources), 55 (not in state), 57 (operator), 58 (system), 40 (retry), and
/// 25006, a node that only reads because another one has taken over.
fn is_passing(code: &str) -> bool {
    match code.parse::<u32>() {
        Ok(number) if code.len() != 5 => matches!(number & 0xff, 5..=8 | 10 | 13..=15),
        _ => code == "25006" || ["08", "40", "53", "55", "57", "58"].iter().any(|class| code.starts_with(class)),
    }
}
