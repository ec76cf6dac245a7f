//! What the folder holds for all courses: programmes, and the acts of law.

use super::Folder;
use crate::db::{
    Conn, Db, DbError,
    common_files::{self, CommonFile},
    programmes::{self, RuleLine},
};
use data_encoding::HEXLOWER;
use domain::{
    course::{Act, SourceFile, content_hash, is_legal, is_of_all_courses, read_legal, read_programme},
    problem::{Problem, Severity},
    programme::{Programme, Requirement},
};
use std::{collections::BTreeSet, sync::Arc};

/// Programmes and acts as they are published.
#[derive(Debug, Default)]
pub struct Common {
    /// The programmes by title.
    pub programmes: Vec<Arc<Programme>>,
    /// The acts in the order of their file.
    pub acts: Vec<Act>,
}

impl Common {
    /// Reads the current editions.
    pub async fn load(conn: &mut Conn) -> Result<Self, DbError> {
        let mut common = Self::default();
        for file in common_files::current(conn).await? {
            if is_legal(&file.path) {
                common.acts = read_legal(&source(&file)).0;
            } else {
                // A stricter reader may not take an old edition: what it refuses is left out, as a course would be.
                common.programmes.extend(programme_of(&file).map(Arc::new));
            }
        }
        common.programmes.sort_by(|left, right| left.title.cmp(&right.title));
        Ok(common)
    }
}

/// Publishes every such file without an error; one with an error keeps its last good edition.
pub(super) async fn publish(db: &Db, folder: &Folder, problems: &[Problem], now: i64) -> Result<(), DbError> {
    let is_broken =
        |path: &str| problems.iter().any(|problem| problem.severity == Severity::Error && problem.file == path);
    let files = folder.files.iter().filter(|file| is_of_all_courses(&file.path));
    let there: BTreeSet<String> = files.clone().map(|file| file.path.clone()).collect();
    let good: Vec<CommonFile> = files.filter(|file| !is_broken(&file.path)).filter_map(common_file).collect();
    db.write(move |conn| {
        Box::pin(async move {
            for gone in common_files::current(conn).await?.iter().filter(|file| !there.contains(&file.path)) {
                common_files::withdraw(conn, &gone.path, now).await?;
            }
            for file in &good {
                common_files::publish(conn, file, now).await?;
            }
            follow(conn, now).await
        })
    })
    .await
}

/// Brings the table of programmes in line with the files.
async fn follow(conn: &mut Conn, now: i64) -> Result<(), DbError> {
    let mut offered = BTreeSet::new();
    for file in common_files::current(conn).await? {
        let Some(programme) = programme_of(&file) else { continue };
        let row = programmes::Row {
            id: programme.id.clone(),
            lines: lines(&programme),
            title: programme.title,
            rule: file.content,
            by_date: programme.by.map(|day| day.to_string()),
        };
        programmes::publish(conn, &row, now).await?;
        offered.insert(programme.id);
    }
    for id in programmes::offered(conn).await?.iter().filter(|id| !offered.contains(*id)) {
        programmes::retire(conn, id, now).await?;
    }
    Ok(())
}

/// The rule of a programme, line by line, as statements read it.
fn lines(programme: &Programme) -> Vec<RuleLine> {
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let line = |requirement: &Requirement| match requirement {
        Requirement::All(courses) => {
            let courses: BTreeSet<String> = courses.iter().cloned().collect();
            RuleLine { is_tiet: false, wanted: count(courses.len()), courses: courses.into_iter().collect() }
        }
        Requirement::Any { count: wanted, of } => {
            RuleLine { is_tiet: false, wanted: count(*wanted), courses: of.clone() }
        }
        Requirement::Tiet(tiet) => RuleLine {
            is_tiet: true,
            wanted: tiet.halves,
            courses: programme.courses().into_iter().map(str::to_owned).collect(),
        },
    };
    programme.requirements.iter().map(line).collect()
}

fn programme_of(file: &CommonFile) -> Option<Programme> {
    if is_legal(&file.path) {
        return None;
    }
    read_programme(&source(file)).0
}

fn source(file: &CommonFile) -> SourceFile {
    SourceFile::markdown(&file.path, &file.content)
}

fn common_file(file: &SourceFile) -> Option<CommonFile> {
    let content_hash = HEXLOWER.encode(&content_hash(std::slice::from_ref(file)));
    Some(CommonFile { path: file.path.clone(), content: file.text()?.to_owned(), content_hash })
}
