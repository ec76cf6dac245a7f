//! What the project remembers. The only SQL stands in the files below this one, one per table.
//!
//! A function of `db` takes a [`Conn`] and so serves both engines, alone or as a part of a larger change:
//! `db.read()` gives a connection that only looks, `db.write(…)` runs a job in a transaction of its own.

pub mod accounts;
pub mod answers;
pub mod appeals;
pub mod approvals;
pub mod assignments;
pub mod attempts;
pub mod attendances;
pub mod audit;
pub mod certificate_requests;
pub mod certificates;
pub mod closing_candidates;
pub mod closing_issues;
pub mod closing_numbers;
pub mod closing_people;
pub mod closings;
pub mod cohort_enrolments;
pub mod cohort_members;
pub mod cohort_offers;
pub mod cohort_requests;
pub mod cohort_rules;
pub mod cohort_staff;
pub mod cohorts;
pub mod common_files;
pub mod completions;
mod connection;
pub mod dispatches;
pub mod draft_comments;
pub mod draft_files;
pub mod draft_reviews;
pub mod draft_saves;
pub mod drafts;
pub mod enrolment_facts;
pub mod enrolments;
mod error;
pub mod exceptions;
pub mod expiries;
pub mod extra_times;
pub mod folder_states;
pub mod gradings;
pub mod grants;
mod group;
pub mod import_effects;
pub mod import_facts;
pub mod import_rows;
pub mod import_undoing;
pub mod import_verdicts;
pub mod imports;
pub mod instructor_answers;
pub mod instructor_forms;
pub mod invitations;
pub mod invitees;
pub mod issuers;
mod job;
pub mod known_people;
pub mod mark_looks;
pub mod marks;
pub mod matters;
pub mod meeting_messages;
pub mod meetings;
pub mod memberships;
pub mod messages;
pub mod organisation;
pub mod outbox;
pub mod outside_decisions;
pub mod outside_hours;
pub mod pauses;
pub mod peer_essays;
pub mod peer_reviews;
pub mod people;
pub mod person_requests;
pub mod portions;
pub mod programmes;
pub mod readings;
pub mod register_entries;
pub mod regrade_previews;
pub mod regrade_results;
pub mod regrades;
pub mod reminders;
pub mod report_cohorts;
pub mod report_facts;
pub mod report_hours;
pub mod report_people;
pub mod report_recipients;
pub mod report_runs;
pub mod report_schedules;
pub mod reports;
pub mod request_queue;
pub mod revision_history;
pub mod revisions;
pub mod scope;
pub mod second_markings;
pub mod sensitive_facts;
pub mod sensitive_fields;
pub mod sessions;
pub mod settings;
pub mod staff;
pub mod stages;
pub mod stand_ins;
pub mod standings;
pub mod statistics;
pub mod survey_calls;
pub mod surveys;
pub mod teaching;
pub mod throttles;
pub mod training_records;
mod transaction;
pub mod unit_changes;
pub mod unit_lines;
pub mod unit_members;
pub mod unit_names;
pub mod units;
mod writer;
pub mod yearly_targets;

pub use connection::Conn;
pub(crate) use connection::{in_time, on};
pub use error::DbError;

