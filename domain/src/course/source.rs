//! Files as the reader takes them: normalised text, or the digest of a medium.

use super::examples;
use crate::{
    problem::{Place, Problem, Sentence},
    text::nfc,
};
use sha2::{Digest, Sha256};

/// The longest markdown file that is read.
pub const LONGEST_FILE: usize = 1024 * 1024;

/// One file of a course folder; paths are relative to the folder and use `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// For instance `m1-ai-la-gi/bai-1.md`.
    pub path: String,
    /// What is in it.
    pub content: Content,
}

/// What is in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Markdown.
    Text(String),
    /// A medium: the reader needs to know only that it is there and whether it changed.
    Medium {
        /// SHA-256 of its bytes.
        digest: [u8; 32],
    },
}

impl SourceFile {
    /// A markdown file.
    pub fn markdown(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), content: Content::Text(text.into()) }
    }

    /// A medium.
    pub fn medium(path: impl Into<String>, bytes: &[u8]) -> Self {
        Self { path: path.into(), content: Content::Medium { digest: Sha256::digest(bytes).into() } }
    }

    /// A file as it lies on the disk: `.md` is markdown, everything else a medium.
    pub fn from_bytes(path: &str, bytes: &[u8]) -> Result<Self, Box<Problem>> {
        if !path.ends_with(".md") {
            return Ok(Self::medium(path, bytes));
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Self::markdown(path, text)),
            Err(error) => Err(Box::new(not_utf8(path, &bytes[..error.valid_up_to()]))),
        }
    }

    /// Its text, if it is markdown.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            Content::Medium { .. } => None,
        }
    }
}

/// The one form in which text is read and hashed: no byte order mark, `\n` at line ends, no control characters, NFC.
pub(crate) fn normalise(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    nfc(&text.replace(|letter: char| letter.is_control() && letter != '\n' && letter != '\t', "\u{fffd}"))
}

/// A fingerprint of the content of a course: the same on every system, whatever the order of the files.
///
/// `README.md` is never content and does not count.
pub fn content_hash(files: &[SourceFile]) -> [u8; 32] {
    let mut sorted: Vec<(String, &Content)> =
        files.iter().filter(|file| !is_readme(&file.path)).map(|file| (nfc(&file.path), &file.content)).collect();
    sorted.sort_by(|left, right| left.0.cmp(&right.0));
    let mut hasher = Sha256::new();
    for (path, content) in sorted {
        let (kind, bytes) = match content {
            Content::Text(text) => (b'T', normalise(text).into_bytes()),
            Content::Medium { digest } => (b'M', digest.to_vec()),
        };
        for part in [path.as_bytes(), &[kind], &bytes] {
            // Lengths keep 'ab' + 'c' apart from 'a' + 'bc'.
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part);
        }
    }
    hasher.finalize().into()
}

/// `README.md` is for people who browse the folder.
pub(super) fn is_readme(path: &str) -> bool {
    path.rsplit('/').next() == Some("README.md")
}

fn not_utf8(path: &str, good: &[u8]) -> Problem {
    let good = String::from_utf8_lossy(good);
    let line = good.matches('\n').count() + 1;
    let column = good.chars().rev().take_while(|letter| *letter != '\n').count() + 1;
    let problem = Problem::error(
        "not-utf8",
        path,
        Place { line, column },
        Sentence::new("Tệp không phải là văn bản UTF-8.", "The file is not UTF-8 text."),
        Sentence::new(
            "Lưu lại tệp với bảng mã UTF-8 (không dùng TCVN3, VNI, Windows-1258).",
            "Save the file again in UTF-8 (not TCVN3, VNI or Windows-1258).",
        ),
    );
    Problem { example: examples::of(problem.code), ..problem }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_forgives_order_line_ends_and_composition() {
        let one = [SourceFile::markdown("a.md", "ê\n"), SourceFile::medium("m.svg", b"<svg/>")];
        let two = [
            SourceFile::medium("m.svg", b"<svg/>"),
            SourceFile::markdown("README.md", "for people"),
            SourceFile::markdown("a.md", "\u{feff}e\u{302}\r\n"),
        ];
        assert_eq!(content_hash(&one), content_hash(&two));
    }

    #[test]
    fn the_hash_sees_text_names_and_media() {
        let hash = |path: &str, text: &str| content_hash(&[SourceFile::markdown(path, text)]);
        assert_ne!(hash("a.md", "b"), hash("a.md", "c"));
        assert_ne!(hash("a.md", "b"), hash("b.md", "b"));
        assert_ne!(content_hash(&[SourceFile::medium("a", b"1")]), content_hash(&[SourceFile::medium("a", b"2")]));
    }

    #[test]
    fn bytes_that_are_not_utf8_are_a_problem_with_a_place() {
        let problem = SourceFile::from_bytes("a.md", b"mot\nh\xffai").expect_err("no UTF-8");
        assert_eq!((problem.code, problem.line, problem.column), ("not-utf8", 2, 2));
    }
}
