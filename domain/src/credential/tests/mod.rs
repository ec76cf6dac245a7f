//! A small named world: a school, its key, and what it gave to Hạnh.

mod codes;
mod files;
mod lists;
mod records;
mod size;

use super::*;
use jiff::civil::{Date, date};

const SITE: &str = "https://hoctap.anlinh.gov.vn";
const TODAY: Date = date(2026, 11, 23);

fn school() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

fn school_key() -> IssuerKey {
    issuer_key(&school(), "truong-chinh-tri-an-linh")
}

fn issuer_key(key: &SigningKey, issuer: &str) -> IssuerKey {
    IssuerKey {
        kid: key.public().kid(),
        issuer: issuer.into(),
        issuer_name: "Trường Chính trị tỉnh An Lĩnh".into(),
        public_key: key.public(),
        valid_from: date(2026, 1, 1),
        valid_to: None,
        compromised_at: None,
    }
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

fn printed(facts: &Facts) -> String {
    qr::qr_text(SITE, facts.code, &sign(facts, &school()))
}
