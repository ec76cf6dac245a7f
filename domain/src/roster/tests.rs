//! Lists as offices write them: what is read, what is refused, and that reading twice changes nothing.

use super::*;
use crate::sensitive::{MEMBER, SensitiveFacts, SensitiveField};
use jiff::civil::{Date, date};
use proptest::prelude::*;

const TODAY: Date = date(2026, 11, 27);

fn cells(text: &str) -> Vec<String> {
    text.split('|').map(|cell| cell.trim().to_owned()).collect()
}

fn drafted(headings: &str, row: &str) -> (Draft, Vec<Fault>) {
    let mapping = Mapping::of(&cells(headings));
    read(&mapping, Row { line: 2, cells: &cells(row) }, true, TODAY)
}

fn codes(faults: &[Fault]) -> Vec<&str> {
    faults.iter().map(|fault| fault.code).collect()
}

fn index() -> UnitIndex {
    let unit = |id: &str, path: &[&str], codes: &[&str]| PlacedUnit {
        id: id.to_owned(),
        path: path.iter().map(|name| (*name).to_owned()).collect(),
        codes: codes.iter().map(|code| (*code).to_owned()).collect(),
        top: "tinh".to_owned(),
    };
    let ended = EndedUnit {
        name: "Xã Núi Sâu".to_owned(),
        codes: vec!["01234".to_owned()],
        ended_on: "2025-07-01".to_owned(),
        successors: vec!["Xã Bản Vược".to_owned()],
    };
    UnitIndex::new(
        vec![
            unit("tinh", &["Tỉnh An Lĩnh"], &["88"]),
            unit("xa-1", &["Xã Thanh Lâm", "Tỉnh An Lĩnh"], &["02345", "H88.12"]),
            unit("xa-2", &["Xã Bản Vược", "Tỉnh An Lĩnh"], &[]),
            unit("kt-1", &["Phòng Kinh tế, Hạ tầng và Đô thị", "Xã Thanh Lâm", "Tỉnh An Lĩnh"], &[]),
            unit("kt-2", &["Phòng Kinh tế, Hạ tầng và Đô thị", "Xã Bản Vược", "Tỉnh An Lĩnh"], &[]),
        ],
        vec![ended],
    )
}

#[test]
fn headings_are_recognised_in_three_languages_with_and_without_accents() {
    for (heading, purpose) in [
        ("Họ và tên", Purpose::FullName),
        ("HỌ TÊN (*)", Purpose::FullName),
        ("Ho va ten", Purpose::FullName),
        ("2. Ngày sinh (dd/mm/yyyy)", Purpose::BirthDate),
        ("Giới tính", Purpose::Sex),
        ("Mã cán bộ:", Purpose::StaffCode),
        ("Thư điện tử công vụ", Purpose::Email),
        ("E-mail", Purpose::Email),
        ("Đơn vị", Purpose::Unit),
        ("Mã đơn vị", Purpose::UnitCode),
        ("Chức vụ, chức danh", Purpose::Position),
        ("Loại", Purpose::StaffKind),
        ("Cấp", Purpose::StaffLevel),
        ("Lãnh đạo", Purpose::Leader),
        ("Tên gọi", Purpose::GivenName),
        ("Nghỉ/chuyển đi", Purpose::Left),
        ("Date of birth", Purpose::BirthDate),
        ("Nom et prénom", Purpose::FullName),
        ("Numéro d’agent", Purpose::StaffCode),
    ] {
        assert_eq!(recognised(heading), Some(purpose), "{heading}");
    }
    assert_eq!(recognised("Số điện thoại"), None);
}

#[test]
fn no_heading_means_two_things() {
    for purpose in Purpose::ALL {
        assert_eq!(Purpose::named(purpose.name()), Some(purpose));
    }
}

