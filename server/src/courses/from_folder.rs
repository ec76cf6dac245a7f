//! The folder of courses, published: every course, every programme and the acts, where they have no error.

use super::{MediaStore, Publication, Published, Stand, Standing, common, publish, read_folder};
use crate::db::{
    Db, DbError,
    revisions::{Over, RevisionFile},
};
use data_encoding::HEXLOWER;
use domain::{
    course::{Content, SourceFile, read_catalogue},
    problem::{Place, Problem, Sentence, Severity},
};
use std::path::Path;

/// Why nothing could be published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The folder or the media store could not be read or written.
    #[error("{0}")]
    Files(#[from] std::io::Error),
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Checks the folder and publishes every course, every programme and the acts, where they have no error. What has an
/// error, would leave answers without their question, or was changed in the browser as well, keeps its last good
/// revision; all problems come back. What only the browser has changed is no news of the folder.
pub async fn publish_folder(db: &Db, media: &MediaStore, dir: &Path, now: i64) -> Result<Vec<Problem>, PublishError> {
    let path = dir.to_owned();
    let read = tokio::task::spawn_blocking(move || {
        let folder = read_folder(&path)?;
        let (catalogue, problems) = read_catalogue(&folder.files);
        Ok::<_, std::io::Error>((folder, catalogue, problems))
    });
    let (folder, catalogue, mut problems) = read.await.map_err(std::io::Error::other)??;
    problems.extend(folder.problems.iter().cloned());
    for (name, files) in folder.courses() {
        let prefix = format!("{name}/");
        let is_broken =
            problems.iter().any(|problem| problem.severity == Severity::Error && problem.file.starts_with(&prefix));
        let Some(course) = catalogue.courses.iter().find(|course| course.folder == name) else { continue };
        if is_broken {
            continue;
        }
        let standing = Standing::of(&mut db.read().await?, &course.id, &files).await?;
        match standing.stand {
            Stand::Behind => continue,
            Stand::Apart => {
                problems.push(changed_in_both(name, &course.id, &standing));
                continue;
            }
            Stand::Same | Stand::Ahead => {}
        }
        keep_media(media, &dir.join(name), &files)?;
        let publication = Publication {
            course: course.id.clone(),
            folder: name.to_owned(),
            files: stored(name, &files, dir),
            over: Over::Only(standing.latest.map(|latest| latest.id)),
            room: None,
        };
        match publish(db, publication, now).await? {
            Published::Latest(_) => {}
            Published::Refused(refused) => problems.extend(refused),
            Published::Overtaken(_) => tracing::info!(folder = name, "another revision came first; look again"),
        }
    }
    common::publish(db, &folder, &problems, now).await?;
    Ok(problems)
}

/// Keeps every medium, also those that no text links to yet: a revision can be had back whole.
fn keep_media(media: &MediaStore, folder: &Path, files: &[SourceFile]) -> std::io::Result<()> {
    for file in files {
        if let Content::Medium { digest } = &file.content
            && !media.path(&HEXLOWER.encode(digest)).exists()
        {
            media.keep(&folder.join(&file.path))?;
        }
    }
    Ok(())
}

/// The files of a course as its revision keeps them.
fn stored(folder: &str, files: &[SourceFile], dir: &Path) -> Vec<RevisionFile> {
    let length = |length: u64| i64::try_from(length).unwrap_or(i64::MAX);
    let file = |file: &SourceFile| match &file.content {
        Content::Text(text) => RevisionFile {
            path: file.path.clone(),
            content: Some(text.clone()),
            media_hash: None,
            size: length(text.len() as u64),
        },
        Content::Medium { digest } => RevisionFile {
            path: file.path.clone(),
            content: None,
            media_hash: Some(HEXLOWER.encode(digest)),
            size: std::fs::metadata(dir.join(folder).join(&file.path)).map_or(0, |facts| length(facts.len())),
        },
    };
    files.iter().map(file).collect()
}

fn changed_in_both(folder: &str, course: &str, standing: &Standing) -> Problem {
    let number = standing.latest.as_ref().map_or(0, |latest| latest.number);
    Problem::error(
        "changed-in-both",
        format!("{folder}/course.md"),
        Place::START,
        Sentence::new(
            format!("Khóa học đã được sửa trong thư mục, và cả trên trình duyệt (bản phát hành {number})."),
            format!("The course was changed in the folder, and in the browser as well (revision {number})."),
        ),
        Sentence::new(
            format!("Mở /writing/{course}/publication để xem khác biệt và đưa sửa đổi của thư mục vào bản nháp."),
            format!("Open /writing/{course}/publication to see the difference and to take the folder's changes over."),
        ),
    )
}
