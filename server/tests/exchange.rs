//! `khuevan import` and `khuevan export`, as people type them.

#![expect(clippy::expect_used, reason = "a test without its folder must stop")]

use std::{
    fs,
    io::{Cursor, Write},
    path::{Path, PathBuf},
    process::{Command, Output},
};

const SOUND: &str = "::Luật::Cơ quan nào ban hành Luật? {=Quốc hội ~Chính phủ#Chính phủ ban hành nghị định.}\n";
const TORN: &str = "Câu này đứt giữa chừng {=a ~b\n";

/// A folder of its own, gone when the story is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("khuevan-exchange-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a temporary folder");
        Self(path)
    }

    fn with(self, file: &str, text: impl AsRef<[u8]>) -> Self {
        fs::write(self.0.join(file), text).expect("a file");
        self
    }

    fn read(&self, file: &str) -> Option<String> {
        fs::read_to_string(self.0.join(file)).ok()
    }

    /// Runs the command in the folder.
    fn khuevan(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_khuevan"));
        command.args(arguments).current_dir(&self.0).output().expect("the command")
    }

    fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("the folder").map(|entry| entry.expect("an entry").file_name());
        let mut files: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
        files.sort();
        files
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_bank_is_written_beside_the_file_and_never_replaced_unasked() {
    let folder = Folder::new("written").with("Văn thư.gift", SOUND);
    let done = folder.khuevan(&["import", "gift", "Văn thư.gift"]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done.stderr));
    assert!(said(&done.stdout).contains("1 câu đã nhận"));
    let bank = folder.read("Văn thư.bank.md").expect("the bank");
    assert!(bank.starts_with("---\nid: van-thu\ntitle: Văn thư\nmode: bank\n---\n"), "{bank}");
    assert!(bank.contains("{#q-luat}\n\n1. [x] Quốc hội\n2. [ ] Chính phủ\n   > Chính phủ ban hành nghị định.\n"));

    let folder = folder.with("Văn thư.gift", "Đúng không? {T}\n");
    assert_eq!(folder.khuevan(&["import", "gift", "Văn thư.gift"]).status.code(), Some(1));
    assert_eq!(folder.read("Văn thư.bank.md").as_deref(), Some(bank.as_str()));
    assert_eq!(folder.khuevan(&["import", "gift", "Văn thư.gift", "--force"]).status.code(), Some(0));
    assert!(folder.read("Văn thư.bank.md").is_some_and(|bank| bank.contains("Đúng không?")));
    assert_eq!(folder.files(), ["Văn thư.bank.md", "Văn thư.gift"]);
}

