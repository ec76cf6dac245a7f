//! Two renderings of a text beside each other: what is gone in `<del>`, what is new in `<ins>`.

mod tree;

use super::edits::{Edit, edits};
use crate::course::escape;
use std::collections::BTreeSet;
use tree::{Node, parse};

/// More pairs of parts than this are not looked at for likeness.
const MOST_PAIRS: usize = 2500;

/// Elements that may stand only in their own container, so that the mark goes inside.
const ITEMS: [&str; 9] = ["li", "td", "th", "dt", "dd", "caption", "figcaption", "summary", "legend"];

/// Elements that hold nothing but such.
const ROWS: [&str; 4] = ["thead", "tbody", "tfoot", "tr"];

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 28] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "div",
    "blockquote",
    "section",
    "aside",
    "figure",
    "pre",
    "hr",
    "details",
    "summary",
];

/// Compares two texts that our writer rendered; the result is as safe and as well-formed as they are.
///
/// Paragraphs, items and cells that are much alike are compared word by word; a formatted passage, a formula or a
/// picture counts as one word. What has another structure is shown whole, as it was and as it is. What is gone loses its
/// ids, which are there once. What is not well-formed is shown whole, as plain text.
pub fn compare_rendered(before: &str, after: &str) -> String {
    match (parse(before), parse(after)) {
        (Some(old), Some(new)) => {
            let mut html = String::with_capacity(after.len() + after.len() / 8);
            compare_nodes(&old, &new, &mut html);
            html
        }
        _ => format!("<del><p>{}</p></del><ins><p>{}</p></ins>", escape(before), escape(after)),
    }
}

fn compare_nodes(old: &[Node<'_>], new: &[Node<'_>], html: &mut String) {
    let (old, new) = (&without_breaks(old), &without_breaks(new));
    let (before, after) = (sources(old), sources(new));
    let mut at = 0;
    for edit in joined(edits(&before, &after), old) {
        old[at..edit.old.start].iter().for_each(|node| html.push_str(node.source));
        at = edit.old.end;
        compare_changed(&old[edit.old], &new[edit.new], html);
    }
    old[at..].iter().for_each(|node| html.push_str(node.source));
}

/// Blocks without the line breaks between them, which nobody sees; the words of a paragraph stay as they are.
fn without_breaks<'n, 't>(nodes: &'n [Node<'t>]) -> Vec<&'n Node<'t>> {
    let in_blocks = nodes.iter().any(|node| BLOCKS.contains(&node.name));
    nodes.iter().filter(|node| !(in_blocks && node.is_space() && node.source.contains('\n'))).collect()
}

/// Changes between which only a space stayed are one: it is marked with the words.
fn joined(edits: Vec<Edit>, old: &[&Node<'_>]) -> Vec<Edit> {
    let is_gap = |node: &&Node<'_>| node.is_space() && !node.source.contains('\n');
    edits.into_iter().fold(Vec::new(), |mut joined: Vec<Edit>, edit| {
        match joined.last_mut() {
            Some(last) if old[last.old.end..edit.old.start].iter().all(is_gap) => {
                (last.old.end, last.new.end) = (edit.old.end, edit.new.end);
            }
            _ => joined.push(edit),
        }
        joined
    })
}

fn compare_changed(old: &[&Node<'_>], new: &[&Node<'_>], html: &mut String) {
    let (mut from, mut to) = (0, 0);
    for (left, right) in pairs(old, new) {
        mark("del", &old[from..left], html);
        mark("ins", &new[to..right], html);
        html.push_str(new[right].open);
        compare_nodes(&old[left].children, &new[right].children, html);
        html.push_str(new[right].close);
        (from, to) = (left + 1, right + 1);
    }
    mark("del", &old[from..], html);
    mark("ins", &new[to..], html);
}

/// Elements of both sides that are versions of each other, in order.
fn pairs(old: &[&Node<'_>], new: &[&Node<'_>]) -> Vec<(usize, usize)> {
    let elements = |nodes: &[&Node<'_>]| nodes.iter().filter(|node| !node.name.is_empty()).count();
    if elements(old) * elements(new) > MOST_PAIRS {
        return Vec::new();
    }
    let is_only = elements(old) == 1 && elements(new) == 1;
    let is_cell = |node: &&Node<'_>| matches!(node.name, "td" | "th");
    if old.len() == new.len() && old.iter().chain(new).all(is_cell) {
        return (0..old.len()).map(|at| (at, at)).collect();
    }
    let mut pairs = Vec::new();
    let mut from = 0;
    for (left, before) in old.iter().enumerate().filter(|(_, node)| !node.name.is_empty()) {
        let fits = |after: &Node<'_>| before.open_without_id() == after.open_without_id() && !after.children.is_empty();
        let mut candidates = new.iter().enumerate().skip(from);
        let is_alike = |after: &Node<'_>| {
            is_only && (after.is_container() || ITEMS.contains(&after.name)) || is_much_alike(before, after)
        };
        if let Some((right, _)) = candidates.find(|(_, after)| fits(after) && is_alike(after)) {
            pairs.push((left, right));
            from = right + 1;
        }
    }
    pairs
}

/// Whether two elements share at least a third of their words.
fn is_much_alike(before: &Node<'_>, after: &Node<'_>) -> bool {
    let (old, new): (BTreeSet<&str>, BTreeSet<&str>) = (before.words().collect(), after.words().collect());
    let shared = old.intersection(&new).count();
    shared > 0 && shared * 3 >= old.len().max(new.len())
}

/// Nodes under a mark.
fn mark(tag: &str, nodes: &[&Node<'_>], html: &mut String) {
    let is_gone = tag == "del";
    let mut open = false;
    for node in nodes {
        let is_inner = ITEMS.contains(&node.name) || ROWS.contains(&node.name);
        let wants = !is_inner && (open || !node.is_space());
        if open != wants {
            html.push_str(&if wants { format!("<{tag}>") } else { format!("</{tag}>") });
            open = wants;
        }
        if is_inner {
            html.push_str(&if is_gone { node.open_without_id() } else { node.open.to_owned() });
            mark(tag, &node.children.iter().collect::<Vec<_>>(), html);
            html.push_str(node.close);
        } else {
            node.write(is_gone, html);
        }
    }
    if open {
        html.push_str(&format!("</{tag}>"));
    }
}

fn sources<'n>(nodes: &[&Node<'n>]) -> Vec<&'n str> {
    nodes.iter().map(|node| node.source).collect()
}
