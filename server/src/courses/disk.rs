//! The folder of courses on the disk.

use domain::{
    course::{LONGEST_FILE, SourceFile},
    problem::Problem,
};
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

/// How deep folders may lie in each other; deeper ones are left out.
const DEEPEST: usize = 8;

/// Everything under the folder of courses; paths are relative to it.
#[derive(Debug, Default)]
pub struct Folder {
    /// Texts and media.
    pub files: Vec<SourceFile>,
    /// Files that could not be taken as they are.
    pub problems: Vec<Problem>,
}

impl Folder {
    /// The files of each folder that holds a `course.md`, with paths relative to it.
    pub fn courses(&self) -> BTreeMap<&str, Vec<SourceFile>> {
        let mut courses: BTreeMap<&str, Vec<SourceFile>> = BTreeMap::new();
        for file in &self.files {
            if let Some((folder, path)) = file.path.split_once('/') {
                let path = path.to_owned();
                courses.entry(folder).or_default().push(SourceFile { path, content: file.content.clone() });
            }
        }
        courses.retain(|_, files| files.iter().any(|file| file.path == "course.md"));
        courses
    }
}

/// Reads the folder; hidden files and links are left out.
pub fn read_folder(dir: &Path) -> io::Result<Folder> {
    let mut paths = Vec::new();
    collect(dir, 0, &mut paths)?;
    paths.sort();
    let mut folder = Folder::default();
    for path in paths {
        let name = relative(dir, &path);
        let bytes = read_bounded(&path, name.ends_with(".md"))?;
        match SourceFile::from_bytes(&name, &bytes) {
            Ok(file) => folder.files.push(file),
            Err(problem) => folder.problems.push(*problem),
        }
    }
    Ok(folder)
}

/// A text is read a little past its limit, so that the reader can say that it is too long.
fn read_bounded(path: &Path, is_text: bool) -> io::Result<Vec<u8>> {
    use io::Read;
    let mut bytes = Vec::new();
    let limit = if is_text { LONGEST_FILE as u64 + 4 } else { u64::MAX };
    fs::File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    if is_text && bytes.len() > LONGEST_FILE {
        let whole = std::str::from_utf8(&bytes).map_or_else(|error| error.valid_up_to(), str::len);
        bytes.truncate(whole);
    }
    Ok(bytes)
}

fn collect(dir: &Path, depth: usize, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    if depth > DEEPEST {
        return Ok(());
    }
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if kind.is_dir() {
            collect(&entry.path(), depth + 1, paths)?;
        } else if kind.is_file() {
            paths.push(entry.path());
        }
    }
    Ok(())
}

fn relative(dir: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(dir).unwrap_or(path);
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    domain::text::nfc(&parts.join("/"))
}
