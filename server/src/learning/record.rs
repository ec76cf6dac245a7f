//! What one enrolment has achieved, put together from its rows.

use crate::{
    courses::Edition,
    db::{
        Conn, DbError, answers, attempts, attempts::Attempt, attendances, attendances::CountedMeeting, completions,
        completions::Completion, enrolments, enrolments::Enrolment, marks, readings, stages::Stage,
    },
};
use domain::{
    completion::Achieved,
    course::{Course, Item},
    meeting::{Attendance, Presence},
    quiz::{Answer, Mark, Percent, Points, Quiz, Submitted},
};
use std::collections::{BTreeMap, BTreeSet};

/// An enrolment with everything that hangs on it.
#[derive(Clone, Debug)]
pub struct Record {
    /// The enrolment.
    pub enrolment: Enrolment,
    /// Lessons read, with their times.
    pub readings: Vec<(String, i64)>,
    /// All attempts by quiz and number.
    pub attempts: Vec<Attempt>,
    /// The meetings that count for it, where the rule asks for any.
    pub meetings: Vec<CountedMeeting>,
    /// The completion, if it is decided.
    pub completion: Option<Completion>,
    /// What counts toward the completion rule.
    pub achieved: Achieved,
}

impl Record {
    /// Loads the record of an enrolment.
    pub async fn load(conn: &mut Conn, edition: &Edition, enrolment: Enrolment) -> Result<Self, DbError> {
        let readings = readings::of_enrolment(conn, &enrolment.id).await?;
        let attempts = attempts::of_enrolment(conn, &enrolment.id).await?;
        let completion = completions::find(conn, &enrolment.id).await?;
        let meetings = counted(conn, edition, std::slice::from_ref(&enrolment.id)).await?;
        Ok(Self::of(edition, Rows { enrolment, readings, attempts, meetings, completion }))
    }

    /// Loads the records of several enrolments, each kind of row by one statement.
    pub async fn load_many(conn: &mut Conn, edition: &Edition, enrolments: &[String]) -> Result<Vec<Self>, DbError> {
        let mut readings: BTreeMap<String, Vec<(String, i64)>> = BTreeMap::new();
        for reading in readings::of_enrolments(conn, enrolments).await? {
            readings.entry(reading.enrolment).or_default().push((reading.lesson, reading.read_at));
        }
        let mut attempts: BTreeMap<String, Vec<Attempt>> = BTreeMap::new();
        for attempt in attempts::of_enrolments(conn, enrolments).await? {
            attempts.entry(attempt.enrolment.clone()).or_default().push(attempt);
        }
        let completions = completions::of_enrolments(conn, enrolments).await?;
        let mut completions: BTreeMap<String, Completion> =
            completions.into_iter().map(|completion| (completion.enrolment.clone(), completion)).collect();
        let mut meetings = by_enrolment(counted(conn, edition, enrolments).await?);
        let records = enrolments::of_ids(conn, enrolments).await?.into_iter().map(|enrolment| {
            let readings = readings.remove(&enrolment.id).unwrap_or_default();
            let attempts = attempts.remove(&enrolment.id).unwrap_or_default();
            let completion = completions.remove(&enrolment.id);
            let meetings = meetings.remove(&enrolment.id).unwrap_or_default();
            Self::of(edition, Rows { enrolment, readings, attempts, meetings, completion })
        });
        Ok(records.collect())
    }

    /// The record of an enrolment whose rows have been read.
    pub fn of_stage(edition: &Edition, stage: Stage, attempts: Vec<Attempt>, meetings: Vec<CountedMeeting>) -> Self {
        let (readings, completion) = (stage.readings(), stage.completion());
        Self::of(edition, Rows { enrolment: stage.enrolment, readings, attempts, meetings, completion })
    }

    fn of(edition: &Edition, rows: Rows) -> Self {
        let Rows { enrolment, readings, attempts, meetings, completion } = rows;
        let achieved = Achieved::default();
        let mut record = Self { enrolment, readings, attempts, meetings, completion, achieved };
        record.achieved = record.achieved_in(&edition.course);
        record
    }

    /// The same as it stands now: surveys may open some time after completion.
    pub fn as_of(mut self, now: i64) -> Self {
        self.achieved.completed_for = self.completion.as_ref().map(|completion| now - completion.completed_at);
        self
    }

    /// What its readings and scores achieve in this edition of the course.
    pub fn achieved_in(&self, course: &Course) -> Achieved {
        let passed = |quiz: &&Quiz| quiz.standing(&self.submitted(&quiz.id), 0).passed;
        Achieved {
            lessons_read: self.readings.iter().map(|(lesson, _)| lesson.clone()).collect(),
            quizzes_passed: course.quizzes().filter(passed).map(|quiz| quiz.id.clone()).collect(),
            attendance: self.attendance(),
            completed_for: None,
        }
    }

    /// How often she was at the meetings that count.
    fn attendance(&self) -> Attendance {
        let mut attendance = Attendance::default();
        for meeting in self.meetings.iter().filter(|meeting| meeting.cancelled_at.is_none()) {
            attendance.add(meeting.presence.as_deref().and_then(Presence::named));
        }
        attendance
    }

