//! Ids that `khuevan fmt` writes: once, in their places, and nothing else.

use domain::course::{Insertion, SourceFile, missing_ids, read_course, with_insertions};
use proptest::prelude::*;

/// The text of one file after its ids were written.
fn named(path: &str, text: &str) -> String {
    with_insertions(text, &missing_ids(&[SourceFile::markdown(path, text)]))
}

#[test]
fn questions_and_sections_of_a_quiz() {
    let text = "---\nid: kt\ntitle: K\n---\n# Phần A. Nhận ra\n\n## Ai ký văn bản?\n\n1. [x] a\n\n## Ai ký văn bản?   \n## Còn ai? {level=2}\n## Đã có {#q-da-co}\n";
    assert_eq!(
        named("k.quiz.md", text),
        "---\nid: kt\ntitle: K\n---\n# Phần A. Nhận ra {#phan-a-nhan-ra}\n\n## Ai ký văn bản? {#q-ai-ky-van-ban}\n\n1. [x] a\n\n## Ai ký văn bản? {#q-ai-ky-van-ban-2}   \n## Còn ai? {#q-con-ai level=2}\n## Đã có {#q-da-co}\n"
    );
}

#[test]
fn ids_are_new_in_the_whole_course() {
    let files = [
        SourceFile::markdown("a.bank.md", "---\nid: nh\ntitle: N\n---\n## Ai ký?\n"),
        SourceFile::markdown("b.quiz.md", "---\nid: kt\ntitle: K\n---\n## Cũ {#q-ai-ky}\n"),
        SourceFile::markdown("m/module.md", "---\ntitle: KT\n---\n"),
    ];
    let ids: Vec<String> = missing_ids(&files).into_iter().map(|insertion| insertion.id).collect();
    assert_eq!(ids, ["q-ai-ky-2", "kt-2"]);
}

#[test]
fn front_matter_without_an_id_gets_one() {
    assert_eq!(named("m1/bai-1.md", "---\ntitle: Sổ đến\n---\n"), "---\nid: so-den\ntitle: Sổ đến\n---\n");
    assert_eq!(named("bai-1.md", "---\r\nminutes: 1\r\n---\r\n"), "---\r\nid: bai-1\r\nminutes: 1\r\n---\r\n");
    assert_eq!(named("b.md", "---\ntitle: B\nid:   # sau\n---\n"), "---\ntitle: B\nid: b   # sau\n---\n");
    for left in
        ["---\n{ title: B }\n---\n", "không có khai báo\n", "---\nid: [a]\ntitle: B\n---\n", "---\ntitle: a: b\n---\n"]
    {
        assert_eq!(named("b.md", left), left);
    }
}

#[test]
fn practice_questions_and_repeated_headings_of_a_lesson() {
    let text = "---\nid: b\ntitle: B\n---\n## Ví dụ\n\n## Vì sao?\n\n1. [ ] a\n2. [x] b\n\n## Ví dụ\n\n- [x] xong\n\n### Ví dụ\n";
    assert_eq!(
        named("b.md", text),
        "---\nid: b\ntitle: B\n---\n## Ví dụ\n\n## Vì sao? {#q-vi-sao}\n\n1. [ ] a\n2. [x] b\n\n## Ví dụ {#vi-du--2}\n\n- [x] xong\n\n### Ví dụ {#vi-du--3}\n"
    );
}

#[test]
fn windows_files_keep_their_marks_and_their_letters() {
    let text = "\u{feff}---\r\nid: kt\r\ntitle: K\r\n---\r\n## Ho\u{300}a Bi\u{300}nh?\r\n\r\n1. [x] a\r\n";
    assert_eq!(named("k.quiz.md", text), text.replace("?\r\n", "? {#q-hoa-binh}\r\n"));
}

#[test]
fn a_sign_without_a_space_makes_no_heading_of_the_lines_above_a_rule() {
    let text = "---\nid: k\ntitle: K\n---\n#0\nchữ\n---\n";
    assert_eq!(named("k.quiz.md", text), text);
}

#[test]
fn what_its_author_must_mend_is_left_alone() {
    for text in [
        "---\nid: kt\ntitle: K\n---\n## Mã xấu {#Q 1}\n",
        "---\nid: kt\ntitle: K\n---\n## T {title=\"a b\"}\n",
        "---\nid: kt\ntitle: K\n---\nChữ trên vạch\n---\n",
        "---\nid: kt\ntitle: K\n---\n## Tiêu đề bị\nngắt dòng {#q-1}\n",
        "---\nid: kt\ntitle: K\n---\n```\n## trong mã\n```\n\n> ## trong trích dẫn\n",
    ] {
        assert_eq!(named("k.quiz.md", text), text);
    }
    for path in ["README.md", "b.en.md", "b.transcript.md"] {
        assert_eq!(named(path, "---\ntitle: B\n---\n## A\n\n## A\n"), "---\ntitle: B\n---\n## A\n\n## A\n");
    }
    assert!(missing_ids(&[SourceFile::medium("a.svg", b"## A")]).is_empty());
}

