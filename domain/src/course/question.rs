//! A question: its heading with attributes, and the blocks until the next heading.

use super::{
    answer::{self, Answer},
    attributes::Attributes,
    callout::{Callout, Kind as CalloutKind},
    checks::questions as checks,
    choice,
    gap::Gaps,
    html::Writer,
    id::{is_id, short_slug, slug},
    kind,
    manuscript::say,
    markdown::{Node, plain},
    pair, rubric,
    spec::{Spec, Type},
    step, traps,
};
use crate::quiz::{self, Choice, Credit, Criterion, Matching, Points, Question, Step};

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

/// The blocks of a question sorted by what they are for.
#[derive(Default)]
pub(super) struct Parts {
    body_html: String,
    hints: Vec<String>,
    explain_html: Option<String>,
    pub options: Option<Vec<(Choice, usize)>>,
    pub answers: Vec<Answer>,
    pub pairs: Option<Matching>,
    pub steps: Option<Vec<Step>>,
    pub gaps: Gaps,
    pub rubric: Vec<Criterion>,
    pub sample_html: Option<String>,
    /// Whether a part was refused, so that the question cannot be asked.
    broken: bool,
}

/// Reads a question; `None` when it cannot be asked, which is reported.
pub(super) fn read(
    heading: &Node<'_>,
    body: &[Node<'_>],
    points: Points,
    writer: &mut Writer<'_, '_>,
) -> Option<ReadQuestion> {
    let offset = heading.range.start;
    let attributes = Attributes::of(heading, writer.report).shared(writer.shelf, writer.report);
    let id = question_id(&attributes, heading, writer);
    let mut spec = Spec::read(attributes, offset, writer);

    writer.scope = id.clone().unwrap_or_default();
    let prompt_html = writer.inline(&heading.children);
    let trapped = traps::check(body, writer.report);
    let mut parts = Parts::default();
    parts.read(body, spec.wanted, writer);
    if trapped || parts.broken {
        return None;
    }
    rubric::check_sum(&parts.rubric, spec.points, offset, writer);
    if !parts.rubric.is_empty() {
        spec.points = Some(parts.rubric.iter().map(|criterion| criterion.points).sum());
    }
    let kind = kind::kind(&mut parts, &spec, offset, writer)?;
    checks::check_kind(&kind, &spec, offset, writer.report);
    let end = body.last().map_or(heading.range.end, |node| node.range.end);
    Some(ReadQuestion {
        question: Question {
            id: id?,
            lang: writer.shelf.lang,
            prompt_html,
            body_html: parts.body_html,
            points: if kind.is_opinion() { Points(0) } else { spec.points.unwrap_or(points) },
            credit: spec.credit.unwrap_or_else(|| usual_credit(&kind)),
            level: spec.level,
            tags: spec.tags,
            hints: parts.hints,
            explain_html: parts.explain_html,
            read_again: spec.read_again,
            retired: spec.retired,
            kind,
        },
        offset,
        own_points: spec.points.is_some(),
        length: end - offset,
    })
}

/// Right pairs and gaps count one by one unless the author says otherwise.
fn usual_credit(kind: &quiz::Kind) -> Credit {
    match kind {
        quiz::Kind::Matching(_) | quiz::Kind::Cloze(_) => Credit::Proportional,
        _ => Credit::Exact,
    }
}

/// The id to propose for a question with this heading.
pub(super) fn proposal(title: &str) -> String {
    match short_slug(title) {
        slug if slug.is_empty() => "q-cau-hoi".to_owned(),
        slug => format!("q-{slug}"),
    }
}

fn question_id(attributes: &Attributes, heading: &Node<'_>, writer: &mut Writer<'_, '_>) -> Option<String> {
    let offset = heading.range.start;
    let Some(id) = attributes.id.clone() else {
        let proposal = proposal(&plain(&heading.children));
        writer.report.error(
            offset,
            "heading-without-id",
            say("Câu hỏi chưa có mã.", "The question has no id."),
            say(
                format!("Thêm vào cuối tiêu đề: {{#{proposal}}}, hoặc chạy khuevan fmt."),
                format!("Add to the end of its heading: {{#{proposal}}}, or run khuevan fmt."),
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

impl Parts {
    fn read(&mut self, body: &[Node<'_>], wanted: Option<Type>, writer: &mut Writer<'_, '_>) {
        let mut prose: Vec<Node<'_>> = Vec::new();
        for node in body {
            if node.heading().is_some() {
                heading_inside(node, writer);
            } else if let Some(callout) = Callout::of(node, writer.report.manuscript) {
                self.callout(&callout, node, &mut prose, writer);
            } else if wanted == Some(Type::Match) && pair::is_pairs(node) && self.pairs.is_none() {
                self.pairs = pair::read(node, writer);
                self.broken |= self.pairs.is_none();
            } else if wanted == Some(Type::Order) && node.is_list() && self.steps.is_none() {
                self.steps = step::read(node, writer);
                self.broken |= self.steps.is_none();
            } else if choice::is_options(node) {
                self.options(node, writer);
            } else if let Some((lines, answers)) = answer::split(node, writer) {
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
                prose.push(node.clone());
            }
        }
        writer.gaps = Some(Gaps::default());
        self.body_html = writer.blocks(&prose);
        self.gaps = writer.gaps.take().unwrap_or_default();
        self.broken |= self.gaps.broken;
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
            Some(CalloutKind::Rubric) => self.rubric.extend(rubric::read(callout, writer)),
            Some(CalloutKind::Sample) => {
                let more = callout.content(writer);
                self.sample_html.get_or_insert_default().push_str(&more);
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
        self.broken = true;
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
