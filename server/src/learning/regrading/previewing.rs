//! The preview of a large quiz: computed away from the requests that ask for it, and kept while it is new.

use super::{Preview, preview};
use crate::{
    db::{
        DbError, portions,
        regrade_previews::{self, Looked, RegradePreview},
        regrades::{self, STANDSTILL},
    },
    secret,
    state::AppState,
};
use domain::course::Course;
use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

/// Up to so many attempts a preview is computed within its request.
const SMALL: i64 = 1000;
/// Scores and names that are kept; the sums count all of them.
const KEPT: usize = 200;
/// How long a preview is kept: attempts that are submitted later are not in it.
const NEW_FOR: i64 = 10 * 60_000;
/// How long a request waits for the end.
const PATIENCE: Duration = Duration::from_secs(2);
/// After so many thousandths more it is remembered how far a run is.
const STEP: i64 = 50;

/// Which preview is wanted, where one is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want<'run> {
    /// One that is new.
    New,
    /// One that is new, and of another run than this.
    Other(&'run str),
    /// However old it is: somebody is in the middle of a form.
    Any,
}

/// What there is to see.
pub enum Look {
    /// What the key changes, as of now.
    Now(Preview),
    /// What the key would have changed at a moment, by one run.
    Kept {
        /// What it is.
        preview: Preview,
        /// The run.
        run: String,
        /// When it was begun.
        at: i64,
    },
    /// Nothing: the quiz was graded again by this key at this moment.
    Applied {
        /// When.
        at: i64,
        /// The run before that, if there was one.
        run: Option<String>,
    },
    /// It is still computed.
    UnderWay {
        /// How far it is, in percent.
        percent: i64,
    },
}

/// Looks at what a key would change; begins to compute it where that takes long and what is wanted is not there.
pub async fn look(app: &AppState, course: &Arc<Course>, looked: Looked, want: Want<'_>) -> Result<Look, DbError> {
    let mut conn = app.db.read().await?;
    if !portions::has_more_than(&mut conn, SMALL, &looked.course, &looked.quiz).await? {
        drop(conn);
        let preview = preview(app, course, &looked.quiz, |_| async { Ok(()) }).await?;
        return Ok(Look::Now(preview.shortened(KEPT)));
    }
    let last = regrades::last_of_quiz(&mut conn, &looked.course, &looked.quiz).await?;
    let kept = regrade_previews::find(&mut conn, &looked.course, &looked.quiz).await?;
    drop(conn);
    let now = app.clock.now();
    let holds = |kept: &RegradePreview| {
        let is_new = match kept.summary {
            Some(_) => want == Want::Any || kept.begun_at + NEW_FOR > now,
            None => kept.moved_at + STANDSTILL > now,
        };
        let is_after = last.as_ref().is_none_or(|(applied_at, _)| kept.begun_at > *applied_at);
        is_new && is_after && kept.content_hash == looked.content_hash && want != Want::Other(&kept.run)
    };
    if let Some(kept) = kept.as_ref().filter(|kept| holds(kept)) {
        return seen(kept.clone());
    }
    if let Some((at, _)) = last.filter(|(_, content_hash)| want == Want::New && *content_hash == looked.content_hash) {
        return Ok(Look::Applied { at, run: kept.map(|kept| kept.run) });
    }
    let run = Run { app: app.clone(), id: secret::uuid(now), looked };
    if run.begin().await? {
        let work = tokio::spawn(run.clone().compute(course.clone()));
        if let Ok(done) = tokio::time::timeout(PATIENCE, work).await {
            done.map_err(|error| DbError::Other(error.to_string()))??;
        }
    }
    let kept = regrade_previews::find(&mut app.db.read().await?, &run.looked.course, &run.looked.quiz).await?;
    kept.map_or(Ok(Look::UnderWay { percent: 0 }), seen)
}

fn seen(RegradePreview { run, begun_at, progress, summary, .. }: RegradePreview) -> Result<Look, DbError> {
    let Some(summary) = summary else { return Ok(Look::UnderWay { percent: progress / 10 }) };
    let preview = serde_json::from_str(&summary).map_err(|error| DbError::Other(error.to_string()))?;
    Ok(Look::Kept { preview, run, at: begun_at })
}

/// One computation of a preview.
#[derive(Clone)]
struct Run {
    app: AppState,
    id: String,
    looked: Looked,
}

impl Run {
    async fn begin(&self) -> Result<bool, DbError> {
        let (Self { app, id, looked }, now) = (self.clone(), self.app.clock.now());
        app.db.write(move |conn| Box::pin(async move { regrade_previews::begin(conn, &id, &looked, now).await })).await
    }

    /// Works to the end whether or not anybody waits for it.
    async fn compute(self, course: Arc<Course>) -> Result<(), DbError> {
        let (run, told) = (self.clone(), Arc::new(AtomicI64::new(0)));
        let tell = move |progress: i64| {
            let is_step = told.fetch_max(progress / STEP, Ordering::Relaxed) < progress / STEP;
            let run = run.clone();
            async move { if is_step { run.advance(progress).await } else { Ok(()) } }
        };
        let found = preview(&self.app, &course, &self.looked.quiz, tell).await;
        let kept = async { self.finish(&found?.shortened(KEPT)).await };
        kept.await.inspect_err(|error| tracing::error!(%error, "the preview of grading again stands still"))
    }

    async fn advance(self, progress: i64) -> Result<(), DbError> {
        let (Self { app, id, looked }, now) = (self.clone(), self.app.clock.now());
        app.db
            .write(move |conn| {
                Box::pin(async move { regrade_previews::advance(conn, &id, &looked, progress, now).await })
            })
            .await
    }

    async fn finish(&self, found: &Preview) -> Result<(), DbError> {
        let summary = serde_json::to_string(found).map_err(|error| DbError::Other(error.to_string()))?;
        let (Self { app, id, looked }, now) = (self.clone(), self.app.clock.now());
        app.db
            .write(move |conn| {
                Box::pin(async move { regrade_previews::finish(conn, &id, &looked, &summary, now).await })
            })
            .await
    }
}
