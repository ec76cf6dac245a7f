//! Reports on paper, read by other people's tools: every number is there, wide tables lie across, long ones go on.

use paper::{ReportPaper, ReportTable, report_pdf};
use std::{fs, process::Command};

fn report(columns: usize, rows: usize) -> ReportPaper {
    let row = |row: usize| {
        let name = if row + 1 == rows { "Cộng".to_owned() } else { format!("Xã Thượng Nguyễn Ễ số {row}") };
        std::iter::once(name).chain((1..columns).map(|column| format!("{row}.{column}00"))).collect()
    };
    ReportPaper {
        title: "Báo cáo theo đơn vị và giới tính".to_owned(),
        facts: vec![("Phạm vi".to_owned(), "Tỉnh Sông Lam".to_owned()), ("Mã kiểm".to_owned(), "a1".repeat(32))],
        tables: vec![ReportTable {
            title: "Lượt".to_owned(),
            head: (0..columns).map(|column| format!("Cột {column}")).collect(),
            rows: (0..rows).map(row).collect(),
        }],
        notes: vec!["Số 0 giữ nguyên.".to_owned()],
        hash: "a1".repeat(32),
    }
}

/// The text of each page, by a tool of poppler-utils.
fn pages(name: &str, report: &ReportPaper) -> Vec<String> {
    let path = format!("{}/{name}.pdf", env!("CARGO_TARGET_TMPDIR"));
    fs::write(&path, report_pdf(report).expect("a PDF")).expect("room on the disk");
    let output = Command::new("pdftotext").args(["-layout", &path, "-"]).output().expect("pdftotext is there");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.split('\u{c}').filter(|page| !page.trim().is_empty()).map(str::to_owned).collect()
}

#[test]
fn every_number_and_the_whole_hash_are_there() {
    let pages = pages("report", &report(5, 4));
    assert_eq!(pages.len(), 1, "{pages:?}");
    for words in ["Tỉnh Sông Lam", &"a1".repeat(32), "2.400", "Cộng", "Cột 4", "Số 0 giữ nguyên."] {
        assert!(pages[0].contains(words), "{words}: {}", pages[0]);
    }
}

#[test]
fn a_long_table_repeats_its_headings() {
    let pages = pages("report-long", &report(11, 90));
    assert!(pages.len() > 2, "{}", pages.len());
    let with_rows = pages.iter().filter(|page| page.contains("Thượng Nguyễn"));
    assert!(with_rows.clone().count() > 2 && with_rows.into_iter().all(|page| page.contains("Cột 10")));
}

#[test]
fn the_same_report_is_the_same_file() {
    assert_eq!(report_pdf(&report(5, 4)).expect("a PDF"), report_pdf(&report(5, 4)).expect("a PDF"));
}
