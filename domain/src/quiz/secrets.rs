//! What must stay secret, and until when: markers in every secret of a quiz, looked for in everything that is shown.

use super::samples::{MARKER, ids, secretive, ticks, typed};
use super::{Answer, Disclosure, GapAnswer, Key, Partner, Response, Review, Verdict};
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
        ("q-match", Answer::Pairs(vec![Some(Partner::Target(1)), Some(Partner::Target(0)), None])),
        ("q-order", Answer::Places(vec![Some(3), Some(2), Some(1), Some(0)])),
        ("q-cloze", Answer::Gaps(vec![Some(GapAnswer::Entry(1)), Some(GapAnswer::Text("năm".to_owned()))])),
        ("q-essay", typed("Một bài viết")),
        ("q-scale", ticks(&[2])),
        ("q-poll", ticks(&[0, 1])),
    ];
    answers.map(|(id, answer)| (id.to_owned(), answer)).into()
}

fn reviewed(disclosure: Disclosure) -> Review {
    let quiz = secretive();
    let plan = quiz.plan(7, &ids(&[]));
    quiz.review(&plan, &answers(), &BTreeMap::new(), &quiz.grade(&plan, &answers(), &BTreeMap::new()), disclosure)
}

fn json(review: &Review) -> String {
    serde_json::to_string(review).unwrap()
}

fn feedback(response: &Response) -> Vec<bool> {
    match response {
        Response::Options { options, .. } => options.iter().map(|option| option.feedback_html.is_some()).collect(),
        Response::Typed { feedback, .. } => feedback.iter().map(|_| true).collect(),
        Response::Pairs { rows } => rows.iter().map(|row| row.feedback_html.is_some()).collect(),
        Response::Order { rows } => rows.iter().map(|row| row.feedback_html.is_some()).collect(),
        Response::Gaps { .. } | Response::Essay { .. } | Response::Files { .. } | Response::Value { .. } => Vec::new(),
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
    let given: Vec<_> = questions.iter().take(5).map(|question| feedback(&question.response)).collect();
    assert_eq!(given, [vec![true, false, false], vec![true, true, false], vec![true, false], vec![true], vec![true]]);
    assert!(questions[5..].iter().all(|question| !feedback(&question.response).contains(&true)), "all else is wrong");
    let json = json(&review);
    for secret in ["explanation", "accepted", "text\"", "tag", "sample"] {
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
    let review = quiz.review(
        &plan,
        &BTreeMap::new(),
        &BTreeMap::new(),
        &quiz.grade(&plan, &BTreeMap::new(), &BTreeMap::new()),
        Disclosure::ALL,
    );
    let verdicts = review.sections[0].questions.iter().map(|question| question.verdict);
    assert!(verdicts.clone().take(10).all(|verdict| verdict == Verdict::Blank));
    assert!(verdicts.skip(10).all(|verdict| verdict == Verdict::Ungraded), "opinions");
}

#[test]
fn the_order_on_the_sheet_tells_nothing_of_a_matching() {
    let quiz = secretive();
    // Fields name places as they are shown; the same sheet comes with any key that is arranged alike.
    let plan = quiz.plan(7, &ids(&[]));
    let shown = serde_json::to_string(&quiz.sheet(&plan)).unwrap();
    let mut moved = quiz.clone();
    let question = moved.sections[0].questions.iter_mut().find(|question| question.id == "q-match").unwrap();
    let super::Kind::Matching(matching) = &mut question.kind else { panic!("a matching") };
    matching.prompts[0].target = Some(2);
    matching.prompts[1].target = Some(0);
    assert_eq!(serde_json::to_string(&moved.sheet(&plan)).unwrap(), shown);
}
