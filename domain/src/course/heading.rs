//! Headings of a text: no level left out, each with an anchor.

use super::{
    html::{Writer, escape},
    id::{is_id, slug},
    manuscript::say,
    markdown::{Node, plain},
};
use pulldown_cmark::Tag;

impl Writer<'_, '_> {
    /// Writes a heading; `##` has the top level of its text.
    pub fn heading(&mut self, node: &Node<'_>) -> String {
        let Some(Tag::Heading { level, id, .. }) = node.tag() else { return String::new() };
        let (level, text) = (*level as u8, plain(&node.children));
        if level == 1 {
            self.report.warning(
                node.range.start,
                "heading-level",
                say(
                    "Tiêu đề cấp một (#) là tên bài, đã có trong khai báo.",
                    "A heading of level one (#) is the title, which the front matter holds.",
                ),
                say("Dùng ## cho các mục trong bài.", "Use ## for the parts of the text."),
            );
        }
        // No reader of headings may find a level left out.
        let wanted = (level.max(2) - 2 + self.top_level).min(6);
        let written = wanted.min(self.last_level.max(self.top_level - 1) + 1);
        if written < wanted {
            self.report.warning(
                node.range.start,
                "heading-level",
                say("Tiêu đề nhảy quá một cấp.", "The heading skips a level."),
                say(
                    format!("Bớt dấu #: dùng {}.", "#".repeat(usize::from(level) - 1)),
                    format!("Use {}.", "#".repeat(usize::from(level) - 1)),
                ),
            );
        }
        self.last_level = written;
        let name = self.anchor_name(id.as_deref(), &text, node.range.start);
        self.shelf.anchors.insert((self.report.manuscript.path.clone(), name.clone()));
        if level <= 2 {
            self.headings.push((name.clone(), text));
        }
        format!("<h{written} id=\"{}\">{}</h{written}>\n", escape(&name), self.inline(&node.children))
    }

    fn anchor_name(&mut self, own: Option<&str>, text: &str, offset: usize) -> String {
        let base = match own {
            Some(own) if is_id(own) => own.to_owned(),
            Some(own) => {
                self.report.error(
                    offset,
                    "bad-id",
                    say(format!("Mã “{own}” không hợp lệ."), format!("The id '{own}' is not allowed.")),
                    say(format!("Ví dụ: {{#{}}}", slug(own)), format!("For instance: {{#{}}}", slug(own))),
                );
                slug(own)
            }
            None => slug(text),
        };
        let base = format!("{}{}", self.anchor_prefix, if base.is_empty() { "phan" } else { &base });
        let copy = self.anchors.entry(base.clone()).or_default();
        *copy += 1;
        // Two hyphens, which no slug has, keep 'phan--2' apart from a heading called 'phan 2'.
        if *copy == 1 { base } else { format!("{base}--{copy}") }
    }
}
