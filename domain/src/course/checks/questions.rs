//! Keys that cannot be right, and mistakes that nobody explains.

use crate::{
    course::{
        manuscript::{Report, say},
        question::ReadQuestion,
        spec::Spec,
    },
    quiz::{Choice, Credit, Kind, Question},
};
use std::collections::BTreeMap;

/// The most options: more fit no screen and no memory.
const MOST_OPTIONS: usize = 20;

/// Checks the options of a question with a key; `None` when it cannot be asked.
pub(in crate::course) fn check_options(
    options: &[(Choice, usize)],
    offset: usize,
    report: &mut Report<'_>,
) -> Option<()> {
    check_option_list(options, offset, report)?;
    if !options.iter().any(|(choice, _)| choice.right) {
        report.error(
            offset,
            "no-right-answer",
            say("Câu hỏi chưa có đáp án đúng.", "The question has no right answer."),
            say("Đánh dấu phương án đúng bằng [x].", "Tick the right option with [x]."),
        );
        return None;
    }
    Some(())
}

/// Checks what every list of options must be; `None` when it cannot be asked.
pub(in crate::course) fn check_option_list(
    options: &[(Choice, usize)],
    offset: usize,
    report: &mut Report<'_>,
) -> Option<()> {
    if options.len() < 2 {
        report.error(
            offset,
            "too-few-options",
            say("Câu hỏi cần ít nhất hai phương án.", "A question needs at least two options."),
            say("Thêm phương án, mỗi phương án một dòng.", "Add options, one a line."),
        );
        return None;
    }
    if options.len() > MOST_OPTIONS {
        report.error(
            offset,
            "too-many-options",
            say(
                format!("Câu hỏi có hơn {MOST_OPTIONS} phương án."),
                format!("The question has more than {MOST_OPTIONS} options."),
            ),
            say("Tách thành nhiều câu.", "Make several questions of it."),
        );
        return None;
    }
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (choice, at) in options {
        // Options that are only a picture have no text but the picture's description.
        if let Some(first) = seen.insert(&choice.html, *at) {
            let line = report.manuscript.place(first).line;
            report.error(
                *at,
                "identical-options",
                say(
                    format!("Phương án này giống hệt phương án ở dòng {line}."),
                    format!("This option is the same as the one in line {line}."),
                ),
                say("Sửa hoặc bỏ một trong hai.", "Change or remove one of them."),
            );
        }
    }
    Some(())
}

/// Checks credit and weights against the kind.
pub(in crate::course) fn check_kind(kind: &Kind, spec: &Spec, offset: usize, report: &mut Report<'_>) {
    if spec.retired {
        return;
    }
    let weighted = match kind {
        Kind::Single(options) | Kind::Multiple(options) | Kind::TrueFalse(options) => {
            options.iter().any(|choice| choice.weight.is_some())
        }
        _ => false,
    };
    if weighted && !(spec.credit == Some(Credit::Proportional) && matches!(kind, Kind::Multiple(_))) {
        report.warning(
            offset,
            "weight-unused",
            say("Trọng số %n% không có tác dụng ở câu này.", "The weights %n% do nothing here."),
            say(
                "Thêm credit=proportional vào câu chọn nhiều, hoặc bỏ %n%.",
                "Add credit=proportional to a question with several right answers, or drop %n%.",
            ),
        );
    }
    let known: &[Credit] = match kind {
        Kind::Multiple(_) => &[Credit::Exact, Credit::Proportional, Credit::ProportionalCorrect],
        Kind::Matching(_) | Kind::Cloze(_) => &[Credit::Exact, Credit::Proportional],
        Kind::Ordering(_) => &[Credit::Exact, Credit::Adjacent],
        _ => &[],
    };
    if spec.credit.is_some_and(|credit| !known.contains(&credit)) {
        report.warning(
            offset,
            "attribute-unused",
            say(
                "“credit” này không có tác dụng với loại câu hỏi này.",
                "This 'credit' does nothing for this kind of question.",
            ),
            say(
                "Chọn nhiều: exact, proportional, proportional_correct; nối và điền: exact, proportional; sắp xếp: exact, adjacent.",
                "Several answers: exact, proportional, proportional_correct; matching and gaps: exact, proportional; ordering: exact, adjacent.",
            ),
        );
    }
}

/// Warns where nothing is learned from a mistake.
pub(in crate::course) fn check_explanations(questions: &[ReadQuestion], report: &mut Report<'_>) {
    let wants_one = |question: &Question| {
        !question.retired
            && !question.kind.is_opinion()
            && !question.kind.is_marked()
            && question.explain_html.is_none()
    };
    for read in questions.iter().filter(|read| wants_one(&read.question)) {
        report.warning(
            read.offset,
            "no-explanation",
            say("Câu hỏi chưa có lời giải thích.", "The question has no explanation."),
            say(
                "Thêm: > [!EXPLAIN] rồi lời giải thích ở dòng dưới, cũng sau dấu >.",
                "Add: > [!EXPLAIN] and the explanation on the next line, also behind >.",
            ),
        );
    }
}

/// Warns where people mark without knowing by what.
pub(in crate::course) fn check_rubrics(questions: &[ReadQuestion], report: &mut Report<'_>) {
    let lacks_one = |question: &Question| match &question.kind {
        Kind::Essay(essay) => essay.rubric.is_empty(),
        Kind::Upload(upload) => upload.rubric.is_empty(),
        _ => false,
    };
    for read in questions.iter().filter(|read| lacks_one(&read.question)) {
        report.warning(
            read.offset,
            "no-rubric",
            say("Câu này do người chấm nhưng chưa có tiêu chí.", "People mark this question, but it has no rubric."),
            say("Thêm: > [!RUBRIC] rồi > - (2) Nêu đúng vấn đề", "Add: > [!RUBRIC] and > - (2) Names the problem"),
        );
    }
}
