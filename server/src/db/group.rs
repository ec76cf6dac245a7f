//! A group of writes: everything that waited at one moment, committed at once.

use super::{
    Conn, DbError,
    answers::{self, Form},
    job::Job,
    transaction::command,
};
use std::collections::HashSet;
use tokio::sync::oneshot;

/// Saves of one statement: each binds nine values, and SQLite takes 32,766.
const SAVES_AT_ONCE: usize = 1000;

/// What a caller wants written.
pub(super) enum Wanted {
    /// The answers of a form, which share a statement with those of other forms.
    Answers(FormJob),
    /// Anything else.
    Job(Box<dyn Job>),
}

/// A form and where its receipt goes.
pub(super) struct FormJob {
    form: Form,
    receipt: Option<i64>,
    reply: oneshot::Sender<Result<Option<i64>, DbError>>,
}

impl FormJob {
    pub(super) fn new(form: Form, reply: oneshot::Sender<Result<Option<i64>, DbError>>) -> Self {
        Self { form, receipt: None, reply }
    }
}

/// Everything that is committed together.
#[derive(Default)]
pub(super) struct Group {
    forms: Vec<FormJob>,
    jobs: Vec<Box<dyn Job>>,
}

impl Group {
    /// Adds what a caller wants.
    pub(super) fn add(&mut self, wanted: Wanted) {
        match wanted {
            Wanted::Answers(form) => self.forms.push(form),
            Wanted::Job(job) => self.jobs.push(job),
        }
    }

    /// How many callers wait for it.
    pub(super) fn len(&self) -> usize {
        self.forms.len() + self.jobs.len()
    }

    /// Writes all of it in one transaction.
    pub(super) async fn commit(&mut self, conn: &mut Conn) -> Result<(), DbError> {
        command(conn, "BEGIN IMMEDIATE").await?;
        save_answers(conn, &mut self.forms).await?;
        for job in &mut self.jobs {
            run(conn, job.as_mut()).await?;
        }
        command(conn, "COMMIT").await
    }

    /// Answers every caller, now that it is known whether the group is on disk.
    pub(super) fn answer(self, committed: &Result<(), DbError>) {
        for job in self.forms {
            // A caller who went away needs no answer.
            drop(job.reply.send(committed.clone().map(|()| job.receipt)));
        }
        for job in self.jobs {
            job.answer(committed.clone());
        }
    }
}

/// A statement undoes itself when it fails, and what fails here fails for everybody: no savepoint is needed.
async fn save_answers(conn: &mut Conn, mut forms: &mut [FormJob]) -> Result<(), DbError> {
    while !forms.is_empty() {
        let (batch, later) = std::mem::take(&mut forms).split_at_mut(batch_length(forms));
        let saved: Vec<&Form> = batch.iter().map(|job| &job.form).collect();
        let receipts = answers::save(conn, &saved).await?;
        for (job, receipt) in batch.iter_mut().zip(receipts) {
            job.receipt = receipt;
        }
        forms = later;
    }
    Ok(())
}

/// How many of these forms go into the next statement: each is of another attempt, and not too many in all.
fn batch_length(forms: &[FormJob]) -> usize {
    let (mut attempts, mut saves) = (HashSet::new(), 0);
    let fits = |form: &&Form| {
        saves += form.saves.len();
        attempts.insert(form.attempt.clone()) && saves <= SAVES_AT_ONCE
    };
    forms.iter().map(|job| &job.form).take_while(fits).count().max(1)
}

/// A job's error or panic undoes that job alone; a database that cannot be used fails them all.
async fn run(conn: &mut Conn, job: &mut dyn Job) -> Result<(), DbError> {
    command(conn, "SAVEPOINT job").await?;
    match job.run(conn).await {
        Ok(()) => {}
        Err(error @ DbError::Unavailable(_)) => return Err(error),
        Err(_) => command(conn, "ROLLBACK TO job").await?,
    }
    command(conn, "RELEASE job").await
}
