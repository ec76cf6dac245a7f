//! What we write as QTI 3.0 we read again as it was, for every kind that QTI can say.

#![expect(clippy::disallowed_methods, reason = "the test reads the shipped courses from disk, the crate does not")]
#![expect(clippy::expect_used, reason = "a test that cannot read its courses must stop")]

use domain::{
    course::{SourceFile, read_bank, read_course},
    exchange::{Fate, Import, Package, Wish, export_qti, import_qti},
    locale::Locale,
    quiz::{Credit, Essay, Gap, Kind, Points, Poll, Question, Scale, ShortText, Step, gap_marker},
};
use proptest::prelude::*;
use random::{choices, escape, matching, multiple, numeric, plain, question, short_text, single, truth, words};
use std::{collections::BTreeSet, fs, path::Path};

mod random;

fn ordering() -> impl Strategy<Value = Kind> {
    prop::collection::btree_set(words(), 2..8).prop_map(|texts| {
        let step = |text: String| Step { html: escape(&text), text, feedback_html: None };
        Kind::Ordering(texts.into_iter().map(step).collect())
    })
}

fn poll() -> impl Strategy<Value = Kind> {
    (choices(6), any::<bool>()).prop_filter_map("two options", |(mut choices, many)| {
        choices.iter_mut().for_each(|choice| choice.feedback_html = None);
        (choices.len() > 1).then_some(Kind::Poll(Poll { choices, many }))
    })
}

fn kind() -> impl Strategy<Value = Kind> {
    let scale = (-5_i64..5, 1_i64..10)
        .prop_map(|(min, width)| Kind::Scale(Scale { min, max: min + width, low: String::new(), high: String::new() }));
    prop_oneof![
        single(),
        multiple(),
        truth(),
        numeric(),
        short_text(),
        matching(),
        ordering(),
        poll(),
        scale,
        Just(Kind::Essay(Essay::default()))
    ]
}

/// Answers of gaps: no bar, for which our own format has no place.
fn answers(least: usize) -> impl Strategy<Value = Vec<String>> {
    let answer = words().prop_map(|words| words.replace('|', "/"));
    prop::collection::btree_set(answer, least..5).prop_map(|answers| answers.into_iter().collect())
}

fn gap() -> impl Strategy<Value = Gap> {
    prop_oneof![
        answers(1).prop_map(|accepted| Gap::Typed(ShortText {
            accepted,
            fold_case: true,
            fold_accent: false,
            mistakes: Vec::new(),
            ..ShortText::default()
        })),
        (answers(2), any::<prop::sample::Index>())
            .prop_map(|(entries, right)| Gap::Choice { right: right.index(entries.len()), entries }),
    ]
}

/// A text with gaps between words, in a list, in bold.
fn with_gaps() -> impl Strategy<Value = Question> {
    let gaps = prop::collection::vec((gap(), words(), 0..3_usize), 1..5);
    (gaps, question(Just(Kind::Cloze(Vec::new()))), any::<bool>()).prop_map(|(gaps, question, exact)| {
        let mut body_html = String::new();
        for (index, (_, words, place)) in gaps.iter().enumerate() {
            let (words, mark) = (escape(words), gap_marker(index));
            body_html.push_str(&match place {
                0 => format!("<p>x {words} {mark} {words} y</p>\n"),
                1 => format!("<ul>\n<li>x {words} {mark} y</li>\n</ul>\n"),
                _ => format!("<p>x <strong>{mark} z</strong> {words} y</p>\n"),
            });
        }
        let kind = Kind::Cloze(gaps.into_iter().map(|(gap, ..)| gap).collect());
        Question { kind, body_html, credit: if exact { Credit::Exact } else { Credit::Proportional }, ..question }
    })
}

