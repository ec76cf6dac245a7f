//! The finished PDF, read by other people's tools: what a minister holds, a search finds and a verifier checks.

use domain::{
    credential::{self, Code, Facts, IssuerKey, Kind, SigningKey, Subject, Verdict},
    locale::Locale,
};
use jiff::civil::{Date, date};
use paper::{Decision, Sheet, certificate_pdf};
use std::{fs, path::PathBuf, process::Command};

const TODAY: Date = date(2026, 11, 23);

fn school() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

fn hanh() -> Facts {
    Facts {
        issuer: "truong-chinh-tri-an-linh".into(),
        number: "00427/2026/GXN-TCT".into(),
        code: Code::from_bytes([0x3d, 0xc0, 0x93, 0xd1, 0x7a, 0x02, 0x58, 0xee, 0x41, 0x9b]),
        kind: Kind::Confirmation,
        holder: "Nguyễn Thị Hạnh".into(),
        subject: Subject::Course("tt-01".into()),
        title: "Sử dụng trí tuệ nhân tạo có trách nhiệm".into(),
        revision: [0xa5; 16],
        half_tiet: 32,
        result: Some(88_00),
        from: date(2026, 9, 1),
        to: date(2026, 9, 30),
        issued: date(2026, 10, 2),
        expires: None,
    }
}

fn sheet(facts: Facts) -> Sheet {
    Sheet {
        locale: Locale::Vi,
        cose: credential::sign(&facts, &school()),
        facts,
        public_url: "https://hoctap.anlinh.gov.vn".into(),
        national: true,
        superior: Some("UBND tỉnh An Lĩnh".into()),
        issuer: "Trường Chính trị tỉnh".into(),
        decision: None,
        birth_date: None,
        unit: Some("Công chức Phòng Văn hóa – Xã hội, UBND xã Thanh Lâm, tỉnh An Lĩnh".into()),
        place: "An Lĩnh".into(),
        signatory_title: "Hiệu trưởng".into(),
        signatory_name: "PGS. TS. Lê Quang Vinh".into(),
        trial: false,
    }
}

fn longest() -> Sheet {
    let facts = Facts {
        holder: "Công Tằng Tôn Nữ Nguyễn Thị Hoàng Phương Quỳnh Diễm Ngọc Trâm Anh Thư".into(),
        title: "Bồi dưỡng kiến thức, kỹ năng chuyên ngành về chuyển đổi số, dữ liệu và trí tuệ nhân tạo cho cán bộ, \
                công chức lãnh đạo, quản lý cấp xã, phường, đặc khu vùng đồng bào dân tộc thiểu số và miền núi"
            .into(),
        expires: Some(date(2031, 10, 2)),
        half_tiet: 321,
        result: Some(87_50),
        ..hanh()
    };
    Sheet {
        superior: Some("Học viện Chính trị quốc gia Hồ Chí Minh".into()),
        issuer: "Học viện Hành chính và Quản trị công – Phân viện tại thành phố Huế".into(),
        unit: Some(
            "Phó Trưởng phòng, Phòng Kinh tế, Hạ tầng và Đô thị, Ủy ban nhân dân phường Nam Nha Trang, thành phố \
             Nha Trang, tỉnh Khánh Hòa, phụ trách lĩnh vực công nghệ số"
                .into(),
        ),
        public_url: "https://daotaoboiduong.hocvienhanhchinhquocgia.gov.vn".into(),
        signatory_title: "Phó Giám đốc phụ trách Phân viện Học viện Hành chính tại Huế".into(),
        ..sheet(facts)
    }
}

/// A file of the test's own.
fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn written(name: &str, sheet: &Sheet) -> PathBuf {
    let path = file(&format!("{name}.pdf"));
    fs::write(&path, certificate_pdf(sheet).expect("a PDF")).expect("room on the disk");
    path
}

/// Runs a tool of poppler-utils, which the project's tests install.
fn tool(name: &str, arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(name).args(arguments).output().unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn text_of(name: &str, sheet: &Sheet) -> String {
    let path = written(name, sheet);
    let text = tool("pdftotext", &["-raw", path.to_str().expect("a path"), "-"]);
    String::from_utf8(text).expect("UTF-8")
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Width, height and grey values of the only page.
fn picture_of(name: &str, sheet: &Sheet, dpi: &str) -> (usize, usize, Vec<u8>) {
    let path = written(name, sheet);
    let pgm = tool("pdftoppm", &["-gray", "-r", dpi, path.to_str().expect("a path")]);
    let mut fields = pgm.splitn(4, |byte| byte.is_ascii_whitespace());
    let mut field = || fields.next().expect("a field of the header");
    assert_eq!(field(), b"P5");
    let mut number = || String::from_utf8_lossy(field()).parse::<usize>().expect("a number");
    let (width, height) = (number(), number());
    let grey = pgm[pgm.len() - width * height..].to_vec();
    (width, height, grey)
}

fn scanned(name: &str, sheet: &Sheet, dpi: &str) -> (usize, String) {
    let (width, height, grey) = picture_of(name, sheet, dpi);
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| grey[y * width + x]);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "one QR code");
    let (meta, text) = grids[0].decode().expect("a readable QR code");
    (meta.version.0, text)
}

