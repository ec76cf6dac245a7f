//! Grading again: what another key would change, and making it so.
//!
//! Attempts are read in portions and graded by pure rules; results are staged in small jobs and take effect in one
//! short transaction. Then every enrolment that a new grade touches is settled.

use super::Record;
use crate::{
    courses::{Catalogue, Edition},
    db::{
        Conn, DbError, audit, enrolments, marks,
        regrades::{self, Graded, NewRegrade, NewResult, Saved},
    },
    state::AppState,
};
use domain::{
    course::Course,
    quiz::{Answer, Grade, Mark, Percent, Plan, Points, Quiz, RegradePolicy, Unmatched},
    text::sort_key,
};
use std::{collections::BTreeMap, sync::Arc};
use tokio::task::JoinSet;

/// Attempts of one portion.
const PORTION: i64 = 500;
/// Enrolments that are settled side by side: each has its own transaction, and their commits share a write to the disk.
const AT_ONCE: usize = 16;

/// One attempt, graded by the key of now.
#[derive(Clone, Debug)]
pub struct Regraded {
    /// The attempt with the grade that counts.
    pub old: Graded,
    /// The grade by the key of now.
    pub new: Grade,
    /// The questions that keep their own key.
    pub unmatched: Vec<(String, Unmatched)>,
}

impl Regraded {
    /// The score that counts.
    pub fn old_percent(&self) -> Percent {
        Percent::of(Points(self.old.points), Points(self.old.out_of))
    }
}

/// What another key would change.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// Submitted attempts.
    pub attempts: usize,
    /// Those whose score would rise.
    pub up: usize,
    /// Those whose score would fall.
    pub down: usize,
    /// Every attempt whose score would change.
    pub changed: Vec<Regraded>,
    /// Answers that cannot be matched, by question and reason, with how many attempts they concern.
    pub unmatched: BTreeMap<(String, Unmatched), usize>,
    /// Names of the learners who would complete the course; two of the same name are two.
    pub gain: Vec<String>,
    /// Names of the learners whose completion would no longer stand on their scores; it stays all the same.
    pub lose: Vec<String>,
}

/// Says what the key of `course` would change in the attempts at a quiz.
pub async fn preview(app: &AppState, course: &Course, quiz: &Quiz) -> Result<Preview, DbError> {
    let mut preview = Preview::default();
    let mut flips: BTreeMap<String, Vec<Regraded>> = BTreeMap::new();
    each_portion(app, &course.id, quiz, |portion| {
        for one in portion {
            preview.attempts += 1;
            for reason in one.unmatched.clone() {
                *preview.unmatched.entry(reason).or_default() += 1;
            }
            match one.new.percent.cmp(&one.old_percent()) {
                std::cmp::Ordering::Equal => continue,
                std::cmp::Ordering::Greater => preview.up += 1,
                std::cmp::Ordering::Less => preview.down += 1,
            }
            if one.new.passed != one.old.passed {
                flips.entry(one.old.enrolment.clone()).or_default().push(one.clone());
            }
            preview.changed.push(one);
        }
    })
    .await?;
    let Some(edition) = app.catalogue().course(&course.id).cloned() else { return Ok(preview) };
    let mut conn = app.db.read().await?;
    for (enrolment, changed) in flips {
        let record = Record::find(&mut conn, &edition, &enrolment).await?;
        let (was, will_be) = (record.completion.is_some(), completes(&record, course, &changed));
        let name = changed.into_iter().next().map(|one| one.old.full_name).unwrap_or_default();
        match (was, will_be) {
            (false, true) => preview.gain.push(name),
            (true, false) => preview.lose.push(name),
            _ => {}
        }
    }
    preview.gain.sort_by_cached_key(|name| sort_key(name));
    preview.lose.sort_by_cached_key(|name| sort_key(name));
    Ok(preview)
}

/// Whether the enrolment would be complete with these grades in place.
fn completes(record: &Record, course: &Course, changed: &[Regraded]) -> bool {
    let mut record = record.clone();
    for attempt in &mut record.attempts {
        if let Some(one) = changed.iter().find(|one| one.old.attempt == attempt.id) {
            (attempt.points, attempt.out_of) = (Some(one.new.points.0), Some(one.new.out_of.0));
        }
    }
    course.progress(&record.achieved_in(course)).is_complete()
}

/// Grades every attempt at a quiz by the latest key; gives how many grades changed. A form that is sent twice grades
/// once.
pub async fn regrade(
    app: &AppState,
    edition: &Arc<Edition>,
    quiz: &Quiz,
    regrade: NewRegrade,
    policy: RegradePolicy,
    told: (String, String),
) -> Result<i64, DbError> {
    let now = app.clock.now();
    let (id, begun) = (regrade.id.clone(), regrade.clone());
    let is_new = app.db.write(move |conn| Box::pin(async move { regrades::begin(conn, &begun, now).await })).await?;
    if !is_new {
        return Ok(0);
    }
    let mut after = String::new();
    while let Some((last, portion)) = portion(app, &edition.course.id, quiz, &after).await? {
        let takes = |one: &Regraded| policy.takes(one.old_percent(), one.new.percent);
        let results = portion.into_iter().filter(takes).map(result).collect::<Result<Vec<_>, _>>()?;
        let regrade = id.clone();
        app.db.write(move |conn| Box::pin(async move { regrades::stage(conn, &regrade, &results).await })).await?;
        after = last;
    }
    let changed =
        app.db.write(move |conn| Box::pin(async move { take_effect(conn, &regrade, told, now).await })).await?;
    settle_all(app, &id).await?;
    Ok(changed)
}

