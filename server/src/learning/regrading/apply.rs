//! Making it so. First every result is staged; only when all are there do they take effect, portion by portion, each
//! in one short transaction: a learner's grades change at once, and nobody waits for all the others.
//!
//! Every step can be done twice. What a server leaves behind when it stops is therefore gone on with, by the next one
//! or by whoever presses the button.

use super::{Grading, Regraded, Steps, side_by_side, wanted_lessons};
use crate::{
    db::{
        Conn, DbError, audit,
        portions::Portion,
        regrade_results::{self, NewResult},
        regrades::{self, NewRegrade, Regrade, STANDSTILL},
    },
    learning::Record,
    state::AppState,
};
use app::words::Words;
use domain::quiz::{Keep, RegradePolicy};
use std::time::Duration;

/// Completions of one write: each may sign a certificate.
const COMPLETIONS: usize = 40;

/// Records what is to be graded again; `false` if its form was sent before.
pub async fn begin(app: &AppState, regrade: NewRegrade) -> Result<bool, DbError> {
    let now = app.clock.now();
    app.db.write(move |conn| Box::pin(async move { regrades::begin(conn, &regrade, now).await })).await
}

/// Takes over what stands still; `false` where it moves, or is finished.
pub async fn take_over(app: &AppState, id: &str) -> Result<bool, DbError> {
    let (id, now) = (id.to_owned(), app.clock.now());
    app.db.write(move |conn| Box::pin(async move { regrades::take_over(conn, &id, now).await })).await
}

/// Grades every attempt at a quiz by the key of the regrade's revision, from wherever it stands; gives how many grades
/// it has changed.
pub async fn finish(app: AppState, id: String) -> Result<i64, DbError> {
    let run = Run::of(&app, &id).await?;
    if run.regrade.staged_at.is_none() {
        run.stage_all().await?;
    }
    run.take_effect_all().await?;
    let (now, regrade) = (app.clock.now(), run.regrade.clone());
    app.db.write(move |conn| Box::pin(async move { record_end(conn, &regrade, now).await })).await
}

/// Goes on with what another server left behind, until nothing is left.
pub async fn go_on(app: AppState) {
    loop {
        match go_on_once(&app).await {
            Ok(0) => return,
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "grading again stands still"),
        }
        tokio::time::sleep(Duration::from_millis(STANDSTILL.unsigned_abs())).await;
    }
}

/// Finishes what stands still; gives how much was unfinished.
pub async fn go_on_once(app: &AppState) -> Result<usize, DbError> {
    let left = regrades::unfinished(&mut app.db.read().await?).await?;
    for Regrade { id, .. } in &left {
        if take_over(app, id).await? {
            finish(app.clone(), id.clone()).await?;
        }
    }
    Ok(left.len())
}

async fn record_end(conn: &mut Conn, regrade: &Regrade, now: i64) -> Result<i64, DbError> {
    let changed = regrades::changed(conn, &regrade.id).await?;
    if regrades::finish(conn, &regrade.id, now).await? {
        let entry = audit::Entry {
            actor: regrade.made_by.as_deref(),
            action: "quiz-regraded",
            subject_kind: "regrades",
            subject: &regrade.id,
            detail: Some(format!("{}/{}: {} ({changed})", regrade.course, regrade.quiz, regrade.reason)),
        };
        audit::record(conn, entry, now).await?;
    }
    Ok(changed)
}

/// One regrade under way.
#[derive(Clone)]
struct Run {
    app: AppState,
    regrade: Regrade,
    policy: RegradePolicy,
    grading: Grading,
    /// What learners are told, in the language of the course.
    told: (String, String),
    /// Whether the passed attempt alone can pass the quiz.
    by_passed_attempt: bool,
}

impl Run {
    async fn of(app: &AppState, id: &str) -> Result<Self, DbError> {
        let mut conn = app.db.read().await?;
        let regrade = regrades::get(&mut conn, id).await?;
        let edition = app.catalogue().revision(&mut conn, &regrade.revision).await?;
        let quiz = edition.course.quiz(&regrade.quiz).ok_or(DbError::NotFound)?;
        let words = Words::new(edition.course.lang);
        let values = [("quiz", quiz.title.clone().into()), ("reason", regrade.reason.clone().into())];
        Ok(Self {
            app: app.clone(),
            policy: RegradePolicy::named(&regrade.policy).ok_or(DbError::NotFound)?,
            grading: Grading::new(app, edition.course.clone(), &quiz.id),
            told: (words.with("message-regraded", &values), words.with("message-regraded-body", &values)),
            by_passed_attempt: quiz.keep != Keep::Mean,
            regrade,
        })
    }

