//! A pasted list: who is meant by each line.

use crate::text;
use std::collections::HashMap;

/// Somebody whom a list may mean.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// NFC.
    pub full_name: &'a str,
    /// Lower case.
    pub email: Option<&'a str>,
    /// The staff code.
    pub staff_code: Option<&'a str>,
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListLine {
    /// From 1, as in the list.
    pub number: usize,
    /// What stands there.
    pub text: String,
    /// Whom it means.
    pub found: Found,
}

/// Whom a line means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The person at this place.
    One(usize),
    /// Nobody whom the coordinator reaches.
    Nobody,
    /// So many people of this name: a code or an address would tell which.
    Several(usize),
    /// The same person as in an earlier line.
    Repeated(usize),
}

/// Reads a list of staff codes, e-mail addresses or names, one person a line; cells are parted as spreadsheets and
/// people part them. The first cell that is a code or an address decides, else the first one that is a name.
pub fn read_list(list: &str, known: &[Known<'_>]) -> Vec<ListLine> {
    let index = Index::of(known);
    let mut first_lines: HashMap<usize, usize> = HashMap::new();
    let lines = list.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(place, line)| {
            let number = place + 1;
            let found = match index.find(line) {
                Found::One(person) => match first_lines.get(&person) {
                    Some(first) => Found::Repeated(*first),
                    None => {
                        first_lines.insert(person, number);
                        Found::One(person)
                    }
                },
                other => other,
            };
            ListLine { number, text: text::single_spaces(line), found }
        })
        .collect()
}

/// Who has which code, address and name.
struct Index {
    signs: HashMap<String, Vec<usize>>,
    names: HashMap<String, Vec<usize>>,
}

impl Index {
    fn of(known: &[Known<'_>]) -> Self {
        let mut index = Self { signs: HashMap::new(), names: HashMap::new() };
        for (place, person) in known.iter().enumerate() {
            for sign in [person.email, person.staff_code].into_iter().flatten() {
                index.signs.entry(sign.to_lowercase()).or_default().push(place);
            }
            index.names.entry(text::single_spaces(&person.full_name.to_lowercase())).or_default().push(place);
        }
        index
    }

    fn find(&self, line: &str) -> Found {
        let cells: Vec<String> =
            line.split(['\t', ';', ',']).map(|cell| text::single_spaces(&cell.to_lowercase())).collect();
        let by_sign = cells.iter().find_map(|cell| self.signs.get(cell));
        match by_sign.or_else(|| cells.iter().find_map(|cell| self.names.get(cell))).map(Vec::as_slice) {
            None => Found::Nobody,
            Some([person]) => Found::One(*person),
            Some(several) => Found::Several(several.len()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [Known<'static>; 4] = [
        Known { full_name: "Nguyễn Thị Hạnh", email: Some("hanh@example.vn"), staff_code: Some("TL-0107") },
        Known { full_name: "Phạm Minh Đức", email: None, staff_code: Some("TL-0031") },
        Known { full_name: "Lê Thu Hà", email: Some("ha1@example.vn"), staff_code: None },
        Known { full_name: "Lê Thu Hà", email: Some("ha2@example.vn"), staff_code: Some("TL-0200") },
    ];

    fn found(list: &str) -> Vec<(usize, Found)> {
        read_list(list, &KNOWN).into_iter().map(|line| (line.number, line.found)).collect()
    }

    #[test]
    fn codes_addresses_and_names_are_known() {
        assert_eq!(
            found("tl-0107\n\nPHẠM  Minh Đức\nHA2@example.vn"),
            [(1, Found::One(0)), (3, Found::One(1)), (4, Found::One(3))]
        );
    }

    #[test]
    fn a_row_of_a_spreadsheet_is_told_by_its_code() {
        assert_eq!(found("1\tLê Thu Hà\tTL-0200"), [(1, Found::One(3))]);
        assert_eq!(found("Lê Thu Hà; ha1@example.vn"), [(1, Found::One(2))]);
    }

    #[test]
    fn what_cannot_be_told_is_said() {
        assert_eq!(
            found("Lê Thu Hà\nTL-9999\nTL-0031\nPhạm Minh Đức"),
            [(1, Found::Several(2)), (2, Found::Nobody), (3, Found::One(1)), (4, Found::Repeated(3))]
        );
        assert!(found("  \n\t\n").is_empty());
    }
}
