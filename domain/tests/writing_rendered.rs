//! Two renderings beside each other: well-formed, and both texts are still there.

use domain::{
    course::{Block, SourceFile, read_course},
    writing::compare_rendered,
};
use proptest::prelude::*;

/// The HTML of a lesson with this text.
fn rendered(text: &str) -> String {
    let course = "---\nid: c\ncode: C\ntitle: C\nsummary: S\ntrack: digital\ngroup: 1\ntiet: 1\n---\n\n- [B](b.md)\n";
    let lesson = format!("---\nid: b\ntitle: B\nminutes: 1\n---\n\n{text}\n");
    let files = [SourceFile::markdown("course.md", course), SourceFile::markdown("b.md", lesson)];
    let course = read_course("c", &files).0.expect("a course");
    let blocks = course.lessons().flat_map(|lesson| &lesson.blocks);
    let html = blocks.filter_map(|block| if let Block::Html(html) = block { Some(html.as_str()) } else { None });
    html.collect()
}

fn compared(before: &str, after: &str) -> String {
    let (before, after) = (rendered(before), rendered(after));
    let html = compare_rendered(&before, &after);
    assert_eq!(text(&html, "ins"), text(&before, "-"), "{html}");
    assert_eq!(text(&html, "del"), text(&after, "-"), "{html}");
    html
}

/// The text outside all elements of a name; panics when a tag does not close what is open.
fn text(html: &str, without: &str) -> String {
    let mut text = String::new();
    let mut open: Vec<&str> = Vec::new();
    for part in html.split_inclusive('>') {
        let (words, tag) = part.split_once('<').unwrap_or((part, ""));
        if !open.contains(&without) {
            text.push_str(words);
        }
        let name = tag.trim_start_matches('/').split([' ', '>', '/']).next().unwrap_or_default();
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "{html}");
        } else if !tag.ends_with("/>") && !["", "br", "hr", "img", "source", "track"].contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{html}");
    text.retain(|letter| !letter.is_whitespace());
    text
}

#[test]
fn words_are_marked_inside_a_paragraph() {
    let html = compared("Một đoạn văn ngắn.\n\nĐoạn hai.", "Một câu văn **rất** ngắn.\n\nĐoạn hai.");
    assert_eq!(
        html,
        "<p>Một <del>đoạn</del><ins>câu</ins> văn <ins><strong>rất</strong></ins> ngắn.</p><p>Đoạn hai.</p>"
    );
}

#[test]
fn paragraphs_come_and_go_whole() {
    let html = compared("Một.\n\nHai con chim.", "Hai con chim.\n\nBốn bức tường.");
    assert_eq!(html, "<del><p>Một.</p></del><p>Hai con chim.</p><ins><p>Bốn bức tường.</p></ins>");
}

#[test]
fn items_and_cells_stay_in_their_lists_and_tables() {
    let html = compared("- một hai\n- ba bốn\n- năm", "- một hai ba\n- năm\n- sáu");
    assert!(html.contains("<li>một hai <ins>ba</ins></li>") && html.contains("<li><del>ba bốn</del></li>"), "{html}");
    assert!(html.contains("<li><ins>sáu</ins></li>"), "{html}");
    let html = compared("| A | B |\n|---|---|\n| một | hai |", "| A | B |\n|---|---|\n| một | ba |\n| bốn | năm |");
    assert!(html.contains("<ins>bốn</ins>") && html.contains("<del>hai</del><ins>ba</ins>"), "{html}");
    assert!(!html.contains("<ins><tr") && !html.contains("<ins><td"), "{html}");
}

#[test]
fn what_is_gone_has_no_ids() {
    let html = compared("## Mở đầu\n\nMột.", "Hai.");
    assert!(html.contains("<del>") && html.contains("Mở đầu") && !html.contains("id="), "{html}");
}

#[test]
fn what_is_no_html_is_text() {
    let html = compare_rendered("<p>a", "<script>b");
    assert!(!html.contains("<script") && html.contains("&lt;"), "{html}");
    assert_eq!(compare_rendered("", ""), "");
}

const PIECES: [&str; 22] = [
    "\n\n",
    "\n\n",
    "\n",
    " ",
    "một ",
    "hai ",
    "ba, bốn. ",
    "**đậm** ",
    "*nghiêng hai* ",
    "`mã` ",
    "- một\n",
    "- hai\n   - ba\n",
    "1. một\n",
    "> [!TIP]\n> mẹo\n",
    "> trích\n",
    "| A | B |\n|---|---|\n| một | hai |\n",
    "## Đề mục\n\n",
    "### Đề hai\n\n",
    "[liên kết](https://a.vn) ",
    "```\nmã\n```\n",
    "<b> & \"c\" ",
    "---\n\n",
];

fn texts() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn every_comparison_is_well_formed_and_whole(before in texts(), after in texts(), shared in texts()) {
        compared(&before, &after);
        compared(&format!("{shared}\n\n{before}"), &format!("{shared}\n\n{after}"));
        let same = compared(&shared, &shared);
        prop_assert!(!same.contains("<del>") && !same.contains("<ins>"));
    }
}