    /// The first half.
    async fn stage_all(&self) -> Result<(), DbError> {
        let portions = self.grading.portions().await?;
        let steps = Steps::of(portions.len());
        let stage = |portion| {
            let (run, steps) = (self.clone(), steps.clone());
            async move { run.stage(&portion, &steps).await }
        };
        side_by_side(portions, stage, drop).await?;
        let (id, now) = (self.regrade.id.clone(), self.app.clock.now());
        self.app.db.write(move |conn| Box::pin(async move { regrades::staged(conn, &id, now).await })).await
    }

    async fn stage(&self, portion: &Portion, steps: &Steps) -> Result<(), DbError> {
        let regraded = self.grading.portion(portion).await?;
        let takes = |one: &Regraded| self.policy.takes(one.old_percent(), one.new.percent);
        let results = regraded.into_iter().filter(takes).map(result).collect::<Result<Vec<_>, _>>()?;
        let (id, number, now) = (self.regrade.id.clone(), portion.number, self.app.clock.now());
        let progress = steps.take() / 2;
        self.app
            .db
            .write(move |conn| {
                Box::pin(async move {
                    regrade_results::stage(conn, &id, number, &results).await?;
                    regrades::advance(conn, &id, progress, now).await
                })
            })
            .await
    }

    /// The second half.
    async fn take_effect_all(&self) -> Result<(), DbError> {
        let portions = regrade_results::portions(&mut self.app.db.read().await?, &self.regrade.id).await?;
        let steps = Steps::of(portions.len());
        let take_effect = |portion| {
            let (run, steps) = (self.clone(), steps.clone());
            async move {
                run.take_effect(portion, &steps).await?;
                run.complete(portion).await
            }
        };
        side_by_side(portions, take_effect, drop).await
    }

    async fn take_effect(&self, portion: i64, steps: &Steps) -> Result<(), DbError> {
        let (id, told, now) = (self.regrade.id.clone(), self.told.clone(), self.app.clock.now());
        let progress = 500 + steps.take() / 2;
        self.app
            .db
            .write(move |conn| {
                Box::pin(async move {
                    regrade_results::take_effect(conn, &id, portion, now).await?;
                    regrade_results::tell_learners(conn, &id, portion, (&told.0, &told.1), now).await?;
                    regrades::advance(conn, &id, progress, now).await
                })
            })
            .await
    }

    /// Settles those of a portion who have completed the course by it; for nobody else is there anything to decide.
    async fn complete(&self, portion: i64) -> Result<(), DbError> {
        let mut conn = self.app.db.read().await?;
        let Some(latest) = self.app.catalogue().course(&self.regrade.course).cloned() else { return Ok(()) };
        let (id, lessons) = (&self.regrade.id, wanted_lessons(&latest.course));
        let touched = regrade_results::may_complete(&mut conn, id, portion, self.by_passed_attempt, lessons).await?;
        let mut records = Record::load_many(&mut conn, &latest, &touched).await?;
        drop(conn);
        records.retain(|record| latest.course.progress(&record.achieved).is_complete());
        for some in records.chunks(COMPLETIONS) {
            let enrolments: Vec<String> = some.iter().map(|record| record.enrolment.id.clone()).collect();
            let settling = self.app.settling();
            self.app
                .db
                .write(move |conn| {
                    Box::pin(async move {
                        for enrolment in &enrolments {
                            settling.settle(conn, enrolment).await?;
                        }
                        Ok(())
                    })
                })
                .await?;
        }
        Ok(())
    }
}

fn result(one: Regraded) -> Result<NewResult, DbError> {
    Ok(NewResult {
        attempt: one.old.attempt,
        grading: one.old.grading,
        points: one.new.points.0,
        out_of: one.new.out_of.0,
        passed: one.new.passed,
        waiting: one.new.waiting,
        detail: serde_json::to_string(&one.new.questions).map_err(|error| DbError::Other(error.to_string()))?,
    })
}
