//! Essays and files: answers that people mark, by a rubric where the author gave one.

use super::{Answer, AnswerError, Field, Mark, Points, Response, Sent, mark::ReviewMark, reading::read_text};
use crate::text::words;
use serde::{Deserialize, Serialize};

/// The longest essay, in characters as people count them.
pub const ESSAY_LIMIT: usize = 20_000;

/// What an essay asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Essay {
    /// The fewest words.
    pub min_words: Option<usize>,
    /// The most words.
    pub max_words: Option<usize>,
    /// By what it is marked; empty where the whole gets one mark.
    pub rubric: Vec<Criterion>,
    /// A good answer, safe HTML.
    pub sample_html: Option<String>,
    /// Who marks besides the instructor.
    pub peers: Option<PeerReview>,
}

/// What an upload asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Upload {
    /// Accepted kinds, without the dot: `pdf`.
    pub kinds: Vec<FileKind>,
    /// The largest file in megabytes.
    pub most_megabytes: usize,
    /// The most files.
    pub most_files: usize,
    /// By what it is marked.
    pub rubric: Vec<Criterion>,
    /// A good answer, safe HTML.
    pub sample_html: Option<String>,
}

/// A criterion of a rubric.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Criterion {
    /// The most it gives.
    pub points: Points,
    /// What is looked at, safe HTML.
    pub html: String,
    /// What each number of points means, the highest first; may be empty.
    pub levels: Vec<Level>,
}

/// A level of a criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Level {
    /// What it gives.
    pub points: Points,
    /// What it looks like, safe inline HTML.
    pub html: String,
}

/// Marking by other learners.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeerReview {
    /// How many of them.
    pub count: usize,
    /// After so many milliseconds the instructor marks what they did not.
    pub fallback_after: i64,
}

/// The kinds of files that may be handed in. What a file is called says nothing: its first bytes decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FileKind {
    /// Portable Document Format, ISO 32000.
    Pdf,
    /// Office Open XML text.
    Docx,
    /// Office Open XML sheet.
    Xlsx,
    /// Office Open XML slides.
    Pptx,
    /// `OpenDocument` text.
    Odt,
    /// JPEG picture.
    Jpg,
    /// PNG picture.
    Png,
    /// Plain UTF-8 text.
    Txt,
}

impl FileKind {
    /// All kinds.
    pub const ALL: [Self; 8] =
        [Self::Pdf, Self::Docx, Self::Xlsx, Self::Pptx, Self::Odt, Self::Jpg, Self::Png, Self::Txt];

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Pptx => "pptx",
            Self::Odt => "odt",
            Self::Jpg => "jpg",
            Self::Png => "png",
            Self::Txt => "txt",
        }
    }

    /// The kind with this ending.
    pub fn of_ending(ending: &str) -> Option<Self> {
        let ending = ending.to_ascii_lowercase();
        let ending = if ending == "jpeg" { "jpg" } else { &ending };
        Self::ALL.into_iter().find(|kind| kind.ending() == ending)
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Jpg => "image/jpeg",
            Self::Png => "image/png",
            Self::Txt => "text/plain",
        }
    }

    /// Whether a file's bytes are of this kind.
    ///
    /// ZIP-based kinds are told apart by the names of their parts, which stand uncompressed in the archive:
    /// ECMA-376 part 2 for Office Open XML; `OpenDocument` 1.3 part 2, 3.3, puts the media type first.
    pub fn is_of(self, bytes: &[u8]) -> bool {
        let holds = |name: &str| bytes.windows(name.len()).any(|window| window == name.as_bytes());
        let is_zip = || bytes.starts_with(b"PK\x03\x04");
        match self {
            Self::Pdf => bytes.starts_with(b"%PDF-"),
            Self::Docx => is_zip() && holds("[Content_Types].xml") && holds("word/document.xml"),
            Self::Xlsx => is_zip() && holds("[Content_Types].xml") && holds("xl/workbook.xml"),
            Self::Pptx => is_zip() && holds("[Content_Types].xml") && holds("ppt/presentation.xml"),
            Self::Odt => {
                is_zip()
                    && bytes
                        .get(30..)
                        .is_some_and(|rest| rest.starts_with(b"mimetypeapplication/vnd.oasis.opendocument.text"))
            }
            Self::Jpg => bytes.starts_with(b"\xff\xd8\xff"),
            Self::Png => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
            Self::Txt => std::str::from_utf8(bytes).is_ok_and(|text| !text.contains('\0')),
        }
    }
}

/// A file that was handed in; its bytes stand in the store under its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedFile {
    /// SHA-256 of its bytes, lower-case hex.
    pub hash: String,
    /// Its name as the learner knows it, NFC, without folders.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// What its first bytes say it is.
    pub kind: FileKind,
}

impl Essay {
    pub(super) fn field(&self) -> Field {
        Field::Essay { min_words: self.min_words, max_words: self.max_words, rubric: self.rubric.clone() }
    }

