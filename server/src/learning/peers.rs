//! Review among learners: an essay that is handed in goes to others who have handed in theirs, in the transaction of its
//! submission. What they give together is a proposal; the mark is the instructor's.

use super::{Settling, answers_by_question};
use crate::{
    courses::Edition,
    db::{
        Conn, DbError,
        attempts::Attempt,
        enrolments,
        messages::{self, NewMessage},
        peer_essays::{self, NewPeerEssay, Pooled},
        peer_reviews::{self, NewPeerReview},
    },
    secret,
};
use app::words::Words;
use domain::quiz::{
    self, Answer, Kind, PeerReview, Plan, Question, Quiz,
    peers::{Essay, give_out},
};
use std::collections::BTreeMap;

/// Essays that are looked at together; of those that wait the earliest.
const MOST: i64 = 200;

/// Whether learners of a course review each other anywhere.
pub fn is_reviewed_by_peers(course: &domain::course::Course) -> bool {
    let mut questions = course.quizzes().filter(|quiz| !quiz.is_survey()).flat_map(|quiz| &quiz.sections);
    questions.any(|section| section.questions.iter().any(|question| peers_of(question).is_some()))
}

fn peers_of(question: &Question) -> Option<PeerReview> {
    if let Kind::Essay(essay) = &question.kind { essay.peers } else { None }
}

impl Settling {
    /// Gives the essays of an attempt that has just been handed in to peers.
    pub(super) async fn hand_to_peers(&self, conn: &mut Conn, attempt: &Attempt) -> Result<(), DbError> {
        let pinned = self.catalogue.revision(conn, &attempt.revision).await?;
        let Some(quiz) = pinned.course.quiz(&attempt.quiz).filter(|quiz| !quiz.is_survey()) else { return Ok(()) };
        let plan: Plan = serde_json::from_str(&attempt.plan).map_err(|error| DbError::Other(error.to_string()))?;
        let asked: Vec<&Question> = plan.questions.iter().filter_map(|entry| Some(quiz.planned(entry)?.1)).collect();
        if !asked.iter().any(|question| peers_of(question).is_some()) {
            return Ok(());
        }
        let answers = answers_by_question(conn, &attempt.id).await?;
        let is_given = |question: &Question| answers.get(&question.id).is_some_and(|answer| !Answer::is_blank(answer));
        let marked: Vec<&Question> =
            asked.into_iter().filter(|question| question.kind.is_marked() && is_given(question)).collect();
        let (person, now) = (enrolments::get(conn, &attempt.enrolment).await?.person, self.clock.now());
        for question in &marked {
            let Some(peers) = peers_of(question) else { continue };
            let essay = NewPeerEssay {
                attempt: attempt.id.clone(),
                question: question.id.clone(),
                course: pinned.course.id.clone(),
                quiz: quiz.id.clone(),
                person: person.clone(),
                wanted: i64::try_from(peers.count).unwrap_or(i64::MAX),
                is_alone: marked.len() == 1,
                falls_back_at: now.saturating_add(peers.fallback_after),
            };
            peer_essays::lock(conn, &essay.course, &essay.quiz, &essay.question).await?;
            peer_essays::enter(conn, &essay, now).await?;
            give(conn, &pinned, quiz, &question.id, now).await?;
        }
        Ok(())
    }
}

/// Gives out what can be given out of the essays of a question; they are locked.
async fn give(conn: &mut Conn, edition: &Edition, quiz: &Quiz, question: &str, now: i64) -> Result<(), DbError> {
    let course = &edition.course;
    let pool = peer_essays::pool(conn, &course.id, &quiz.id, question, now, MOST).await?;
    let mut reviewers: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (attempt, reviewer) in peer_reviews::of_pool(conn, &course.id, &quiz.id, question).await? {
        reviewers.entry(attempt).or_default().push(reviewer);
    }
    let essay = |pooled: &Pooled| Essay {
        author: pooled.person.clone(),
        wanted: usize::try_from(pooled.wanted).unwrap_or(0),
        reviewers: reviewers.get(&pooled.attempt).cloned().unwrap_or_default(),
        duties: usize::try_from(pooled.duties).unwrap_or(0),
    };
    let essays: Vec<Essay> = pool.iter().map(essay).collect();
    for quiz::peers::Duty { essay, reviewer } in give_out(&essays) {
        let review = NewPeerReview {
            id: secret::uuid(now),
            attempt: pool[essay].attempt.clone(),
            question: question.to_owned(),
            reviewer: pool[reviewer].person.clone(),
            reviewer_attempt: pool[reviewer].attempt.clone(),
        };
        peer_reviews::give(conn, &review, now).await?;
        peer_essays::count(conn, question, &review.attempt, &review.reviewer_attempt).await?;
        tell(conn, edition, quiz, &review, now).await?;
    }
    Ok(())
}

/// Tells whoever is to write a review, in the language of the course.
async fn tell(
    conn: &mut Conn,
    edition: &Edition,
    quiz: &Quiz,
    review: &NewPeerReview,
    now: i64,
) -> Result<(), DbError> {
    let (words, title) = (Words::new(edition.course.lang), [("quiz", quiz.title.clone().into())]);
    let message = NewMessage {
        id: secret::uuid(now),
        person: review.reviewer.clone(),
        subject: words.with("message-peer-review", &title),
        body: words.with("message-peer-review-body", &title),
        link: Some(format!("/reviews/{}", review.id)),
    };
    messages::send(conn, &message, now).await
}
