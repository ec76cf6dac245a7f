//! One question of Moodle's XML.

use super::{
    answers, embedded, gaps,
    texts::{self, fact},
};
use crate::exchange::{
    LONGEST_QUESTION, Wish,
    document::Block,
    draft::{Draft, Key, tell},
    names, pairs,
    reading::{Format, Reading},
    told::{Changes, Refusal, say, short},
    xml::Element,
};

/// The most tags of a heading.
const MOST_TAGS: usize = 12;

/// The question that an element is.
pub(super) fn read(
    question: &Element,
    category: &[String],
    wish: &Wish,
    changes: &mut Changes,
) -> Result<Draft, Refusal> {
    let line = question.line;
    let kind = question.attribute("type").unwrap_or_default();
    if length(question) > LONGEST_QUESTION {
        return Err(too_long(line));
    }
    let mut reading = Reading::new(Format::Moodle, wish.lang, changes);
    if let Some(text) = question.first("questiontext") {
        reading.format = texts::format(text, Format::Moodle);
    }
    reading.explain = reading.element(question.first("generalfeedback"));
    let (text, key) = match kind {
        "cloze" | "multianswer" => embedded::read(question, &mut reading)?,
        "ddwtos" => gaps::read(question, "dragbox", &mut reading)?,
        "gapselect" => gaps::read(question, "selectoption", &mut reading)?,
        "description" => return Err(description(line)),
        _ => plain(question, kind, &mut reading)?,
    };
    let title = fact(question, "name").map(|name| crate::text::single_spaces(&name));
    if text.is_empty() && title.is_none() {
        return Err(no_text(line));
    }
    let hints = question.all("hint").map(|hint| reading.element(Some(hint))).filter(|hint| !hint.is_empty()).collect();
    texts::tell_files(question, &mut reading);
    tell_lost(question, kind, &mut reading);
    let Reading { losses, explain, .. } = reading;
    tell(&losses, changes);
    let wanted_id = fact(question, "idnumber");
    Ok(Draft { line, wanted_id, title, tags: tags(question, category), text, key, hints, explain })
}

/// A question whose answers stand beside its text.
fn plain(question: &Element, kind: &str, reading: &mut Reading<'_>) -> Result<(Vec<Block>, Key), Refusal> {
    let mut text = reading.element(question.first("questiontext"));
    let key = match kind {
        "multichoice" | "multichoiceset" => answers::choices(question, reading)?,
        "truefalse" => answers::truth(question, reading)?,
        "shortanswer" => answers::words(question, reading)?,
        "numerical" => answers::number(question, reading)?,
        "matching" | "match" => answers::pairs(question, reading)?,
        "ordering" => answers::steps(question, reading)?,
        "essay" => answers::essay(question, reading),
        other => return Err(unknown_kind(other, question.line)),
    };
    if let Key::Pairs { .. } = key {
        pairs::check_text(&mut text, question.line, reading.changes);
    }
    Ok((text, key))
}

/// Its letters without those of its files.
fn length(question: &Element) -> usize {
    let mut files = Vec::new();
    question.find_all("file", &mut files);
    question.length() - files.iter().map(|file| file.length()).sum::<usize>()
}

fn tags(question: &Element, category: &[String]) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    let own = question.first("tags").into_iter().flat_map(|tags| tags.all("tag"));
    let own = own.filter_map(|tag| names::tag(&texts::raw(tag)));
    for tag in own.chain(category.iter().cloned()) {
        if !tags.contains(&tag) && tags.len() < MOST_TAGS {
            tags.push(tag);
        }
    }
    tags
}

/// What every type has and our bank does not.
fn tell_lost(question: &Element, kind: &str, reading: &mut Reading<'_>) {
    let overall = ["correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"];
    if overall.into_iter().any(|name| fact(question, name).is_some()) {
        reading.changes.once(
            question.line,
            "overall-feedback-left",
            say(
                "Nhận xét chung khi đúng, đúng một phần hoặc sai không được nhập; áp dụng cho mọi câu của tệp.",
                "Overall feedback for right, partly right and wrong answers was left behind, in all questions of the file.",
            ),
            say("Hệ thống tự nói đúng hay sai; lời giải thích viết ở [!EXPLAIN].", "The system says what was right; explain why in [!EXPLAIN]."),
        );
    }
    let points = fact(question, "defaultgrade").and_then(|points| points.parse::<f64>().ok());
    if points.is_some_and(|points| (points - 1.0).abs() > 1e-6) && kind != "cloze" {
        reading.changes.once(
            question.line,
            "points-left",
            say(
                "Điểm của câu trong Moodle không được nhập: phần của bài kiểm tra rút câu hỏi mới định điểm; áp dụng cho mọi câu của tệp.",
                "Points of questions were left behind: the section of a quiz that asks them says what they are worth. This holds for all questions of the file.",
            ),
            say("Viết points=… ở tiêu đề phần của bài kiểm tra.", "Write points=… on the section of the quiz."),
        );
    }
    if fact(question, "hidden").as_deref() == Some("1") {
        reading.changes.at(
            question.line,
            "hidden",
            say(
                "Câu này bị ẩn (đã xóa) trong Moodle, nay lại dùng được.",
                "The question was hidden in Moodle and is in use now.",
            ),
            say("Thêm retired vào tiêu đề nếu không dùng nữa.", "Add retired to its heading if it is not to be asked."),
        );
    }
}

fn description(line: usize) -> Refusal {
    Refusal::new(
        line,
        "description",
        say("Đây là đoạn giới thiệu, không phải câu hỏi.", "This is a description, no question."),
        say(
            "Chép đoạn này vào mục của bài kiểm tra (dưới dòng “# Phần …”).",
            "Put the text under the section of a quiz ('# Part …').",
        ),
    )
}

fn unknown_kind(kind: &str, line: usize) -> Refusal {
    let kind = short(kind);
    Refusal::new(
        line,
        "kind-unknown",
        say(
            format!("Ở đây không có loại câu hỏi “{kind}” của Moodle."),
            format!("There is no such kind of question here as Moodle's '{kind}'."),
        ),
        say(
            "Viết lại thành loại gần nhất: chọn, điền, nối, sắp xếp hoặc tự luận.",
            "Make the nearest kind of it: options, typed answers, a matching, an ordering or an essay.",
        ),
    )
}

fn no_text(line: usize) -> Refusal {
    Refusal::new(
        line,
        "no-text",
        say("Câu hỏi không có chữ.", "The question has no text."),
        say("Viết câu hỏi trong Moodle rồi xuất lại.", "Write the question in Moodle and export it again."),
    )
}

fn too_long(line: usize) -> Refusal {
    Refusal::new(
        line,
        "question-too-long",
        say(
            format!("Câu hỏi dài hơn {LONGEST_QUESTION} byte."),
            format!("The question is longer than {LONGEST_QUESTION} bytes."),
        ),
        say(
            "Hình nhúng trong chữ (data:) để thành tệp riêng; chia nhỏ câu hỏi.",
            "Keep pictures (data:) in files of their own; make several questions of it.",
        ),
    )
}
