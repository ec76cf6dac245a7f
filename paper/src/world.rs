//! The little that Typst may see: seven templates, nine files, five fonts. No packages, no clock, no disk.

use std::sync::LazyLock;
use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

const CERTIFICATE: &str = include_str!("certificate.typ");
const FORM: &str = include_str!("form.typ");
const SLIPS: &str = include_str!("slips.typ");
const REGISTER: &str = include_str!("register.typ");
const SIGNATURES: &str = include_str!("signatures.typ");
const REPORT: &str = include_str!("report.typ");
const TRANSCRIPT: &str = include_str!("transcript.typ");
const DISPLAY: &[u8] = include_bytes!("../fonts/be-vietnam-pro-600.ttf");
const SERIF: &str = "Libertinus Serif";

/// What all documents share.
struct Desk {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    certificate: Source,
    form: Source,
    slips: Source,
    register: Source,
    report: Source,
    signatures: Source,
    transcript: Source,
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
        certificate: Source::new(file_id("certificate.typ"), CERTIFICATE.to_owned()),
        form: Source::new(file_id("form.typ"), FORM.to_owned()),
        slips: Source::new(file_id("slips.typ"), SLIPS.to_owned()),
        register: Source::new(file_id("register.typ"), REGISTER.to_owned()),
        report: Source::new(file_id("report.typ"), REPORT.to_owned()),
        signatures: Source::new(file_id("signatures.typ"), SIGNATURES.to_owned()),
        transcript: Source::new(file_id("transcript.typ"), TRANSCRIPT.to_owned()),
    }
});

/// What a document looks like.
#[derive(Clone, Copy)]
pub(crate) enum Template {
    Certificate,
    Form,
    Slips,
    Register,
    Report,
    Signatures,
    Transcript,
}

impl Template {
    fn source(self) -> &'static Source {
        match self {
            Self::Certificate => &DESK.certificate,
            Self::Form => &DESK.form,
            Self::Slips => &DESK.slips,
            Self::Register => &DESK.register,
            Self::Report => &DESK.report,
            Self::Signatures => &DESK.signatures,
            Self::Transcript => &DESK.transcript,
        }
    }
}

/// One document with its data.
pub(crate) struct Job {
    template: Template,
    files: Vec<(FileId, Bytes)>,
}

impl Job {
    pub(crate) fn new<const N: usize>(template: Template, files: [(&'static str, Vec<u8>); N]) -> Self {
        Self { template, files: files.into_iter().map(|(name, bytes)| (file_id(name), Bytes::new(bytes))).collect() }
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
        self.template.source().id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let template = self.template.source();
        if id == template.id() { Ok(template.clone()) } else { Err(missing(id)) }
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
