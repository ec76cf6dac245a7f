//! The outline: the list of links in `course.md` or `module.md` that gives the order of everything.

use super::{
    html::is_inline,
    links::Shelf,
    manuscript::{Report, Spot, say},
    markdown::{Node, plain},
};
use crate::text::fold;
use pulldown_cmark::Tag;
use std::collections::BTreeSet;

/// Headings above an outline, folded.
const HEADINGS: [&str; 8] =
    ["noi dung", "muc luc", "content", "contents", "outline", "contenu", "sommaire", "noi dung khoa hoc"];

/// A line of an outline.
struct Entry {
    title: String,
    link: Option<String>,
    offset: usize,
    children: Vec<Entry>,
}

/// A module as the outline states it.
pub(super) struct ModulePlan {
    pub title: String,
    pub spot: Spot,
    /// Its `module.md`.
    pub file: Option<String>,
    pub items: Vec<ItemPlan>,
    /// Whether it only holds lessons that no module was written for.
    flat: bool,
}

/// A lesson, a quiz, or a title without a link: planned.
pub(super) struct ItemPlan {
    pub title: String,
    pub spot: Spot,
    pub file: Option<String>,
}

/// Splits a body into the text around its outline and the outline, if it has one.
pub(super) fn split<'n, 't>(nodes: &'n [Node<'t>]) -> (Vec<Node<'t>>, Option<&'n Node<'t>>) {
    let named = |at: usize| at > 0 && nodes[at - 1].heading().is_some() && is_outline_heading(&nodes[at - 1]);
    let lists = || (0..nodes.len()).rev().filter(|at| nodes[*at].is_list());
    let Some(at) = lists().find(|at| links_to_markdown(&nodes[*at])).or_else(|| lists().find(|at| named(*at))) else {
        return (nodes.to_vec(), None);
    };
    let before = if at > 0 && nodes[at - 1].heading().is_some() { at - 1 } else { at };
    let mut around = nodes[..before].to_vec();
    around.extend_from_slice(&nodes[at + 1..]);
    (around, Some(&nodes[at]))
}

/// The modules of `course.md`.
pub(super) fn modules(list: &Node<'_>, shelf: &Shelf, report: &mut Report<'_>) -> Vec<ModulePlan> {
    let mut modules: Vec<ModulePlan> = Vec::new();
    for entry in entries(list) {
        let spot = report.manuscript.spot(report.manuscript.place(entry.offset));
        let title = without_number(&entry.title).to_owned();
        let Some(target) = &entry.link else {
            let items = items(&entry.children, shelf, report);
            modules.push(ModulePlan { title, spot, file: None, items, flat: false });
            continue;
        };
        let Some(path) = followed(target, entry.offset, shelf, report) else { continue };
        if is_module(&path) {
            let items = items(&entry.children, shelf, report);
            modules.push(ModulePlan { title, spot, file: Some(path), items, flat: false });
            continue;
        }
        // A short course lists its lessons without modules.
        if !modules.last().is_some_and(|module| module.flat) {
            modules.push(ModulePlan {
                title: String::new(),
                spot: spot.clone(),
                file: None,
                items: Vec::new(),
                flat: true,
            });
        }
        if let Some(module) = modules.last_mut() {
            module.items.push(ItemPlan { title: entry.title, spot, file: Some(path) });
            module.items.extend(items(&entry.children, shelf, report));
        }
    }
    modules
}

/// The items of `module.md`.
pub(super) fn module_items(list: &Node<'_>, shelf: &Shelf, report: &mut Report<'_>) -> Vec<ItemPlan> {
    items(&entries(list), shelf, report)
}

/// Reports what the outline lists twice, and takes the second away.
pub(super) fn without_repeats(modules: &mut [ModulePlan], report: &mut Report<'_>) {
    let mut seen = BTreeSet::new();
    let mut first = |file: &Option<String>, spot: &Spot| {
        let Some(file) = file else { return true };
        let first = seen.insert(file.clone());
        if !first {
            report.problems.error(
                spot,
                "listed-twice",
                say(format!("Mục lục nêu “{file}” hai lần."), format!("The outline lists '{file}' twice.")),
                say("Giữ lại một dòng.", "Keep one of them."),
            );
        }
        first
    };
    for module in modules {
        if !first(&module.file, &module.spot) {
            module.file = None;
        }
        module.items.retain(|item| first(&item.file, &item.spot));
    }
}

