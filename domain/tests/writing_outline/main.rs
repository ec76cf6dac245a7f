//! Wishes about the outline: the files afterwards, as small a change as can be.

mod random;

use domain::{
    course::{SourceFile, read_course},
    writing::{FileEdit, PieceKind, Refusal, Wish, carry_out, compare, outline},
};

/// A course in its author's own style: a numbered list with stars inside, and a comment behind its title.
const COURSE: &str = "---\nid: vt\ncode: VT\ntitle: Văn thư   # tên\nsummary: S\ntrack: digital\ngroup: 1\ntiet: 1\n\
    complete: { lessons: all }\n---\n\nLời mở đầu.\n\n- một ý\n\n## Nội dung\n\n\
    1. [Mô-đun 1. Đến](m1/module.md)\n   * [Bài 1. Sổ](m1/bai-1.md)\n   * [Bài 2. Số](m1/bai-2.md)\n   * [Kiểm tra](m1/kt.quiz.md)\n\
    2. [Mô-đun 2. Đi](m2/module.md)\n   * [Bài 1. Ký](m2/bai-1.md)\n\nLời cuối.\n";

fn lesson(id: &str, title: &str) -> String {
    format!("---\nid: {id}\ntitle: {title}\nminutes: 1\n---\n\nMột đoạn.\n")
}

fn course(text: &str) -> Vec<SourceFile> {
    let quiz = "---\nid: kt\ntitle: Kiểm tra\nmode: practice\nminutes: 1\n---\n\n## Ai ký? {#q-ky}\n\n1. [x] Chủ tịch\n   > Người ký.\n2. [ ] Văn thư\n   > Người giữ dấu.\n3. [ ] Bảo vệ\n   > Người giữ cổng.\n\n> [!EXPLAIN]\n> Vì vậy.\n";
    let module = |id: &str, title: &str| format!("---\nid: {id}\ntitle: {title}\n---\n\nMột đoạn.\n");
    vec![
        SourceFile::markdown("course.md", text),
        SourceFile::markdown("m1/module.md", module("m1", "Đến")),
        SourceFile::markdown("m1/bai-1.md", lesson("b1", "Sổ")),
        SourceFile::markdown("m1/bai-1.en.md", "---\ntitle: Register\n---\n\nOne.\n"),
        SourceFile::markdown("m1/bai-1.transcript.md", "Lời nói.\n"),
        SourceFile::markdown("m1/bai-2.md", lesson("b2", "Số")),
        SourceFile::markdown("m1/kt.quiz.md", quiz),
        SourceFile::markdown("m2/module.md", module("m2", "Đi")),
        SourceFile::markdown("m2/bai-1.md", lesson("b3", "Ký")),
    ]
}

/// The files after a wish.
fn after(files: &[SourceFile], edits: &[FileEdit]) -> Vec<SourceFile> {
    let mut files: Vec<SourceFile> =
        files.iter().filter(|file| !edits.iter().any(|edit| edit.path == file.path)).cloned().collect();
    let written = |edit: &FileEdit| Some(SourceFile::markdown(&*edit.path, edit.content.clone()?));
    files.extend(edits.iter().filter_map(written));
    files
}

fn errors(files: &[SourceFile]) -> Vec<String> {
    let (_, problems) = read_course("vt", files);
    problems.iter().filter(|problem| problem.is_error()).map(|one| format!("{}: {}", one.code, one.what.en)).collect()
}

fn wished(text: &str, wish: Wish) -> Vec<FileEdit> {
    let files = course(text);
    let edits = carry_out(&files, &wish, &|_| false).expect("carried out");
    assert_eq!(errors(&after(&files, &edits)), [""; 0], "{wish:?}");
    edits
}

/// The lines of a text that another lacks, as `-old` and `+new`.
fn difference(before: &str, after: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for (mark, this, other) in [('-', before, after), ('+', after, before)] {
        let known: Vec<&str> = other.lines().collect();
        lines.extend(this.lines().filter(|line| !known.contains(line)).map(|line| format!("{mark}{line}")));
    }
    lines
}

fn changed<'e>(edits: &'e [FileEdit], path: &str) -> &'e str {
    let edit = edits.iter().find(|edit| edit.path == path);
    edit.and_then(|edit| edit.content.as_deref()).unwrap_or_else(|| panic!("{path} in {edits:?}"))
}