#[test]
fn the_heading_stands_below_the_title_of_the_list() {
    let rows =
        [cells("UBND TỈNH AN LĨNH"), cells("DANH SÁCH HỌC VIÊN||"), cells("TT|Họ và tên|Đơn vị"), cells("1|An|Xã")];
    assert_eq!(find_heading(rows.iter().map(Vec::as_slice)), Some(2));
    assert_eq!(find_heading([cells("1|2|3")].iter().map(Vec::as_slice)), None);
}

#[test]
fn a_good_row_becomes_a_draft() {
    let (draft, faults) = drafted(
        "Họ và tên|Ngày sinh|Giới tính|Mã cán bộ|Thư điện tử|Đơn vị|Chức vụ|Loại|Cấp|Lãnh đạo",
        "Nguyễn Thị  Hạnh|12/04/1991|Nữ|TL-0107|Hanh.NT@ThanhLam.gov.vn|Xã Thanh Lâm|Chuyên viên|Công chức|Xã|x",
    );
    assert_eq!(faults, []);
    assert_eq!(draft.full_name, "Nguyễn Thị Hạnh");
    assert_eq!(draft.birth_date.as_deref(), Some("1991-04-12"));
    assert_eq!(draft.sex, Some(Sex::Female));
    assert_eq!(draft.email.as_deref(), Some("hanh.nt@thanhlam.gov.vn"));
    assert_eq!(draft.unit, UnitWish::Name("Xã Thanh Lâm".to_owned()));
    assert_eq!((draft.staff_kind, draft.staff_level), (Some(StaffKind::CongChuc), Some(StaffLevel::Xa)));
    assert_eq!(draft.is_leader, Some(true));
}

#[test]
fn a_name_in_two_columns_is_one_name() {
    let (draft, _) = drafted("Họ và chữ đệm|Tên|Mã cán bộ", "Nguyễn Thị|Hạnh|1");
    assert_eq!(draft.full_name, "Nguyễn Thị Hạnh");
    let (draft, _) = drafted("Họ và tên|Họ và tên|Mã cán bộ", "Nguyễn Thị|Hạnh|1");
    assert_eq!(draft.full_name, "Nguyễn Thị Hạnh");
    let (draft, _) = drafted("Họ và tên|Họ và tên|Mã cán bộ", "Nguyễn Thị Hạnh|Nguyễn Thị Hạnh|1");
    assert_eq!(draft.full_name, "Nguyễn Thị Hạnh");
}

#[test]
fn decomposed_and_capital_names_come_into_their_proper_form() {
    use unicode_normalization::UnicodeNormalization;
    let decomposed: String = "NGUYỄN THỊ HẠNH".nfd().collect();
    let (draft, faults) = drafted("Họ và tên|Mã cán bộ", &format!("{decomposed}|1"));
    assert_eq!((draft.full_name.as_str(), faults.len()), ("Nguyễn Thị Hạnh", 0));
    assert_eq!(draft.rewritten.as_deref(), Some("NGUYỄN THỊ HẠNH"));
    assert_eq!(proper_case("H'LAN KBUÔR").as_deref(), Some("H'Lan Kbuôr"));
    assert_eq!(proper_case("H Thanh Hà Kbuôr"), None);
}

#[test]
fn every_fault_of_a_row_is_told_with_its_column() {
    let (_, faults) = drafted(
        "Họ và tên|Ngày sinh|Giới tính|Thư điện tử|Loại|Mã cán bộ",
        "TrÇn ThÞ Nga|31/02/1990|gì đó|nga tại cơ quan|thợ|TL 01",
    );
    let told: Vec<(&str, &str)> =
        faults.iter().map(|fault| (fault.code, fault.column.as_deref().unwrap_or_default())).collect();
    assert_eq!(
        told,
        [
            ("legacy-font", "A"),
            ("day-not-in-calendar", "B"),
            ("word-unknown", "C"),
            ("staff-code-strange", "F"),
            ("email-strange", "D"),
            ("word-unknown", "E"),
        ]
    );
    assert!(faults.iter().all(|fault| !fault.mend.vi.is_empty() && !fault.mend.en.is_empty()));
    assert_eq!(codes(&drafted("Họ và tên|Mã cán bộ|Thư điện tử", "Vàng A Dế||").1), ["key-missing"]);
    assert_eq!(codes(&drafted("Họ và tên|Mã cán bộ", "|7").1), ["name-missing"]);
    assert_eq!(codes(&drafted("Họ và tên|Mã cán bộ", "Lớp K4 (2026)|7").1), ["name-strange"]);
    assert_eq!(codes(&drafted("Họ và tên|Mã cán bộ", "#REF!|7").1), ["cell-error"]);
    assert_eq!(codes(&drafted("Họ và tên|Ngày sinh|Mã cán bộ", "An|1991|7").1), ["day-incomplete"]);
    assert_eq!(codes(&drafted("Họ và tên|Ngày sinh|Mã cán bộ", "An|01/01/2090|7").1), ["birth-date-strange"]);
}