/// A title without 'Bài 1.' or '2.', as files give it.
pub(crate) fn without_number(title: &str) -> &str {
    const WORDS: [&str; 9] = ["Bài", "Mô-đun", "Phần", "Chương", "Lesson", "Module", "Part", "Leçon", "Partie"];
    let rest = WORDS.iter().find_map(|word| title.strip_prefix(word)?.strip_prefix(' ')).unwrap_or(title);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    match rest[digits..].strip_prefix(['.', ':']) {
        Some(plain) if digits > 0 && plain.starts_with(' ') => plain.trim_start(),
        _ => title,
    }
}

fn items(entries: &[Entry], shelf: &Shelf, report: &mut Report<'_>) -> Vec<ItemPlan> {
    let mut items = Vec::new();
    for entry in entries {
        let file = match &entry.link {
            None => None,
            Some(target) => match followed(target, entry.offset, shelf, report) {
                Some(path) => Some(path),
                None => continue,
            },
        };
        let spot = report.manuscript.spot(report.manuscript.place(entry.offset));
        if let Some(path) =
            file.as_ref().filter(|path| is_module(path) || path.ends_with(".bank.md") || *path == "course.md")
        {
            report.error(
                entry.offset,
                "outline-item",
                say(
                    format!("“{path}” không thể là một bài trong mô-đun."),
                    format!("'{path}' cannot be an item of a module."),
                ),
                say(
                    "Ở cấp này chỉ liên kết đến bài học và bài kiểm tra.",
                    "Link only to lessons and quizzes at this level.",
                ),
            );
            continue;
        }
        items.push(ItemPlan { title: entry.title.clone(), spot, file });
    }
    items
}

fn followed(target: &str, offset: usize, shelf: &Shelf, report: &mut Report<'_>) -> Option<String> {
    match shelf.file(&report.manuscript.path, target) {
        Ok(path) if path.ends_with(".md") => Some(path),
        Ok(path) => {
            report.error(
                offset,
                "outline-item",
                say(format!("“{path}” không phải là tệp .md."), format!("'{path}' is no .md file.")),
                say(
                    "Mục lục chỉ liên kết đến bài học, bài kiểm tra và mô-đun.",
                    "An outline links to lessons, quizzes and modules.",
                ),
            );
            None
        }
        Err(dead) => {
            dead.report(target, offset, shelf, report);
            None
        }
    }
}

/// Whether a file is that of a module, by its name.
pub(crate) fn is_module(path: &str) -> bool {
    path.ends_with("/module.md") || path == "module.md" || path.ends_with(".module.md")
}

fn entries(list: &Node<'_>) -> Vec<Entry> {
    list.children.iter().map(entry).collect()
}

fn entry(item: &Node<'_>) -> Entry {
    let line = match item.children.first() {
        Some(paragraph) if paragraph.is_paragraph() => &paragraph.children[..],
        _ => &item.children[..item.children.iter().take_while(|node| is_inline(node)).count()],
    };
    let link = line.iter().find_map(|node| match node.tag() {
        Some(Tag::Link { dest_url, .. }) => Some((plain(&node.children), dest_url.to_string())),
        _ => None,
    });
    let (title, link) = match link {
        Some((title, target)) => (title, Some(target)),
        None => (plain(line), None),
    };
    let children = item.children.iter().filter(|node| node.is_list()).flat_map(entries).collect();
    Entry { title, link, offset: item.range.start, children }
}

fn is_outline_heading(heading: &Node<'_>) -> bool {
    HEADINGS.contains(&fold(&plain(&heading.children)).as_str())
}

fn links_to_markdown(node: &Node<'_>) -> bool {
    match node.tag() {
        Some(Tag::Link { dest_url, .. }) if !dest_url.contains("://") && dest_url.ends_with(".md") => true,
        _ => node.children.iter().any(links_to_markdown),
    }
}

#[cfg(test)]
mod tests {
    use super::without_number;

    #[test]
    fn numbers_are_no_part_of_a_title() {
        assert_eq!(without_number("Bài 1. Giao việc rõ"), "Giao việc rõ");
        assert_eq!(without_number("Lesson 12: Fire"), "Fire");
        assert_eq!(without_number("3. Ba"), "Ba");
        assert_eq!(without_number("Kiểm tra mô-đun 2"), "Kiểm tra mô-đun 2");
        assert_eq!(without_number("2030"), "2030");
        assert_eq!(without_number("1.5 tiết"), "1.5 tiết");
    }
}
