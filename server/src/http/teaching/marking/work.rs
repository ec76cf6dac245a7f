//! An answer to be marked, and reading a mark from a form.

use crate::{
    courses::Edition,
    db::{
        grants,
        marks::{self, MarkRow},
        second_markings::{self, SecondMarking},
        teaching::{self, ToMark},
    },
    error::Error,
    fields::Fields,
    http::teaching::{crumbs, edition, quiz as graded},
    learning::{answers_by_question, second_marking::Marked},
    state::AppState,
    visit::Actor,
};
use app::{
    components::{criteria::TypedMark, field::FieldErrors, handed_in::HandedIn},
    pages::teaching::mark::Answered,
    words::Words,
};
use domain::{
    number,
    quiz::{self, Criterion, Kind, Mark, MarkError, Plan, Points, Question},
};
use std::sync::Arc;

/// The longest comment.
const LONGEST_COMMENT: usize = 4000;

/// The questions of an attempt that people mark.
pub fn marked_questions(pinned: &Arc<Edition>, attempt: &ToMark) -> Result<Vec<Question>, Error> {
    let plan: Plan = serde_json::from_str(&attempt.plan).map_err(|error| Error::Internal(error.to_string()))?;
    // As the learner read them.
    let pinned = pinned.in_locale(attempt.locale.parse().unwrap_or_default());
    let Ok(quiz) = graded(&pinned.course, &attempt.quiz) else { return Ok(Vec::new()) };
    let questions = plan.questions.iter().filter_map(|entry| quiz.planned(entry).map(|(_, question)| question));
    Ok(questions.filter(|question| question.kind.is_marked()).cloned().collect())
}

/// An answer to be marked, with everything that its pages need.
pub struct Work {
    pub edition: Arc<Edition>,
    pub attempt: ToMark,
    pub question: Question,
    pub answer: Option<quiz::Answer>,
    /// The mark that counts.
    pub current: Option<MarkRow>,
    /// The newest second marking.
    pub second: Option<SecondMarking>,
    pub is_anonymous: bool,
    quiz_title: String,
}

impl Work {
    /// The answer of a course that the actor teaches; any other is not found.
    pub async fn load(
        app: &AppState,
        actor: &Actor,
        course: &str,
        attempt: &str,
        question: &str,
    ) -> Result<Self, Error> {
        let edition = edition(app, actor, course).await?;
        let mut conn = app.db.read().await?;
        let attempt = teaching::find(&mut conn, course, attempt).await?.ok_or(Error::NotFound)?;
        let pinned = app.catalogue().revision(&mut conn, &attempt.revision).await?;
        let questions = marked_questions(&pinned, &attempt)?;
        let question = questions.into_iter().find(|one| one.id == question).ok_or(Error::NotFound)?;
        let answer = answers_by_question(&mut conn, &attempt.attempt).await?.remove(&question.id);
        let marks = marks::of_attempt(&mut conn, &attempt.attempt).await?;
        let current = marks.into_iter().find(|mark| mark.question == question.id);
        let second = second_markings::newest(&mut conn, &attempt.attempt, &question.id).await?;
        let quiz = pinned.course.quiz(&attempt.quiz).ok_or(Error::NotFound)?;
        let (is_anonymous, quiz_title) = (quiz.anonymous, quiz.title.clone());
        Ok(Self { edition, attempt, question, answer, current, second, is_anonymous, quiz_title })
    }

    /// The page of its mark.
    pub fn address(&self) -> String {
        format!("/teaching/{}/marking/{}/{}", self.edition.course.id, self.attempt.attempt, self.question.id)
    }

    /// The queue that it stands in.
    pub fn queue(&self) -> String {
        format!("/teaching/{}/quizzes/{}/marking", self.edition.course.id, self.attempt.quiz)
    }

    /// The pages above its own.
    pub fn crumbs(&self, words: Words) -> Vec<(String, String)> {
        let mut crumbs = crumbs(words, &self.edition);
        crumbs.push((self.queue(), words.say("queue-mark")));
        crumbs
    }

    /// The same for the rules of a second marking.
    pub fn marked(&self) -> Marked {
        Marked {
            edition: self.edition.clone(),
            quiz: self.quiz_title.clone(),
            attempt: self.attempt.attempt.clone(),
            enrolment: self.attempt.enrolment.clone(),
            question: self.question.clone(),
        }
    }

