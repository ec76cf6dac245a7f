//! Reading one course: facts of all files first, so that links know their targets, then the texts.

use super::{
    Course, Item, Module, Order, SourceFile,
    assemble::assemble,
    bank::Bank,
    checks,
    course_facts::{CourseFacts, ModuleFacts, values},
    editions::Written,
    fields::Spotted,
    front_matter::body_start,
    html::Writer,
    kind::type_of,
    lesson,
    lesson_facts::LessonFacts,
    links::{Part, Shelf},
    manuscript::{Manuscript, Problems, Report, Spot, say},
    markdown,
    outline::{self, ItemPlan, ModulePlan},
    question::ReadQuestion,
    quiz_facts::{BankFacts, QuizFacts},
    quiz_file,
    section::Budget,
    shelving,
};
use crate::{locale::Locale, problem::Place, quiz::Question};
use std::collections::BTreeMap;

/// All copies of bank questions in the sections of a course together, in bytes of source.
const COPY_BUDGET: usize = 16 * 1024 * 1024;

/// A course and the places that checks between courses need.
pub(super) struct ReadCourse {
    pub course: Course,
    pub id: Spot,
    pub after: Vec<(String, Spot)>,
    pub legal: Vec<(String, Spot)>,
    pub citations: Vec<checks::acts::Citation>,
    /// Every question of the course where it is written, also those of banks that nobody draws from.
    pub questions: BTreeMap<String, Written>,
}

/// The facts of an item's file.
enum ItemFacts {
    Lesson(LessonFacts),
    Quiz(QuizFacts),
}

/// Reads a course; what is wrong goes to `problems`.
pub(super) fn read(folder: &str, files: &[SourceFile], problems: &mut Problems) -> Option<ReadCourse> {
    let (manuscripts, paths) = shelving::gather(folder, files, problems);
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
    let mut shelf = Shelf {
        course: course_id,
        lang,
        paths,
        parts,
        used_media: Default::default(),
        anchors: Default::default(),
        wanted: Vec::new(),
    };

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
    let module_facts = module_facts(&mut plans, &manuscripts, &mut shelf, report.problems);
    outline::without_repeats(&mut plans, &mut report);
    let item_facts = item_facts(&plans, &manuscripts, &mut shelf, report.problems);
    let intro_html = Writer::new(&mut shelf, &mut report, "khoa-hoc").blocks(&around);

    let mut reading = Reading {
        manuscripts: &manuscripts,
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
    shelving::check_unlisted(&manuscripts, &plans, problems);
    checks::rules::check_modules(&modules, &module_facts, &manuscripts, problems);
    keys.check(&manuscript.spot(Place::START), problems);
    if lang == Locale::Vi {
        checks::spelling::check_tones(shelving::content(&manuscripts), problems);
    }
    let citations = shelving::content(&manuscripts).flat_map(checks::acts::citations).collect();
    // With a part missing or broken, the sums say nothing.
    let whole = !problems.has_errors();
    if whole {
        let quizzes = modules.iter().flat_map(|module| &module.items).filter_map(Item::as_quiz);
        checks::banks::check_unused(&banks, quizzes, &manuscripts, problems);
        checks::time::check_modules(&modules, &plans, &module_facts, &manuscripts, problems);
    }
    let facts = facts?;
    let course = assemble(folder, &facts, intro_html, modules, shelf.used_media);
    if whole {
        checks::time::check_course(&course, &facts, manuscript, problems);
    }
    checks::rules::check_course(&course, &facts, manuscript, problems);
    let spots = |texts: &[Spotted<String>]| {
        texts.iter().map(|text| (text.value.clone(), manuscript.spot(text.place))).collect::<Vec<_>>()
    };
    let (after, legal) = (spots(&facts.after), spots(&facts.legal));
    Some(ReadCourse { course, id: manuscript.spot(facts.id.place), after, legal, citations, questions })
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
    shelf: &mut Shelf,
    problems: &mut Problems,
) -> BTreeMap<String, ItemFacts> {
    let mut all = BTreeMap::new();
    for item in plans.iter().flat_map(|plan| &plan.items) {
        let Some(manuscript) = item.file.as_ref().and_then(|file| manuscripts.get(file)) else { continue };
        let mut report = Report::new(manuscript, problems);
        let (facts, part, title) = if manuscript.path.ends_with(".quiz.md") {
            let Some(facts) = QuizFacts::read(&mut report) else { continue };
            let (part, title) = (Part::Quiz(facts.id.value.clone()), facts.title.clone());
            (ItemFacts::Quiz(facts), part, title)
        } else {
            let Some(facts) = LessonFacts::read(&mut report) else { continue };
            let (part, title) = (Part::Lesson(facts.id.value.clone()), facts.title.clone());
            (ItemFacts::Lesson(facts), part, title)
        };
        shelf.parts.insert(manuscript.path.clone(), part);
        checks::rules::check_title(&item.title, &title, &item.spot, problems);
        all.insert(manuscript.path.clone(), facts);
    }
    all
}

/// What reading the texts needs and collects.
struct Reading<'r> {
    manuscripts: &'r BTreeMap<String, Manuscript>,
    shelf: Shelf,
    problems: &'r mut Problems,
    ids: checks::ids::Ids,
    keys: checks::keys::Tally,
    copies: checks::banks::Copies,
    questions: BTreeMap<String, Written>,
    banks: BTreeMap<String, Bank>,
    budget: Budget,
    order: Order,
}

