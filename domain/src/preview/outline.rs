//! A course and its modules: the introduction and what the outline lists.

use super::label::{self, Label};
use crate::{
    course::{Course, Item, Module, escape},
    locale::Locale,
    text::bind_words,
};

/// The head of a preview.
pub(super) fn title(title: &str, fact: &str) -> String {
    format!(
        "<p class=\"small quiet lesson-no\">{}</p>\n<p class=\"preview-title\">{}</p>\n",
        escape(fact),
        escape(&bind_words(title))
    )
}

pub(super) fn course(course: &Course, locale: Locale) -> String {
    let mut html = title(&course.title, &label::minutes(course.minutes(), locale));
    html.push_str(&format!("<p class=\"lead\">{}</p>\n", escape(&course.summary)));
    html.push_str(&format!("<div class=\"prose\">{}", course.intro_html));
    if !course.outcomes.is_empty() {
        let outcomes: String = course.outcomes.iter().map(|text| format!("<li>{}</li>", escape(text))).collect();
        html.push_str(&format!("<p><b>{}</b></p><ul>{outcomes}</ul>", Label::Outcomes.text(locale)));
    }
    html.push_str("<ol>");
    for module in &course.modules {
        html.push_str(&format!("<li><b>{}</b>{}</li>", escape(&module.title), items(&module.items, locale)));
    }
    html.push_str("</ol></div>\n");
    html
}

pub(super) fn module(module: &Module, locale: Locale) -> String {
    let mut html = title(&module.title, &label::minutes(module.minutes(), locale));
    if let Some(aim) = &module.aim {
        html.push_str(&format!("<p class=\"lead\">{}</p>\n", escape(aim)));
    }
    html.push_str(&format!("<div class=\"prose\">{}{}</div>\n", module.body_html, items(&module.items, locale)));
    html
}

fn items(items: &[Item], locale: Locale) -> String {
    if items.is_empty() {
        return String::new();
    }
    let row = |item: &Item| {
        let title = escape(item.title());
        if item.is_planned() {
            format!("<li class=\"quiet\">{title} ({})</li>", Label::Planned.text(locale))
        } else {
            format!("<li>{title} <span class=\"quiet\">· {}</span></li>", label::minutes(item.minutes(), locale))
        }
    };
    format!("<ul>{}</ul>", items.iter().map(row).collect::<String>())
}
