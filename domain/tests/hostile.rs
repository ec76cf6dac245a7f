//! No input makes the reader panic, hang or write HTML that a browser could take for more than text.

#![expect(clippy::disallowed_methods, reason = "the test measures time, the crate does not")]

mod oracle;

use domain::{
    course::{
        Block, Course, Insertion, Item, SourceFile, compare_editions, drift, missing_ids, read_catalogue, read_course,
        stamped, with_insertions,
    },
    problem::Problem,
    quiz::{Choice, Criterion, Kind, Question},
};
use proptest::prelude::*;
use std::time::{Duration, Instant};

const COURSE: &str = "---\nid: c\ncode: C\ntitle: C\nsummary: S\ntrack: digital\ngroup: 1\ntiet: 1\ntranslations: [en]\n---\n\n## Nội dung\n\n1. [M](m/module.md)\n   - [B](m/b.md)\n   - [K](m/k.quiz.md)\n";
const MODULE: &str = "---\nid: m\ntitle: M\n---\n\n";
const LESSON: &str = "---\nid: b\ntitle: B\nminutes: 1\nsources:\n  - { id: s, text: S }\n---\n\n";
const QUIZ: &str = "---\nid: k\ntitle: K\nmode: practice\nminutes: 1\n---\n\n";
const TRANSLATION: &str = "---\ntitle: T\n---\n\n";
const BANK: &str = "---\nid: n\ntitle: N\nmode: bank\n---\n\n";

/// Pieces that mean something to the reader, in any order.
const PIECES: [&str; 94] = [
    "\n\n",
    "\n",
    " ",
    "# A {#a}",
    "## Q? {#q-1 level=2}",
    "## Q {#q-2 points=2 credit=proportional}",
    "## T",
    "### U {#u}",
    "1. [x] đúng\n",
    "2. [ ] sai\n",
    "- [x] a\n",
    "- [ ] %50% b {.last}\n",
    "   > phản hồi\n",
    "-[x] c\n",
    "* [ ]d\n",
    "= 15 +- 2\n",
    "or= a\n",
    "!= 75\n",
    "= [14; 16]\n",
    "14..16",
    "> ",
    ">> ",
    "> [!HINT]\n> h\n",
    "> [!EXPLAIN]\n> e\n",
    "> [!TASK] 20\n> t\n",
    "> [!LẠ] <b>\n",
    "[^s]",
    "[^x]",
    "[^x]: nota\n",
    "![alt](../media/a.svg \"ti\\\"t\")",
    "![](x.png)",
    "[l](javascript:alert(1))",
    "[l](b.md#x)",
    "[d](date:end-of-week-2)",
    "[d *e*](<date:hết tuần 2>)",
    "[d](date:end\"><b>)",
    "<date:end>",
    "[l](<java\nscript:x>)",
    "[l](https://a.vn/\"onclick=x)",
    "<javascript:x>",
    "<a@b.vn>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!-- c -->",
    "<svg onload=x>",
    "`<b>`",
    "```js\"><script>\n",
    "```\n",
    "| a | b |\n|---|--:|\n| c | <i> |\n",
    "Bảng 1. <x>\n",
    "---\n",
    "===\n",
    "[[a|b]]",
    "[c [^s] d](b.md)",
    "[![i](../media/a.svg)](b.md)",
    "```\nkhông đóng\n",
    "[[(a)|b]]",
    "[[<b>|*c*]]",
    "[[a",
    "]]",
    "| [[a\\|b]] | [[(c)\\|d]] |\n|---|---|\n",
    "## M {#q-4 type=match}\n\n",
    "- a <b> -> c\n",
    "- _ -> *d*\n",
    "- ![x](../media/a.svg) -> _\n",
    "## O {#q-5 type=order credit=adjacent}\n\n",
    "## E {#q-6 type=essay min-words=3 peers=1 after=1d}\n\n",
    "> [!RUBRIC]\n> - (2) <i>\n>   - 1: [l](javascript:x)\n",
    "> [!SAMPLE]\n> <script>\n",
    "## F {#q-7 type=file accept=pdf}\n",
    "## S {#q-8 type=scale min=1 max=5 low=<b>}\n",
    "## P {#q-9 type=poll many}\n\n",
    "{#q-10 type=cloze read=b}",
    "\\(",
    "{#q-3 title=\"a b\"}",
    "&lt;script&gt;",
    "&#106;avascript:",
    "\u{0}",
    "\u{feff}",
    "e\u{302}\u{323}",
    "**",
    "_",
    "\\",
    "🏛",
    "Uỷ ban xã Hòa Bình xoá sổ. ",
    "Theo Nghị định 110/2004/NĐ-CP; ",
    "1. [x] Cả A và B\n2. [ ] Tất cả các ý trên\n",
    "- [ ] Không bao giờ\n  > Sai rồi.\n",
    "## Việc nào không đúng? {#q-11 retired}\n\n",
    "Câu này rất dài và không có dấu chấm nào cả nên ai đọc cũng mệt ",
    "Xong. Xong! Xong? Xong; Xong… ",
    "![Hình 1](../media/a.svg)",
    "[tại đây](b.md)",
    "| 1 | 2 | 3 | 4 | 5 |\n|---|---|---|---|---|\n",
];