#[test]
fn days_are_read_as_people_and_spreadsheets_write_them() {
    for text in ["12/04/1991", "1991-04-12", "12.4.1991", "12-04-1991", "1991-04-12 00:00:00", "33340", " 12/4/1991 "] {
        assert_eq!(day(text), Ok(date(1991, 4, 12)), "{text}");
    }
    for text in ["31/02/1991", "29/02/2023", "12/13/1991", "00/04/1991"] {
        assert_eq!(day(text), Err(DayError::NotInCalendar), "{text}");
    }
    assert_eq!(day("04/1991"), Err(DayError::Incomplete));
    for text in ["", "hôm qua", "12/04/91", "١٢/٠٤/١٩٩١", "1/2/3/4"] {
        assert_eq!(day(text), Err(DayError::NoDay), "{text}");
    }
}

#[test]
fn units_are_found_by_code_name_and_path() {
    let index = index();
    let found = |wish: UnitWish| match index.find(&wish) {
        Found::One(unit) => unit.id.clone(),
        other => other.fault(&wish, Some(0)).map(|fault| fault.code.to_owned()).unwrap_or_default(),
    };
    for (text, id) in [
        ("xã thanh lâm", "xa-1"),
        ("Xa Thanh Lam, tinh An Linh", "xa-1"),
        ("UBND xã Thanh Lâm", "xa-1"),
        ("Phòng Kinh tế, Hạ tầng và Đô thị - Xã Bản Vược", "kt-2"),
        ("Tỉnh An Lĩnh / Xã Thanh Lâm / Phòng Kinh tế, Hạ tầng và Đô thị", "kt-1"),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", "unit-ambiguous"),
        ("Xã Núi Sâu", "unit-ended"),
        ("Xã Nào Đó", "unit-unknown"),
    ] {
        assert_eq!(found(UnitWish::Name(text.to_owned())), id, "{text}");
    }
    for (code, id) in [("02345", "xa-1"), ("H88.12", "xa-1"), ("01234", "unit-ended"), ("99999", "unit-unknown")] {
        assert_eq!(found(UnitWish::Code(code.to_owned())), id, "{code}");
    }
    let wish = UnitWish::Name("Xã Núi Sâu".to_owned());
    let fault = index.find(&wish).fault(&wish, None).expect("a fault");
    assert_eq!(fault.what.vi, "Không còn đơn vị “Xã Núi Sâu”. Từ 01/07/2025 đã nhập vào Xã Bản Vược.");
}

#[test]
fn a_person_twice_in_one_file_is_told_with_the_first_line() {
    let mut repeats = Repeats::default();
    let draft = |line, code: &str, email: &str| Draft {
        line,
        staff_code: Some(code.to_owned()),
        email: Some(email.to_owned()),
        ..Draft::default()
    };
    assert_eq!(repeats.see(&draft(2, "1", "a@b.vn"), "tinh"), None);
    assert_eq!(repeats.see(&draft(3, "1", "c@b.vn"), "bo"), None, "the same code in another body is another person");
    let fault = repeats.see(&draft(4, "1", "d@b.vn"), "tinh").expect("a fault");
    assert_eq!(fault.what.vi, "Mã cán bộ trùng với dòng 2.");
    assert!(repeats.see(&draft(5, "5", "a@b.vn"), "tinh").is_some_and(|fault| fault.what.vi.contains("dòng 2")));
}

