//! Writing on SQLite: one task with group commit.
//!
//! The writer takes every job that waits, runs each in a savepoint, commits once, and only then answers. A job's
//! error or panic undoes that job; a failed commit fails the whole group, because nothing of it is on disk.

use super::{
    Conn, DbError,
    job::{Job, Typed},
    transaction::{command, discard},
};
use futures_core::future::BoxFuture;
use sqlx::{Sqlite, SqlitePool, pool::PoolConnection};
use tokio::sync::{mpsc, oneshot};

/// Jobs that may wait before callers wait too.
const QUEUE: usize = 1024;
/// Jobs of one group, so that the first of them does not wait for ever.
const GROUP: usize = 256;

/// A handle to the task that writes.
#[derive(Clone)]
pub struct Writer {
    jobs: mpsc::Sender<Box<dyn Job>>,
    pool: SqlitePool,
}

impl Writer {
    /// Starts the task on a pool of one connection.
    pub(super) fn start(pool: SqlitePool) -> Self {
        let (jobs, waiting) = mpsc::channel(QUEUE);
        tokio::spawn(write_groups(pool.clone(), waiting));
        Self { jobs, pool }
    }

    pub(super) async fn run<F, T>(&self, work: F) -> Result<T, DbError>
    where
        F: for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Result<T, DbError>> + Send + 'static,
        T: Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let job = Box::new(Typed::new(work, reply));
        let gone = || DbError::Unavailable("the writer has stopped".to_owned());
        self.jobs.send(job).await.map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?
    }

    pub(super) async fn close(&self) {
        self.pool.close().await;
    }
}

async fn write_groups(pool: SqlitePool, mut waiting: mpsc::Receiver<Box<dyn Job>>) {
    let mut group = Vec::with_capacity(GROUP);
    while waiting.recv_many(&mut group, GROUP).await > 0 {
        let committed = match pool.acquire().await {
            Ok(connection) => write_group(connection, &mut group).await,
            Err(error) => Err(DbError::from(error)),
        };
        if let Err(error) = &committed {
            // Who came meanwhile would only wait as long again, for a lock or a disk that is the same.
            while let Ok(job) = waiting.try_recv() {
                group.push(job);
            }
            tracing::error!(%error, jobs = group.len(), "a group of writes was not committed");
        }
        for job in group.drain(..) {
            job.answer(committed.clone());
        }
    }
}

async fn write_group(connection: PoolConnection<Sqlite>, group: &mut [Box<dyn Job>]) -> Result<(), DbError> {
    let mut conn = Conn::Sqlite(connection);
    let committed = commit_group(&mut conn, group).await;
    if committed.is_err() && command(&mut conn, "ROLLBACK").await.is_err() {
        discard(conn).await;
    }
    committed
}

async fn commit_group(conn: &mut Conn, group: &mut [Box<dyn Job>]) -> Result<(), DbError> {
    command(conn, "BEGIN IMMEDIATE").await?;
    for job in group {
        command(conn, "SAVEPOINT job").await?;
        match job.run(conn).await {
            Ok(()) => {}
            Err(error @ DbError::Unavailable(_)) => return Err(error),
            Err(_) => command(conn, "ROLLBACK TO job").await?,
        }
        command(conn, "RELEASE job").await?;
    }
    command(conn, "COMMIT").await
}
