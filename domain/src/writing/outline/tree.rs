//! The outline with the files behind it, for a page that shows what can be edited.

use super::{Refusal, book::Book};
use crate::course::{PlacedEntry, SourceFile, is_module, without_number};

/// A module of an outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineModule {
    /// The name by which wishes know it; empty for the lessons of a course without modules.
    pub name: String,
    /// Its title, without a number.
    pub title: String,
    /// Its file, if it has one.
    pub path: Option<String>,
    /// Its lessons, quizzes and planned entries.
    pub items: Vec<OutlineItem>,
}

/// An entry of a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineItem {
    /// Its title as the outline says it.
    pub title: String,
    /// Its file; a planned entry has none.
    pub path: Option<String>,
}

/// The outline of a course, as far as wishes can change it. The place of an item is its number among `items`.
pub fn outline(files: &[SourceFile]) -> Result<Vec<OutlineModule>, Refusal> {
    let book = Book::open(files, &|_| false)?;
    let mut modules: Vec<OutlineModule> = Vec::new();
    for entry in book.entries("course.md")? {
        let is_item = entry.file.as_deref().is_some_and(|file| !is_module(file));
        if is_item {
            if modules.last().is_none_or(|module| !module.name.is_empty()) {
                modules.push(OutlineModule {
                    name: String::new(),
                    title: String::new(),
                    path: None,
                    items: Vec::new(),
                });
            }
            modules.iter_mut().last().into_iter().for_each(|module| module.items.push(item(&entry)));
            continue;
        }
        let title = without_number(&entry.title).to_owned();
        let name = entry.file.clone().unwrap_or_else(|| title.clone());
        let own = entry.file.as_deref().filter(|_| entry.children.is_empty()).map(|file| book.entries(file));
        let items = match own {
            Some(Ok(entries)) => entries,
            _ => entry.children,
        };
        modules.push(OutlineModule { name, title, path: entry.file, items: items.iter().map(item).collect() });
    }
    Ok(modules)
}

fn item(entry: &PlacedEntry) -> OutlineItem {
    OutlineItem { title: entry.title.clone(), path: entry.file.clone() }
}
