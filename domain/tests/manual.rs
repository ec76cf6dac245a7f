//! The manual for authors, `courses/README.md`, keeps its word: every example is read, and found right or wrong as it says.
//!
//! An example is a fence ```` ````markdown KIND ```` or ```` ````markdown KIND wrong=CODE ````. A right one has no
//! problem; a wrong one has the problem that it names, and no other.

#![expect(clippy::disallowed_methods, reason = "the test reads the manual from disk, the crate does not")]
#![expect(clippy::expect_used, reason = "a test that cannot read the manual must stop")]

#[path = "schema/validate.rs"]
mod validate;

use domain::course::{SourceFile, missing_ids, read_catalogue, read_programme, stamped};
use std::{collections::BTreeSet, fs, path::Path};

const FENCE: &str = "````";

/// What small examples cannot have: enough words for their minutes, a quiz for every bank, every file of the course.
const SUMS: [&str; 6] =
    ["lesson-minutes", "tiet-minutes", "bank-unused", "question-never-drawn", "same-question", "not-in-outline"];

struct Example {
    line: usize,
    kind: String,
    wrong: Option<String>,
    text: String,
    /// The example before it, which a translation is made from.
    before: String,
}

fn manual(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../courses").join(name)).expect("the manual")
}

fn examples() -> Vec<Example> {
    let text = manual("README.md") + &manual("README.en.md");
    let mut lines = text.lines().enumerate();
    let mut examples: Vec<Example> = Vec::new();
    while let Some((index, line)) = lines.next() {
        let Some(info) = line.strip_prefix(FENCE) else { continue };
        let words: Vec<&str> = info.split(' ').collect();
        let [_, kind, rest @ ..] = &words[..] else { panic!("line {}: {line}", index + 1) };
        let wrong = rest.iter().find_map(|word| word.strip_prefix("wrong=")).map(str::to_owned);
        let mut text = String::new();
        for (_, line) in lines.by_ref().take_while(|(_, line)| *line != FENCE) {
            text.push_str(line);
            text.push('\n');
        }
        let before = examples.last().map(|example| example.text.clone()).unwrap_or_default();
        examples.push(Example { line: index + 1, kind: (*kind).to_owned(), wrong, text, before });
    }
    examples
}

const COURSE: &str = "---\nid: van-thu\ncode: CC-07\ntitle: V\nsummary: S\ntrack: reform\ngroup: 3\ntiet: 2\ncomplete: { lessons: all, quizzes: [kt-m1] }\n---\n\n## Nội dung\n\n1. [Văn bản đến](m1/module.md)\n   - [Nhận văn bản](m1/bai-1.md)\n   - [Tính hạn](m1/bai-2.md)\n   - [Kiểm tra](m1/kiem-tra.quiz.md)\n   - [Khảo sát](m1/khao-sat.quiz.md)\n";
const MODULE: &str = "---\nid: m1\ntitle: Văn bản đến\n---\n";
const LESSON: &str = "---\nid: m1-bai-1\ntitle: Nhận văn bản\nminutes: 20\n---\n\n";
const QUIZ: &str = "---\nid: kt-m1\ntitle: Kiểm tra\nmode: exam\nminutes: 30\npass: 50\nshuffle: [options]\n---\n\n";
const SURVEY: &str = "---\nid: ks-m1\ntitle: Khảo sát\nmode: survey\nminutes: 5\nabout: course\n---\n\n## Hay không? {#q-mau-hay type=scale}\n";
const BANK: &str = "---\nid: nh-m1\ntitle: N\nmode: bank\n---\n\n";
const QUESTIONS: &str = "## Một? {#q-mau-1 tags=bai-1}\n\n1. [x] a\n2. [ ] b\n\n> [!EXPLAIN]\n> e\n\n## Hai? {#q-mau-2 tags=bai-1}\n\n1. [ ] a\n2. [x] b\n\n> [!EXPLAIN]\n> e\n";
const LEGAL: &str = "---\nacts:\n  - { number: 30/2020/NĐ-CP, title: Nghị định về công tác văn thư }\n---\n";

