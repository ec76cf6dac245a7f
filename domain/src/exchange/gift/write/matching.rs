//! Matchings as GIFT.

use super::{field::Fields, tell_credit};
use crate::{
    exchange::{
        gift::escape::escaped,
        told::{Refusal, say},
    },
    quiz::{Credit, Matching},
};

/// `=left -> right`, and `= -> right` for what distracts.
///
/// Distractors stand where they stood, so that the right sides keep their order.
pub(super) fn pairs(key: &Matching, credit: Credit, fields: &mut Fields) -> Result<Vec<String>, Refusal> {
    if credit == Credit::Exact {
        tell_credit(credit, &mut fields.changes);
    }
    let distractor = |target: usize| format!("= -> {}", escaped(&key.targets[target]));
    let mut lines = Vec::new();
    // How many right sides the lines so far hold.
    let mut known = 0;
    for prompt in &key.prompts {
        let Some(target) = prompt.target.filter(|target| *target < key.targets.len()) else { continue };
        lines.extend((known..target).map(distractor));
        known = known.max(target + 1);
        lines.push(format!("={} -> {}", fields.html(&prompt.html), escaped(&key.targets[target])));
    }
    lines.extend((known..key.targets.len()).map(distractor));
    let left = key.prompts.iter().filter(|prompt| prompt.target.is_some()).count();
    if left < 2 {
        return Err(Refusal::anywhere(
            "too-few-pairs",
            say("Câu nối còn ít hơn hai cặp.", "Fewer than two pairs are left of the matching."),
            say("Thêm cặp có vế phải.", "Add pairs with a right side."),
        ));
    }
    if left < key.prompts.len() {
        fields.changes.note(
            "lonely-side-lost",
            say(
                "GIFT không có vế trái không nối với gì; đã bỏ.",
                "GIFT has no left side that nothing belongs to; it was left out.",
            ),
            say("Thêm lại nếu cần, với một vế phải như “không có”.", "Add it again with a right side such as 'none'."),
        );
    }
    if key.prompts.iter().any(|prompt| prompt.feedback_html.is_some()) {
        fields.changes.note(
            "pair-feedback-lost",
            say("Câu nối của GIFT không có nhận xét cho từng cặp.", "Matchings of GIFT have no feedback on pairs."),
            say("Chuyển nhận xét vào lời giải thích.", "Move it into the explanation."),
        );
    }
    Ok(lines)
}