fn known(id: &str) -> Known {
    Known {
        id: id.to_owned(),
        full_name: "Nguyễn Thị Hạnh".to_owned(),
        given_name: "Hạnh".to_owned(),
        birth_date: Some("1991-04-12".to_owned()),
        sex: Sex::Female,
        email: Some("hanh@thanhlam.gov.vn".to_owned()),
        staff_code: Some("TL-0107".to_owned()),
        staff_body: Some("tinh".to_owned()),
        membership: Some(KnownMembership {
            id: "m".to_owned(),
            unit: "xa-1".to_owned(),
            unit_name: "Xã Thanh Lâm".to_owned(),
            position: "Chuyên viên".to_owned(),
            is_leader: false,
            staff_kind: StaffKind::CongChuc,
            staff_level: StaffLevel::Xa,
            valid_from: "2025-07-01".to_owned(),
        }),
        in_reach: true,
        is_protected: false,
        has_open_request: false,
        sensitive: SensitiveFacts::default(),
    }
}

fn defaults() -> Defaults<'static> {
    Defaults { unit: None, unit_is_for_all: false, staff_kind: StaffKind::CongChuc, staff_level: StaffLevel::Xa }
}

fn found(row: &str, by_code: Option<&Known>, by_email: Option<&Known>) -> Finding {
    let (draft, faults) = drafted("Họ và tên|Mã cán bộ|Thư điện tử|Đơn vị|Chức vụ|Nghỉ/chuyển đi", row);
    assert_eq!(faults, []);
    let index = index();
    let unit = match index.find(&draft.unit) {
        Found::One(unit) => Some(unit),
        _ => None,
    };
    decide(&draft, unit, Matches { by_code, by_email }, defaults())
}

const SAME: &str = "Nguyễn Thị Hạnh|TL-0107|hanh@thanhlam.gov.vn|Xã Thanh Lâm|Chuyên viên|";

#[test]
fn rows_are_compared_with_what_is_known() {
    let hanh = known("hanh");
    let verdict = |row: &str| {
        let finding = found(row, Some(&hanh), Some(&hanh));
        (finding.verdict, finding.act)
    };
    assert_eq!(verdict(SAME), (Verdict::Unchanged, Act::Nothing));
    assert_eq!(verdict("Nguyễn Thị Hạnh|TL-0107||||"), (Verdict::Unchanged, Act::Nothing), "what is not said stays");
    assert_eq!(verdict("Nguyễn Thị Mỹ Hạnh|TL-0107||||"), (Verdict::Updated, Act::Amend));
    assert_eq!(verdict("Nguyễn Thị Hạnh|TL-0107|||Phó Trưởng phòng|"), (Verdict::Updated, Act::Place));
    assert_eq!(verdict("Nguyễn Thị Hạnh|TL-0107||Xã Bản Vược||"), (Verdict::Moved, Act::Place));
    assert_eq!(verdict("Nguyễn Thị Hạnh|TL-0107||||đã nghỉ"), (Verdict::Left, Act::End));
    assert_eq!(verdict("Trần Văn Đức|TL-0107||||"), (Verdict::Confirm, Act::Amend), "a code with another name");
    let moved = found("Nguyễn Thị Hạnh|TL-0107||Xã Bản Vược||", Some(&hanh), None);
    let change = Change { field: "unit".into(), old: "Xã Thanh Lâm".into(), new: "Xã Bản Vược".into() };
    assert_eq!(moved.changes, [change]);
}

