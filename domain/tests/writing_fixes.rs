//! Quick fixes: each makes its problem go away, and no other comes.

use domain::{
    course::{SourceFile, read_course},
    problem::Problem,
    writing::{Fix, quick_fix},
};

const COURSE: &str = "---\nid: c\ncode: C\ntitle: C\nsummary: S\ntrack: digital\ngroup: 1\ntiet: 1\nlevel: co-ban\ncomplete: { lessons: all, quizzes: [kiem-tra] }\n---\n\n## Nội dung\n\n- [Bài 1. B](m/bai.md)\n- [K](m/k.quiz.md)\n";
const LESSON: &str = "---\nid: b\ntitle: B\nminutes: 1\n---\n\nMột đoạn.\n";
const QUIZ: &str = "---\nid: kiem-tra\ntitle: K\nmode: exam\npass: 50\nminutes: 9\n---\n\n";
const QUESTION: &str = "## Ai ký? {#q-ky}\n\n1. [x] Chủ tịch\n2. [ ] Văn thư\n3. [ ] Bảo vệ\n";

fn files(course: &str, lesson: &str, question: &str) -> Vec<SourceFile> {
    vec![
        SourceFile::markdown("course.md", course),
        SourceFile::markdown("m/bai.md", lesson),
        SourceFile::markdown("m/k.quiz.md", format!("{QUIZ}{question}")),
        SourceFile::medium("media/hinh-mot.svg", b"<svg/>"),
        SourceFile::medium("media/khac.svg", b"<svg/>"),
    ]
}

fn problems(files: &[SourceFile], code: &str) -> Vec<Problem> {
    read_course("khoa", files).1.into_iter().filter(|problem| problem.code == code).collect()
}

fn errors(files: &[SourceFile]) -> usize {
    read_course("khoa", files).1.iter().filter(|problem| problem.is_error()).count()
}

fn fixed(files: &[SourceFile], fix: &Fix) -> Vec<SourceFile> {
    let mut files = files.to_vec();
    for edit in fix.edits.iter().rev() {
        let file = files.iter_mut().find(|file| file.path == edit.path).expect("the file");
        let mut text = file.text().expect("a text").to_owned();
        text.replace_range(edit.start..edit.end, &edit.text);
        *file = SourceFile::markdown(&*edit.path, text);
    }
    files
}

/// Fixes the first problem of a code; the text of the file then.
fn check(files: &[SourceFile], code: &str) -> String {
    let before = problems(files, code);
    let problem = before.first().unwrap_or_else(|| panic!("no {code}: {:?}", read_course("khoa", files).1));
    let fix = quick_fix("khoa", files, problem).unwrap_or_else(|| panic!("no fix of {problem:?}"));
    let after = fixed(files, &fix);
    assert!(problems(&after, code).len() < before.len(), "{code} stays after {fix:?}");
    assert!(errors(&after) <= errors(files), "{fix:?}: {:?}", read_course("khoa", &after).1);
    let path = &fix.edits[0].path;
    after.iter().find(|file| file.path == *path).and_then(SourceFile::text).expect("a text").to_owned()
}

fn no_fix(files: &[SourceFile], code: &str) {
    let problem = problems(files, code).remove(0);
    assert_eq!(quick_fix("khoa", files, &problem), None, "{problem:?}");
}

#[test]
fn missing_ids_are_made() {
    let question = QUESTION.replace(" {#q-ky}", "");
    assert!(check(&files(COURSE, LESSON, &question), "heading-without-id").contains("## Ai ký? {#q-ai-ky}\n"));
    let lesson = LESSON.replace("id: b\n", "");
    assert!(check(&files(COURSE, &lesson, QUESTION), "field-missing").starts_with("---\nid: b\ntitle: B\n"));
    let other = LESSON.replace("title: B\n", "");
    no_fix(&files(COURSE, &other, QUESTION), "field-missing");
}

#[test]
fn nearly_known_words_are_corrected() {
    let lesson = LESSON.replace("minutes:", "minute:");
    assert_eq!(check(&files(COURSE, &lesson, QUESTION), "unknown-field"), LESSON);
    let course = COURSE.replace("level: co-ban", "level: \"co-bann\"");
    assert!(check(&files(&course, LESSON, QUESTION), "unknown-word").contains("level: \"co-ban\"\n"));
    let course = COURSE.replace("[kiem-tra]", "[kiem-traa]");
    assert_eq!(check(&files(&course, LESSON, QUESTION), "unknown-reference"), COURSE);
    let question = QUESTION.replace("{#q-ky}", "{#q-ky leve=2}");
    assert!(check(&files(COURSE, LESSON, &question), "unknown-attribute").contains("{#q-ky level=2}"));
    let course = COURSE.replace("level: co-ban", "mau-sac: xanh");
    no_fix(&files(&course, LESSON, QUESTION), "unknown-field");
}

#[test]
fn a_dead_link_with_one_near_file_goes_there() {
    let with = |link: &str| files(COURSE, &LESSON.replace("Một đoạn.", link), QUESTION);
    let text = check(&with("Xem ![Sơ đồ ba bước](../media/hinh-mott.svg \"Hình\")."), "dead-link");
    assert!(text.contains("(../media/hinh-mot.svg \"Hình\")"), "{text}");
    let text = check(&with("Xem ![Sơ đồ ba bước](..\\media\\hinh-mot.svg)."), "dead-link");
    assert!(text.contains("(../media/hinh-mot.svg)"), "{text}");
    let text = check(&with("Xem ![Sơ đồ ba bước](/media/hinh-mot.svg)."), "dead-link");
    assert!(text.contains("(../media/hinh-mot.svg)"), "{text}");
    no_fix(&with("Xem ![Sơ đồ ba bước](../media/xa-xoi.svg)."), "dead-link");
    let course = COURSE.replace("(m/bai.md)", "(m/bao.md)");
    assert_eq!(check(&files(&course, LESSON, QUESTION), "dead-link"), COURSE);
}

#[test]
fn the_outline_takes_over_the_title_of_the_file() {
    let lesson = LESSON.replace("title: B", "title: \"Sổ *và* số\"");
    let text = check(&files(COURSE, &lesson, QUESTION), "title-differs");
    assert!(text.contains("- [Bài 1. Sổ \\*và\\* số](m/bai.md)\n"), "{text}");
}

#[test]
fn slips_of_spaces_and_lines_are_mended() {
    let question = QUESTION.replace("2. [ ] Văn thư", "2.[]Văn thư");
    assert!(check(&files(COURSE, LESSON, &question), "broken-box").contains("\n2. [ ] Văn thư\n"));
    let lesson = LESSON.replace("Một đoạn.\n", "Một đoạn.\r\n---\r\n\r\nHai.\r\n");
    assert!(check(&files(COURSE, &lesson, QUESTION), "accidental-heading").contains("Một đoạn.\r\n\r\n---\r\n"));
    let question = QUESTION.replace("## Ai ký? {#q-ky}", "## Ai ký\nhôm nay? {#q-ky}");
    assert!(check(&files(COURSE, LESSON, &question), "heading-broken").contains("## Ai ký hôm nay? {#q-ky}\n"));
}
