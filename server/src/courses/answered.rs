//! Publishing over answers: what people have answered keeps its id and its type.

use super::catalogue::source_file;
use crate::db::{Db, DbError, answers, revisions};
use data_encoding::HEXLOWER;
use domain::{
    course::{SourceFile, compare_editions, content_hash},
    problem::Problem,
};

/// What keeps the files of a course from following its latest revision; nothing for a new or an unchanged course.
pub(crate) async fn check(db: &Db, course: &str, folder: &str, files: &[SourceFile]) -> Result<Vec<Problem>, DbError> {
    let mut conn = db.read().await?;
    let Some(latest) = revisions::latest(&mut conn, course).await? else { return Ok(Vec::new()) };
    if latest.content_hash == HEXLOWER.encode(&content_hash(files)) {
        return Ok(Vec::new());
    }
    let stored = revisions::files(&mut conn, &latest.id).await?;
    let before: Vec<SourceFile> = stored.into_iter().filter_map(source_file).collect();
    // Most editions keep all questions: only others are worth a walk through all answers.
    if compare_editions(folder, &before, files, |_| true).is_empty() {
        return Ok(Vec::new());
    }
    let answered = answers::answered_questions(&mut conn, course).await?;
    Ok(compare_editions(folder, &before, files, |question| answered.contains(question)))
}
