//! Finding things in a course.

use super::{Catalogue, Course, Item, Lesson, Module, Status};
use crate::{locale::Locale, quiz::Quiz};
use std::sync::Arc;

impl Catalogue {
    /// The course with this id.
    pub fn course(&self, id: &str) -> Option<&Course> {
        self.courses.iter().find(|course| course.id == id)
    }
}

impl Course {
    /// Whether it stands in the catalogue, and learners may enrol whom nobody has assigned it to.
    pub fn is_offered(&self) -> bool {
        self.status == Status::Published
    }

    /// The course in this language; the original where there is no translation.
    pub fn in_locale(self: &Arc<Self>, locale: Locale) -> &Arc<Self> {
        self.translated.get(&locale).map_or(self, |translated| &translated.course)
    }

    /// All lessons, quizzes and planned entries in order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.modules.iter().flat_map(|module| &module.items)
    }

    /// All lessons in order.
    pub fn lessons(&self) -> impl Iterator<Item = &Lesson> {
        self.items().filter_map(Item::as_lesson)
    }

    /// All quizzes in order.
    pub fn quizzes(&self) -> impl Iterator<Item = &Quiz> {
        self.items().filter_map(Item::as_quiz)
    }

    /// The lesson with this id.
    pub fn lesson(&self, id: &str) -> Option<&Lesson> {
        self.lessons().find(|lesson| lesson.id == id)
    }

    /// The quiz with this id.
    pub fn quiz(&self, id: &str) -> Option<&Quiz> {
        self.quizzes().find(|quiz| quiz.id == id)
    }

    /// All surveys, those of learners first.
    pub fn surveys(&self) -> impl Iterator<Item = &Quiz> {
        self.quizzes().filter(|quiz| quiz.is_survey()).chain(&self.instructor_surveys)
    }

    /// The survey with this id.
    pub fn survey(&self, id: &str) -> Option<&Quiz> {
        self.surveys().find(|survey| survey.id == id)
    }

    /// Sets the surveys apart that learners do not meet, in every language.
    pub(super) fn set_instructor_surveys_apart(&mut self) {
        for translation in self.translated.values_mut() {
            Arc::make_mut(&mut translation.course).set_instructor_surveys_apart();
        }
        let apart = &mut self.instructor_surveys;
        self.modules.retain_mut(|module| {
            let before = module.items.len();
            let is_apart = |item: &Item| item.as_quiz().is_some_and(Quiz::asks_instructors_alone);
            let surveys = module.items.iter().filter(|item| is_apart(item)).filter_map(Item::as_quiz);
            apart.extend(surveys.cloned());
            module.items.retain(|item| !is_apart(item));
            // What has no item is planned; a module that held nothing else is none.
            before == 0 || !module.items.is_empty()
        });
    }

    /// The module that holds the lesson or quiz with this id.
    pub fn module_of(&self, item: &str) -> Option<&Module> {
        self.modules.iter().find(|module| module.items.iter().any(|entry| entry.id() == Some(item)))
    }

    /// The quizzes that must be passed, in the order of the course.
    pub fn required_quizzes(&self) -> impl Iterator<Item = &Quiz> {
        self.quizzes().filter(|quiz| self.complete.quizzes.contains(&quiz.id))
    }

    /// Whether a part is only planned; such a course gives no certificate.
    pub fn has_planned_items(&self) -> bool {
        self.modules.iter().any(|module| module.items.is_empty() || module.items.iter().any(Item::is_planned))
    }

    /// Study time of everything that is there.
    pub fn minutes(&self) -> u32 {
        self.modules.iter().map(Module::minutes).sum()
    }
}

impl Module {
    /// Study time of everything that is there.
    pub fn minutes(&self) -> u32 {
        self.items.iter().map(Item::minutes).sum()
    }
}

