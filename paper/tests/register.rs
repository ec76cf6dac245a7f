//! The register, read by other people's tools: every row, its heading on every page.

use paper::{Register, register_pdf};
use std::{fs, process::Command};

fn row(place: usize) -> [String; 10] {
    let number = format!("{place:05}/2026/CC");
    let cells = [
        &place.to_string(),
        number.as_str(),
        "H Thanh Hà Kbuôr",
        "30/09/1996",
        "Công chức một cửa, Trung tâm Phục vụ hành chính công, Xã Thanh Lâm",
        "Kỹ năng số cho công chức cấp xã 2026 (QĐ 45/QĐ-TCT, 28/09/2026)",
        "01/09/2026 – 28/09/2026",
        "40",
        "30/09/2026",
        "đang có hiệu lực",
    ];
    cells.map(str::to_owned)
}

#[test]
fn every_number_stands_under_its_heading() {
    let heads = [
        "Số vào sổ",
        "Số",
        "Họ và tên",
        "Ngày sinh",
        "Đơn vị",
        "Chương trình",
        "Thời gian",
        "Tiết",
        "Ngày cấp",
        "Tình trạng",
    ];
    let register = Register {
        superior: "Ủy ban nhân dân tỉnh Sông Lam".to_owned(),
        issuer: "Trường Chính trị tỉnh Sông Lam".to_owned(),
        title: "Sổ cấp chứng chỉ năm 2026".to_owned(),
        about: "lập ngày 01/10/2026".to_owned(),
        heads: heads.map(str::to_owned),
        rows: (1..=60).map(row).collect(),
        count: "Tổng số: 60 số".to_owned(),
    };
    let path = format!("{}/register.pdf", env!("CARGO_TARGET_TMPDIR"));
    fs::write(&path, register_pdf(&register).expect("a PDF")).expect("room on the disk");
    let output = Command::new("pdftotext").args(["-layout", &path, "-"]).output().expect("pdftotext is there");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let pages: Vec<&str> = text.split('\u{c}').filter(|page| !page.trim().is_empty()).collect();
    assert!(pages.len() > 1 && pages.iter().all(|page| page.contains("Họ và tên")), "{text}");
    for place in 1..=60 {
        assert!(text.contains(&format!("{place:05}/2026")), "{place}");
    }
    assert!(text.contains("Tổng số: 60 số") && text.contains("Trang 1/"), "{text}");
}
