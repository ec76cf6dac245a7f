//! Packages (ZIP) of other systems: unpacked in memory, within limits, and never onto the disk.

use domain::{
    exchange::{Fate, Import, LARGEST_FILE, Line, Report},
    problem::Sentence,
};
use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom, Write},
};
use zip::{CompressionMethod, ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions};

/// The largest package.
const LARGEST_PACKAGE: u64 = 50 * 1024 * 1024;
/// The most files in it.
const MOST_FILES: usize = 5_000;
/// The most that its texts may be together.
const MOST_TEXT: u64 = 64 * 1024 * 1024;
/// No text of questions can be pressed further than this; only bombs can.
const MOST_RATIO: u64 = 200;
/// Below this size a ratio says nothing.
const RATIO_COUNTS_FROM: u64 = 1024 * 1024;

/// Why a package is not read.
#[derive(Debug, PartialEq, Eq)]
pub struct PackageError {
    code: &'static str,
    what: [String; 2],
    mend: [&'static str; 2],
}

impl PackageError {
    fn new(code: &'static str, what: [String; 2], mend: [&'static str; 2]) -> Self {
        Self { code, what, mend }
    }

    /// A report that says only this: nothing of the package is taken.
    pub fn into_import(self) -> Import {
        let [vi, en] = self.what;
        let [mend_vi, mend_en] = self.mend;
        let line = Line {
            file: None,
            line: None,
            question: None,
            fate: Fate::Refused,
            code: self.code,
            what: Sentence::new(vi, en),
            mend: Some(Sentence::new(mend_vi, mend_en)),
        };
        Import { bank: None, report: Report { lines: vec![line] } }
    }
}

/// The XML files of a package by their names, or the file itself when it is no package.
pub fn read(mut file: File, name: String) -> Result<Vec<(String, Vec<u8>)>, PackageError> {
    let mut first = [0; 4];
    let length = file.read(&mut first).and_then(|read| file.seek(SeekFrom::Start(0)).map(|_| read)).map_err(torn)?;
    if !first[..length].starts_with(b"PK\x03\x04") && !first[..length].starts_with(b"PK\x05\x06") {
        let mut bytes = Vec::new();
        // A little past the limit, so that the import can say that it is too large.
        file.take(LARGEST_FILE as u64 + 1).read_to_end(&mut bytes).map_err(torn)?;
        return Ok(vec![(name, bytes)]);
    }
    let size = file.metadata().map_err(torn)?.len();
    if size > LARGEST_PACKAGE {
        return Err(too_large());
    }
    unpack(&mut ZipArchive::new(file).map_err(broken)?)
}

/// Checks every name before a single byte is unpacked.
fn unpack(archive: &mut ZipArchive<File>) -> Result<Vec<(String, Vec<u8>)>, PackageError> {
    if archive.len() > MOST_FILES {
        return Err(too_many());
    }
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(broken)?;
        let is_inside = entry.enclosed_name().is_some() && !entry.name().contains(['\\', '\0', ':']);
        if !is_inside || entry.is_symlink() {
            return Err(outside(entry.name()));
        }
        if [".zip", ".gz", ".7z", ".rar", ".imscc"].iter().any(|ending| entry.name().to_lowercase().ends_with(ending)) {
            return Err(nested(entry.name()));
        }
        if entry.encrypted() {
            return Err(locked());
        }
        if entry.size() > RATIO_COUNTS_FROM && entry.size() / entry.compressed_size().max(1) > MOST_RATIO {
            return Err(bomb(entry.name()));
        }
    }
    let (mut files, mut total) = (Vec::new(), 0);
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(broken)?;
        if entry.is_dir() || !entry.name().to_lowercase().ends_with(".xml") {
            continue;
        }
        let (name, packed) = (entry.name().to_owned(), entry.compressed_size().max(1));
        let mut bytes = Vec::new();
        // What an entry says about its size is not believed.
        entry.take(LARGEST_FILE as u64 + 1).read_to_end(&mut bytes).map_err(torn)?;
        let length = bytes.len() as u64;
        total += length;
        if total > MOST_TEXT || length > RATIO_COUNTS_FROM && length / packed > MOST_RATIO {
            return Err(bomb(&name));
        }
        if bytes.starts_with(b"PK\x03\x04") {
            return Err(nested(&name));
        }
        files.push((name, bytes));
    }
    // A package of one file is still a package: it lacks its manifest.
    if files.len() == 1 {
        files.push((String::new(), Vec::new()));
    }
    Ok(files)
}

/// Writes a package.
pub fn write(out: impl Write + Seek, files: &[(String, String)]) -> io::Result<()> {
    let mut archive = ZipWriter::new(out);
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in files {
        archive.start_file(name.as_str(), options).map_err(io::Error::other)?;
        archive.write_all(text.as_bytes())?;
    }
    archive.finish().map_err(io::Error::other)?;
    Ok(())
}

fn short(name: &str) -> String {
    name.chars().filter(|letter| !letter.is_control()).take(60).collect()
}

fn too_large() -> PackageError {
    let most = LARGEST_PACKAGE / (1024 * 1024);
    PackageError::new(
        "file-too-large",
        [format!("Gói lớn hơn {most} MB."), format!("The package is larger than {most} MB.")],
        [
            "Chia thành nhiều gói, hoặc bỏ hình và phim ra ngoài.",
            "Split it into several, or leave pictures and films out.",
        ],
    )
}

fn too_many() -> PackageError {
    PackageError::new(
        "too-many-files",
        [format!("Gói có hơn {MOST_FILES} tệp."), format!("The package holds more than {MOST_FILES} files.")],
        ["Chia thành nhiều gói.", "Split it into several."],
    )
}

fn outside(name: &str) -> PackageError {
    let name = short(name);
    PackageError::new(
        "name-outside",
        [
            format!("Tệp “{name}” trong gói chỉ ra ngoài gói; không có gì được nhập."),
            format!("The file '{name}' points out of the package; nothing was imported."),
        ],
        ["Chỉ nhận gói từ nguồn tin cậy; xuất lại gói.", "Take packages from whom you trust; export it again."],
    )
}

fn nested(name: &str) -> PackageError {
    let name = short(name);
    PackageError::new(
        "nested-package",
        [format!("Trong gói có gói nén khác: “{name}”."), format!("There is another package in it: '{name}'.")],
        ["Giải nén rồi nhập từng gói.", "Unpack it and import each package by itself."],
    )
}

fn locked() -> PackageError {
    PackageError::new(
        "package-locked",
        ["Gói có mật khẩu.".to_owned(), "The package is locked by a password.".to_owned()],
        ["Xuất lại không đặt mật khẩu.", "Export it without a password."],
    )
}

fn bomb(name: &str) -> PackageError {
    let name = short(name);
    PackageError::new(
        "package-swells",
        [
            format!("“{name}” phình ra quá lớn khi giải nén; không có gì được nhập."),
            format!("'{name}' swells beyond all measure when it is unpacked; nothing was imported."),
        ],
        ["Chỉ nhận gói từ nguồn tin cậy; xuất lại gói.", "Take packages from whom you trust; export it again."],
    )
}

fn broken(error: ZipError) -> PackageError {
    torn(error)
}

fn torn(error: impl std::fmt::Display) -> PackageError {
    PackageError::new(
        "package-broken",
        [format!("Gói bị hỏng: {error}."), format!("The package is broken: {error}.")],
        ["Tải hoặc xuất lại gói.", "Fetch or export it again."],
    )
}
