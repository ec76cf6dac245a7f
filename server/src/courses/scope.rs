//! What an author's command means by a folder: all courses, or one of them.

use domain::problem::Problem;
use std::{
    io,
    path::{Path, PathBuf},
};

/// The folder of courses, and the only course of it that is meant.
pub struct Scope {
    /// The folder of courses.
    pub root: PathBuf,
    /// The name of the course's folder; `None` for all.
    course: Option<String>,
}

impl Scope {
    /// A folder with a `course.md` is one course, and the folder around it holds the others and `legal.md`.
    pub fn of(dir: &Path) -> io::Result<Self> {
        if !dir.join("course.md").is_file() {
            return Ok(Self { root: dir.to_owned(), course: None });
        }
        let dir = dir.canonicalize()?;
        let name = dir.file_name().map(|name| domain::text::nfc(&name.to_string_lossy()));
        Ok(Self { root: dir.parent().unwrap_or(&dir).to_owned(), course: name })
    }

    /// Whether a course is meant.
    pub fn holds(&self, folder: &str) -> bool {
        self.course.as_deref().is_none_or(|course| course == folder)
    }

    /// Whether a problem is in what is meant.
    pub fn has(&self, problem: &Problem) -> bool {
        problem.file.split('/').next().is_none_or(|folder| self.holds(folder))
    }
}
