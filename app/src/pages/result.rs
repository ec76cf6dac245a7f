//! The result of a submitted attempt: what it is worth, what comes next, and each answer again.

pub mod answers;

use crate::{
    components::{
        appealed::AppealNote,
        badge::{Badge, Tone},
        crumbs::Crumbs,
        icon::{Glyph, Icon},
    },
    words::Words,
};
use answers::AnswersAgain;
use domain::quiz::{Keep, Mode, Points, Review, Verdict};
use jiff::civil::DateTime;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What the page of a result shows.
#[derive(Clone, Debug)]
pub struct ResultView {
    /// The pages above: address and name.
    pub crumbs: Vec<(String, String)>,
    /// The review; it holds no more than may be shown.
    pub review: Review,
    /// What people have said about each question, by its id.
    pub notes: BTreeMap<String, QuestionNotes>,
    /// Lessons that a question may name to be read again: title and address by id.
    pub lessons: BTreeMap<String, (String, String)>,
    /// When the grade was changed, and why.
    pub regraded: Option<(DateTime, String)>,
    /// Whether the course has a newer edition than the one that the learner saw.
    pub is_newer: bool,
    /// Practice or exam: surveys have no result.
    pub mode: Mode,
    /// The pass mark in percent.
    pub pass: u32,
    /// The number of the attempt, from 1.
    pub number: u32,
    /// Allowed attempts.
    pub attempts: Option<u32>,
    /// Which attempt counts.
    pub keep: Keep,
    /// Minutes from start to submission.
    pub minutes: u32,
    /// When it was submitted.
    pub submitted: DateTime,
    /// Whether time handed it in.
    pub by_deadline: bool,
    /// Whether and when it can be done again.
    pub again: Again,
    /// The front page of the quiz.
    pub quiz: String,
    /// The entry after the quiz: title and address.
    pub next: Option<(String, String)>,
    /// What it has done for the course.
    pub course: CourseNews,
}

/// What people have said about a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuestionNotes {
    /// What the learner has said about it, with the answers.
    pub appeals: Vec<AppealNote>,
    /// How it was marked a second time.
    pub second: Option<SecondNote>,
    /// How its review by peers stands.
    pub peers: Option<PeersNote>,
    /// Where she says that it is wrong, where she may.
    pub appeal: Option<String>,
}

/// How the review of an essay by peers stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeersNote {
    /// Reviews that are in.
    pub reviewed: usize,
    /// Reviews that it is to get.
    pub wanted: usize,
    /// Until when peers review.
    pub until: DateTime,
    /// Whether peers still have it.
    pub is_with_peers: bool,
    /// Whether the instructor has marked it.
    pub is_marked: bool,
    /// What peers say, once it is marked.
    pub comments: Vec<String>,
}

/// How an answer was marked a second time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecondNote {
    /// It is under way; the first mark stands.
    Open,
    /// Both agreed: their points.
    Agreed(Points, Points),
    /// They differed and settled it: their points, and why.
    Settled(Points, Points, String),
}

/// Whether and when a quiz can be done again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// Now; with the attempts that are left, unless there is no limit.
    Now(Option<u32>),
    /// From then on.
    From(DateTime),
    /// When this one is marked.
    AfterMarking,
    /// No more.
    Never,
}

/// What an attempt has done for the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CourseNews {
    /// More is to be done.
    Open,
    /// The course is completed; the address of its certificate.
    Certificate(String),
    /// The course is completed; the certificate waits for an issuer.
    CertificateWaits,
    /// The course is completed and gives no certificate.
    Completed,
}

impl ResultView {
    /// The title of the page.
    pub fn title(&self, words: Words) -> String {
        words.with(self.title_key(), &[("quiz", self.review.title.clone().into())])
    }

    fn title_key(&self) -> &'static str {
        match (self.mode, self.review.passed) {
            (Mode::Practice | Mode::Survey, _) => "result-practice",
            (Mode::Exam, true) => "result-passed",
            (Mode::Exam, false) if self.review.waiting => "result-waiting",
            (Mode::Exam, false) => "result-failed",
        }
    }

    fn lead(&self, words: Words) -> String {
        let verdicts = || self.review.sections.iter().flat_map(|section| &section.questions).map(|asked| asked.verdict);
        let right = verdicts().filter(|verdict| *verdict == Verdict::Right).count();
        let all = verdicts().filter(|verdict| !matches!(verdict, Verdict::Ungraded | Verdict::Waiting)).count();
        let mut sentences = Vec::new();
        if all > 0 {
            sentences.push(words.with("result-right", &[("right", right.into()), ("all", all.into())]));
        }
        if self.mode == Mode::Exam {
            sentences.push(words.with("result-pass-mark", &[("pass", self.pass.into())]));
        }
        if self.by_deadline {
            sentences.push(words.say("result-by-deadline"));
        }
        if self.review.waiting {
            sentences.push(words.say("result-waiting-why"));
        } else if !self.review.passed {
            sentences.push(match self.again {
                Again::Now(Some(left)) => words.with("result-again-left", &[("left", left.into())]),
                Again::Now(None) => words.say("result-again-free"),
                Again::From(time) => words.with("result-again-from", &[("time", words.date_time(time).into())]),
                Again::AfterMarking => words.say("quiz-marking-how"),
                Again::Never => words.say("result-again-never"),
            });
        }
        sentences.join(" ")
    }
}