#[test]
fn the_text_can_be_searched_and_read_aloud() {
    let text = flat(&text_of("text", &sheet(hanh())));
    for part in [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập – Tự do – Hạnh phúc",
        "UBND TỈNH AN LĨNH",
        "TRƯỜNG CHÍNH TRỊ TỈNH",
        "Số: 00427/2026/GXN-TCT",
        "GIẤY XÁC NHẬN HOÀN THÀNH KHÓA HỌC TRỰC TUYẾN",
        "Nguyễn Thị Hạnh",
        "Sử dụng trí tuệ nhân tạo có trách nhiệm",
        "16 tiết · từ ngày 01/09/2026 đến ngày 30/09/2026 · kết quả 88/100",
        "hoctap.anlinh.gov.vn/verify",
        "An Lĩnh, ngày 02 tháng 10 năm 2026",
        "HIỆU TRƯỞNG",
        "PGS. TS. Lê Quang Vinh",
    ] {
        assert!(text.contains(part), "{part:?} is not in {text}");
    }
    assert!(text.contains(&hanh().code.to_string()));
    assert!(!text.contains("THỬ NGHIỆM"));
}

#[test]
fn names_that_come_decomposed_are_printed_composed() {
    let decomposed = Facts { holder: "Nguyễn Thị Hạnh".into(), ..hanh() };
    assert!(text_of("composed", &sheet(decomposed)).contains("Nguyễn Thị Hạnh"));
}

#[test]
fn the_signed_record_is_attached_byte_for_byte() {
    let sheet = sheet(hanh());
    let path = written("attached", &sheet);
    let path = path.to_str().expect("a path");
    let list = String::from_utf8(tool("pdfdetach", &["-list", path])).expect("UTF-8");
    assert!(list.contains("credential.cose") && list.contains("facts.json"), "{list}");
    let target = file("credential.cose");
    tool("pdfdetach", &["-savefile", "credential.cose", "-o", target.to_str().expect("a path"), path]);
    assert_eq!(fs::read(target).expect("the attachment"), sheet.cose);
    let target = file("facts.json");
    tool("pdfdetach", &["-savefile", "facts.json", "-o", target.to_str().expect("a path"), path]);
    let facts: serde_json::Value = serde_json::from_slice(&fs::read(target).expect("the attachment")).expect("JSON");
    assert_eq!(facts["holder"], "Nguyễn Thị Hạnh");
    assert_eq!(facts["code"], hanh().code.compact());
}

#[test]
fn the_printed_qr_code_is_verified_offline() {
    let (_, text) = scanned("verified", &sheet(hanh()), "200");
    let key = IssuerKey {
        kid: school().public().kid(),
        issuer: hanh().issuer,
        issuer_name: "Trường Chính trị tỉnh An Lĩnh".into(),
        public_key: school().public(),
        valid_from: date(2026, 1, 1),
        valid_to: None,
        compromised_at: None,
    };
    let verdict = credential::check(&text, &[key], &[], TODAY);
    assert!(matches!(&verdict, Verdict::SignatureGood { facts, .. } if *facts == hanh()), "{verdict:?}");
    assert!(text.starts_with("https://hoctap.anlinh.gov.vn/verify/"));
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    let sheet = sheet(hanh());
    assert_eq!(certificate_pdf(&sheet).expect("a PDF"), certificate_pdf(&sheet).expect("a PDF"));
}

#[test]
fn it_is_an_accessible_archive_file_in_its_language() {
    let path = written("archive", &sheet(hanh()));
    let info = String::from_utf8(tool("pdfinfo", &[path.to_str().expect("a path")])).expect("UTF-8");
    let has = |label: &str, value: &str| info.lines().any(|line| line.starts_with(label) && line.contains(value));
    assert!(has("Tagged", "yes") && has("Pages", "1") && has("Page size", "841.89 x 595.276"), "{info}");
    let meta = String::from_utf8(tool("pdfinfo", &["-meta", path.to_str().expect("a path")])).expect("UTF-8");
    assert!(meta.contains("<pdfaid:part>3</pdfaid:part>"), "{meta}");
    assert!(meta.contains("<pdfaid:conformance>A</pdfaid:conformance>"), "{meta}");
    assert!(meta.contains("<pdfuaid:part>1</pdfuaid:part>"), "{meta}");
}

