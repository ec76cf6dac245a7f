//! Translations: texts alone differ, and a grade asks for no language.

#![expect(clippy::disallowed_methods, reason = "the test reads its course from disk, the crate does not")]
#![expect(clippy::expect_used, reason = "a test that cannot read its course must stop")]

use domain::{
    course::{Block, Course, SourceFile, read_course, stamped},
    locale::Locale,
    quiz::{Answer, Answer as Raw, GapAnswer, Kind, Partner, Question, Quiz, Sent},
};
use proptest::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    sync::{Arc, LazyLock},
};

const NAMES: [&str; 5] = ["course.md", "course.en.md", "bai-1.md", "kt.quiz.md", "kt.quiz.en.md"];

fn files() -> Vec<SourceFile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/courses/translated/khoa");
    let file = |name: &&str| {
        SourceFile::from_bytes(name, &fs::read(folder.join(name)).expect("a file of the course")).expect("text")
    };
    NAMES.iter().map(file).collect()
}

static COURSE: LazyLock<Arc<Course>> = LazyLock::new(|| {
    let (course, problems) = read_course("khoa", &files());
    assert!(problems.is_empty(), "{problems:?}");
    Arc::new(course.expect("the course"))
});

fn quiz(locale: Locale) -> &'static Quiz {
    COURSE.in_locale(locale).quiz("kt").expect("the quiz")
}

fn question(locale: Locale, id: &str) -> &'static Question {
    let mut questions = quiz(locale).sections.iter().flat_map(|section| &section.questions);
    questions.find(|question| question.id == id).expect("the question")
}

#[test]
fn a_course_stands_in_its_own_language_and_in_the_other() {
    let (own, english) = (COURSE.in_locale(Locale::Vi), COURSE.in_locale(Locale::En));
    assert_eq!((own.title.as_str(), own.text_lang), ("Khóa nhỏ", Locale::Vi));
    assert_eq!((english.title.as_str(), english.text_lang), ("A small course", Locale::En));
    assert_eq!(english.outcomes, ["Do one thing"]);
    assert!(english.intro_html.contains("The beginning"));
    assert_eq!(quiz(Locale::En).sections[0].title, "Part A");
    assert!(Arc::ptr_eq(COURSE.in_locale(Locale::Fr), &COURSE), "no French: the original");
}

#[test]
fn what_is_not_translated_stays_as_it_is_and_is_counted() {
    let lesson = COURSE.in_locale(Locale::En).lesson("bai-1").expect("the lesson");
    assert_eq!(lesson, COURSE.lesson("bai-1").expect("the lesson"));
    // One lesson of: course, lesson, quiz and its questions is missing.
    let all = 3 + quiz(Locale::Vi).sections.iter().map(|section| section.questions.len()).sum::<usize>();
    let percent = COURSE.translated[&Locale::En].percent;
    assert_eq!(usize::try_from(percent).expect("a share"), (all - 1) * 100 / all);
}

#[test]
fn structure_key_and_points_come_from_the_original() {
    let without_text = |locale: Locale| {
        let questions = quiz(locale).sections.iter().flat_map(|section| &section.questions);
        let facts = questions.map(|question| {
            let rights: Vec<bool> = question.choices().iter().map(|choice| choice.right).collect();
            let weights: Vec<_> = question.choices().iter().map(|choice| (choice.weight, choice.last)).collect();
            let Question { id, points, credit, level, tags, read_again, retired, .. } = question;
            format!("{id} {points:?} {credit:?} {level:?} {tags:?} {read_again:?} {retired} {rights:?} {weights:?}")
        });
        facts.collect::<Vec<_>>()
    };
    assert_eq!(without_text(Locale::Vi), without_text(Locale::En));
    let Kind::Multiple(choices) = &question(Locale::En, "q-nt").kind else { panic!("several options") };
    assert_eq!((choices[2].text.as_str(), choices[2].weight), ("All information is secret", Some(-50)));
    let Kind::Essay(essay) = &question(Locale::En, "q-viet").kind else { panic!("an essay") };
    assert_eq!((essay.min_words, essay.rubric[0].levels[0].html.as_str()), (Some(80), "clear, with figures"));
    let Kind::Scale(scale) = &question(Locale::En, "q-hl").kind else { panic!("a scale") };
    assert_eq!((scale.low.as_str(), scale.max), ("not at all", 5));
    assert!(matches!(question(Locale::En, "q-ck").kind, Kind::TrueFalse(_)));
}

/// The points of a typed answer, read and graded in one language.
fn earned(locale: Locale, id: &str, typed: &str) -> Option<i64> {
    let question = question(locale, id);
    let sent = [Sent { part: "", value: typed }];
    let answer = question.read_answer(&question.practice_arrangement(), &sent).ok()??;
    Some(question.check(1, &answer).points.0)
}

#[test]
fn whatever_one_language_accepts_is_right_in_both() {
    for locale in [Locale::Vi, Locale::En] {
        for right in ["Văn thư", "người giữ sổ", "clerk", "The clerk"] {
            assert_eq!(earned(locale, "q-so", right), Some(2000), "{locale}: {right}");
        }
        for right in ["15", "15 ngày", "15 days"] {
            assert_eq!(earned(locale, "q-ngay", right), Some(2000), "{locale}: {right}");
        }
        assert_eq!(earned(locale, "q-so", "chairman"), Some(0));
        assert_eq!(earned(locale, "q-ngay", "15 jours"), None);
    }
}

