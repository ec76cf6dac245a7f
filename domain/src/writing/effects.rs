//! What publishing an edition does to those who are in the midst of the course.

use super::key::is_graded_otherwise;
use crate::{
    course::{Block, CompletionRule, Course, Item},
    quiz::{Question, Quiz},
};
use std::collections::BTreeMap;

/// What is otherwise for learners after an edition is published; everything in the order of the course.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Effects {
    /// Lessons and quizzes that were not there.
    pub new_parts: Vec<PartEffect>,
    /// Lessons and quizzes that are there no more; what people did in them stays in their records.
    pub gone_parts: Vec<PartEffect>,
    /// Questions that were not there.
    pub new_questions: Vec<QuestionEffect>,
    /// Questions that read otherwise, but are graded as before.
    pub changed_questions: Vec<QuestionEffect>,
    /// Questions that are graded otherwise: attempts that are done keep their grade until somebody grades them again.
    pub changed_keys: Vec<QuestionEffect>,
    /// Questions that are asked no more from now on.
    pub retired_questions: Vec<QuestionEffect>,
    /// Questions that are there no more; refused where people have answered them.
    pub gone_questions: Vec<QuestionEffect>,
    /// Quizzes that ask for another percentage, another number of attempts or another time.
    pub changed_terms: Vec<PartEffect>,
    /// The rule of completion before and after, if it is another one.
    pub rule: Option<(CompletionRule, CompletionRule)>,
}

/// A lesson or a quiz.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartEffect {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether it is a quiz.
    pub is_quiz: bool,
}

/// A question and the first part that asks it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionEffect {
    /// Its id.
    pub id: String,
    /// The lesson or quiz.
    pub part: PartEffect,
}

impl Effects {
    /// Whether learners meet nothing new but texts.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Compares two editions of a course as learners meet them.
pub fn effects(before: &Course, after: &Course) -> Effects {
    let (old, new) = (Parts::of(before), Parts::of(after));
    let missing = |parts: &Parts<'_>, others: &Parts<'_>| -> Vec<PartEffect> {
        parts.list.iter().filter(|part| !others.list.iter().any(|other| other.id == part.id)).cloned().collect()
    };
    let mut effects = Effects {
        new_parts: missing(&new, &old),
        gone_parts: missing(&old, &new),
        changed_terms: after.quizzes().filter(|quiz| has_other_terms(before, quiz)).map(part_of_quiz).collect(),
        rule: (before.complete != after.complete).then(|| (before.complete.clone(), after.complete.clone())),
        ..Effects::default()
    };
    for (part, question) in &new.questions {
        let effect = QuestionEffect { id: question.id.clone(), part: part.clone() };
        let list = match old.question(&question.id) {
            None if question.retired => continue,
            None => &mut effects.new_questions,
            Some(old) if question.retired && !old.retired => &mut effects.retired_questions,
            Some(_) if question.retired => continue,
            Some(old) if old.retired => &mut effects.new_questions,
            Some(old) if is_graded_otherwise(old, question) => &mut effects.changed_keys,
            Some(old) if old != *question => &mut effects.changed_questions,
            Some(_) => continue,
        };
        list.push(effect);
    }
    let gone = old.questions.iter().filter(|(_, question)| new.question(&question.id).is_none());
    effects.gone_questions =
        gone.map(|(part, question)| QuestionEffect { id: question.id.clone(), part: part.clone() }).collect();
    effects
}

/// The parts of a course, and its questions, each once.
struct Parts<'c> {
    list: Vec<PartEffect>,
    questions: Vec<(PartEffect, &'c Question)>,
    by_id: BTreeMap<&'c str, &'c Question>,
}

impl<'c> Parts<'c> {
    fn of(course: &'c Course) -> Self {
        let mut parts = Self { list: Vec::new(), questions: Vec::new(), by_id: BTreeMap::new() };
        for item in course.items() {
            match item {
                Item::Lesson(lesson) => {
                    let part = PartEffect { id: lesson.id.clone(), title: lesson.title.clone(), is_quiz: false };
                    let practice = lesson.blocks.iter().filter_map(|block| match block {
                        Block::Practice(question) => Some(&**question),
                        Block::Html(_) => None,
                    });
                    parts.add(part, practice);
                }
                Item::Quiz(quiz) => parts.add_quiz(quiz),
                Item::Planned(_) => {}
            }
        }
        course.instructor_surveys.iter().for_each(|survey| parts.add_quiz(survey));
        parts
    }

    fn add_quiz(&mut self, quiz: &'c Quiz) {
        self.add(part_of_quiz(quiz), quiz.sections.iter().flat_map(|section| &section.questions));
    }

    fn add(&mut self, part: PartEffect, questions: impl Iterator<Item = &'c Question>) {
        for question in questions {
            if self.by_id.insert(&question.id, question).is_none() {
                self.questions.push((part.clone(), question));
            }
        }
        self.list.push(part);
    }

    fn question(&self, id: &str) -> Option<&'c Question> {
        self.by_id.get(id).copied()
    }
}

fn part_of_quiz(quiz: &Quiz) -> PartEffect {
    PartEffect { id: quiz.id.clone(), title: quiz.title.clone(), is_quiz: true }
}

fn has_other_terms(before: &Course, quiz: &Quiz) -> bool {
    let terms = |quiz: &Quiz| (quiz.mode, quiz.pass, quiz.attempts, quiz.keep, quiz.time, quiz.cooldown);
    before.quiz(&quiz.id).is_some_and(|known| terms(known) != terms(quiz))
}
