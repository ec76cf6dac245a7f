//! The answers of Moodle's types.

use super::texts::{fact, raw};
use crate::{
    exchange::{
        accepted::Accepted,
        document::{Block, flat, plain},
        draft::{Key, Step},
        figure,
        options::{self, Entry, FULL},
        pairs,
        reading::Reading,
        told::{Changes, Refusal, say, short, tell_partial},
        xml::Element,
    },
    text::single_spaces,
};

/// What an answer is worth, in percent.
fn fraction(answer: &Element) -> Result<f64, Refusal> {
    let text = answer.attribute("fraction").unwrap_or("0").trim().replace(',', ".");
    let weight = text.parse::<f64>().ok().filter(|weight| (-100.0..=100.0).contains(weight));
    weight.ok_or_else(|| {
        let text = short(&text);
        Refusal::new(
            answer.line,
            "bad-weight",
            say(
                format!("Trọng số {text}% ngoài khoảng -100 đến 100."),
                format!("The weight {text}% is not within -100 and 100."),
            ),
            say("Sửa fraction=\"…\", ví dụ 50 hoặc -25.", "Mend fraction=\"…\", for instance 50 or -25."),
        )
    })
}

/// Whether a fact says yes.
fn is_yes(question: &Element, name: &str) -> bool {
    fact(question, name).is_some_and(|text| text == "1" || text.eq_ignore_ascii_case("true"))
}

/// Options of which one or several may be chosen.
pub(super) fn choices(question: &Element, reading: &mut Reading<'_>) -> Result<Key, Refusal> {
    let mut entries = Vec::new();
    for answer in question.all("answer") {
        let (text, feedback) = (reading.element(Some(answer)), reading.element(answer.first("feedback")));
        entries.push(Entry { line: answer.line, weight: fraction(answer)?, text, feedback });
    }
    let single = question.first("single").is_none() || is_yes(question, "single");
    if single && question.attribute("type") != Some("multichoiceset") {
        return options::one(entries, question.line, reading.changes);
    }
    if question.attribute("type") != Some("multichoiceset") {
        return options::several(entries, question.line, reading.changes);
    }
    options::check(&entries, question.line)?;
    let choices = entries.into_iter().map(|entry| options::choice(entry, None)).collect();
    Ok(Key::Several { choices, exact: true })
}

/// True or false.
pub(super) fn truth(question: &Element, reading: &mut Reading<'_>) -> Result<Key, Refusal> {
    let mut feedback = [Vec::new(), Vec::new()];
    let mut is_true = None;
    for answer in question.all("answer") {
        let says_true = raw(answer).trim().eq_ignore_ascii_case("true");
        if fraction(answer)? >= FULL {
            is_true = Some(says_true);
        }
        feedback[usize::from(!says_true)] = reading.element(answer.first("feedback"));
    }
    let is_true = is_true.ok_or_else(|| no_right(question.line))?;
    Ok(Key::Truth { is_true, feedback })
}

/// A short answer.
pub(super) fn words(question: &Element, reading: &mut Reading<'_>) -> Result<Key, Refusal> {
    let mut accepted = Accepted::default();
    for answer in question.all("answer") {
        let feedback = reading.element(answer.first("feedback"));
        accepted.add(&single_spaces(&raw(answer)), fraction(answer)?, feedback, answer.line, reading)?;
    }
    accepted.finish(is_yes(question, "usecase"), question.line, reading)
}

/// A number with its tolerance and its unit.
pub(super) fn number(question: &Element, reading: &mut Reading<'_>) -> Result<Key, Refusal> {
    let (mut right, mut wrong) = (Vec::new(), Vec::new());
    for answer in question.all("answer") {
        let (line, text, weight) = (answer.line, raw(answer), fraction(answer)?);
        let feedback = reading.element(answer.first("feedback"));
        if text.trim() == "*" {
            reading.move_feedback(feedback, line);
            continue;
        }
        let tolerance = fact(answer, "tolerance").unwrap_or_else(|| "0".to_owned());
        let value = figure::value(&text).ok_or_else(|| bad_number(&text, line))?;
        let tolerance = figure::value(&tolerance).ok_or_else(|| bad_number(&tolerance, line))?.abs();
        let written = figure::spread(value, tolerance, reading.lang, line, reading.changes);
        if weight >= FULL {
            right.push(written);
            reading.move_feedback(feedback, line);
            continue;
        }
        if weight > 0.0 {
            tell_partial(text.trim(), weight, line, reading.changes);
        }
        wrong.push((written, feedback));
    }
    if right.is_empty() {
        return Err(no_right(question.line));
    }
    Ok(Key::Number { right, wrong, unit: unit(question, reading.changes) })
}

