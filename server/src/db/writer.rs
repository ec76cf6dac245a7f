//! Writing on SQLite: one task with group commit.
//!
//! The writer takes everything that waits: the answers of forms go into one statement, each other job into a savepoint.
//! It commits once, and only then answers. A job's error or panic undoes that job; a failed commit fails the whole
//! group, because nothing of it is on disk.

use super::{
    Conn, DbError,
    answers::Form,
    group::{FormJob, Group, Wanted},
    job::Typed,
    transaction::{command, discard},
};
use futures_core::future::BoxFuture;
use sqlx::{Sqlite, SqlitePool, pool::PoolConnection};
use tokio::sync::{mpsc, oneshot};

/// Callers that may wait before others wait for a place.
const QUEUE: usize = 1024;
/// Callers of one group, so that the first of them does not wait for ever.
const GROUP: usize = 256;

/// A handle to the task that writes.
#[derive(Clone)]
pub struct Writer {
    waiting: mpsc::Sender<Wanted>,
    pool: SqlitePool,
}

impl Writer {
    /// Starts the task on a pool of one connection.
    pub(super) fn start(pool: SqlitePool) -> Self {
        let (waiting, wanted) = mpsc::channel(QUEUE);
        tokio::spawn(write_groups(pool.clone(), wanted));
        Self { waiting, pool }
    }

    pub(super) async fn run<F, T>(&self, work: F) -> Result<T, DbError>
    where
        F: for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Result<T, DbError>> + Send + 'static,
        T: Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        self.want(Wanted::Job(Box::new(Typed::new(work, reply))), answer).await
    }

    /// Saves answers in one statement with those of other callers.
    pub(super) async fn save_answers(&self, form: Form) -> Result<Option<i64>, DbError> {
        let (reply, answer) = oneshot::channel();
        self.want(Wanted::Answers(FormJob::new(form, reply)), answer).await
    }

    async fn want<T>(&self, wanted: Wanted, answer: oneshot::Receiver<Result<T, DbError>>) -> Result<T, DbError> {
        let gone = || DbError::Unavailable("the writer has stopped".to_owned());
        self.waiting.send(wanted).await.map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?
    }

    pub(super) async fn close(&self) {
        self.pool.close().await;
    }
}

async fn write_groups(pool: SqlitePool, mut waiting: mpsc::Receiver<Wanted>) {
    let mut wanted = Vec::with_capacity(GROUP);
    while waiting.recv_many(&mut wanted, GROUP).await > 0 {
        let mut group = Group::default();
        wanted.drain(..).for_each(|one| group.add(one));
        let committed = match pool.acquire().await {
            Ok(connection) => write(connection, &mut group).await,
            Err(error) => Err(DbError::from(error)),
        };
        if let Err(error) = &committed {
            // Who came meanwhile would only wait as long again, for a lock or a disk that is the same.
            while let Ok(one) = waiting.try_recv() {
                group.add(one);
            }
            tracing::error!(%error, callers = group.len(), "a group of writes was not committed");
        }
        group.answer(&committed);
    }
}

async fn write(connection: PoolConnection<Sqlite>, group: &mut Group) -> Result<(), DbError> {
    let mut conn = Conn::Sqlite(connection);
    let committed = group.commit(&mut conn).await;
    if committed.is_err() && command(&mut conn, "ROLLBACK").await.is_err() {
        discard(conn).await;
    }
    committed
}
