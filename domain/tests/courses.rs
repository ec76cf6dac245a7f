//! Every folder of `tests/courses` is a folder of courses; `expected.txt` holds the problems it must have, and
//! `expected.html`, where there is one, the text of its lessons.
//!
//! `UPDATE_EXPECTED=1 cargo test -p domain --test courses` writes the files anew; read the difference before you commit.

#![expect(clippy::disallowed_methods, reason = "the test reads its cases from disk, the crate does not")]
#![expect(clippy::expect_used, reason = "a test that cannot read its cases must stop")]

use domain::{
    course::{Block, Course, SourceFile, course_folders, read_catalogue, read_course},
    locale::Locale,
};
use std::{fmt::Write, fs, path::Path};

#[test]
fn every_case_has_exactly_its_problems() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/courses");
    let mut wrong = Vec::new();
    for case in fs::read_dir(root).expect("cases") {
        let case = case.expect("a case").path();
        let (problems, html) = outcome(&case);
        for (name, found) in [("expected.txt", problems), ("expected.html", html)] {
            let file = case.join(name);
            if name == "expected.html" && !file.exists() {
                continue;
            }
            if std::env::var("UPDATE_EXPECTED").is_ok() {
                fs::write(&file, &found).expect("a writable case");
            }
            let expected = fs::read_to_string(&file).unwrap_or_default();
            if found != expected {
                wrong.push(format!("{}\n--- expected\n{expected}\n--- found\n{found}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The problems in Vietnamese and what the catalogue holds; and all text of the lessons.
fn outcome(case: &Path) -> (String, String) {
    let mut files = Vec::new();
    let mut text = String::new();
    collect(case, case, &mut files, &mut text);
    let (catalogue, problems) = read_catalogue(&files);
    for problem in &problems {
        assert!(problem.example.is_some(), "{} has no example", problem.code);
        writeln!(text, "{}", problem.printed(Locale::Vi)).expect("memory");
    }
    let courses: Vec<&str> = catalogue.courses.iter().map(|course| course.id.as_str()).collect();
    writeln!(text, "= {}", courses.join(" ")).expect("memory");
    for programme in &catalogue.programmes {
        writeln!(text, "= {}: {}", programme.id, programme.courses().join(" ")).expect("memory");
    }
    let mut html = String::new();
    for (folder, files) in course_folders(&files) {
        let lessons = read_course(&folder, &files).0.map(|course| course.with_media_base("/media/c/1"));
        for lesson in lessons.iter().flat_map(Course::lessons) {
            for block in &lesson.blocks {
                match block {
                    Block::Html(part) => html.push_str(part),
                    Block::Practice(question) => writeln!(html, "<!-- {} -->", question.id).expect("memory"),
                }
            }
        }
    }
    (text, html)
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<SourceFile>, text: &mut String) {
    let mut entries: Vec<_> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(root, &path, files, text);
            continue;
        }
        let name = path.strip_prefix(root).expect("inside").to_string_lossy().into_owned();
        if name.starts_with("expected.") {
            continue;
        }
        match SourceFile::from_bytes(&name, &fs::read(&path).expect("readable")) {
            Ok(file) => files.push(file),
            Err(problem) => writeln!(text, "{}", problem.printed(Locale::Vi)).expect("memory"),
        }
    }
}
