//! Slips that Markdown takes silently for plain text.

use super::{
    manuscript::{Report, say},
    markdown::Node,
};
use pulldown_cmark::{HeadingLevel, Tag};
use std::ops::Range;

/// Looks at the blocks of a question (or around questions) for options that came out as text; says whether there are.
pub(super) fn check(nodes: &[Node<'_>], report: &mut Report<'_>) -> bool {
    let mut found = false;
    for node in nodes {
        if node.is_paragraph() {
            found |= check_lines(node.range.clone(), &[], report);
        } else if node.is_list() {
            for item in &node.children {
                let mut code = Vec::new();
                add_code(item, &mut code);
                found |= check_lines(item.range.clone(), &code, report);
            }
        }
    }
    found
}

/// Reports a heading that a line of `---` or `===` under a text made; says whether it did.
pub(super) fn check_underlined(heading: &Node<'_>, report: &mut Report<'_>) -> bool {
    let text = &report.manuscript.text[heading.range.clone()];
    let accidental = !is_marked(text) && matches!(heading.heading(), Some(HeadingLevel::H1 | HeadingLevel::H2));
    if accidental {
        report.error(
            heading.range.start,
            "accidental-heading",
            say(
                "Dòng chữ ngay trên --- hoặc === trở thành một tiêu đề.",
                "A line of text right above --- or === becomes a heading.",
            ),
            say(
                "Để một dòng trống trước ---; tiêu đề thật thì viết bằng ##.",
                "Leave an empty line before ---; write real headings with ##.",
            ),
        );
    }
    accidental
}

/// Whether a text begins as headings are written: with `#` signs and a space behind them. `#0` is text like any other.
fn is_marked(text: &str) -> bool {
    let text = text.trim_start();
    let rest = text.trim_start_matches('#');
    rest.len() < text.len() && rest.chars().next().is_none_or(char::is_whitespace)
}

/// Whether a heading was broken over two lines, so that its `{#id}` stands in the paragraph below it.
pub(super) fn check_broken(heading: &Node<'_>, next: Option<&Node<'_>>, report: &mut Report<'_>) -> bool {
    let Some(paragraph) = next.filter(|node| node.is_paragraph()) else { return false };
    let first = report.manuscript.text[paragraph.range.clone()].lines().next().unwrap_or_default().trim_end();
    let broken = first.ends_with('}') && first.rfind("{#").is_some_and(|at| !first[at..first.len() - 1].contains('}'));
    if broken {
        report.error(
            heading.range.start,
            "heading-broken",
            say(
                "Tiêu đề bị ngắt làm hai dòng nên mất mã {#…}.",
                "The heading is broken over two lines and loses its {#…}.",
            ),
            say("Viết cả tiêu đề và {#…} trên một dòng.", "Write the heading and its {#…} on one line."),
        );
    }
    broken
}

/// Whether an item looks like an option whose box is not one.
pub(super) fn has_broken_box(text: &str, range: Range<usize>) -> bool {
    text[range].lines().next().is_some_and(is_broken_box)
}

/// Where code stands in an item, in order.
fn add_code(node: &Node<'_>, code: &mut Vec<Range<usize>>) {
    match node.tag() {
        Some(Tag::CodeBlock(_)) => code.push(node.range.clone()),
        _ => node.children.iter().for_each(|child| add_code(child, code)),
    }
}

/// Lines of code look like anything.
fn check_lines(range: Range<usize>, code: &[Range<usize>], report: &mut Report<'_>) -> bool {
    let mut offset = range.start;
    let mut found = false;
    for line in report.manuscript.text[range].split_inclusive('\n') {
        let at = code.partition_point(|block| block.end <= offset);
        let is_code = code.get(at).is_some_and(|block| block.start < offset + line.len());
        if !is_code && is_broken_box(line) {
            found = true;
            report.error(
                offset,
                "broken-box",
                say(
                    "Dòng này giống một phương án nhưng không phải: thiếu khoảng trắng quanh ô.",
                    "This line looks like an option but is none: spaces are missing around the box.",
                ),
                say("Viết “- [x] Nội dung” hoặc “1. [ ] Nội dung”.", "Write '- [x] Text' or '1. [ ] Text'."),
            );
        }
        offset += line.len();
    }
    found
}

/// `-[x] a`, `- [x]a`, `1.[ ] a`, `[x] a`, `- [] a`.
fn is_broken_box(line: &str) -> bool {
    let line = line.trim_start_matches(['>', ' ', '\t']).trim_end();
    let marker = marker_length(line);
    let (rest, spaced) = {
        let rest = &line[marker..];
        (rest.trim_start(), marker > 0 && rest.starts_with(' '))
    };
    let Some(inside) = rest.strip_prefix('[') else { return false };
    let Some((mark, after)) = inside.split_once(']') else { return false };
    // `[x](address)` and `[x]: address` are links.
    if !matches!(mark, "" | " " | "x" | "X" | "  " | " x" | "x " | "v" | "V" | "✓")
        || after.starts_with(['(', ':', '['])
    {
        return false;
    }
    let real = spaced && matches!(mark, " " | "x" | "X") && (after.is_empty() || after.starts_with([' ', '\t']));
    !real
}

fn marker_length(line: &str) -> usize {
    if line.starts_with(['-', '*', '+']) {
        return 1;
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=9).contains(&digits) && line[digits..].starts_with(['.', ')']) { digits + 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::is_broken_box;

    #[test]
    fn boxes_without_their_spaces_are_seen() {
        for line in ["-[x] a", "- [x]a", "1.[ ] a", "[x] a", "- [] a", "* [v] a", "  2. [X]a"] {
            assert!(is_broken_box(line), "{line}");
        }
        for line in ["- [x] a", "1. [ ] a", "  3) [X] a", "[x](a.md)", "- a [x] b", "[1] a", "- [x](a.md) b"] {
            assert!(!is_broken_box(line), "{line}");
        }
    }
}
