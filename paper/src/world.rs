//! The little that Typst may see: one template, five files, five fonts. No packages, no clock, no disk.

use std::sync::LazyLock;
use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

const TEMPLATE: &str = include_str!("certificate.typ");
const DISPLAY: &[u8] = include_bytes!("../fonts/be-vietnam-pro-600.ttf");
const SERIF: &str = "Libertinus Serif";

/// What all documents share.
struct Desk {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
}

static DESK: LazyLock<Desk> = LazyLock::new(|| {
    let serif = typst_assets::fonts().map(Bytes::new);
    let fonts: Vec<Font> = std::iter::once(Bytes::new(DISPLAY))
        .chain(serif)
        .flat_map(Font::iter)
        .filter(|font| font.info().family == SERIF || font.data().as_slice() == DISPLAY)
        .collect();
    Desk {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        template: Source::new(file_id("certificate.typ"), TEMPLATE.to_owned()),
    }
});

/// One document with its data.
pub(crate) struct Job {
    files: Vec<(FileId, Bytes)>,
}

impl Job {
    pub(crate) fn new<const N: usize>(files: [(&'static str, Vec<u8>); N]) -> Self {
        Self { files: files.into_iter().map(|(name, bytes)| (file_id(name), Bytes::new(bytes))).collect() }
    }
}

/// Typst never forgets a file id: the names must be few and fixed.
fn file_id(name: &'static str) -> FileId {
    let path = VirtualPath::new(name).expect("our own plain file names are paths");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for Job {
    fn library(&self) -> &LazyHash<Library> {
        &DESK.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &DESK.book
    }

    fn main(&self) -> FileId {
        DESK.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == DESK.template.id() { Ok(DESK.template.clone()) } else { Err(missing(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.files.iter().find(|(known, _)| *known == id);
        found.map(|(_, bytes)| bytes.clone()).ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        DESK.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}
