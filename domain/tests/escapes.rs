//! A backslash before one of our own signs makes it text, as it does for those of Markdown.

#![expect(clippy::expect_used, reason = "a test without its question must stop")]

use domain::{
    course::{SourceFile, read_bank},
    quiz::{Credit, Kind, Question},
};

fn questions(body: &str) -> Vec<Question> {
    let text = format!("---\nid: n\ntitle: N\nmode: bank\n---\n\n{body}");
    let (questions, problems) = read_bank(&SourceFile::markdown("n.bank.md", text));
    let errors: Vec<_> = problems.iter().filter(|problem| problem.is_error()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    questions
}

fn question(body: &str) -> Question {
    questions(body).into_iter().next().expect("a question")
}

#[test]
fn a_line_that_begins_with_an_equals_sign_can_be_text() {
    let read = question("## Q {#q-1}\n\n\\= 15 là sai\n\n`= 15` là mã\n\nor\\= thế này\n!\\= thế kia\n\n= 16\n");
    assert!(matches!(&read.kind, Kind::Numeric(key) if key.accepted == [(16.0, 16.0)]), "{read:?}");
    assert_eq!(read.body_html, "<p>= 15 là sai</p>\n<p><code>= 15</code> là mã</p>\n<p>or= thế này\n!= thế kia</p>\n");
}

#[test]
fn an_option_can_begin_with_percent_signs_and_end_in_braces() {
    let read = question("## Q {#q-1 credit=proportional}\n\n- [x] \\%50% của ngân sách\n- [ ] %0% lớp {.last\\}\n");
    let Kind::Multiple(options) = &read.kind else { panic!("{read:?}") };
    assert_eq!((options[0].text.as_str(), options[0].weight), ("%50% của ngân sách", None));
    assert_eq!((options[1].text.as_str(), options[1].weight, options[1].last), ("lớp {.last}", Some(0), false));
    assert_eq!(read.credit, Credit::Proportional);
}

#[test]
fn brackets_can_be_text_where_a_footnote_a_gap_or_a_call_out_would_stand() {
    let read = question("## Q \\[^1] {#q-1}\n\nX \\[\\[4]]\n\n> \\[!EXPLAIN] không\n\n1. [x] a \\[^a]\n2. [ ] b\n");
    assert_eq!(read.prompt_html, "Q [^1]");
    assert_eq!(read.body_html, "<p>X [[4]]</p>\n<blockquote><p>[!EXPLAIN] không</p>\n</blockquote>\n");
    assert!(read.explain_html.is_none() && matches!(read.kind, Kind::Single(_)));
}

#[test]
fn code_in_feedback_is_no_option() {
    let read = question("## Q {#q-1}\n\n1. [x] a\n   > ```\n   > [x] mã\n   > ```\n2. [ ] b\n");
    let Kind::Single(options) = &read.kind else { panic!("{read:?}") };
    assert!(options[0].feedback_html.as_deref().is_some_and(|html| html.contains("[x] mã")));
}

#[test]
fn a_bank_alone_knows_its_own_ids() {
    let text = "---\nid: n\ntitle: N\nmode: bank\n---\n\n## A {#q-1}\n\n= a\n\n## B {#q-1}\n\n= b\n";
    let (_, problems) = read_bank(&SourceFile::markdown("n.bank.md", text));
    assert!(problems.iter().any(|problem| problem.code == "duplicate-id" && problem.line == 11), "{problems:?}");
}
