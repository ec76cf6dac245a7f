//! The kind of a question, seen from the way its answers are written.

use super::{
    answer::{self, Answer},
    checks::questions as checks,
    html::Writer,
    manuscript::say,
    number,
    question::Parts,
};
use crate::{
    quiz::{Choice, Kind},
    text::fold,
};

/// The two words of a true-or-false question, folded.
const TRUTHS: [(&str, &str); 3] = [("dung", "sai"), ("true", "false"), ("vrai", "faux")];

/// The kind of a question, or why it has none.
pub(super) fn kind(
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
                let mend = say(
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