#[test]
fn learners_are_shown_the_answers_of_their_own_language() {
    let shown = |locale| format!("{:?}", question(locale, "q-so").check(1, &Answer::Text("x".into())).revealed);
    assert!(shown(Locale::En).contains("clerk") && !shown(Locale::En).contains("văn thư"));
    assert!(shown(Locale::Vi).contains("văn thư") && !shown(Locale::Vi).contains("clerk"));
}

#[test]
fn links_of_a_translation_open_the_same_pages_and_media() {
    let course = "---\nid: k\ncode: K\ntitle: K\nsummary: S\ntrack: t\ngroup: 1\ntiet: 1\ntranslations: [en]\n---\n\n\
                  - [Một](a.md)\n- [Hai](b.md)\n";
    let lesson = |id: &str, body: &str| format!("---\nid: {id}\ntitle: {id}\nminutes: 1\n---\n\n{body}\n");
    let original = lesson("a", "Xem [bài hai](b.md#so).");
    let english = "---\ntitle: A\n---\n\nSee [lesson two](b.en.md#so) and [itself](a.md).\n\n![A seal](so.en.svg)\n";
    let two = lesson("b", "## Sổ {#so}\n\nChữ.");
    let files = [
        SourceFile::markdown("course.md", course),
        SourceFile::markdown("a.md", original.as_str()),
        SourceFile::markdown("a.en.md", stamped(&original, english)),
        SourceFile::markdown("b.md", two.as_str()),
        SourceFile::markdown("b.en.md", stamped(&two, "---\ntitle: B\n---\n\n## Register {#so}\n\nText.\n")),
        SourceFile::medium("so.en.svg", b"<svg/>"),
    ];
    let (course, problems) = read_course("k", &files);
    assert!(problems.iter().all(|problem| !problem.is_error() && !problem.file.contains(".en.")), "{problems:?}");
    let course = Arc::new(course.expect("the course").with_media_base("/media/k/7"));
    let Block::Html(html) = &course.in_locale(Locale::En).lesson("a").expect("the lesson").blocks[0] else {
        panic!("text")
    };
    assert!(html.contains("href=\"/courses/k/lessons/b#muc-so\"") && html.contains("href=\"/courses/k/lessons/a\""));
    assert!(html.contains("src=\"/media/k/7/so.en.svg\"") && course.media.contains("so.en.svg"), "{html}");
}

/// Any answer that a form could bring to a question.
fn any_answer(question: &'static Question) -> BoxedStrategy<Raw> {
    let count = question.choices().len();
    match &question.kind {
        Kind::Single(_) | Kind::TrueFalse(_) => (0..count).prop_map(|option| Raw::Options(vec![option])).boxed(),
        Kind::Multiple(_) => prop::collection::btree_set(0..count, 0..=count)
            .prop_map(|options: BTreeSet<usize>| Raw::Options(options.into_iter().collect()))
            .boxed(),
        Kind::Matching(matching) => {
            let partner = prop_oneof![
                Just(None),
                Just(Some(Partner::Nobody)),
                (0..matching.targets.len()).prop_map(|target| Some(Partner::Target(target)))
            ];
            prop::collection::vec(partner, matching.prompts.len()).prop_map(Raw::Pairs).boxed()
        }
        Kind::Ordering(steps) => {
            Just((0..steps.len()).map(Some).collect::<Vec<_>>()).prop_shuffle().prop_map(Raw::Places).boxed()
        }
        Kind::Cloze(gaps) => {
            let given = prop_oneof![
                Just(None),
                (0..3_usize).prop_map(|entry| Some(GapAnswer::Entry(entry))),
                any_typed().prop_map(|typed| Some(GapAnswer::Text(typed)))
            ];
            prop::collection::vec(given, gaps.len()).prop_map(Raw::Gaps).boxed()
        }
        _ => any_typed().prop_map(Raw::Text).boxed(),
    }
}

fn any_typed() -> impl Strategy<Value = String> {
    let meant = ["4", "bốn", "four", "15", "15 ngày", "15 days", "fifteen", "mười lăm", "văn thư", "CLERK", "chairman"];
    prop_oneof![prop::sample::select(meant.to_vec()).prop_map(str::to_owned), "[a-z0-9 ]{0,8}"]
}

fn any_answers() -> impl Strategy<Value = BTreeMap<String, Raw>> {
    let questions: Vec<_> = quiz(Locale::Vi).sections.iter().flat_map(|section| &section.questions).collect();
    questions
        .into_iter()
        .map(|question| any_answer(question).prop_map(|answer| (question.id.clone(), answer)))
        .collect::<Vec<_>>()
        .prop_map(|answers| answers.into_iter().collect())
}

proptest! {
    #[test]
    fn the_same_answers_earn_the_same_in_every_language(seed in any::<u64>(), answers in any_answers()) {
        let plan = quiz(Locale::Vi).plan(seed, &BTreeSet::new());
        prop_assert_eq!(&plan, &quiz(Locale::En).plan(seed, &BTreeSet::new()));
        let grade = |locale| quiz(locale).grade(&plan, &answers, &BTreeMap::new());
        prop_assert_eq!(grade(Locale::Vi), grade(Locale::En));
    }
}
