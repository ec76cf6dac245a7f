//! What came of a report, as it is kept: every number, before anything is hidden.

use super::wish::Wish;
use domain::{
    report::{
        AgeBand, Cell, Dimension, Key, Mask, Pairing, Period, Place, Table, YouthBand, hide, hide_grid, hide_years,
        large_enough,
    },
    roster::{Sex, StaffKind, StaffLevel},
};
use serde::{Deserialize, Serialize};

/// What came of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// What was recorded later is not seen.
    pub known_at: i64,
    /// Whether its reader reached everything.
    pub is_everything: bool,
    /// The units at the top of what she reached.
    pub tops: Vec<Top>,
    /// What was chosen by: the dimension, and the value's name and title.
    pub chosen: Vec<(String, KeyName)>,
    /// Whether people were chosen by sex, age or kind of staff.
    pub is_sensitive_choice: bool,
    /// The people who were counted.
    pub people: i64,
    /// The people before they were chosen by sex, age or kind of staff.
    pub everybody: i64,
    /// One table, or those of the yearly report.
    pub tables: Vec<Counted>,
}

/// A unit at the top of a reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Top {
    /// The unit.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A value of a dimension as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyName {
    /// In addresses: an id, or the name of a closed list.
    pub name: String,
    /// What people read, where it is not of a closed list.
    pub title: String,
}

/// A table as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// What the rows are.
    pub rows: String,
    /// What the columns are; empty for none.
    pub columns: String,
    /// The rows.
    pub row_names: Vec<KeyName>,
    /// The columns.
    pub column_names: Vec<KeyName>,
    /// Row by row with the margins last: enrolments, people, completions, tiết halves.
    pub cells: Vec<[i64; 4]>,
}

impl Content {
    /// Whether it may leave the desk at all.
    pub fn may_leave(&self) -> bool {
        !self.is_sensitive_choice || large_enough(self.people, self.everybody)
    }

    /// What is hidden of each table that leaves the desk.
    pub fn masks(&self, wish: &Wish) -> Vec<Mask> {
        if wish.is_yearly {
            let tables = self.tables.iter().filter_map(|counted| {
                let columns = counted.column_dimension()?;
                Some((Pairing { rows: counted.row_dimension(), columns }, counted.table()))
            });
            return hide_grid(&tables.collect::<Vec<_>>());
        }
        let hide = if wish.is_hours { hide_years } else { hide };
        let filter = wish.filter();
        let mask = |one: &Counted| hide(&one.table(), one.row_dimension(), one.column_dimension(), &filter);
        self.tables.iter().map(mask).collect()
    }
}

impl Counted {
    /// Keeps a table; `name` says how a value is called.
    pub fn of(table: &Table, rows: Dimension, columns: Option<Dimension>, name: impl Fn(Key) -> KeyName) -> Self {
        let kept = |cell: &Cell| [cell.enrolments, cell.people, cell.completions, cell.tiet_halves];
        let places = table.row_places().flat_map(|row| table.column_places().map(move |column| (row, column)));
        Self {
            rows: rows.name().to_owned(),
            columns: columns.map_or("", Dimension::name).to_owned(),
            row_names: table.rows.iter().map(|key| name(*key)).collect(),
            column_names: table.columns.iter().map(|key| name(*key)).collect(),
            cells: places.map(|(row, column)| kept(table.at(row, column))).collect(),
        }
    }

    /// What the rows are.
    pub fn row_dimension(&self) -> Dimension {
        Dimension::named(&self.rows).unwrap_or(Dimension::Course)
    }

    /// What the columns are.
    pub fn column_dimension(&self) -> Option<Dimension> {
        Dimension::named(&self.columns)
    }

    /// The table again; open lists are numbered as they stand.
    pub fn table(&self) -> Table {
        let keys = |dimension: Option<Dimension>, names: &[KeyName]| -> Vec<Key> {
            let Some(dimension) = dimension else { return Vec::new() };
            names.iter().enumerate().map(|(place, one)| key(dimension, &one.name, place)).collect()
        };
        let rows = keys(Some(self.row_dimension()), &self.row_names);
        let mut table = Table::new(rows, keys(self.column_dimension(), &self.column_names));
        let places: Vec<(Place, Place)> =
            table.row_places().flat_map(|row| table.column_places().map(move |column| (row, column))).collect();
        for ((row, column), [enrolments, people, completions, tiet_halves]) in places.into_iter().zip(&self.cells) {
            *table.at_mut(row, column) =
                Cell { enrolments: *enrolments, people: *people, completions: *completions, tiet_halves: *tiet_halves };
        }
        table
    }
}