use futures_core::future::BoxFuture;
use sqlx::{
    ConnectOptions, PgPool, SqlitePool,
    migrate::Migrator,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{str::FromStr, time::Duration};
use writer::Writer;

static MIGRATOR: Migrator = sqlx::migrate!("../migrations");

/// How long a reader or writer waits for a lock or a connection before it answers 503.
const PATIENCE: Duration = Duration::from_secs(5);

/// Pages that SQLite's writer keeps, in KiB by its sign: what it has just written it need not fetch from the log again.
const WRITER_CACHE: &str = "-32768";
/// Pages in the log after which they go into the file: the more, the fewer are written twice, and the longer one commit
/// takes that brings them there.
const WAL_PAGES: &str = "4000";

/// The database: SQLite with one writer, or PostgreSQL.
#[derive(Clone)]
pub enum Db {
    /// One file, many readers, one writer task.
    Sqlite {
        /// Connections that only look.
        readers: SqlitePool,
        /// The one that writes.
        writer: Writer,
    },
    /// A server.
    Postgres(PgPool),
}

impl Db {
    /// Opens `sqlite:PATH` or `postgres://…` and brings its tables up to date.
    pub async fn open(url: &str) -> Result<Self, DbError> {
        if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            Self::open_postgres(url).await
        } else {
            Self::open_sqlite(url).await
        }
    }

    async fn open_sqlite(url: &str) -> Result<Self, DbError> {
        let options = SqliteConnectOptions::from_str(url)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .pragma("mmap_size", "268435456")
            .disable_statement_logging();
        let pool = SqlitePoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None);
        let roomy = options.clone().pragma("cache_size", WRITER_CACHE).pragma("wal_autocheckpoint", WAL_PAGES);
        let writing = pool.acquire_timeout(PATIENCE).connect_with(roomy).await?;
        MIGRATOR.run(&writing).await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(8)
            .min_connections(1)
            .acquire_timeout(PATIENCE)
            .test_before_acquire(false)
            .connect_with(options.read_only(true).create_if_missing(false))
            .await?;
        Ok(Self::Sqlite { readers, writer: Writer::start(writing) })
    }

    async fn open_postgres(url: &str) -> Result<Self, DbError> {
        let options = PgConnectOptions::from_str(url)?.disable_statement_logging();
        // A migration may wait for another node's; what comes later may not wait long for anybody.
        let alone = PgPoolOptions::new().max_connections(1).acquire_timeout(PATIENCE);
        let migrating = alone.connect_with(options.clone()).await?;
        MIGRATOR.run(&migrating).await?;
        migrating.close().await;
        // Compiling a statement of the desk takes PostgreSQL seconds; running it as it is, a fraction of one.
        let hurried = options.options([("lock_timeout", PATIENCE.as_millis().to_string()), ("jit", "off".to_owned())]);
        let pool = PgPoolOptions::new().max_connections(16).acquire_timeout(PATIENCE).connect_with(hurried).await?;
        Ok(Self::Postgres(pool))
    }

    /// A connection that only looks.
    pub async fn read(&self) -> Result<Conn, DbError> {
        Ok(match self {
            Self::Sqlite { readers, .. } => Conn::Sqlite(readers.acquire().await?),
            Self::Postgres(pool) => Conn::Postgres(pool.acquire().await?),
        })
    }

    /// Runs a job in a transaction; the answer comes when it is on disk. The job awaits nothing but SQL.
    /// An error undoes the job alone; a caller who goes away does not.
    pub async fn write<F, T>(&self, job: F) -> Result<T, DbError>
    where
        F: for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Result<T, DbError>> + Send + 'static,
        T: Send + 'static,
    {
        match self {
            Self::Sqlite { writer, .. } => writer.run(job).await,
            Self::Postgres(pool) => transaction::in_own_transaction(pool.clone(), job).await,
        }
    }

    /// Saves a form's answers, see [`answers::save`]; the receipt comes when they are on disk. SQLite's writer puts the
    /// forms that wait into one statement; on PostgreSQL a form is one, which commits by itself.
    pub async fn save_answers(&self, form: answers::Form) -> Result<Option<i64>, DbError> {
        match self {
            Self::Sqlite { writer, .. } => writer.save_answers(form).await,
            Self::Postgres(pool) => {
                let mut conn = Conn::Postgres(pool.acquire().await?);
                Ok(answers::save(&mut conn, &[&form]).await?.pop().flatten())
            }
        }
    }

    /// Waits for writes under way and closes every connection.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { readers, writer } => {
                writer.close().await;
                readers.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}