    /// The second marking that is open.
    pub fn open_second(&self) -> Option<&SecondMarking> {
        self.second.as_ref().filter(|second| second.outcome.is_none())
    }

    /// Whether this person is to give the second mark, and so must not see the first one.
    pub fn waits_for(&self, person: &str) -> bool {
        self.attempt.person != person && self.open_second().is_some_and(|second| second.is_for(person))
    }

    /// The question and what was answered.
    pub fn answered(&self, files: &str) -> Answered {
        let (text, handed) = match self.answer.clone() {
            Some(quiz::Answer::Text(text)) => (Some(text), Vec::new()),
            Some(quiz::Answer::Files(files)) => (None, files),
            _ => (None, Vec::new()),
        };
        let sample = match &self.question.kind {
            Kind::Essay(essay) => essay.sample_html.clone(),
            Kind::Upload(upload) => upload.sample_html.clone(),
            _ => None,
        };
        Answered {
            name: (!self.is_anonymous).then(|| self.attempt.full_name.clone()),
            prompt_html: self.question.prompt_html.clone(),
            handed_in: HandedIn {
                body_html: self.question.body_html.clone(),
                text,
                files: handed,
                folder: files.to_owned(),
                sample_html: sample.unwrap_or_default(),
            },
        }
    }

    /// The criteria of the rubric; the whole answer where there is none.
    pub fn criteria(&self) -> Vec<Criterion> {
        match self.question.rubric() {
            [] => vec![Criterion { points: self.question.points, html: String::new(), levels: Vec::new() }],
            rubric => rubric.to_vec(),
        }
    }

    /// The form of a mark with these points.
    pub fn typed(&self, words: Words, points: &[Points], comment: &str) -> TypedMark {
        let mut points = points.iter().map(|points| words.decimal(points.0, 2));
        let criteria = self.criteria().into_iter();
        TypedMark {
            criteria: criteria.map(|criterion| (criterion, points.next().unwrap_or_default())).collect(),
            comment: comment.to_owned(),
        }
    }

    /// What was typed into the form of a mark, and the mark, or what is wrong with it.
    pub fn read(&self, words: Words, fields: &Fields) -> (TypedMark, Result<Mark, FieldErrors>) {
        let criteria = self.criteria().into_iter().enumerate();
        let typed = TypedMark {
            criteria: criteria
                .map(|(place, criterion)| (criterion, fields.get(&format!("c{place}")).to_owned()))
                .collect(),
            comment: fields.trimmed("comment").chars().take(LONGEST_COMMENT).collect(),
        };
        let mark = self.mark(words, &typed);
        (typed, mark)
    }

    fn mark(&self, words: Words, typed: &TypedMark) -> Result<Mark, FieldErrors> {
        let mut errors = FieldErrors::default();
        let most = self.question.most_by_criterion();
        let wrong = |place: usize| {
            let most = words.decimal(most.get(place).map_or(0, |most| most.0), 2);
            words.with("mark-range", &[("most", most.into())])
        };
        let points: Vec<Option<Points>> = typed.criteria.iter().map(|(_, text)| thousandths(text)).collect();
        for (place, _) in points.iter().enumerate().filter(|(_, points)| points.is_none()) {
            errors.add(format!("c{place}"), wrong(place));
        }
        let mark = Mark { criteria: points.into_iter().flatten().collect(), comment: typed.comment.clone() };
        if errors.is_empty() {
            match self.question.check_mark(&mark) {
                Ok(()) => return Ok(mark),
                Err(MarkError::OutOfRange { criterion } | MarkError::NotAHalf { criterion }) => {
                    errors.add(format!("c{criterion}"), wrong(criterion));
                }
                Err(MarkError::NotMarked | MarkError::Incomplete) => errors.add("c0", wrong(0)),
            }
        }
        Err(errors)
    }
}

fn thousandths(text: &str) -> Option<Points> {
    let value = number::decimal(text.trim())?;
    (0.0..=1_000.0).contains(&value).then(|| Points((value * 1000.0).round() as i64))
}

/// Who could mark this learner's answer besides those who have seen the first mark: id and name.
pub async fn markers(
    app: &AppState,
    course: &str,
    learner: &str,
    have_seen: &[&str],
) -> Result<Vec<(String, String)>, Error> {
    let today = app.clock.today().to_string();
    let mut teachers = grants::teachers(&mut app.db.read().await?, course, &today).await?;
    teachers.retain(|(person, _)| person != learner && !have_seen.contains(&person.as_str()));
    Ok(teachers)
}
