//! The administrators' pages and the pages that stand apart.

use super::Gallery;
use app::{
    components::field::FieldErrors,
    document::{Place, Shell},
    pages::{
        admin::{
            certificate::{AdminCertificate, AdminCertificatePage, Ending, ReplacementForm, RevocationForm},
            certificates::{AdminCertificates, AdminCertificatesPage, IssuedLine},
            home::{AdminHome, AdminHomePage, Issuer, SigningKey},
            invitation::{self, InvitationMade, InvitationMadePage},
            people::{AccountState, People, PeoplePage, PersonLine},
            person_form::{PersonForm, TypedPerson},
            replacement::{self, ReplacementReview, ReplacementReviewPage},
        },
        certificate::{CertificateFacts, CertificateState},
        error::{self, ErrorPage},
    },
};
use domain::{
    course::Tiet,
    credential::{Kind, Reason},
    quiz::Percent,
};
use jiff::civil::{Date, DateTime};
use leptos::prelude::*;

/// Writes them all.
pub fn write(gallery: &mut Gallery) {
    let words = gallery.words;
    administration(gallery);
    people(gallery);
    certificates(gallery);
    for status in [403, 404, 413, 422, 429, 500, 503] {
        let shell = gallery.guest(&error::title(words, status));
        gallery.page(&format!("error-{status}"), shell, move || {
            view! { <ErrorPage words status return_to="/courses/tt-01".to_owned()/> }
        });
    }
}

fn desk(gallery: &Gallery, title: &str) -> Shell {
    let mut shell = gallery.at(Place::Administration, title);
    if let Some(viewer) = &mut shell.viewer {
        viewer.is_administrator = true;
    }
    shell
}

fn administration(gallery: &mut Gallery) {
    let words = gallery.words;
    let issuer = Issuer {
        name: "Trường Chính trị tỉnh An Lĩnh".into(),
        superior: "Tỉnh ủy An Lĩnh".into(),
        signatory: ("Hiệu trưởng".into(), "Trần Quốc Bình".into()),
        key: Some(SigningKey {
            kid: "tct-2026".into(),
            fingerprint: "9F3A 11C0 7B52 E4D8 90AB 23CD 45EF 6701 9F3A 11C0 7B52 E4D8 90AB 23CD 45EF 6701".into(),
            since: Date::constant(2026, 1, 5),
        }),
    };
    let home = AdminHome {
        requests: Vec::new(),
        people: 1_184,
        without_password: 27,
        courses: 8,
        learning: 612,
        certificates: 427,
        ended: 3,
        waiting: 0,
        issuer: Some(issuer),
    };
    let none = AdminHome { issuer: None, waiting: 4, ..home.clone() };
    for (name, home) in [("admin", home), ("admin-no-issuer", none)] {
        let shell = desk(gallery, &words.say("nav-administration"));
        gallery.page(name, shell, move || view! { <AdminHomePage words home/> });
    }
}

fn line(full_name: &str, sign_in_name: &str, unit: &str, state: AccountState) -> PersonLine {
    PersonLine {
        id: sign_in_name.into(),
        full_name: full_name.into(),
        sign_in_name: Some(sign_in_name.into()),
        email: Some(format!("{sign_in_name}@thanhlam.anlinh.gov.vn")),
        unit: Some(unit.into()),
        state,
        form_id: "0198-a".into(),
    }
}

fn people(gallery: &mut Gallery) {
    let words = gallery.words;
    let lines = vec![
        line("Nguyễn Thị Hạnh", "hanh.nt", "Xã Thanh Lâm, tỉnh An Lĩnh", AccountState::Ready),
        line("Lò Văn Phượng", "phuong.lv", "Xã Mường Sang, tỉnh An Lĩnh", AccountState::NoPassword),
        line("Vàng A Dế", "de.va", "Xã Bản Vược, tỉnh An Lĩnh", AccountState::Disabled),
    ];
    let units = vec![("thanh-lam".to_owned(), "Xã Thanh Lâm, tỉnh An Lĩnh".to_owned())];
    let form = PersonForm { units, form_id: "0198-b".into(), ..PersonForm::default() };
    let mut errors = FieldErrors::default();
    errors.add("sign_in_name", "Tên hanh.nt đã có người dùng. Chọn tên khác.".into());
    let typed =
        TypedPerson {
            full_name: "Nguyễn Thị Hằng".into(), sign_in_name: "hanh.nt".into(), ..TypedPerson::default()
        };
    let wrong = PersonForm { typed, errors, ..form.clone() };
    let all = People { query: String::new(), lines, more: true, form: form.clone(), requests: Vec::new() };
    let samples = [
        ("admin-people", all.clone()),
        ("admin-people-wrong", People { form: wrong, ..all.clone() }),
        (
            "admin-people-none",
            People { query: "xyz".into(), lines: Vec::new(), more: false, form, requests: Vec::new() },
        ),
    ];
    for (name, people) in samples {
        let shell = desk(gallery, &words.say("admin-people"));
        gallery.page(name, shell, move || view! { <PeoplePage words people/> });
    }
    let invitation = InvitationMade {
        full_name: "Lò Văn Phượng".into(),
        sign_in_name: "phuong.lv".into(),
        link: "https://hoc.anlinh.gov.vn/invitations/4cVb0b8Zr2mQpXk1wq7TnYd5sEoUa9LhJf3GvKiB6xM".into(),
        expires: DateTime::constant(2026, 12, 7, 17, 0, 0, 0),
        is_reset: false,
    };
    let shell = desk(gallery, &invitation::title(words, &invitation));
    gallery.page("admin-invitation", shell, move || view! { <InvitationMadePage words invitation/> });
}

