//! A question: its heading with attributes, and the blocks until the next heading.

use super::{
    answer::{self, Answer},
    attributes::Attributes,
    callout::{Callout, Kind as CalloutKind},
    checks::questions as checks,
    choice,
    html::Writer,
    id::{is_id, slug},
    manuscript::say,
    markdown::{Node, plain},
    number, traps,
};
use crate::{
    problem::Sentence,
    quiz::{Choice, Credit, Kind, Points, Question},
    text::fold,
};

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

/// The two words of a true-or-false question, folded.
const TRUTHS: [(&str, &str); 3] = [("dung", "sai"), ("true", "false"), ("vrai", "faux")];

/// The blocks of a question sorted by what they are for.
#[derive(Default)]
struct Parts {
    body_html: String,
    hints: Vec<String>,
    explain_html: Option<String>,
    options: Option<Vec<(Choice, usize)>>,
    answers: Vec<Answer>,
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
    let kind = kind(&mut parts, wanted.as_deref(), unit, &folds, offset, writer)?;
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

fn kind(
    parts: &mut Parts,
    wanted: Option<&str>,
    unit: Option<String>,
    folds: &[String],
    offset: usize,
    writer: &mut Writer<'_, '_>,
) -> Option<Kind> {
    let has_options = parts.options.is_some();
    if has_options && !parts.answers.is_empty() {
        writer.report.error(
            parts.answers[0].offset,
            "two-kinds",
            say("Câu hỏi vừa có phương án vừa có dòng “= …”.", "The question has both options and an '= …' line."),
            say("Giữ một trong hai, hoặc tách thành hai câu.", "Keep one of them, or make two questions."),
        );
        return None;
    }
    if !has_options && parts.answers.is_empty() {
        writer.report.error(
            offset,
            "no-answer",
            say("Câu hỏi chưa có phương án hay đáp án.", "The question has neither options nor an answer."),
            say("Thêm danh sách “1. [x] …”, hoặc dòng “= đáp án”.", "Add a list '1. [x] …', or a line '= answer'."),
        );
        return None;
    }
    let kind = match parts.options.take() {
        Some(options) => choice_kind(options, wanted, offset, writer)?,
        None => answer_kind(&parts.answers, wanted, unit.clone(), folds, offset, writer)?,
    };
    check_unused(&kind, unit.is_some(), !folds.is_empty(), offset, writer);
    let (name, all) = (kind_name(&kind), ["single", "multiple", "true-false", "numeric", "text"]);
    if let Some(wanted) = wanted.filter(|wanted| *wanted != name && !(*wanted == "single" && name == "true-false")) {
        let short: String = wanted.chars().take(40).collect();
        let known = all.contains(&wanted);
        let what = match known {
            true => say(
                format!("Câu hỏi khai type={short} nhưng viết như {name}."),
                format!("The question says type={short} but is written as {name}."),
            ),
            false => say(format!("Không có type={short}."), format!("There is no type={short}.")),
        };
        writer.report.error(
            offset,
            "wrong-type",
            what,
            say(
                "Bỏ type=: loại câu hỏi được nhận ra từ cách viết.",
                "Drop type=: the kind is seen from the way it is written.",
            ),
        );
    }
    Some(kind)
}

fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Single(_) => "single",
        Kind::Multiple(_) => "multiple",
        Kind::TrueFalse(_) => "true-false",
        Kind::Numeric(_) => "numeric",
        Kind::ShortText(_) => "text",
    }
}

fn choice_kind(
    options: Vec<(Choice, usize)>,
    wanted: Option<&str>,
    offset: usize,
    writer: &mut Writer<'_, '_>,
) -> Option<Kind> {
    checks::check_options(&options, offset, writer.report)?;
    // An ordered list writes '1.', an unordered one '-'.
    let first = options.first().map_or(offset, |(_, at)| *at);
    let ordered =
        writer.report.manuscript.text[first..].trim_start().starts_with(|letter: char| letter.is_ascii_digit());
    let options: Vec<Choice> = options.into_iter().map(|(choice, _)| choice).collect();
    let right = options.iter().filter(|choice| choice.right).count();
    if !ordered || wanted == Some("multiple") {
        return Some(Kind::Multiple(options));
    }
    if right > 1 {
        writer.report.error(
            offset,
            "ordered-several-right",
            say(
                "Danh sách đánh số (chọn một) lại có nhiều đáp án đúng.",
                "A numbered list (choose one) has several right answers.",
            ),
            say(
                "Nếu chọn nhiều, dùng dấu -: “- [x] …”. Nếu chọn một, chỉ giữ một [x].",
                "To choose several, use '- [x] …'. To choose one, keep one [x].",
            ),
        );
    }
    Some(if is_truth(&options) { Kind::TrueFalse(options) } else { Kind::Single(options) })
}

/// Đúng/Sai, True/False, Vrai/Faux in this or the other order.
fn is_truth(options: &[Choice]) -> bool {
    let [first, second] = options else { return false };
    let (first, second) = (fold(&first.text), fold(&second.text));
    TRUTHS.iter().any(|(yes, no)| (first == *yes && second == *no) || (first == *no && second == *yes))
}

fn answer_kind(
    answers: &[Answer],
    wanted: Option<&str>,
    unit: Option<String>,
    folds: &[String],
    offset: usize,
    writer: &mut Writer<'_, '_>,
) -> Option<Kind> {
    if !answers.iter().any(|answer| answer.right && !answer.text.is_empty()) {
        let what = say("Câu hỏi chưa có đáp án đúng.", "The question has no right answer.");
        writer.report.error(
            offset,
            "no-right-answer",
            what,
            say("Thêm một dòng “= đáp án”.", "Add a line '= answer'."),
        );
        return None;
    }
    let is_number = |answer: &Answer| number::interval(&answer.text, unit.as_deref()).is_some();
    let meant = |answer: &Answer| is_number(answer) || number::looks_numeric(&answer.text);
    let numeric = match wanted {
        Some("text") => false,
        Some("numeric") => true,
        _ => unit.is_some() || answers.iter().filter(|answer| answer.right).all(meant),
    };
    if numeric {
        return Some(Kind::Numeric(answer::numeric(answers, unit, writer)));
    }
    let (mut fold_case, mut fold_accent) = (false, false);
    for fold in folds {
        match fold.as_str() {
            "case" => fold_case = true,
            "accent" => fold_accent = true,
            "none" => {}
            other => {
                let other: String = other.chars().take(40).collect();
                let what = say(format!("fold={other} không hợp lệ."), format!("fold={other} is not allowed."));
                let mend: Sentence = say(
                    "Dùng fold=case, fold=accent hoặc fold=case,accent.",
                    "Use fold=case, fold=accent or fold=case,accent.",
                );
                writer.report.error(offset, "attribute-value", what, mend);
            }
        }
    }
    Some(Kind::ShortText(answer::short_text(answers, fold_case, fold_accent)))
}

fn check_unused(kind: &Kind, unit: bool, fold: bool, offset: usize, writer: &mut Writer<'_, '_>) {
    let unused =
        [("unit", unit && !matches!(kind, Kind::Numeric(_))), ("fold", fold && !matches!(kind, Kind::ShortText(_)))];
    for (name, _) in unused.into_iter().filter(|(_, unused)| *unused) {
        writer.report.warning(
            offset,
            "attribute-unused",
            say(
                format!("“{name}” không có tác dụng với loại câu hỏi này."),
                format!("'{name}' does nothing for this kind of question."),
            ),
            say("Bỏ thuộc tính này.", "Remove it."),
        );
    }
}