/// The unit that is worth as much as the number says; ours may always be left out.
fn unit(question: &Element, changes: &mut Changes) -> Option<String> {
    let units: Vec<&Element> = question.first("units").into_iter().flat_map(|units| units.all("unit")).collect();
    let is_base = |unit: &&&Element| fact(unit, "multiplier").and_then(|text| text.parse().ok()) == Some(1.0_f64);
    let base = units.iter().find(is_base).and_then(|unit| fact(unit, "unit_name"));
    let can_be_written =
        |unit: &String| unit.chars().all(|letter| letter.is_alphanumeric() || "%°²³/·".contains(letter));
    let kept = base.clone().filter(|unit| can_be_written(unit));
    if units.len() > 1 || kept != base {
        changes.at(
            question.line,
            "units-left",
            say(
                "Chỉ giữ được một đơn vị viết liền; các đơn vị quy đổi khác bị bỏ.",
                "Only one unit of a single word is kept; other units and their multipliers were left behind.",
            ),
            say("Ghi trong câu hỏi phải trả lời theo đơn vị nào.", "Say in the question in which unit to answer."),
        );
    }
    kept
}

/// Left sides with their right sides.
pub(super) fn pairs(question: &Element, reading: &mut Reading<'_>) -> Result<Key, Refusal> {
    let mut found = Vec::new();
    for side in question.all("subquestion") {
        let left = reading.element(Some(side));
        let right = side.first("answer").map(raw).unwrap_or_default();
        found.push(pairs::pair(left, Some(single_spaces(&right)), side.line, reading.changes)?);
    }
    pairs::check(&found, question.line)?;
    Ok(Key::Pairs { pairs: found, exact: false })
}

/// Steps in their right order, which is that of the file.
pub(super) fn steps(question: &Element, reading: &mut Reading<'_>) -> Result<Key, Refusal> {
    let step = |answer: &Element| Step { text: reading.element(Some(answer)), feedback: Vec::new() };
    let steps: Vec<Step> = question.all("answer").map(step).collect();
    let grading = fact(question, "gradingtype").unwrap_or_default();
    let adjacent = grading.starts_with("RELATIVE_NEXT");
    if !(adjacent || grading.is_empty() || grading == "ALL_OR_NOTHING") {
        reading.changes.at(
            question.line,
            "credit-changed",
            say(
                format!("Cách chấm {} của Moodle không có ở đây; nay đúng hết mới có điểm.", short(&grading)),
                format!("Moodle's rule {} does not exist here: now it is all or nothing.", short(&grading)),
            ),
            say("Nếu muốn điểm từng phần, thêm credit=adjacent.", "For partial credit add credit=adjacent."),
        );
    }
    if fact(question, "selecttype").is_some_and(|select| select != "ALL" && select != "0") {
        reading.changes.at(
            question.line,
            "subset-changed",
            say(
                "Moodle chỉ hỏi một phần các bước; ở đây hỏi tất cả.",
                "Moodle asked some of the steps; here all are asked.",
            ),
            say("Bớt bước nếu quá dài.", "Take steps out if there are too many."),
        );
    }
    Ok(Key::Steps { steps, adjacent })
}

/// An essay, or files where only files are handed in.
pub(super) fn essay(question: &Element, reading: &mut Reading<'_>) -> Key {
    let number = |name: &str| fact(question, name).and_then(|text| text.parse::<usize>().ok()).filter(|n| *n > 0);
    let attachments = fact(question, "attachments").unwrap_or_default();
    let is_files_only = fact(question, "responseformat").as_deref() == Some("noinline");
    if fact(question, "graderinfo").is_some() || fact(question, "responsetemplate").is_some() {
        reading.changes.at(
            question.line,
            "essay-facts-left",
            say(
                "Hướng dẫn chấm và mẫu bài làm của Moodle không được nhập.",
                "Moodle's notes for graders and its template of an answer were left behind.",
            ),
            say("Viết tiêu chí chấm thành > [!RUBRIC].", "Write the criteria as > [!RUBRIC]."),
        );
    }
    if is_files_only {
        let most = attachments.parse::<usize>().unwrap_or(5).clamp(1, 5);
        return Key::Upload { most };
    }
    if !matches!(attachments.as_str(), "" | "0") {
        reading.changes.at(
            question.line,
            "attachments-left",
            say("Bài tự luận ở đây không kèm tệp.", "Essays here take no files."),
            say("Thêm một câu type=file nếu cần nộp tệp.", "Add a question of type=file for files."),
        );
    }
    Key::Essay { min_words: number("minwordlimit"), max_words: number("maxwordlimit") }
}

/// The words of an answer on one line.
pub(super) fn line(blocks: &[Block]) -> String {
    plain(&flat(blocks).0)
}

pub(super) fn bad_number(text: &str, line: usize) -> Refusal {
    let words = short(text);
    Refusal::new(
        line,
        "bad-number",
        say(format!("Không đọc được số “{words}”."), format!("'{words}' is no number that can be read.")),
        say("Viết số như 15 hoặc 2.5.", "Write a number such as 15 or 2.5."),
    )
}

fn no_right(line: usize) -> Refusal {
    Refusal::new(
        line,
        "no-right-answer",
        say("Câu hỏi không có đáp án đủ điểm.", "The question has no answer that is worth everything."),
        say("Đặt fraction=\"100\" cho đáp án đúng.", "Give the right answer fraction=\"100\"."),
    )
}
