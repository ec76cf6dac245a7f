//! Writing: on SQLite one task with group commit, on PostgreSQL one transaction per job.
//!
//! The writer takes every job that waits, runs each in a savepoint, commits once, and only then answers. A job's
//! error or panic undoes that job; a failed commit fails the whole group, because nothing of it is on disk.

use super::{Conn, DbError, on};
use futures_core::future::BoxFuture;
use sqlx::{PgPool, Sqlite, SqlitePool, pool::PoolConnection};
use std::panic::AssertUnwindSafe;
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
        let job = Box::new(Typed { work: Some(work), outcome: None, reply });
        let gone = || DbError::Unavailable("the writer has stopped".to_owned());
        self.jobs.send(job).await.map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?
    }

    pub(super) async fn close(&self) {
        self.pool.close().await;
    }
}

/// A job without its types.
trait Job: Send {
    fn run<'c>(&'c mut self, conn: &'c mut Conn) -> BoxFuture<'c, Result<(), DbError>>;
    fn answer(self: Box<Self>, committed: Result<(), DbError>);
}

struct Typed<F, T> {
    work: Option<F>,
    outcome: Option<Result<T, DbError>>,
    reply: oneshot::Sender<Result<T, DbError>>,
}

impl<F, T> Job for Typed<F, T>
where
    F: for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Result<T, DbError>> + Send,
    T: Send,
{
    fn run<'c>(&'c mut self, conn: &'c mut Conn) -> BoxFuture<'c, Result<(), DbError>> {
        Box::pin(async move {
            let Some(work) = self.work.take() else { return Ok(()) };
            let outcome = caught(work, conn).await;
            let undo = outcome.as_ref().err().cloned();
            self.outcome = Some(outcome);
            undo.map_or(Ok(()), Err)
        })
    }

    fn answer(self: Box<Self>, committed: Result<(), DbError>) {
        let outcome = match (committed, self.outcome) {
            (_, Some(Err(error))) | (Err(error), _) => Err(error),
            (Ok(()), Some(outcome)) => outcome,
            (Ok(()), None) => Err(DbError::Other("the job did not run".to_owned())),
        };
        // A caller who went away needs no answer.
        drop(self.reply.send(outcome));
    }
}

/// Runs the work and turns a panic into an error, so that the writer never dies.
async fn caught<F, T>(work: F, conn: &mut Conn) -> Result<T, DbError>
where
    F: for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Result<T, DbError>>,
{
    match CatchUnwind(AssertUnwindSafe(work(conn))).await {
        Ok(outcome) => outcome,
        Err(_) => Err(DbError::Other("a write job panicked".to_owned())),
    }
}

struct CatchUnwind<F>(AssertUnwindSafe<F>);

impl<F: Future + Unpin> Future for CatchUnwind<F> {
    type Output = std::thread::Result<F::Output>;

    fn poll(mut self: std::pin::Pin<&mut Self>, context: &mut std::task::Context<'_>) -> std::task::Poll<Self::Output> {
        let future = std::pin::Pin::new(&mut self.0.0);
        match std::panic::catch_unwind(AssertUnwindSafe(|| future.poll(context))) {
            Ok(poll) => poll.map(Ok),
            Err(panic) => std::task::Poll::Ready(Err(panic)),
        }
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
        // Whatever state it is in, nobody shall meet it again.
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

/// Runs a job on PostgreSQL. It is spawned, so that a caller who goes away leaves no open transaction behind.
pub(super) async fn in_own_transaction<F, T>(pool: PgPool, work: F) -> Result<T, DbError>
where
    F: for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Result<T, DbError>> + Send + 'static,
    T: Send + 'static,
{
    let task = tokio::spawn(async move {
        let mut conn = Conn::Postgres(pool.acquire().await?);
        let outcome = transact(&mut conn, work).await;
        if outcome.is_err() && command(&mut conn, "ROLLBACK").await.is_err() {
            discard(conn).await;
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
    command(conn, "COMMIT").await?;
    Ok(outcome)
}

async fn command(conn: &mut Conn, sql: &'static str) -> Result<(), DbError> {
    on!(conn, |c| sqlx::query(sql).execute(c).await.map(drop))?;
    Ok(())
}

async fn discard(conn: Conn) {
    let closed = match conn {
        Conn::Sqlite(connection) => connection.close().await,
        Conn::Postgres(connection) => connection.close().await,
    };
    if let Err(error) = closed {
        tracing::warn!(%error, "a broken connection did not close");
    }
}
