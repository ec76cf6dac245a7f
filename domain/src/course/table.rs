//! Tables: a box that scrolls and can be reached by keyboard, a caption or a label, headers in both directions.

use super::{
    checks::access,
    html::{Writer, escape},
    markdown::{Node, plain},
    terms,
};
use pulldown_cmark::{Alignment, Tag};

/// Whether the paragraph above a table is its caption: `Bảng 1. …`, `Table 1. …`, `Tableau 1. …`.
pub(super) fn is_caption(text: &str) -> bool {
    ["Bảng ", "Table ", "Tableau "].iter().any(|word| {
        text.strip_prefix(word).is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()))
    })
}

/// Writes a table; `caption` is HTML.
pub(super) fn write(node: &Node<'_>, caption: Option<&str>, writer: &mut Writer<'_, '_>) -> String {
    let Some(Tag::Table(alignments)) = node.tag() else { return String::new() };
    access::check_columns(alignments.len(), node.range.start, writer.report);
    let number = writer.next_table();
    let name = format!("bang-{}-{number}", writer.scope);
    let mut html = match caption {
        Some(caption) => format!(
            "<div class=\"table-box\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{name}\"><table><caption id=\"{name}\">{caption}</caption>"
        ),
        None => {
            let cells = node.children.first().map(|head| &head.children[..]).unwrap_or_default();
            let heads: Vec<String> =
                cells.iter().map(|cell| plain(&cell.children)).filter(|head| !head.is_empty()).collect();
            // The number keeps two tables with the same columns apart.
            let label = format!("{} {number}: {}", terms::TABLE.text(writer.shelf.lang), heads.join(", "));
            format!("<div class=\"table-box\" role=\"region\" tabindex=\"0\" aria-label=\"{}\"><table>", escape(&label))
        }
    };
    for (index, row) in node.children.iter().enumerate() {
        html.push_str(match index {
            0 => "<thead><tr>",
            1 => "<tbody><tr>",
            _ => "<tr>",
        });
        for (column, cell) in row.children.iter().enumerate() {
            html.push_str(&write_cell(cell, index == 0, column == 0, alignments.get(column), writer));
        }
        html.push_str(if index == 0 { "</tr></thead>" } else { "</tr>" });
    }
    html.push_str(if node.children.len() > 1 { "</tbody></table></div>\n" } else { "</table></div>\n" });
    html
}

fn write_cell(
    cell: &Node<'_>,
    head: bool,
    first: bool,
    alignment: Option<&Alignment>,
    writer: &mut Writer<'_, '_>,
) -> String {
    let class = if alignment == Some(&Alignment::Right) { " class=\"num\"" } else { "" };
    let text = writer.inline(&cell.children);
    // An empty header says nothing and confuses screen readers.
    match (head, first, text.is_empty()) {
        (_, _, true) => format!("<td{class}></td>"),
        (true, _, _) => format!("<th scope=\"col\"{class}>{text}</th>"),
        (false, true, _) => format!("<th scope=\"row\"{class}>{text}</th>"),
        (false, false, _) => format!("<td{class}>{text}</td>"),
    }
}
