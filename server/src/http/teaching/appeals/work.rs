//! An appeal with its question, as its page and its answer need it.

use crate::{
    courses::Edition,
    db::{
        appeals::{self, OfCourse},
        attempts, mark_looks, marks, second_markings,
    },
    error::Error,
    http::{
        results::Reviewing,
        teaching::{edition, marking::markers},
    },
    learning::second_marking::Marked,
    state::AppState,
    visit::Actor,
};
use app::components::appealed::AppealOutcome;
use domain::quiz::{Question, Review, ReviewQuestion};
use std::sync::Arc;

/// An appeal with everything that its page needs.
pub struct Appealed {
    pub edition: Arc<Edition>,
    pub row: OfCourse,
    pub review: Review,
    pub asked: ReviewQuestion,
    pub question: Question,
    pub is_anonymous: bool,
    /// Whether the actor is to mark the answer a second time, and so must not see the first mark.
    pub is_blind: bool,
    /// The mark that the actor is about to see for the first time.
    pub first_mark: Option<String>,
    pub others: i64,
    /// Who may mark a second time; nobody where people have not marked it, or a second marking is open.
    pub markers: Vec<(String, String)>,
}

impl Appealed {
    /// An appeal of a course that the actor teaches; any other is not found.
    pub async fn load(app: &AppState, actor: &Actor, course: &str, id: &str) -> Result<Self, Error> {
        let edition = edition(app, actor, course).await?;
        let mut conn = app.db.read().await?;
        let row = appeals::find(&mut conn, course, id).await?.ok_or(Error::NotFound)?;
        let attempt = attempts::get(&mut conn, &row.appeal.attempt).await?;
        let pinned = app.catalogue().revision(&mut conn, &row.revision).await?;
        let reviewing = Reviewing::load(app, &mut conn, &pinned, &attempt).await?;
        let review = reviewing.in_full();
        let asked = review.question(&row.appeal.question).cloned().ok_or(Error::NotFound)?;
        let mut questions = reviewing.quiz.sections.iter().flat_map(|section| &section.questions);
        let question = questions.find(|one| one.id == row.appeal.question).cloned().ok_or(Error::NotFound)?;
        let asks = (row.quiz.as_str(), row.appeal.question.as_str());
        let others = appeals::count_others(&mut conn, course, asks.0, asks.1, &row.person).await?;
        let first = marks::of_attempt(&mut conn, &attempt.id).await?.into_iter().find(|mark| mark.question == asks.1);
        let second = second_markings::newest(&mut conn, &attempt.id, asks.1).await?;
        let is_open = second.as_ref().is_some_and(|second| second.outcome.is_none());
        let seen_by = mark_looks::of_answer(&mut conn, &attempt.id, asks.1).await?;
        let has_seen = seen_by.contains(&actor.person);
        let is_blind =
            second.is_some_and(|second| second.is_for(&actor.person, has_seen)) && row.person != actor.person;
        drop(conn);
        let first_mark = first.as_ref().filter(|_| !is_blind && !has_seen).map(|first| first.id.clone());
        let markers = match first.filter(|_| asked.is_marked_by_people() && !is_open) {
            Some(first) => {
                let seen_by = seen_by.iter().map(String::as_str);
                let have_seen: Vec<&str> = seen_by.chain([first.marker.as_str(), actor.person.as_str()]).collect();
                markers(app, course, &row.person, &have_seen).await?
            }
            None => Vec::new(),
        };
        let is_anonymous = reviewing.quiz.anonymous;
        Ok(Self { edition, row, review, asked, question, is_anonymous, is_blind, first_mark, others, markers })
    }

    /// What the appeal can end in.
    pub fn outcomes(&self) -> Vec<AppealOutcome> {
        let mut outcomes = vec![AppealOutcome::Kept];
        if !self.asked.is_marked_by_people() {
            outcomes.push(AppealOutcome::Regrade);
        } else if !self.markers.is_empty() {
            outcomes.push(AppealOutcome::SecondMarking);
        }
        outcomes
    }

    pub fn address(&self) -> String {
        format!("/teaching/{}/appeals/{}", self.edition.course.id, self.row.appeal.id)
    }

    pub fn marked(&self) -> Marked {
        Marked {
            edition: self.edition.clone(),
            quiz: self.review.title.clone(),
            attempt: self.row.appeal.attempt.clone(),
            enrolment: self.row.enrolment.clone(),
            question: self.question.clone(),
        }
    }
}
