//! Call-outs: a quotation whose first line is `[!NAME]`.

use super::{
    html::{Writer, escape},
    manuscript::{Manuscript, say},
    markdown::{Node, plain},
    terms::{self, Term},
};
use crate::text::fold;
use pulldown_cmark::Event;

/// What a call-out is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Tip,
    Note,
    Warning,
    Important,
    Case,
    Task,
    Sources,
    Hint,
    Explain,
    Rubric,
    Sample,
}

/// The names of call-outs, folded; authors may use either language.
const NAMES: [(&str, Kind); 24] = [
    ("tip", Kind::Tip),
    ("meo", Kind::Tip),
    ("note", Kind::Note),
    ("ghi chu", Kind::Note),
    ("luu y", Kind::Note),
    ("warning", Kind::Warning),
    ("caution", Kind::Warning),
    ("canh bao", Kind::Warning),
    ("important", Kind::Important),
    ("quan trong", Kind::Important),
    ("case", Kind::Case),
    ("tinh huong", Kind::Case),
    ("task", Kind::Task),
    ("lam ngay", Kind::Task),
    ("sources", Kind::Sources),
    ("nguon", Kind::Sources),
    ("hint", Kind::Hint),
    ("goi y", Kind::Hint),
    ("explain", Kind::Explain),
    ("giai thich", Kind::Explain),
    ("rubric", Kind::Rubric),
    ("tieu chi", Kind::Rubric),
    ("sample", Kind::Sample),
    ("bai mau", Kind::Sample),
];

/// A call-out taken apart.
pub(super) struct Callout<'n, 't> {
    /// `None` for a name that is not known.
    pub kind: Option<Kind>,
    /// The name as written.
    pub name: String,
    /// What follows the name on its line.
    rest: String,
    /// The other lines of its first paragraph.
    lines: &'n [Node<'t>],
    /// The blocks after it.
    blocks: &'n [Node<'t>],
    /// Where it starts.
    pub offset: usize,
}

impl<'n, 't> Callout<'n, 't> {
    /// The call-out that a quotation is, if it is one.
    pub fn of(quote: &'n Node<'t>, manuscript: &Manuscript) -> Option<Self> {
        let (paragraph, blocks) = quote.children.split_first()?;
        let first = paragraph.children.first()?;
        let is_text = matches!(first.event, Event::Text(_)) && !manuscript.is_escaped(first.range.start);
        if !quote.is_quote() || !paragraph.is_paragraph() || !is_text {
            return None;
        }
        let end = paragraph.children.iter().position(Node::is_break).unwrap_or(paragraph.children.len());
        let (name, rest) = {
            let first = plain(&paragraph.children[..end]);
            let (name, rest) = first.strip_prefix("[!")?.split_once(']')?;
            (name.trim().to_owned(), rest.trim().to_owned())
        };
        let folded = fold(&name);
        let kind = NAMES.iter().find(|(known, _)| *known == folded).map(|(_, kind)| *kind);
        let lines = paragraph.children.get(end + 1..).unwrap_or_default();
        Some(Self { kind, name, rest, lines, blocks, offset: quote.range.start })
    }

    /// What it says, without its frame.
    pub fn content(&self, writer: &mut Writer<'_, '_>) -> String {
        let mut html = String::new();
        let first_line = if self.is_of_question() { escape(&self.rest) } else { String::new() };
        if !first_line.is_empty() {
            html.push_str(&format!("<p>{first_line}</p>\n"));
        }
        if !self.lines.is_empty() {
            html.push_str(&format!("<p>{}</p>\n", writer.prose(self.lines)));
        }
        html.push_str(&writer.blocks(self.blocks));
        html
    }

