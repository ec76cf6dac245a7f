//! A second marking: asked for, given blindly, and what comes of the two marks. Until it has ended the first mark stands.

use super::Settling;
use crate::{
    courses::Edition,
    db::{
        Conn, DbError, audit, enrolments, mark_looks,
        marks::{self, MarkRow, NewMark},
        messages::{self, NewMessage},
        second_markings::{self, Ending, NewSecondMarking, SecondMarking},
    },
    secret,
};
use app::words::Words;
use domain::quiz::{Mark, Question};
use std::{collections::BTreeSet, sync::Arc};

/// The answer that is marked, and where.
#[derive(Clone)]
pub struct Marked {
    /// The course, in whose language people are told.
    pub edition: Arc<Edition>,
    /// The title of the quiz.
    pub quiz: String,
    /// The attempt.
    pub attempt: String,
    /// The enrolment that owns it.
    pub enrolment: String,
    /// The question.
    pub question: Question,
}

/// What came of a second mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// Both agree, and the mark that counts is theirs.
    Agreed,
    /// They lie too far apart; people have to settle it.
    Apart,
    /// It was not asked of this person, or not any more.
    Refused,
}

/// How two marks become one.
struct Conclusion<'a> {
    outcome: &'static str,
    by: &'a str,
    mark: &'a Mark,
    reason: Option<String>,
}

impl Marked {
    /// The page of the second marking.
    pub fn address(&self) -> String {
        format!("/teaching/{}/marking/{}/{}/second-marking", self.edition.course.id, self.attempt, self.question.id)
    }

    fn words(&self) -> Words {
        Words::new(self.edition.course.lang)
    }

    async fn mark_that_counts(&self, conn: &mut Conn) -> Result<Option<MarkRow>, DbError> {
        let all = marks::of_attempt(conn, &self.attempt).await?;
        Ok(all.into_iter().find(|mark| mark.question == self.question.id))
    }

    fn new_mark(&self, marker: &str, mark: &Mark, now: i64) -> Result<NewMark, DbError> {
        Ok(NewMark {
            id: secret::uuid(now),
            attempt: self.attempt.clone(),
            question: self.question.id.clone(),
            marker: marker.to_owned(),
            criteria: serde_json::to_string(&mark.criteria).map_err(|error| DbError::Other(error.to_string()))?,
            comment: mark.comment.clone(),
        })
    }

    /// Asks for a second mark; `false` where there is no first one, or a second one is asked for already.
    pub async fn ask(&self, conn: &mut Conn, new: &NewSecondMarking, now: i64) -> Result<bool, DbError> {
        enrolments::lock(conn, &self.enrolment).await?;
        let Some(first) = self.mark_that_counts(conn).await? else { return Ok(false) };
        if !second_markings::ask(conn, new, &first.id, now).await? {
            return Ok(false);
        }
        if let Some(marker) = &new.marker {
            self.tell(conn, marker, "message-second-asked", "message-second-asked-body", self.address(), now).await?;
        }
        noted(conn, &new.asked_by, "second-marking-asked", &new.id, Some(new.reason.clone()), now).await
    }

    /// Takes the second mark. Where both agree, their common mark counts from now on.
    pub async fn mark(
        &self,
        settling: &Settling,
        conn: &mut Conn,
        marker: &str,
        mark: &Mark,
        now: i64,
    ) -> Result<Came, DbError> {
        let learner = enrolments::lock(conn, &self.enrolment).await?.person;
        let open = second_markings::newest(conn, &self.attempt, &self.question.id).await?;
        let seen_by = mark_looks::of_answer(conn, &self.attempt, &self.question.id).await?;
        let has_seen = seen_by.iter().any(|person| person == marker);
        let open = open.filter(|open| open.is_for(marker, has_seen) && learner != marker);
        let (Some(open), Some(first)) = (open, self.mark_that_counts(conn).await?) else { return Ok(Came::Refused) };
        let second = self.new_mark(marker, mark, now)?;
        marks::keep(conn, &second, now).await?;
        second_markings::add_mark(conn, &open.id, &second.id).await?;
        noted(conn, marker, "answer-marked-again", &open.id, None, now).await?;
        match self.question.mark_of_two(&read(&first)?, mark) {
            Some(together) => {
                let conclusion = Conclusion { outcome: "agreed", by: marker, mark: &together, reason: None };
                self.end(settling, conn, &open, conclusion, now).await?;
                Ok(Came::Agreed)
            }
            None => {
                for person in BTreeSet::from([&open.first_marker, &open.asked_by]) {
                    let (subject, body) = ("message-second-apart", "message-second-apart-body");
                    self.tell(conn, person, subject, body, self.address(), now).await?;
                }
                Ok(Came::Apart)
            }
        }
    }

