//! A form on paper, read by other people's tools: everything to answer, room for the answers, and no key unasked.

use domain::{
    course::{SourceFile, read_bank},
    exchange::form::form,
    locale::Locale,
    quiz::{Keep, Mode, Quiz, Reveal, Section},
};
use paper::form_pdf;
use std::{fs, path::PathBuf, process::Command};

const BANK: &str = include_str!("form.bank.md");

fn quiz() -> Quiz {
    let (questions, problems) = read_bank(&SourceFile::markdown("form.bank.md", BANK.to_owned()));
    assert!(!problems.iter().any(domain::problem::Problem::is_error), "{problems:?}");
    let section = |id: &str, title: &str, from: usize, to: usize| Section {
        id: id.into(),
        title: title.into(),
        intro_html: String::new(),
        draw: None,
        questions: questions[from..to].to_vec(),
    };
    Quiz {
        id: "kt".into(),
        lang: Locale::Vi,
        title: "Kiểm tra cuối khóa: Tiếp nhận và xử lý văn bản đến".into(),
        mode: Mode::Exam,
        survey: Default::default(),
        minutes: 45,
        pass: 70,
        attempts: None,
        keep: Keep::Best,
        cooldown: 0,
        time: Some(45 * 60_000),
        honour: false,
        anonymous: false,
        shuffle_questions: false,
        shuffle_options: true,
        reveal: Reveal::Never,
        intro_html: "<p>Được dùng văn bản quy phạm pháp luật; không dùng điện thoại.</p>".into(),
        sections: vec![section("a", "Phần A. Nhận biết", 0, 6), section("b", "Phần B. Vận dụng", 6, questions.len())],
    }
}

fn written(name: &str, number: u64, key: bool) -> PathBuf {
    let form = form("Văn thư, lưu trữ cho công chức xã", &quiz(), number, Locale::Vi, key);
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
    fs::write(&path, form_pdf(&form, Locale::Vi).expect("a PDF")).expect("room on the disk");
    path
}

/// Runs a tool of poppler-utils, which the project's tests install.
fn text_of(path: &std::path::Path) -> String {
    let output = Command::new("pdftotext").args(["-layout", path.to_str().expect("a path"), "-"]).output();
    let output = output.unwrap_or_else(|error| panic!("pdftotext: {error}"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_form_asks_everything_and_has_room_for_the_answers() {
    let text = text_of(&written("form", 101, false));
    for part in [
        "Mã đề",
        "101",
        "45 phút",
        "Họ và tên",
        "PHIẾU TRẢ LỜI",
        "Được dùng văn bản quy phạm pháp luật",
        "1. Văn bản nào quy định công tác văn thư hiện nay?",
        "Nghị định 30/2020/NĐ-CP",
        "Ghi vào phiếu chữ cái ứng với mỗi số",
        "Ghi vào phiếu số thứ tự của mỗi bước",
        "Ít nhất 80, nhiều nhất 150 chữ",
    ] {
        assert!(text.contains(part), "{part:?} is not in {text}");
    }
}

#[test]
fn the_key_is_on_paper_only_when_it_is_wanted() {
    let without = text_of(&written("without", 101, false));
    for secret in ["ĐÁP ÁN", "dichvucong.gov.vn", "62,5", "bốn"] {
        assert!(!without.contains(secret), "{secret:?} is in {without}");
    }
    let with = text_of(&written("with", 101, true));
    for part in ["ĐÁP ÁN", "dichvucong.gov.vn", "62 – 63 %", "4 / bốn"] {
        assert!(with.contains(part), "{part:?} is not in {with}");
    }
}

#[test]
fn the_number_makes_the_form() {
    let bytes = |name, number| fs::read(written(name, number, true)).expect("a form");
    assert_eq!(bytes("one", 101), bytes("again", 101));
    assert_ne!(text_of(&written("one", 101, false)), text_of(&written("other", 102, false)));
}
