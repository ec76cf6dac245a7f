//! Lists of units: provinces and communes as the state publishes them, compared with what is known.

use super::{CodeError, Kind, Newcomer, Tree, check_area_code};
use crate::{
    roster,
    text::{fold, longer_than, nfc, single_spaces},
};
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};

/// The longest name of a unit, in characters.
pub const LONGEST_NAME: usize = 200;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Column {
    Code,
    Name,
    Kind,
    Parent,
    From,
}

const HEADINGS: [(Column, &[&str]); 5] = [
    (Column::Code, &["ma", "ma don vi", "ma dvhc", "ma don vi hanh chinh", "code"]),
    (Column::Name, &["ten", "ten don vi", "ten day du", "name", "nom"]),
    (Column::Kind, &["loai", "cap", "loai don vi", "kind", "type"]),
    (Column::Parent, &["ma cap tren", "ma tinh", "ma tp", "ma don vi cap tren", "parent code", "code parent"]),
    (Column::From, &["tu ngay", "hieu luc tu", "ngay hieu luc", "from", "a partir du"]),
];

/// What a row of a list comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listed {
    /// A unit that is not known: it begins on this day.
    New(Newcomer, Date),
    /// Known as it is.
    Same,
    /// Known under another name.
    Renamed {
        /// The unit.
        unit: String,
        /// Its name of today.
        from: String,
        /// Its name in the list.
        to: String,
    },
    /// Something is to be mended.
    Wrong(ListFault),
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListFault {
    /// There is no name, or it is too long.
    Name,
    /// These words name no kind of unit.
    Kind(String),
    /// The code does not fit the kind.
    Code(CodeError),
    /// An earlier line has this code.
    Twice(usize),
    /// The code belongs to a unit that has ended, or is not within reach.
    CodeTaken(String),
    /// No day of the calendar.
    Day(String),
    /// No unit within reach has this code, or none is given.
    Parent(String),
    /// The unit hangs below another one; moving is a change of its own.
    Elsewhere,
    /// Another unit at this place has the name.
    NameTaken(String),
}

/// A list without a column of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoNames;

/// What a list is compared with.
pub struct Known<'t> {
    /// All that is known.
    pub tree: &'t Tree,
    /// The day of the comparison.
    pub today: Date,
    /// Whether a unit is within reach.
    pub holds: &'t dyn Fn(&str) -> bool,
    /// Whether units at the very top may be added.
    pub may_add_tops: bool,
    /// The unit above those that name none.
    pub parent: Option<&'t str>,
}

/// Compares a list row by row; the first line of the file has number 1. Units of the list may hang below each other when
/// the upper one comes first.
pub fn compare(
    known: &Known<'_>,
    headings: &[String],
    rows: &[(usize, Vec<String>)],
    mut new_id: impl FnMut() -> String,
) -> Result<Vec<(usize, Listed)>, NoNames> {
    let columns = columns(headings);
    if !columns.contains_key(&Column::Name) {
        return Err(NoNames);
    }
    let mut reading = Reading::new(known);
    let told = rows.iter().map(|(line, cells)| {
        let cell = |column| {
            let text = columns.get(&column).and_then(|at: &usize| cells.get(*at));
            nfc(&single_spaces(text.map(String::as_str).unwrap_or_default()))
        };
        let row = Row {
            line: *line,
            code: cell(Column::Code),
            name: cell(Column::Name),
            kind: cell(Column::Kind),
            parent: cell(Column::Parent),
            from: cell(Column::From),
        };
        (*line, reading.read(row, &mut new_id).unwrap_or_else(Listed::Wrong))
    });
    Ok(told.collect())
}

fn columns(headings: &[String]) -> HashMap<Column, usize> {
    let mut found = HashMap::new();
    for (at, heading) in headings.iter().enumerate() {
        let plain = fold(heading);
        let known = HEADINGS.iter().find(|(_, words)| words.contains(&plain.trim()));
        if let Some((column, _)) = known {
            found.entry(*column).or_insert(at);
        }
    }
    found
}

struct Row {
    line: usize,
    code: String,
    name: String,
    kind: String,
    parent: String,
    from: String,
}

struct Reading<'k, 't> {
    known: &'k Known<'t>,
    by_code: HashMap<String, String>,
    new_units: HashMap<String, String>,
    lines: HashMap<String, usize>,
    names: HashSet<(Option<String>, String)>,
}

impl<'k, 't> Reading<'k, 't> {
    fn new(known: &'k Known<'t>) -> Self {
        let code = |unit: &super::Unit| Some((unit.area_code.clone()?, unit.id.clone()));
        let by_code = known.tree.units().filter_map(code).collect();
        let map = known.tree.on(known.today);
        let place = |unit: &super::Unit| map.find(&unit.id).map(|place| (place.parent.clone(), place.name.clone()));
        let names = known.tree.units().filter_map(place).collect();
        Self { known, by_code, new_units: HashMap::new(), lines: HashMap::new(), names }
    }

