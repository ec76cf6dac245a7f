//! From pixels to an answer, as the page does it.

use super::*;
use domain::credential::{Code, Facts, Kind, Reason, Revocation, SigningKey, Subject, qr::qr_text, sign, sign_list};
use jiff::civil::date;
use serde_json::Value;

const TODAY: &str = "2026-11-23";

fn school() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

fn hanh() -> Facts {
    Facts {
        issuer: "truong-chinh-tri-an-linh".into(),
        number: "00427/2026/GXN-TCT".into(),
        code: Code::from_bytes([61; 10]),
        kind: Kind::Confirmation,
        holder: "Nguyễn Thị Hạnh".into(),
        subject: Subject::Course("tt-01".into()),
        title: "Sử dụng trí tuệ nhân tạo có trách nhiệm".into(),
        revision: [0xa5; 16],
        half_tiet: 32,
        result: Some(8800),
        from: date(2026, 9, 1),
        to: date(2026, 9, 30),
        issued: date(2026, 10, 2),
        expires: None,
    }
}

fn keys_json() -> String {
    let public = school().public();
    serde_json::to_string(&[IssuerKey {
        kid: public.kid(),
        issuer: hanh().issuer,
        issuer_name: "Trường Chính trị tỉnh An Lĩnh".into(),
        public_key: public,
        valid_from: date(2026, 1, 1),
        valid_to: None,
        compromised_at: None,
    }])
    .expect("JSON")
}

fn list(code: Code) -> String {
    let entry = Revocation { code, reason: Reason::Lent, date: date(2026, 11, 14) };
    let list = RevocationList { issuer: hanh().issuer, date: date(2026, 11, 20), entries: vec![entry] };
    data_encoding::BASE64.encode(&sign_list(&list, &school()))
}

fn printed() -> String {
    qr_text("https://hoctap.anlinh.gov.vn", hanh().code, &sign(&hanh(), &school()))
}

fn answer(trust: &Trust, text: &str) -> Value {
    serde_json::from_str(&trust.check(text, TODAY)).expect("JSON")
}

#[test]
fn a_picture_of_the_code_is_read_and_verified() {
    let code = qrcode::QrCode::new(printed()).expect("a code");
    let (modules, scale, quiet) = (code.width(), 3, 4);
    let width = (modules + 2 * quiet) * scale;
    let colors = code.to_colors();
    let dark = |x: usize, y: usize| {
        let module = |at: usize| (at / scale).checked_sub(quiet).filter(|at| *at < modules);
        module(x).zip(module(y)).is_some_and(|(x, y)| colors[y * modules + x] == qrcode::Color::Dark)
    };
    let pixels: Vec<u8> = (0..width * width)
        .flat_map(|at| if dark(at % width, at / width) { [20, 20, 20, 255] } else { [0, 0, 0, 0] })
        .collect();
    let text = read_picture(&pixels, width).expect("a text");
    assert_eq!(text, printed());
    let answer = answer(&Trust::new(&keys_json(), "[]"), &text);
    assert_eq!(answer["verdict"], "signature-good");
    assert_eq!(answer["facts"]["holder"], "Nguyễn Thị Hạnh");
    assert_eq!(answer["facts"]["issued"], "2026-10-02");
    assert_eq!(answer["list_date"], Value::Null);
    assert_eq!(answer["issuer_name"], "Trường Chính trị tỉnh An Lĩnh");
}

#[test]
fn pictures_without_a_code_have_no_text() {
    assert_eq!(read_picture(&[], 0), None);
    assert_eq!(read_picture(&[0; 3], 1), None);
    assert_eq!(read_picture(&vec![128; 100 * 100 * 4], 100), None);
    assert_eq!(read_picture(&vec![128; 100 * 100 * 4], usize::MAX), None);
}

#[test]
fn the_three_answers() {
    let lists = |code| format!("[\"{}\"]", list(code));
    let unlisted = Trust::new(&keys_json(), &lists(Code::from_bytes([1; 10])));
    assert_eq!(answer(&unlisted, &printed())["list_date"], "2026-11-20");
    let listed = Trust::new(&keys_json(), &lists(hanh().code));
    let revoked = answer(&listed, &printed());
    assert_eq!(revoked["verdict"], "revoked");
    assert_eq!(revoked["revocation"]["reason"], "lent");
    let invalid = answer(&Trust::new("[]", "[]"), &printed());
    assert_eq!((&invalid["verdict"], &invalid["reason"]), (&"invalid".into(), &"unknown-key".into()));
}

#[test]
fn a_list_that_nobody_vouches_for_is_left_out_and_counted() {
    let trust = Trust::new(&keys_json(), r#"["AAAA", "no base 64"]"#);
    let told: Value = serde_json::from_str(&trust.describe()).expect("JSON");
    assert_eq!(told["refused_lists"], 2);
    assert_eq!(told["keys"][0]["list_date"], Value::Null);
    assert_eq!(told["keys"][0]["fingerprint"].as_str().map(str::len), Some(79));
}
