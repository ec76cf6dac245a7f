//! A course whose files are being edited.

use super::{
    FileEdit, Refusal,
    files::folder_of,
    listing::{is_lesson, numbered_like},
    page::Page,
    shape::Shape,
};
use crate::{
    course::{
        NewPart, PlacedEntry, Skeleton, SourceFile, Taken, is_module, language_of, title_of, with_title, without_number,
    },
    text::nfc,
    writing::with_line_ends_of,
};
use std::collections::{BTreeMap, BTreeSet};

const COURSE: &str = "course.md";

/// The files of a course with what changed in them so far.
pub(super) struct Book<'f> {
    files: BTreeMap<String, &'f SourceFile>,
    all: &'f [SourceFile],
    was_used: Taken<'f>,
    /// `course.md`, and every module file that has an outline of its own.
    pages: BTreeMap<String, Page>,
    /// What the outlines must say in the end.
    pub(super) shapes: BTreeMap<String, Vec<Shape>>,
    new: Vec<FileEdit>,
    changed: BTreeMap<String, String>,
    gone: BTreeSet<String>,
}

/// A list of an outline: a whole one, or that under an entry of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct List {
    pub page: String,
    pub parent: Option<usize>,
}

impl<'f> Book<'f> {
    /// Opens a course; it must have a `course.md` whose outline can be edited.
    pub fn open(files: &'f [SourceFile], was_used: Taken<'f>) -> Result<Self, Refusal> {
        let by_path: BTreeMap<String, &SourceFile> = files.iter().map(|file| (nfc(&file.path), file)).collect();
        let mut book = Self {
            files: by_path,
            all: files,
            was_used,
            pages: BTreeMap::new(),
            shapes: BTreeMap::new(),
            new: Vec::new(),
            changed: BTreeMap::new(),
            gone: BTreeSet::new(),
        };
        book.open_page(COURSE)?;
        let entries = book.entries(COURSE)?;
        let with_outline: Vec<String> =
            entries.iter().filter(|entry| entry.children.is_empty()).filter_map(|entry| entry.file.clone()).collect();
        for path in with_outline.iter().filter(|path| is_module(path)) {
            if book.files.contains_key(path) {
                book.open_page(path)?;
            }
        }
        Ok(book)
    }

    fn open_page(&mut self, path: &str) -> Result<(), Refusal> {
        let text = self.text(path)?;
        let page = Page::new(path, text);
        let entries = page.entries().ok_or_else(|| Refusal::Unclear(path.to_owned()))?;
        if path == COURSE || !entries.is_empty() {
            self.shapes.insert(path.to_owned(), Shape::of(&entries));
            self.pages.insert(path.to_owned(), page);
        }
        Ok(())
    }

