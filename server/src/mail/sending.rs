//! The task that empties the outbox. Any number of nodes may run it: a mail is leased before it is sent.

use super::{Failure, FailureKind, Mailer};
use crate::{
    db::{
        Conn, DbError,
        invitations::{self, Mailed},
        outbox::{self, Leased},
    },
    reporting, secret,
    state::AppState,
};
use std::time::Duration;
use tokio::{sync::watch, task::JoinHandle, time::sleep};

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;

/// Who takes a mail has so long to say how it went; then another one may take it.
pub const LEASE: i64 = 10 * MINUTE;
/// The longest wait between two tries.
const LONGEST_WAIT: i64 = 8 * HOUR;
/// A mail that nobody has taken for so long is given up.
pub const GIVEN_UP_AFTER: i64 = 4 * 24 * HOUR;
/// Mails on their way at a time.
const AT_ONCE: i64 = 4;
/// Where the link stands in the text of an invitation.
pub const LINK: &str = "{link}";
/// How often the outbox is looked at.
const PAUSE: Duration = Duration::from_secs(2);
/// The pause after a failure that would meet every mail.
const LONG_PAUSE: Duration = Duration::from_secs(60);

/// The running task.
pub struct Running {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Running {
    /// Lets the mails that are on their way arrive, and takes no more.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        if let Err(error) = self.task.await {
            tracing::error!(%error, "the task that sends mail broke");
        }
    }
}

/// Starts the task.
pub fn start(app: AppState, mailer: Mailer) -> Running {
    let (stop, mut stopped) = watch::channel(false);
    let task = tokio::spawn(async move {
        loop {
            let pause = match send_some(&app, &mailer).await {
                Ok(Round { sent: 0, .. }) => PAUSE,
                Ok(Round { trouble: true, .. }) => LONG_PAUSE,
                Ok(_) => Duration::ZERO,
                Err(error) => {
                    tracing::warn!(%error, "the outbox cannot be read");
                    PAUSE
                }
            };
            tokio::select! {
                () = sleep(pause) => {}
                _ = stopped.changed() => {}
            }
            if *stopped.borrow() {
                return;
            }
        }
    });
    Running { stop, task }
}

/// What came of a round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Mails that were tried.
    pub sent: usize,
    /// Whether something was wrong that would meet the others too.
    pub trouble: bool,
}

/// Leases a few mails that are due and sends them side by side.
pub async fn send_some(app: &AppState, mailer: &Mailer) -> Result<Round, DbError> {
    let now = app.clock.now();
    if !outbox::any_due(&mut app.db.read().await?, now).await? {
        return Ok(Round::default());
    }
    let site = app.store.public_url.clone();
    let mails = app.db.write(move |conn| Box::pin(async move { lease(conn, &site, now).await })).await?;
    let mut round = Round { sent: mails.len(), trouble: false };
    let mut under_way = tokio::task::JoinSet::new();
    for mail in mails {
        let (app, mailer) = (app.clone(), mailer.clone());
        under_way.spawn(async move {
            let outcome = match reporting::of_mail(&app, &mail.id).await {
                Ok(files) => mailer.send(&mail, files).await,
                Err(error) => Err(Failure::new(FailureKind::Later, &error.to_string())),
            };
            let trouble = outcome.as_ref().is_err_and(|failure| failure.kind.is_common());
            record(&app, &mail, outcome).await;
            trouble
        });
    }
    while let Some(done) = under_way.join_next().await {
        round.trouble |= done.map_err(|error| DbError::Other(error.to_string()))?;
    }
    Ok(round)
}

/// Takes a few mails. The link of an invitation is made now: the database never holds more of it than a hash, and each
/// try has a link of its own, which works until the next try.
async fn lease(conn: &mut Conn, site: &str, now: i64) -> Result<Vec<Leased>, DbError> {
    let mut ready = Vec::new();
    for mut mail in outbox::lease(conn, AT_ONCE, now, now + LEASE).await? {
        let token = secret::token();
        match invitations::renew(conn, &mail.id, &secret::hash(&token), now).await? {
            Mailed::Other => {}
            Mailed::Live => mail.body = mail.body.replace(LINK, &format!("{site}/invitations/{token}")),
            Mailed::Over => {
                outbox::withdraw(conn, &mail.id, now).await?;
                continue;
            }
        }
        ready.push(mail);
    }
    Ok(ready)
}

/// Writes down how it went. A database that is away is waited for until the lease is over: what has been sent must not
/// be sent again for want of a note.
async fn record(app: &AppState, mail: &Leased, outcome: Result<(), Failure>) {
    let until = app.clock.now() + LEASE - MINUTE;
    if let Err(failure) = &outcome {
        tracing::warn!(mail = mail.id, kind = failure.kind.name(), words = failure.words, "a mail was not taken");
    }
    while let Err(error) = write(app, mail, outcome.clone()).await {
        tracing::warn!(%error, mail = mail.id, "how a mail went was not written down yet");
        if app.clock.now() > until {
            return;
        }
        sleep(PAUSE).await;
    }
}

async fn write(app: &AppState, mail: &Leased, outcome: Result<(), Failure>) -> Result<(), DbError> {
    let (id, now) = (mail.id.clone(), app.clock.now());
    let given_up = now - mail.created_at > GIVEN_UP_AFTER;
    let next = now + wait(mail.tries);
    app.db
        .write(move |conn| {
            Box::pin(async move {
                match outcome {
                    Ok(()) => outbox::sent(conn, &id, now).await,
                    Err(failure) if failure.kind.passes() && !given_up => {
                        outbox::delayed(conn, &id, failure.kind.name(), &failure.words, next).await
                    }
                    Err(failure) => outbox::failed(conn, &id, failure.kind.name(), &failure.words, now).await,
                }
            })
        })
        .await
}

/// One minute, then three times as long at each try, at most eight hours.
fn wait(tries: i64) -> i64 {
    let times = 3_i64.saturating_pow(u32::try_from(tries.max(1) - 1).unwrap_or(u32::MAX));
    MINUTE.saturating_mul(times).min(LONGEST_WAIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_end() {
        let minutes: Vec<i64> = (1..=8).map(|tries| wait(tries) / MINUTE).collect();
        assert_eq!(minutes, [1, 3, 9, 27, 81, 243, 480, 480]);
        assert_eq!(wait(i64::MAX), LONGEST_WAIT);
    }

    #[test]
    fn only_a_server_that_is_away_or_shut_stops_the_others() {
        let common: Vec<&str> =
            FailureKind::ALL.into_iter().filter(|kind| kind.is_common()).map(FailureKind::name).collect();
        assert_eq!(common, ["unreachable", "settings"]);
    }
}
