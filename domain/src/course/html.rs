//! Markdown to HTML that is safe by construction: every tag and attribute is written here, every text escaped.

use super::{
    callout,
    checks::{access, prose},
    day,
    gap::{self, Gaps},
    links::{ANCHOR_PREFIX, Shelf},
    manuscript::{Report, say},
    markdown::{Node, plain},
    notes::Notes,
    table, terms,
};
use pulldown_cmark::{Event, Tag};
use std::collections::BTreeMap;

/// Writes the text of one file.
pub(super) struct Writer<'w, 'm> {
    pub shelf: &'w mut Shelf,
    pub report: &'w mut Report<'m>,
    /// Footnotes of the file.
    pub notes: Notes,
    /// Collects the gaps of a question's text; `None` where `[[…]]` is plain text.
    pub gaps: Option<Gaps>,
    /// Sums the minutes of its tasks.
    pub task_minutes: u32,
    /// Keeps the ids of this text apart from those of others on the same page.
    pub scope: String,
    /// The level in HTML of `##`.
    pub top_level: u8,
    /// Headings of level 2: (anchor, text).
    pub headings: Vec<(String, String)>,
    /// Begins the anchors of headings; other texts on the same page have another.
    pub anchor_prefix: String,
    pub anchors: BTreeMap<String, usize>,
    pub last_level: u8,
    /// Speech is not written in short paragraphs.
    pub is_transcript: bool,
    tables: usize,
    in_link: bool,
}

impl<'w, 'm> Writer<'w, 'm> {
    pub fn new(shelf: &'w mut Shelf, report: &'w mut Report<'m>, scope: &str) -> Self {
        Self {
            shelf,
            report,
            notes: Notes::default(),
            gaps: None,
            task_minutes: 0,
            scope: scope.to_owned(),
            top_level: 2,
            headings: Vec::new(),
            anchor_prefix: ANCHOR_PREFIX.to_owned(),
            anchors: BTreeMap::new(),
            last_level: 1,
            is_transcript: false,
            tables: 0,
            in_link: false,
        }
    }

