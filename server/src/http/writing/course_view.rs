//! What the page of a course tells of each of its files.

use super::{draft_facts, folder_is_newer, title_of};
use crate::{
    secret,
    state::AppState,
    writing::{FileState, Working, WorkingFile, checking::Checked},
};
use app::{
    components::field::FieldErrors,
    pages::writing::course::{CourseView, FileLine, ItemLine, Mark, ModuleLine, PartKind},
};
use domain::{
    course::{Item, Module, original_of},
    preview::Reading,
};
use std::collections::BTreeSet;

/// Everything on the page of a course.
pub(super) async fn course_view(app: &AppState, working: &Working, checked: &Checked) -> CourseView {
    let lister = Lister { working, checked };
    let reading = checked.reading.as_ref();
    let modules = reading.map_or_else(Vec::new, |reading| lister.modules(reading));
    let listed = listed(&modules);
    let errors = checked.errors();
    let rest = lister.rest(&listed);
    let of_kind = |is_wanted: fn(&FileLine) -> bool| rest.iter().filter(|line| is_wanted(line)).cloned().collect();
    CourseView {
        id: working.course.clone(),
        lang: reading.map(|reading| reading.course().lang).unwrap_or_default(),
        title: title_of(reading, working),
        published: working.base.as_ref().map(|base| (base.number, app.clock.day(base.published_at))),
        draft: draft_facts(app, working, errors),
        errors,
        warnings: checked.problems.len() - errors,
        folder_is_newer: folder_is_newer(app, working).await,
        head: lister.line("course.md", title_of(reading, working), PartKind::Course, None),
        modules,
        banks: of_kind(|line| line.kind == PartKind::Bank && line.mark != Mark::Gone),
        others: of_kind(|line| line.kind != PartKind::Bank && line.mark != Mark::Gone),
        gone: of_kind(|line| line.mark == Mark::Gone),
        media: working
            .files
            .iter()
            .filter(|file| file.file.media_hash.is_some())
            .map(|file| file.file.path.clone())
            .collect(),
        form_id: secret::uuid(app.clock.now()),
        errors_of_form: FieldErrors::default(),
        refusal: None,
    }
}

struct Lister<'a> {
    working: &'a Working,
    checked: &'a Checked,
}

impl Lister<'_> {
    fn line(&self, path: &str, title: String, kind: PartKind, minutes: Option<u32>) -> FileLine {
        let of_file = || self.checked.of_file(path);
        let errors = of_file().filter(|problem| problem.is_error()).count();
        FileLine {
            path: path.to_owned(),
            title,
            kind,
            minutes,
            mark: self.working.find(path).map_or(Mark::Same, |file| mark(file.state)),
            errors,
            warnings: of_file().count() - errors,
        }
    }

    fn modules(&self, reading: &Reading) -> Vec<ModuleLine> {
        reading.course().modules.iter().map(|module| self.module(reading, module)).collect()
    }

    fn module(&self, reading: &Reading, module: &Module) -> ModuleLine {
        let path = module.id.as_deref().and_then(|id| reading.path(id));
        let minutes = Some(module.minutes());
        ModuleLine {
            file: path.map(|path| self.line(path, module.title.clone(), PartKind::Module, minutes)),
            title: module.title.clone(),
            items: module.items.iter().map(|item| self.item(reading, item)).collect(),
        }
    }

    fn item(&self, reading: &Reading, item: &Item) -> ItemLine {
        match item.id().and_then(|id| reading.path(id)) {
            Some(path) => {
                let is_survey = matches!(item, Item::Quiz(quiz) if quiz.is_survey());
                let kind = if is_survey { PartKind::Survey } else { kind(path) };
                ItemLine::File(self.line(path, item.title().to_owned(), kind, Some(item.minutes())))
            }
            None => ItemLine::Planned(item.title().to_owned()),
        }
    }

    /// The texts that the outline does not list.
    fn rest(&self, listed: &BTreeSet<String>) -> Vec<FileLine> {
        let is_rest = |file: &&WorkingFile| {
            file.file.path.ends_with(".md")
                && file.file.path != "course.md"
                && !listed.contains(&file.file.path)
                && (file.is_there() || file.state == FileState::Gone)
        };
        let rest = self.working.files.iter().filter(is_rest);
        rest.map(|file| {
            let text = file.file.content.as_deref().unwrap_or_default();
            let title = title_in(text).unwrap_or_else(|| file.file.path.clone());
            self.line(&file.file.path, title, self.rest_kind(&file.file.path), None)
        })
        .collect()
    }

    /// Surveys that ask only those who teach stand in no module.
    fn rest_kind(&self, path: &str) -> PartKind {
        let reading = self.checked.reading.as_ref();
        let is_survey = reading.is_some_and(|reading| {
            reading.id(path).is_some_and(|id| reading.course().instructor_surveys.iter().any(|one| one.id == id))
        });
        if is_survey { PartKind::Survey } else { kind(path) }
    }
}

fn listed(modules: &[ModuleLine]) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    for module in modules {
        paths.extend(module.file.iter().map(|file| file.path.clone()));
        paths.extend(module.items.iter().filter_map(|item| match item {
            ItemLine::File(file) => Some(file.path.clone()),
            ItemLine::Planned(_) => None,
        }));
    }
    paths
}

fn mark(state: FileState) -> Mark {
    match state {
        FileState::Same => Mark::Same,
        FileState::Changed => Mark::Changed,
        FileState::New => Mark::New,
        FileState::Gone => Mark::Gone,
    }
}

/// What a file is, by its name.
pub(super) fn kind(path: &str) -> PartKind {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name {
        _ if path == "course.md" => PartKind::Course,
        _ if original_of(path).is_some() || name.ends_with(".transcript.md") || name == "README.md" => PartKind::Other,
        _ if name == "module.md" || name.ends_with(".module.md") => PartKind::Module,
        _ if name.ends_with(".bank.md") => PartKind::Bank,
        _ if name.ends_with(".quiz.md") => PartKind::Quiz,
        _ => PartKind::Lesson,
    }
}

/// The title that a front matter gives.
pub(super) fn title_in(text: &str) -> Option<String> {
    let head = text.strip_prefix("---\n")?.split("\n---").next()?;
    let title = head.lines().find_map(|line| line.strip_prefix("title:"))?;
    let title = title.trim().trim_matches(['"', '\'']);
    (!title.is_empty()).then(|| title.to_owned())
}
