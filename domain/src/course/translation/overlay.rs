//! The course in another language: the original with the texts laid over it, and how much of it that is.

use super::texts::{ModuleText, QuizText, Texts, practice};
use crate::{
    course::{Course, Item, Module, outline::ModulePlan},
    quiz::{Question, Quiz},
};
use std::collections::BTreeSet;

impl Texts {
    /// The course in this language, and the share of its parts that are translated, in percent.
    pub fn laid_over(&self, original: &Course, plans: &[ModulePlan]) -> (Course, u32) {
        let mut course = original.clone();
        let mut share = Share::default();
        share.count(self.course.is_some());
        if let Some(text) = &self.course {
            course.text_lang = self.language;
            course.title.clone_from(&text.title);
            course.intro_html.clone_from(&text.intro_html);
            course.summary = text.summary.clone().unwrap_or(course.summary);
            course.outcomes = text.outcomes.clone().unwrap_or(course.outcomes);
            self.outline(&mut course.modules, plans);
        }
        for (module, plan) in course.modules.iter_mut().zip(plans) {
            let text = plan.file.as_ref().and_then(|file| self.modules.get(file));
            if module.id.is_some() {
                share.count(text.is_some());
            }
            if let Some(text) = text {
                self.module(module, text);
            }
            for item in &mut module.items {
                self.item(item, &mut share);
            }
        }
        share.count_all(&questions(original), |id| self.questions.contains_key(*id));
        (course, share.percent())
    }

    /// Titles that stand in the outline alone: modules without a file, and what is only planned.
    fn outline(&self, modules: &mut [Module], plans: &[ModulePlan]) {
        let Some(titles) = self.course.as_ref().map(|text| &text.outline) else { return };
        if titles.len() != modules.len() {
            return;
        }
        for ((module, plan), (title, planned)) in modules.iter_mut().zip(plans).zip(titles) {
            if plan.file.is_none() && !module.title.is_empty() {
                module.title.clone_from(title);
                module.lang = self.language;
            }
            name_planned(module, planned);
        }
    }

    fn module(&self, module: &mut Module, text: &ModuleText) {
        module.lang = self.language;
        module.title.clone_from(&text.title);
        module.body_html.clone_from(&text.body_html);
        module.aim = text.aim.clone().or(module.aim.take());
        name_planned(module, &text.planned);
    }

    fn item(&self, item: &mut Item, share: &mut Share) {
        match item {
            Item::Planned(_) => {}
            Item::Lesson(lesson) => {
                let text = self.lessons.get(&lesson.id);
                share.count(text.is_some());
                if let Some(text) = text {
                    lesson.clone_from(text);
                }
            }
            Item::Quiz(quiz) => {
                let text = self.quizzes.get(&quiz.id);
                share.count(text.is_some());
                if let Some(text) = text {
                    self.quiz(quiz, text);
                }
                for question in quiz.sections.iter_mut().flat_map(|section| &mut section.questions) {
                    if let Some(text) = self.questions.get(&question.id) {
                        // A section that draws from a bank gives points of its own.
                        *question = Question { points: question.points, ..text.clone() };
                    }
                }
            }
        }
    }

    fn quiz(&self, quiz: &mut Quiz, text: &QuizText) {
        quiz.lang = self.language;
        quiz.title.clone_from(&text.title);
        quiz.intro_html.clone_from(&text.intro_html);
        for section in &mut quiz.sections {
            if let Some((title, intro_html)) = text.sections.get(&section.id) {
                section.title.clone_from(title);
                section.intro_html.clone_from(intro_html);
            }
        }
    }
}

/// Gives the entries that are only planned other titles, when they are as many.
fn name_planned(module: &mut Module, titles: &[String]) {
    let mut planned: Vec<&mut String> = module
        .items
        .iter_mut()
        .filter_map(|item| match item {
            Item::Planned(title) => Some(title),
            _ => None,
        })
        .collect();
    if planned.len() == titles.len() {
        planned.iter_mut().zip(titles).for_each(|(title, text)| title.clone_from(text));
    }
}

fn questions(course: &Course) -> BTreeSet<&str> {
    let of_quizzes = course.quizzes().flat_map(|quiz| &quiz.sections).flat_map(|section| section.questions.iter());
    let asked = of_quizzes.chain(course.lessons().flat_map(practice)).filter(|question| !question.retired);
    asked.map(|question| question.id.as_str()).collect()
}

/// Parts, and how many of them are translated.
#[derive(Default)]
struct Share {
    done: usize,
    all: usize,
}

impl Share {
    fn count(&mut self, done: bool) {
        self.all += 1;
        self.done += usize::from(done);
    }

    fn count_all(&mut self, ids: &BTreeSet<&str>, is_done: impl Fn(&&str) -> bool) {
        ids.iter().for_each(|id| self.count(is_done(id)));
    }

    /// Rounded down, so that 100 says that nothing is missing.
    fn percent(&self) -> u32 {
        u32::try_from(self.done * 100 / self.all.max(1)).unwrap_or(0)
    }
}