#[test]
fn nothing_is_written_by_half_unless_that_is_wanted() {
    let folder = Folder::new("half").with("hong.gift", format!("{SOUND}\n{TORN}"));
    let refused = folder.khuevan(&["import", "gift", "hong.gift", "--lang", "en"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(said(&refused.stdout).contains("hong.gift:3: refused [braces]"), "{}", said(&refused.stdout));
    assert_eq!(folder.files(), ["hong.gift"]);
    let partial = folder.khuevan(&["import", "gift", "hong.gift", "--partial", "--json", "--bank", "nua.bank.md"]);
    assert_eq!(partial.status.code(), Some(0));
    let report: serde_json::Value = serde_json::from_slice(&partial.stdout).expect("JSON");
    assert_eq!(report["lines"][1]["fate"], "refused");
    assert!(folder.read("nua.bank.md").is_some_and(|bank| bank.contains("q-luat") && !bank.contains("đứt")));
}

#[test]
fn wrong_files_and_names_are_told() {
    let folder = Folder::new("wrong").with("tcvn3.txt", b"C\xa9u h\xe1i n\xb5y l\xb5 g\xd7?\nA. a\nB. b\nANSWER: A\n");
    let refused = folder.khuevan(&["import", "aiken", "tcvn3.txt"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(said(&refused.stdout).contains("TCVN3"), "{}", said(&refused.stdout));
    assert_eq!(folder.khuevan(&["import", "aiken", "khong-co.txt"]).status.code(), Some(1));
    assert_eq!(folder.khuevan(&["import", "aiken", "tcvn3.txt", "--bank", "a.md"]).status.code(), Some(2));
    assert_eq!(folder.files(), ["tcvn3.txt"]);
}

#[test]
fn a_course_goes_out_as_gift_and_comes_back() {
    let course = Path::new(env!("CARGO_MANIFEST_DIR")).join("../courses/tt-01-ai-co-trach-nhiem");
    let course = course.to_string_lossy();
    let folder = Folder::new("round");
    let gift = folder.khuevan(&["export", "gift", &course]);
    assert_eq!(gift.status.code(), Some(0), "{}", said(&gift.stderr));
    let folder = folder.with("ai.gift", &gift.stdout);
    let back = folder.khuevan(&["import", "gift", "ai.gift"]);
    assert_eq!(back.status.code(), Some(0), "{}", said(&back.stdout));
    let questions = said(&gift.stdout).matches("// [id:q-").count();
    assert!(questions > 100);
    assert_eq!(folder.read("ai.bank.md").map(|bank| bank.matches("\n## ").count()), Some(questions));
    let one = folder.khuevan(&["export", "gift", &course, "--quiz", "lt-m1"]);
    assert!((1..questions).contains(&said(&one.stdout).matches("// [id:q-").count()));
    assert_eq!(folder.khuevan(&["export", "gift", &course, "--quiz", "khong-co"]).status.code(), Some(2));
}

const MOODLE: &str = "<quiz>\n<question type=\"truefalse\"><name><text>Ký</text></name><questiontext><text>Đúng không?</text></questiontext><answer fraction=\"100\"><text>true</text></answer></question>\n</quiz>\n";

/// A package with some files, packed as they are.
fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in files {
        archive.start_file(*name, options).expect("a name");
        archive.write_all(bytes).expect("room");
    }
    archive.finish().expect("a package").into_inner()
}

/// The codes of what was refused.
fn refusals(output: &Output) -> Vec<String> {
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let lines = report["lines"].as_array().expect("lines");
    let refused = lines.iter().filter(|line| line["fate"] == "refused");
    refused.map(|line| line["code"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn moodle_xml_becomes_a_bank() {
    let folder = Folder::new("moodle").with("de.xml", MOODLE);
    let done = folder.khuevan(&["import", "moodle", "de.xml"]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done.stdout));
    assert!(folder.read("de.bank.md").is_some_and(|bank| bank.contains("{#q-ky}\n\n1. [x] Đúng\n2. [ ] Sai\n")));
}

#[test]
fn a_course_goes_out_as_qti_and_comes_back() {
    let course = Path::new(env!("CARGO_MANIFEST_DIR")).join("../courses/tt-01-ai-co-trach-nhiem");
    let course = course.to_string_lossy();
    let folder = Folder::new("qti");
    assert_eq!(folder.khuevan(&["export", "qti", &course]).status.code(), Some(2), "a ZIP is nothing for a console");
    let out = folder.khuevan(&["export", "qti", &course, "--out", "ai.zip"]);
    assert_eq!(out.status.code(), Some(0), "{}", said(&out.stderr));
    let back = folder.khuevan(&["import", "qti", "ai.zip", "--json"]);
    assert_eq!(back.status.code(), Some(0), "{}", said(&back.stdout));
    let gift = folder.khuevan(&["export", "gift", &course]);
    let questions = said(&gift.stdout).matches("// [id:q-").count();
    assert_eq!(folder.read("ai.bank.md").map(|bank| bank.matches("\n## ").count()), Some(questions));
}

#[test]
fn hostile_packages_are_refused_as_a_whole() {
    let manifest: (&str, &[u8]) = ("imsmanifest.xml", b"<manifest/>");
    let zeros = vec![b' '; 4 * 1024 * 1024];
    let inner = packed(&[manifest]);
    let many: Vec<(String, Vec<u8>)> = (0..5_001).map(|at| (format!("{at}.xml"), Vec::new())).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    for (package, code) in [
        (packed(&[manifest, ("../../ngoai.xml", b"<a/>")]), "name-outside"),
        (packed(&[manifest, ("/etc/ngoai.xml", b"<a/>")]), "name-outside"),
        (packed(&[manifest, ("a\\..\\b.xml", b"<a/>")]), "name-outside"),
        (packed(&[manifest, ("trong.zip", &inner)]), "nested-package"),
        (packed(&[manifest, ("trong.xml", &inner)]), "nested-package"),
        (packed(&[manifest, ("bom.xml", &zeros)]), "package-swells"),
        (packed(&many), "too-many-files"),
        (inner[..inner.len() / 2].to_vec(), "package-broken"),
        (packed(&[("cau.xml", b"<assessmentItem/>")]), "no-manifest"),
    ] {
        let folder = Folder::new("hostile").with("goi.zip", &package);
        let refused = folder.khuevan(&["import", "qti", "goi.zip", "--json", "--partial"]);
        assert_eq!(refused.status.code(), Some(1), "{code}");
        assert_eq!(refusals(&refused), [code]);
        assert_eq!(folder.files(), ["goi.zip"], "{code}");
    }
}

#[test]
fn a_quiz_goes_onto_paper_the_same_for_the_same_number() {
    let course = Path::new(env!("CARGO_MANIFEST_DIR")).join("../courses/tt-01-ai-co-trach-nhiem");
    let course = course.to_string_lossy();
    let folder = Folder::new("paper");
    let paper = |form: &str, out: &str, more: &[&str]| {
        let fixed = ["export", "paper", &course, "--quiz", "lt-m1", "--form", form, "--out", out];
        let done = folder.khuevan(&[&fixed[..], more].concat());
        assert_eq!(done.status.code(), Some(0), "{}", said(&done.stderr));
        fs::read(folder.0.join(out)).expect("a form")
    };
    let first = paper("101", "a.pdf", &[]);
    assert!(first.starts_with(b"%PDF-"));
    assert_eq!(first, paper("101", "b.pdf", &[]), "the same number, the same form");
    assert_ne!(first, paper("102", "c.pdf", &[]));
    assert!(paper("101", "d.pdf", &["--key"]).len() > first.len());
    assert_eq!(folder.khuevan(&["export", "paper", &course, "--out", "e.pdf"]).status.code(), Some(2));
}

#[test]
fn a_check_can_speak_sarif() {
    let folder = Folder::new("sarif");
    let missing = folder.khuevan(&["check", "--sarif", "khong-co"]);
    assert_eq!(missing.status.code(), Some(1));
    fs::create_dir_all(folder.0.join("courses/a")).expect("a folder");
    let folder = folder.with("courses/a/course.md", "---\nid: A b\n---\n");
    let found = folder.khuevan(&["check", "--sarif", "--lang", "en"]);
    assert_eq!(found.status.code(), Some(1));
    let log: serde_json::Value = serde_json::from_slice(&found.stdout).expect("JSON");
    let run = &log["runs"][0];
    let results = run["results"].as_array().expect("results");
    assert!(!results.is_empty());
    for result in results {
        let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().expect("an index") as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "courses/a/course.md");
        assert!(place["region"]["startLine"].as_u64().is_some_and(|line| line > 0));
    }
}