    /// The blocks after its first paragraph.
    pub fn blocks(&self) -> &'n [Node<'t>] {
        self.blocks
    }

    fn is_of_question(&self) -> bool {
        matches!(self.kind, Some(Kind::Hint | Kind::Explain | Kind::Rubric | Kind::Sample))
    }

    /// The whole call-out with icon and title.
    pub fn write(&self, writer: &mut Writer<'_, '_>) -> String {
        let lang = writer.shelf.lang;
        let (class, icon, term) = self.looks();
        let title = match self.kind {
            None => {
                self.report_unknown(writer);
                self.name.clone()
            }
            Some(Kind::Task) => self.task_title(writer),
            Some(_) if self.is_of_question() => {
                self.report_misplaced(writer);
                self.name.clone()
            }
            Some(_) if !self.rest.is_empty() => self.rest.clone(),
            Some(_) => term.text(lang).to_owned(),
        };
        let content = self.content(writer);
        format!(
            "<div class=\"callout{class}\"><svg class=\"i\" viewBox=\"0 0 20 20\" aria-hidden=\"true\"><path d=\"{icon}\"/></svg><div><p class=\"title\">{}</p>\n{content}</div></div>\n",
            escape(&title)
        )
    }

    fn looks(&self) -> (&'static str, &'static str, Term) {
        match self.kind {
            Some(Kind::Tip) => {
                (" tip", "M7.5 14.2c0-2-2.2-2.6-2.2-5.6a4.7 4.7 0 0 1 9.4 0c0 3-2.2 3.6-2.2 5.6zM8 17h4", terms::TIP)
            }
            Some(Kind::Important) => {
                (" law", "M10 3v14M6 17h8M4 5.5h12M4 5.5 2 11h4zM16 5.5 14 11h4z", terms::IMPORTANT)
            }
            Some(Kind::Warning) => (" stop", "M10 3.2 18 16.8H2zM10 8v4.2M10 14.6v.1", terms::WARNING),
            Some(Kind::Case) => {
                (" case", "M10 9.4a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 16.8c.4-3.4 2.8-5 6-5s5.6 1.6 6 5", terms::CASE)
            }
            Some(Kind::Task) => (" task", "M5 3.5h10v13H5zM7.5 8l1.2 1.2 2-2.2M7.5 13h5", terms::TASK),
            Some(Kind::Sources) => (
                " sources",
                "M10 5.2C8.4 4 6.2 3.7 3 4v11.5c3.2-.3 5.4 0 7 1.2 1.6-1.2 3.8-1.5 7-1.2V4c-3.2-.3-5.4 0-7 1.2zm0 0v11.5",
                terms::SOURCES,
            ),
            _ => ("", "M10 17.2a7.2 7.2 0 1 0 0-14.4 7.2 7.2 0 0 0 0 14.4zM10 9.2v4.6M10 6.4v.1", terms::NOTE),
        }
    }

    /// `[!TASK] 20` or `[!TASK] 20 Họp thử`: minutes, then perhaps a title of its own.
    fn task_title(&self, writer: &mut Writer<'_, '_>) -> String {
        let lang = writer.shelf.lang;
        let (number, own) = self.rest.split_once(' ').unwrap_or((&self.rest, ""));
        let minutes = number.parse::<u32>().ok().filter(|minutes| (1..=600).contains(minutes));
        let Some(minutes) = minutes else {
            writer.report.error(
                self.offset,
                "task-minutes",
                say("Việc làm ngay chưa ghi số phút.", "The task does not say its minutes."),
                say("Viết số phút trên dòng đầu: > [!TASK] 20", "Write the minutes on its first line: > [!TASK] 20"),
            );
            return terms::TASK.text(lang).to_owned();
        };
        writer.task_minutes = writer.task_minutes.saturating_add(minutes);
        let name = if own.trim().is_empty() { terms::TASK.text(lang) } else { own.trim() };
        format!("{name} · {minutes} {}", terms::MINUTES.text(lang))
    }

    fn report_unknown(&self, writer: &mut Writer<'_, '_>) {
        let name: String = self.name.chars().take(40).collect();
        writer.report.warning(
            self.offset,
            "unknown-callout",
            say(format!("Không có khung nào tên [!{name}]."), format!("There is no call-out [!{name}].")),
            say(
                "Dùng TIP, NOTE, WARNING, IMPORTANT, CASE (TÌNH HUỐNG), TASK (LÀM NGAY), SOURCES (NGUỒN); trong câu hỏi: HINT (GỢI Ý), EXPLAIN (GIẢI THÍCH), RUBRIC (TIÊU CHÍ), SAMPLE (BÀI MẪU).",
                "Use TIP, NOTE, WARNING, IMPORTANT, CASE, TASK, SOURCES; in questions HINT, EXPLAIN, RUBRIC, SAMPLE.",
            ),
        );
    }

    fn report_misplaced(&self, writer: &mut Writer<'_, '_>) {
        writer.report.error(
            self.offset,
            "callout-outside-question",
            say(
                format!("[!{}] chỉ dùng trong câu hỏi.", self.name),
                format!("[!{}] belongs into a question.", self.name),
            ),
            say(
                "Đặt nó dưới tiêu đề câu hỏi, ngoài danh sách phương án; hoặc dùng [!NOTE].",
                "Put it under the question's heading, outside its options; or use [!NOTE].",
            ),
        );
    }
}
