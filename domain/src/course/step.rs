//! Steps of an ordering: the items of a numbered list, in their right order.

use super::{
    choice::{feedback, first_line},
    html::Writer,
    manuscript::say,
    markdown::{Node, plain},
};
use crate::{quiz::Step, text::nfc};
use pulldown_cmark::Tag;

/// More steps are no list that people keep in mind.
const MOST_STEPS: usize = 12;

/// The steps of a list; `None` when they cannot be asked, which is reported.
pub(super) fn read(list: &Node<'_>, writer: &mut Writer<'_, '_>) -> Option<Vec<Step>> {
    let steps: Vec<Step> = list.children.iter().map(|item| step(item, writer)).collect();
    let is_numbered = matches!(list.tag(), Some(Tag::List(Some(_))));
    let twice = (1..steps.len()).find(|at| steps[..*at].iter().any(|other| other.text == steps[*at].text));
    let (code, what, mend) = if !is_numbered {
        (
            "steps-not-numbered",
            say("Các bước của câu sắp xếp phải đánh số.", "The steps of an ordering are numbered."),
            say("Viết theo thứ tự đúng: 1. …, 2. …", "Write them in their right order: 1. …, 2. …"),
        )
    } else if !(2..=MOST_STEPS).contains(&steps.len()) {
        (
            "steps-count",
            say(
                format!("Câu sắp xếp cần từ 2 đến {MOST_STEPS} bước."),
                format!("An ordering has 2 to {MOST_STEPS} steps."),
            ),
            say("Thêm hoặc bớt bước.", "Add steps, or take some out."),
        )
    } else if let Some(empty) = steps.iter().position(|step| step.text.is_empty()) {
        let number = empty + 1;
        (
            "option-empty",
            say(format!("Bước {number} không có chữ."), format!("Step {number} has no text.")),
            say("Viết nội dung của bước.", "Write what the step is."),
        )
    } else if let Some(twice) = twice {
        let text = &steps[twice].text;
        (
            "identical-options",
            say(format!("Bước “{text}” có hai lần."), format!("The step '{text}' stands there twice.")),
            say("Hai bước giống nhau thì không xếp được.", "Two equal steps have no order."),
        )
    } else {
        return Some(steps);
    };
    writer.report.error(list.range.start, code, what, mend);
    None
}

fn step(item: &Node<'_>, writer: &mut Writer<'_, '_>) -> Step {
    let (line, blocks) = first_line(&item.children);
    let html = writer.inline(line).trim().to_owned();
    Step { text: nfc(&plain(line)), html, feedback_html: feedback(blocks, writer) }
}