fn files(lesson: &str, quiz: &str, module: &str, bank: &str) -> Vec<SourceFile> {
    vec![
        SourceFile::markdown("course.md", COURSE),
        SourceFile::markdown("m/module.md", format!("{MODULE}{module}")),
        SourceFile::markdown("m/b.md", format!("{LESSON}{lesson}")),
        SourceFile::markdown("m/k.quiz.md", format!("{QUIZ}{quiz}\n\n# B {{#zz from=n.bank.md}}\n")),
        SourceFile::markdown("m/n.bank.md", format!("{BANK}{bank}")),
        SourceFile::markdown("course.en.md", format!("{TRANSLATION}{module}")),
        SourceFile::markdown("m/module.en.md", format!("{TRANSLATION}{lesson}")),
        SourceFile::markdown("m/b.en.md", format!("{TRANSLATION}{lesson}")),
        SourceFile::markdown("m/k.quiz.en.md", format!("{TRANSLATION}{quiz}")),
        SourceFile::markdown("m/n.bank.en.md", stamped(bank, &format!("{TRANSLATION}{quiz}"))),
        SourceFile::medium("media/a.svg", b"<svg/>"),
    ]
}

/// Reads, and holds every piece of HTML against the oracle.
fn read(files: &[SourceFile]) -> (Option<Course>, Vec<Problem>) {
    let (course, problems) = read_course("c", files);
    if let Some(course) = &course {
        let mut pieces = Vec::new();
        collect(course, &mut pieces);
        course.translated.values().for_each(|translated| collect(&translated.course, &mut pieces));
        let input: usize = files.iter().filter_map(SourceFile::text).map(str::len).sum();
        let output: usize = pieces.iter().map(|piece| piece.len()).sum();
        assert!(output <= 200 * input + 10_000, "{input} bytes became {output}");
        for piece in pieces {
            if let Err(fault) = oracle::check(piece) {
                panic!("{fault}\n{piece}");
            }
        }
    }
    drift("c", files);
    (course, problems)
}

/// Ids that are missing can be written, and then none is missing.
fn name(files: &[SourceFile]) {
    let missing = missing_ids(files);
    let named = |file: &SourceFile| match file.text() {
        Some(text) => {
            let own: Vec<Insertion> = missing.iter().filter(|one| one.path == file.path).cloned().collect();
            SourceFile::markdown(&file.path, with_insertions(text, &own))
        }
        None => file.clone(),
    };
    assert_eq!(missing_ids(&files.iter().map(named).collect::<Vec<_>>()), []);
}

fn collect<'c>(course: &'c Course, pieces: &mut Vec<&'c str>) {
    pieces.push(&course.intro_html);
    for module in &course.modules {
        pieces.push(&module.body_html);
    }
    for item in course.items() {
        match item {
            Item::Planned(_) => {}
            Item::Lesson(lesson) => {
                for block in &lesson.blocks {
                    match block {
                        Block::Html(html) => pieces.push(html),
                        Block::Practice(question) => collect_question(question, pieces),
                    }
                }
            }
            Item::Quiz(quiz) => {
                pieces.push(&quiz.intro_html);
                for section in &quiz.sections {
                    pieces.push(&section.intro_html);
                    section.questions.iter().for_each(|question| collect_question(question, pieces));
                }
            }
        }
    }
}

