//! Reading one course: facts of all files first, so that links know their targets, then the texts.

use super::{
    Course, Item, Module, SourceFile,
    assemble::assemble,
    bank::Bank,
    checks,
    course_facts::{CourseFacts, ModuleFacts},
    editions::Written,
    fields::Spotted,
    front_matter::body_start,
    html::Writer,
    lesson_facts::LessonFacts,
    links::{Part, Shelf},
    manuscript::{Manuscript, Problems, Report, Spot, say},
    markdown,
    memory::{Kind, Memory},
    outline::{self, ModulePlan},
    quiz_facts::QuizFacts,
    reading::Reading,
    section::Budget,
    shelving, translation,
};
use crate::{locale::Locale, problem::Place};
use std::collections::{BTreeMap, BTreeSet};

/// All copies of bank questions in the sections of a course together, in bytes of source.
const COPY_BUDGET: usize = 16 * 1024 * 1024;

/// A course and the places that checks between courses need.
pub(super) struct ReadCourse {
    pub course: Course,
    pub id: Spot,
    /// Where its day of review stands.
    pub review_by: Option<Spot>,
    pub after: Vec<(String, Spot)>,
    pub legal: Vec<(String, Spot)>,
    pub citations: Vec<checks::acts::Citation>,
    /// Every question of the course where it is written, also those of banks that nobody draws from.
    pub questions: BTreeMap<String, Written>,
    /// The parts that have pages, by the path of their file.
    pub parts: BTreeMap<String, Part>,
    pub banks: BTreeMap<String, Bank>,
}

/// The facts of an item's file.
pub(super) enum ItemFacts {
    Lesson(LessonFacts),
    Quiz(QuizFacts),
}

/// Reads a course; what is wrong goes to `problems`.
pub(super) fn read(folder: &str, files: &[SourceFile], problems: &mut Problems) -> Option<ReadCourse> {
    let (manuscripts, paths) = shelving::gather(folder, files, problems);
    read_again(folder, &manuscripts, paths, &mut Memory::default(), problems)
}

/// Reads a course of which files were read before.
pub(super) fn read_again(
    folder: &str,
    manuscripts: &BTreeMap<String, Manuscript>,
    paths: BTreeSet<String>,
    memory: &mut Memory,
    problems: &mut Problems,
) -> Option<ReadCourse> {
    let Some(manuscript) = manuscripts.get("course.md") else {
        if !paths.contains("course.md") {
            let spot = Spot { file: shelving::shown(folder, "course.md"), place: Place::START };
            problems.error(
                &spot,
                "no-course-file",
                say("Thư mục khóa học chưa có tệp course.md.", "The folder of the course has no course.md."),
                say(
                    "Tạo course.md với phần khai báo và mục lục.",
                    "Write a course.md with front matter and an outline.",
                ),
            );
        }
        return None;
    };
    let mut report = Report::new(manuscript, problems);
    let facts = CourseFacts::read(&mut report);
    // Without its facts the course cannot be shown, but its files can still be checked.
    let course_id = facts.as_ref().map(|facts| facts.id.value.clone()).unwrap_or_default();
    let lang = facts.as_ref().map(|facts| facts.lang).unwrap_or_default();
    let parts = [("course.md".to_owned(), Part::Course)].into();
    let mut shelf = Shelf::new(course_id, lang, paths, parts);

    let body = parse(manuscript, &mut report);
    let (around, list) = outline::split(&body);
    let mut plans = list.map(|list| outline::modules(list, &shelf, &mut report)).unwrap_or_default();
    if plans.is_empty() {
        report.error_at(
            Place::START,
            "outline-missing",
            say("course.md chưa có mục lục.", "course.md has no outline."),
            say(
                "Thêm “## Nội dung” và một danh sách liên kết đến các mô-đun, bài học.",
                "Add a '## Contents' and a list of links to modules and lessons.",
            ),
        );
    }
    let module_facts = module_facts(&mut plans, manuscripts, &mut shelf, report.problems);
    outline::without_repeats(&mut plans, &mut report);
    let item_facts = item_facts(&plans, manuscripts, memory, &mut shelf, report.problems);
    let intro_html = Writer::new(&mut shelf, &mut report, "khoa-hoc").blocks(&around);

    memory.among(&shelf);
    let mut reading = Reading {
        manuscripts,
        memory,
        shelf,
        problems,
        ids: checks::ids::Ids::default(),
        keys: checks::keys::Tally::default(),
        copies: checks::banks::Copies::default(),
        questions: BTreeMap::new(),
        banks: BTreeMap::new(),
        budget: Budget(COPY_BUDGET),
        order: facts.as_ref().map(|facts| facts.order).unwrap_or_default(),
    };
    reading.read_banks();
    let modules: Vec<Module> = plans.iter().map(|plan| reading.module(plan, &module_facts, &item_facts)).collect();
    let Reading { shelf, problems, ids, keys, banks, questions, .. } = reading;
    ids.check_read_again(&modules, problems);
    ids.check(problems);
    shelf.check_anchors(problems);
    shelving::check_unlisted(manuscripts, &plans, problems);
    checks::rules::check_modules(&modules, &module_facts, manuscripts, problems);
    keys.check(&manuscript.spot(Place::START), problems);
    if lang == Locale::Vi {
        checks::spelling::check_tones(shelving::content(manuscripts), problems);
    }
    let citations = shelving::content(manuscripts).flat_map(checks::acts::citations).collect();
    // With a part missing or broken, the sums say nothing.
    let whole = !problems.has_errors();
    if whole {
        let quizzes = modules.iter().flat_map(|module| &module.items).filter_map(Item::as_quiz);
        checks::banks::check_unused(&banks, quizzes, manuscripts, problems);
        checks::time::check_modules(&modules, &plans, &module_facts, manuscripts, problems);
    }
    let facts = facts?;
    let mut course = assemble(folder, &facts, intro_html, modules, shelf.used_media.clone());
    if whole {
        checks::time::check_course(&course, &facts, manuscript, problems);
    }
    checks::rules::check_course(&course, &facts, manuscript, problems);
    let originals = translation::Originals {
        folder,
        manuscripts,
        plans: &plans,
        module_facts: &module_facts,
        item_facts: &item_facts,
        banks: &banks,
        shelf: &shelf,
    };
    let mut of_translations = Problems::default();
    translation::read(&mut course, &originals, &mut of_translations);
    // Beside a broken original nothing can be said about its translations.
    if whole {
        problems.append(of_translations);
    }
    course.set_instructor_surveys_apart();
    let spots = |texts: &[Spotted<String>]| {
        texts.iter().map(|text| (text.value.clone(), manuscript.spot(text.place))).collect::<Vec<_>>()
    };
    let (after, legal) = (spots(&facts.after), spots(&facts.legal));
    let review_by = facts.review_by.as_ref().map(|by| manuscript.spot(by.place));
    let id = manuscript.spot(facts.id.place);
    let parts = shelf.parts;
    Some(ReadCourse { course, id, review_by, after, legal, citations, questions, parts, banks })
}

