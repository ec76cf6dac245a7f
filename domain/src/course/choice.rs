//! Options: the items of a list with tick boxes.

use super::{
    html::{Writer, is_inline, task_mark},
    manuscript::say,
    markdown::{Node, plain},
};
use crate::{quiz::Choice, text::nfc};
use pulldown_cmark::Event;

/// Whether a list is meant as options.
pub(super) fn is_options(list: &Node<'_>) -> bool {
    list.is_list() && list.children.iter().any(|item| task_mark(&item.children).is_some())
}

/// The options of a list, each with its place.
pub(super) fn read(list: &Node<'_>, writer: &mut Writer<'_, '_>) -> Vec<(Choice, usize)> {
    list.children.iter().filter_map(|item| Some((option(item, writer)?, item.range.start))).collect()
}

fn option(item: &Node<'_>, writer: &mut Writer<'_, '_>) -> Option<Choice> {
    let Some(right) = task_mark(&item.children) else {
        // An item without a space in its box is reported as such elsewhere.
        if !super::traps::has_broken_box(&writer.report.manuscript.text, item.range.clone()) {
            writer.report.error(
                item.range.start,
                "option-without-box",
                say("Phương án này chưa có ô [ ] hoặc [x].", "This option has no box [ ] or [x]."),
                say(
                    "Viết “- [ ] …” cho phương án sai, “- [x] …” cho phương án đúng.",
                    "Write '- [ ] …' for a wrong option, '- [x] …' for a right one.",
                ),
            );
        }
        return None;
    };
    let (line, blocks) = first_line(&item.children);
    let mut line: Vec<Node<'_>> =
        line.iter().filter(|node| !matches!(node.event, Event::TaskListMarker(_))).cloned().collect();
    let weight = take_weight(&mut line, item.range.start, writer);
    let last = take_last(&mut line, writer);
    let feedback_html = feedback(blocks, writer);
    let text = nfc(&plain(&line));
    if text.is_empty() && !line.iter().any(|node| node.tag().is_some()) {
        writer.report.error(
            item.range.start,
            "option-empty",
            say("Phương án không có chữ.", "The option has no text."),
            say("Viết nội dung sau ô: - [ ] Nội dung", "Write its text after the box: - [ ] Text"),
        );
    }
    let html = writer.inline(&line).trim().to_owned();
    Some(Choice { html, text, right, weight, feedback_html, last })
}

/// The feedback of an item: the quotations in it. Nothing else may stand there.
pub(super) fn feedback(blocks: &[Node<'_>], writer: &mut Writer<'_, '_>) -> Option<String> {
    let mut html = String::new();
    for block in blocks {
        if block.is_quote() {
            html.push_str(&writer.blocks(&block.children));
            continue;
        }
        writer.report.error(
            block.range.start,
            "option-content",
            say(
                "Trong một phương án chỉ được có một dòng chữ và phần nhận xét thụt vào sau dấu >.",
                "An option holds one line of text and an indented quotation as its feedback.",
            ),
            say(
                "Chuyển phần này lên thân câu hỏi, hoặc đặt sau dấu > thụt vào.",
                "Move it into the question, or put it behind an indented >.",
            ),
        );
    }
    (!html.is_empty()).then_some(html)
}

/// The line of text and the blocks under it, in tight and in loose lists.
pub(super) fn first_line<'n, 't>(children: &'n [Node<'t>]) -> (&'n [Node<'t>], &'n [Node<'t>]) {
    match children.split_first() {
        Some((paragraph, blocks)) if paragraph.is_paragraph() => (&paragraph.children, blocks),
        _ => children.split_at(children.iter().take_while(|node| is_inline(node)).count()),
    }
}

/// Takes `%50%` from the front.
fn take_weight(line: &mut [Node<'_>], offset: usize, writer: &mut Writer<'_, '_>) -> Option<i32> {
    let first = line.first_mut()?;
    let Event::Text(text) = &first.event else { return None };
    if writer.report.manuscript.is_escaped(first.range.start) {
        return None;
    }
    let (number, rest) = text.trim_start().strip_prefix('%')?.split_once('%')?;
    let weight = number.trim().replace('\u{2212}', "-").parse().ok();
    let rest = rest.trim_start().to_owned();
    let Some(weight @ -100..=100) = weight else {
        writer.report.error(
            offset,
            "bad-weight",
            say("Trọng số phải là số nguyên từ -100 đến 100.", "A weight is a whole number from -100 to 100."),
            say("Ví dụ: - [ ] %50% Nội dung", "For instance: - [ ] %50% Text"),
        );
        return None;
    };
    first.event = Event::Text(rest.into());
    Some(weight)
}

/// Takes `{.last}` from the end.
fn take_last(line: &mut [Node<'_>], writer: &Writer<'_, '_>) -> bool {
    let Some(Node { event: Event::Text(text), range, .. }) = line.last() else { return false };
    // With a backslash in it, it is text.
    let is_mark = writer.report.manuscript.text[..range.end].trim_end().ends_with("{.last}");
    let rest = text.trim_end().strip_suffix("{.last}").filter(|_| is_mark);
    let Some(rest) = rest.map(|rest| rest.trim_end().to_owned()) else {
        return false;
    };
    if let Some(node) = line.last_mut() {
        node.event = Event::Text(rest.into());
    }
    true
}
