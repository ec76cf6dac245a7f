//! Our HTML as a text of GIFT.

use crate::exchange::{
    document::Losses,
    draft::tell,
    gift::{escape::escaped, texts::names_format},
    html,
    report::Line,
    told::Changes,
};

/// The texts of one question, and what is to be told about them.
#[derive(Default)]
pub(super) struct Fields {
    pub changes: Changes,
    losses: Losses,
}

impl Fields {
    /// Prompt and text of a question.
    pub fn text(&mut self, prompt_html: &str, body_html: &str) -> String {
        if body_html.trim().is_empty() {
            return format!("[html]{}", escaped(&self.simple(prompt_html)));
        }
        format!("[html]{}", escaped(&self.simple(&format!("<p>{prompt_html}</p>{body_html}"))))
    }

    /// A text that takes its format from the question.
    pub fn html(&mut self, html: &str) -> String {
        let simple = self.simple(html);
        match simple.strip_prefix('%') {
            // Percent signs in front would be a weight.
            Some(rest) => escaped(&format!("&#37;{rest}")),
            None if names_format(&simple) => format!("[html]{}", escaped(&simple)),
            None => escaped(&simple),
        }
    }

    fn simple(&mut self, html: &str) -> String {
        html::simple(html, &mut self.losses)
    }

    /// What is to be told.
    pub fn told(mut self, question: &str) -> Vec<Line> {
        tell(&self.losses, &mut self.changes);
        self.changes.told(question, None)
    }
}
