//! Training records, read by other people's tools: every year and row, on as many pages as they need.

use paper::{Transcript, TranscriptRow, TranscriptYear, transcript_pdf};
use std::{fs, process::Command};

fn row(number: usize) -> TranscriptRow {
    TranscriptRow {
        title: format!("Bồi dưỡng kỹ năng số, lớp {number}"),
        about: "Học ở nơi khác · Trường Chính trị tỉnh Sông Lam".to_owned(),
        days: "02/03/2026 – 06/03/2026".to_owned(),
        tiet: "7,5".to_owned(),
        outcome: "92,5% · 12/GXN-TCT".to_owned(),
    }
}

fn transcript(rows: usize) -> Transcript {
    let year = |title: &str, rows: usize| TranscriptYear {
        title: title.to_owned(),
        sum: "Đạt 26,5 tiết trên mục tiêu 40 tiết.".to_owned(),
        note: "Kế hoạch 12/KH-UBND".to_owned(),
        rows: (0..rows).map(row).collect(),
    };
    Transcript {
        lang: "vi",
        title: "Quá trình đào tạo".to_owned(),
        full_name: "H Thanh Hà Kbuôr".to_owned(),
        facts: vec![("Mã cán bộ".to_owned(), "TL-0112".to_owned()), ("Đơn vị".to_owned(), "Xã Thanh Lâm".to_owned())],
        as_of: "Số liệu đến hết ngày 27/11/2026.".to_owned(),
        heads: ["Nội dung", "Thời gian", "Số tiết", "Kết quả, số giấy"].map(str::to_owned),
        none: "Chưa có nội dung nào".to_owned(),
        page: "Trang".to_owned(),
        years: vec![year("Năm 2026", rows), year("Năm 2025", 0)],
    }
}

/// The text of each page, by a tool of poppler-utils.
fn pages(name: &str, transcript: &Transcript) -> Vec<String> {
    let path = format!("{}/{name}.pdf", env!("CARGO_TARGET_TMPDIR"));
    fs::write(&path, transcript_pdf(transcript).expect("a PDF")).expect("room on the disk");
    let output = Command::new("pdftotext").args(["-layout", &path, "-"]).output().expect("pdftotext is there");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.split('\u{c}').filter(|page| !page.trim().is_empty()).map(str::to_owned).collect()
}

#[test]
fn a_record_tells_who_when_and_how_much() {
    let pages = pages("transcript", &transcript(2));
    assert_eq!(pages.len(), 1, "{pages:?}");
    let text = pages[0].split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "H Thanh Hà Kbuôr",
        "TL-0112",
        "Năm 2026",
        "26,5 tiết",
        "7,5",
        "12/GXN-TCT",
        "Chưa có nội dung nào",
        "12/KH-UBND",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn a_long_record_goes_on_and_repeats_its_headings() {
    let pages = pages("transcript-long", &transcript(60));
    assert!(pages.len() >= 3, "{}", pages.len());
    for number in 0..60 {
        assert!(pages.iter().any(|page| page.contains(&format!("lớp {number}"))), "{number}");
    }
    assert!(pages[1].contains("Số tiết"), "{}", pages[1]);
}

#[test]
fn the_same_record_gives_the_same_bytes() {
    assert!(transcript_pdf(&transcript(3)).expect("a PDF") == transcript_pdf(&transcript(3)).expect("a PDF"));
}
