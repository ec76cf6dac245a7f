//! The kind of a question: said by `type=`, or seen from the way its answers are written.

use super::{
    answer::{self, Answer},
    checks::{kinds, questions as checks},
    html::Writer,
    manuscript::say,
    number,
    question::Parts,
    spec::{Spec, Type},
};
use crate::{
    quiz::{Choice, Essay, Gap, Kind, Poll, Upload},
    text::fold,
};

/// The two words of a true-or-false question, folded.
const TRUTHS: [(&str, &str); 3] = [("dung", "sai"), ("true", "false"), ("vrai", "faux")];

/// The kind of a question, or why it has none.
pub(super) fn kind(parts: &mut Parts, spec: &Spec, offset: usize, writer: &mut Writer<'_, '_>) -> Option<Kind> {
    kinds::check_one_way(parts, spec, offset, writer)?;
    let kind = match spec.wanted {
        Some(Type::Match) => Kind::Matching(parts.pairs.take().or_else(|| missing(Type::Match, offset, writer))?),
        Some(Type::Order) => Kind::Ordering(parts.steps.take().or_else(|| missing(Type::Order, offset, writer))?),
        Some(Type::Essay) => Kind::Essay(essay(parts, spec)),
        Some(Type::File) => Kind::Upload(upload(parts, spec)),
        Some(Type::Scale) => Kind::Scale(spec.scale.clone()),
        Some(Type::Poll) => poll(parts, spec, offset, writer)?,
        _ if !parts.gaps.is_empty() => Kind::Cloze(cloze(parts, spec, offset, writer)),
        _ => match parts.options.take() {
            Some(options) => choice_kind(options, spec.wanted, offset, writer)?,
            None => answer_kind(&parts.answers, spec, offset, writer)?,
        },
    };
    kinds::check_unused(&kind, spec, offset, writer);
    kinds::check_marking(parts, offset, writer);
    kinds::check_wanted(&kind, spec, offset, writer);
    Some(kind)
}

fn missing<T>(wanted: Type, offset: usize, writer: &mut Writer<'_, '_>) -> Option<T> {
    let (what, mend) = if wanted == Type::Match {
        (
            say("Câu nối chưa có danh sách các cặp.", "The matching has no list of pairs."),
            say("Thêm dòng: - Quốc hội -> Luật", "Add lines: - Parliament -> Act"),
        )
    } else {
        (
            say("Câu sắp xếp chưa có danh sách các bước.", "The ordering has no list of steps."),
            say("Viết theo thứ tự đúng: 1. …, 2. …", "Write them in their right order: 1. …, 2. …"),
        )
    };
    writer.report.error(offset, "no-answer", what, mend);
    None
}

fn essay(parts: &mut Parts, spec: &Spec) -> Essay {
    Essay {
        min_words: spec.min_words,
        max_words: spec.max_words,
        rubric: std::mem::take(&mut parts.rubric),
        sample_html: parts.sample_html.take(),
        peers: spec.peers,
    }
}

fn upload(parts: &mut Parts, spec: &Spec) -> Upload {
    Upload {
        kinds: spec.file_kinds.clone(),
        most_megabytes: spec.most_megabytes,
        most_files: spec.most_files,
        rubric: std::mem::take(&mut parts.rubric),
        sample_html: parts.sample_html.take(),
    }
}

fn poll(parts: &mut Parts, spec: &Spec, offset: usize, writer: &mut Writer<'_, '_>) -> Option<Kind> {
    let options = parts.options.take()?;
    checks::check_option_list(&options, offset, writer.report)?;
    if let Some((_, at)) = options.iter().find(|(choice, _)| choice.right) {
        writer.report.error(
            *at,
            "poll-with-key",
            say("Câu thăm dò không có phương án đúng.", "A poll has no right option."),
            say("Viết mọi phương án với [ ], hoặc bỏ type=poll.", "Write every option with [ ], or drop type=poll."),
        );
    }
    Some(Kind::Poll(Poll { choices: options.into_iter().map(|(choice, _)| choice).collect(), many: spec.many }))
}

fn cloze(parts: &mut Parts, spec: &Spec, offset: usize, writer: &mut Writer<'_, '_>) -> Vec<Gap> {
    let (fold_case, fold_accent) = folds(&spec.folds, offset, writer);
    let mut gaps = std::mem::take(&mut parts.gaps).finish();
    for gap in &mut gaps {
        if let Gap::Typed(key) = gap {
            (key.fold_case, key.fold_accent) = (fold_case, fold_accent);
        }
    }
    gaps
}

/// How a question is answered, as `type=` would say it.
pub(super) fn type_of(kind: &Kind) -> Type {
    match kind {
        Kind::Single(_) => Type::Single,
        Kind::Multiple(_) => Type::Multiple,
        Kind::TrueFalse(_) => Type::TrueFalse,
        Kind::Numeric(_) => Type::Numeric,
        Kind::ShortText(_) => Type::Text,
        Kind::Matching(_) => Type::Match,
        Kind::Ordering(_) => Type::Order,
        Kind::Cloze(_) => Type::Cloze,
        Kind::Essay(_) => Type::Essay,
        Kind::Upload(_) => Type::File,
        Kind::Scale(_) => Type::Scale,
        Kind::Poll(_) => Type::Poll,
    }
}

fn choice_kind(
    options: Vec<(Choice, usize)>,
    wanted: Option<Type>,
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
    if !ordered || wanted == Some(Type::Multiple) {
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

fn answer_kind(answers: &[Answer], spec: &Spec, offset: usize, writer: &mut Writer<'_, '_>) -> Option<Kind> {
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
    let is_number = |answer: &Answer| number::interval(&answer.text, spec.unit.as_deref()).is_some();
    let meant = |answer: &Answer| is_number(answer) || number::looks_numeric(&answer.text);
    let numeric = match spec.wanted {
        Some(Type::Text) => false,
        Some(Type::Numeric) => true,
        _ => spec.unit.is_some() || answers.iter().filter(|answer| answer.right).all(meant),
    };
    if numeric {
        return Some(Kind::Numeric(answer::numeric(answers, spec.unit.clone(), writer)));
    }
    let (fold_case, fold_accent) = folds(&spec.folds, offset, writer);
    Some(Kind::ShortText(answer::short_text(answers, fold_case, fold_accent)))
}

/// What does not matter in a typed answer: letter case, accents.
fn folds(folds: &[String], offset: usize, writer: &mut Writer<'_, '_>) -> (bool, bool) {
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
    (fold_case, fold_accent)
}