#[test]
fn the_longest_names_are_all_there_on_one_page_and_its_code_scans() {
    let sheet = longest();
    let text = flat(&text_of("longest", &sheet));
    for part in [&sheet.facts.holder, &sheet.facts.title, sheet.unit.as_ref().expect("a unit"), &sheet.signatory_name] {
        assert!(text.contains(part.as_str()), "{part:?} is not in {text}");
    }
    assert!(!text.contains('\u{c}') || text.matches('\u{c}').count() == 1);
    let (version, _) = scanned("longest-code", &sheet, "200");
    assert!(version <= 18, "version {version}");
}

#[test]
fn nothing_reaches_the_frame() {
    for (name, sheet) in [("margin", sheet(hanh())), ("margin-longest", longest())] {
        let (width, height, grey) = picture_of(name, &sheet, "72");
        let unit = width as f64 / 1188.0;
        let at = |x: f64, y: f64| grey[((y * unit) as usize).min(height - 1) * width + (x * unit) as usize];
        // Between the inner gold line and the text there is a strip of bare paper on all sides.
        for x in 110..1078 {
            for y in [64.0, 72.0, 770.0, 778.0] {
                assert!(at(x.into(), y) > 235, "{name}: ink at {x}, {y}");
            }
        }
        for y in 110..730 {
            for x in [64.0, 80.0, 96.0, 1092.0, 1108.0, 1124.0] {
                assert!(at(x, y.into()) > 235, "{name}: ink at {x}, {y}");
            }
        }
    }
}

#[test]
fn a_trial_says_so_across_the_sheet_and_still_scans() {
    let trial = Sheet { trial: true, public_url: "http://127.0.0.1:3000".into(), ..sheet(hanh()) };
    assert!(text_of("trial", &trial).contains("THỬ NGHIỆM"));
    assert!(scanned("trial-code", &trial, "200").1.starts_with("http://127.0.0.1:3000/verify/"));
}

#[test]
fn every_kind_is_set_in_every_language() {
    for locale in Locale::ALL {
        for kind in Kind::ALL {
            let sheet = Sheet { locale, ..sheet(Facts { kind, ..hanh() }) };
            let text = text_of(&format!("{locale}-{kind:?}"), &sheet);
            assert!(text.contains("Nguyễn Thị Hạnh"), "{locale} {kind:?}");
        }
    }
}

#[test]
fn nothing_that_people_type_is_read_as_markup() {
    let holder = r##"*Ai* #panic("x") <a> $x$ \ @b "c""##;
    let text = flat(&text_of("markup", &sheet(Facts { holder: holder.into(), ..hanh() })));
    assert!(text.contains(r##"#panic("x") <a> $x$ \ @b"##), "{text}");
}

/// The paper of a programme with its decision, and the longest one with all that can stand on it.
fn of_programme(kind: Kind, sheet: Sheet, replaces: Option<&str>) -> Sheet {
    let facts = Facts {
        kind,
        number: "00012/2026/CC".into(),
        subject: Subject::Programme("ky-nang-so-2026".into()),
        ..sheet.facts.clone()
    };
    Sheet {
        cose: credential::sign(&facts, &school()),
        facts,
        decision: Some(Decision {
            number: "45/QĐ-TCT".into(),
            on: date(2026, 9, 28),
            replaces: replaces.map(str::to_owned),
            sequence: 12,
        }),
        birth_date: Some(date(1991, 4, 12)),
        ..sheet
    }
}

#[test]
fn the_paper_of_a_programme_names_its_decision_and_no_sex() {
    let text = flat(&text_of("chung-chi", &of_programme(Kind::Certificate, sheet(hanh()), None)));
    for words in [
        "CHỨNG CHỈ",
        "chứng nhận Ông/Bà",
        "đã hoàn thành chương trình",
        "Số: 00012/2026/CC",
        "Số vào sổ: 12",
        "Theo Quyết định số 45/QĐ-TCT ngày 28/09/2026",
        "Sinh ngày 12/04/1991",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let longest = of_programme(Kind::Replacement, longest(), Some("00007/2026/CC"));
    let text = flat(&text_of("giay-chung-nhan", &longest));
    assert!(text.contains("GIẤY CHỨNG NHẬN") && text.contains("Thay cho chứng chỉ số 00007/2026/CC"), "{text}");
    assert!(scanned("giay-chung-nhan-quet", &longest, "200").0 <= 18);
    let pages = String::from_utf8(tool("pdfinfo", &[written("giay-chung-nhan", &longest).to_str().expect("a path")]));
    assert!(pages.expect("UTF-8").lines().any(|line| line.starts_with("Pages:") && line.trim_end().ends_with(" 1")));
}