fn collect_question<'c>(question: &'c Question, pieces: &mut Vec<&'c str>) {
    pieces.extend([question.prompt_html.as_str(), &question.body_html]);
    pieces.extend(question.hints.iter().chain(&question.explain_html).map(String::as_str));
    match &question.kind {
        Kind::Single(options) | Kind::Multiple(options) | Kind::TrueFalse(options) => {
            for Choice { html, feedback_html, .. } in options {
                pieces.push(html);
                pieces.extend(feedback_html.as_deref());
            }
        }
        Kind::Numeric(key) => pieces.extend(key.mistakes.iter().map(|(_, feedback)| feedback.as_str())),
        Kind::ShortText(key) => pieces.extend(key.mistakes.iter().map(|(_, feedback)| feedback.as_str())),
        Kind::Poll(poll) => pieces.extend(poll.choices.iter().map(|choice| choice.html.as_str())),
        Kind::Matching(matching) => {
            for prompt in &matching.prompts {
                pieces.push(&prompt.html);
                pieces.extend(prompt.feedback_html.as_deref());
            }
        }
        Kind::Ordering(steps) => {
            for step in steps {
                pieces.push(&step.html);
                pieces.extend(step.feedback_html.as_deref());
            }
        }
        Kind::Essay(essay) => collect_marking(&essay.rubric, essay.sample_html.as_deref(), pieces),
        Kind::Upload(upload) => collect_marking(&upload.rubric, upload.sample_html.as_deref(), pieces),
        Kind::Cloze(_) | Kind::Scale(_) => {}
    }
}

fn collect_marking<'c>(rubric: &'c [Criterion], sample: Option<&'c str>, pieces: &mut Vec<&'c str>) {
    for criterion in rubric {
        pieces.push(&criterion.html);
        pieces.extend(criterion.levels.iter().map(|level| level.html.as_str()));
    }
    pieces.extend(sample);
}

fn mixture() -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => "[ -~à-ỹ\n]{0,12}"];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_mixture_of_pieces_gives_safe_html(lesson in mixture(), quiz in mixture(), module in mixture(), bank in mixture()) {
        let files = files(&lesson, &quiz, &module, &bank);
        read(&files);
        name(&files);
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,300}", path in "[a-z/.]{0,12}") {
        read(&files(&text, &text, &text, &text));
        read_catalogue(&[SourceFile::markdown("c/course.md", text.clone()), SourceFile::markdown(path, text.clone()), SourceFile::markdown("legal.md", text)]);
    }

    #[test]
    fn any_front_matter_is_read(text in "[a-z:,{}\\[\\]&*!|>'\"#%@` \n\t-]{0,200}") {
        for (path, rest) in [("course.md", ""), ("m/b.md", ""), ("m/k.quiz.md", "# A {#a}")] {
            let mut files = files("", "", "", "");
            files.retain(|file| file.path != path);
            files.push(SourceFile::markdown(path, format!("---\n{text}\n---\n{rest}")));
            read(&files);
        }
    }
}

#[test]
fn long_inputs_take_no_longer_than_their_length_deserves() {
    let units = [
        ">",
        "> ",
        "- ",
        "1. ",
        "[",
        "![",
        "*",
        "_a",
        "`",
        "<",
        "<a",
        "<!--",
        "&",
        "[^s]",
        "[^",
        "[[",
        "](",
        "[a](b.md)",
        "| a ",
        "|",
        "\\",
        "#",
        "# a\n",
        "## a {#q-1}\n",
        "## a\n",
        "- [x] a\n",
        "= 1\n",
        "or= 1\n",
        "- [ ]a\n",
        "> [!TASK] 1\n",
        "[^a]: b\n",
        "{#",
        "a\n---\n",
        "![](x)",
        "- a\n  ",
        "<b>",
        "\n>\n",
        "**a",
        "[a]: b\n",
        "[a]",
        "à",
        "hoà",
        "hòa ",
        "1/2004/A ",
        "a. ",
        "## A\n",
        "# A {#a from=n.bank.md}\n",
        "1. [x] A và B\n",
        "| a | b |\n|--|--|\n",
    ];
    for unit in units {
        let text = unit.repeat(60_000 / unit.len());
        let started = Instant::now();
        let files = files(&text, &text, &text, &text);
        let (_, problems) = read(&files);
        missing_ids(&files);
        let took = started.elapsed();
        assert!(took < Duration::from_secs(12), "{unit:?} took {took:?}");
        assert!(problems.len() <= 1000);
    }
}

