//! The package of a workbook: looked through as a stream before anything of it is kept in memory.

use super::refusal::{self, Refusal};
use std::io::{self, Cursor, Read};
use zip::ZipArchive;

/// The most files in it.
const MOST_FILES: usize = 2_000;
/// The most that its sheets may be together when they are unpacked.
const MOST_UNPACKED: u64 = 256 * 1024 * 1024;
/// The most of a part that is kept in memory as a whole.
const MOST_KEPT: u64 = 64 * 1024 * 1024;

/// Whether the bytes begin like a package.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Refuses what is no workbook, is locked, or swells.
pub(super) fn check(bytes: &[u8]) -> Result<(), Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| refusal::broken())?;
    if archive.len() > MOST_FILES {
        return Err(refusal::swells());
    }
    let names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    if let Some(refused) = other_kind(&names) {
        return Err(refused);
    }
    let mut unpacked = 0;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|_| refusal::broken())?;
        if entry.encrypted() {
            return Err(refusal::locked());
        }
        let name = entry.name().to_owned();
        drop(entry);
        if !name.ends_with(".xml") && !name.ends_with(".rels") {
            continue;
        }
        let entry = archive.by_index(index).map_err(|_| refusal::broken())?;
        // What an entry says about its size is not believed: it is unpacked into nothing and counted.
        let most = if name.contains("worksheets/") { MOST_UNPACKED - unpacked } else { MOST_KEPT };
        let length = io::copy(&mut entry.take(most + 1), &mut io::sink()).map_err(|_| refusal::broken())?;
        unpacked += length;
        if length > most || unpacked > MOST_UNPACKED {
            return Err(refusal::swells());
        }
    }
    Ok(())
}

/// What other programs keep in packages.
fn other_kind(names: &[String]) -> Option<Refusal> {
    let has = |start: &str| names.iter().any(|name| name.starts_with(start));
    match () {
        () if names.iter().any(|name| name == "xl/workbook.bin") => {
            Some(refusal::no_workbook(["Đây là tệp Excel nhị phân (.xlsb).", "This is a binary Excel file (.xlsb)."]))
        }
        () if has("xl/") => None,
        () if has("word/") => Some(refusal::no_workbook([
            "Đây là tệp Word, không phải bảng tính.",
            "This is a Word file, no spreadsheet.",
        ])),
        () if names.iter().any(|name| name == "content.xml") => {
            Some(refusal::no_workbook(["Đây là tệp của LibreOffice (.ods).", "This is a LibreOffice file (.ods)."]))
        }
        () => {
            Some(refusal::no_workbook(["Đây là tệp nén, không phải bảng tính.", "This is an archive, no spreadsheet."]))
        }
    }
}
