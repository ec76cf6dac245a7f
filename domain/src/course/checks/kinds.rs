//! Whether the way a question is written goes with what its heading says.

use crate::{
    course::{
        html::Writer,
        kind::type_of,
        manuscript::say,
        question::Parts,
        spec::{Spec, Type},
    },
    quiz::Kind,
};

/// A question is answered in one way.
pub(in crate::course) fn check_one_way(
    parts: &Parts,
    spec: &Spec,
    offset: usize,
    writer: &mut Writer<'_, '_>,
) -> Option<()> {
    let written = [
        (parts.options.is_some(), "- [ ] …"),
        (!parts.answers.is_empty(), "= …"),
        (!parts.gaps.is_empty(), "[[…]]"),
        (parts.pairs.is_some(), "a -> b"),
        (parts.steps.is_some(), "type=order"),
        (matches!(spec.wanted, Some(Type::Essay | Type::File | Type::Scale)), spec.wanted.map_or("", Type::name)),
    ];
    let ways: Vec<&str> = written.into_iter().filter(|(is, _)| *is).map(|(_, sign)| sign).collect();
    match ways[..] {
        [one, other, ..] => {
            writer.report.error(
                offset,
                "two-kinds",
                say(
                    format!("Câu hỏi vừa viết “{one}” vừa viết “{other}”."),
                    format!("The question is written with '{one}' and with '{other}'."),
                ),
                say("Giữ một trong hai, hoặc tách thành hai câu.", "Keep one of them, or make two questions."),
            );
            None
        }
        [] if spec.wanted.is_none_or(|wanted| !matches!(wanted, Type::Match | Type::Order)) => {
            writer.report.error(
                offset,
                "no-answer",
                say("Câu hỏi chưa có phương án hay đáp án.", "The question has neither options nor an answer."),
                say(
                    "Thêm danh sách “1. [x] …”, hoặc dòng “= đáp án”; câu nối, sắp xếp, tự luận cần type=match, type=order, type=essay.",
                    "Add a list '1. [x] …', or a line '= answer'; matchings, orderings and essays want type=match, type=order, type=essay.",
                ),
            );
            None
        }
        _ => Some(()),
    }
}

/// What `type=` says, and what is written.
pub(in crate::course) fn check_wanted(kind: &Kind, spec: &Spec, offset: usize, writer: &mut Writer<'_, '_>) {
    let written = type_of(kind);
    let Some(wanted) = spec.wanted.filter(|wanted| *wanted != written) else { return };
    if wanted == Type::Single && written == Type::TrueFalse {
        return;
    }
    let (wanted, written) = (wanted.name(), written.name());
    writer.report.error(
        offset,
        "wrong-type",
        say(
            format!("Câu hỏi khai type={wanted} nhưng viết như {written}."),
            format!("The question says type={wanted} but is written as {written}."),
        ),
        say(
            "Bỏ type=: loại câu hỏi được nhận ra từ cách viết.",
            "Drop type=: the kind is seen from the way it is written.",
        ),
    );
}

/// Rubrics and samples belong to what people mark.
pub(in crate::course) fn check_marking(parts: &Parts, offset: usize, writer: &mut Writer<'_, '_>) {
    if !parts.rubric.is_empty() || parts.sample_html.is_some() {
        writer.report.error(
            offset,
            "rubric-misplaced",
            say(
                "Tiêu chí và bài mẫu chỉ dùng cho câu tự luận và câu nộp tệp.",
                "A rubric and a sample belong to essays and files.",
            ),
            say("Thêm type=essay, hoặc bỏ khung này.", "Add type=essay, or remove the call-out."),
        );
    }
}

/// Attributes that other kinds of questions have.
pub(in crate::course) fn check_unused(kind: &Kind, spec: &Spec, offset: usize, writer: &mut Writer<'_, '_>) {
    let unused = [
        ("unit", spec.unit.is_some() && !matches!(kind, Kind::Numeric(_))),
        ("fold", !spec.folds.is_empty() && !matches!(kind, Kind::ShortText(_) | Kind::Cloze(_))),
        ("points", spec.points.is_some() && kind.is_opinion()),
    ];
    for (name, _) in unused.into_iter().filter(|(_, unused)| *unused) {
        writer.report.warning(
            offset,
            "attribute-unused",
            say(
                format!("“{name}” không có tác dụng với loại câu hỏi này."),
                format!("'{name}' does nothing for this kind of question."),
            ),
            say("Bỏ thuộc tính này.", "Remove it."),
        );
    }
}
