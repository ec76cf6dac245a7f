//! A course is written, and its author looks at it.

use super::*;
use crate::course::read_course;

const COURSE: &str = "---\nid: khoa\ncode: K\ntitle: Khóa\nsummary: Câu.\ntrack: digital\ngroup: 5\ntiet: 1\n\
    level: co-ban\noutcomes: [Làm được]\n---\n\nMở đầu.\n\n\
    ## Nội dung\n\n1. Phần một\n   - [Bài](bai.md)\n   - [Kiểm tra](kt.quiz.md)\n   - Còn viết\n";
const LESSON: &str = "---\nid: bai\ntitle: Bài\nminutes: 1\n---\n\nMột câu.\n\n## Hỏi gì? {#q-b}\n\n\
    1. [ ] Sai\n   > Chưa đúng.\n2. [x] Đúng\n";
const QUIZ: &str = "---\nid: kt\ntitle: Kiểm tra\nmode: practice\nminutes: 5\n---\n\n# Phần {#a}\n\n## Mấy ngày? {#q-n}\n\n= 15 +- 1\n\n!= 20\n\n> Nhiều quá.\n\n\
    ## Cổng? {#q-c}\n\n= dichvucong\n\n## Nối {#q-m type=match}\n\n- Quốc hội -> Luật\n- Chính phủ -> Nghị định\n- _ -> Thông tư\n\n\
    ## Xếp {#q-o type=order}\n\n1. Nhận\n2. Trả\n\n## Điền {#q-d}\n\nKý [[(Luật)|Lệnh]] và [[4|bốn]].\n\n\
    ## Viết {#q-v type=essay points=3}\n\n> [!RUBRIC]\n> - (3) Rõ\n\n> [!SAMPLE]\n> Mẫu.\n";

impl Workshop {
    fn write(&mut self, path: &str, text: impl Into<String>) {
        self.put(&SourceFile::markdown(path, text));
    }
}

fn files() -> Vec<SourceFile> {
    let files = [("course.md", COURSE), ("bai.md", LESSON), ("kt.quiz.md", QUIZ)];
    files.map(|(path, text)| SourceFile::markdown(path, text)).to_vec()
}

fn workshop() -> Workshop {
    Workshop::new("khoa", &files())
}

fn html(path: &str) -> String {
    workshop().look(path, Locale::Vi).html.unwrap_or_default()
}

#[test]
fn a_lesson_is_shown_with_the_key_of_its_questions() {
    let html = html("bai.md");
    assert!(html.contains("<p>Một câu.</p>") && html.contains("option fixed right"), "{html}");
    assert!(html.contains("Chưa đúng.") && html.contains("1 phút"), "{html}");
}

#[test]
fn every_kind_of_question_shows_what_is_right() {
    let html = html("kt.quiz.md");
    for part in ["14 … 16", "Nhiều quá.", "dichvucong", "Quốc hội → Luật", "Không thuộc về đâu: Thông tư"]
    {
        assert!(html.contains(part), "{part} in {html}");
    }
    for part in ["<b class=\"num\">2</b><span>Trả", "<b>Luật</b> / Lệnh", "4 / bốn", "3 điểm", "Mẫu."] {
        assert!(html.contains(part), "{part} in {html}");
    }
    assert!(!html.contains("data-gap"), "{html}");
}

#[test]
fn a_course_shows_its_outline() {
    let html = html("course.md");
    assert!(html.contains("Mở đầu.") && html.contains("Còn viết (sắp có)") && html.contains("Làm được"), "{html}");
}

#[test]
fn a_changed_text_has_its_own_problems_and_counts_those_elsewhere() {
    let mut workshop = workshop();
    workshop.write("bai.md", LESSON.replace("2. [x]", "2. [ ]"));
    let look = workshop.look("bai.md", Locale::Vi);
    assert_eq!(look.problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["no-right-answer"]);
    let other = workshop.look("kt.quiz.md", Locale::Vi);
    assert!(other.problems.iter().all(|problem| !problem.is_error()) && other.errors_elsewhere == 1, "{other:?}");
    workshop.write("bai.md", LESSON);
    assert_eq!(workshop.look("bai.md", Locale::Vi), self::workshop().look("bai.md", Locale::Vi));
}

