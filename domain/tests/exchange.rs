//! Every folder of `tests/exchange` holds a file of another system; `expected.bank.md` is the bank that it becomes, and
//! `expected.report.txt` what is told about it. `tests/exported` holds what our own kinds of questions become elsewhere.
//!
//! `UPDATE_EXPECTED=1 cargo test -p domain --test exchange` writes the files anew; read the difference before you commit.

#![expect(clippy::disallowed_methods, reason = "the test reads its cases from disk, the crate does not")]
#![expect(clippy::expect_used, reason = "a test that cannot read its cases must stop")]

use domain::{
    course::{SourceFile, read_bank},
    exchange::{
        Export, Fate, Import, Wish, export_gift, export_qti, import_aiken, import_gift, import_moodle, import_qti,
    },
    locale::Locale,
    problem::Problem,
};
use std::{fs, path::Path};

#[test]
fn every_case_becomes_exactly_its_bank() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exchange");
    let mut wrong = Vec::new();
    for case in fs::read_dir(root).expect("cases") {
        let case = case.expect("a case").path();
        let Import { bank, report } = imported(&case);
        let told = format!("{}\n\n{}\n", report.printed("input", Locale::Vi), report.printed("input", Locale::En));
        for (name, found) in [("expected.bank.md", bank.unwrap_or_default()), ("expected.report.txt", told)] {
            compare(&case.join(name), &found, &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_bank_is_read_without_an_error() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exchange");
    for case in fs::read_dir(root).expect("cases") {
        let case = case.expect("a case").path();
        let Import { bank, report } = imported(&case);
        let taken = report.lines.iter().filter(|line| line.fate == Fate::Taken).count();
        let (questions, problems) = read_bank(&SourceFile::markdown("n.bank.md", bank.unwrap_or_default()));
        assert_eq!(questions.len(), taken, "{}", case.display());
        assert!(taken == 0 || !problems.iter().any(Problem::is_error), "{problems:?}");
    }
}

#[test]
fn every_kind_of_question_becomes_gift_or_says_why_not() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exported");
    let bank = fs::read_to_string(folder.join("input.bank.md")).expect("the bank");
    let (questions, problems) = read_bank(&SourceFile::markdown("input.bank.md", bank));
    let errors: Vec<&Problem> = problems.iter().filter(|problem| problem.is_error()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let Export { text, report } = export_gift(&questions);
    let told = format!("{}\n", report.printed("input.bank.md", Locale::Vi));
    let mut wrong = Vec::new();
    for (name, found) in [("expected.gift", text), ("expected.report.txt", told)] {
        compare(&folder.join(name), &found, &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_kind_of_question_becomes_qti_or_says_why_not() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exported");
    let bank = fs::read_to_string(folder.join("input.bank.md")).expect("the bank");
    let (questions, _) = read_bank(&SourceFile::markdown("input.bank.md", bank));
    let package = export_qti("Mẫu", Locale::Vi, &questions);
    let told = format!("{}\n", package.report.printed("input.bank.md", Locale::Vi));
    let text: String = package.files.iter().map(|(name, text)| format!("===== {name}\n{text}")).collect();
    let mut wrong = Vec::new();
    for (name, found) in [("expected.qti.txt", text), ("expected.qti.report.txt", told)] {
        compare(&folder.join(name), &found, &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Compares with the file, or writes it anew.
fn compare(file: &Path, found: &str, wrong: &mut Vec<String>) {
    if std::env::var("UPDATE_EXPECTED").is_ok() {
        fs::write(file, found).expect("a writable case");
    }
    let expected = fs::read_to_string(file).unwrap_or_default();
    if found != expected {
        wrong.push(format!("{}\n--- expected\n{expected}\n--- found\n{found}", file.display()));
    }
}

/// A folder with a manifest is a package; one file says by its name and its first letters what it is.
fn imported(case: &Path) -> Import {
    let wish = Wish { id: "mau".to_owned(), title: "Ngân hàng “mẫu”: nhập".to_owned(), lang: Locale::Vi };
    if case.join("imsmanifest.xml").exists() {
        let mut files = Vec::new();
        collect(case, case, &mut files);
        return import_qti(&files, &wish);
    }
    let read = |name: &str| fs::read(case.join(name)).ok();
    match (read("input.gift"), read("input.xml")) {
        (Some(bytes), _) => import_gift(&bytes, &wish),
        (None, Some(bytes)) if bytes.windows(5).any(|word| word == b"<quiz") => import_moodle(&bytes, &wish),
        (None, Some(bytes)) => import_qti(&[("input.xml".to_owned(), bytes)], &wish),
        (None, None) => import_aiken(&read("input.txt").expect("an input"), &wish),
    }
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
    let mut entries: Vec<_> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(root, &path, files);
        } else if path.extension().is_some_and(|ending| ending == "xml") {
            let name = path.strip_prefix(root).expect("inside").to_string_lossy().into_owned();
            files.push((name, fs::read(&path).expect("readable")));
        }
    }
}
