//! In what a translated question differs from its original, and what it leaves out.

use crate::{
    course::manuscript::{Report, say},
    problem::Sentence,
};

/// What a translation changes that is no text.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Difference {
    Type(&'static str, &'static str),
    Options,
    Ticks,
    Numbers,
    Mistakes,
    Answers,
    Pairs,
    Steps,
    Gaps,
    Rubric,
    Hints,
}

/// What a translation leaves out.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Left {
    Body,
    Hints,
    Explanation,
    Feedback,
    Sample,
    Levels,
}

impl Difference {
    fn sentence(self) -> Sentence {
        match self {
            Self::Type(own, text) => {
                say(format!("là câu {text}, bản gốc là {own}"), format!("is {text}, the original is {own}"))
            }
            Self::Options => say("có số phương án khác bản gốc", "has more or fewer options"),
            Self::Ticks => say("đánh dấu [x], %n% hoặc {.last} khác bản gốc", "sets another [x], %n% or {.last}"),
            Self::Numbers => say("có số đúng khác bản gốc", "has other right numbers"),
            Self::Mistakes => say("có các dòng != khác bản gốc", "has other lines '!='"),
            Self::Answers => {
                say("nhận một đáp án mà bản kia coi là sai", "accepts what the other language calls a mistake")
            }
            Self::Pairs => say("nối các cặp khác bản gốc", "has other pairs"),
            Self::Steps => say("có số bước khác bản gốc", "has more or fewer steps"),
            Self::Gaps => say("có chỗ trống khác bản gốc", "has other gaps"),
            Self::Rubric => say("có tiêu chí hoặc điểm khác bản gốc", "has another rubric"),
            Self::Hints => say("có nhiều gợi ý hơn bản gốc", "has more hints than the original"),
        }
    }
}

/// Reports a translation that is another question.
pub(super) fn report_difference(id: &str, difference: &Difference, offset: usize, report: &mut Report<'_>) {
    let Sentence { vi, en } = difference.sentence();
    report.error(
        offset,
        "translation-key",
        say(format!("Bản dịch của câu “{id}” {vi}."), format!("The translation of '{id}' {en}.")),
        say(
            "Chép câu từ bản gốc rồi chỉ dịch chữ: cùng số dòng, cùng thứ tự, cùng [x], -> và [[…]].",
            "Copy the question and translate its words only: the same lines in the same order, the same [x], -> and [[…]].",
        ),
    );
}

impl Left {
    fn name(self) -> (&'static str, &'static str) {
        match self {
            Self::Body => ("phần thân", "its text"),
            Self::Hints => ("gợi ý", "hints"),
            Self::Explanation => ("giải thích", "the explanation"),
            Self::Feedback => ("nhận xét", "feedback"),
            Self::Sample => ("bài mẫu", "the sample"),
            Self::Levels => ("tiêu chí", "the rubric"),
        }
    }
}

/// Reports what is still to be translated.
pub(super) fn report_left(id: &str, left: &[Left], offset: usize, report: &mut Report<'_>) {
    let (vi, en): (Vec<_>, Vec<_>) = left.iter().map(|left| left.name()).unzip();
    let (vi, en) = (vi.join(", "), en.join(", "));
    report.warning(
        offset,
        "translation-gap",
        say(
            format!("Bản dịch của câu “{id}” còn thiếu: {vi}."),
            format!("The translation of '{id}' leaves out: {en}."),
        ),
        say("Dịch nốt; đến lúc đó người học đọc bản gốc.", "Translate it; until then learners read the original."),
    );
}