#[test]
fn the_problems_are_those_of_the_course() {
    let mut files = files();
    files.push(SourceFile::markdown("moi.md", "---\nid: moi\n---\n\n<script>alert(1)</script>\n"));
    let (_, all) = read_course("khoa", &files);
    let of_new = Workshop::new("khoa", &files).look("moi.md", Locale::Vi).problems;
    assert_eq!(of_new, all.into_iter().filter(|problem| problem.file == "khoa/moi.md").collect::<Vec<_>>());
    assert!(!of_new.is_empty());
}

#[test]
fn what_cannot_be_read_is_not_shown() {
    let mut workshop = workshop();
    workshop.write("bai.md", "Không có phần khai báo.");
    assert_eq!(workshop.look("bai.md", Locale::Vi).html, None);
    workshop.write("course.md", "");
    assert_eq!(workshop.look("kt.quiz.md", Locale::Vi).html, None);
}

#[test]
fn nothing_typed_becomes_markup() {
    let mut workshop = workshop();
    let evil = "<img src=x onerror=alert(1)>";
    let text = QUIZ
        .replace("title: Kiểm tra", &format!("title: \"{evil}\""))
        .replace("# Phần ", &format!("# {evil} "))
        .replace("= dichvucong", &format!("= {evil}"))
        .replace("Thông tư", evil)
        .replace("Lệnh", evil)
        .replace("bốn", evil);
    workshop.write("kt.quiz.md", text);
    let html = workshop.look("kt.quiz.md", Locale::Vi).html.unwrap_or_default();
    assert!(html.contains("&lt;img") && !html.contains("<img"), "{html}");
}

/// What one author after another does to a course; each step leaves something behind for the next.
const EDITS: [(&str, &str); 11] = [
    (
        "bai.md",
        "---\nid: bai\ntitle: Bài\nminutes: 1\nvideo: { src: b.mp4, transcript: b.transcript.md }\n---\n\n[Kiểm tra](kt.quiz.md)\n",
    ),
    ("b.transcript.md", "Lời nói và <b>thẻ</b>.\n"),
    ("n.bank.md", "---\nid: n\ntitle: N\nmode: bank\n---\n\n## Một? {#q-1}\n\n1. [x] A\n2. [ ] B\n"),
    (
        "kt.quiz.md",
        "---\nid: kt\ntitle: Kiểm tra\nmode: practice\nminutes: 5\n---\n\n# Phần {#a from=n.bank.md draw=2}\n",
    ),
    (
        "n.bank.md",
        "---\nid: n\ntitle: N\nmode: bank\n---\n\n## Một? {#q-1}\n\n1. [x] A\n2. [ ] B\n\n## Hai? {#q-2}\n\n1. [x] C\n2. [ ] D\n",
    ),
    (
        "kt.quiz.md",
        "---\nid: kt-moi\ntitle: Kiểm tra\nmode: practice\nminutes: 5\n---\n\n# Phần {#a from=n.bank.md draw=2}\n",
    ),
    ("bai.md", LESSON),
    ("kt.quiz.md", QUIZ),
    ("course.md", "Không có gì."),
    ("course.md", COURSE),
    ("b.transcript.md", "Lời nói."),
];

#[test]
fn what_is_remembered_is_what_would_be_read_anew() {
    let mut files = files();
    files.push(SourceFile::medium("b.mp4", b"video"));
    let mut kept = Workshop::new("khoa", &files);
    for (step, (path, text)) in EDITS.into_iter().enumerate() {
        files.retain(|file| file.path != path);
        files.push(SourceFile::markdown(path, text));
        kept.write(path, text);
        let mut anew = Workshop::new("khoa", &files);
        for file in &files {
            let path = &file.path;
            assert_eq!(kept.look(path, Locale::Vi), anew.look(path, Locale::Vi), "step {step}: {path}");
        }
    }
}
