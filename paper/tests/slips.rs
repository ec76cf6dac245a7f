//! Slips with codes, read by other people's tools: a sheet for each unit, a slip for each person, nothing cut off.

use domain::locale::Locale;
use paper::{Slip, Slips, UnitSlips, slips_pdf};
use std::{fs, process::Command};

fn slip(number: usize, full_name: &str) -> Slip {
    Slip { full_name: full_name.to_owned(), sign_in_name: format!("ten-{number}"), code: "K7QM3-FXP9R".to_owned() }
}

fn slips(units: Vec<UnitSlips>) -> Slips {
    Slips {
        site: "https://hoc.songlam.gov.vn/code".to_owned(),
        until: "10/12/2026".to_owned(),
        made: "26/11/2026 09:41".to_owned(),
        units,
    }
}

/// The text of each page, by a tool of poppler-utils.
fn pages(name: &str, slips: &Slips, locale: Locale) -> Vec<String> {
    let path = format!("{}/{name}.pdf", env!("CARGO_TARGET_TMPDIR"));
    fs::write(&path, slips_pdf(slips, locale).expect("a PDF")).expect("room on the disk");
    let output = Command::new("pdftotext").args(["-layout", &path, "-"]).output().expect("pdftotext is there");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.split('\u{c}').filter(|page| !page.trim().is_empty()).map(str::to_owned).collect()
}

#[test]
fn each_unit_has_its_pages_and_each_person_a_slip() {
    let units = vec![
        UnitSlips {
            name: "Phòng Kinh tế".to_owned(),
            slips: (0..11).map(|number| slip(number, &format!("Nguyễn Thị Số {number}"))).collect(),
        },
        UnitSlips { name: "Phòng Văn hóa – Xã hội".to_owned(), slips: vec![slip(11, "H Thanh Hà Kbuôr")] },
    ];
    let pages = pages("slips", &slips(units), Locale::Vi);
    assert_eq!(pages.len(), 3, "eight slips a page, and a page of its own for the second unit");
    let all = pages.join(" ");
    assert_eq!(all.matches("K7QM3").count(), 12);
    for number in 0..12 {
        assert!(all.contains(&format!("ten-{number}")), "{number}");
    }
    let last = pages.last().expect("a page").split_whitespace().collect::<Vec<_>>().join(" ");
    for words in
        ["Phòng Văn hóa – Xã hội", "H Thanh Hà Kbuôr", "https://hoc.songlam.gov.vn/code", "FXP9R", "10/12/2026;"]
    {
        assert!(last.contains(words), "{words}: {last}");
    }
    assert!(!last.contains("Phòng Kinh tế"));
}

#[test]
fn the_longest_names_stay_on_their_slips() {
    let name = "Công tôn nữ Hoàng thị Nguyễn Phúc Thanh Thảo Nguyên Hương Giang Phương Quỳnh";
    let unit = UnitSlips {
        name: "Trung tâm Phục vụ hành chính công xã Thanh Lâm huyện cũ Sông Lam".to_owned(),
        slips: vec![slip(1, name); 8],
    };
    let long =
        Slips { site: format!("https://{}.gov.vn/code", "dao-tao-boi-duong-can-bo".repeat(2)), ..slips(vec![unit]) };
    let pages = pages("slips-long", &long, Locale::Fr);
    assert_eq!(pages.len(), 1, "{}", pages.join("\n====\n"));
    assert_eq!(pages[0].matches("FXP9R").count(), 8);
}

#[test]
fn every_language_has_its_sheet() {
    for locale in Locale::ALL {
        let unit = UnitSlips { name: String::new(), slips: vec![slip(1, "Lê An")] };
        let pages = pages(&format!("slips-{locale}"), &slips(vec![unit]), locale);
        assert!(pages.len() == 1 && pages[0].contains("K7QM3") && pages[0].contains("ten-1"), "{locale}: {pages:?}");
    }
}
