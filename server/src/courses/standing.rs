//! How the folder of a course stands to its revisions: who has changed what since both agreed.

use super::catalogue::source_file;
use crate::db::{
    Conn, DbError, folder_states,
    revisions::{self, Revision},
};
use data_encoding::HEXLOWER;
use domain::{
    course::{SourceFile, content_hash},
    text::nfc,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Who has changed a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// Nobody: the folder holds the latest revision.
    Same,
    /// The browser alone: the folder holds nothing but what earlier revisions had, or what a draft has taken.
    Behind,
    /// The folder alone.
    Ahead,
    /// Both.
    Apart,
}

/// How a folder stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Who has changed the course.
    pub stand: Stand,
    /// The latest revision; none for a course that only the folder has.
    pub latest: Option<Revision>,
    /// The revision with which the folder agreed last.
    pub agreed: Option<Revision>,
    /// What the folder may hold without having been changed.
    pub known: Known,
    /// Whether a draft has taken what the folder holds.
    pub is_taken: bool,
}

/// The contents of a course by path, as each edition had them that the folder may hold.
#[derive(Clone, Debug, Default)]
pub struct Known(Vec<Digests>);

/// Digests of files by path.
pub type Digests = BTreeMap<String, String>;

/// What a draft has taken from the folder.
#[derive(Debug, Serialize, Deserialize)]
struct Taken {
    /// The latest revision of that moment; before another one nothing is written over.
    latest: i64,
    files: Digests,
}

impl Standing {
    /// How the files of a folder stand to the revisions of their course.
    pub async fn of(conn: &mut Conn, course: &str, files: &[SourceFile]) -> Result<Self, DbError> {
        let Some(latest) = revisions::latest(conn, course).await? else {
            return Ok(Self {
                stand: Stand::Ahead,
                latest: None,
                agreed: None,
                known: Known::default(),
                is_taken: false,
            });
        };
        let state = folder_states::find(conn, course).await?;
        let agreed = match &state {
            None => Some(latest.clone()),
            Some(state) => match &state.revision {
                Some(revision) => revisions::find(conn, revision).await?,
                None => None,
            },
        };
        let taken = state.and_then(|state| state.taken);
        let taken: Option<Taken> = taken.and_then(|taken| serde_json::from_str(&taken).ok());
        let is_taken = taken.as_ref().is_some_and(|taken| taken.files == digests(files));
        let stood = |stand, known| {
            let (latest, agreed) = (Some(latest.clone()), agreed.clone());
            Self { stand, latest, agreed, known, is_taken }
        };
        if latest.content_hash == HEXLOWER.encode(&content_hash(files)) {
            return Ok(stood(Stand::Same, Known::default()));
        }
        let number = agreed.as_ref().map_or(0, |agreed| agreed.number);
        if number == latest.number {
            return Ok(stood(Stand::Ahead, Known::default()));
        }
        let mut known = Known::since(conn, course, number).await?;
        known.0.extend(taken.filter(|taken| taken.latest < latest.number).map(|taken| taken.files));
        let stand = if known.holds(&digests(files)) { Stand::Behind } else { Stand::Apart };
        Ok(stood(stand, known))
    }

    /// What is written down when a draft takes what the folder holds.
    pub fn taken(&self, files: &[SourceFile]) -> String {
        let latest = self.latest.as_ref().map_or(0, |latest| latest.number);
        serde_json::to_string(&Taken { latest, files: digests(files) }).unwrap_or_default()
    }
}

impl Known {
    /// What the revisions from a number on had; before the first one the folder may have been empty.
    async fn since(conn: &mut Conn, course: &str, number: i64) -> Result<Self, DbError> {
        let mut known = Vec::new();
        if number == 0 {
            known.push(Digests::new());
        }
        for revision in revisions::since(conn, course, number).await? {
            let files = revisions::files(conn, &revision.id).await?;
            let sources: Vec<SourceFile> = files.into_iter().filter_map(source_file).collect();
            known.push(digests(&sources));
        }
        Ok(Self(known))
    }

    /// Whether every file is as one of the editions has it, or is missing as it is in one of them. So is a folder into
    /// which a revision was being written when that was cut off.
    fn holds(&self, files: &Digests) -> bool {
        let paths: BTreeSet<&String> = self.0.iter().flat_map(Digests::keys).chain(files.keys()).collect();
        paths.into_iter().all(|path| self.knows(path, files.get(path)))
    }

    /// Whether one of the editions has this file with this digest, or lacks it.
    pub fn knows(&self, path: &str, digest: Option<&String>) -> bool {
        self.0.iter().any(|edition| edition.get(path) == digest)
    }
}

/// The digest of a file as the reader sees it: line ends make no other file.
pub fn digest(file: &SourceFile) -> String {
    HEXLOWER.encode(&content_hash(std::slice::from_ref(file)))
}

/// The digests of files; a `README.md` is no content.
fn digests(files: &[SourceFile]) -> Digests {
    let content = files.iter().filter(|file| !is_readme(&file.path));
    content.map(|file| (nfc(&file.path), digest(file))).collect()
}

/// Whether a file is for people who browse the folder.
pub(super) fn is_readme(path: &str) -> bool {
    path.rsplit('/').next() == Some("README.md")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edition(files: &[(&str, &str)]) -> Digests {
        digests(&files.iter().map(|(path, text)| SourceFile::markdown(*path, *text)).collect::<Vec<_>>())
    }

    #[test]
    fn a_folder_between_two_revisions_is_known_and_an_edit_is_not() {
        let (old, new) = (edition(&[("a.md", "1"), ("b.md", "1")]), edition(&[("a.md", "2"), ("c.md", "1")]));
        let known = Known(vec![old.clone(), new.clone()]);
        assert!(known.holds(&old) && known.holds(&new));
        assert!(known.holds(&edition(&[("a.md", "2\r\n".trim_end()), ("b.md", "1")])));
        assert!(known.holds(&edition(&[("a.md", "1"), ("c.md", "1")])));
        assert!(!known.holds(&edition(&[("a.md", "3"), ("c.md", "1")])));
        assert!(!known.holds(&edition(&[("b.md", "1")])), "nobody took a.md away");
        assert!(!known.holds(&edition(&[("a.md", "1"), ("b.md", "1"), ("d.md", "1")])));
        assert!(known.holds(&edition(&[("a.md", "1"), ("b.md", "1"), ("README.md", "x")])));
    }
}
