//! Options: `=right ~wrong`, or `~%50%right ~%-50%wrong` where several may be ticked.

use super::{
    piece::{Part, Piece},
    reading::Reading,
    weight,
};
use crate::exchange::{
    draft::{Choice, Key},
    told::{Refusal, say},
};

/// The most options of a question.
const MOST: usize = 20;

/// An option as it is written.
struct Entry<'t> {
    part: Part<'t>,
    /// In percent.
    weight: f64,
    text: Piece<'t>,
}

/// The key of a question with options.
pub(super) fn read(inside: Piece<'_>, reading: &mut Reading<'_>) -> Result<Key, Refusal> {
    let (head, parts) = inside.parts(&['=', '~']);
    if !head.is_empty() {
        return Err(unsigned(head));
    }
    let options = parts.into_iter().map(entry).collect::<Result<Vec<_>, _>>()?;
    if !(2..=MOST).contains(&options.len()) {
        return Err(wrong_number(options.len(), inside.line));
    }
    if options.iter().any(|option| option.part.sign == '=') {
        one(&options, reading)
    } else {
        several(&options, reading)
    }
}

fn entry(part: Part<'_>) -> Result<Entry<'_>, Refusal> {
    let (weight, text) = weight::take(part.piece)?;
    match (part.sign, weight) {
        ('=', None) => Ok(Entry { part, weight: 100.0, text }),
        ('=', Some(_)) => Err(Refusal::new(
            part.piece.line,
            "weight-behind-equals",
            say("Trọng số đứng sau dấu =.", "A weight stands behind =."),
            say("Viết trọng số sau dấu ~: ~%50%…", "Write weights behind ~: ~%50%…"),
        )),
        (_, weight) => Ok(Entry { part, weight: weight.unwrap_or(0.0), text }),
    }
}

/// One option may be chosen, so that it is right or wrong.
fn one(options: &[Entry<'_>], reading: &mut Reading<'_>) -> Result<Key, Refusal> {
    let is_right = |option: &Entry<'_>| option.weight >= 99.999;
    if let Some(second) = options.iter().filter(|option| is_right(option)).nth(1) {
        return Err(Refusal::new(
            second.part.piece.line,
            "several-right",
            say(
                "Câu chọn một có nhiều đáp án đúng trọn vẹn (=).",
                "Where one option is chosen, several are fully right (=).",
            ),
            say(
                "Chỉ giữ một dấu =, hoặc viết các đáp án đúng bằng ~%50%… để chọn nhiều.",
                "Keep one =, or write the right ones as ~%50%… to have several chosen.",
            ),
        ));
    }
    for option in options.iter().filter(|option| option.weight != 0.0 && !is_right(option)) {
        reading.changes.at(
            option.part.piece.line,
            "weight-dropped",
            say(
                format!("Phương án có trọng số {}% nay được 0 điểm: câu chọn một chỉ có đúng và sai.", option.weight),
                format!("An option of {}% earns nothing now: a single choice is right or wrong.", option.weight),
            ),
            say(
                "Nếu cần điểm từng phần, đổi thành câu chọn nhiều với credit=proportional.",
                "For partial credit make it a question with several answers and credit=proportional.",
            ),
        );
    }
    let weights = vec![None; options.len()];
    choices(options, is_right, &weights, reading).map(Key::One)
}

/// Every option that is worth something is right.
fn several(options: &[Entry<'_>], reading: &mut Reading<'_>) -> Result<Key, Refusal> {
    let line = options[0].part.piece.line;
    let weights: Vec<f64> = options.iter().map(|option| option.weight).collect();
    let most: f64 = weights.iter().filter(|weight| **weight > 0.0).sum();
    if most <= 0.0 {
        return Err(Refusal::new(
            line,
            "no-right-answer",
            say("Không phương án nào đúng.", "No option is right."),
            say(
                "Đặt = trước đáp án đúng, hoặc trọng số dương: ~%50%…",
                "Put = before the right one, or a weight: ~%50%…",
            ),
        ));
    }
    if most < 99.9 {
        reading.changes.at(
            line,
            "weights-below-100",
            say(
                format!("Trọng số các đáp án đúng cộng lại chỉ được {most:.2}%, nên không ai đạt điểm tối đa."),
                format!("The right options add up to {most:.2}% only, so that nobody earns all points."),
            ),
            say("Sửa các %n% để cộng lại được 100.", "Change the %n% so that they add up to 100."),
        );
    }
    if weights.iter().sum::<f64>() > 0.0 && weights.iter().any(|weight| *weight <= 0.0) {
        reading.changes.once(
            line,
            "all-ticked",
            say(
                "Ở đây, ai đánh dấu mọi phương án thì được 0 điểm, dù trọng số thế nào; áp dụng cho mọi câu chọn nhiều của tệp.",
                "Here, whoever ticks every option earns nothing, whatever the weights; this holds for all such questions of the file.",
            ),
            say("Không cần sửa.", "Nothing needs to be done."),
        );
    }
    let written = weight::whole(&weights, line, reading.changes);
    choices(options, |option| option.weight > 0.0, &written, reading).map(Key::Several)
}

fn choices(
    options: &[Entry<'_>],
    is_right: impl Fn(&Entry<'_>) -> bool,
    weights: &[Option<i32>],
    reading: &mut Reading<'_>,
) -> Result<Vec<Choice>, Refusal> {
    let mut choices: Vec<Choice> = Vec::new();
    for (option, weight) in options.iter().zip(weights) {
        let (text, feedback) = reading.with_feedback(option.text);
        let text = reading.text(text);
        let line = option.part.piece.line;
        if text.is_empty() {
            return Err(Refusal::new(
                line,
                "option-empty",
                say("Một phương án không có chữ.", "An option has no text."),
                say("Viết nội dung sau dấu = hoặc ~.", "Write its text behind = or ~."),
            ));
        }
        if choices.iter().any(|other| other.text == text) {
            return Err(Refusal::new(
                line,
                "identical-options",
                say("Hai phương án giống hệt nhau.", "Two options are the same."),
                say("Sửa hoặc bỏ một trong hai.", "Change or remove one of them."),
            ));
        }
        choices.push(Choice { text, right: is_right(option), weight: *weight, feedback });
    }
    Ok(choices)
}

fn unsigned(head: Piece<'_>) -> Refusal {
    let words = crate::exchange::told::short(&head.shown());
    Refusal::new(
        head.line,
        "text-before-options",
        say(
            format!("“{words}” đứng trước dấu = hoặc ~ đầu tiên."),
            format!("'{words}' stands before the first = or ~."),
        ),
        say("Đặt = hoặc ~ trước mỗi phương án.", "Put = or ~ before each option."),
    )
}

fn wrong_number(number: usize, line: usize) -> Refusal {
    Refusal::new(
        line,
        "number-of-options",
        say(
            format!("Câu hỏi có {number} phương án; cần từ 2 đến {MOST}."),
            format!("The question has {number} options; 2 to {MOST} are wanted."),
        ),
        say(
            "Thêm bớt phương án; dấu ~ hoặc = trong chữ viết là \\~ và \\=.",
            "Add or remove some; write ~ and = within text as \\~ and \\=.",
        ),
    )
}