/// The small course around an example: every file that examples link to, the example in the place of its own.
fn around(example: &Example) -> Vec<SourceFile> {
    let whole = |head: &str| {
        if example.text.starts_with("---\n") { example.text.clone() } else { format!("{head}{}", example.text) }
    };
    let lesson_2 = LESSON.replace("bai-1", "bai-2").replace("Nhận văn bản", "Tính hạn");
    let mut files = vec![
        ("k/course.md", COURSE.to_owned()),
        ("k/m1/module.md", MODULE.to_owned()),
        ("k/m1/bai-1.md", format!("{LESSON}Một bài.\n")),
        ("k/m1/bai-2.md", format!("{lesson_2}Hai bài.\n")),
        ("k/m1/bai-1.transcript.md", "Lời.\n".to_owned()),
        ("k/m1/kiem-tra.quiz.md", format!("{QUIZ}{}", QUESTIONS.replace("mau", "kt"))),
        ("k/m1/khao-sat.quiz.md", SURVEY.to_owned()),
        ("k/banks/m1.bank.md", format!("{BANK}{QUESTIONS}")),
        ("legal.md", LEGAL.to_owned()),
    ];
    let (path, text) = match example.kind.as_str() {
        "course" => ("k/course.md", whole("")),
        "module" => ("k/m1/module.md", whole("")),
        "lesson" if example.text.contains("id: m1-bai-2") => ("k/m1/bai-2.md", whole("")),
        "lesson" => ("k/m1/bai-1.md", whole(LESSON)),
        "quiz" | "section" | "question" => ("k/m1/kiem-tra.quiz.md", whole(QUIZ)),
        "survey" => ("k/m1/khao-sat.quiz.md", whole("")),
        "bank" => ("k/banks/m1.bank.md", whole("")),
        "legal" => ("legal.md", whole("")),
        "translation" => return around_translation(example),
        other => panic!("line {}: no kind of example is called {other}", example.line),
    };
    files.retain(|(known, _)| *known != path);
    files.push((path, text));
    let media =
        ["ba-buoc.svg", "bai-1.mp4", "bai-1.opus"].map(|name| SourceFile::medium(format!("k/media/{name}"), b"x"));
    files.into_iter().map(|(path, text)| SourceFile::markdown(path, text)).chain(media).collect()
}

/// The small course around the example before, which this one translates.
fn around_translation(example: &Example) -> Vec<SourceFile> {
    let (text, before) = (example.before.clone(), String::new());
    let mut files = around(&Example { line: example.line, kind: "quiz".into(), wrong: None, text, before });
    let quiz = files.iter().find(|file| file.path == "k/m1/kiem-tra.quiz.md").and_then(SourceFile::text);
    let translation = stamped(quiz.expect("the original"), &example.text);
    files.push(SourceFile::markdown("k/m1/kiem-tra.quiz.en.md", translation));
    files.retain(|file| file.path != "k/course.md");
    files.push(SourceFile::markdown("k/course.md", COURSE.replace("tiet: 2", "translations: [en]\ntiet: 2")));
    files
}

/// The codes of the problems that an example has.
fn codes(example: &Example) -> BTreeSet<&'static str> {
    let problems = match example.kind.as_str() {
        // The courses that it names are those of no example.
        "programme" => read_programme(&SourceFile::markdown("programmes/p.programme.md", example.text.as_str())).1,
        _ => read_catalogue(&around(example)).1,
    };
    problems.iter().map(|problem| problem.code).filter(|code| !SUMS.contains(code)).collect()
}

#[test]
fn every_example_is_as_right_or_wrong_as_the_manual_says() {
    let mut kinds = BTreeSet::new();
    let mut disagree = Vec::new();
    let examples = examples();
    for example in &examples {
        kinds.insert((example.kind.as_str(), example.wrong.is_some()));
        let wanted: BTreeSet<&str> = example.wrong.iter().map(String::as_str).collect();
        let found = codes(example);
        if found != wanted {
            disagree.push(format!("line {}: wanted {wanted:?}, found {found:?}\n{}", example.line, example.text));
        }
    }
    assert!(disagree.is_empty(), "{}", disagree.join("\n"));
    assert!(examples.len() > 45, "{}", examples.len());
    for kind in [
        "course",
        "module",
        "lesson",
        "quiz",
        "survey",
        "section",
        "question",
        "bank",
        "programme",
        "legal",
        "translation",
    ] {
        assert!(kinds.contains(&(kind, false)), "no right example of a {kind}");
    }
}