async fn take_effect(conn: &mut Conn, regrade: &NewRegrade, told: (String, String), now: i64) -> Result<i64, DbError> {
    let changed = regrades::apply(conn, &regrade.id, now).await?;
    regrades::tell_learners(conn, &regrade.id, &told.0, &told.1, now).await?;
    let entry = audit::Entry {
        actor: regrade.made_by.as_deref(),
        action: "quiz-regraded",
        subject_kind: "regrades",
        subject: &regrade.id,
        detail: Some(format!("{}/{}: {} ({changed})", regrade.course, regrade.quiz, regrade.reason)),
    };
    audit::record(conn, entry, now).await?;
    Ok(changed)
}

async fn settle_all(app: &AppState, regrade: &str) -> Result<(), DbError> {
    let mut conn = app.db.read().await?;
    let touched = regrades::enrolments_of(&mut conn, regrade).await?;
    drop(conn);
    for some in touched.chunks(AT_ONCE) {
        let mut settled = JoinSet::new();
        for enrolment in some {
            let (db, settling, enrolment) = (app.db.clone(), app.settling(), enrolment.clone());
            settled.spawn(async move {
                db.write(move |conn| Box::pin(async move { settling.settle(conn, &enrolment).await })).await
            });
        }
        while let Some(one) = settled.join_next().await {
            one.map_err(|error| DbError::Other(error.to_string()))??;
        }
    }
    Ok(())
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

async fn each_portion(
    app: &AppState,
    course: &str,
    quiz: &Quiz,
    mut take: impl FnMut(Vec<Regraded>),
) -> Result<(), DbError> {
    let mut after = String::new();
    while let Some((last, portion)) = portion(app, course, quiz, &after).await? {
        take(portion);
        after = last;
    }
    Ok(())
}

/// The next attempts, graded by the key of now, and the last of their ids.
async fn portion(
    app: &AppState,
    course: &str,
    quiz: &Quiz,
    after: &str,
) -> Result<Option<(String, Vec<Regraded>)>, DbError> {
    let catalogue = app.catalogue();
    let mut conn = app.db.read().await?;
    let graded = regrades::graded_after(&mut conn, course, &quiz.id, after, PORTION).await?;
    let (Some(first), Some(last)) = (graded.first(), graded.last().map(|one| one.attempt.clone())) else {
        return Ok(None);
    };
    let saved = regrades::saved_between(&mut conn, course, &quiz.id, &first.attempt, &last).await?;
    let mut answers = answers_by_attempt(saved);
    let mut regraded = Vec::with_capacity(graded.len());
    for old in graded {
        let answers = answers.remove(&old.attempt).unwrap_or_default();
        regraded.extend(grade(&mut conn, &catalogue, quiz, old, &answers).await?);
    }
    Ok(Some((last, regraded)))
}

async fn grade(
    conn: &mut Conn,
    catalogue: &Catalogue,
    quiz: &Quiz,
    old: Graded,
    answers: &BTreeMap<String, Answer>,
) -> Result<Option<Regraded>, DbError> {
    let edition = catalogue.revision(conn, &old.revision).await?;
    let Some(pinned) = edition.course.quiz(&quiz.id) else { return Ok(None) };
    let plan: Plan = serde_json::from_str(&old.plan).map_err(|error| DbError::Other(error.to_string()))?;
    let is_marked =
        plan.questions.iter().any(|entry| pinned.planned(entry).is_some_and(|(_, one)| one.kind.is_marked()));
    let marks = if is_marked { marks_by_question(conn, &old.attempt).await? } else { BTreeMap::new() };
    let regrade = pinned.regrade(quiz, &plan, answers, &marks);
    Ok(Some(Regraded { old, new: regrade.grade, unmatched: regrade.unmatched }))
}

/// The marks of an attempt that count.
pub async fn marks_by_question(conn: &mut Conn, attempt: &str) -> Result<BTreeMap<String, Mark>, DbError> {
    let rows = marks::of_attempt(conn, attempt).await?;
    let mark = |row: marks::MarkRow| {
        let criteria = serde_json::from_str(&row.criteria).ok()?;
        Some((row.question, Mark { criteria, comment: row.comment }))
    };
    Ok(rows.into_iter().filter_map(mark).collect())
}

/// The winning answers by attempt and question; saves come with the winning one last.
pub fn answers_by_attempt(saved: Vec<Saved>) -> BTreeMap<String, BTreeMap<String, Answer>> {
    let mut answers: BTreeMap<String, BTreeMap<String, Answer>> = BTreeMap::new();
    for save in saved {
        let of_attempt = answers.entry(save.attempt).or_default();
        match save.answer.and_then(|answer| serde_json::from_str(&answer).ok()) {
            Some(answer) => _ = of_attempt.insert(save.question, answer),
            None => _ = of_attempt.remove(&save.question),
        }
    }
    answers
}

impl Record {
    /// The record of the enrolment with this id.
    pub async fn find(conn: &mut Conn, edition: &Edition, enrolment: &str) -> Result<Self, DbError> {
        let enrolment = enrolments::get(conn, enrolment).await?;
        Self::load(conn, edition, enrolment).await
    }
}
