//! The QR code stays readable: at most version 18 at level M, so that a module of a 38 mm code is over 0.4 mm.

use super::*;
use qrcode::{EcLevel, QrCode, Version};

/// As long as a public address of an academy may be.
const LONG_SITE: &str = "https://daotaoboiduong.hocvienhanhchinh.gov.vn";

fn version(facts: &Facts, site: &str) -> i16 {
    let text = qr::qr_text(site, facts.code, &sign(facts, &school()));
    match QrCode::with_error_correction_level(text, EcLevel::M).expect("a code").version() {
        Version::Normal(version) | Version::Micro(version) => version,
    }
}

fn longest() -> Facts {
    Facts {
        issuer: "hoc-vien-hanh-chinh-va-quan-tri-cong".into(),
        number: "0012345/2026/GXN-HVHCQTC-BDTX".into(),
        holder: "Công Tằng Tôn Nữ Nguyễn Thị Hoàng Phương Quỳnh Diễm Ngọc".into(),
        subject: Subject::Programme("boi-duong-nghiep-vu-cong-chuc-cap-xa-2026".into()),
        title: "Bồi dưỡng kiến thức, kỹ năng chuyên ngành về chuyển đổi số, dữ liệu và trí tuệ nhân tạo cho cán bộ, \
                công chức lãnh đạo, quản lý cấp xã, phường, đặc khu vùng đồng bào dân tộc thiểu số và miền núi"
            .into(),
        half_tiet: 321,
        result: Some(10_000),
        expires: Some(date(2031, 10, 2)),
        ..hanh()
    }
}

#[test]
fn the_longest_realistic_record_fits_version_18() {
    let bytes = sign(&longest(), &school()).len();
    assert!(version(&longest(), LONG_SITE) <= 18, "version {}, {bytes} bytes", version(&longest(), LONG_SITE));
}

#[test]
fn a_common_record_is_far_smaller() {
    assert!(version(&hanh(), SITE) <= 14, "version {}", version(&hanh(), SITE));
}

#[test]
fn only_a_very_long_title_is_signed_in_short() {
    let signed = |facts: &Facts| verify(&sign(facts, &school()), &[school_key()]);
    let long = Facts { issuer: school_key().issuer, ..longest() };
    let short = signed(&long).expect("good").facts;
    assert!(short.title.ends_with('…') && short.title.len() <= 96, "{}", short.title);
    assert_eq!(Facts { title: long.title.clone(), ..short.clone() }, long);
    assert_eq!(signed(&short).expect("good").facts, short);
}

#[test]
fn lower_case_scheme_and_host_cost_no_version() {
    assert_eq!(version(&longest(), &SITE.to_uppercase()), version(&longest(), SITE));
}
