//! What the columns of a list mean.

use super::heading;
use crate::sensitive::SensitiveField;

/// What a column says of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// The full name; two such columns are joined.
    FullName,
    /// Family and middle names, where the given name stands in a column of its own.
    FamilyNames,
    /// The given name beside [`Purpose::FamilyNames`].
    LastName,
    /// The name by which she is greeted, where that is not the last word.
    GivenName,
    /// The birth date.
    BirthDate,
    /// The sex.
    Sex,
    /// The staff code within the top-level body.
    StaffCode,
    /// The e-mail address.
    Email,
    /// The unit, by name or by name path.
    Unit,
    /// The unit, by its code.
    UnitCode,
    /// The position.
    Position,
    /// Leader or not.
    Leader,
    /// Cadre, official, public employee …
    StaffKind,
    /// Central, province or commune.
    StaffLevel,
    /// Whether, or since when, she has left.
    Left,
    /// To which people she belongs; read only while that is turned on.
    Ethnicity,
    /// Whether she is a member of the Party; read only while that is turned on.
    Party,
}

impl Purpose {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 17] = [
        Self::FullName,
        Self::FamilyNames,
        Self::LastName,
        Self::GivenName,
        Self::BirthDate,
        Self::Sex,
        Self::StaffCode,
        Self::Email,
        Self::Unit,
        Self::UnitCode,
        Self::Position,
        Self::Leader,
        Self::StaffKind,
        Self::StaffLevel,
        Self::Left,
        Self::Ethnicity,
        Self::Party,
    ];

    /// The name in forms and in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::FullName => "full_name",
            Self::FamilyNames => "family_names",
            Self::LastName => "last_name",
            Self::GivenName => "given_name",
            Self::BirthDate => "birth_date",
            Self::Sex => "sex",
            Self::StaffCode => "staff_code",
            Self::Email => "email",
            Self::Unit => "unit",
            Self::UnitCode => "unit_code",
            Self::Position => "position",
            Self::Leader => "is_leader",
            Self::StaffKind => "staff_kind",
            Self::StaffLevel => "staff_level",
            Self::Left => "left",
            Self::Ethnicity => "ethnicity",
            Self::Party => "party",
        }
    }

    /// The sensitive fact that such a column holds, if it holds one.
    pub fn sensitive(self) -> Option<SensitiveField> {
        match self {
            Self::Ethnicity => Some(SensitiveField::Ethnicity),
            Self::Party => Some(SensitiveField::Party),
            _ => None,
        }
    }

    /// The purpose of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.name() == name)
    }
}

/// A column of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// From 0.
    pub place: usize,
    /// What stands at its head.
    pub heading: String,
    /// What it means; nothing for one that is not read.
    pub purpose: Option<Purpose>,
}

/// What every column means, by place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping(pub Vec<Option<Purpose>>);

impl Mapping {
    /// What the headings say by themselves; a second column of a purpose other than the name is left unread.
    pub fn of(headings: &[String]) -> Self {
        let mut seen: Vec<Purpose> = Vec::new();
        let mut purposes: Vec<Option<Purpose>> = headings
            .iter()
            .map(|heading| {
                let purpose = heading::recognised(heading)?;
                let is_first = !seen.contains(&purpose);
                seen.push(purpose);
                (is_first || purpose == Purpose::FullName).then_some(purpose)
            })
            .collect();
        // "Tên" alone is the whole name; beside "Họ và tên" it is only told again.
        if !seen.contains(&Purpose::FamilyNames) {
            let alone = if seen.contains(&Purpose::FullName) { None } else { Some(Purpose::FullName) };
            purposes.iter_mut().filter(|purpose| **purpose == Some(Purpose::LastName)).for_each(|one| *one = alone);
        }
        Self(purposes)
    }

    /// The same without the columns of sensitive facts that are not turned on.
    #[must_use]
    pub fn allowing(&self, on: &[SensitiveField]) -> Self {
        let may = |purpose: &Purpose| purpose.sensitive().is_none_or(|field| on.contains(&field));
        Self(self.0.iter().map(|purpose| purpose.filter(may)).collect())
    }

    /// The places of the columns with this purpose.
    pub fn places(&self, purpose: Purpose) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().filter(move |(_, one)| **one == Some(purpose)).map(|(place, _)| place)
    }

    /// Whether any column has this purpose.
    pub fn has(&self, purpose: Purpose) -> bool {
        self.0.contains(&Some(purpose))
    }

    /// Whether people can be told apart: by name, and by staff code or e-mail.
    pub fn is_enough(&self) -> bool {
        (self.has(Purpose::FullName) || self.has(Purpose::LastName))
            && (self.has(Purpose::StaffCode) || self.has(Purpose::Email))
    }
}

/// The columns that hold this sensitive fact, by their headings or by what was chosen.
pub fn sensitive_places(headings: &[String], mapping: &Mapping, field: SensitiveField) -> Vec<usize> {
    let is_of = |purpose: Option<Purpose>| purpose.and_then(Purpose::sensitive) == Some(field);
    let held = |(place, heading): (usize, &String)| {
        let chosen = mapping.0.get(place).copied().flatten();
        (is_of(chosen) || is_of(heading::recognised(heading))).then_some(place)
    };
    headings.iter().enumerate().filter_map(held).collect()
}

/// The letters of a column as spreadsheets name it: A, Z, AA.
pub fn column_letters(place: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = place + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default()));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}
