//! The list to sign, read by other people's tools: everybody on it, its heading on every page.

use paper::{Signatures, signatures_pdf};
use std::{fs, process::Command};

fn list(count: usize) -> Signatures {
    Signatures {
        id: "m-1".to_owned(),
        superior: "Ủy ban nhân dân tỉnh Sông Lam".to_owned(),
        unit: "Ủy ban nhân dân xã Thanh Lâm".to_owned(),
        title: "Buổi 2. Thực hành xử lý văn bản đến".to_owned(),
        facts: vec![
            ("Lớp".to_owned(), "K3 – Cán bộ cấp xã".to_owned()),
            ("Thời gian".to_owned(), "Thứ Năm, 26/11/2026, 08:00–11:30".to_owned()),
            ("Địa điểm".to_owned(), "Hội trường A, tầng 2".to_owned()),
        ],
        people: (1..=count)
            .map(|at| (format!("Nguyễn Thị Ễ Ộ Ữ {at:03}"), "Phòng Văn hóa – Xã hội".to_owned()))
            .collect(),
    }
}

fn text_of(name: &str, list: &Signatures) -> Vec<String> {
    let path = format!("{}/{name}.pdf", env!("CARGO_TARGET_TMPDIR"));
    fs::write(&path, signatures_pdf(list).expect("a PDF")).expect("room on the disk");
    let output = Command::new("pdftotext").args(["-layout", &path, "-"]).output().expect("pdftotext is there");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.split('\u{c}').filter(|page| !page.trim().is_empty()).map(str::to_owned).collect()
}

#[test]
fn everybody_has_a_line_and_every_page_its_heading() {
    let pages = text_of("signatures", &list(60));
    let whole = pages.join("\n");
    assert!(pages.len() > 1, "{whole}");
    for page in &pages[..pages.len() - 1] {
        assert!(page.contains("Chữ ký") && page.contains("Họ và tên"), "{page}");
    }
    for at in 1..=60 {
        assert!(whole.contains(&format!("Nguyễn Thị Ễ Ộ Ữ {at:03}")), "{at}");
    }
    assert!(whole.contains("DANH SÁCH KÝ TÊN") && whole.contains("Hội trường A, tầng 2"), "{whole}");
    assert!(whole.contains("Danh sách có 60 người"), "{whole}");
}

#[test]
fn the_same_list_gives_the_same_bytes() {
    assert_eq!(signatures_pdf(&list(3)).expect("a PDF"), signatures_pdf(&list(3)).expect("a PDF"));
    assert!(text_of("nobody", &list(0)).concat().contains("Danh sách có 0 người"));
}