/// The name of what belongs nowhere.
pub(super) const NOTHING: &str = "-";

/// The name of a value of a closed list; `None` where it is an open one.
pub(super) fn closed_name(key: Key) -> Option<String> {
    let of = |names: &[&'static str], place: u8| names.get(usize::from(place)).map(|name| (*name).to_owned());
    match key {
        Key::Nothing => Some(NOTHING.to_owned()),
        Key::Period(year, 0) => Some(year.to_string()),
        Key::Period(year, part) => Some(format!("{year}-{part:02}")),
        Key::Sex(place) => of(&Sex::ALL.iter().map(|one| one.name()).collect::<Vec<_>>(), place),
        Key::StaffKind(place) => of(&StaffKind::ALL.iter().map(|one| one.name()).collect::<Vec<_>>(), place),
        Key::StaffLevel(place) => of(&StaffLevel::ALL.iter().map(|one| one.name()).collect::<Vec<_>>(), place),
        Key::Age(band) => Some(band.name().to_owned()),
        Key::Youth(band) => Some(youth_name(band).to_owned()),
        Key::ContentGroup(group) => Some(group.to_string()),
        Key::All | Key::Course(_) | Key::Programme(_) | Key::Unit(_) | Key::Cohort(_) => None,
    }
}

pub(super) fn youth_name(band: YouthBand) -> &'static str {
    match band {
        YouthBand::To30 => "den-30",
        YouthBand::To35 => "31-35",
        YouthBand::To40 => "36-40",
        YouthBand::To44 => "41-44",
        YouthBand::Older => "tu-45",
        YouthBand::Unknown => "chua-ro",
    }
}

/// The value of a dimension with this name; of an open list the one at this place.
pub(super) fn key(dimension: Dimension, name: &str, place: usize) -> Key {
    let number = u32::try_from(place).unwrap_or(u32::MAX);
    let among = |found: Option<usize>, of: fn(u8) -> Key| found.map_or(Key::Nothing, |place| of(place as u8));
    if name == NOTHING {
        return Key::Nothing;
    }
    match dimension {
        Dimension::Course => Key::Course(number),
        Dimension::Programme => Key::Programme(number),
        Dimension::Unit => Key::Unit(number),
        Dimension::Cohort => Key::Cohort(number),
        Dimension::Period(period) => {
            let (year, part) = name.split_once('-').unwrap_or((name, "0"));
            let part = if period == Period::Year { 0 } else { part.parse().unwrap_or_default() };
            Key::Period(year.parse().unwrap_or_default(), part)
        }
        Dimension::Sex => among(Sex::ALL.iter().position(|one| one.name() == name), Key::Sex),
        Dimension::StaffKind => among(StaffKind::ALL.iter().position(|one| one.name() == name), Key::StaffKind),
        Dimension::StaffLevel => among(StaffLevel::ALL.iter().position(|one| one.name() == name), Key::StaffLevel),
        Dimension::Age => AgeBand::named(name).map_or(Key::Nothing, Key::Age),
        Dimension::Youth => {
            let band = YouthBand::ALL.into_iter().find(|band| youth_name(*band) == name);
            band.map_or(Key::Nothing, Key::Youth)
        }
        Dimension::ContentGroup => name.parse().map_or(Key::Nothing, Key::ContentGroup),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_of_a_closed_list_is_found_by_its_name() {
        for dimension in Dimension::ALL {
            for listed in Key::listed(dimension) {
                let name = closed_name(listed).expect("a closed list");
                assert_eq!(key(dimension, &name, 99), listed);
            }
        }
        let period = Dimension::Period;
        for (dimension, one) in [
            (period(Period::Month), Key::Period(2026, 12)),
            (period(Period::Quarter), Key::Period(2026, 3)),
            (period(Period::Year), Key::Period(2026, 0)),
            (Dimension::Cohort, Key::Nothing),
        ] {
            assert_eq!(key(dimension, &closed_name(one).expect("a name"), 99), one);
        }
    }
}