    pub(super) fn read(sent: &[Sent<'_>]) -> Result<Option<Answer>, AnswerError> {
        let typed = sent.iter().rev().find(|field| field.part.is_empty() && !field.value.trim().is_empty());
        let Some(typed) = typed else { return Ok(None) };
        let text = typed.value.replace("\r\n", "\n").replace('\r', "\n");
        read_text(text.trim_end(), ESSAY_LIMIT).map(|text| Some(Answer::Text(text)))
    }

    pub(super) fn response(answer: Option<&Answer>, rubric: &[Criterion], mark: Option<&Mark>) -> Response {
        let text = if let Some(Answer::Text(text)) = answer { Some(text.clone()) } else { None };
        Response::Essay { words: text.as_deref().map_or(0, words), text, mark: ReviewMark::of(rubric, mark) }
    }
}

impl Upload {
    /// The kind of a file that is handed in, or why it cannot be taken.
    pub fn check(&self, name: &str, bytes: &[u8]) -> Result<FileKind, AnswerError> {
        if bytes.len() > self.most_megabytes * 1024 * 1024 {
            return Err(AnswerError::FileTooLarge { name: name.to_owned(), limit: self.most_megabytes });
        }
        // The ending is what the learner's own machine goes by when the file is opened again, so both must agree.
        let told = name.rsplit_once('.').and_then(|(_, ending)| FileKind::of_ending(ending));
        told.filter(|kind| self.kinds.contains(kind) && !bytes.is_empty() && kind.is_of(bytes)).ok_or_else(|| {
            let kinds: Vec<&str> = self.kinds.iter().map(|kind| kind.ending()).collect();
            AnswerError::WrongFile { name: name.to_owned(), kinds: kinds.join(", ") }
        })
    }

    pub(super) fn field(&self) -> Field {
        Field::Upload {
            kinds: self.kinds.clone(),
            most_megabytes: self.most_megabytes,
            most_files: self.most_files,
            rubric: self.rubric.clone(),
        }
    }

    /// Files come by a way of their own; the form only says which of those that are there it keeps.
    pub(super) fn response(answer: Option<&Answer>, rubric: &[Criterion], mark: Option<&Mark>) -> Response {
        let files = if let Some(Answer::Files(files)) = answer { files.clone() } else { Vec::new() };
        Response::Files { files, mark: ReviewMark::of(rubric, mark) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_tell_the_kind() {
        let docx = b"PK\x03\x04....[Content_Types].xml....word/document.xml".as_slice();
        let odt = [b"PK\x03\x04".as_slice(), &[0; 26], b"mimetypeapplication/vnd.oasis.opendocument.text"].concat();
        for (kind, bytes) in [
            (FileKind::Pdf, b"%PDF-1.7\n".as_slice()),
            (FileKind::Docx, docx),
            (FileKind::Odt, &odt),
            (FileKind::Jpg, b"\xff\xd8\xff\xe0"),
            (FileKind::Png, b"\x89PNG\r\n\x1a\n.."),
            (FileKind::Txt, "Bài làm".as_bytes()),
        ] {
            let found: Vec<FileKind> = FileKind::ALL.into_iter().filter(|kind| kind.is_of(bytes)).collect();
            assert!(found.contains(&kind), "{kind:?}: {found:?}");
            assert!(found.iter().all(|other| *other == kind || *other == FileKind::Txt), "{kind:?}: {found:?}");
        }
        assert!(!FileKind::Pdf.is_of(b"MZ\x90 %PDF-1.7"));
        assert!(!FileKind::Txt.is_of(b"\xff\xfe"));
        assert_eq!(FileKind::of_ending("JPEG"), Some(FileKind::Jpg));
        assert_eq!(FileKind::of_ending("exe"), None);
    }

    #[test]
    fn a_file_that_lies_about_its_kind_is_refused() {
        let upload = Upload {
            kinds: vec![FileKind::Pdf, FileKind::Png],
            most_megabytes: 1,
            most_files: 1,
            rubric: Vec::new(),
            sample_html: None,
        };
        assert_eq!(upload.check("Bảng kê.PDF", b"%PDF-1.7"), Ok(FileKind::Pdf));
        let wrong = |name: &str| Err(AnswerError::WrongFile { name: name.to_owned(), kinds: "pdf, png".to_owned() });
        for (name, bytes) in [
            ("a.pdf", b"MZ\x90".as_slice()),
            ("a.exe", b"%PDF-1.7"),
            ("a.png", b"%PDF-1.7"),
            ("a.txt", b"chu"),
            ("a.pdf", b""),
            ("pdf", b"%PDF-1.7"),
        ] {
            assert_eq!(upload.check(name, bytes), wrong(name), "{name}");
        }
        let large = [b"%PDF-".as_slice(), &vec![b' '; 1024 * 1024]].concat();
        let error = AnswerError::FileTooLarge { name: "a.pdf".to_owned(), limit: 1 };
        assert_eq!(upload.check("a.pdf", &large), Err(error));
    }

    #[test]
    fn an_essay_keeps_its_lines() {
        let sent = [Sent { part: "", value: "" }, Sent { part: "", value: "Một\r\nhai\r\n" }];
        assert_eq!(Essay::read(&sent), Ok(Some(Answer::Text("Một\nhai".to_owned()))));
        let long = "ễ ".repeat(ESSAY_LIMIT);
        assert_eq!(Essay::read(&[Sent { part: "", value: &long }]), Err(AnswerError::TooLong { limit: ESSAY_LIMIT }));
        assert_eq!(Essay::read(&[Sent { part: "", value: " \n" }]), Ok(None));
    }
}
