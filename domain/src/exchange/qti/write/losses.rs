//! What QTI cannot say.

use crate::exchange::told::{Changes, say};

/// Accents always matter in QTI.
pub(super) fn tell_accents(changes: &mut Changes) {
    changes.note(
        "folding-changed",
        say(
            "QTI không bỏ qua dấu được: nay phải gõ đúng dấu.",
            "QTI cannot leave accents aside: they must be right now.",
        ),
        say(
            "Thêm cách viết không dấu làm đáp án, nếu cần.",
            "Add the spelling without accents as an answer, if needed.",
        ),
    );
}

/// Not every way to count parts can be said.
pub(super) fn tell_credit(changes: &mut Changes) {
    changes.note(
        "credit-changed",
        say(
            "Cách chấm từng phần này không nói được hết trong QTI.",
            "This way of partial credit cannot be said in QTI in full.",
        ),
        say("Xem lại cách chấm trong hệ thống kia.", "Look at the rule in the other system."),
    );
}

/// Pairs and steps have no feedback of their own.
pub(super) fn tell_feedback(changes: &mut Changes) {
    changes.note(
        "part-feedback-lost",
        say("Nhận xét cho từng cặp hoặc từng bước không đi theo.", "Feedback on pairs or steps stays behind."),
        say("Chuyển nhận xét vào lời giải thích.", "Move it into the explanation."),
    );
}

/// What people mark by stays behind.
pub(super) fn tell_marked(changes: &mut Changes) {
    changes.note(
        "essay-facts-lost",
        say(
            "Chỉ đề bài đi theo: tiêu chí, bài mẫu, số chữ, loại tệp và chấm chéo thì không.",
            "Only the task goes along: rubric, sample, number of words, kinds of files and peer review stay behind.",
        ),
        say("Đặt lại trong hệ thống kia.", "Set them again in the other system."),
    );
}

/// A slider has numbers only.
pub(super) fn tell_ends(changes: &mut Changes) {
    changes.note(
        "ends-lost",
        say("Lời ở hai đầu thang đo không đi theo.", "The words at the ends of the scale stay behind."),
        say("Ghi hai đầu thang vào câu hỏi.", "Say in the question what the ends mean."),
    );
}
