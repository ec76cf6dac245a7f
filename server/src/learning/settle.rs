//! `settle`: decides what has happened to an enrolment, in the transaction of its cause.

use super::{Record, answers_by_question, issuing, marks_by_question};
use crate::{
    clock::Clock,
    courses::{Catalogue, Edition},
    db::{
        Conn, DbError,
        attempts::{self, Attempt},
        audit,
        completions::{self, Completion},
        enrolments,
        gradings::{self, NewGrading, SupersededGrade},
        surveys,
    },
    keys::KeyStore,
    secret,
    state::AppState,
};
use domain::quiz::{Plan, Points, Quiz, is_over};
use std::sync::Arc;

/// What settling needs besides the database.
#[derive(Clone)]
pub struct Settling {
    pub(super) catalogue: Arc<Catalogue>,
    pub(super) keys: KeyStore,
    pub(super) clock: Clock,
}

impl AppState {
    /// What settling needs, as of now.
    pub fn settling(&self) -> Settling {
        Settling { catalogue: self.catalogue(), keys: self.keys.clone(), clock: self.clock.clone() }
    }
}

impl Settling {
    /// Decides, for one enrolment: has an attempt run out, is the course completed, is a certificate earned?
    ///
    /// Times recorded are those of the cause. Doing it twice changes nothing.
    pub async fn settle(&self, conn: &mut Conn, enrolment: &str) -> Result<(), DbError> {
        let now = self.clock.now();
        let enrolment = enrolments::lock(conn, enrolment).await?;
        let Some(edition) = self.catalogue.course(&enrolment.course).cloned() else { return Ok(()) };
        for attempt in attempts::of_enrolment(conn, &enrolment.id).await? {
            let open = attempt.submitted_at.is_none() && is_over(attempt.deadline_at, now);
            if let Some(deadline) = attempt.deadline_at.filter(|_| open) {
                self.submit(conn, &attempt, "deadline", deadline).await?;
            }
        }
        let record = Record::load(conn, &edition, enrolment).await?;
        if record.completion.is_none() && edition.course.progress(&record.achieved).is_complete() {
            self.complete(conn, &edition, &record).await?;
        }
        issuing::issue_if_due(self, conn, &edition, &record.enrolment).await
    }

    /// Submits an attempt and grades it; an attempt that was submitted before stays as it is.
    pub async fn submit(&self, conn: &mut Conn, attempt: &Attempt, by: &str, at: i64) -> Result<(), DbError> {
        if !attempts::submit(conn, &attempt.id, by, at).await? {
            return Ok(());
        }
        let pinned = self.catalogue.revision(conn, &attempt.revision).await?;
        if pinned.course.quiz(&attempt.quiz).is_some_and(Quiz::is_survey) {
            surveys::number(conn, &pinned.course.id, &attempt.quiz, &attempt.id).await?;
        }
        let own = SupersededGrade { revision: attempt.revision.clone(), regrade: None };
        self.grade(conn, attempt, own, at).await?;
        self.hand_to_peers(conn, attempt).await
    }

    /// Grades an attempt by the key of a revision, which may be another than its own.
    async fn grade(&self, conn: &mut Conn, attempt: &Attempt, key: SupersededGrade, at: i64) -> Result<(), DbError> {
        let pinned = self.catalogue.revision(conn, &attempt.revision).await?;
        let quiz = pinned.course.quiz(&attempt.quiz).ok_or(DbError::NotFound)?;
        let answers = answers_by_question(conn, &attempt.id).await?;
        let marks = marks_by_question(conn, &attempt.id).await?;
        let plan: Plan = serde_json::from_str(&attempt.plan).map_err(|error| DbError::Other(error.to_string()))?;
        let newer = self.catalogue.revision(conn, &key.revision).await?;
        let grade = match newer.course.quiz(&attempt.quiz).filter(|_| key.revision != attempt.revision) {
            Some(newer) => quiz.regrade(newer, &plan, &answers, &marks).grade,
            None => quiz.grade(&plan, &answers, &marks),
        };
        let Points(points) = grade.points;
        let Points(out_of) = grade.out_of;
        let grading = NewGrading {
            id: secret::uuid(at),
            attempt: attempt.id.clone(),
            revision: key.revision,
            regrade: key.regrade,
            points,
            out_of,
            passed: grade.passed,
            waiting: grade.waiting,
            detail: serde_json::to_string(&grade.questions).map_err(|error| DbError::Other(error.to_string()))?,
        };
        gradings::record(conn, &grading, at).await
    }

    /// Grades a submitted attempt anew after a mark, by the key that it was graded with.
    pub async fn grade_marked(&self, conn: &mut Conn, attempt: &str, at: i64) -> Result<(), DbError> {
        let attempt = attempts::get(conn, attempt).await?;
        let before = gradings::supersede(conn, &attempt.id, at).await?;
        self.grade(conn, &attempt, before, at).await
    }

    async fn complete(&self, conn: &mut Conn, edition: &Edition, record: &Record) -> Result<(), DbError> {
        let now = self.clock.now();
        let completion = Completion {
            enrolment: record.enrolment.id.clone(),
            revision: edition.revision.id.clone(),
            completed_at: record.last_cause().unwrap_or(now),
            tiet_halves: edition.course.tiet.halves,
            result: record.result(edition),
            evidence: evidence(edition, record),
        };
        completions::record(conn, &completion, now).await?;
        let entry = audit::Entry {
            actor: None,
            action: "course-completed",
            subject_kind: "enrolments",
            subject: &record.enrolment.id,
            detail: None,
        };
        audit::record(conn, entry, now).await
    }
}

/// What the decision was made from: lessons with their times, every graded attempt and every meeting; surveys are none.
fn evidence(edition: &Edition, record: &Record) -> String {
    let is_graded = |quiz: &str| edition.course.quiz(quiz).is_none_or(|quiz| !quiz.is_survey());
    let attempts: Vec<_> = record
        .attempts
        .iter()
        .filter(|attempt| attempt.submitted_at.is_some() && is_graded(&attempt.quiz))
        .map(|attempt| {
            serde_json::json!({
                "attempt": attempt.id, "quiz": attempt.quiz, "submitted_at": attempt.submitted_at,
                "points": attempt.points, "out_of": attempt.out_of, "passed": attempt.passed,
            })
        })
        .collect();
    let mut evidence = serde_json::json!({ "lessons": record.readings, "attempts": attempts });
    if !record.meetings.is_empty() {
        let meetings = record.meetings.iter().map(|meeting| {
            serde_json::json!({
                "meeting": meeting.meeting, "presence": meeting.presence, "marked_at": meeting.marked_at,
                "cancelled_at": meeting.cancelled_at,
            })
        });
        evidence["meetings"] = meetings.collect();
    }
    evidence.to_string()
}