#[test]
fn many_equal_titles_take_no_longer_than_their_number_deserves() {
    let files: Vec<SourceFile> = (0..20)
        .map(|number| {
            SourceFile::markdown(
                format!("{number}.bank.md"),
                format!("---\nid: n{number}\n---\n{}", "## Câu hỏi?\n".repeat(5_000)),
            )
        })
        .collect();
    let ids = missing_ids(&files);
    assert_eq!((ids.len(), ids[99_999].id.as_str()), (100_000, "q-cau-hoi-100000"));
}

/// Lines that a heading, a front matter or what looks like one is made of.
const PIECES: [&str; 34] = [
    "# A",
    "## B",
    "## B",
    "### C",
    "## Dấu {level=2}",
    "## Tập {}",
    "## Tập { }",
    "## Tập {a, b}",
    "## Lớp {.x}",
    "## Đuôi ##",
    "## Gạch \\",
    "## \\{#x\\}",
    "## {#q-x}",
    "##",
    "#",
    "## `mã` **đậm**",
    "   ## Lùi",
    "    ## Mã",
    "> ## Trích",
    "- ## Mục",
    "1. [x] a",
    "2. [ ] b",
    "- [x] c",
    "",
    "",
    "---",
    "===",
    "```",
    "chữ",
    "chữ {#q-y}",
    "\u{a0}",
    "\t",
    "id:",
    "title: T",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![5 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => "[#{}. \\[\\]xa-ê\u{300}=\"]{0,9}"];
    let line = (piece, prop::sample::select(&["\n", "\r\n", "\r", "  \n", "\n\n"][..]));
    let body = prop::collection::vec(line, 0..14)
        .prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect::<String>());
    let head = prop::sample::select(
        &["", "---\ntitle: T\n---\n", "---\nid: k\n---\n", "\u{feff}---\r\ntitle: T\r\n---\r\n", "---\nid:\n---\n"][..],
    );
    (head, body).prop_map(|(head, body)| format!("{head}{body}"))
}

/// What the reader says of a file as part of a course.
fn problems(path: &str, text: &str) -> Vec<&'static str> {
    let outline =
        format!("---\nid: c\ncode: C\ntitle: C\nsummary: S\ntrack: digital\ngroup: 1\ntiet: 1\n---\n\n- [T]({path})\n");
    let (_, problems) =
        read_course("c", &[SourceFile::markdown("course.md", outline), SourceFile::markdown(path, text)]);
    problems.into_iter().map(|problem| problem.code).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_second_time_there_is_nothing_to_write(text in text(), path in prop::sample::select(&["k.quiz.md", "n.bank.md", "b.md", "m/module.md"][..])) {
        let first = missing_ids(&[SourceFile::markdown(path, text.clone())]);
        let written = with_insertions(&text, &first);
        prop_assert_eq!(missing_ids(&[SourceFile::markdown(path, written.clone())]), Vec::<Insertion>::new(), "{:?}", written);
        // Taking the insertions away again gives every byte back.
        let mut bare = written.clone();
        for insertion in first.iter().rev() {
            let shift: usize = first.iter().filter(|other| other.offset < insertion.offset).map(|other| other.text.len()).sum();
            let at = insertion.offset + shift;
            prop_assert_eq!(&bare[at..at + insertion.text.len()], insertion.text.as_str());
            bare.replace_range(at..at + insertion.text.len(), "");
        }
        prop_assert_eq!(bare, text);
    }

    #[test]
    fn the_reader_misses_no_id_that_could_be_written(text in text(), path in prop::sample::select(&["k.quiz.md", "b.md"][..])) {
        let (before, after) = (problems(path, &text), problems(path, &named(path, &text)));
        let count = |problems: &[&str], code| problems.iter().filter(|found| **found == code).count();
        prop_assert!(count(&after, "bad-id") <= count(&before, "bad-id"), "{before:?} {after:?}");
        prop_assert_eq!(count(&after, "question-without-id"), 0);
        if !before.contains(&"attribute-with-spaces") {
            prop_assert_eq!(count(&after, "heading-without-id"), 0, "{:?}", named(path, &text));
        }
    }
}
