//! The completion rule in words, what is missing, and where the certificate is.

use super::{CertificateState, CourseView, count};
use crate::{
    components::icon::{Glyph, Icon},
    words::Words,
};
use domain::completion::{Missing, Progress, RuleSentence};
use leptos::prelude::*;

/// The card beside the outline.
#[component]
pub fn CompletionCard(
    /// The language.
    words: Words,
    /// The course as the reader sees it.
    view: CourseView,
) -> impl IntoView {
    let progress = view.progress();
    let sentences: Vec<_> =
        view.course.rule().iter().map(|sentence| line(words, sentence, progress.as_ref(), &view).into_any()).collect();
    let left = progress.as_ref().filter(|progress| !progress.is_complete() && !progress.missing.is_empty());
    let left = left.map(|progress| {
        let text = words.with(
            "course-left",
            &[("count", progress.missing.len().into()), ("time", words.minutes(progress.minutes_left).into())],
        );
        view! { <p class="small">{text}</p> }
    });
    view! {
        <section class="card stack" aria-labelledby="completion">
            <h2 id="completion">{words.say("course-completion")}</h2>
            <ul class="rule" role="list">{sentences}</ul>
            {left}
            {certificate(words, &view)}
        </section>
    }
}

fn line(
    words: Words,
    sentence: &RuleSentence,
    progress: Option<&Progress>,
    view: &CourseView,
) -> impl IntoView + use<> {
    let read = view.learning().map_or(0, |learning| learning.achieved.lessons_read.len());
    let attendance = view.learning().map(|learning| learning.achieved.attendance).unwrap_or_default();
    let attended = attendance.attended;
    let (class, glyph) = match (sentence, progress) {
        (RuleSentence::PracticeDoesNotCount, _) => ("", Glyph::Information),
        (RuleSentence::StillPlanned, _) => ("", Glyph::Clock),
        (_, None) => ("", Glyph::Open),
        (_, Some(progress)) if is_met(sentence, progress) => ("ok", Glyph::Done),
        (RuleSentence::AllLessons { .. } | RuleSentence::ShareOfLessons { .. }, _) if read > 0 => ("", Glyph::Now),
        (RuleSentence::Attendance(_), _) if attended > 0 => ("", Glyph::Now),
        _ => ("", Glyph::Open),
    };
    let so_far = matches!(sentence, RuleSentence::AllLessons { .. } | RuleSentence::ShareOfLessons { .. }) && read > 0;
    let so_far = so_far.then(|| format!(" {}", words.with("course-read-so-far", &[("count", count(read).into())])));
    let so_far = so_far.or_else(|| meetings_so_far(words, sentence, view).map(|text| format!(" {text}")));
    let met = (class == "ok").then(|| view! { <span class="hide">" ("{words.say("course-item-done")}")"</span> });
    view! { <li class=class><Icon glyph/><span>{words.phrase(&sentence.phrase())}{so_far}{met}</span></li> }
}

/// How far the learner is with the meetings of her class.
fn meetings_so_far(words: Words, sentence: &RuleSentence, view: &CourseView) -> Option<String> {
    let attendance = view.learning()?.achieved.attendance;
    let RuleSentence::Attendance(required) = sentence else { return None };
    if attendance.planned == 0 {
        return Some(words.say("missing-no-meetings"));
    }
    let values = [
        ("attended", attendance.attended.into()),
        ("wanted", attendance.wanted(*required).into()),
        ("planned", attendance.planned.into()),
        ("excused", attendance.excused.into()),
    ];
    let key = if attendance.excused > 0 { "course-met-so-far-excused" } else { "course-met-so-far" };
    Some(words.with(key, &values))
}

/// Whether nothing that this sentence asks for is missing.
fn is_met(sentence: &RuleSentence, progress: &Progress) -> bool {
    !progress.missing.iter().any(|missing| match (sentence, missing) {
        (RuleSentence::AllLessons { .. }, Missing::Lesson { .. }) => true,
        (RuleSentence::ShareOfLessons { .. }, Missing::Lessons { .. }) => true,
        (
            RuleSentence::Attendance(_),
            Missing::Meetings { .. } | Missing::MeetingsLost { .. } | Missing::NoMeetings,
        ) => true,
        (RuleSentence::Lesson { title: asked }, Missing::Lesson { title, .. }) => asked == title,
        (RuleSentence::Quiz { title: asked, .. }, Missing::Quiz { title, .. }) => asked == title,
        _ => false,
    })
}

fn certificate(words: Words, view: &CourseView) -> impl IntoView + use<> {
    let tiet = words.tiet(view.tiet);
    let completed = view.learning().and_then(|learning| learning.completed_on);
    let completed = completed.map(|day| {
        let text = words.with("course-completed-on", &[("date", words.date(day).into())]);
        view! { <p><b>{text}</b></p> }
    });
    let state = match view.learning() {
        Some(learning) => learning.certificate.clone(),
        None if view.course.certificate.is_some() => CertificateState::Promised,
        None => CertificateState::None,
    };
    let text = match state {
        CertificateState::None => None,
        // A date that has passed is nothing to promise by.
        CertificateState::Promised => Some(match view.due.filter(|due| due.days_left >= 0) {
            Some(due) => {
                words.with("course-promise-until", &[("tiet", tiet.into()), ("date", words.date(due.on).into())])
            }
            None => words.with("course-promise", &[("tiet", tiet.into())]),
        }),
        CertificateState::Waiting => Some(words.say("course-certificate-waits")),
        CertificateState::Issued { number, .. } => {
            Some(words.with("course-certificate-issued", &[("number", number.into())]))
        }
    };
    view! { {completed}{text.map(|text| view! { <p class="small quiet">{text}</p> })} }
}