    /// Settles two marks that lie apart by a third one, with its reason; `false` where there is nothing to settle.
    pub async fn settle(
        &self,
        settling: &Settling,
        conn: &mut Conn,
        by: &str,
        mark: &Mark,
        reason: String,
        now: i64,
    ) -> Result<bool, DbError> {
        enrolments::lock(conn, &self.enrolment).await?;
        let open = second_markings::newest(conn, &self.attempt, &self.question.id).await?;
        let Some(open) = open.filter(SecondMarking::is_apart) else { return Ok(false) };
        let conclusion = Conclusion { outcome: "settled", by, mark, reason: Some(reason) };
        self.end(settling, conn, &open, conclusion, now).await?;
        Ok(true)
    }

    /// Takes the request back, as long as nobody has marked; `false` where there is nothing to take back.
    pub async fn withdraw(&self, conn: &mut Conn, by: &str, now: i64) -> Result<bool, DbError> {
        enrolments::lock(conn, &self.enrolment).await?;
        let open = second_markings::newest(conn, &self.attempt, &self.question.id).await?;
        let Some(open) = open.filter(SecondMarking::waits) else { return Ok(false) };
        let ending = Ending { outcome: "withdrawn", result: None, by: by.to_owned(), reason: None };
        second_markings::end(conn, &open.id, &ending, now).await?;
        noted(conn, by, "second-marking-withdrawn", &open.id, None, now).await
    }

    /// Lets the mark that came of both count, grades anew, and tells the learner.
    async fn end(
        &self,
        settling: &Settling,
        conn: &mut Conn,
        open: &SecondMarking,
        conclusion: Conclusion<'_>,
        now: i64,
    ) -> Result<(), DbError> {
        let Conclusion { outcome, by, mark, reason } = conclusion;
        let result = self.new_mark(by, mark, now)?;
        let seen = self.mark_that_counts(conn).await?.map(|first| first.id);
        marks::record(conn, &result, seen.as_deref(), now).await?;
        let ending = Ending { outcome, result: Some(result.id), by: by.to_owned(), reason: reason.clone() };
        second_markings::end(conn, &open.id, &ending, now).await?;
        settling.grade_marked(conn, &self.attempt, now).await?;
        settling.settle(conn, &self.enrolment).await?;
        let learner = enrolments::get(conn, &self.enrolment).await?.person;
        let page = format!("/attempts/{}/result#{}", self.attempt, self.question.id);
        self.tell(conn, &learner, "message-second-ended", "message-second-ended-body", page, now).await?;
        let action = if outcome == "agreed" { "second-marking-agreed" } else { "second-marking-settled" };
        noted(conn, by, action, &open.id, reason, now).await.map(drop)
    }

    async fn tell(
        &self,
        conn: &mut Conn,
        person: &str,
        subject: &'static str,
        body: &'static str,
        page: String,
        now: i64,
    ) -> Result<(), DbError> {
        let (words, quiz) = (self.words(), [("quiz", self.quiz.clone().into())]);
        let message = NewMessage {
            id: secret::uuid(now),
            person: person.to_owned(),
            subject: words.with(subject, &quiz),
            body: words.with(body, &quiz),
            link: Some(page),
        };
        messages::send(conn, &message, now).await
    }
}

fn read(row: &MarkRow) -> Result<Mark, DbError> {
    let criteria = serde_json::from_str(&row.criteria).map_err(|error| DbError::Other(error.to_string()))?;
    Ok(Mark { criteria, comment: row.comment.clone() })
}

async fn noted(
    conn: &mut Conn,
    by: &str,
    action: &'static str,
    id: &str,
    detail: Option<String>,
    now: i64,
) -> Result<bool, DbError> {
    let entry = audit::Entry { actor: Some(by), action, subject_kind: "second_markings", subject: id, detail };
    audit::record(conn, entry, now).await?;
    Ok(true)
}