/// The facts of every `module.md`, and the items of those whose outline stands in that file.
fn module_facts(
    plans: &mut [ModulePlan],
    manuscripts: &BTreeMap<String, Manuscript>,
    shelf: &mut Shelf,
    problems: &mut Problems,
) -> BTreeMap<String, ModuleFacts> {
    let mut all = BTreeMap::new();
    for plan in plans {
        let Some(manuscript) = plan.file.as_ref().and_then(|file| manuscripts.get(file)) else { continue };
        let mut report = Report::new(manuscript, problems);
        if plan.items.is_empty() {
            let nodes = parse(manuscript, &mut report);
            plan.items = outline::split(&nodes)
                .1
                .map(|list| outline::module_items(list, shelf, &mut report))
                .unwrap_or_default();
        }
        if let Some(facts) = ModuleFacts::read(&mut report) {
            shelf.parts.insert(manuscript.path.clone(), Part::Module(facts.id.value.clone()));
            checks::rules::check_title(&plan.title, &facts.title, &plan.spot, problems);
            all.insert(manuscript.path.clone(), facts);
        }
    }
    all
}

fn item_facts(
    plans: &[ModulePlan],
    manuscripts: &BTreeMap<String, Manuscript>,
    memory: &mut Memory,
    shelf: &mut Shelf,
    problems: &mut Problems,
) -> BTreeMap<String, ItemFacts> {
    let mut all = BTreeMap::new();
    for item in plans.iter().flat_map(|plan| &plan.items) {
        let Some(manuscript) = item.file.as_ref().and_then(|file| manuscripts.get(file)) else { continue };
        let file = (manuscript, &[][..], 0);
        let (facts, part, title) = if manuscript.path.ends_with(".quiz.md") {
            let read = |_: &mut Shelf, problems: &mut Problems| QuizFacts::read(&mut Report::new(manuscript, problems));
            let facts = memory.recall(Kind::Facts, file, shelf, problems, read);
            let Some(facts) = (*facts).clone() else { continue };
            let (part, title) = (Part::Quiz(facts.id.value.clone()), facts.title.clone());
            (ItemFacts::Quiz(facts), part, title)
        } else {
            let read =
                |_: &mut Shelf, problems: &mut Problems| LessonFacts::read(&mut Report::new(manuscript, problems));
            let facts = memory.recall(Kind::Facts, file, shelf, problems, read);
            let Some(facts) = (*facts).clone() else { continue };
            let (part, title) = (Part::Lesson(facts.id.value.clone()), facts.title.clone());
            (ItemFacts::Lesson(facts), part, title)
        };
        shelf.parts.insert(manuscript.path.clone(), part);
        checks::rules::check_title(&item.title, &title, &item.spot, problems);
        all.insert(manuscript.path.clone(), facts);
    }
    all
}

/// The blocks of a file's body.
pub(super) fn parse<'m>(manuscript: &'m Manuscript, report: &mut Report<'_>) -> Vec<markdown::Node<'m>> {
    let start = body_start(&manuscript.text);
    markdown::parse_body(&manuscript.text[start..], start, report)
}
