//! What holds for all rows of an import, and what is told about each; both are kept as JSON.

use crate::db::DbError;
use domain::{
    problem::Sentence,
    roster::{Change, Fault, Mapping, Purpose},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// What holds for all rows of an import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Options {
    /// The unit of rows that name none.
    pub unit: Option<String>,
    /// The kind of staff of rows that say none.
    pub staff_kind: String,
    /// The level of rows that say none.
    pub staff_level: String,
    /// Whether names in capitals are put into their proper form.
    pub rewrites_capitals: bool,
    /// Whether the file is the whole list of the unit, so that who is absent from it has left.
    pub is_whole_list: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            unit: None,
            staff_kind: "cong-chuc".to_owned(),
            staff_level: "xa".to_owned(),
            rewrites_capitals: true,
            is_whole_list: false,
        }
    }
}

/// What is told about a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// What changes.
    pub changes: Vec<Change>,
    /// What is asked for.
    pub requests: Vec<Change>,
    /// What is wrong.
    pub faults: Vec<ToldFault>,
    /// Why it needs a confirmation.
    pub reasons: Vec<String>,
    /// The name as it stands in the file, where it has been put into its proper form.
    pub rewritten: Option<String>,
}

/// What is wrong in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldFault {
    /// A stable name.
    pub code: String,
    /// The letters of the column.
    pub column: Option<String>,
    /// What is wrong, in Vietnamese and English.
    pub what: [String; 2],
    /// How to mend it, in Vietnamese and English.
    pub mend: [String; 2],
}

impl From<Fault> for ToldFault {
    fn from(fault: Fault) -> Self {
        let Fault { code, column, what, mend } = fault;
        Self { code: code.to_owned(), column, what: [what.vi, what.en], mend: [mend.vi, mend.en] }
    }
}

/// As JSON.
pub fn json<T: Serialize>(value: &T) -> Result<String, DbError> {
    serde_json::to_string(value).map_err(|error| DbError::Other(error.to_string()))
}

/// From JSON that we have written.
pub fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, DbError> {
    serde_json::from_str(text).map_err(|error| DbError::Other(error.to_string()))
}

/// The names of what the columns mean, as JSON.
pub(super) fn mapping_json(mapping: &Mapping) -> Result<String, DbError> {
    json(&mapping.0.iter().map(|purpose| purpose.map(Purpose::name)).collect::<Vec<_>>())
}

/// What the columns mean.
pub fn mapping_of(text: &str) -> Result<Mapping, DbError> {
    let names: Vec<Option<String>> = from_json(text)?;
    Ok(Mapping(names.into_iter().map(|name| name.as_deref().and_then(Purpose::named)).collect()))
}

/// Notes of the reader as JSON: Vietnamese and English of each.
pub(super) fn notes_json(notes: &[Sentence]) -> Result<String, DbError> {
    json(&notes.iter().map(|note| [&note.vi, &note.en]).collect::<Vec<_>>())
}
