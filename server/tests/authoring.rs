//! An author's afternoon on the command line: begin a course, check it, forget ids, have them written.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::atomic::{AtomicUsize, Ordering},
};

/// An empty folder that goes with the test.
struct Desk {
    dir: PathBuf,
}

impl Desk {
    fn new() -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let dir = std::env::temp_dir().join(format!("khuevan-author-{}-{number}", std::process::id()));
        fs::create_dir_all(dir.join("courses/schema")).unwrap();
        fs::write(dir.join("courses/schema/lesson.schema.json"), "{}").unwrap();
        Self { dir }
    }

    /// Runs the command line with these words in the folder.
    fn run(&self, words: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_khuevan"));
        command.current_dir(&self.dir).env_remove("LANGUAGE_OF_CHECK").args(words.split(' ')).output().unwrap()
    }

    /// The same, while nobody reads what it prints.
    fn run_for_nobody(&self, words: &str) -> Output {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = Command::new(env!("CARGO_BIN_EXE_khuevan"));
        command.current_dir(&self.dir).env_remove("LANGUAGE_OF_CHECK").args(words.split(' ')).stdout(writer);
        command.output().unwrap()
    }

    /// The same; it must succeed, and gives what was printed.
    fn done(&self, words: &str) -> String {
        let output = self.run(words);
        assert!(output.status.success(), "{words}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// The same; it must refuse with exit code 1, and gives what was said.
    fn refused(&self, words: &str) -> String {
        let output = self.run(words);
        assert_eq!(output.status.code(), Some(1), "{words}: {output:?}");
        String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
    }

    fn file(&self, path: &str) -> PathBuf {
        self.dir.join("courses").join(path)
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.file(path)).unwrap()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.dir));
    }
}

#[test]
fn a_new_course_passes_the_check_and_is_never_overwritten() {
    let desk = Desk::new();
    assert!(desk.done("new course courses/van-thu").contains("courses/van-thu/course.md"));
    assert!(desk.done("check courses").contains("1 khóa học dùng được, 0 lỗi, 0 điều"));
    assert!(desk.done("check courses --lang en").contains("1 courses can be used, 0 errors, 0 warnings"));
    fs::write(desk.file("van-thu/m1/bai-1.md"), "của tôi").unwrap();
    fs::remove_file(desk.file("van-thu/course.md")).unwrap();
    assert!(desk.refused("new course courses/van-thu").contains("module.md đã có; không ghi đè"));
    assert_eq!(desk.text("van-thu/m1/bai-1.md"), "của tôi");
    assert!(!desk.file("van-thu/course.md").exists(), "all files are new, or none is written");
}

#[test]
fn new_parts_find_their_course_and_their_schema() {
    let desk = Desk::new();
    desk.done("new course courses/van-thu");
    let said = desk.done("new lesson courses/van-thu/m1/bai-2.md --title Sổ");
    assert!(said.contains("- [Sổ](bai-2.md)"), "{said}");
    let lesson = desk.text("van-thu/m1/bai-2.md");
    assert!(
        lesson.starts_with("---\n# yaml-language-server: $schema=../../schema/lesson.schema.json\nid: m1-bai-2\n"),
        "{lesson}"
    );
    desk.done("new quiz courses/van-thu/m1/them.quiz.md");
    desk.done("new bank courses/van-thu/banks/m2.bank.md");
    desk.done("new programme courses/programmes/cap-xa.programme.md");
    assert!(desk.text("van-thu/m1/them.quiz.md").starts_with("---\nid: m1-them\n"), "no schema stands there");
    assert!(desk.done("check courses").contains(" 0 lỗi, "));
    for (words, why) in [
        ("new lesson courses/van-thu/m1/bai-2.md", "đã có"),
        ("new lesson courses/van-thu/m1/x.quiz.md", "kết thúc bằng .md"),
        ("new quiz courses/van-thu/m1/x.md", "kết thúc bằng .quiz.md"),
        ("new bank courses/x.bank.md", "course.md"),
    ] {
        assert!(desk.refused(words).contains(why), "{words}");
    }
}

#[test]
fn a_translation_is_begun_falls_behind_and_is_stamped_again() {
    let desk = Desk::new();
    desk.done("new course courses/van-thu");
    let course = desk.text("van-thu/course.md").replacen("\ntiet: 1", "\ntranslations: [en]\ntiet: 1", 1);
    assert!(course.contains("translations: [en]"), "{course}");
    fs::write(desk.file("van-thu/course.md"), course).unwrap();
    assert!(desk.done("check courses").contains("khuevan new translation en van-thu/course.md"));
    for path in ["course.md", "m1/module.md", "m1/bai-1.md", "m1/kiem-tra.quiz.md", "banks/m1.bank.md"] {
        desk.done(&format!("new translation en courses/van-thu/{path}"));
    }
    assert!(desk.done("check courses").contains("0 lỗi, 0 điều"), "what was just begun follows its original");
    assert!(desk.refused("new translation en courses/van-thu/m1/bai-1.md").contains("đã có"));
    assert!(desk.refused("new translation fr courses/van-thu/m1/bai-1.en.md").contains("bản dịch"));
    assert!(desk.done("drift courses").contains("5 bản dịch theo kịp bản gốc, 0 có đoạn cần dịch lại"));
    let lesson = desk.text("van-thu/m1/bai-1.md");
    let line = lesson.lines().position(|line| line.starts_with("## ")).unwrap() + 1;
    let heading = lesson.lines().nth(line - 1).unwrap();
    fs::write(desk.file("van-thu/m1/bai-1.md"), lesson.replacen(heading, "## Một tên khác", 1)).unwrap();
    let said = desk.done("drift courses/van-thu --lang en");
    assert!(said.contains(&format!("changed, van-thu/m1/bai-1.md:{line} ## Một tên khác")), "{said}");
    assert!(desk.done("check courses").contains("translation-stale"));
    let json: serde_json::Value = serde_json::from_str(&desk.done("drift courses --json")).unwrap();
    let stale: Vec<_> = json.as_array().unwrap().iter().filter(|one| one["state"] == "stale").collect();
    assert_eq!(stale[0]["passages"][0]["original_line"], line);
    let stamped = desk.done("drift --stamp courses/van-thu/m1/bai-1.en.md");
    assert!(stamped.contains("bai-1.en.md"));
    assert!(desk.done("drift courses").contains("5 bản dịch theo kịp"));
    assert!(desk.refused("drift --stamp courses/van-thu/m1/bai-1.md").contains("không phải bản dịch"));
}