    /// Every path of the course.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    fn text(&self, path: &str) -> Result<&'f str, Refusal> {
        let file = self.files.get(path).ok_or_else(|| Refusal::UnknownPath(path.to_owned()))?;
        file.text().ok_or_else(|| Refusal::NotPossible(path.to_owned()))
    }

    /// A page to be edited.
    pub(super) fn page(&mut self, path: &str) -> Result<&mut Page, Refusal> {
        self.pages.get_mut(path).ok_or_else(|| Refusal::Unclear(path.to_owned()))
    }

    /// The entries of a page as it stands now.
    pub(super) fn entries(&self, page: &str) -> Result<Vec<PlacedEntry>, Refusal> {
        let unclear = || Refusal::Unclear(page.to_owned());
        self.pages.get(page).ok_or_else(unclear)?.entries().ok_or_else(unclear)
    }

    /// The entries of a list as they stand now.
    pub(super) fn siblings(&self, list: &List) -> Result<Vec<PlacedEntry>, Refusal> {
        let mut entries = self.entries(&list.page)?;
        match list.parent {
            None => Ok(entries),
            Some(at) if at < entries.len() => Ok(entries.swap_remove(at).children),
            Some(_) => Err(Refusal::Unclear(list.page.clone())),
        }
    }

    /// Where the items of a module stand, or would stand, and the folder of its files.
    fn module(&self, module: &str) -> Result<(List, String), Refusal> {
        let entries = self.entries(COURSE)?;
        let unknown = || Refusal::UnknownModule(module.to_owned());
        let is_item = |entry: &&PlacedEntry| entry.file.as_deref().is_some_and(|file| !is_module(file));
        let whole = |page: &str| List { page: page.to_owned(), parent: None };
        if module.is_empty() {
            let first = entries.iter().find(is_item).ok_or_else(unknown)?;
            return Ok((whole(COURSE), first.file.as_deref().map(folder_of).unwrap_or_default()));
        }
        let is_named = |entry: &PlacedEntry| match &entry.file {
            Some(file) => file == module && is_module(file),
            None => without_number(&entry.title) == module,
        };
        let at = entries.iter().position(is_named).ok_or_else(unknown)?;
        let first =
            entries[at].file.as_ref().or_else(|| entries[at].children.iter().find_map(|item| item.file.as_ref()));
        let folder = first.map(|path| folder_of(path)).unwrap_or_default();
        match &entries[at].file {
            Some(file) if self.pages.contains_key(file) => Ok((whole(file), folder)),
            _ => Ok((List { page: COURSE.to_owned(), parent: Some(at) }, folder)),
        }
    }

    /// Where a file is listed: the list, and its place in it.
    fn find(&self, path: &str) -> Result<Option<(List, usize)>, Refusal> {
        for page in self.pages.keys() {
            let entries = self.entries(page)?;
            let of = |entries: &[PlacedEntry]| entries.iter().position(|entry| entry.file.as_deref() == Some(path));
            let list = |parent| List { page: page.clone(), parent };
            if let Some(at) = of(&entries) {
                return Ok(Some((list(None), at)));
            }
            let inner = entries.iter().enumerate().find_map(|(parent, entry)| Some((parent, of(&entry.children)?)));
            if let Some((parent, at)) = inner {
                return Ok(Some((list(Some(parent)), at)));
            }
        }
        Ok(None)
    }

    /// A new module at the end.
    pub fn add_module(&mut self, title: &str) -> Result<(), Refusal> {
        let entries = self.entries(COURSE)?;
        let path = self.module_path(&entries, title);
        self.create(&path, &NewPart::Module, title);
        let list = List { page: COURSE.to_owned(), parent: None };
        let modules: Vec<&PlacedEntry> =
            entries.iter().filter(|entry| entry.file.as_deref().is_none_or(is_module)).collect();
        let label = numbered_like(&modules, title);
        self.list_new(&list, entries.len(), &path, &label)
    }

    pub fn add_item(&mut self, module: &str, kind: Skeleton, title: &str) -> Result<(), Refusal> {
        let (list, folder) = self.module(module)?;
        let siblings = self.siblings(&list)?;
        let path = self.item_path(&folder, kind, title);
        self.create(&path, &NewPart::File(kind), title);
        if kind != Skeleton::Lesson {
            return self.list_new(&list, siblings.len(), &path, title);
        }
        let is_lesson = |entry: &PlacedEntry| entry.file.as_deref().is_some_and(is_lesson);
        let place = siblings.iter().rposition(is_lesson).map_or(0, |last| last + 1);
        let lessons: Vec<&PlacedEntry> = siblings.iter().filter(|entry| is_lesson(entry)).collect();
        self.list_new(&list, place, &path, &numbered_like(&lessons, title))
    }

    pub fn add_bank(&mut self, title: &str) {
        let path = self.item_path(&self.bank_folder(), Skeleton::Bank, title);
        self.create(&path, &NewPart::File(Skeleton::Bank), title);
    }

    pub fn rename(&mut self, path: &str, title: &str) -> Result<(), Refusal> {
        let path = &nfc(path);
        let text = self.text(path)?;
        if language_of(path).is_some() || title_of(text).is_none() {
            return Err(Refusal::NotPossible(path.clone()));
        }
        if let Some((list, at)) = self.find(path)? {
            self.relabel(&list, at, title)?;
        }
        let unclear = || Refusal::Unclear(path.clone());
        if let Some(page) = self.pages.get_mut(path) {
            *page = Page::new(path, &with_title(&page.text(), title).ok_or_else(unclear)?);
        } else {
            self.changed.insert(path.clone(), with_title(text, title).ok_or_else(unclear)?);
        }
        Ok(())
    }

    pub fn relocate(&mut self, path: &str, module: &str, place: usize) -> Result<(), Refusal> {
        let path = &nfc(path);
        let text = self.text(path)?;
        let whole = List { page: COURSE.to_owned(), parent: None };
        let target = if is_module(path) { whole } else { self.module(module)?.0 };
        let Some((source, at)) = self.find(path)? else {
            if !(is_module(path) || is_lesson(path) || path.ends_with(".quiz.md")) {
                return Err(Refusal::NotPossible(path.clone()));
            }
            let title = title_of(text).ok_or_else(|| Refusal::Unclear(path.clone()))?;
            return self.list_new(&target, place, path, &title);
        };
        self.shift(&source, at, &target, place)
    }

    pub fn retire(&mut self, path: &str) -> Result<(), Refusal> {
        let path = &nfc(path);
        if path == COURSE {
            return Err(Refusal::NotPossible(path.clone()));
        }
        if !self.files.contains_key(path) {
            return Err(Refusal::UnknownPath(path.clone()));
        }
        self.remove_file(path);
        let Some((list, at)) = self.find(path)? else { return Ok(()) };
        let siblings = self.siblings(&list)?;
        let inner = if self.pages.contains_key(path) { self.entries(path)? } else { siblings[at].children.clone() };
        if !is_module(path) && !inner.is_empty() {
            return Err(Refusal::Unclear(list.page));
        }
        if list.page == COURSE && list.parent.is_none() && siblings.len() == 1 {
            return Err(Refusal::LastEntry);
        }
        inner.iter().filter_map(|item| item.file.as_ref()).for_each(|file| self.remove_file(file));
        self.pages.remove(path);
        self.shapes.remove(path);
        self.take_out(&list, at)?;
        self.count_again(&list, &siblings)
    }

    /// Marks a file gone, with its translations and its transcript.
    fn remove_file(&mut self, path: &str) {
        let transcript = path.strip_suffix(".md").map(|stem| format!("{stem}.transcript.md"));
        let own = |known: &str| known == path || is_lesson(path) && transcript.as_deref() == Some(known);
        let goes = |known: &&String| own(known) || language_of(known).is_some_and(|(original, _)| own(&original));
        let gone: Vec<String> = self.files.keys().filter(goes).cloned().collect();
        self.gone.extend(gone);
    }

    fn create(&mut self, path: &str, part: &NewPart, title: &str) {
        let course = self.files.get(COURSE).and_then(|file| file.text()).unwrap_or_default();
        let schemas = course.lines().find_map(|line| {
            line.trim().strip_prefix("# yaml-language-server: $schema=")?.strip_suffix("/course.schema.json")
        });
        let text = part.text(path, title, schemas, self.all, self.was_used);
        self.new.push(FileEdit { path: path.to_owned(), content: Some(with_line_ends_of(course, &text)) });
    }

    /// What changed, once the outlines say what they must.
    pub fn edits(self) -> Result<Vec<FileEdit>, Refusal> {
        for (path, shape) in &self.shapes {
            if Shape::of(&self.entries(path)?) != *shape {
                return Err(Refusal::Unclear(path.clone()));
            }
        }
        let mut edits = self.new;
        let pages = self.pages.iter().map(|(path, page)| (path.clone(), page.text()));
        for (path, text) in pages.chain(self.changed) {
            if self.files.get(&path).and_then(|file| file.text()) != Some(text.as_str()) {
                edits.push(FileEdit { path, content: Some(text) });
            }
        }
        edits.extend(self.gone.into_iter().map(|path| FileEdit { path, content: None }));
        Ok(edits)
    }
}
