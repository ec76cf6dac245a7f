//! A new edition of a course against answers to the one before it.

use domain::{
    course::{SourceFile, check_course_id, compare_editions},
    problem::Problem,
};

const COURSE: &str = "---\nid: c\ncode: C\ntitle: C\nsummary: S\ntrack: digital\ngroup: 1\ntiet: 1\n---\n\n## Nội dung\n\n- [B](b.md)\n- [K](k.quiz.md)\n";
const LESSON: &str = "---\nid: b\ntitle: B\nminutes: 1\n---\n\nMột đoạn.\n";
const KEPT: &str = "## Ai ký? {#q-ky}\n\n1. [x] Chủ tịch\n2. [ ] Văn thư\n3. [ ] Bảo vệ\n\n";
const SEAL: &str = "## Ai giữ dấu? {#q-dau}\n\n1. [x] Văn thư\n2. [ ] Bảo vệ\n\n";

fn edition(quiz: &str, bank: &str) -> Vec<SourceFile> {
    vec![
        SourceFile::markdown("course.md", COURSE),
        SourceFile::markdown("b.md", LESSON),
        SourceFile::markdown("k.quiz.md", format!("---\nid: k\ntitle: K\nmode: practice\nminutes: 9\n---\n\n{quiz}")),
        SourceFile::markdown("n.bank.md", format!("---\nid: n\ntitle: N\nmode: bank\n---\n\n{bank}")),
    ]
}

/// What is wrong with the new quiz and bank, when people have answered the two questions of the old quiz.
fn found(quiz: &str, bank: &str) -> Vec<Problem> {
    let old = edition(&format!("{KEPT}{SEAL}"), "");
    compare_editions("c", &old, &edition(quiz, bank), |_| true)
}

fn codes(quiz: &str, bank: &str) -> Vec<&'static str> {
    found(quiz, bank).iter().map(|problem| problem.code).collect()
}

#[test]
fn an_answered_question_may_not_vanish() {
    let problems = found(KEPT, "");
    let [problem] = &problems[..] else { panic!("{problems:?}") };
    assert_eq!((problem.code, problem.file.as_str(), problem.line), ("answered-id-vanished", "c/k.quiz.md", 14));
    assert!(problem.is_error() && problem.what.vi.contains("q-dau") && problem.example.is_some());
}

#[test]
fn it_may_retire_move_and_be_written_anew() {
    assert_eq!(codes(&format!("{KEPT}{}", SEAL.replace("{#q-dau}", "{#q-dau retired}")), ""), [""; 0]);
    assert_eq!(codes(KEPT, SEAL), [""; 0]);
    assert_eq!(codes(&format!("{KEPT}{}", SEAL.replace("Ai giữ dấu", "Con dấu do ai giữ")), ""), [""; 0]);
}

#[test]
fn it_may_not_change_its_type() {
    let several = SEAL.replace("1. [x]", "- [x]").replace("2. [ ]", "- [ ]");
    let problems = found(&format!("{KEPT}{several}"), "");
    let [problem] = &problems[..] else { panic!("{problems:?}") };
    assert_eq!((problem.code, problem.line), ("answered-type-changed", 14));
    assert!(problem.what.en.contains("single") && problem.what.en.contains("multiple"), "{problem:?}");
    assert_eq!(codes(&format!("{KEPT}{}", several.replace("{#q-dau}", "{#q-dau retired}")), ""), [""; 0]);
}

#[test]
fn right_or_wrong_is_a_choice_of_one() {
    let truth = SEAL.replace("Văn thư", "Đúng").replace("Bảo vệ", "Sai");
    assert_eq!(codes(&format!("{KEPT}{truth}"), ""), [""; 0]);
}

#[test]
fn what_nobody_answered_may_go() {
    let old = edition(&format!("{KEPT}{SEAL}"), "");
    assert!(compare_editions("c", &old, &edition(KEPT, ""), |id| id == "q-ky").is_empty());
    assert!(compare_editions("c", &[], &old, |id| id == "q-ky").is_empty());
}

#[test]
fn a_course_keeps_its_id() {
    let files = edition(KEPT, "");
    let id = domain::course::read_course("c", &files).0.map(|course| course.id).unwrap_or_default();
    assert_eq!(check_course_id("c", &files, &id), None);
    let problem = check_course_id("c", &files, "another");
    let problem = problem.as_ref().map(|problem| (problem.code, problem.file.as_str(), problem.example.is_some()));
    assert_eq!(problem, Some(("course-id-changed", "c/course.md", true)));
}