#[test]
fn a_new_person_needs_a_unit_and_private_mail_a_word() {
    let new = found("Lò Văn Phượng|TL-9|phuong@muongsang.gov.vn|Xã Thanh Lâm||", None, None);
    assert_eq!((new.verdict, new.act), (Verdict::New, Act::Create));
    assert_eq!(new.result.and_then(|known| known.staff_body).as_deref(), Some("tinh"));
    assert_eq!(found("Lò Văn Phượng|TL-9||||", None, None).verdict, Verdict::Mend);
    let private = found("Phạm Ngọc Diệp|TL-9|diep@gmail.com|Xã Thanh Lâm||", None, None);
    assert_eq!((private.verdict, private.act, private.reasons), (Verdict::Confirm, Act::Create, vec!["private-mail"]));
}

#[test]
fn somebody_outside_looks_like_somebody_new() {
    let outside = Known { in_reach: false, is_protected: true, ..known("xa-khac") };
    let row = "Nguyễn Thị Hạnh|TL-9|hanh@thanhlam.gov.vn|Xã Thanh Lâm||";
    let (new, asked) = (found(row, None, None), found(row, None, Some(&outside)));
    assert_eq!((asked.stands_in_for.as_deref(), &new.stands_in_for), (Some("xa-khac"), &None));
    assert_eq!(Finding { stands_in_for: None, ..asked }, new, "nothing else tells them apart");
}

#[test]
fn who_gets_an_address_that_somebody_outside_has_stands_in_for_her() {
    let hanh = known("hanh");
    let outside = Known { in_reach: false, ..known("khac") };
    let row = "Nguyễn Thị Hạnh|TL-0107|moi@thanhlam.gov.vn|||";
    let (free, taken) = (found(row, Some(&hanh), None), found(row, Some(&hanh), Some(&outside)));
    assert_eq!((taken.stands_in_for.as_deref(), &free.stands_in_for), (Some("khac"), &None));
    assert_eq!(Finding { stands_in_for: None, ..taken }, free, "nothing else tells them apart");
    // An account in use is asked for it, whoever has it elsewhere.
    let protected = Known { is_protected: true, ..hanh };
    let asked = found(row, Some(&protected), Some(&outside));
    assert_eq!((asked.verdict, asked.requests.len(), asked.stands_in_for), (Verdict::Request, 1, None));
}

#[test]
fn what_opens_an_account_in_use_becomes_a_request() {
    let hanh = Known { is_protected: true, ..known("hanh") };
    let finding = found("Nguyễn Thị Hạnh|TL-0107|moi@thanhlam.gov.vn|Xã Bản Vược||", Some(&hanh), None);
    assert_eq!((finding.verdict, finding.act), (Verdict::Request, Act::Place));
    let result = finding.result.expect("the person");
    assert_eq!(result.email, hanh.email, "the address stays");
    assert_eq!(finding.requests.len(), 1);
    let code = found("Nguyễn Thị Hạnh|TL-0108|hanh@thanhlam.gov.vn|||", None, Some(&hanh));
    assert_eq!((code.verdict, code.result.and_then(|known| known.staff_code)), (Verdict::Request, hanh.staff_code));
}

#[test]
fn the_keys_of_two_people_in_one_row_are_refused() {
    let (one, other) = (known("hanh"), Known { staff_code: Some("X".into()), ..known("duc") });
    let finding = found(SAME, Some(&one), Some(&other));
    assert_eq!(codes(&finding.faults), ["two-people"]);
}