#[test]
fn long_front_matter_takes_no_longer_than_its_length_deserves() {
    let units = [
        "[",
        "{",
        "? ",
        "- ",
        "-\n",
        "a: ",
        "a:\n ",
        "\"",
        "'",
        "&a ",
        "*a ",
        "|\n",
        ">\n a\n",
        "#",
        "a: b\n",
        "[a, ",
        "a, ",
        "%",
        "!",
        "\t",
        "- - ",
        "a:\n  - b\n",
        "{a: ",
        "\\",
        " ",
        "\n",
        "é: 1\n",
    ];
    for unit in units {
        let mut yaml = unit.repeat(60_000 / unit.len());
        yaml.insert_str(0, "id: c\n");
        let started = Instant::now();
        read_course("c", &[SourceFile::markdown("course.md", format!("---\n{yaml}\n---\n\n- [a](b.md)\n"))]);
        let took = started.elapsed();
        assert!(took < Duration::from_secs(12), "{unit:?} took {took:?}");
    }
}

#[test]
fn many_questions_take_no_longer_than_their_number_deserves() {
    let bank = |bank: usize| {
        let question = |number: usize| {
            format!("## Câu {bank}.{number}? {{#q-{bank}-{number}}}\n\n1. [x] a {number}\n2. [ ] b\n\n")
        };
        let questions: String = (0..1_000).map(question).collect();
        SourceFile::markdown(
            format!("{bank}.bank.md"),
            format!("---\nid: n{bank}\ntitle: N\nmode: bank\n---\n\n{questions}"),
        )
    };
    let mut files = files("", "", "", "");
    files.extend((0..20).map(bank));
    let started = Instant::now();
    let (course, problems) = read_course("c", &files);
    assert!(missing_ids(&files).is_empty());
    assert!(compare_editions("c", &files, &files, |_| true).is_empty());
    let took = started.elapsed();
    assert!(took < Duration::from_secs(30), "{took:?}");
    assert!(course.is_some() && problems.len() == 1000, "the list of problems ends where no reader reads on");
}

#[test]
fn copies_of_a_bank_are_bounded() {
    let bank = format!("## Q {{#q-1}}\n\n1. [x] a\n2. [ ] {}\n", "b ".repeat(200_000));
    let sections: String = (0..2_000).map(|number| format!("# S {{#s{number} from=n.bank.md}}\n\n")).collect();
    let (course, problems) = read_course("c", &files("", &sections, "", &bank));
    assert!(problems.iter().any(|problem| problem.code == "too-many-candidates"));
    let copies: usize = course
        .iter()
        .flat_map(Course::quizzes)
        .flat_map(|quiz| &quiz.sections)
        .map(|section| section.questions.len())
        .sum();
    assert!(copies < 100, "{copies}");
}

#[test]
fn a_file_that_is_too_long_is_refused() {
    let mut files = files("", "", "", "");
    files.push(SourceFile::markdown("m/lang.md", "a".repeat(1024 * 1024 + 1)));
    assert!(read(&files).1.iter().any(|problem| problem.code == "file-too-long"));
}

#[test]
fn a_front_matter_that_is_too_long_is_refused() {
    let mut files = files("", "", "", "");
    files.retain(|file| file.path != "m/b.md");
    files.push(SourceFile::markdown("m/b.md", format!("---\nid: b\ntitle: \"{}\"\n---\n", "a".repeat(64 * 1024))));
    let (_, problems) = read(&files);
    let problem = problems.iter().find(|problem| problem.code == "front-matter-too-long");
    assert!(problem.is_some_and(|problem| problem.example.is_some()), "{problems:?}");
}

#[test]
fn media_get_their_address_and_no_author_can_fake_it() {
    let lesson = "![a](../media/a.svg \"Hình\") \"khuevan-media:x\" `=\"khuevan-media:y`";
    let (course, _) = read(&files(lesson, "", "", ""));
    let course = course.expect("a course").with_media_base("/media/c/3");
    let Some(Block::Html(html)) = course.lesson("b").and_then(|lesson| lesson.blocks.first()) else { panic!("text") };
    assert!(html.contains("src=\"/media/c/3/media/a.svg\""), "{html}");
    assert!(html.contains("&quot;khuevan-media:x&quot;"), "{html}");
    assert_eq!(html.matches("/media/c/3").count(), 1);
}