fn facts() -> CertificateFacts {
    CertificateFacts {
        kind: Kind::Confirmation,
        number: Some("00427/2026/GXN-TCT".into()),
        code: Some("7KQ2-M4XD-9TPA-3HZW".into()),
        holder: Some("Nguyễn Thị Hạnh".into()),
        unit: "Xã Thanh Lâm, tỉnh An Lĩnh".into(),
        title: "Sử dụng trí tuệ nhân tạo có trách nhiệm".into(),
        tiet: Tiet { halves: 24 },
        days: (Date::constant(2026, 10, 5), Date::constant(2026, 11, 20)),
        result: Some(Percent(87_500)),
        issuer: "Trường Chính trị tỉnh An Lĩnh".into(),
        superior: "Tỉnh ủy An Lĩnh".into(),
        place: "An Lĩnh".into(),
        signatory: ("Hiệu trưởng".into(), "Trần Quốc Bình".into()),
        issued: Some(Date::constant(2026, 11, 20)),
        expires: None,
        decision: None,
        register: None,
    }
}

fn certificates(gallery: &mut Gallery) {
    let words = gallery.words;
    let revoked = CertificateState::Revoked { on: Date::constant(2026, 11, 22), reason: Reason::IssuerError };
    let line = IssuedLine {
        id: "a".into(),
        number: "00427/2026/GXN-TCT".into(),
        code: "7KQ2-M4XD-9TPA-3HZW".into(),
        holder: Some("Nguyễn Thị Hạnh".into()),
        title: "Sử dụng trí tuệ nhân tạo có trách nhiệm".into(),
        issued_on: Date::constant(2026, 11, 20),
        state: CertificateState::Current,
    };
    let lines = vec![line.clone(), IssuedLine { state: revoked.clone(), holder: None, ..line }];
    let certificates = AdminCertificates { query: "hạnh".into(), lines, more: false };
    let shell = desk(gallery, &words.say("admin-certificates"));
    gallery.page("admin-certificates", shell, move || view! { <AdminCertificatesPage words certificates/> });

    let mut errors = FieldErrors::default();
    errors.add("confirmed", "Đánh dấu vào ô này nếu vẫn thu hồi.".into());
    let current = AdminCertificate {
        id: "a".into(),
        facts: Some(facts()),
        number: "00427/2026/GXN-TCT".into(),
        state: CertificateState::Current,
        record_hash: "9f3a11c07b52e4d890ab23cd45ef67019f3a11c07b52e4d890ab23cd45ef6701".into(),
        kid: "tct-2026".into(),
        template: "gxn-1".into(),
        issued_at: DateTime::constant(2026, 11, 20, 9, 41, 0, 0),
        verify: "/verify/7KQ2M4XD9TPA3HZW".into(),
        ended: None,
        replaces: None,
        replaced_by: None,
        revocation: RevocationForm { reason: "Cấp nhầm người.".into(), errors, ..RevocationForm::default() },
        replacement: ReplacementForm { holder: "Nguyễn Thị Hạnh".into(), ..ReplacementForm::default() },
    };
    let ended = AdminCertificate {
        state: revoked,
        ended: Some(Ending {
            at: DateTime::constant(2026, 11, 22, 8, 5, 0, 0),
            by: "Lê Minh Tuấn".into(),
            reason: "Cấp nhầm người, biên bản 12/BB-TCT.".into(),
        }),
        replaces: Some(("b".into(), "00401/2026/GXN-TCT".into())),
        ..current.clone()
    };
    for (name, certificate) in [("admin-certificate", current), ("admin-certificate-ended", ended)] {
        let shell = desk(gallery, &app::pages::admin::certificate::title(words, &certificate.number));
        gallery.page(name, shell, move || view! { <AdminCertificatePage words certificate/> });
    }
    let review = ReplacementReview {
        id: "a".into(),
        number: "00427/2026/GXN-TCT".into(),
        old_holder: "Nguyễn Thị Hạnh".into(),
        holder: "Nguyễn Thị Mỹ Hạnh".into(),
        reason: "Thiếu tên đệm.".into(),
        form_id: "0198-c".into(),
    };
    let shell = desk(gallery, &replacement::title(words));
    gallery.page("admin-replacement", shell, move || view! { <ReplacementReviewPage words review/> });
}