impl Item {
    /// Its id; planned entries have none.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Lesson(lesson) => Some(&lesson.id),
            Self::Quiz(quiz) => Some(&quiz.id),
            Self::Planned(_) => None,
        }
    }

    /// The language of its title; a planned entry has that of its module.
    pub fn lang(&self) -> Option<Locale> {
        match self {
            Self::Lesson(lesson) => Some(lesson.lang),
            Self::Quiz(quiz) => Some(quiz.lang),
            Self::Planned(_) => None,
        }
    }

    /// Its title.
    pub fn title(&self) -> &str {
        match self {
            Self::Lesson(lesson) => &lesson.title,
            Self::Quiz(quiz) => &quiz.title,
            Self::Planned(title) => title,
        }
    }

    /// Study time; planned entries and what only instructors answer have none.
    pub fn minutes(&self) -> u32 {
        match self {
            Self::Lesson(lesson) => lesson.minutes,
            Self::Quiz(quiz) if quiz.asks_instructors_alone() => 0,
            Self::Quiz(quiz) => quiz.minutes,
            Self::Planned(_) => 0,
        }
    }

    /// Whether it is not written yet.
    pub fn is_planned(&self) -> bool {
        matches!(self, Self::Planned(_))
    }

    fn as_lesson(&self) -> Option<&Lesson> {
        if let Self::Lesson(lesson) = self { Some(lesson) } else { None }
    }

    pub(super) fn as_quiz(&self) -> Option<&Quiz> {
        if let Self::Quiz(quiz) = self { Some(quiz) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        course::{Content, Course, SourceFile, read_course},
        locale::Locale,
    };

    const COURSE: &str = "---\nid: khoa\ncode: K\ntitle: Khóa\nsummary: Câu.\ntrack: digital\ngroup: 5\ntiet: 1\n\
        level: co-ban\ntranslations: [en]\noutcomes: [Làm được]\ncomplete: { lessons: all, quizzes: [] }\n---\n\nMở đầu.\n\n\
        ## Nội dung\n\n1. Phần một\n   - [Bài](bai.md)\n   - [Cả hai](ks.quiz.md)\n2. Phần hai\n   - [Giảng viên](gv.quiz.md)\n";
    const LESSON: &str = "---\nid: bai\ntitle: Bài\nminutes: 1\n---\n\nMột câu.\n";

    fn survey(id: &str, title: &str, by: &str) -> String {
        format!(
            "---\nid: {id}\ntitle: {title}\nmode: survey\nminutes: 5\nabout: course\nby: {by}\n---\n\n\
             ## Hay? {{#q-{id} type=scale min=1 max=5}}\n"
        )
    }

    fn course() -> Course {
        let files = [
            ("course.md", COURSE.to_owned()),
            ("bai.md", LESSON.to_owned()),
            ("ks.quiz.md", survey("ks", "Cả hai", "[instructors, learners]")),
            ("gv.quiz.md", survey("gv", "Giảng viên", "instructors")),
            ("gv.quiz.en.md", survey("gv", "Those who teach", "instructors")),
        ];
        let files = files.map(|(path, text)| SourceFile { path: path.to_owned(), content: Content::Text(text) });
        read_course("khoa", &files).0.unwrap_or_else(|| unreachable!("it has its facts"))
    }

    #[test]
    fn learners_never_meet_what_only_instructors_are_asked() {
        let course = course();
        let items: Vec<_> = course.items().filter_map(|item| item.id()).collect();
        assert_eq!((items, course.modules.len(), course.minutes()), (vec!["bai", "ks"], 1, 6));
        assert!(course.quiz("gv").is_none() && !course.has_planned_items());
        let surveys: Vec<_> = course.surveys().map(|survey| survey.id.as_str()).collect();
        assert_eq!(surveys, ["ks", "gv"]);
    }

    #[test]
    fn what_instructors_are_asked_is_translated_like_the_rest() {
        let course = std::sync::Arc::new(course());
        let english = course.in_locale(Locale::En).survey("gv").map(|survey| survey.title.clone());
        assert_eq!(english.as_deref(), Some("Those who teach"));
        assert_eq!(course.survey("gv").map(|survey| survey.title.as_str()), Some("Giảng viên"));
    }
}