    fn read(&mut self, row: Row, new_id: &mut impl FnMut() -> String) -> Result<Listed, ListFault> {
        if row.name.is_empty() || longer_than(&row.name, LONGEST_NAME) {
            return Err(ListFault::Name);
        }
        let kind = kind(&row)?;
        if !row.code.is_empty() {
            check_area_code(kind, &row.code).map_err(ListFault::Code)?;
            if let Some(line) = self.lines.insert(row.code.clone(), row.line) {
                return Err(ListFault::Twice(line));
            }
        }
        let parent = self.parent(&row, kind)?;
        if let Some(unit) = self.by_code.get(&row.code) {
            return self.compare(unit, &row, parent);
        }
        let from = if row.from.is_empty() {
            self.known.today
        } else {
            roster::day(&row.from).map_err(|_| ListFault::Day(row.from.clone()))?
        };
        if !self.names.insert((parent.clone(), row.name.clone())) {
            return if row.code.is_empty() { Ok(Listed::Same) } else { Err(ListFault::NameTaken(row.name)) };
        }
        let id = new_id();
        let area_code = (!row.code.is_empty()).then(|| row.code.clone());
        self.new_units.insert(row.code, id.clone());
        Ok(Listed::New(Newcomer { id, kind, name: row.name, area_code, agency_code: None, parent }, from))
    }

    fn compare(&self, unit: &str, row: &Row, parent: Option<String>) -> Result<Listed, ListFault> {
        let taken = || ListFault::CodeTaken(row.code.clone());
        let placement = self.known.tree.placement(unit, self.known.today).ok_or_else(taken)?;
        if !(self.known.holds)(unit) {
            return Err(taken());
        }
        if placement.parent != parent {
            return Err(ListFault::Elsewhere);
        }
        if placement.name == row.name {
            return Ok(Listed::Same);
        }
        Ok(Listed::Renamed { unit: unit.to_owned(), from: placement.name.clone(), to: row.name.clone() })
    }

    /// The unit above: by its code, from the list itself or within reach; else the one that holds for all rows.
    fn parent(&self, row: &Row, kind: Kind) -> Result<Option<String>, ListFault> {
        if row.parent.is_empty() {
            return match self.known.parent {
                Some(parent) => Ok(Some(parent.to_owned())),
                None if self.known.may_add_tops && is_top(kind) => Ok(None),
                None => Err(ListFault::Parent(String::new())),
            };
        }
        if let Some(new) = self.new_units.get(&row.parent) {
            return Ok(Some(new.clone()));
        }
        let found = self
            .by_code
            .get(&row.parent)
            .filter(|unit| (self.known.holds)(unit) && self.known.tree.placement(unit, self.known.today).is_some());
        found.cloned().map(Some).ok_or_else(|| ListFault::Parent(row.parent.clone()))
    }
}

fn is_top(kind: Kind) -> bool {
    matches!(kind, Kind::Province | Kind::Ministry | Kind::MinisterialBody | Kind::PartyBody | Kind::ForeignPartner)
}

/// The kind by its word or its name in the database, or else by the words with which the unit's name begins.
fn kind(row: &Row) -> Result<Kind, ListFault> {
    const WORDS: [(&str, Kind); 10] = [
        ("thanh pho truc thuoc trung uong", Kind::Province),
        ("thanh pho", Kind::Province),
        ("tinh", Kind::Province),
        ("xa", Kind::Commune),
        ("phuong", Kind::Ward),
        ("dac khu", Kind::SpecialZone),
        ("so", Kind::ProvincialDepartment),
        ("phong", Kind::Division),
        ("bo", Kind::Ministry),
        ("truong", Kind::TrainingInstitution),
    ];
    let said = fold(&row.kind);
    let named = Kind::named(&said).or_else(|| WORDS.iter().find(|(word, _)| *word == said).map(|(_, kind)| *kind));
    if !said.is_empty() {
        return named.ok_or_else(|| ListFault::Kind(row.kind.clone()));
    }
    let name = fold(&row.name);
    let begins = |word: &str| name.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '));
    Ok(WORDS.iter().find(|(word, _)| begins(word)).map_or(Kind::Other, |(_, kind)| *kind))
}

#[cfg(test)]
mod tests {
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
        let mut rows = read(include_str!("../../../organisation/provinces.csv"));
        rows.extend(read(include_str!("../../../organisation/communes.csv")));
        let rows: Vec<Vec<&str>> = rows.iter().map(|(_, row)| row.iter().map(String::as_str).collect()).collect();
        let listed = listed(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>());
        let of = |wanted: Kind| {
            listed.iter().filter(|one| matches!(one, Listed::New(unit, _) if unit.kind == wanted)).count()
        };
        let counts = [Kind::Province, Kind::Commune, Kind::Ward, Kind::SpecialZone].map(of);
        assert_eq!(counts, [34, 2_611, 697, 13]);
        assert_eq!(listed.len(), 34 + 3_321);
    }
}
