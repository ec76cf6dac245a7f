//! Courses and programmes as they were known at an instant.

use crate::{
    courses::Catalogue,
    db::{Conn, DbError, common_files, revisions},
};
use domain::{
    course::{SourceFile, is_legal, read_programme},
    programme::Programme,
};

/// A course as a report knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownCourse {
    /// The course.
    pub id: String,
    /// Its title; the id where it has none.
    pub title: String,
    /// Its content group.
    pub content_group: Option<u8>,
    /// By which courses are listed.
    code: String,
}

/// Every course with the revision of then, by code.
pub async fn courses(conn: &mut Conn, catalogue: &Catalogue, known_at: i64) -> Result<Vec<KnownCourse>, DbError> {
    let mut found = Vec::new();
    for (course, revision) in revisions::known(conn, known_at).await? {
        let edition = match &revision {
            Some(revision) => catalogue.revision(conn, revision).await.ok(),
            None => None,
        };
        found.push(match edition {
            Some(edition) => KnownCourse {
                id: course,
                title: edition.course.title.clone(),
                content_group: Some(edition.course.content_group),
                code: edition.course.code.clone(),
            },
            None => KnownCourse { title: course.clone(), content_group: None, code: course.clone(), id: course },
        });
    }
    found.sort_by(|left, right| (&left.code, &left.id).cmp(&(&right.code, &right.id)));
    Ok(found)
}

/// The programmes of then, by title.
pub async fn programmes(conn: &mut Conn, known_at: i64) -> Result<Vec<Programme>, DbError> {
    let files = common_files::known(conn, known_at).await?;
    let files = files.iter().filter(|file| !is_legal(&file.path));
    let read = files.filter_map(|file| read_programme(&SourceFile::markdown(&file.path, &file.content)).0);
    let mut programmes: Vec<Programme> = read.collect();
    programmes.sort_by(|left, right| (&left.title, &left.id).cmp(&(&right.title, &right.id)));
    Ok(programmes)
}
