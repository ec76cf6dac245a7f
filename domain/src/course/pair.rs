//! Pairs of a matching: the items `a -> b`, `_ -> b` and `a -> _` of a list.

use super::{
    choice::{feedback, first_line},
    html::Writer,
    manuscript::say,
    markdown::{Node, plain},
};
use crate::{
    quiz::{Matching, Prompt},
    text::nfc,
};
use pulldown_cmark::Event;

const ARROW: &str = "->";
/// Stands for nothing on one side.
const NOTHING: &str = "_";
/// More rows fit no telephone.
const MOST_PAIRS: usize = 20;

/// Whether a list is meant as pairs.
pub(super) fn is_pairs(list: &Node<'_>) -> bool {
    list.is_list() && list.children.iter().any(|item| plain(&item.children).contains(ARROW))
}

/// The matching of a list; `None` when it cannot be asked, which is reported.
pub(super) fn read(list: &Node<'_>, writer: &mut Writer<'_, '_>) -> Option<Matching> {
    let mut matching = Matching { prompts: Vec::new(), targets: Vec::new() };
    let mut sound = true;
    for item in &list.children {
        sound &= add(item, &mut matching, writer).is_some();
    }
    (sound && check(list, &matching, writer)).then_some(matching)
}

fn add(item: &Node<'_>, matching: &mut Matching, writer: &mut Writer<'_, '_>) -> Option<()> {
    let (line, blocks) = first_line(&item.children);
    let Some((left, right)) = halves(line) else {
        writer.report.error(
            item.range.start,
            "pair-without-arrow",
            say("Dòng này của câu nối chưa có dấu ->.", "This line of the matching has no ->."),
            say("Viết: - Quốc hội -> Luật", "Write: - Parliament -> Act"),
        );
        return None;
    };
    if right.iter().any(|node| node.tag().is_some() || matches!(node.event, Event::Code(_))) {
        writer.report.error(
            item.range.start,
            "pair-formatted",
            say(
                "Vế phải của câu nối có định dạng hoặc hình.",
                "The right side of a pair is formatted or holds a picture.",
            ),
            say(
                "Viết vế phải bằng chữ thường: nó hiện trong danh sách chọn.",
                "Write it plainly: it is shown in a drop-down.",
            ),
        );
        return None;
    }
    let (text, target) = (nfc(&plain(&left)), nfc(&plain(&right)));
    if text.is_empty() || target.is_empty() || (text == NOTHING && target == NOTHING) {
        writer.report.error(
            item.range.start,
            "pair-empty",
            say("Một vế của cặp này còn trống.", "One side of this pair is empty."),
            say("Mục gây nhiễu viết: - _ -> Thông tư", "Write a distractor as: - _ -> Circular"),
        );
        return None;
    }
    let target = (target != NOTHING).then(|| place_of(target, &mut matching.targets));
    let feedback_html = feedback(blocks, writer);
    if text != NOTHING {
        let html = writer.inline(&left).trim().to_owned();
        matching.prompts.push(Prompt { html, text, target, feedback_html });
    }
    Some(())
}

/// Equal right sides are one.
fn place_of(target: String, targets: &mut Vec<String>) -> usize {
    targets.iter().position(|known| *known == target).unwrap_or_else(|| {
        targets.push(target);
        targets.len() - 1
    })
}

/// The nodes before and after the first arrow.
fn halves<'t>(line: &[Node<'t>]) -> Option<(Vec<Node<'t>>, Vec<Node<'t>>)> {
    let (at, text, arrow) = line.iter().enumerate().find_map(|(at, node)| match &node.event {
        Event::Text(text) => Some((at, text.to_string(), text.find(ARROW)?)),
        _ => None,
    })?;
    let half = |part: &str| Node { event: Event::Text(part.trim().to_owned().into()), ..line[at].clone() };
    let mut left = line[..at].to_vec();
    left.push(half(&text[..arrow]));
    let mut right = vec![half(&text[arrow + ARROW.len()..])];
    right.extend_from_slice(&line[at + 1..]);
    Some((left, right))
}

fn check(list: &Node<'_>, matching: &Matching, writer: &mut Writer<'_, '_>) -> bool {
    let (prompts, targets) = (&matching.prompts, &matching.targets);
    let twice = (1..prompts.len()).find(|at| prompts[..*at].iter().any(|other| other.text == prompts[*at].text));
    let (code, what, mend) = if prompts.len() < 2 || targets.is_empty() {
        (
            "too-few-pairs",
            say("Câu nối cần ít nhất hai cặp.", "A matching needs at least two pairs."),
            say("Thêm dòng: - Chính phủ -> Nghị định", "Add a line: - Government -> Decree"),
        )
    } else if prompts.len() > MOST_PAIRS || targets.len() > MOST_PAIRS {
        (
            "too-many-pairs",
            say(
                format!("Câu nối có hơn {MOST_PAIRS} mục ở một vế."),
                format!("The matching has more than {MOST_PAIRS} entries on one side."),
            ),
            say("Tách thành nhiều câu.", "Make several questions of it."),
        )
    } else if let Some(twice) = twice {
        let text = &prompts[twice].text;
        (
            "identical-options",
            say(format!("Vế trái “{text}” có hai lần."), format!("The left side '{text}' stands there twice.")),
            say("Mỗi vế trái chỉ viết một lần.", "Write each left side once."),
        )
    } else {
        return true;
    };
    writer.report.error(list.range.start, code, what, mend);
    false
}
