//! A portion of learners: read by one statement for each kind of row, graded in memory.

use super::{Grading, Regraded};
use crate::{
    courses::Edition,
    db::{
        Conn, DbError,
        portions::{self, Answered, Marked, Portion, Saved},
    },
};
use domain::quiz::{Answer, Mark, Plan};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

/// What has been read of a portion.
struct Read {
    answered: Vec<Answered>,
    editions: HashMap<String, Arc<Edition>>,
    marked: Vec<Marked>,
}

impl Grading {
    /// Grades every submitted attempt of a portion by the key of now.
    pub(super) async fn portion(&self, portion: &Portion) -> Result<Vec<Regraded>, DbError> {
        let read = self.read(portion).await?;
        let (course, quiz) = (self.course.clone(), self.quiz.clone());
        let graded = tokio::task::spawn_blocking(move || {
            let newer = course.quiz(&quiz).ok_or(DbError::NotFound)?;
            let mut marks = marks_by_attempt(read.marked);
            let regraded = read.answered.into_iter().filter_map(|old| {
                let pinned = read.editions.get(&old.revision)?.course.quiz(&quiz)?;
                let answers = answers_of(&old);
                let marks = marks.remove(&old.attempt).unwrap_or_default();
                Some(serde_json::from_str(&old.plan).map(|plan: Plan| {
                    let regrade = pinned.regrade(newer, &plan, &answers, &marks);
                    Regraded { old, new: regrade.grade, unmatched: regrade.unmatched }
                }))
            });
            regraded.collect::<Result<Vec<_>, _>>().map_err(|error| DbError::Other(error.to_string()))
        });
        graded.await.map_err(|error| DbError::Other(error.to_string()))?
    }

    async fn read(&self, portion: &Portion) -> Result<Read, DbError> {
        let mut conn = self.db.read().await?;
        let (course, quiz) = (&self.course.id, &self.quiz);
        let answered = portions::answered(&mut conn, course, quiz, portion).await?;
        if answered.is_empty() {
            return Ok(Read { answered, editions: HashMap::new(), marked: Vec::new() });
        }
        let editions = self.editions(&mut conn, &answered).await?;
        let is_marked = |edition: &Arc<Edition>| {
            let quiz = edition.course.quiz(quiz);
            quiz.is_some_and(|quiz| quiz.sections.iter().flat_map(|one| &one.questions).any(|one| one.kind.is_marked()))
        };
        let marked = match editions.values().any(is_marked) {
            true => portions::marked(&mut conn, course, quiz, portion).await?,
            false => Vec::new(),
        };
        Ok(Read { answered, editions, marked })
    }

    async fn editions(&self, conn: &mut Conn, answered: &[Answered]) -> Result<HashMap<String, Arc<Edition>>, DbError> {
        let mut editions = HashMap::new();
        for Answered { revision, .. } in answered {
            if !editions.contains_key(revision) {
                editions.insert(revision.clone(), self.catalogue.revision(conn, revision).await?);
            }
        }
        Ok(editions)
    }
}

/// The winning answers of an attempt by question; what can no longer be read counts as none.
fn answers_of(attempt: &Answered) -> BTreeMap<String, Answer> {
    let mut answers = BTreeMap::new();
    for (question, answer) in attempt.saves() {
        match serde_json::from_str(answer) {
            Ok(answer) => _ = answers.insert(question.to_owned(), answer),
            Err(_) => _ = answers.remove(question),
        }
    }
    answers
}

/// The winning answers by attempt and question; saves come with the winning one last.
pub fn answers_by_attempt(saved: Vec<Saved>) -> HashMap<String, BTreeMap<String, Answer>> {
    let mut answers: HashMap<String, BTreeMap<String, Answer>> = HashMap::new();
    for save in saved {
        let of_attempt = answers.entry(save.attempt).or_default();
        match save.answer.and_then(|answer| serde_json::from_str(&answer).ok()) {
            Some(answer) => _ = of_attempt.insert(save.question, answer),
            None => _ = of_attempt.remove(&save.question),
        }
    }
    answers
}

fn marks_by_attempt(marked: Vec<Marked>) -> HashMap<String, BTreeMap<String, Mark>> {
    let mut marks: HashMap<String, BTreeMap<String, Mark>> = HashMap::new();
    for mark in marked {
        if let Ok(criteria) = serde_json::from_str(&mark.criteria) {
            let mark_of_question = Mark { criteria, comment: String::new() };
            marks.entry(mark.attempt).or_default().insert(mark.question, mark_of_question);
        }
    }
    marks
}
