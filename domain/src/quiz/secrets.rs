//! What must stay secret, and until when: markers in every secret of a quiz, looked for in everything that is shown.

use super::samples::{MARKER, ids, secretive, ticks, typed};
use super::{Answer, Disclosure, Key, Response, Review, Verdict};
use std::collections::BTreeMap;

#[test]
fn no_secret_is_in_a_sheet() {
    let quiz = secretive();
    let json = serde_json::to_string(&quiz.sheet(&quiz.plan(7, &ids(&[])))).unwrap();
    assert!(json.contains("Prompt of q-text") && json.contains("Option 0") && json.contains("A hint"));
    assert!(!json.contains(MARKER), "{json}");
    assert!(!json.contains("31337"), "{json}");
}

#[test]
fn no_secret_is_in_a_practice_question() {
    for question in &secretive().sections[0].questions {
        let json = serde_json::to_string(&question.practice_sheet(1)).unwrap();
        assert!(!json.contains(MARKER) && !json.contains("31337"), "{json}");
    }
}

fn answers() -> BTreeMap<String, Answer> {
    let answers = [
        ("q-single", ticks(&[0])),
        ("q-multiple", ticks(&[0, 1])),
        ("q-true", ticks(&[0])),
        ("q-number", typed("75 %")),
        ("q-text", typed("Nearly.")),
    ];
    answers.map(|(id, answer)| (id.to_owned(), answer)).into()
}

fn reviewed(disclosure: Disclosure) -> Review {
    let quiz = secretive();
    let plan = quiz.plan(7, &ids(&[]));
    quiz.review(&plan, &answers(), &quiz.grade(&plan, &answers()), disclosure)
}

fn json(review: &Review) -> String {
    serde_json::to_string(review).unwrap()
}

fn feedback(response: &Response) -> Vec<bool> {
    match response {
        Response::Options { options, .. } => options.iter().map(|option| option.feedback_html.is_some()).collect(),
        Response::Typed { feedback, .. } => feedback.iter().map(|_| true).collect(),
    }
}

#[test]
fn nothing_is_disclosed_before_its_time() {
    let json = json(&reviewed(Disclosure::NOTHING));
    assert!(json.contains("Prompt of q-text") && json.contains("75 %") && json.contains(r#""chosen":true"#));
    assert!(!json.contains(MARKER), "{json}");
    assert!(!json.contains("31337") && !json.contains(r#""right":true"#) && !json.contains(r#""right":false"#));
}

#[test]
fn feedback_comes_for_what_was_chosen_alone() {
    let review = reviewed(Disclosure { feedback: true, key: false });
    let questions = &review.sections[0].questions;
    let given: Vec<_> = questions.iter().map(|question| feedback(&question.response)).collect();
    assert_eq!(given, [vec![true, false, false], vec![true, true, false], vec![true, false], vec![true], vec![true]]);
    let json = json(&review);
    for secret in ["explanation", "accepted", "text\"", "tag"] {
        assert!(!json.contains(&format!("{MARKER} {secret}")), "{secret}");
    }
    assert!(!json.contains("31337") && !json.contains(r#""right":true"#));
    assert!(questions.iter().all(|question| question.revealed.is_none()));
}

#[test]
fn the_key_comes_with_its_explanation() {
    let review = reviewed(Disclosure::ALL);
    let questions = &review.sections[0].questions;
    let Response::Options { options, .. } = &questions[0].response else { panic!("a question with options") };
    assert_eq!(options.iter().map(|option| option.right).collect::<Vec<_>>(), [Some(false), Some(true), Some(false)]);
    let revealed = questions[3].revealed.as_ref().unwrap();
    assert_eq!(revealed.key, Some(Key::Numbers(vec![(31_337.0, 31_337.0)])));
    assert_eq!(revealed.explain_html.as_deref(), Some("MARKER explanation"));
    assert!(review.revealed);
}

#[test]
fn a_practice_question_is_reviewed_at_once() {
    let quiz = secretive();
    let review = quiz.sections[0].questions[0].check(1, &ticks(&[1]));
    assert_eq!(review.verdict, Verdict::Right);
    assert_eq!(feedback(&review.response), [false, true, false]);
    assert!(review.revealed.is_some());
}

#[test]
fn a_blank_answer_is_reviewed_too() {
    let quiz = secretive();
    let plan = quiz.plan(7, &ids(&[]));
    let review = quiz.review(&plan, &BTreeMap::new(), &quiz.grade(&plan, &BTreeMap::new()), Disclosure::ALL);
    assert!(review.sections[0].questions.iter().all(|question| question.verdict == Verdict::Blank));
}
