//! `khuevan import` and `khuevan export`, as people type them.

#![expect(clippy::expect_used, reason = "a test without its folder must stop")]

use std::{
    fs,
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
