//! Units as lists name them: by code, by name, or by a path of names.

use super::{Fault, UnitWish, fault::say};
use crate::text;
use std::collections::{HashMap, HashSet};

/// A unit within the actor's reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedUnit {
    /// The unit.
    pub id: String,
    /// Its name, and those of the units above it, its own first.
    pub path: Vec<String>,
    /// Area and agency code.
    pub codes: Vec<String>,
    /// The top-level body, within which staff codes are unique.
    pub top: String,
}

impl PlacedUnit {
    /// Its own name.
    pub fn name(&self) -> &str {
        self.path.first().map_or("", String::as_str)
    }

    /// Its name with the unit above.
    pub fn full_name(&self) -> String {
        self.path.iter().take(2).cloned().collect::<Vec<_>>().join(", ")
    }
}

/// A unit that has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndedUnit {
    /// Its last name.
    pub name: String,
    /// Area and agency code.
    pub codes: Vec<String>,
    /// The first day without it, ISO 8601.
    pub ended_on: String,
    /// The names of those in whose place it went.
    pub successors: Vec<String>,
}

/// What a wish for a unit has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<'a> {
    /// Exactly one.
    One(&'a PlacedUnit),
    /// Several of one name.
    Many(Vec<&'a PlacedUnit>),
    /// One that has ended.
    Ended(&'a EndedUnit),
    /// None that the actor reaches, whether or not there is one elsewhere.
    Nothing,
}

/// The units that an import may name.
#[derive(Clone, Debug, Default)]
pub struct UnitIndex {
    units: Vec<PlacedUnit>,
    ended: Vec<EndedUnit>,
    by_id: HashMap<String, usize>,
    by_code: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
}

impl UnitIndex {
    /// An index of these units.
    pub fn new(units: Vec<PlacedUnit>, ended: Vec<EndedUnit>) -> Self {
        let mut index = Self::default();
        for (place, unit) in units.iter().enumerate() {
            index.by_id.insert(unit.id.clone(), place);
            for code in &unit.codes {
                index.by_code.insert(code.to_uppercase(), place);
            }
            for key in keys(&unit.path) {
                let places = index.by_name.entry(key).or_default();
                if !places.contains(&place) {
                    places.push(place);
                }
            }
        }
        Self { units, ended, ..index }
    }

    /// Whether there is no unit at all.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// The unit with this id.
    pub fn of(&self, id: &str) -> Option<&PlacedUnit> {
        self.by_id.get(id).map(|place| &self.units[*place])
    }

    /// The top-level bodies of its units.
    pub fn tops(&self) -> HashSet<String> {
        self.units.iter().map(|unit| unit.top.clone()).collect()
    }

    /// Looks for what a row names.
    pub fn find(&self, wish: &UnitWish) -> Found<'_> {
        match wish {
            UnitWish::Unsaid => Found::Nothing,
            UnitWish::Code(code) => match self.by_code.get(code) {
                Some(place) => Found::One(&self.units[*place]),
                None => self.ended(|unit| unit.codes.iter().any(|one| one.to_uppercase() == *code)),
            },
            UnitWish::Name(name) => self.named(name),
        }
    }

    fn named(&self, name: &str) -> Found<'_> {
        let key = plain(name);
        let without = ["ubnd ", "uy ban nhan dan "].into_iter().find_map(|start| key.strip_prefix(start));
        match self.by_name.get(&key).or_else(|| self.by_name.get(without?)) {
            Some(places) if places.len() == 1 => Found::One(&self.units[places[0]]),
            Some(places) => Found::Many(places.iter().map(|place| &self.units[*place]).collect()),
            None => self.ended(|unit| {
                let ended = plain(&unit.name);
                ended == key || Some(ended.as_str()) == without
            }),
        }
    }

    fn ended(&self, is_wanted: impl Fn(&EndedUnit) -> bool) -> Found<'_> {
        self.ended.iter().find(|unit| is_wanted(unit)).map_or(Found::Nothing, Found::Ended)
    }
}

impl Found<'_> {
    /// What is wrong with a wish that has not found exactly one unit.
    pub fn fault(&self, wish: &UnitWish, place: Option<usize>) -> Option<Fault> {
        let wanted = match wish {
            UnitWish::Unsaid => return None,
            UnitWish::Code(text) | UnitWish::Name(text) => text,
        };
        match self {
            Self::One(_) => None,
            Self::Many(units) => {
                let names: Vec<String> = units.iter().take(3).map(|unit| unit.full_name()).collect();
                let names = names.join("; ");
                Some(Fault::new(
                    "unit-ambiguous",
                    place,
                    say(
                        format!("Có nhiều đơn vị tên “{wanted}”: {names}."),
                        format!("There are several units '{wanted}': {names}."),
                    ),
                    say(
                        "Ghi thêm đơn vị cấp trên, hoặc dùng mã đơn vị.",
                        "Add the unit above, or use the unit's code.",
                    ),
                ))
            }
            Self::Ended(unit) => Some(ended(unit, place)),
            Self::Nothing => Some(Fault::new(
                "unit-unknown",
                place,
                say(
                    format!("Không có đơn vị “{wanted}” trong phạm vi của anh/chị."),
                    format!("There is no unit '{wanted}' within your reach."),
                ),
                say("Ghi tên hoặc mã đúng như ở trang Đơn vị.", "Write its name or code as on the page of units."),
            )),
        }
    }
}

fn ended(unit: &EndedUnit, place: Option<usize>) -> Fault {
    let day = printed(&unit.ended_on);
    let successors = unit.successors.join(", ");
    let (vi, en) = if successors.is_empty() {
        (format!("đã kết thúc từ {day}"), format!("ended on {day}"))
    } else {
        (format!("Từ {day} đã nhập vào {successors}"), format!("From {day} it is part of {successors}"))
    };
    let what = if successors.is_empty() {
        say(format!("Đơn vị “{}” {vi}.", unit.name), format!("The unit '{}' {en}.", unit.name))
    } else {
        say(
            format!("Không còn đơn vị “{}”. {vi}.", unit.name),
            format!("There is no unit '{}' any more. {en}.", unit.name),
        )
    };
    Fault::new("unit-ended", place, what, say("Ghi tên đơn vị hiện nay.", "Write the unit of today."))
}

/// `2025-07-01` as people write it.
fn printed(day: &str) -> String {
    match day.split('-').collect::<Vec<_>>().as_slice() {
        [year, month, day] => format!("{day}/{month}/{year}"),
        _ => day.to_owned(),
    }
}

/// Every way of writing a unit: its name, and its name with those above, from either end.
fn keys(path: &[String]) -> Vec<String> {
    let names: Vec<String> = path.iter().take(4).map(|name| plain(name)).collect();
    let mut keys = Vec::new();
    for length in 1..=names.len() {
        keys.push(names[..length].join(" "));
        if length > 1 {
            keys.push(names[..length].iter().rev().cloned().collect::<Vec<_>>().join(" "));
        }
    }
    if let (Some(own), Some(last), true) = (names.first(), names.last(), names.len() > 2) {
        keys.push(format!("{own} {last}"));
    }
    keys
}

/// Folded, with every sign as a space, so that it does not matter how the names of a path are separated.
fn plain(name: &str) -> String {
    let spaced: String = text::fold(name).chars().map(|sign| if sign.is_alphanumeric() { sign } else { ' ' }).collect();
    text::single_spaces(&spaced)
}
