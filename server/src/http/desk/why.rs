//! Why somebody has not completed a course or programme yet, in words.

use crate::{http::overview::Overview, learning::Record, state::AppState};
use domain::{course::Course, phrase::Phrase, quiz::Quiz};

/// Why a course is not completed; nothing once it is.
pub fn missing_of_course(app: &AppState, overview: &Overview, id: &str) -> Vec<Phrase> {
    if overview.completed.contains_key(id) {
        return Vec::new();
    }
    let catalogue = app.catalogue();
    let Some(edition) = catalogue.course(id) else { return vec![Phrase::new("why-unpublished")] };
    let course = &edition.course;
    let title = |id: &str| catalogue.course(id).map_or_else(|| id.to_owned(), |one| one.course.title.clone());
    let first: Vec<String> = course.courses_left(&overview.finished()).into_iter().map(title).collect();
    if !first.is_empty() {
        return vec![Phrase::new("why-courses-first").text("titles", &first.join(", "))];
    }
    let Some(record) = overview.records.get(id) else { return vec![Phrase::new("why-not-enrolled")] };
    let mut reasons = Vec::new();
    if record.enrolment.last_item.is_none() && record.readings.is_empty() {
        reasons.push(Phrase::new("why-not-begun"));
    }
    reasons.extend(course.progress(&record.achieved).missing.iter().map(domain::completion::Missing::phrase));
    reasons.extend(course.quizzes().filter_map(|quiz| stands_still(course, record, quiz, app.clock.now())));
    reasons
}

/// What holds a quiz up that completion asks for: a mark to come, an open attempt, or no attempt left.
fn stands_still(course: &Course, record: &Record, quiz: &Quiz, now: i64) -> Option<Phrase> {
    let counts = course.required_quizzes().any(|required| required.id == quiz.id);
    if !counts || record.achieved.quizzes_passed.contains(&quiz.id) {
        return None;
    }
    let submitted = record.submitted(&quiz.id);
    let phrase = |key| Some(Phrase::new(key).text("title", &quiz.title));
    if submitted.iter().any(|attempt| attempt.waiting) {
        return phrase("why-waits-for-mark");
    }
    if record.open_attempt(&quiz.id).is_some() {
        return phrase("why-attempt-open");
    }
    if quiz.standing(&submitted, now).may_start() { None } else { phrase("why-cannot-retake") }
}

/// Why a programme is not completed, line by line of its rule.
pub fn missing_of_programme(app: &AppState, overview: &Overview, id: &str) -> Vec<Phrase> {
    match app.catalogue().programme(id) {
        Some(programme) => programme.progress(&overview.taken).left(),
        None => vec![Phrase::new("why-unpublished")],
    }
}
