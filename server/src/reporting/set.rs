//! A sheet as a file. The same sheet gives the same bytes: the only time in a file is when its numbers were known.

use super::{paper_file, sheet::Sheet, text_file, workbook};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A workbook.
    Xlsx,
    /// Comma-separated text.
    Csv,
    /// Paper.
    Pdf,
    /// For other systems.
    Json,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Xlsx, Self::Csv, Self::Pdf, Self::Json];

    /// The end of its files' names, and its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Pdf => "pdf",
            Self::Json => "json",
        }
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Pdf => "application/pdf",
            Self::Json => "application/json",
        }
    }
}

/// Sets a sheet; the cause where that fails.
pub fn set(sheet: &Sheet, known_at: i64, format: Format) -> Result<Vec<u8>, String> {
    match format {
        Format::Xlsx => workbook::xlsx(sheet, known_at).map_err(|error| error.to_string()),
        Format::Csv => Ok(text_file::csv(sheet)),
        Format::Pdf => paper_file::pdf(sheet).map_err(|error| error.to_string()),
        Format::Json => json(sheet).map_err(|error| error.to_string()),
    }
}

fn json(sheet: &Sheet) -> Result<Vec<u8>, serde_json::Error> {
    let mut text = serde_json::to_vec_pretty(&serde_json::json!({ "report": sheet, "hash": sheet.hash() }))?;
    text.push(b'\n');
    Ok(text)
}