    /// Blocks one after another.
    pub fn blocks(&mut self, nodes: &[Node<'_>]) -> String {
        let mut html = String::new();
        let mut nodes = nodes.iter().peekable();
        while let Some(node) = nodes.next() {
            let table = nodes.peek().filter(|next| matches!(next.tag(), Some(Tag::Table(_))));
            match table {
                Some(table) if node.is_paragraph() && table::is_caption(&plain(&node.children)) => {
                    let caption = self.inline(&node.children);
                    html.push_str(&table::write(table, Some(&caption), self));
                    nodes.next();
                }
                _ => html.push_str(&self.block(node)),
            }
        }
        html
    }

    fn block(&mut self, node: &Node<'_>) -> String {
        let children = &node.children;
        match &node.event {
            Event::Start(Tag::Paragraph) => self.paragraph(node),
            Event::Start(Tag::Heading { .. }) => self.heading(node),
            Event::Start(Tag::BlockQuote(_)) => match callout::Callout::of(node, self.report.manuscript) {
                Some(callout) => callout.write(self),
                None => format!("<blockquote>{}</blockquote>\n", self.blocks(children)),
            },
            // Long lines scroll, and what scrolls must be reachable by keyboard.
            Event::Start(Tag::CodeBlock(_)) => {
                format!("<pre tabindex=\"0\"><code>{}</code></pre>\n", escape(&html_text(children)))
            }
            Event::Start(Tag::List(start)) => self.list(*start, children),
            Event::Start(Tag::Item) => format!("<li>{}</li>\n", self.item(children)),
            Event::Start(Tag::Table(_)) => table::write(node, None, self),
            Event::Start(Tag::FootnoteDefinition(_)) => String::new(),
            Event::Start(Tag::HtmlBlock) => self.raw(node, &html_text(children), true),
            Event::Rule => "<hr>\n".to_owned(),
            _ => self.inline(std::slice::from_ref(node)),
        }
    }

    /// A paragraph; one that is only a picture with a title is a figure.
    fn paragraph(&mut self, node: &Node<'_>) -> String {
        let children = &node.children;
        if let [image] = &children[..]
            && let Some(Tag::Image { title, .. }) = image.tag()
        {
            let caption = match title.trim() {
                "" => String::new(),
                title => format!("<figcaption>{}</figcaption>", escape(title)),
            };
            return format!("<figure>{}{caption}</figure>\n", self.inline(children));
        }
        format!("<p>{}</p>\n", self.prose(children))
    }

    /// Text that people read sentence by sentence.
    pub fn prose(&mut self, nodes: &[Node<'_>]) -> String {
        if !self.is_transcript {
            prose::check_paragraph(nodes, self.report);
        }
        self.inline(nodes)
    }

    fn list(&mut self, start: Option<u64>, items: &[Node<'_>]) -> String {
        let (name, attribute) = match start {
            Some(1) => ("ol", String::new()),
            Some(start) => ("ol", format!(" start=\"{start}\"")),
            None if items.iter().any(|item| task_mark(&item.children).is_some()) => {
                ("ul", " class=\"checklist\"".to_owned())
            }
            None => ("ul", String::new()),
        };
        let mut html = format!("<{name}{attribute}>\n");
        for item in items {
            html.push_str(&self.block(item));
        }
        html.push_str(&format!("</{name}>\n"));
        html
    }

    /// Items hold lines of text, blocks, or lines and then blocks.
    fn item(&mut self, children: &[Node<'_>]) -> String {
        let mut html = String::new();
        let inline = children.iter().take_while(|node| is_inline(node)).count();
        html.push_str(&self.prose(&children[..inline]));
        html.push_str(&self.blocks(&children[inline..]));
        html
    }

    /// Text inside a block.
    pub fn inline(&mut self, nodes: &[Node<'_>]) -> String {
        nodes.iter().map(|node| self.span(node)).collect()
    }

    fn span(&mut self, node: &Node<'_>) -> String {
        match &node.event {
            Event::Text(text) => {
                self.notes.look_for_unknown(node.range.clone(), self.report);
                if self.gaps.is_some() { gap::write(node, text, self) } else { escape(text) }
            }
            Event::Code(text) => format!("<code>{}</code>", escape(text)),
            Event::InlineHtml(text) | Event::Html(text) => self.raw(node, text, false),
            Event::SoftBreak => "\n".to_owned(),
            Event::HardBreak => "<br>\n".to_owned(),
            Event::TaskListMarker(done) => {
                let (sign, term) = if *done { ('☑', terms::DONE) } else { ('☐', terms::NOT_DONE) };
                let name = term.text(self.shelf.lang);
                format!("<span aria-hidden=\"true\">{sign}</span><span class=\"hide\"> ({name})</span> ")
            }
            // A link cannot hold the link of a note.
            Event::FootnoteReference(_) if self.in_link => String::new(),
            Event::FootnoteReference(id) => self.notes.reference(id, self.shelf.lang),
            Event::Start(Tag::Emphasis) => format!("<em>{}</em>", self.inline(&node.children)),
            Event::Start(Tag::Strong) => format!("<strong>{}</strong>", self.inline(&node.children)),
            Event::Start(Tag::Link { dest_url, .. }) => self.link(node, dest_url),
            Event::Start(Tag::Image { dest_url, .. }) => self.image(node, dest_url),
            Event::Start(_) => self.block(node),
            _ => String::new(),
        }
    }

    fn link(&mut self, node: &Node<'_>, target: &str) -> String {
        // An address in angle brackets without a scheme is an e-mail address.
        let target = match node.tag() {
            Some(Tag::Link { link_type: pulldown_cmark::LinkType::Email, .. }) => format!("mailto:{target}"),
            _ => target.to_owned(),
        };
        self.in_link = true;
        let text = self.inline(&node.children);
        self.in_link = false;
        if let Some(name) = day::name_in(&target) {
            return day::write(&text, name, node.range.start, self.report);
        }
        access::check_link(node, self.report);
        let manuscript = self.report.manuscript;
        let spot = manuscript.spot(manuscript.place(node.range.start));
        match self.shelf.link(&manuscript.path, &target, &self.anchor_prefix, spot) {
            Ok(address) => format!("<a href=\"{}\">{text}</a>", escape(&address)),
            Err(dead) => {
                dead.report(&target, node.range.start, self.shelf, self.report);
                text
            }
        }
    }

    fn image(&mut self, node: &Node<'_>, target: &str) -> String {
        let alt = plain(&node.children);
        access::check_alt(&alt, target, node.range.start, self.report);
        match self.shelf.medium(&self.report.manuscript.path, target) {
            Ok(address) => {
                format!(
                    "<img src=\"{}\" alt=\"{}\" loading=\"lazy\" decoding=\"async\">",
                    escape(&address),
                    escape(&alt)
                )
            }
            Err(dead) => {
                dead.report(target, node.range.start, self.shelf, self.report);
                escape(&alt)
            }
        }
    }

    /// Raw HTML is shown as text; comments are for authors and vanish.
    fn raw(&mut self, node: &Node<'_>, html: &str, block: bool) -> String {
        let text = html.trim();
        if text.starts_with("<!--") && text.ends_with("-->") && text.matches("<!--").count() == 1 {
            return String::new();
        }
        self.report.warning(
            node.range.start,
            "raw-html",
            say("Thẻ HTML hiện ra như chữ thường.", "HTML tags are shown as plain text."),
            say("Dùng Markdown thay cho HTML.", "Use Markdown instead of HTML."),
        );
        if block { format!("<p>{}</p>\n", escape(text)) } else { escape(html) }
    }

    /// A number for the next table of this text.
    pub fn next_table(&mut self) -> usize {
        self.tables += 1;
        self.tables
    }
}

/// Text for content and for double-quoted attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 16);
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Whether a node belongs to a line of text.
pub(super) fn is_inline(node: &Node<'_>) -> bool {
    match &node.event {
        Event::Start(tag) => matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. }),
        Event::Rule | Event::Html(_) => false,
        _ => true,
    }
}

/// Whether an item of a list begins with a tick box, and its state.
pub(super) fn task_mark(children: &[Node<'_>]) -> Option<bool> {
    match children.first()? {
        Node { event: Event::TaskListMarker(done), .. } => Some(*done),
        node if node.is_paragraph() => task_mark(&node.children),
        _ => None,
    }
}

fn html_text(nodes: &[Node<'_>]) -> String {
    nodes
        .iter()
        .map(|node| match &node.event {
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) | Event::Code(text) => text.as_ref(),
            _ => "",
        })
        .collect()
}
