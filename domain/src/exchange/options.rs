//! Options with weights in percent, as other systems have them: of one, or of several that may be ticked.

use super::{
    document::Block,
    draft::{Choice, Key},
    told::{Changes, Refusal, say},
    weight,
};

/// The most options of a question.
const MOST: usize = 20;
/// From here on an answer is worth everything; other systems round thirds.
pub(super) const FULL: f64 = 99.999;

/// An option as another system has it.
pub(super) struct Entry {
    pub line: usize,
    /// In percent.
    pub weight: f64,
    pub text: Vec<Block>,
    pub feedback: Vec<Block>,
}

/// One option may be chosen, so that it is right or wrong.
pub(super) fn one(entries: Vec<Entry>, line: usize, changes: &mut Changes) -> Result<Key, Refusal> {
    check(&entries, line)?;
    let is_right = |entry: &Entry| entry.weight >= FULL;
    if let Some(second) = entries.iter().filter(|entry| is_right(entry)).nth(1) {
        return Err(several_right(second.line));
    }
    if !entries.iter().any(is_right) {
        return Err(none_right(line));
    }
    for entry in entries.iter().filter(|entry| entry.weight != 0.0 && !is_right(entry)) {
        tell_dropped(entry, changes);
    }
    Ok(Key::One(entries.into_iter().map(|entry| Choice { right: is_right(&entry), ..choice(entry, None) }).collect()))
}

/// Every option that is worth something is right.
pub(super) fn several(entries: Vec<Entry>, line: usize, changes: &mut Changes) -> Result<Key, Refusal> {
    check(&entries, line)?;
    let weights: Vec<f64> = entries.iter().map(|entry| entry.weight).collect();
    let most: f64 = weights.iter().filter(|weight| **weight > 0.0).sum();
    if most <= 0.0 {
        return Err(none_right(line));
    }
    if most < 99.9 {
        tell_below(most, line, changes);
    }
    if weights.iter().sum::<f64>() > 0.0 && weights.iter().any(|weight| *weight <= 0.0) {
        changes.once(
            line,
            "all-ticked",
            say(
                "Ở đây, ai đánh dấu mọi phương án thì được 0 điểm, dù trọng số thế nào; áp dụng cho mọi câu chọn nhiều của tệp.",
                "Here, whoever ticks every option earns nothing, whatever the weights; this holds for all such questions of the file.",
            ),
            say("Không cần sửa.", "Nothing needs to be done."),
        );
    }
    let written = weight::whole(&weights, line, changes);
    let choices = entries.into_iter().zip(written).map(|(entry, weight)| choice(entry, weight)).collect();
    Ok(Key::Several { choices, exact: false })
}

/// Two options at least, each with words of its own.
pub(super) fn check(entries: &[Entry], line: usize) -> Result<(), Refusal> {
    if !(2..=MOST).contains(&entries.len()) {
        return Err(wrong_number(entries.len(), line));
    }
    for (at, entry) in entries.iter().enumerate() {
        if entry.text.is_empty() {
            return Err(Refusal::new(
                entry.line,
                "option-empty",
                say("Một phương án không có chữ.", "An option has no text."),
                say("Viết nội dung của phương án.", "Write its text."),
            ));
        }
        if entries[..at].iter().any(|other| other.text == entry.text) {
            return Err(Refusal::new(
                entry.line,
                "identical-options",
                say("Hai phương án giống hệt nhau.", "Two options are the same."),
                say("Sửa hoặc bỏ một trong hai.", "Change or remove one of them."),
            ));
        }
    }
    Ok(())
}

/// An option; it is right when it is worth something.
pub(super) fn choice(entry: Entry, weight: Option<i32>) -> Choice {
    Choice { text: entry.text, right: entry.weight > 0.0, weight, feedback: entry.feedback, last: false }
}

fn tell_dropped(entry: &Entry, changes: &mut Changes) {
    changes.at(
        entry.line,
        "weight-dropped",
        say(
            format!("Phương án có trọng số {}% nay được 0 điểm: câu chọn một chỉ có đúng và sai.", entry.weight),
            format!("An option of {}% earns nothing now: a single choice is right or wrong.", entry.weight),
        ),
        say(
            "Nếu cần điểm từng phần, đổi thành câu chọn nhiều với credit=proportional.",
            "For partial credit make it a question with several answers and credit=proportional.",
        ),
    );
}

fn tell_below(most: f64, line: usize, changes: &mut Changes) {
    changes.at(
        line,
        "weights-below-100",
        say(
            format!("Trọng số các đáp án đúng cộng lại chỉ được {most:.2}%, nên không ai đạt điểm tối đa."),
            format!("The right options add up to {most:.2}% only, so that nobody earns all points."),
        ),
        say("Sửa các %n% để cộng lại được 100.", "Change the %n% so that they add up to 100."),
    );
}

fn several_right(line: usize) -> Refusal {
    Refusal::new(
        line,
        "several-right",
        say(
            "Câu chọn một có nhiều đáp án đúng trọn vẹn (=).",
            "Where one option is chosen, several are fully right (=).",
        ),
        say(
            "Chỉ giữ một đáp án đúng trọn vẹn, hoặc đổi thành câu chọn nhiều (trong GIFT: ~%50%…).",
            "Keep one that is fully right, or have several chosen (in GIFT: ~%50%…).",
        ),
    )
}

fn none_right(line: usize) -> Refusal {
    Refusal::new(
        line,
        "no-right-answer",
        say("Không phương án nào đúng.", "No option is right."),
        say(
            "Đánh dấu đáp án đúng ở hệ thống kia (trong GIFT: =, hoặc trọng số dương ~%50%…).",
            "Mark the right one in the other system (in GIFT: =, or a weight ~%50%…).",
        ),
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
            "Thêm bớt phương án (trong GIFT, dấu ~ và = trong chữ viết là \\~ và \\=).",
            "Add or remove some (in GIFT, write ~ and = within text as \\~ and \\=).",
        ),
    )
}
