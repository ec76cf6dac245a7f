//! The learning history: every enrolment with its attempts, also those that were left, and the certificates.

use crate::{
    components::{
        badge::{Badge, Tone},
        certificate_line::{CertificateLine, CertificateLines},
        empty::Empty,
        icon::Glyph,
    },
    words::Words,
};
use domain::{course::Tiet, quiz::Percent, text::bind_words};
use jiff::civil::{Date, DateTime};
use leptos::prelude::*;

/// One enrolment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastEnrolment {
    /// The course's id; empty when the course is no longer offered.
    pub course: String,
    /// The title, or the id of a course that is gone.
    pub title: String,
    /// Tiết that count, once it is completed.
    pub tiet: Tiet,
    /// The day of enrolment.
    pub enrolled_on: Date,
    /// The day of completion.
    pub completed_on: Option<Date>,
    /// The day on which it was left without completion.
    pub left_on: Option<Date>,
    /// Lessons marked as read.
    pub lessons_read: u32,
    /// The attempts, the oldest first.
    pub attempts: Vec<PastAttempt>,
}

/// One attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastAttempt {
    /// The page of its result, or of the attempt while it is open.
    pub address: String,
    /// The quiz.
    pub quiz: String,
    /// Its number within quiz and enrolment.
    pub number: u32,
    /// When it was submitted; `None` while it is open.
    pub submitted: Option<DateTime>,
    /// The score.
    pub score: Option<Percent>,
    /// Whether it passed.
    pub passed: bool,
}

/// The title of the page.
pub fn title(words: Words) -> String {
    words.say("menu-history")
}

/// The page.
#[component]
pub fn HistoryPage(
    /// The language.
    words: Words,
    /// The enrolments, the newest first.
    enrolments: Vec<PastEnrolment>,
    /// The certificates, the newest first.
    certificates: Vec<CertificateLine>,
) -> impl IntoView {
    let courses = if enrolments.is_empty() {
        let link = Some(("/courses".to_owned(), words.say("home-choose-course")));
        view! { <Empty title=words.say("history-empty") text=words.say("history-empty-text") link/> }.into_any()
    } else {
        enrolments.into_iter().map(|one| view! { <EnrolmentPart words enrolment=one/> }).collect_view().into_any()
    };
    let certificates = (!certificates.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="certificates">
                <h2 id="certificates">{words.say("nav-certificates")}</h2>
                <CertificateLines words certificates/>
            </section>
        }
    });
    view! {
        <div class="page-head">
            <h1>{words.say("menu-history")}</h1>
            <p class="lead">{words.say("history-lead")}</p>
        </div>
        {courses}
        {certificates}
    }
}

#[component]
fn EnrolmentPart(
    /// The language.
    words: Words,
    /// The enrolment.
    enrolment: PastEnrolment,
) -> impl IntoView {
    let since = words.with("history-since", &[("date", words.date(enrolment.enrolled_on).into())]);
    let read = words.with("course-read-so-far", &[("count", enrolment.lessons_read.into())]);
    let title = if enrolment.course.is_empty() {
        enrolment.title.clone().into_any()
    } else {
        let address = format!("/courses/{}", enrolment.course);
        view! { <a class="plain" href=address>{bind_words(&enrolment.title)}</a> }.into_any()
    };
    let state = state_badge(words, &enrolment);
    view! {
        <section class="past stack">
            <div class="row apart"><h2>{title}</h2>{state}</div>
            <p class="small quiet num">{since}" · "{read}</p>
            {attempts(words, enrolment)}
        </section>
    }
}

fn state_badge(words: Words, enrolment: &PastEnrolment) -> impl IntoView + use<> {
    match (enrolment.completed_on, enrolment.left_on) {
        (Some(day), _) => {
            let text = words.with(
                "history-completed",
                &[("date", words.date(day).into()), ("tiet", words.tiet(enrolment.tiet).into())],
            );
            view! { <Badge tone=Tone::Good glyph=Some(Glyph::Tick) text/> }
        }
        (None, Some(day)) => {
            let text = words.with("history-left", &[("date", words.date(day).into())]);
            view! { <Badge text/> }
        }
        (None, None) => view! { <Badge tone=Tone::Info glyph=Some(Glyph::Now) text=words.say("history-open")/> },
    }
}

fn attempts(words: Words, enrolment: PastEnrolment) -> impl IntoView {
    if enrolment.attempts.is_empty() {
        return None;
    }
    let [quiz, number, submitted, score, result] =
        ["history-quiz", "history-attempt", "history-submitted", "history-score", "history-result"]
            .map(|key| words.say(key));
    let rows = enrolment.attempts.into_iter().map(|attempt| {
        let when = attempt.submitted.map_or_else(|| "–".to_owned(), |when| words.date_time(when));
        let points = attempt.score.map_or_else(|| "–".to_owned(), |score| score.text(words.locale()));
        view! {
            <tr role="row">
                <th role="rowheader" scope="row"><a href=attempt.address.clone()>{attempt.quiz.clone()}</a></th>
                <td role="cell" data-th=number.clone() class="num">{attempt.number}</td>
                <td role="cell" data-th=submitted.clone() class="num">{when}</td>
                <td role="cell" data-th=score.clone() class="num">{points}</td>
                <td role="cell" data-th=result.clone()>{result_badge(words, &attempt)}</td>
            </tr>
        }
    });
    let label = words.with("history-attempts-of", &[("title", enrolment.title.into())]);
    Some(view! {
        <div class="table-box">
            <table class="folds" role="table" aria-label=label>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{quiz}</th>
                        <th role="columnheader" scope="col" class="num">{number.clone()}</th>
                        <th role="columnheader" scope="col" class="num">{submitted.clone()}</th>
                        <th role="columnheader" scope="col" class="num">{score.clone()}</th>
                        <th role="columnheader" scope="col">{result.clone()}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows.collect_view()}</tbody>
            </table>
        </div>
    })
}

fn result_badge(words: Words, attempt: &PastAttempt) -> impl IntoView + use<> {
    let (tone, glyph, text) = match attempt.submitted {
        None => (Tone::Info, Glyph::Now, words.say("history-attempt-open")),
        Some(_) if attempt.passed => (Tone::Good, Glyph::Tick, words.say("history-passed")),
        Some(_) => (Tone::Plain, Glyph::Open, words.say("history-not-passed")),
    };
    view! { <Badge tone glyph=Some(glyph) text/> }
}