/// The result of an attempt.
#[component]
pub fn ResultPage(
    /// The language.
    words: Words,
    /// What it shows.
    page: ResultView,
) -> impl IntoView {
    let (title, lead) = (page.title(words), page.lead(words));
    let notes = notes(words, &page);
    let (news, actions, score) = (news(words, &page.course), actions(words, &page), score_box(words, &page));
    view! {
        <Crumbs words links=page.crumbs/>
        <div class="split result">
            <div class="stack">
                <h1>{title}</h1>
                <p class="lead">{lead}</p>
                {news}
                {notes}
                {actions}
            </div>
            {score}
        </div>
        <AnswersAgain words review=page.review notes=page.notes lessons=page.lessons/>
    }
    .into_any()
}

fn news(words: Words, course: &CourseNews) -> Option<AnyView> {
    let (key, link) = match course {
        CourseNews::Open => return None,
        CourseNews::Certificate(address) => ("result-course-certificate", Some(address.clone())),
        CourseNews::CertificateWaits => ("result-course-waits", None),
        CourseNews::Completed => ("result-course-completed", None),
    };
    let link = link.map(|address| view! { " "<a href=address>{words.say("result-to-certificate")}</a> });
    Some(view! { <div class="flash"><Icon glyph=Glyph::Sheet/><p>{words.say(key)}{link}</p></div> }.into_any())
}

/// What is to be known about the grade and the questions.
fn notes(words: Words, page: &ResultView) -> AnyView {
    let regraded = page.regraded.clone().map(|(at, reason)| {
        let values = [("time", words.date_time(at).into()), ("reason", reason.into())];
        view! { <p class="small">{words.with("result-regraded", &values)}</p> }
    });
    let newer = page.is_newer.then(|| view! { <p class="small quiet">{words.say("result-newer")}</p> });
    view! { {regraded} {newer} }.into_any()
}

/// One main button: on when it is passed, again when it is not.
fn actions(words: Words, page: &ResultView) -> AnyView {
    let settled = page.review.passed || page.mode != Mode::Exam;
    let may_again = matches!(page.again, Again::Now(_));
    let again = may_again.then(|| {
        let class = if settled { "btn" } else { "btn main" };
        view! { <a class=class href=page.quiz.clone()>{words.say("result-again")}</a> }
    });
    let on = page.next.clone().map(|(title, address)| {
        let class = if settled { "btn main" } else { "btn" };
        let verb = words.with("result-next", &[("title", title.into())]);
        view! { <a class=class href=address>{verb}" "<Icon glyph=Glyph::Forward/></a> }
    });
    if settled {
        view! { <div class="actions">{on}{again}</div> }.into_any()
    } else {
        view! { <div class="actions">{again}{on}</div> }.into_any()
    }
}

fn score_box(words: Words, page: &ResultView) -> AnyView {
    let badge = (page.mode == Mode::Exam).then(|| {
        if page.review.waiting && !page.review.passed {
            let text = words.say("verdict-waiting");
            view! { <Badge tone=Tone::Info glyph=Some(Glyph::Clock) text/> }.into_any()
        } else if page.review.passed {
            view! { <Badge tone=Tone::Good glyph=Some(Glyph::Tick) text=words.say("quiz-passed")/> }.into_any()
        } else {
            view! { <Badge tone=Tone::Bad glyph=Some(Glyph::Cross) text=words.say("quiz-not-passed")/> }.into_any()
        }
    });
    let number = match page.attempts {
        Some(all) => words.with("result-attempt-of", &[("number", page.number.into()), ("all", all.into())]),
        None => page.number.to_string(),
    };
    let facts = [
        ("result-attempt", number),
        ("result-duration", words.minutes(page.minutes)),
        ("result-submitted", words.date_time(page.submitted)),
        ("result-keep", words.say(keep_key(page.keep))),
    ];
    let facts = facts.map(|(key, value)| view! { <div><dt>{words.say(key)}</dt><dd>{value}</dd></div> });
    view! {
        <div class="score-box">
            <p class="score">{page.review.percent.text(words.locale())}</p>
            <p>{badge}</p>
            <dl class="small facts-mini">{facts.into_iter().collect_view()}</dl>
        </div>
    }
    .into_any()
}

fn keep_key(keep: Keep) -> &'static str {
    match keep {
        Keep::Best => "result-keep-best",
        Keep::Last => "result-keep-last",
        Keep::First => "result-keep-first",
        Keep::Mean => "result-keep-mean",
    }
}
