//! Options and true-or-false as GIFT.

use super::{field::Fields, tell_credit};
use crate::{
    exchange::{
        gift::escape::escaped,
        told::{Refusal, say},
    },
    quiz::{Choice, Credit},
    text::fold,
};

/// The weights that Moodle knows.
const USUAL: [f64; 21] = [
    100.0, 90.0, 83.33333, 80.0, 75.0, 70.0, 66.66667, 60.0, 50.0, 40.0, 33.33333, 30.0, 25.0, 20.0, 16.66667,
    14.28571, 12.5, 11.11111, 10.0, 5.0, 0.0,
];

/// Words for right, before those for wrong.
const TRUTHS: [(&str, &str); 3] = [("dung", "sai"), ("true", "false"), ("vrai", "faux")];

/// `TRUE#to the wrong answer#to the right one`; nothing where the words stand in another order.
pub(super) fn truth(choices: &[Choice], fields: &mut Fields) -> Option<String> {
    let [yes, no] = choices else { return None };
    let words = (fold(&yes.text), fold(&no.text));
    let known = TRUTHS.iter().any(|(one, other)| words.0 == *one && words.1 == *other);
    if !known || yes.right == no.right {
        return None;
    }
    let (right, wrong) = if yes.right { (yes, no) } else { (no, yes) };
    let mut line = if yes.right { "TRUE" } else { "FALSE" }.to_owned();
    let [to_right, to_wrong] =
        [right, wrong].map(|choice| choice.feedback_html.as_deref().map(|html| fields.html(html)).unwrap_or_default());
    if !(to_wrong.is_empty() && to_right.is_empty()) {
        line.push_str(&format!("#{to_wrong}"));
    }
    if !to_right.is_empty() {
        line.push_str(&format!("#{to_right}"));
    }
    Some(line)
}

/// Options of which one is right.
pub(super) fn one(choices: &[Choice], fields: &mut Fields) -> Result<Vec<String>, Refusal> {
    if choices.iter().filter(|choice| choice.right).count() != 1 {
        return Err(Refusal::anywhere(
            "no-right-answer",
            say("Câu chọn một phải có đúng một đáp án đúng.", "A single choice wants exactly one right option."),
            say("Sửa [x] trong câu hỏi.", "Mend the [x] of the question."),
        ));
    }
    tell_last(choices, fields);
    Ok(choices.iter().map(|choice| option(if choice.right { "=" } else { "~" }, choice, fields)).collect())
}

/// Options with their weights.
pub(super) fn several(choices: &[Choice], credit: Credit, fields: &mut Fields) -> Vec<String> {
    let right = choices.iter().filter(|choice| choice.right).count();
    let usual = 100.0 / right.max(1) as f64;
    if credit != Credit::Proportional && right > 1 {
        tell_credit(credit, &mut fields.changes);
    }
    tell_last(choices, fields);
    let mut lines = Vec::new();
    let (mut crossed, mut unusual, mut most) = (false, false, 0.0);
    for choice in choices {
        let weight = match (credit, choice.weight, choice.right) {
            (Credit::Proportional, Some(weight), _) => f64::from(weight),
            (_, _, true) => usual,
            (Credit::Proportional, None, false) => -usual,
            (_, _, false) => -100.0,
        };
        crossed |= choice.right != (weight > 0.0);
        unusual |= !USUAL.iter().any(|usual| (weight.abs() - usual).abs() < 0.001);
        most += weight.max(0.0);
        let sign = if weight == 0.0 { "~".to_owned() } else { format!("~%{}%", decimals(weight)) };
        lines.push(option(&sign, choice, fields));
    }
    if crossed {
        fields.changes.note(
            "weight-side",
            say(
                "Trong GIFT, phương án có trọng số dương là đúng, còn lại là sai; ở câu này không phải vậy.",
                "In GIFT an option of positive weight is right, any other is wrong; here it was not so.",
            ),
            say("Xem lại đáp án sau khi nhập.", "Look at the key after importing."),
        );
    }
    if unusual || (most - 100.0).abs() > 0.1 {
        fields.changes.note(
            "weights-unusual",
            say(
                "Moodle chỉ nhận một số trọng số, và phần dương phải cộng lại được 100%.",
                "Moodle takes certain weights only, and the positive ones must add up to 100%.",
            ),
            say(
                "Khi nhập vào Moodle, chọn “lấy mức gần nhất”, rồi xem lại câu này.",
                "Choose 'nearest grade' when importing into Moodle, and look at the question again.",
            ),
        );
    }
    lines
}

/// The entries of a drop-down.
pub(super) fn entries(entries: &[String], right: usize, fields: &mut Fields) -> Vec<String> {
    let line = |(at, entry): (usize, &String)| {
        let sign = if at == right { "=" } else { "~" };
        format!("{sign}{}", fields.html(&crate::course::escape(entry)))
    };
    entries.iter().enumerate().map(line).collect()
}

fn option(sign: &str, choice: &Choice, fields: &mut Fields) -> String {
    let text = fields.html(&choice.html);
    match &choice.feedback_html {
        Some(feedback) => format!("{sign}{text}#{}", fields.html(feedback)),
        None => format!("{sign}{text}"),
    }
}

/// A number with the five decimals that Moodle has.
pub(super) fn decimals(weight: f64) -> String {
    let text = format!("{weight:.5}");
    escaped(text.trim_end_matches('0').trim_end_matches('.'))
}

fn tell_last(choices: &[Choice], fields: &mut Fields) {
    if choices.iter().any(|choice| choice.last) {
        fields.changes.note(
            "place-lost",
            say("GIFT không giữ được phương án luôn đứng cuối {.last}.", "GIFT cannot keep an option last {.last}."),
            say("Tắt trộn phương án cho câu này.", "Turn shuffling off for this question."),
        );
    }
}
