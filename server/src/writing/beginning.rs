//! A course that begins in the writing room: complete files to write over, nothing published yet.

use super::saving::change;
use crate::{
    db::{Conn, DbError, audit, draft_files::Change, drafts, grants},
    secret,
    state::AppState,
};
use domain::{course::new_course, locale::Locale, permission::Role};

/// Folders that are no courses.
const RESERVED: [&str; 3] = ["programmes", "schema", "legal"];

/// A course that is wanted.
#[derive(Clone, Debug)]
pub struct NewCourse {
    /// Made by the form.
    pub form_id: String,
    /// Its title.
    pub title: String,
    /// The catalogue's code; that of the skeleton where it is empty.
    pub code: String,
    /// Its folder, which is its id as well.
    pub folder: String,
    /// The language of its texts.
    pub locale: Locale,
    /// Who begins it.
    pub by: String,
    /// Whether she writes only courses of her grants, so that she needs one for this.
    pub needs_grant: bool,
}

/// What became of the wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// The draft is there.
    Now,
    /// Another course has this folder or id.
    Taken,
}

impl NewCourse {
    /// The files to begin with.
    pub fn files(&self) -> Vec<(&'static str, String)> {
        let mut files = new_course(&self.folder, Some(&self.title), None);
        for (_, text) in files.iter_mut().filter(|(path, _)| *path == "course.md") {
            set_field(text, "lang", self.locale.code());
            set_field(text, "id", &self.folder);
            if !self.code.is_empty() {
                set_field(text, "code", &self.code);
            }
        }
        files
    }

    /// Begins the draft; the same form a second time changes nothing.
    pub async fn begin(self, conn: &mut Conn, today: &str, now: i64) -> Result<Begun, DbError> {
        if let Some(before) = drafts::find(conn, &self.form_id).await? {
            let is_same = before.course == self.folder && before.begun_by == self.by;
            return Ok(if is_same { Begun::Now } else { Begun::Taken });
        }
        if drafts::is_taken(conn, &self.folder, &self.folder).await? {
            return Ok(Begun::Taken);
        }
        let draft = drafts::Draft {
            id: self.form_id.clone(),
            course: self.folder.clone(),
            folder: self.folder.clone(),
            base: None,
            begun_by: self.by.clone(),
            begun_at: now,
            ended_at: None,
        };
        if drafts::begin(conn, &draft).await?.as_ref() != Some(&draft) {
            return Ok(Begun::Taken);
        }
        for (path, text) in self.files() {
            let id = secret::uuid(now);
            change(conn, &draft.id, &Change::text(path, 0, Some(text)), &self.by, &id, now).await?;
        }
        self.tell(conn, &draft, today, now).await?;
        Ok(Begun::Now)
    }

    /// Gives her the course, and writes down that it began.
    async fn tell(&self, conn: &mut Conn, draft: &drafts::Draft, today: &str, now: i64) -> Result<(), DbError> {
        if self.needs_grant {
            let grant = grants::NewGrant {
                person: &self.by,
                role: Role::Instructor,
                unit: None,
                course: Some(&self.folder),
                valid_from: today,
                valid_to: None,
                granted_by: Some(&self.by),
            };
            grants::record(conn, &format!("{}-grant", self.form_id), &grant, now).await?;
        }
        let entry = audit::Entry {
            actor: Some(&self.by),
            action: "course-begun",
            subject_kind: "drafts",
            subject: &draft.id,
            detail: Some(self.folder.clone()),
        };
        audit::record(conn, entry, now).await
    }
}

/// Whether a folder can be that of a new course: its name is free for courses, and the disk has none yet.
pub fn is_free_on_disk(app: &AppState, folder: &str) -> bool {
    !RESERVED.contains(&folder) && !app.store.courses_dir.join(folder).exists()
}

/// Puts a value into a line of the front matter; what stands behind it as a comment stays.
fn set_field(text: &mut String, field: &str, value: &str) {
    let Some(start) = text.find(&format!("\n{field}: ")).map(|at| at + 1) else { return };
    let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let comment = text[start..end].find(" #").map(|at| text[start + at..end].to_owned()).unwrap_or_default();
    text.replace_range(start..end, &format!("{field}: {value}{comment}"));
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::course::{SourceFile, read_course};

    #[test]
    fn a_new_course_reads_without_an_error() {
        for (title, code) in [("Văn thư: nhập môn", "VT-01"), ("<b>\"Đậm\"</b> #1", ""), ("null", "N")] {
            let course = NewCourse {
                form_id: "form".to_owned(),
                title: title.to_owned(),
                code: code.to_owned(),
                folder: "mot-khoa-hoc-co-ten-that-la-dai-de-thu-xem-sao".to_owned(),
                locale: Locale::En,
                by: "ha".to_owned(),
                needs_grant: true,
            };
            let files: Vec<SourceFile> =
                course.files().into_iter().map(|(path, text)| SourceFile::markdown(path, text)).collect();
            let (read, problems) = read_course(&course.folder, &files);
            let read = read.expect("a course");
            assert!(problems.iter().all(|problem| !problem.is_error()), "{problems:?}");
            assert_eq!((read.title.as_str(), read.id.as_str(), read.lang), (title, course.folder.as_str(), Locale::En));
            assert_eq!(read.code, if code.is_empty() { "KH-01" } else { code });
        }
    }
}
