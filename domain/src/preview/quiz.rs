//! A quiz and a bank: every question that may be asked, in the order of the source.

use super::{label, outline::title, question::question};
use crate::{
    course::escape,
    locale::Locale,
    quiz::{Question, Quiz, Section},
};

pub(super) fn quiz(quiz: &Quiz, locale: Locale) -> String {
    let mut html = title(&quiz.title, &label::minutes(quiz.minutes, locale));
    push_text(&mut html, &quiz.intro_html);
    let mut number = 0;
    for section in &quiz.sections {
        html.push_str("<section class=\"quiz-section\">");
        push_head(&mut html, section, locale);
        for one in &section.questions {
            number += 1;
            html.push_str(&question(number, one, locale));
        }
        html.push_str("</section>\n");
    }
    html
}

pub(super) fn bank(questions: &[&Question], locale: Locale) -> String {
    questions.iter().enumerate().map(|(index, one)| question(index + 1, one, locale)).collect()
}

fn push_head(html: &mut String, section: &Section, locale: Locale) {
    if !section.title.is_empty() {
        html.push_str(&format!("<p class=\"preview-section\">{}</p>", escape(&section.title)));
    }
    push_text(html, &section.intro_html);
    if let Some(count) = section.draw {
        let open = section.questions.iter().filter(|question| !question.retired).count();
        html.push_str(&format!("<p class=\"small quiet\">{}</p>", label::draws(count, open, locale)));
    }
}

fn push_text(html: &mut String, text: &str) {
    if !text.is_empty() {
        html.push_str(&format!("<div class=\"prose\">{text}</div>\n"));
    }
}
