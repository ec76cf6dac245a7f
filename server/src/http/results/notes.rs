//! What people have said about the questions of an attempt: appeals, and second markings.

use crate::{
    clock::Clock,
    db::{
        Conn, DbError,
        appeals::{self, Appeal},
        peer_essays, peer_reviews,
        second_markings::{self, SecondMarking},
    },
    http::teaching::total,
};
use app::{
    components::appealed::{AppealNote, AppealOutcome},
    pages::result::{PeersNote, QuestionNotes, SecondNote},
};
use domain::quiz::{Review, Verdict};
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
    let mut peers = peers(clock, conn, attempt, review).await?;
    let questions = review.sections.iter().flat_map(|section| &section.questions);
    let notes = questions.map(|question| {
        let said = appeals.iter().filter(|appeal| appeal.question == question.id);
        let said: Vec<AppealNote> = said.map(|appeal| note(clock, appeal)).collect();
        let is_open = said.iter().any(|appeal| appeal.answer.is_none());
        let second = seconds.iter().rev().find(|second| second.question == question.id).and_then(second_note);
        let appeal =
            (question.may_be_appealed() && !is_open).then(|| format!("/attempts/{attempt}/appeals/{}", question.id));
        let peers = peers.remove(&question.id);
        (question.id.clone(), QuestionNotes { appeals: said, second, peers, appeal })
    });
    Ok(notes.collect())
}

/// How the review by peers stands, by question. What they say is told with the mark; it bears no name.
async fn peers(
    clock: &Clock,
    conn: &mut Conn,
    attempt: &str,
    review: &Review,
) -> Result<BTreeMap<String, PeersNote>, DbError> {
    let mut notes = BTreeMap::new();
    for essay in peer_essays::of_attempt(conn, attempt).await? {
        let written = peer_reviews::of_essay(conn, attempt, &essay.question).await?;
        let asked = review.question(&essay.question);
        let is_marked = asked.is_some_and(|question| question.verdict != Verdict::Waiting);
        let comments = written.iter().map(|(_, comment)| comment.clone()).filter(|comment| !comment.is_empty());
        let note = PeersNote {
            reviewed: written.len(),
            wanted: usize::try_from(essay.wanted).unwrap_or_default(),
            until: clock.local(essay.falls_back_at),
            is_with_peers: essay.is_with_peers(clock.now()),
            is_marked,
            comments: if is_marked { comments.collect() } else { Vec::new() },
        };
        notes.insert(essay.question, note);
    }
    Ok(notes)
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
