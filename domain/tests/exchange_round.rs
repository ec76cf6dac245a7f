//! What we write as GIFT we read again as it was, for every kind that GIFT can say.

#![expect(clippy::disallowed_methods, reason = "the test reads the shipped courses from disk, the crate does not")]
#![expect(clippy::expect_used, reason = "a test that cannot read its courses must stop")]

use domain::{
    course::{SourceFile, read_bank, read_course},
    exchange::{Export, Fate, Import, Wish, export_gift, import_gift},
    locale::Locale,
    quiz::{Essay, Kind, Points, Question},
};
use proptest::prelude::*;
use random::{matching, multiple, numeric, plain, question, short_text, single, truth};
use std::{fs, path::Path};

mod random;

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![single(), multiple(), truth(), numeric(), short_text(), matching(), Just(Kind::Essay(Essay::default()))]
}

/// Exported, imported and read again.
fn again(question: &Question) -> (Export, Import, Vec<Question>) {
    let export = export_gift([question]);
    let wish = Wish { id: "n".to_owned(), title: "N".to_owned(), lang: Locale::Vi };
    let import = import_gift(export.text.as_bytes(), &wish);
    let bank = import.bank.clone().unwrap_or_default();
    let (questions, _) = read_bank(&SourceFile::markdown("n.bank.md", bank));
    (export, import, questions)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_question_that_gift_can_say_comes_back_as_it_was(question in question(kind())) {
        let (export, import, read) = again(&question);
        let lost = export.report.lines.iter().any(|line| line.fate != Fate::Taken && line.code != "weights-unusual");
        prop_assert!(!lost, "{:?}", export.report);
        prop_assert!(!import.report.has_refused(), "{}\n{:?}", export.text, import.report);
        let told: Vec<&str> =
            import.report.lines.iter().filter(|line| line.fate == Fate::Changed).map(|line| line.code).collect();
        prop_assert!(told.iter().all(|code| ["all-ticked", "weights-below-100"].contains(code)), "{:?}", told);
        let read: Vec<Question> = read.into_iter().map(plain).collect();
        prop_assert_eq!(read, [plain(question)], "{}\n{}", export.text, import.bank.unwrap_or_default());
    }
}

#[test]
fn every_question_of_the_shipped_courses_that_gift_can_say_comes_back_as_it_was() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../courses");
    let mut compared = 0;
    for folder in fs::read_dir(root).expect("courses").map(|entry| entry.expect("an entry").path()) {
        let mut files = Vec::new();
        collect(&folder, &folder, &mut files);
        let Some(course) = read_course("c", &files).0 else { continue };
        for question in course.quizzes().flat_map(|quiz| &quiz.sections).flat_map(|section| &section.questions) {
            let (export, import, read) = again(question);
            if export.report.lines.iter().any(|line| line.fate != Fate::Taken && line.code != "facts-lost") {
                continue;
            }
            assert!(!import.report.has_refused(), "{}\n{:?}", export.text, import.report);
            let known = Question {
                points: Points(1000),
                level: None,
                hints: Vec::new(),
                read_again: Vec::new(),
                ..question.clone()
            };
            assert_eq!(read.into_iter().map(plain).collect::<Vec<_>>(), [plain(known)], "{}", export.text);
            compared += 1;
        }
    }
    assert!(compared > 50, "{compared}");
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<SourceFile>) {
    if !folder.is_dir() {
        return;
    }
    for path in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path.strip_prefix(root).expect("inside").to_string_lossy().into_owned();
            files.extend(SourceFile::from_bytes(&name, &fs::read(&path).expect("readable")));
        }
    }
}
