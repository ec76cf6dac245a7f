//! A submitted attempt with everything that its review is made of.

use crate::{
    courses::Edition,
    db::{
        Conn,
        attempts::{self, Attempt},
        gradings, regrades,
    },
    error::Error,
    learning::{answers_by_question, marks_by_question},
    state::AppState,
};
use domain::quiz::{self, Disclosure, Grade, Mark, Percent, Plan, Points, Quiz, Review, Submitted};
use std::{collections::BTreeMap, sync::Arc};

/// A submitted attempt, by the key that counts for it.
pub struct Reviewing {
    /// The quiz as the learner saw it, with the key that counts.
    pub quiz: Quiz,
    /// When the grade was changed, and why.
    pub regraded: Option<(i64, String)>,
    /// All submitted attempts of the enrolment at the quiz.
    pub submitted: Vec<Submitted>,
    plan: Plan,
    answers: BTreeMap<String, quiz::Answer>,
    marks: BTreeMap<String, Mark>,
    grade: Grade,
}

impl Reviewing {
    /// Loads it; `pinned` is the edition that the attempt is pinned to.
    pub async fn load(
        app: &AppState,
        conn: &mut Conn,
        pinned: &Arc<Edition>,
        attempt: &Attempt,
    ) -> Result<Self, Error> {
        let plan: Plan = serde_json::from_str(&attempt.plan).map_err(|error| Error::Internal(error.to_string()))?;
        let own = pinned.in_locale(attempt.locale()).course.quiz(&attempt.quiz).ok_or(Error::NotFound)?;
        let answers = answers_by_question(conn, &attempt.id).await?;
        let marks = marks_by_question(conn, &attempt.id).await?;
        let detail = gradings::detail(conn, &attempt.id).await?;
        let regraded = regrades::of_attempt(conn, &attempt.id).await?;
        let newer = match &regraded {
            Some((_, _, revision)) => Some(app.catalogue().revision(conn, revision).await?),
            None => None,
        };
        let newer = newer.as_ref().map(|edition| edition.in_locale(attempt.locale()));
        let by_new_key = newer.and_then(|edition| Some(own.with_keys_of(edition.course.quiz(&own.id)?)));
        let quiz = by_new_key.unwrap_or_else(|| own.clone());
        let all = attempts::of_enrolment(conn, &attempt.enrolment).await?;
        let mut grade = quiz.grade(&plan, &answers, &marks);
        take_stored_grade(&mut grade, attempt, detail.as_deref());
        let submitted = submitted(&all, &quiz.id);
        let regraded = regraded.map(|(at, reason, _)| (at, reason));
        Ok(Self { quiz, regraded, submitted, plan, answers, marks, grade })
    }

    /// What the learner may see of it now.
    pub fn disclosed(&self, now: i64) -> Review {
        self.review(self.quiz.disclosure(&self.submitted, None, now))
    }

    /// Everything, for those who teach.
    pub fn in_full(&self) -> Review {
        self.review(Disclosure::ALL)
    }

    fn review(&self, disclosure: Disclosure) -> Review {
        self.quiz.review(&self.plan, &self.answers, &self.marks, &self.grade, disclosure)
    }
}

/// The grade that was recorded is the one that is shown.
fn take_stored_grade(grade: &mut Grade, attempt: &Attempt, detail: Option<&str>) {
    if let Some(questions) = detail.and_then(|detail| serde_json::from_str(detail).ok()) {
        grade.questions = questions;
    }
    if let (Some(points), Some(out_of), Some(passed)) = (attempt.points, attempt.out_of, attempt.passed) {
        grade.points = Points(points);
        grade.out_of = Points(out_of);
        grade.percent = Percent::of(grade.points, grade.out_of);
        grade.passed = passed;
        grade.waiting = attempt.waiting == Some(true);
    }
}

fn submitted(all: &[Attempt], quiz: &str) -> Vec<Submitted> {
    let of_quiz = all.iter().filter(|attempt| attempt.quiz == quiz);
    of_quiz
        .filter_map(|attempt| {
            let score = Percent::of(Points(attempt.points?), Points(attempt.out_of?));
            Some(Submitted { score, submitted_at: attempt.submitted_at?, waiting: attempt.waiting == Some(true) })
        })
        .collect()
}
