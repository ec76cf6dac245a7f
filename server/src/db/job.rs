//! A job of writing: work whose types are forgotten until its answer.

use super::{Conn, DbError};
use futures_core::future::BoxFuture;
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    pin::Pin,
    task::{Context, Poll},
};
use tokio::sync::oneshot;

/// A job without its types.
pub(super) trait Job: Send {
    /// Runs the work; its error is told, and kept for the answer.
    fn run<'c>(&'c mut self, conn: &'c mut Conn) -> BoxFuture<'c, Result<(), DbError>>;
    /// Answers whoever gave the job, now that it is known whether its group is on disk.
    fn answer(self: Box<Self>, committed: Result<(), DbError>);
}

/// A job and where its answer goes.
pub(super) struct Typed<F, T> {
    work: Option<F>,
    outcome: Option<Result<T, DbError>>,
    reply: oneshot::Sender<Result<T, DbError>>,
}

impl<F, T> Typed<F, T> {
    pub(super) fn new(work: F, reply: oneshot::Sender<Result<T, DbError>>) -> Self {
        Self { work: Some(work), outcome: None, reply }
    }
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

/// Runs the work and turns a panic into an error, so that the writer outlives its jobs.
pub(super) async fn caught<F, T>(work: F, conn: &mut Conn) -> Result<T, DbError>
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

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let future = Pin::new(&mut self.0.0);
        match catch_unwind(AssertUnwindSafe(|| future.poll(context))) {
            Ok(poll) => poll.map(Ok),
            Err(panic) => Poll::Ready(Err(panic)),
        }
    }
}
