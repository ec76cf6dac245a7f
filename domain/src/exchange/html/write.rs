//! Writes a document as simple HTML that every other system understands.

use super::read::{Lines, read};
use crate::{
    course::escape,
    exchange::document::{Block, Losses, Span},
};
use unicode_normalization::char::is_combining_mark;

/// The HTML of a text of ours, made simple; a single paragraph stands without its tag.
pub(in crate::exchange) fn simple(html: &str, losses: &mut Losses) -> String {
    let (document, lost) = read(html, Lines::Folded);
    losses.add(lost);
    match &document[..] {
        [Block::Paragraph(spans)] => line(spans),
        document => blocks(document),
    }
}

/// The HTML of blocks.
fn blocks(blocks: &[Block]) -> String {
    blocks.iter().map(block).collect()
}

/// The HTML of a line.
fn line(spans: &[Span]) -> String {
    spans.iter().map(span).collect()
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(spans) => format!("<p>{}</p>", line(spans)),
        Block::List { start, loose, items } => list(*start, *loose, items),
        Block::Quote(inner) => format!("<blockquote>{}</blockquote>", blocks(inner)),
        Block::Code(text) => format!("<pre><code>{}</code></pre>", escape(text)),
        Block::Table(rows) => table(rows),
        Block::Rule => "<hr>".to_owned(),
    }
}

fn list(start: Option<u64>, loose: bool, items: &[Vec<Block>]) -> String {
    let (name, attribute) = match start {
        None => ("ul", String::new()),
        Some(1) => ("ol", String::new()),
        Some(start) => ("ol", format!(" start=\"{start}\"")),
    };
    let items: String = items.iter().map(|item| format!("<li>{}</li>", self::item(item, loose))).collect();
    format!("<{name}{attribute}>{items}</{name}>")
}

fn item(item: &[Block], loose: bool) -> String {
    match item {
        [Block::Paragraph(spans), rest @ ..] if !loose => line(spans) + &blocks(rest),
        item => blocks(item),
    }
}

fn table(rows: &[Vec<Vec<Span>>]) -> String {
    let mut html = "<table>".to_owned();
    for (at, row) in rows.iter().enumerate() {
        let name = if at == 0 { "th" } else { "td" };
        let cells: String = row.iter().map(|cell| format!("<{name}>{}</{name}>", line(cell))).collect();
        html.push_str(&format!("<tr>{cells}</tr>"));
    }
    html + "</table>"
}

fn span(span: &Span) -> String {
    match span {
        Span::Text(text) => text_after_tag(text),
        Span::Code(text) => format!("<code>{}</code>", text_after_tag(text)),
        Span::Break => "<br>".to_owned(),
        Span::Emphasis(spans) => format!("<em>{}</em>", line(spans)),
        Span::Strong(spans) => format!("<strong>{}</strong>", line(spans)),
        Span::Link { to, spans } => format!("<a href=\"{}\">{}</a>", escape(to), line(spans)),
    }
}

/// Text that may follow a tag: a mark without its letter would become one with the tag's `>` as soon as somebody
/// normalises the file.
fn text_after_tag(text: &str) -> String {
    match text.chars().next().filter(|letter| is_combining_mark(*letter)) {
        Some(mark) => format!("&#{};{}", u32::from(mark), escape(&text[mark.len_utf8()..])),
        None => escape(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::html::plain;

    /// What is read, written again.
    fn again(html: &str) -> String {
        blocks(&read(html, Lines::Folded).0)
    }

    #[test]
    fn what_is_written_is_read_as_it_was() {
        for html in [
            "<p>Một <strong>hai</strong> <em>ba</em> <code>bốn</code></p>",
            "<p>a<br>b</p><p>c &lt; d &amp; &quot;e&quot;</p>",
            "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
            "<ol start=\"3\"><li>a</li></ol><ol><li><p>b</p><p>c</p></li></ol>",
            "<blockquote><p>a</p></blockquote><hr><pre><code>x  y\n z</code></pre>",
            "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td></td></tr></table>",
            "<p><a href=\"https://a.vn/?b=c&amp;d\">x</a></p>",
        ] {
            assert_eq!(again(html), html);
        }
    }

    #[test]
    fn what_others_write_becomes_simple() {
        assert_eq!(again("a<div>b</div>c<P>d"), "<p>a</p><p>b</p><p>c</p><p>d</p>");
        assert_eq!(again("<b>a<i>b</b>c</i>"), "<p><strong>a<em>b</em></strong>c</p>");
        assert_eq!(again("<span style='color:red'>a</span><o:p></o:p>&nbsp;"), "<p>a</p>");
        assert_eq!(again("<li>a<li>b"), "<ul><li>a</li><li>b</li></ul>");
        assert_eq!(again("<td>a</td>"), "<p>a</p>");
        assert_eq!(
            again("<table>x<tr><td>a<td>b<br>c</table>d"),
            "<table><tr><th>x</th><th></th></tr><tr><td>a</td><td>b c</td></tr></table><p>d</p>"
        );
        assert_eq!(
            again("<h3>Đề</h3>m<sup>2</sup> H<sub>2</sub>O x<sup>a+b</sup>"),
            "<p><strong>Đề</strong></p><p>m² H₂O x^(a+b)</p>"
        );
        assert_eq!(again("List<String> 1 < 2"), "<p>List&lt;String&gt; 1 &lt; 2</p>");
        assert_eq!(again("<b>&#824;</b>"), "<p><strong>&#824;</strong></p>");
        assert_eq!(again("a<br><br>b<br> <br>c"), "<p>a</p><p>b</p><p>c</p>");
    }

    #[test]
    fn losses_are_told() {
        let (_, losses) = read(
            "<u>a</u><img src='@@PLUGINFILE@@/so-do.png'><a href='/x'>b</a><svg aria-hidden=true></svg>",
            Lines::Folded,
        );
        assert_eq!(losses.pictures, ["[so-do.png]"]);
        assert_eq!(losses.links, 1);
        assert_eq!(losses.tags.into_iter().collect::<Vec<_>>(), ["u"]);
        assert!(read(&"<ul><li>".repeat(100), Lines::Folded).0.is_empty());
        assert!(read(&"<blockquote>a".repeat(100), Lines::Folded).1.unformatted);
    }

    #[test]
    fn lines_of_plain_text_are_kept_unless_an_editor_broke_them() {
        let text = "Cơ quan nào\nban hành:\na) Luật và\nnghị định\nb) thông tư\u{2028}\u{2028}Chọn\nmột.";
        let lines = "<p>Cơ quan nào ban hành:<br>a) Luật và nghị định<br>b) thông tư</p><p>Chọn một.</p>";
        assert_eq!(blocks(&plain(text)), lines);
        assert_eq!(blocks(&plain("<b> &amp;")), "<p>&lt;b&gt; &amp;amp;</p>");
    }
}