impl Reading<'_> {
    fn read_banks(&mut self) {
        for manuscript in self.manuscripts.values().filter(|file| file.path.ends_with(".bank.md")) {
            if shelving::is_translation(&manuscript.path) {
                continue;
            }
            let facts = BankFacts::read(&mut Report::new(manuscript, self.problems));
            let id = facts.as_ref().map(|facts| facts.id.value.as_str()).unwrap_or_default();
            let body = body_start(&manuscript.text);
            let bank = quiz_file::read_bank(id, manuscript, body, &mut self.shelf, self.problems);
            if let Some(facts) = facts {
                self.ids.add(&facts.id.value, manuscript.spot(facts.id.place));
            }
            self.note(&bank.questions, manuscript);
            self.copies.add(&bank.questions, manuscript, self.problems);
            self.banks.insert(manuscript.path.clone(), bank);
        }
    }

    /// Notes the questions of a file for what concerns the course as a whole.
    fn note(&mut self, questions: &[ReadQuestion], manuscript: &Manuscript) {
        self.ids.add_questions(questions, manuscript);
        self.keys.add(questions);
        for read in questions {
            let Question { id, kind, retired, .. } = &read.question;
            let spot = manuscript.spot(manuscript.place(read.offset));
            self.questions.insert(id.clone(), Written { kind: type_of(kind), retired: *retired, spot });
        }
    }

    fn module(
        &mut self,
        plan: &ModulePlan,
        module_facts: &BTreeMap<String, ModuleFacts>,
        item_facts: &BTreeMap<String, ItemFacts>,
    ) -> Module {
        let items = plan.items.iter().filter_map(|item| self.item(item, item_facts)).collect();
        let facts = plan.file.as_ref().and_then(|file| module_facts.get(file));
        let manuscript = plan.file.as_ref().and_then(|file| self.manuscripts.get(file));
        if let (Some(facts), Some(manuscript)) = (facts, manuscript) {
            self.ids.add(&facts.id.value, manuscript.spot(facts.id.place));
        }
        let id = facts.map(|facts| facts.id.value.clone());
        let body_html = manuscript.map(|manuscript| self.module_text(manuscript, id.as_deref())).unwrap_or_default();
        Module {
            id,
            title: facts.map_or_else(|| plan.title.clone(), |facts| facts.title.clone()),
            aim: facts.and_then(|facts| facts.aim.clone()),
            tiet: facts.and_then(|facts| facts.tiet.as_ref()).map(|tiet| tiet.value),
            order: facts.and_then(|facts| facts.order).unwrap_or(self.order),
            after: facts.map(|facts| values(facts.after.clone())).unwrap_or_default(),
            status: facts.map(|facts| facts.status).unwrap_or_default(),
            body_html,
            items,
        }
    }

    fn module_text(&mut self, manuscript: &Manuscript, id: Option<&str>) -> String {
        let mut report = Report::new(manuscript, self.problems);
        let nodes = parse(manuscript, &mut report);
        let (around, _) = outline::split(&nodes);
        let mut writer = Writer::new(&mut self.shelf, &mut report, id.unwrap_or("mo-dun"));
        // The page of a course shows all modules, each under its own heading of level 2.
        writer.top_level = 3;
        writer.anchor_prefix = format!("{}-muc-", id.unwrap_or_default());
        writer.blocks(&around)
    }

    fn item(&mut self, plan: &ItemPlan, facts: &BTreeMap<String, ItemFacts>) -> Option<Item> {
        let Some(path) = &plan.file else { return Some(Item::Planned(plan.title.clone())) };
        let manuscript = self.manuscripts.get(path)?;
        let body = body_start(&manuscript.text);
        match facts.get(path)? {
            ItemFacts::Lesson(facts) => {
                let read = lesson::read(facts, manuscript, body, self.manuscripts, &mut self.shelf, self.problems);
                self.ids.add(&facts.id.value, manuscript.spot(facts.id.place));
                self.note(&read.practice, manuscript);
                self.copies.add(&read.practice, manuscript, self.problems);
                self.keys.add_practice(&read.practice, manuscript);
                checks::time::check_lesson(&read.lesson, manuscript.spot(facts.minutes.place), self.problems);
                Some(Item::Lesson(read.lesson))
            }
            ItemFacts::Quiz(facts) => {
                let read = quiz_file::read(
                    facts,
                    manuscript,
                    body,
                    &self.banks,
                    &mut self.budget,
                    &mut self.shelf,
                    self.problems,
                );
                self.ids.add(&facts.id.value, manuscript.spot(facts.id.place));
                self.note(&read.own, manuscript);
                // The same may be asked at the end and again months later.
                if !read.quiz.is_survey() {
                    self.copies.add(&read.own, manuscript, self.problems);
                }
                Some(Item::Quiz(read.quiz))
            }
        }
    }
}

fn parse<'m>(manuscript: &'m Manuscript, report: &mut Report<'_>) -> Vec<markdown::Node<'m>> {
    let start = body_start(&manuscript.text);
    markdown::parse_body(&manuscript.text[start..], start, report)
}
