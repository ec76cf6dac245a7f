//! A question: its heading with attributes, and the blocks until the next heading.

use super::{
    answer::{self, Answer},
    attributes::Attributes,
    callout::{Callout, Kind as CalloutKind},
    checks::questions as checks,
    choice,
    html::Writer,
    id::{is_id, slug},
    kind,
    manuscript::say,
    markdown::{Node, plain},
    traps,
};
use crate::quiz::{Choice, Credit, Points, Question};

/// A question and what later checks need.
#[derive(Clone)]
pub(super) struct ReadQuestion {
    pub question: Question,
    /// Where its heading starts.
    pub offset: usize,
    /// Whether it names its own points.
    pub own_points: bool,
    /// The length of its source, by which copies from banks are counted.
    pub length: usize,
}

const CREDITS: [(&str, Credit); 3] = [
    ("exact", Credit::Exact),
    ("proportional", Credit::Proportional),
    ("proportional_correct", Credit::ProportionalCorrect),
];

/// Types that this release does not know yet.
const LATER: [&str; 7] = ["match", "order", "cloze", "essay", "file", "scale", "poll"];

/// The blocks of a question sorted by what they are for.
#[derive(Default)]
pub(super) struct Parts {
    body_html: String,
    hints: Vec<String>,
    explain_html: Option<String>,
    pub options: Option<Vec<(Choice, usize)>>,
    pub answers: Vec<Answer>,
    has_cloze: bool,
    /// Whether a second list of options was found.
    is_split: bool,
}