#[test]
fn sensitive_facts_are_read_only_where_they_are_turned_on_and_never_told() {
    let (headings, row) = (cells("Họ và tên|Mã cán bộ|Dân tộc|Đảng viên"), cells("Nông Thị Mai|M-1|tày|x"));
    let mapping = Mapping::of(&headings);
    let all = Row { line: 2, cells: &row };
    let (draft, faults) = read(&mapping, all, true, TODAY);
    assert!(faults.is_empty());
    assert_eq!(draft.sensitive.of(SensitiveField::Ethnicity), Some("02"));
    assert_eq!(draft.sensitive.of(SensitiveField::Party), Some(MEMBER));
    let (less, _) = read(&mapping.allowing(&[SensitiveField::Party]), all, true, TODAY);
    assert_eq!(less.sensitive.of(SensitiveField::Ethnicity), None);
    assert_eq!(read(&mapping.allowing(&[]), all, true, TODAY).0.sensitive, SensitiveFacts::default());
    let strange = cells("Nông Thị Mai|M-1|Sao Hỏa|có thể");
    let (_, faults) = read(&mapping, Row { line: 2, cells: &strange }, true, TODAY);
    assert_eq!(codes(&faults), ["ethnicity-unknown", "party-unknown"]);
    assert!(faults.iter().all(|fault| !fault.what.vi.contains("Sao Hỏa") && !fault.what.vi.contains("có thể")));
    let mai = Known { full_name: "Nông Thị Mai".into(), given_name: "Mai".into(), ..known("mai") };
    let matches = Matches { by_code: Some(&mai), by_email: None };
    let finding = decide(&Draft { staff_code: None, ..draft }, None, matches, defaults());
    assert_eq!((finding.verdict, finding.act), (Verdict::Updated, Act::Amend));
    assert!(finding.changes.iter().all(|one| one.old.is_empty() && one.new.is_empty()), "{:?}", finding.changes);
}

fn any_row() -> impl Strategy<Value = Vec<String>> {
    let cell = prop_oneof![".*", "[0-9/.-]{1,12}", Just(String::new()), Just("Nữ".to_owned()), Just("x".to_owned())];
    proptest::collection::vec(cell, 0..18)
}

proptest! {
    #[test]
    fn any_table_is_read(headings in any_row(), rows in proptest::collection::vec(any_row(), 0..6)) {
        let mapping = Mapping::of(&headings);
        find_heading(rows.iter().map(Vec::as_slice));
        for (place, cells) in rows.iter().enumerate() {
            let (draft, faults) = read(&mapping, Row { line: place + 2, cells }, true, TODAY);
            prop_assert!(!faults.is_empty() || !draft.full_name.is_empty());
            prop_assert!(!faults.is_empty() || draft.staff_code.is_some() || draft.email.is_some());
        }
    }

    #[test]
    fn any_text_is_a_day_or_none(text in ".*") {
        let _ = day(&text);
    }

    /// What a row has made of a person, it makes again without a change: with any facts, for anybody.
    #[test]
    fn running_twice_changes_nothing(
        name in "[A-ZĐ][a-zêơ]{1,6} [A-ZĐ][a-zêơ]{1,6}",
        birth in proptest::option::of("[12][0-9]/0[1-9]/19[5-9][0-9]"),
        sex in proptest::sample::select(vec!["", "Nữ", "Nam", "Không nêu"]),
        unit in proptest::sample::select(vec!["", "Xã Thanh Lâm", "Xã Bản Vược"]),
        kind in proptest::sample::select(vec!["", "Công chức", "Khác"]),
        leads in proptest::sample::select(vec!["", "x", "không"]),
        code in proptest::sample::select(vec!["", "TL-0107", "TL-9"]),
        people in proptest::sample::select(vec!["", "Tày", "Mông"]),
        is_known in any::<bool>(),
    ) {
        let headings = "Họ và tên|Ngày sinh|Giới tính|Đơn vị|Loại|Lãnh đạo|Mã cán bộ|Thư điện tử|Dân tộc";
        let row = format!("{name}|{}|{sex}|{unit}|{kind}|{leads}|{code}|hanh@thanhlam.gov.vn|{people}", birth.unwrap_or_default());
        let (draft, faults) = drafted(headings, &row);
        prop_assume!(faults.is_empty());
        let index = index();
        let unit = match index.find(&draft.unit) { Found::One(unit) => Some(unit), _ => index.of("xa-1") };
        let before = known("hanh");
        let matches = |known| Matches { by_code: None, by_email: known };
        let first = decide(&draft, unit, matches(is_known.then_some(&before)), defaults());
        let after = first.result.expect("a person");
        let second = decide(&draft, unit, matches(Some(&after)), defaults());
        prop_assert_eq!((second.verdict, second.act), (Verdict::Unchanged, Act::Nothing));
        prop_assert!(second.changes.is_empty());
    }
}
