//! The first text of a new file: complete, commented, and accepted by the check.

mod translation;

pub use translation::new_translation;

use super::{SourceFile, id::short_slug, naming};

/// What can be begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skeleton {
    /// A lesson.
    Lesson,
    /// A quiz with its own questions.
    Quiz,
    /// A survey.
    Survey,
    /// A bank.
    Bank,
    /// A programme of several courses.
    Programme,
}

impl Skeleton {
    /// The ending of its file.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Lesson => ".md",
            Self::Quiz | Self::Survey => ".quiz.md",
            Self::Bank => ".bank.md",
            Self::Programme => ".programme.md",
        }
    }

    /// The name of its schema in `courses/schema`.
    pub fn schema(self) -> &'static str {
        match self {
            Self::Lesson => "lesson",
            Self::Quiz | Self::Survey => "quiz",
            Self::Bank => "bank",
            Self::Programme => "programme",
        }
    }

    fn template(self) -> (&'static str, &'static str) {
        match self {
            Self::Lesson => (include_str!("skeleton/lesson.md"), "Tên bài học"),
            Self::Quiz => (include_str!("skeleton/quiz.md"), "Tên bài kiểm tra"),
            Self::Survey => (include_str!("skeleton/survey.md"), "Tên phiếu khảo sát"),
            Self::Bank => (include_str!("skeleton/bank.md"), "Tên ngân hàng câu hỏi"),
            Self::Programme => (include_str!("skeleton/programme.md"), "Tên chương trình"),
        }
    }

    /// The text of a new file; its ids are new among `files`, those of its course. `path` is relative to the course,
    /// `schema` the address of the schema as the file sees it.
    pub fn text(self, path: &str, title: Option<&str>, schema: Option<&str>, files: &[SourceFile]) -> String {
        let (template, usual) = self.template();
        let base = path.trim_end_matches(self.ending());
        fill(template, &new_id(base, files, &|_| false), title.unwrap_or(usual), schema)
    }
}

/// Whether an id was used once, by a part that is gone.
pub(crate) type Taken<'t> = &'t dyn Fn(&str) -> bool;

/// A part that a course gets from its outline.
pub(crate) enum NewPart {
    /// A module without items.
    Module,
    /// Any other file.
    File(Skeleton),
}

impl NewPart {
    /// The text of its file, with ids that nothing in the course has or had.
    pub fn text(
        &self,
        path: &str,
        title: &str,
        schemas: Option<&str>,
        files: &[SourceFile],
        is_taken: Taken<'_>,
    ) -> String {
        let (template, base, name) = match self {
            Self::Module => (include_str!("skeleton/empty_module.md"), path.trim_end_matches("/module.md"), "module"),
            Self::File(skeleton) => {
                (skeleton.template().0, path.trim_end_matches(skeleton.ending()), skeleton.schema())
            }
        };
        let deeper = "../".repeat(path.matches('/').count());
        let schema = schemas.map(|folder| format!("{deeper}{folder}/{name}.schema.json"));
        fill(template, &new_id(base, files, is_taken), title, schema.as_deref())
    }
}

/// The files of a new course by their paths: one module with a lesson, practice, a bank and an exam.
///
/// `schemas` is the address of the folder of schemas as `course.md` sees it.
pub fn new_course(id: &str, title: Option<&str>, schemas: Option<&str>) -> Vec<(&'static str, String)> {
    let id = match short_slug(id) {
        slug if slug.is_empty() => "khoa-hoc".to_owned(),
        slug => slug,
    };
    let schema = |name: &str, deeper: &str| schemas.map(|folder| format!("{deeper}{folder}/{name}.schema.json"));
    let part = |template: &str, part: &str, title: &str, name: &str| {
        fill(template, &format!("{id}{part}"), title, schema(name, "../").as_deref())
    };
    vec![
        (
            "course.md",
            fill(
                include_str!("skeleton/course.md"),
                &id,
                title.unwrap_or("Tên khóa học"),
                schema("course", "").as_deref(),
            ),
        ),
        ("m1/module.md", part(include_str!("skeleton/module.md"), "-m1", "Mô-đun thứ nhất", "module")),
        ("m1/bai-1.md", part(Skeleton::Lesson.template().0, "-bai-1", "Tên bài học", "lesson")),
        ("m1/luyen-tap.quiz.md", part(include_str!("skeleton/practice.md"), "-lt", "Luyện tập", "quiz")),
        ("m1/kiem-tra.quiz.md", part(Skeleton::Quiz.template().0, "-kt", "Kiểm tra", "quiz")),
        ("banks/m1.bank.md", part(Skeleton::Bank.template().0, "-nh", "Ngân hàng câu hỏi mô-đun 1", "bank")),
    ]
}

/// An id for a path, new in the course, whose questions `q-ID-1` … and sections `ID-a` … are new as well.
fn new_id(path: &str, files: &[SourceFile], is_taken: Taken<'_>) -> String {
    let mut names = naming::names(files);
    let base = match short_slug(&path.replace('/', "-")) {
        slug if slug.is_empty() => "phan".to_owned(),
        slug => slug,
    };
    loop {
        let id = names.free(&base);
        let questions = (1..=9).map(|number| format!("q-{id}-{number}"));
        let mut parts = questions.chain(["a", "b"].map(|section| format!("{id}-{section}")));
        if !is_taken(&id) && parts.all(|part| names.is_free(&part) && !is_taken(&part)) {
            return id;
        }
    }
}

fn fill(template: &str, id: &str, title: &str, schema: Option<&str>) -> String {
    let schema = schema.map(|address| format!("# yaml-language-server: $schema={address}\n")).unwrap_or_default();
    template.replace("__SCHEMA__", &schema).replace("__ID__", id).replace("__TITLE__", &quoted(title))
}

/// A title as YAML takes it; quotation marks only where a sign could mean something else.
pub(super) fn quoted(title: &str) -> String {
    let title: String = title.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let title = title.trim();
    let plain = title.starts_with(char::is_alphabetic)
        && title
            .chars()
            .all(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | ',' | '.' | '-' | '–' | '(' | ')' | '?'));
    if plain && !matches!(title, "null" | "true" | "false" | "yes" | "no") {
        return title.to_owned();
    }
    format!("\"{}\"", title.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn titles_are_quoted_where_yaml_could_take_them_for_something_else() {
        assert_eq!(quoted("Văn bản đến"), "Văn bản đến");
        assert_eq!(quoted("Văn thư: nhập môn"), "\"Văn thư: nhập môn\"");
        assert_eq!(quoted("\"A\\B\"\n# C"), "\"\\\"A\\\\B\\\" # C\"");
        assert_eq!(quoted("null"), "\"null\"");
    }
}
