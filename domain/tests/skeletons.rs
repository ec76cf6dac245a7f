//! What `khuevan new` writes is what the check accepts.

use domain::{
    course::{Skeleton, SourceFile, missing_ids, new_course, read_catalogue},
    locale::Locale,
};

/// A new course in its folder.
fn course(title: Option<&str>, schemas: Option<&str>) -> Vec<SourceFile> {
    let files = new_course("van-thu", title, schemas);
    files.into_iter().map(|(path, text)| SourceFile::markdown(path, text)).collect()
}

/// The problems of a course, as they are printed.
fn problems(files: &[SourceFile]) -> Vec<String> {
    let placed =
        |file: &SourceFile| SourceFile { path: format!("van-thu/{}", file.path), content: file.content.clone() };
    let (catalogue, problems) = read_catalogue(&files.iter().map(placed).collect::<Vec<_>>());
    assert_eq!(catalogue.courses.len(), usize::from(!problems.iter().any(|problem| problem.is_error())));
    problems.iter().map(|problem| problem.printed(Locale::Vi).to_string()).collect()
}

#[test]
fn a_new_course_has_nothing_to_mend() {
    assert_eq!(problems(&course(None, None)), Vec::<String>::new());
    let files = course(Some("Văn thư: \"nhập môn\" \\ # 1"), Some("../schema"));
    assert_eq!(problems(&files), Vec::<String>::new());
    let (catalogue, _) = read_catalogue(&[SourceFile::markdown("v/course.md", files[0].text().unwrap_or_default())]);
    assert!(catalogue.courses.is_empty(), "an outline without its files");
    assert!(files[0].text().is_some_and(|text| text.starts_with("---\n# yaml-language-server: $schema=../schema/course.schema.json\n")));
    assert!(files[2].text().is_some_and(|text| text.contains("$schema=../../schema/lesson.schema.json\n")));
    assert!(missing_ids(&files).is_empty());
}

#[test]
fn a_course_with_an_odd_name_has_an_id() {
    for name in ["Văn Thư 2026!", "???", &"dai-".repeat(40)] {
        let files: Vec<SourceFile> =
            new_course(name, None, None).into_iter().map(|(path, text)| SourceFile::markdown(path, text)).collect();
        assert_eq!(problems(&files), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn new_parts_fit_into_a_course() {
    let mut files = course(None, None);
    for (skeleton, path) in [
        (Skeleton::Lesson, "m1/bai-2.md"),
        (Skeleton::Lesson, "m1/bai-3.md"),
        (Skeleton::Quiz, "m1/kiem-tra-2.quiz.md"),
        (Skeleton::Survey, "m1/khao-sat.quiz.md"),
        (Skeleton::Bank, "banks/m2.bank.md"),
    ] {
        let text = skeleton.text(path, Some("Phần mới"), None, &files);
        files.push(SourceFile::markdown(path, text));
    }
    let text = files[1].text().unwrap_or_default().to_owned();
    let outline = "\n- [Bài 1. Tên bài học](bai-1.md)\n- [Phần mới](bai-2.md)\n- [Phần mới](bai-3.md)\n- [Luyện tập](luyen-tap.quiz.md)\n- [Kiểm tra](kiem-tra.quiz.md)\n- [Phần mới](kiem-tra-2.quiz.md)\n- [Phần mới](khao-sat.quiz.md)\n";
    files[1] = SourceFile::markdown("m1/module.md", text + outline);
    let outline = files[0].text().and_then(|text| text.split("   - ").next()).unwrap_or_default().to_owned();
    files[0] = SourceFile::markdown("course.md", outline);
    let found = problems(&files);
    assert!(!found.iter().any(|problem| problem.contains("lỗi")), "{found:#?}");
    // Equal examples and a bank that nobody draws from are worth a warning; the minutes now are too many.
    let codes: Vec<&str> = found.iter().filter_map(|problem| problem.split(['[', ']']).nth(1)).collect();
    assert!(codes.iter().all(|code| ["same-question", "bank-unused", "tiet-minutes"].contains(code)), "{found:#?}");
    assert!(missing_ids(&files).is_empty());
}

#[test]
fn ids_step_aside_for_those_that_are_there() {
    let there = [SourceFile::markdown("x.md", "---\nid: m1-bai-2\ntitle: X\n---\n\n## Q {#q-m1-bai-2-2-1}\n")];
    let text = Skeleton::Lesson.text("m1/bai-2.md", None, None, &there);
    assert!(text.contains("\nid: m1-bai-2-3\n") && text.contains("{#q-m1-bai-2-3-1}"), "{text}");
}

#[test]
fn a_programme_has_the_fields_that_the_format_describes() {
    let text = Skeleton::Programme.text(
        "cap-xa.programme.md",
        Some("Cấp xã 2026"),
        Some("../schema/programme.schema.json"),
        &[],
    );
    for line in ["id: cap-xa", "title: Cấp xã 2026", "require:", "by: 2026-12-15"] {
        assert!(text.lines().any(|found| found.starts_with(line)), "{line}\n{text}");
    }
}
