//! Names of new files.

use super::book::Book;
use crate::course::{PlacedEntry, Skeleton, is_module, short_slug};

impl Book<'_> {
    /// `m3/module.md`, or `m3-ten-mo-dun/module.md` where the other folders have such names.
    pub(super) fn module_path(&self, entries: &[PlacedEntry], title: &str) -> String {
        let folders: Vec<&str> = self.paths().filter_map(|path| Some(path.split_once('/')?.0)).collect();
        let is_free =
            |name: &str| folders.iter().all(|known| *known != name && !known.starts_with(&format!("{name}-")));
        let number = (entries.len() + 1..).find(|number| is_free(&format!("m{number}"))).unwrap_or_default();
        let named = |folder: &&str| {
            let rest = folder.strip_prefix('m').unwrap_or_default();
            rest.trim_start_matches(|letter: char| letter.is_ascii_digit()).starts_with('-') && !rest.starts_with('-')
        };
        let slug = short_slug(title);
        if folders.iter().any(named) && !slug.is_empty() {
            format!("m{number}-{slug}/module.md")
        } else {
            format!("m{number}/module.md")
        }
    }

    /// The path of a new item in a folder.
    pub(super) fn item_path(&self, folder: &str, kind: Skeleton, title: &str) -> String {
        let usual = match kind {
            Skeleton::Survey => "khao-sat",
            Skeleton::Bank => "ngan-hang",
            Skeleton::Lesson => "bai",
            Skeleton::Quiz | Skeleton::Programme => "kiem-tra",
        };
        let slug = Some(short_slug(title)).filter(|slug| !slug.is_empty());
        let stem = match kind {
            Skeleton::Lesson => self.next_lesson(folder),
            _ => None,
        };
        let stem = stem.or(slug).unwrap_or_else(|| usual.to_owned());
        let path = |stem: &str| match folder {
            "" => format!("{stem}{}", kind.ending()),
            folder => format!("{folder}/{stem}{}", kind.ending()),
        };
        let is_free = |path: &String| !is_module(path) && self.paths().all(|known| known.to_lowercase() != *path);
        let further = (2..).map(|number| path(&format!("{stem}-{number}")));
        std::iter::once(path(&stem)).chain(further).find(is_free).unwrap_or_default()
    }

    /// `bai-4` where lessons are numbered, or where there is none yet.
    fn next_lesson(&self, folder: &str) -> Option<String> {
        let names = self.paths().filter_map(|path| {
            let (own, name) = path.rsplit_once('/').unwrap_or(("", path));
            (own == folder).then_some(name)
        });
        let lessons: Vec<&str> =
            names.filter(|name| *name != "module.md" && *name != "course.md").filter_map(stem_of_lesson).collect();
        let number = |name: &&str| name.strip_prefix("bai-")?.parse::<u32>().ok();
        let numbers: Vec<u32> = lessons.iter().filter_map(number).collect();
        (!numbers.is_empty() || lessons.is_empty())
            .then(|| format!("bai-{}", numbers.iter().max().map_or(1, |most| most.saturating_add(1))))
    }

    /// Where banks lie.
    pub(super) fn bank_folder(&self) -> String {
        self.paths().filter(|path| path.ends_with(".bank.md")).min().map_or_else(|| "banks".to_owned(), folder_of)
    }
}

/// The folder of a file; empty for the course's own.
pub(super) fn folder_of(path: &str) -> String {
    path.rsplit_once('/').map_or_else(String::new, |(folder, _)| folder.to_owned())
}

/// The name of a lesson without its ending; quizzes, translations and transcripts have a second ending.
fn stem_of_lesson(name: &str) -> Option<&str> {
    name.strip_suffix(".md").filter(|stem| !stem.contains('.'))
}
