//! Lists of units, right and wrong, and those that are shipped.

use super::*;
use jiff::civil::date;

fn listed(rows: &[&[&str]]) -> Vec<Listed> {
    let tree = Tree::default();
    let holds = |_: &str| true;
    let known = Known { tree: &tree, today: date(2026, 11, 26), holds: &holds, may_add_tops: true, parent: None };
    let headings = ["Mã", "Tên", "Loại", "Mã cấp trên", "Từ ngày"].map(str::to_owned);
    let rows: Vec<(usize, Vec<String>)> = rows
        .iter()
        .enumerate()
        .map(|(at, cells)| (at + 2, cells.iter().map(|cell| (*cell).to_owned()).collect()))
        .collect();
    let mut next = 0;
    let new_id = || {
        next += 1;
        format!("u{next}")
    };
    compare(&known, &headings, &rows, new_id).expect("names").into_iter().map(|(_, listed)| listed).collect()
}

#[test]
fn a_province_and_its_communes_come_in_one_list() {
    let listed = listed(&[
        &["01", "Thành phố Hà Nội", "Thành phố", "", "2025-07-01"],
        &["00004", "Phường Ba Đình", "", "01", "01/07/2025"],
    ]);
    let [Listed::New(city, from), Listed::New(ward, _)] = listed.as_slice() else { panic!("{listed:?}") };
    assert_eq!((city.kind, city.parent.as_deref(), *from), (Kind::Province, None, date(2025, 7, 1)));
    assert_eq!((ward.kind, ward.parent.as_deref()), (Kind::Ward, Some("u1")));
}

#[test]
fn each_wrong_row_says_what_is_wrong() {
    let listed = listed(&[
        &["1", "Tỉnh A", "Tỉnh", "", ""],
        &["02", "", "Tỉnh", "", ""],
        &["03", "Tỉnh B", "Huyện", "", ""],
        &["04", "Tỉnh C", "Tỉnh", "", "31/02/2026"],
        &["05", "Tỉnh D", "Tỉnh", "", ""],
        &["05", "Tỉnh E", "Tỉnh", "", ""],
        &["00001", "Xã A", "Xã", "99", ""],
        &["00002", "Xã B", "Xã", "", ""],
        &["06", "Tỉnh D", "Tỉnh", "", ""],
    ]);
    let faults: Vec<&ListFault> = listed
        .iter()
        .filter_map(|listed| match listed {
            Listed::Wrong(fault) => Some(fault),
            _ => None,
        })
        .collect();
    let expected = [
        ListFault::Code(CodeError::Digits(2)),
        ListFault::Name,
        ListFault::Kind("Huyện".into()),
        ListFault::Day("31/02/2026".into()),
        ListFault::Twice(6),
        ListFault::Parent("99".into()),
        ListFault::Parent(String::new()),
        ListFault::NameTaken("Tỉnh D".into()),
    ];
    assert_eq!(faults, expected.iter().collect::<Vec<_>>());
}

#[test]
fn the_shipped_lists_hold_34_provinces_and_3321_communes() {
    let read = |text: &str| -> Vec<(usize, Vec<String>)> {
        let rows = text.lines().skip(1).enumerate();
        rows.map(|(at, line)| (at + 2, line.split(',').map(str::to_owned).collect())).collect()
    };
    let mut rows = read(include_str!("../../../../organisation/provinces.csv"));
    rows.extend(read(include_str!("../../../../organisation/communes.csv")));
    let rows: Vec<Vec<&str>> = rows.iter().map(|(_, row)| row.iter().map(String::as_str).collect()).collect();
    let listed = listed(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>());
    let of =
        |wanted: Kind| listed.iter().filter(|one| matches!(one, Listed::New(unit, _) if unit.kind == wanted)).count();
    let counts = [Kind::Province, Kind::Commune, Kind::Ward, Kind::SpecialZone].map(of);
    assert_eq!(counts, [34, 2_611, 697, 13]);
    assert_eq!(listed.len(), 34 + 3_321);
}