/// All or nothing also where the usual is a share.
fn with_credit() -> impl Strategy<Value = Question> {
    (question(prop_oneof![matching(), multiple()]), any::<bool>()).prop_map(|(mut question, exact)| {
        if exact {
            question.credit = Credit::Exact;
            if let Kind::Multiple(choices) = &mut question.kind {
                choices.iter_mut().for_each(|choice| choice.weight = None);
                choices.last_mut().expect("options").last = true;
            }
        }
        question
    })
}

/// Exported, imported and read again.
fn again<'q>(questions: impl IntoIterator<Item = &'q Question>) -> (Package, Import, Vec<Question>) {
    let package = export_qti("Bài “mẫu” & <b>", Locale::Vi, questions);
    let wish = Wish { id: "n".to_owned(), title: "N".to_owned(), lang: Locale::Vi };
    let files: Vec<(String, Vec<u8>)> =
        package.files.iter().map(|(name, text)| (name.clone(), text.clone().into_bytes())).collect();
    let import = import_qti(&files, &wish);
    let (questions, _) = read_bank(&SourceFile::markdown("n.bank.md", import.bank.clone().unwrap_or_default()));
    (package, import, questions)
}

/// A poll and a scale are worth nothing.
fn worth(mut question: Question) -> Question {
    if question.kind.is_opinion() {
        question.points = Points(0);
    }
    question
}

fn check(question: Question) -> Result<(), TestCaseError> {
    let question = worth(question);
    let (package, import, read) = again([&question]);
    let lost = package.report.lines.iter().any(|line| line.fate != Fate::Taken);
    prop_assert!(!lost, "{:?}", package.report);
    prop_assert!(!import.report.has_refused(), "{:?}\n{:?}", package.files.last(), import.report);
    let told: Vec<&str> =
        import.report.lines.iter().filter(|line| line.fate == Fate::Changed).map(|line| line.code).collect();
    let fine = ["all-ticked", "weights-below-100", "no-key"];
    prop_assert!(told.iter().all(|code| fine.contains(code)), "{:?}", told);
    let read: Vec<Question> = read.into_iter().map(plain).collect();
    let item = package.files.last().map(|(_, text)| text.clone()).unwrap_or_default();
    prop_assert_eq!(read, [plain(question)], "{}\n{}", item, import.bank.unwrap_or_default());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_question_that_qti_can_say_comes_back_as_it_was(question in question(kind())) {
        check(question)?;
    }

    #[test]
    fn gaps_come_back_where_they_were(question in with_gaps()) {
        check(question)?;
    }

    #[test]
    fn all_or_nothing_stays_so(question in with_credit()) {
        check(question)?;
    }
}

#[test]
fn every_question_of_the_shipped_courses_that_qti_can_say_comes_back_as_it_was() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../courses");
    let mut compared = 0;
    for folder in fs::read_dir(root).expect("courses").map(|entry| entry.expect("an entry").path()) {
        let mut files = Vec::new();
        collect(&folder, &folder, &mut files);
        let Some(course) = read_course("c", &files).0 else { continue };
        let mut seen = BTreeSet::new();
        let questions: Vec<&Question> = course
            .quizzes()
            .flat_map(|quiz| &quiz.sections)
            .flat_map(|section| &section.questions)
            .filter(|question| seen.insert(question.id.clone()))
            .collect();
        let (package, import, read) = again(questions.iter().copied());
        assert!(!import.report.has_refused(), "{:?}", import.report);
        for question in questions {
            let of = |line: &&domain::exchange::Line| line.question.as_ref() == Some(&question.id);
            if package.report.lines.iter().filter(of).any(|line| !["written", "facts-lost"].contains(&line.code)) {
                continue;
            }
            let known = Question {
                points: Points(1000),
                level: None,
                hints: Vec::new(),
                read_again: Vec::new(),
                ..question.clone()
            };
            let found = read.iter().find(|other| other.id == question.id).expect("the question").clone();
            assert_eq!(plain(found), plain(worth(known)));
            compared += 1;
        }
    }
    assert!(compared > 100, "{compared}");
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
