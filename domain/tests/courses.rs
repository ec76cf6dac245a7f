//! Every folder of `tests/courses` is a folder of courses; `expected.txt` holds the problems it must have.
//!
//! `UPDATE_EXPECTED=1 cargo test -p domain --test courses` writes the files anew; read the difference before you commit.

#![expect(clippy::disallowed_methods, reason = "the test reads its cases from disk, the crate does not")]
#![expect(clippy::expect_used, reason = "a test that cannot read its cases must stop")]

use domain::{
    course::{SourceFile, read_catalogue},
    locale::Locale,
};
use std::{fmt::Write, fs, path::Path};

#[test]
fn every_case_has_exactly_its_problems() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/courses");
    let mut wrong = Vec::new();
    for case in fs::read_dir(root).expect("cases") {
        let case = case.expect("a case").path();
        let found = outcome(&case);
        let file = case.join("expected.txt");
        if std::env::var("UPDATE_EXPECTED").is_ok() {
            fs::write(&file, &found).expect("a writable case");
        }
        let expected = fs::read_to_string(&file).unwrap_or_default();
        if found != expected {
            wrong.push(format!("{}\n--- expected\n{expected}\n--- found\n{found}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The problems in Vietnamese, and what the catalogue holds.
fn outcome(case: &Path) -> String {
    let mut files = Vec::new();
    let mut text = String::new();
    collect(case, case, &mut files, &mut text);
    let (catalogue, problems) = read_catalogue(&files);
    for problem in &problems {
        writeln!(text, "{}", problem.printed(Locale::Vi)).expect("memory");
    }
    let courses: Vec<&str> = catalogue.courses.iter().map(|course| course.id.as_str()).collect();
    writeln!(text, "= {}", courses.join(" ")).expect("memory");
    text
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
        if name == "expected.txt" {
            continue;
        }
        match SourceFile::from_bytes(&name, &fs::read(&path).expect("readable")) {
            Ok(file) => files.push(file),
            Err(problem) => writeln!(text, "{}", problem.printed(Locale::Vi)).expect("memory"),
        }
    }
}