#[test]
fn every_way_to_answer_has_an_example() {
    let all: String =
        examples().iter().filter(|example| example.wrong.is_none()).map(|example| example.text.as_str()).collect();
    for sign in [
        "1. [x]",
        "- [x]",
        "1. [x] Đúng",
        "= 15",
        "= dichvucong",
        "[[4|bốn]]",
        "[[(",
        "type=match",
        "type=order",
        "type=essay",
        "type=file",
        "type=scale",
        "type=poll",
    ] {
        assert!(all.contains(sign), "{sign}");
    }
    let manual = manual("README.md");
    for callout in
        ["TIP", "NOTE", "WARNING", "IMPORTANT", "CASE", "TASK", "SOURCES", "HINT", "EXPLAIN", "RUBRIC", "SAMPLE"]
    {
        assert!(manual.contains(&format!("[!{callout}]")), "{callout}");
    }
}

#[test]
fn every_field_of_the_schemas_is_in_the_manual() {
    let all: String = examples().iter().map(|example| example.text.as_str()).collect::<String>() + &manual("README.md");
    for name in ["course", "module", "lesson", "quiz", "bank", "programme", "legal", "translation"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../courses/schema/{name}.schema.json"));
        let schema: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(path).expect("a schema")).expect("JSON");
        for field in schema["properties"].as_object().expect("properties").keys() {
            let known = all.contains(&format!("{field}:"));
            assert!(known, "{name}.{field}");
        }
    }
}

#[test]
fn programmes_fit_their_schema() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../courses/schema/programme.schema.json");
    let schema = serde_json::from_str(&fs::read_to_string(path).expect("a schema")).expect("JSON");
    let examples = examples();
    let mut programmes = examples.iter().filter(|example| example.kind == "programme").peekable();
    assert!(programmes.peek().is_some());
    for example in programmes {
        let yaml = example.text.trim_start_matches("---\n").split("\n---").next().unwrap_or_default();
        assert_eq!(validate::faults(&schema, &validate::json(yaml)), Vec::<String>::new(), "line {}", example.line);
    }
}

#[test]
fn the_manual_is_no_content_wherever_it_stands() {
    let plain = Example { line: 0, kind: "module".into(), wrong: None, text: MODULE.into(), before: String::new() };
    let (catalogue, problems) = read_catalogue(&around(&plain));
    for place in ["", "k/", "k/m1/"] {
        let mut files = around(&plain);
        files.push(SourceFile::markdown(format!("{place}README.md"), manual("README.md")));
        let (with_manual, found) = read_catalogue(&files);
        assert_eq!(with_manual, catalogue, "{place}");
        assert_eq!(found, problems, "{place}");
    }
    let mut files = around(&plain);
    files.push(SourceFile::markdown("README.en.md", manual("README.en.md")));
    assert_eq!(read_catalogue(&files).1, problems);
    assert!(missing_ids(&[SourceFile::markdown("README.md", manual("README.md"))]).is_empty());
}

#[test]
fn links_to_its_own_parts_lead_somewhere() {
    let text = manual("README.md");
    // As GitHub makes anchors: lower case, spaces as hyphens, other signs left out.
    let anchors: BTreeSet<String> = text
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .map(|title| {
            title
                .to_lowercase()
                .chars()
                .filter(|letter| letter.is_alphanumeric() || *letter == ' ')
                .map(|letter| if letter == ' ' { '-' } else { letter })
                .collect()
        })
        .collect();
    let wanted: Vec<&str> =
        text.split("](#").skip(1).filter_map(|rest| rest.split(')').next()).filter(|name| *name != "so-den").collect();
    assert!(wanted.len() >= 15);
    for name in wanted {
        assert!(anchors.contains(name), "{name} {anchors:?}");
    }
}