/// Reads a question; `None` when it cannot be asked, which is reported.
pub(super) fn read(
    heading: &Node<'_>,
    body: &[Node<'_>],
    points: Points,
    writer: &mut Writer<'_, '_>,
) -> Option<ReadQuestion> {
    let offset = heading.range.start;
    let mut attributes = Attributes::of(heading, writer.report);
    let id = question_id(&attributes, heading, writer);
    let wanted = attributes.text("type");
    if let Some(name) = wanted.as_deref().filter(|name| LATER.contains(name)) {
        not_supported(&format!("type={name}"), offset, writer);
        return None;
    }
    let own_points = attributes.points(writer.report);
    let credit = attributes.choice("credit", &CREDITS, writer.report);
    let level = attributes.number("level", 3, writer.report).and_then(|level| u8::try_from(level).ok());
    let tags = attributes.list("tags");
    let unit = attributes.text("unit");
    let folds = attributes.list("fold");
    let retired = attributes.flag("retired");
    attributes.finish(writer.report);

    writer.scope = id.clone().unwrap_or_default();
    let prompt_html = writer.inline(&heading.children);
    let trapped = traps::check(body, writer.report);
    let mut parts = Parts::default();
    parts.read(body, writer);
    if parts.has_cloze {
        not_supported("[[…]]", offset, writer);
        return None;
    }
    if trapped || parts.is_split {
        return None;
    }
    let kind = kind::kind(&mut parts, wanted.as_deref(), unit, &folds, offset, writer)?;
    checks::check_kind(&kind, credit, retired, offset, writer.report);
    let end = body.last().map_or(heading.range.end, |node| node.range.end);
    Some(ReadQuestion {
        question: Question {
            id: id?,
            prompt_html,
            body_html: parts.body_html,
            points: own_points.unwrap_or(points),
            credit: credit.unwrap_or_default(),
            level,
            tags,
            hints: parts.hints,
            explain_html: parts.explain_html,
            retired,
            kind,
        },
        offset,
        own_points: own_points.is_some(),
        length: end - offset,
    })
}

fn question_id(attributes: &Attributes, heading: &Node<'_>, writer: &mut Writer<'_, '_>) -> Option<String> {
    let offset = heading.range.start;
    let proposal =
        || format!("q-{}", slug(&plain(&heading.children)).chars().take(20).collect::<String>().trim_end_matches('-'));
    let Some(id) = attributes.id.clone() else {
        writer.report.error(
            offset,
            "heading-without-id",
            say("Câu hỏi chưa có mã.", "The question has no id."),
            say(
                format!("Thêm vào cuối tiêu đề: {{#{}}}", proposal()),
                format!("Add to the end of its heading: {{#{}}}", proposal()),
            ),
        );
        return None;
    };
    if is_id(&id) && id.starts_with("q-") {
        return Some(id);
    }
    let bare = slug(&id);
    let better = if bare.starts_with("q-") { bare } else { format!("q-{bare}") };
    writer.report.error(
        offset,
        "bad-id",
        say(format!("Mã câu hỏi “{id}” không hợp lệ."), format!("The question id '{id}' is not allowed.")),
        say(
            format!("Mã câu hỏi bắt đầu bằng q-, chỉ có a–z, 0–9 và dấu gạch nối, ví dụ: {{#{better}}}"),
            format!("It begins with q- and holds only a-z, 0-9 and hyphens, for instance: {{#{better}}}"),
        ),
    );
    None
}

fn not_supported(what: &str, offset: usize, writer: &mut Writer<'_, '_>) {
    writer.report.error(
        offset,
        "not-supported",
        say(format!("Phiên bản này chưa hỗ trợ câu hỏi {what}."), format!("This release does not support {what} questions yet.")),
        say(
            "Viết lại thành câu một đáp án, nhiều đáp án, Đúng/Sai, số hoặc chữ ngắn; hoặc tạm chuyển câu này ra khỏi tệp.",
            "Rewrite it as a single, multiple, true/false, numeric or short-text question, or move it out for now.",
        ),
    );
}

impl Parts {
    fn read(&mut self, body: &[Node<'_>], writer: &mut Writer<'_, '_>) {
        let mut prose: Vec<Node<'_>> = Vec::new();
        for node in body {
            if node.heading().is_some() {
                heading_inside(node, writer);
            } else if let Some(callout) = Callout::of(node) {
                self.callout(&callout, node, &mut prose, writer);
            } else if choice::is_options(node) {
                self.options(node, writer);
            } else if let Some((lines, answers)) = answer::split(node, writer) {
                self.look_for_cloze(node);
                if !lines.is_empty() {
                    prose.push(Node { children: lines.to_vec(), ..node.clone() });
                }
                self.answers.extend(answers);
            } else if node.is_quote()
                && self.answers.last().is_some_and(|answer| !answer.right && answer.feedback_html.is_none())
            {
                let feedback = writer.blocks(&node.children);
                if let Some(answer) = self.answers.last_mut() {
                    answer.feedback_html = Some(feedback);
                }
            } else {
                self.look_for_cloze(node);
                prose.push(node.clone());
            }
        }
        self.body_html = writer.blocks(&prose);
    }

    fn callout<'t>(
        &mut self,
        callout: &Callout<'_, 't>,
        node: &Node<'t>,
        prose: &mut Vec<Node<'t>>,
        writer: &mut Writer<'_, '_>,
    ) {
        match callout.kind {
            Some(CalloutKind::Hint) => self.hints.push(callout.content(writer)),
            Some(CalloutKind::Explain) => {
                let more = callout.content(writer);
                self.explain_html.get_or_insert_default().push_str(&more);
            }
            Some(CalloutKind::Rubric | CalloutKind::Sample) => {
                not_supported(&format!("[!{}]", callout.name), callout.offset, writer);
            }
            _ => prose.push(node.clone()),
        }
    }

    fn options(&mut self, list: &Node<'_>, writer: &mut Writer<'_, '_>) {
        let read = choice::read(list, writer);
        if self.options.is_none() {
            self.options = Some(read);
            return;
        }
        self.is_split = true;
        writer.report.error(
            list.range.start,
            "options-split",
            say("Các phương án bị tách thành hai danh sách.", "The options are split into two lists."),
            say(
                "Dùng cùng một dấu đầu dòng (- hoặc 1.) cho mọi phương án, và thụt dòng nhận xét > vào trong phương án.",
                "Begin all options with the same sign (- or 1.), and indent the > of their feedback.",
            ),
        );
    }

    fn look_for_cloze(&mut self, node: &Node<'_>) {
        let code = matches!(node.tag(), Some(pulldown_cmark::Tag::CodeBlock(_)));
        self.has_cloze |= !code && plain(&node.children).split_once("[[").is_some_and(|(_, rest)| rest.contains("]]"));
    }
}

fn heading_inside(node: &Node<'_>, writer: &mut Writer<'_, '_>) {
    writer.report.error(
        node.range.start,
        "heading-in-question",
        say("Trong câu hỏi không được có tiêu đề con.", "A question holds no headings."),
        say(
            "Dùng chữ đậm thay cho ###; câu hỏi mới bắt đầu bằng ##.",
            "Use bold text instead of ###; a new question begins with ##.",
        ),
    );
}