fn paths(edits: &[FileEdit]) -> Vec<(&str, bool)> {
    edits.iter().map(|edit| (edit.path.as_str(), edit.content.is_some())).collect()
}

#[test]
fn a_lesson_comes_behind_the_last_lesson_in_the_style_of_the_list() {
    let edits = wished(COURSE, Wish::AddLesson { module: "m1/module.md".into(), title: " Lưu  trữ ".into() });
    assert_eq!(paths(&edits), [("m1/bai-3.md", true), ("course.md", true)]);
    let line = "   * [Bài 3. Lưu trữ](m1/bai-3.md)\n";
    assert_eq!(changed(&edits, "course.md"), COURSE.replace("   * [Kiểm tra]", &format!("{line}   * [Kiểm tra]")));
    assert!(changed(&edits, "m1/bai-3.md").starts_with("---\nid: m1-bai-3\ntitle: Lưu trữ\n"));
}

#[test]
fn quizzes_and_surveys_come_last_and_ids_are_never_used_again() {
    let files = course(COURSE);
    let wish = Wish::AddQuiz { module: "m2/module.md".into(), title: "Kiểm tra: cuối".into() };
    let edits = carry_out(&files, &wish, &|id| id == "m2-kiem-tra-cuoi").expect("carried out");
    assert_eq!(difference(COURSE, changed(&edits, "course.md")), ["+   * [Kiểm tra: cuối](m2/kiem-tra-cuoi.quiz.md)"]);
    let quiz = changed(&edits, "m2/kiem-tra-cuoi.quiz.md");
    assert!(quiz.starts_with("---\nid: m2-kiem-tra-cuoi-2\ntitle: \"Kiểm tra: cuối\"\n"), "{quiz}");
    assert_eq!(errors(&after(&files, &edits)), [""; 0]);
    let edits = wished(COURSE, Wish::AddSurvey { module: "m2/module.md".into(), title: "Khảo sát".into() });
    assert_eq!(paths(&edits), [("m2/khao-sat.quiz.md", true), ("course.md", true)]);
}

#[test]
fn modules_are_counted_on_and_banks_are_listed_nowhere() {
    let edits = wished(COURSE, Wish::AddModule { title: "Lưu".into() });
    assert_eq!(paths(&edits), [("m3/module.md", true), ("course.md", true)]);
    assert_eq!(difference(COURSE, changed(&edits, "course.md")), ["+3. [Mô-đun 3. Lưu](m3/module.md)"]);
    let files = after(&course(COURSE), &edits);
    let wish = Wish::AddLesson { module: "m3/module.md".into(), title: "Kho".into() };
    let more = carry_out(&files, &wish, &|_| false).expect("carried out");
    assert!(
        changed(&more, "course.md").contains("3. [Mô-đun 3. Lưu](m3/module.md)\n   * [Kho](m3/bai-1.md)\n\nLời cuối")
    );
    assert_eq!(paths(&wished(COURSE, Wish::AddBank { title: "Câu hỏi".into() })), [("banks/cau-hoi.bank.md", true)]);
}

#[test]
fn a_new_title_stands_in_the_file_and_in_the_outline() {
    let edits = wished(COURSE, Wish::Rename { path: "m1/bai-2.md".into(), title: "Số & *ngày* [1]".into() });
    assert_eq!(changed(&edits, "m1/bai-2.md"), lesson("b2", "\"Số & *ngày* [1]\""));
    assert_eq!(
        difference(COURSE, changed(&edits, "course.md")),
        ["-   * [Bài 2. Số](m1/bai-2.md)", "+   * [Bài 2. Số & \\*ngày\\* \\[1\\]](m1/bai-2.md)"]
    );
    let title = outline(&after(&course(COURSE), &edits)).expect("an outline")[0].items[1].title.clone();
    assert_eq!(title, "Bài 2. Số & *ngày* [1]");
    let edits = wished(COURSE, Wish::Rename { path: "course.md".into(), title: "Công văn".into() });
    assert_eq!(changed(&edits, "course.md"), COURSE.replace("title: Văn thư   # tên", "title: Công văn   # tên"));
}

