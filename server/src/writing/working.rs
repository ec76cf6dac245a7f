//! The working copy of a course: the files of the revision from which its draft began, overlaid by the draft's own.

use crate::{
    courses::source_file,
    db::{
        Conn, DbError,
        draft_files::{self, DraftFile},
        drafts::{self, Draft},
        revisions::{self, Revision, RevisionFile},
    },
};
use domain::course::SourceFile;
use std::collections::BTreeMap;

/// How a file of the working copy stands to its base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    /// As the base has it.
    Same,
    /// Another text or medium.
    Changed,
    /// The base has no such file.
    New,
    /// The base has it, the draft no longer.
    Gone,
}

/// A file of a working copy.
#[derive(Clone, Debug)]
pub struct WorkingFile {
    /// As it would be published; without text or medium where it is gone.
    pub file: RevisionFile,
    /// 0 while the draft has not touched it.
    pub version: i64,
    /// How it stands to the base.
    pub state: FileState,
    /// Who changed it last, and when.
    pub changed: Option<(String, i64)>,
}

impl WorkingFile {
    /// Whether the course has it.
    pub fn is_there(&self) -> bool {
        self.file.content.is_some() || self.file.media_hash.is_some()
    }
}

/// A course as its authors work at it.
#[derive(Clone, Debug)]
pub struct Working {
    /// Its id.
    pub course: String,
    /// Its folder.
    pub folder: String,
    /// The open draft; nothing is changed without one.
    pub draft: Option<Draft>,
    /// The revision below; none for a new course.
    pub base: Option<Revision>,
    /// All files by path, also those that are gone.
    pub files: Vec<WorkingFile>,
}

impl Working {
    /// The working copy of a course; nothing if it has neither a revision nor an open draft.
    pub async fn load(conn: &mut Conn, course: &str) -> Result<Option<Self>, DbError> {
        if let Some(draft) = drafts::open(conn, course).await? {
            return Self::of_draft(conn, draft).await.map(Some);
        }
        let Some(base) = revisions::latest(conn, course).await? else { return Ok(None) };
        let Some(folder) = revisions::folder(conn, course).await? else { return Ok(None) };
        let files = revisions::files(conn, &base.id).await?;
        Ok(Some(Self {
            course: course.to_owned(),
            folder,
            draft: None,
            base: Some(base),
            files: overlaid(files, Vec::new()),
        }))
    }

    /// The working copy of a draft, open or ended.
    pub async fn of_draft(conn: &mut Conn, draft: Draft) -> Result<Self, DbError> {
        let (base, files) = match &draft.base {
            Some(base) => (revisions::find(conn, base).await?, revisions::files(conn, base).await?),
            None => (None, Vec::new()),
        };
        let own = draft_files::of_draft(conn, &draft.id).await?;
        Ok(Self {
            course: draft.course.clone(),
            folder: draft.folder.clone(),
            draft: Some(draft),
            base,
            files: overlaid(files, own),
        })
    }

    /// What a page tells of where its versions count: the draft, or the revision while there is none.
    pub fn origin(&self) -> &str {
        let base = self.base.as_ref().map_or("", |base| base.id.as_str());
        self.draft.as_ref().map_or(base, |draft| &draft.id)
    }

    /// A file by its path, also one that is gone.
    pub fn find(&self, path: &str) -> Option<&WorkingFile> {
        self.files.iter().find(|file| file.file.path == path)
    }

    /// The files as the reader takes them.
    pub fn sources(&self) -> Vec<SourceFile> {
        self.files.iter().filter_map(|file| source_file(file.file.clone())).collect()
    }

    /// How many files differ from the base.
    pub fn changes(&self) -> usize {
        self.files.iter().filter(|file| file.state != FileState::Same).count()
    }

    /// Who changed a file last, and when.
    pub fn last_change(&self) -> Option<&(String, i64)> {
        self.files.iter().filter_map(|file| file.changed.as_ref()).max_by_key(|(_, at)| *at)
    }
}

/// The files of a draft as they would be published, by path.
pub async fn stored_files(conn: &mut Conn, draft: &Draft) -> Result<Vec<RevisionFile>, DbError> {
    let working = Working::of_draft(conn, draft.clone()).await?;
    Ok(working.files.into_iter().filter(WorkingFile::is_there).map(|file| file.file).collect())
}

/// The files of a draft as the reader takes them, by path.
pub async fn working_files(conn: &mut Conn, draft: &Draft) -> Result<Vec<SourceFile>, DbError> {
    Ok(Working::of_draft(conn, draft.clone()).await?.sources())
}

fn overlaid(base: Vec<RevisionFile>, own: Vec<DraftFile>) -> Vec<WorkingFile> {
    let untouched = |file: RevisionFile| WorkingFile { file, version: 0, state: FileState::Same, changed: None };
    let mut files: BTreeMap<String, WorkingFile> =
        base.into_iter().map(|file| (file.path.clone(), untouched(file))).collect();
    for own in own {
        let state = state(files.get(&own.path).map(|below| &below.file), &own);
        let over = WorkingFile {
            file: RevisionFile {
                path: own.path.clone(),
                content: own.content,
                media_hash: own.media_hash,
                size: own.size,
            },
            version: own.version,
            state,
            changed: Some((own.full_name, own.changed_at)),
        };
        files.insert(own.path, over);
    }
    files.into_values().collect()
}

fn state(below: Option<&RevisionFile>, own: &DraftFile) -> FileState {
    match below {
        // What began and ended within the draft is as if it had never been.
        None if own.is_gone => FileState::Same,
        None => FileState::New,
        Some(_) if own.is_gone => FileState::Gone,
        Some(below) if below.content == own.content && below.media_hash == own.media_hash => FileState::Same,
        Some(_) => FileState::Changed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn below(path: &str, text: &str) -> RevisionFile {
        RevisionFile { path: path.to_owned(), content: Some(text.to_owned()), media_hash: None, size: 0 }
    }

    fn own(path: &str, text: Option<&str>) -> DraftFile {
        DraftFile {
            path: path.to_owned(),
            version: 3,
            content: text.map(str::to_owned),
            media_hash: None,
            size: 0,
            is_gone: text.is_none(),
            changed_by: "ha".to_owned(),
            full_name: "Hà".to_owned(),
            changed_at: 7,
        }
    }

    #[test]
    fn a_draft_lies_over_its_base() {
        let base = vec![below("a.md", "1"), below("b.md", "1"), below("c.md", "1"), below("d.md", "1")];
        let over = vec![
            own("b.md", Some("2")),
            own("c.md", None),
            own("d.md", Some("1")),
            own("e.md", Some("1")),
            own("f.md", None),
        ];
        let files = overlaid(base, over);
        let states: Vec<_> = files.iter().map(|file| (file.file.path.as_str(), file.state, file.version)).collect();
        use FileState::{Changed, Gone, New, Same};
        let expected = [
            ("a.md", Same, 0),
            ("b.md", Changed, 3),
            ("c.md", Gone, 3),
            ("d.md", Same, 3),
            ("e.md", New, 3),
            ("f.md", Same, 3),
        ];
        assert_eq!(states, expected);
        let there: Vec<_> = files.iter().filter(|file| file.is_there()).map(|file| &file.file.path).collect();
        assert_eq!(there, ["a.md", "b.md", "d.md", "e.md"]);
    }
}