    /// The submitted attempts at a quiz, in the order of their submission.
    pub fn submitted(&self, quiz: &str) -> Vec<Submitted> {
        submitted(&self.attempts, quiz)
    }

    /// The open attempt at a quiz.
    pub fn open_attempt<'a>(&'a self, quiz: &'a str) -> Option<&'a Attempt> {
        self.attempts_at(quiz).find(|attempt| attempt.submitted_at.is_none())
    }

    /// All attempts at a quiz by number.
    pub fn attempts_at<'a>(&'a self, quiz: &'a str) -> impl Iterator<Item = &'a Attempt> {
        self.attempts.iter().filter(move |attempt| attempt.quiz == quiz)
    }

    /// Where to go on, given the completed courses; `None` once the course is completed, and while nothing can be done.
    pub fn next_item<'a>(&self, course: &'a Course, finished: &BTreeSet<String>, now: i64) -> Option<&'a Item> {
        let may_start = |quiz: &Quiz| {
            self.open_attempt(&quiz.id).is_some() || quiz.standing(&self.submitted(&quiz.id), now).may_start()
        };
        self.first_missing(course, finished, self.enrolment.last_item.as_deref(), may_start)
    }

    /// The quiz that holds up the way: the next one, had it attempts left and no cool-down.
    pub fn waiting_quiz<'a>(&self, course: &'a Course, finished: &BTreeSet<String>) -> Option<&'a Quiz> {
        match self.first_missing(course, finished, None, |_| true)? {
            Item::Quiz(quiz) => Some(quiz),
            Item::Lesson(_) | Item::Planned(_) => None,
        }
    }

    fn first_missing<'a>(
        &self,
        course: &'a Course,
        finished: &BTreeSet<String>,
        last: Option<&str>,
        may_start: impl Fn(&Quiz) -> bool,
    ) -> Option<&'a Item> {
        if self.completion.is_some() {
            return None;
        }
        course.next_item(&self.achieved, finished, last, may_start)
    }

    /// When the last of what counts was done: the time of the cause, which for an essay and a meeting is its mark, and for
    /// a meeting that is no longer wanted, its cancelling.
    pub fn last_cause(&self) -> Option<i64> {
        let read = self.readings.iter().map(|(_, at)| *at);
        let met = self.meetings.iter().filter_map(|meeting| meeting.cancelled_at.or(meeting.marked_at));
        read.chain(met).chain(self.attempts.iter().filter_map(|attempt| attempt.graded_at)).max()
    }

    /// The mean of the kept scores of the required quizzes, in thousandths of a percent.
    pub fn result(&self, edition: &Edition) -> Option<i64> {
        let kept: Vec<i64> = edition
            .course
            .required_quizzes()
            .filter_map(|quiz| Some(quiz.standing(&self.submitted(&quiz.id), 0).kept?.0))
            .collect();
        let count = i64::try_from(kept.len()).ok().filter(|count| *count > 0)?;
        Some(kept.iter().sum::<i64>() / count)
    }
}

/// The rows of an enrolment.
struct Rows {
    enrolment: Enrolment,
    readings: Vec<(String, i64)>,
    attempts: Vec<Attempt>,
    meetings: Vec<CountedMeeting>,
    completion: Option<Completion>,
}

/// The meetings that count for enrolments of a course; nothing is asked of the database where its rule wants none.
async fn counted(conn: &mut Conn, edition: &Edition, enrolments: &[String]) -> Result<Vec<CountedMeeting>, DbError> {
    match edition.course.complete.attendance {
        Some(_) => attendances::counted(conn, enrolments).await,
        None => Ok(Vec::new()),
    }
}

/// Meetings by their enrolments.
pub(super) fn by_enrolment(meetings: Vec<CountedMeeting>) -> BTreeMap<String, Vec<CountedMeeting>> {
    let mut found: BTreeMap<String, Vec<CountedMeeting>> = BTreeMap::new();
    for meeting in meetings {
        found.entry(meeting.enrolment.clone()).or_default().push(meeting);
    }
    found
}

fn submitted(attempts: &[Attempt], quiz: &str) -> Vec<Submitted> {
    let mut list: Vec<Submitted> = attempts
        .iter()
        .filter(|attempt| attempt.quiz == quiz)
        .filter_map(|attempt| {
            let score = Percent::of(Points(attempt.points?), Points(attempt.out_of?));
            Some(Submitted { score, submitted_at: attempt.submitted_at?, waiting: attempt.waiting == Some(true) })
        })
        .collect();
    list.sort_by_key(|attempt| attempt.submitted_at);
    list
}

/// The raw answers of an attempt that count. What can no longer be read counts as no answer.
pub async fn answers_by_question(conn: &mut Conn, attempt: &str) -> Result<BTreeMap<String, Answer>, DbError> {
    let current = answers::current(conn, attempt).await?;
    let read = |row: answers::Current| Some((row.question, serde_json::from_str(&row.answer?).ok()?));
    Ok(current.into_iter().filter_map(read).collect())
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
