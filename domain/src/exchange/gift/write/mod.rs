//! Writes questions as GIFT, each text as `[html]`.

mod choice;
mod field;
mod matching;
mod typed;

use crate::{
    exchange::{
        Export,
        report::{Fate, Line, Report},
        told::{Changes, Refusal, say},
    },
    quiz::{Credit, Gap, Kind, Points, Question, gap_marker},
};
use field::Fields;

/// Stands for a gap while its text is written; Unicode keeps it free for such uses.
const GAP: &str = "\u{fdd9}";

/// Questions as GIFT; what GIFT cannot say is told.
pub(in crate::exchange) fn write<'q>(questions: impl IntoIterator<Item = &'q Question>) -> Export {
    let mut export = Export { text: String::new(), report: Report::default() };
    for question in questions {
        let mut fields = Fields::default();
        match one(question, &mut fields) {
            Ok(text) => {
                export.text.push_str(&text);
                export.report.lines.push(taken(question));
                export.report.lines.extend(fields.told(&question.id));
            }
            Err(refusal) => export.report.lines.push(refusal.told(Some(question.id.clone()))),
        }
    }
    export
}

fn one(question: &Question, fields: &mut Fields) -> Result<String, Refusal> {
    if question.retired {
        return Err(Refusal::anywhere(
            "retired",
            say("Câu hỏi đã ngừng dùng (retired).", "The question is retired."),
            say("Bỏ retired nếu vẫn muốn xuất.", "Remove retired to export it."),
        ));
    }
    let answers = answers(question, fields)?;
    tell_lost_facts(question, &mut fields.changes);
    let [prompt, body] = [&question.prompt_html, &question.body_html].map(|html| html.replace(GAP, "\u{fffd}"));
    let text = fields.text(&prompt, &body.replace(&gap_marker(0), GAP));
    let answers = braced(question, &answers, fields);
    let whole = if text.contains(GAP) { text.replacen(GAP, &answers, 1) } else { format!("{text} {answers}") };
    Ok(format!("{}{whole}\n\n", head(question)))
}

/// The lines between the braces.
fn answers(question: &Question, fields: &mut Fields) -> Result<Vec<String>, Refusal> {
    match &question.kind {
        Kind::TrueFalse(choices) => match choice::truth(choices, fields) {
            Some(line) => Ok(vec![line]),
            None => choice::one(choices, fields),
        },
        Kind::Single(choices) => choice::one(choices, fields),
        Kind::Multiple(choices) => Ok(choice::several(choices, question.credit, fields)),
        Kind::Numeric(key) => Ok(typed::number(key, fields)),
        Kind::ShortText(key) => typed::words(key, fields),
        Kind::Matching(key) => matching::pairs(key, question.credit, fields),
        Kind::Essay(essay) => {
            typed::tell_essay(essay, &mut fields.changes);
            Ok(Vec::new())
        }
        Kind::Cloze(gaps) => missing_word(gaps, fields),
        Kind::Ordering(_) => Err(unknown_kind("câu sắp xếp", "orderings")),
        Kind::Upload(_) => Err(unknown_kind("câu nộp tệp", "files")),
        Kind::Scale(_) => Err(unknown_kind("thang đo", "scales")),
        Kind::Poll(_) => Err(unknown_kind("câu thăm dò", "polls")),
    }
}

/// One gap is GIFT's missing word: the answers stand inside the sentence.
fn missing_word(gaps: &[Gap], fields: &mut Fields) -> Result<Vec<String>, Refusal> {
    let answers = match gaps {
        [Gap::Typed(key)] => typed::words(key, fields)?,
        [Gap::Choice { entries, right }] => choice::entries(entries, *right, fields),
        _ => return Err(unknown_kind("câu điền nhiều chỗ", "texts with several gaps")),
    };
    fields.changes.note(
        "gap-as-missing-word",
        say(
            "Chỗ trống thành dạng “missing word”; nhập lại sẽ là câu trả lời ngắn hoặc chọn một.",
            "The gap became a missing word; coming back it is a short answer or a single choice.",
        ),
        say("Không cần sửa.", "Nothing needs to be done."),
    );
    Ok(answers)
}

fn head(question: &Question) -> String {
    let tags: String = question.tags.iter().map(|tag| format!(" [tag:{}]", tag.replace(']', "\\]"))).collect();
    format!("// [id:{0}]{tags}\n::{0}::", question.id)
}

/// The answers with the explanation, one a line.
fn braced(question: &Question, answers: &[String], fields: &mut Fields) -> String {
    let explanation = question.explain_html.as_deref().map(|html| format!("####{}", fields.html(html)));
    let is_number = matches!(question.kind, Kind::Numeric(_));
    match (answers, explanation) {
        ([], None) => "{}".to_owned(),
        ([], Some(explanation)) => format!("{{{explanation}}}"),
        ([line], explanation) if !is_number && !line.starts_with(['=', '~']) => {
            format!("{{{line}{}}}", explanation.unwrap_or_default())
        }
        (lines, explanation) => {
            let lines: String = lines.iter().chain(&explanation).map(|line| format!("\t{line}\n")).collect();
            format!("{{{}\n{lines}}}", if is_number { "#" } else { "" })
        }
    }
}

fn tell_lost_facts(question: &Question, changes: &mut Changes) {
    let facts = [
        (question.points != Points(1000), "points", "điểm", "points"),
        (question.level.is_some(), "level", "mức", "level"),
        (!question.hints.is_empty(), "hints", "gợi ý", "hints"),
        (!question.read_again.is_empty(), "read", "bài đọc lại", "lessons to read again"),
    ];
    let lost = |vi: bool| {
        let names = facts.iter().filter(|(is, ..)| *is).map(|(.., name, en)| if vi { *name } else { *en });
        names.collect::<Vec<_>>().join(", ")
    };
    if facts.iter().any(|(is, ..)| *is) {
        changes.note(
            "facts-lost",
            say(format!("GIFT không có chỗ cho: {}.", lost(true)), format!("GIFT has no place for: {}.", lost(false))),
            say("Đặt lại trong hệ thống kia.", "Set them again in the other system."),
        );
    }
}

fn tell_credit(credit: Credit, changes: &mut Changes) {
    let (vi, en) = match credit {
        Credit::Exact => (
            "Câu chấm “đúng hết mới có điểm” thành chấm theo phần: GIFT không có cách chấm đó.",
            "All or nothing became partial credit: GIFT has no such rule.",
        ),
        _ => (
            "Cách chấm proportional_correct được viết bằng trọng số -100% cho phương án sai; điểm như cũ.",
            "The rule proportional_correct is written as weights of -100% for wrong options; the marks stay.",
        ),
    };
    changes.note("credit-changed", say(vi, en), say("Xem lại cách chấm.", "Look at the rule again."));
}

fn taken(question: &Question) -> Line {
    Line {
        file: None,
        line: None,
        question: Some(question.id.clone()),
        fate: Fate::Taken,
        code: "written",
        what: say("Đã xuất.", "Written."),
        mend: None,
    }
}

fn unknown_kind(vi: &str, en: &str) -> Refusal {
    Refusal::anywhere(
        "kind-unknown",
        say(format!("GIFT không có {vi}."), format!("GIFT has no {en}.")),
        say("Tạo lại câu này trong hệ thống kia.", "Make the question anew in the other system."),
    )
}
