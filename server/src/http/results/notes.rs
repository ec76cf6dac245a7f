//! What people have said about the questions of an attempt: appeals, and second markings.

use crate::{
    clock::Clock,
    db::{
        Conn, DbError,
        appeals::{self, Appeal},
        second_markings::{self, SecondMarking},
    },
    http::teaching::total,
};
use app::{
    components::appealed::{AppealNote, AppealOutcome},
    pages::result::{QuestionNotes, SecondNote},
};
use domain::quiz::Review;
use std::collections::BTreeMap;

/// The notes beside each question of a review.
pub async fn of_review(
    clock: &Clock,
    conn: &mut Conn,
    attempt: &str,
    review: &Review,
) -> Result<BTreeMap<String, QuestionNotes>, DbError> {
    let appeals = appeals::of_attempt(conn, attempt).await?;
    let seconds = second_markings::of_attempt(conn, attempt).await?;
    let questions = review.sections.iter().flat_map(|section| &section.questions);
    let notes = questions.map(|question| {
        let said = appeals.iter().filter(|appeal| appeal.question == question.id);
        let said: Vec<AppealNote> = said.map(|appeal| note(clock, appeal)).collect();
        let is_open = said.iter().any(|appeal| appeal.answer.is_none());
        let second = seconds.iter().rev().find(|second| second.question == question.id).and_then(second_note);
        let appeal =
            (question.may_be_appealed() && !is_open).then(|| format!("/attempts/{attempt}/appeals/{}", question.id));
        (question.id.clone(), QuestionNotes { appeals: said, second, appeal })
    });
    Ok(notes.collect())
}

/// An appeal and its answer.
pub fn note(clock: &Clock, appeal: &Appeal) -> AppealNote {
    let outcome = appeal.outcome.as_deref().and_then(AppealOutcome::named);
    let answer = outcome.and_then(|outcome| {
        Some((outcome, appeal.answer.clone().unwrap_or_default(), clock.local(appeal.answered_at?)))
    });
    AppealNote { reason: appeal.reason.clone(), made: clock.local(appeal.made_at), answer }
}

fn second_note(second: &SecondMarking) -> Option<SecondNote> {
    let points = || (total(&second.first_criteria), total(second.second_criteria.as_deref().unwrap_or_default()));
    match second.outcome.as_deref() {
        None => Some(SecondNote::Open),
        Some("agreed") => Some(SecondNote::Agreed(points().0, points().1)),
        Some("settled") => {
            Some(SecondNote::Settled(points().0, points().1, second.ended_reason.clone().unwrap_or_default()))
        }
        Some(_) => None,
    }
}
