//! What a survey may ask.

use crate::{
    course::{
        manuscript::{Report, say},
        section::ReadSection,
    },
    quiz::{Kind, Question},
};

/// Questions of all sections, those of banks too: opinions, with nothing by which they could be judged, the same for all.
pub(in crate::course) fn check(sections: &[ReadSection<'_>], report: &mut Report<'_>) {
    for read in sections {
        if read.section.draw.is_some() {
            report.error(
                read.offset,
                "survey-draw",
                say("Phiếu khảo sát không rút câu ngẫu nhiên.", "A survey draws no questions."),
                say(
                    "Bỏ draw=: mọi người trả lời cùng các câu thì số liệu mới cộng được.",
                    "Drop draw=: figures add up only where all answer the same questions.",
                ),
            );
        }
        for (question, offset) in questions(read) {
            check_question(question, offset, report);
        }
    }
}

/// Those of a bank are told at the section that takes them.
fn questions<'r>(read: &'r ReadSection<'_>) -> impl Iterator<Item = (&'r Question, usize)> {
    let place = |id: &str| read.places.get(id).copied().unwrap_or(read.offset);
    read.section.questions.iter().map(move |question| (question, place(&question.id)))
}

fn check_question(question: &Question, offset: usize, report: &mut Report<'_>) {
    let is_judged = match &question.kind {
        Kind::Scale(_) | Kind::Poll(_) => false,
        Kind::Essay(essay) => !essay.rubric.is_empty() || essay.sample_html.is_some(),
        _ => {
            report.error(
                offset,
                "survey-key",
                say(
                    format!("Câu “{}” có đáp án hoặc cần người chấm.", question.id),
                    format!("The question '{}' has a key or is marked by people.", question.id),
                ),
                say(
                    "Phiếu khảo sát chỉ hỏi ý kiến: type=scale, type=poll, type=essay.",
                    "A survey asks for opinions only: type=scale, type=poll, type=essay.",
                ),
            );
            return;
        }
    };
    if is_judged || question.explain_html.is_some() {
        report.warning(
            offset,
            "survey-judged",
            say(
                "Tiêu chí, bài mẫu và lời giải thích không có tác dụng trong phiếu khảo sát.",
                "A rubric, a sample and an explanation do nothing in a survey.",
            ),
            say("Bỏ khung này: không ai chấm ý kiến.", "Remove the call-out: nobody marks opinions."),
        );
    }
}
