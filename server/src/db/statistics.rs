//! What the database knows of tables that have grown at once.
//!
//! PostgreSQL plans by statistics that it gathers by itself within a minute or more. Until then statements over
//! thousands of rows that came a moment ago take seconds instead of a fraction of one. SQLite plans by its indexes.

use super::Db;

/// So many rows can make plans wrong.
const MANY: usize = 1_000;

/// How much a piece of work has added so far.
#[derive(Debug)]
pub struct Growth {
    rows: usize,
    next: usize,
}

impl Default for Growth {
    fn default() -> Self {
        Self { rows: 0, next: MANY }
    }
}

impl Growth {
    /// So many rows have come; statistics are gathered when they have become four times as many since the last time.
    pub async fn add(&mut self, db: &Db, rows: usize) {
        self.rows += rows;
        if self.rows >= self.next {
            self.next = 4 * self.rows;
            gather(db).await;
        }
    }

    /// The work is done.
    pub async fn end(self, db: &Db) {
        if self.rows >= MANY {
            gather(db).await;
        }
    }
}

/// Gathers them anew, except where somebody does so already. Without them everything works, but slowly.
async fn gather(db: &Db) {
    let Db::Postgres(pool) = db else { return };
    let gathering = sqlx::query(
        "ANALYZE (SKIP_LOCKED) people, accounts, memberships, cohort_members, assignments, exceptions, enrolments,
            messages, import_rows, import_verdicts,
            import_befores",
    );
    if let Err(error) = gathering.persistent(false).execute(pool).await {
        tracing::warn!(%error, "statistics were not gathered");
    }
}
