//! What is published, in memory: the latest edition of every course, and older ones as attempts need them.

use super::common::Common;
use crate::db::{
    Conn, Db, DbError,
    revisions::{self, Revision, RevisionFile},
};
use data_encoding::HEXLOWER;
use domain::{
    course::{Act, Content, Course, SourceFile, read_course},
    locale::Locale,
    programme::Programme,
};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// A course as one revision has it.
#[derive(Debug)]
pub struct Edition {
    /// The revision.
    pub revision: Revision,
    /// The course, with its HTML ready.
    pub course: Arc<Course>,
    /// Digests of the media that published text links to, by path.
    pub media: Arc<HashMap<String, String>>,
    /// The edition in the languages into which it is translated: the same course with other texts.
    translated: HashMap<Locale, Arc<Edition>>,
}

impl Edition {
    /// The edition for a reader of this language; the original where it is not translated.
    pub fn in_locale(self: &Arc<Self>, locale: Locale) -> &Arc<Self> {
        self.translated.get(&locale).unwrap_or(self)
    }
}

/// All editions in memory.
#[derive(Debug, Default)]
pub struct Catalogue {
    latest: Vec<Arc<Edition>>,
    common: Common,
    older: Mutex<HashMap<String, Arc<Edition>>>,
    /// The mark of all that was published when this was loaded.
    mark: (i64, i64, i64),
}

impl Catalogue {
    /// Loads the latest revision of every course.
    pub async fn load(db: &Db) -> Result<Self, DbError> {
        Self::default().reloaded(db).await
    }

    /// What is published now; courses without a new revision are as they are here.
    pub async fn reloaded(&self, db: &Db) -> Result<Self, DbError> {
        let mut conn = db.read().await?;
        // What is published while this is read has another mark, and is found by the next look.
        let mark = revisions::mark(&mut conn).await?;
        let mut latest = Vec::new();
        for (revision, folder) in revisions::latest_of_all(&mut conn).await? {
            let same = |edition: &&Arc<Edition>| edition.revision.id == revision.id && edition.course.folder == folder;
            if let Some(edition) = self.latest.iter().find(same) {
                latest.push(edition.clone());
                continue;
            }
            let files = revisions::files(&mut conn, &revision.id).await?;
            match read(revision, &folder, files).await {
                Some(edition) => latest.push(edition),
                None => tracing::error!(folder, "a published course can no longer be read"),
            }
        }
        latest.sort_by(|left, right| left.course.code.cmp(&right.course.code));
        let common = Common::load(&mut conn).await?;
        let mut older = self.older.lock().unwrap_or_else(PoisonError::into_inner).clone();
        older.extend(self.latest.iter().map(|edition| (edition.revision.id.clone(), edition.clone())));
        older.retain(|_, edition| latest.iter().any(|newer| newer.course.id == edition.course.id));
        Ok(Self { latest, common, older: Mutex::new(older), mark })
    }

    /// The mark of all that was published when this was loaded.
    pub fn mark(&self) -> (i64, i64, i64) {
        self.mark
    }

    /// The programmes by title.
    pub fn programmes(&self) -> &[Arc<Programme>] {
        &self.common.programmes
    }

    /// A programme.
    pub fn programme(&self, id: &str) -> Option<&Arc<Programme>> {
        self.common.programmes.iter().find(|programme| programme.id == id)
    }

    /// The acts of law.
    pub fn acts(&self) -> &[Act] {
        &self.common.acts
    }

    /// An act by its number.
    pub fn act(&self, number: &str) -> Option<&Act> {
        self.common.acts.iter().find(|act| act.number == number)
    }

    /// The latest edition of every course, by code.
    pub fn editions(&self) -> &[Arc<Edition>] {
        &self.latest
    }

    /// The courses whose completion gives a certificate.
    pub fn certifying(&self) -> impl Iterator<Item = &str> {
        self.latest
            .iter()
            .filter(|edition| edition.course.certificate.is_some())
            .map(|edition| edition.course.id.as_str())
    }

    /// The latest edition of every course for readers of this language, by code.
    pub fn editions_in(&self, locale: Locale) -> Vec<Arc<Edition>> {
        self.latest.iter().map(|edition| edition.in_locale(locale).clone()).collect()
    }

    /// The latest edition of a course.
    pub fn course(&self, id: &str) -> Option<&Arc<Edition>> {
        self.latest.iter().find(|edition| edition.course.id == id)
    }

    /// The edition of a revision, which an attempt may be pinned to.
    pub async fn revision(&self, conn: &mut Conn, id: &str) -> Result<Arc<Edition>, DbError> {
        if let Some(edition) = self.latest.iter().find(|edition| edition.revision.id == id) {
            return Ok(edition.clone());
        }
        if let Some(edition) = self.older.lock().unwrap_or_else(PoisonError::into_inner).get(id) {
            return Ok(edition.clone());
        }
        let revision = revisions::find(conn, id).await?.ok_or(DbError::NotFound)?;
        let folder = revisions::folder(conn, &revision.course).await?.ok_or(DbError::NotFound)?;
        let files = revisions::files(conn, id).await?;
        let edition = read(revision, &folder, files).await.ok_or(DbError::NotFound)?;
        self.older.lock().unwrap_or_else(PoisonError::into_inner).insert(id.to_owned(), edition.clone());
        Ok(edition)
    }
}

/// Reads and renders an edition away from the tasks that serve learners.
async fn read(revision: Revision, folder: &str, stored: Vec<RevisionFile>) -> Option<Arc<Edition>> {
    let folder = folder.to_owned();
    let read = tokio::task::spawn_blocking(move || edition(revision, &folder, stored).map(Arc::new));
    read.await.ok().flatten()
}

fn edition(revision: Revision, folder: &str, stored: Vec<RevisionFile>) -> Option<Edition> {
    let digests: HashMap<String, String> =
        stored.iter().filter_map(|file| Some((file.path.clone(), file.media_hash.clone()?))).collect();
    let files: Vec<SourceFile> = stored.into_iter().filter_map(source_file).collect();
    let course = read_course(folder, &files).0?;
    let base = format!("/media/{}/{}", course.id, revision.number);
    let course = course.with_media_base(&base);
    let media =
        Arc::new(digests.into_iter().filter(|(path, _)| course.media.contains(path)).collect::<HashMap<_, _>>());
    let in_language = |course: &Arc<Course>| Edition {
        revision: revision.clone(),
        course: course.clone(),
        media: media.clone(),
        translated: HashMap::new(),
    };
    let translated = course.translated.iter();
    let translated = translated.map(|(locale, text)| (*locale, Arc::new(in_language(&text.course)))).collect();
    Some(Edition { translated, ..in_language(&Arc::new(course)) })
}

/// A stored file as the reader takes it.
pub(crate) fn source_file(file: RevisionFile) -> Option<SourceFile> {
    let content = match (file.content, file.media_hash) {
        (Some(text), _) => Content::Text(text),
        (None, Some(hash)) => Content::Medium { digest: HEXLOWER.decode(hash.as_bytes()).ok()?.try_into().ok()? },
        (None, None) => return None,
    };
    Some(SourceFile { path: file.path, content })
}
