//! Addresses of media: known when a course gets its revision, not when it is read.

use super::{Block, Course, Item, MEDIA_MARKER};
use crate::quiz::{Choice, Criterion, Kind, Question, Quiz};
use std::sync::Arc;

impl Course {
    /// Puts the address of its media in place, for instance `/media/cds-co-ban/3`.
    #[must_use]
    pub fn with_media_base(mut self, base: &str) -> Self {
        for translation in self.translated.values_mut() {
            let course = translation.course.as_ref().clone();
            translation.course = Arc::new(course.with_media_base(base));
        }
        let from = format!("=\"{MEDIA_MARKER}");
        let to = format!("=\"{}/", base.trim_end_matches('/'));
        self.each_html(&mut |html| {
            if html.contains(&from) {
                *html = html.replace(&from, &to);
            }
        });
        self
    }

    /// Every piece of HTML of the course.
    fn each_html(&mut self, change: &mut dyn FnMut(&mut String)) {
        change(&mut self.intro_html);
        for module in &mut self.modules {
            change(&mut module.body_html);
            for item in &mut module.items {
                each_of_item(item, change);
            }
        }
        self.instructor_surveys.iter_mut().for_each(|survey| each_of_quiz(survey, change));
    }
}

fn each_of_item(item: &mut Item, change: &mut dyn FnMut(&mut String)) {
    match item {
        Item::Planned(_) => {}
        Item::Lesson(lesson) => {
            if let Some(media) = &mut lesson.media {
                change(&mut media.transcript_html);
            }
            for block in &mut lesson.blocks {
                match block {
                    Block::Html(html) => change(html),
                    Block::Practice(question) => each_of_question(question, change),
                }
            }
        }
        Item::Quiz(quiz) => each_of_quiz(quiz, change),
    }
}

fn each_of_quiz(quiz: &mut Quiz, change: &mut dyn FnMut(&mut String)) {
    change(&mut quiz.intro_html);
    for section in &mut quiz.sections {
        change(&mut section.intro_html);
        section.questions.iter_mut().for_each(|question| each_of_question(question, change));
    }
}

fn each_of_question(question: &mut Question, change: &mut dyn FnMut(&mut String)) {
    change(&mut question.prompt_html);
    change(&mut question.body_html);
    question.hints.iter_mut().for_each(&mut *change);
    question.explain_html.iter_mut().for_each(&mut *change);
    match &mut question.kind {
        Kind::Single(options) | Kind::Multiple(options) | Kind::TrueFalse(options) => each_of_options(options, change),
        Kind::Poll(poll) => each_of_options(&mut poll.choices, change),
        Kind::Numeric(key) => key.mistakes.iter_mut().for_each(|(_, feedback)| change(feedback)),
        Kind::ShortText(key) => key.mistakes.iter_mut().for_each(|(_, feedback)| change(feedback)),
        Kind::Matching(matching) => {
            for prompt in &mut matching.prompts {
                change(&mut prompt.html);
                prompt.feedback_html.iter_mut().for_each(&mut *change);
            }
        }
        Kind::Ordering(steps) => {
            for step in steps {
                change(&mut step.html);
                step.feedback_html.iter_mut().for_each(&mut *change);
            }
        }
        Kind::Essay(essay) => each_of_marking(&mut essay.rubric, &mut essay.sample_html, change),
        Kind::Upload(upload) => each_of_marking(&mut upload.rubric, &mut upload.sample_html, change),
        // The text of a cloze is the body; its gaps, like the ends of a scale, are plain.
        Kind::Cloze(_) | Kind::Scale(_) => {}
    }
}

fn each_of_options(options: &mut [Choice], change: &mut dyn FnMut(&mut String)) {
    for Choice { html, feedback_html, .. } in options {
        change(html);
        feedback_html.iter_mut().for_each(&mut *change);
    }
}

fn each_of_marking(rubric: &mut [Criterion], sample: &mut Option<String>, change: &mut dyn FnMut(&mut String)) {
    for criterion in rubric {
        change(&mut criterion.html);
        criterion.levels.iter_mut().for_each(|level| change(&mut level.html));
    }
    sample.iter_mut().for_each(change);
}