#[test]
fn an_item_moves_within_its_module_and_into_another() {
    let within = Wish::Move { path: "m1/bai-2.md".into(), module: "m1/module.md".into(), place: 0 };
    let edits = wished(COURSE, within);
    assert_eq!(paths(&edits), [("course.md", true)]);
    assert!(
        changed(&edits, "course.md").contains(
            "   * [Bài 1. Số](m1/bai-2.md)\n   * [Bài 2. Sổ](m1/bai-1.md)\n   * [Kiểm tra](m1/kt.quiz.md)\n2."
        )
    );
    let across = Wish::Move { path: "m1/bai-1.md".into(), module: "m2/module.md".into(), place: 9 };
    let edits = wished(COURSE, across);
    assert!(changed(&edits, "course.md").contains(
        "(m1/module.md)\n   * [Bài 1. Số](m1/bai-2.md)\n   * [Kiểm tra](m1/kt.quiz.md)\n2. [Mô-đun 2. Đi](m2/module.md)\n   * [Bài 1. Ký](m2/bai-1.md)\n   * [Bài 2. Sổ](m1/bai-1.md)\n\nLời"
    ));
}

#[test]
fn a_module_moves_with_its_items() {
    let edits = wished(COURSE, Wish::Move { path: "m2/module.md".into(), module: String::new(), place: 0 });
    assert!(changed(&edits, "course.md").contains(
        "1. [Mô-đun 1. Đi](m2/module.md)\n   * [Bài 1. Ký](m2/bai-1.md)\n2. [Mô-đun 2. Đến](m1/module.md)\n   * [Bài 1. Sổ](m1/bai-1.md)\n"
    ));
}

#[test]
fn what_is_retired_takes_its_translations_and_its_transcript_with_it() {
    let edits = wished(COURSE, Wish::Retire { path: "m1/bai-1.md".into() });
    assert_eq!(
        paths(&edits),
        [("course.md", true), ("m1/bai-1.en.md", false), ("m1/bai-1.md", false), ("m1/bai-1.transcript.md", false)]
    );
    assert_eq!(
        difference(COURSE, changed(&edits, "course.md")),
        ["-   * [Bài 1. Sổ](m1/bai-1.md)", "-   * [Bài 2. Số](m1/bai-2.md)", "+   * [Bài 1. Số](m1/bai-2.md)"]
    );
    let edits = wished(COURSE, Wish::Retire { path: "m1/module.md".into() });
    assert_eq!(paths(&edits).iter().filter(|(_, stays)| !stays).count(), 6);
    assert!(changed(&edits, "course.md").contains("## Nội dung\n\n1. [Mô-đun 1. Đi](m2/module.md)\n"));
}

#[test]
fn an_outline_of_a_module_s_own_file_is_edited_there() {
    let text = COURSE.replace("   * [Bài 1. Ký](m2/bai-1.md)\n", "");
    let mut files = course(&text);
    let module = "---\r\nid: m2\r\ntitle: Đi\r\n---\r\n\r\nMột đoạn.\r\n\r\n## Nội dung\r\n\r\n- [Ký](bai-1.md)\r\n";
    files[7] = SourceFile::markdown("m2/module.md", module);
    assert_eq!(errors(&files), [""; 0]);
    let wish = Wish::Move { path: "m1/bai-2.md".into(), module: "m2/module.md".into(), place: 0 };
    let edits = carry_out(&files, &wish, &|_| false).expect("carried out");
    let expected = module.replace("- [Ký]", "- [Bài 2. Số](../m1/bai-2.md)\r\n- [Ký]");
    assert_eq!(changed(&edits, "m2/module.md"), expected);
    assert_eq!(errors(&after(&files, &edits)), [""; 0]);
    let wish = Wish::Rename { path: "m2/module.md".into(), title: "Văn bản đi".into() };
    let edits = carry_out(&files, &wish, &|_| false).expect("carried out");
    assert_eq!(changed(&edits, "m2/module.md"), module.replace("title: Đi", "title: Văn bản đi"));
}

#[test]
fn line_ends_and_bytes_of_other_lines_stay() {
    let text = COURSE.replace('\n', "\r\n").replace("Lời cuối", "L\u{1a1}\u{300}i cu\u{f4}\u{301}i");
    let edits = wished(&text, Wish::AddLesson { module: "m2/module.md".into(), title: "Gửi".into() });
    let line = "   * [Bài 2. Gửi](m2/bai-2.md)\r\n";
    assert_eq!(changed(&edits, "course.md"), text.replace("(m2/bai-1.md)\r\n", &format!("(m2/bai-1.md)\r\n{line}")));
    assert!(!changed(&edits, "m2/bai-2.md").replace("\r\n", "").contains('\n'));
}