#[test]
fn ids_are_written_once_and_nothing_else_changes() {
    let desk = Desk::new();
    desk.done("new course courses/van-thu");
    let path = "van-thu/banks/m1.bank.md";
    let windows =
        desk.text(path).replace('\n', "\r\n") + "## Ai giữ số đến?\r\n\r\n1. [x] Văn thư\r\n2. [ ] Bảo vệ\r\n";
    fs::write(desk.file(path), &windows).unwrap();
    set_mode(&desk.file(path), 0o640);
    let missing = desk.refused("fmt courses --check");
    let line = windows.lines().position(|line| line.starts_with("## Ai giữ số đến")).unwrap() + 1;
    assert!(missing.contains(&format!("van-thu/banks/m1.bank.md:{line}: q-ai-giu-so-den")), "{missing}");
    assert_eq!(desk.text(path), windows, "--check writes nothing");
    assert!(desk.done("fmt courses/van-thu").contains("Đã ghi 1 mã."));
    assert_eq!(desk.text(path), windows.replace("số đến?", "số đến? {#q-ai-giu-so-den}"));
    assert_eq!(mode(&desk.file(path)), 0o640);
    assert!(desk.done("fmt courses --check").contains("Không thiếu mã nào."));
    let left: Vec<_> =
        fs::read_dir(desk.file("van-thu/banks")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["m1.bank.md"], "no half-written file stays");
}

#[test]
fn a_problem_comes_with_its_place_its_cure_and_one_example() {
    let desk = Desk::new();
    desk.done("new course courses/van-thu");
    desk.done("new course courses/luu-tru");
    let path = desk.file("van-thu/m1/kiem-tra.quiz.md");
    let text = desk.text("van-thu/m1/kiem-tra.quiz.md");
    let line = text.lines().position(|line| line.starts_with("## ")).map_or(0, |index| index as u64 + 1);
    fs::write(&path, text.replace("1. [x]", "1. [ ]").replace("- [x]", "- [ ]")).unwrap();
    let said = desk.refused("check courses/van-thu");
    assert_eq!(said.matches("[no-right-answer]").count(), 2, "{said}");
    assert_eq!(said.matches("Ví dụ đúng:").count(), 1, "the example stands with the first of its kind: {said}");
    assert!(said.contains(&format!("van-thu/m1/kiem-tra.quiz.md:{line}:1: lỗi")), "{said}");
    assert!(said.contains("0 khóa học dùng được, 2 lỗi"), "{said}");
    let json: serde_json::Value = serde_json::from_str(&desk.refused("check courses --json")).unwrap();
    let first = &json[0];
    assert_eq!((first["code"].as_str(), first["line"].as_u64()), (Some("no-right-answer"), Some(line)));
    for part in ["what", "mend", "example"] {
        assert!(first[part]["vi"].is_string() && first[part]["en"].is_string(), "{part}: {first}");
    }
    assert!(desk.done("check courses/luu-tru").contains("1 khóa học dùng được, 0 lỗi"), "the other course is well");
}

#[test]
fn what_has_passed_is_told_as_of_a_day() {
    let desk = Desk::new();
    desk.done("new course courses/van-thu");
    let course = desk.text("van-thu/course.md").replacen("\ntiet: 1", "\nreview_by: 2999-12-31\ntiet: 1", 1);
    assert!(course.contains("review_by: 2999-12-31"), "{course}");
    fs::write(desk.file("van-thu/course.md"), course).unwrap();
    assert!(desk.done("check courses").contains("0 lỗi, 0 điều"), "today is before");
    assert!(desk.done("check courses --on 2999-12-31").contains("0 lỗi, 0 điều"), "the day itself is in time");
    let said = desk.done("check courses --on 3000-01-01");
    assert!(said.contains("cảnh báo [review-overdue]") && said.contains("2999-12-31"), "{said}");
    assert_eq!(desk.run("check courses --on hôm-nay").status.code(), Some(2));
}

fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_command_ends_as_it_would_when_its_reader_has_gone_away() {
    let desk = Desk::new();
    desk.done("new course courses/van-thu");
    for words in ["check courses", "check courses --json", "fmt courses", "new course courses/khac"] {
        let alone = desk.run_for_nobody(words);
        assert!(alone.stderr.is_empty(), "{words}: {alone:?}");
        if !words.starts_with("new") {
            assert_eq!(alone.status.code(), desk.run(words).status.code(), "{words}");
        }
    }
    assert!(desk.file("khac/course.md").exists(), "its work is done");
}
