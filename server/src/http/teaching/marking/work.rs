//! An answer to be marked, and reading a mark from a form.

use crate::{
    courses::Edition,
    db::{
        Conn, grants, mark_looks,
        marks::{self, MarkRow},
        peer_essays::{self, PeerEssay},
        peer_reviews,
        second_markings::{self, SecondMarking},
        teaching::{self, ToMark},
    },
    error::Error,
    fields::Fields,
    http::{
        mark_form,
        teaching::{crumbs, edition, quiz as graded},
    },
    learning::{answers_by_question, second_marking::Marked},
    state::AppState,
    visit::Actor,
};
use app::{
    components::{criteria::TypedMark, field::FieldErrors, handed_in::HandedIn, peers::PeersSaid},
    pages::teaching::mark::Answered,
    words::Words,
};
use domain::quiz::{self, Kind, Mark, Plan, Points, Question, ReviewMark};
use std::sync::Arc;

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
    /// Who has seen a mark of the answer.
    pub seen_by: Vec<String>,
    /// The newest second marking.
    pub second: Option<SecondMarking>,
    /// How its review by peers stands, and what they have written.
    pub peers: Option<(PeerEssay, Vec<Mark>)>,
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
        let seen_by = mark_looks::of_answer(&mut conn, &attempt.attempt, &question.id).await?;
        let second = second_markings::newest(&mut conn, &attempt.attempt, &question.id).await?;
        let peers = peers(&mut conn, &attempt.attempt, &question.id).await?;
        let quiz = pinned.course.quiz(&attempt.quiz).ok_or(Error::NotFound)?;
        let (is_anonymous, quiz_title) = (quiz.anonymous, quiz.title.clone());
        Ok(Self { edition, attempt, question, answer, current, seen_by, second, peers, is_anonymous, quiz_title })
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
        self.attempt.person != person
            && self.open_second().is_some_and(|second| second.is_for(person, self.has_seen(person)))
    }

    fn has_seen(&self, person: &str) -> bool {
        self.seen_by.iter().any(|one| one == person)
    }

    /// Notes that the actor sees the mark that counts, so that nobody takes her for blind later.
    pub async fn note_look(&self, app: &AppState, actor: &Actor) -> Result<(), Error> {
        if let Some(mark) = self.current.as_ref().filter(|_| !self.has_seen(&actor.person)) {
            let (mark, person, now) = (mark.id.clone(), actor.person.clone(), app.clock.now());
            app.db
                .write(move |conn| Box::pin(async move { mark_looks::note(conn, &mark, &person, now).await }))
                .await?;
        }
        Ok(())
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

    /// The form of a mark with these points.
    pub fn typed(&self, words: Words, points: &[Points], comment: &str) -> TypedMark {
        mark_form::filled(words, &self.question, points, comment)
    }

    /// What was typed into the form of a mark, and the mark, or what is wrong with it.
    pub fn read(&self, words: Words, fields: &Fields) -> (TypedMark, Result<Mark, FieldErrors>) {
        mark_form::read(words, &self.question, fields)
    }
}

impl Work {
    /// What peers propose: the median by criterion, once all have written or their time has passed.
    pub fn proposal(&self, now: i64) -> Option<Mark> {
        let (essay, marks) = self.peers.as_ref()?;
        if essay.is_with_peers(now) { None } else { self.question.mark_of_peers(marks) }
    }

    /// What peers say, for the page.
    pub fn peers_said(&self, app: &AppState) -> Option<PeersSaid> {
        let (essay, marks) = self.peers.as_ref()?;
        let now = app.clock.now();
        let review = |mark: &Mark| {
            let criteria = self.question.rubric().iter().cloned().zip(mark.criteria.iter().copied());
            ReviewMark { criteria: criteria.collect(), comment: mark.comment.clone() }
        };
        Some(PeersSaid {
            reviews: marks.iter().map(review).collect(),
            wanted: usize::try_from(essay.wanted).unwrap_or_default(),
            until: app.clock.local(essay.falls_back_at),
            is_with_peers: self.current.is_none() && essay.is_with_peers(now),
            proposal: self.proposal(now).map(|mark| mark.points()),
        })
    }
}

async fn peers(conn: &mut Conn, attempt: &str, question: &str) -> Result<Option<(PeerEssay, Vec<Mark>)>, Error> {
    let essays = peer_essays::of_attempt(conn, attempt).await?;
    let Some(essay) = essays.into_iter().find(|essay| essay.question == question) else { return Ok(None) };
    let written = peer_reviews::of_essay(conn, attempt, question).await?;
    let mark =
        |(criteria, comment): (String, String)| Some(Mark { criteria: serde_json::from_str(&criteria).ok()?, comment });
    Ok(Some((essay, written.into_iter().filter_map(mark).collect())))
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