#[test]
fn lists_with_empty_lines_and_two_digits_keep_their_form() {
    let modules: String = (1..=9).map(|number| format!("{number}. Phần {number}\n\n   - Bài\n\n")).collect();
    let text = format!(
        "{}{modules}10. [Đến](m1/module.md)\n\n    - [Sổ](m1/bai-1.md)\n",
        &COURSE[..COURSE.find("1. [Mô").expect("there")]
    );
    let files = course(&text);
    let wish = Wish::Move { path: "m1/module.md".into(), module: String::new(), place: 8 };
    let edits = carry_out(&files, &wish, &|_| false).expect("carried out");
    let written = changed(&edits, "course.md");
    assert!(
        written.ends_with("9. [Đến](m1/module.md)\n\n   - [Sổ](m1/bai-1.md)\n\n10. Phần 9\n\n    - Bài\n"),
        "{written}"
    );
}

#[test]
fn a_short_course_has_no_modules() {
    let text = &format!(
        "{}- [Sổ](m1/bai-1.md)\n- [Kiểm tra](m1/kt.quiz.md)\n",
        &COURSE[..COURSE.find("1. [Mô").expect("there")]
    );
    let edits = wished(text, Wish::AddLesson { module: String::new(), title: "Số".into() });
    assert!(
        changed(&edits, "course.md")
            .ends_with("- [Sổ](m1/bai-1.md)\n- [Số](m1/bai-3.md)\n- [Kiểm tra](m1/kt.quiz.md)\n")
    );
    let wish = Wish::Move { path: "m2/bai-1.md".into(), module: String::new(), place: 1 };
    let edits = wished(text, wish);
    assert!(
        changed(&edits, "course.md")
            .ends_with("- [Sổ](m1/bai-1.md)\n- [Ký](m2/bai-1.md)\n- [Kiểm tra](m1/kt.quiz.md)\n")
    );
}

#[test]
fn what_cannot_be_done_is_said() {
    let refusal = |wish: Wish| carry_out(&course(COURSE), &wish, &|_| false).expect_err("refused");
    let title = |title: &str| Wish::AddModule { title: title.into() };
    assert_eq!(refusal(title(" ")), Refusal::TitleEmpty);
    assert_eq!(refusal(title("a\nb")), Refusal::TitleBroken);
    assert_eq!(refusal(title(&"a".repeat(201))), Refusal::TitleTooLong);
    let unknown = Wish::AddLesson { module: "m9/module.md".into(), title: "A".into() };
    assert_eq!(refusal(unknown), Refusal::UnknownModule("m9/module.md".into()));
    assert_eq!(refusal(Wish::Retire { path: "m9.md".into() }), Refusal::UnknownPath("m9.md".into()));
    assert_eq!(refusal(Wish::Retire { path: "course.md".into() }), Refusal::NotPossible("course.md".into()));
    let translation = Wish::Rename { path: "m1/bai-1.en.md".into(), title: "A".into() };
    assert_eq!(refusal(translation), Refusal::NotPossible("m1/bai-1.en.md".into()));
    let only = COURSE.split("2. [Mô").next().expect("there");
    let last = carry_out(&course(only), &Wish::Retire { path: "m1/module.md".into() }, &|_| false);
    assert_eq!(last, Err(Refusal::LastEntry));
    let tangled = COURSE.replace("   * [Bài 1. Sổ](m1/bai-1.md)\n", "   * * [Bài 1. Sổ](m1/bai-1.md)\n");
    let wish = Wish::AddModule { title: "A".into() };
    assert_eq!(carry_out(&course(&tangled), &wish, &|_| false), Err(Refusal::Unclear("course.md".into())));
    assert!(Refusal::LastEntry.sentence().vi.contains("mục"));
}

#[test]
fn a_comparison_shows_only_what_was_wished() {
    let edits = wished(COURSE, Wish::AddLesson { module: "m2/module.md".into(), title: "Gửi".into() });
    let pieces = compare(COURSE, changed(&edits, "course.md"));
    assert!(pieces.iter().all(|piece| piece.kind != PieceKind::Gone));
}
