//! The texts of a course: banks, then modules with their lessons and quizzes, by the facts that were read before.

use super::{
    Item, Module, Order,
    bank::Bank,
    checks,
    course_facts::{ModuleFacts, values},
    editions::Written,
    front_matter::body_start,
    html::Writer,
    kind::type_of,
    lesson,
    links::Shelf,
    manuscript::{Manuscript, Problems, Report},
    memory::{Kind, Memory},
    outline::{self, ItemPlan, ModulePlan},
    question::ReadQuestion,
    quiz_facts::BankFacts,
    quiz_file,
    reader::{ItemFacts, parse},
    section::Budget,
    shelving,
};
use crate::quiz::Question;
use std::collections::BTreeMap;

/// What reading the texts needs and collects.
pub(super) struct Reading<'r> {
    pub manuscripts: &'r BTreeMap<String, Manuscript>,
    pub memory: &'r mut Memory,
    pub shelf: Shelf,
    pub problems: &'r mut Problems,
    pub ids: checks::ids::Ids,
    pub keys: checks::keys::Tally,
    pub copies: checks::banks::Copies,
    pub questions: BTreeMap<String, Written>,
    pub banks: BTreeMap<String, Bank>,
    pub budget: Budget,
    pub order: Order,
}

impl Reading<'_> {
    /// Reads every bank of the folder.
    pub fn read_banks(&mut self) {
        for manuscript in self.manuscripts.values().filter(|file| file.path.ends_with(".bank.md")) {
            if shelving::is_translation(&manuscript.path) {
                continue;
            }
            let read = |shelf: &mut Shelf, problems: &mut Problems| {
                let id = BankFacts::read(&mut Report::new(manuscript, problems)).map(|facts| facts.id);
                let name = id.as_ref().map(|id| id.value.as_str()).unwrap_or_default();
                let bank = quiz_file::read_bank(name, manuscript, body_start(&manuscript.text), shelf, problems);
                (id, bank)
            };
            let file = (manuscript, &[][..], 0);
            let found = self.memory.recall(Kind::Bank, file, &mut self.shelf, self.problems, read);
            let (id, bank) = &*found;
            let bank = bank.clone();
            if let Some(id) = id {
                self.ids.add(&id.value, manuscript.spot(id.place));
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

    /// Reads a module with its items.
    pub fn module(
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
        let body_html = manuscript
            .map(|manuscript| module_text(manuscript, id.as_deref(), &mut self.shelf, self.problems))
            .unwrap_or_default();
        Module {
            id,
            lang: self.shelf.lang,
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

    fn item(&mut self, plan: &ItemPlan, facts: &BTreeMap<String, ItemFacts>) -> Option<Item> {
        let Some(path) = &plan.file else { return Some(Item::Planned(plan.title.clone())) };
        let manuscript = self.manuscripts.get(path)?;
        let body = body_start(&manuscript.text);
        match facts.get(path)? {
            ItemFacts::Lesson(facts) => {
                let manuscripts = self.manuscripts;
                let transcript = facts.media.as_ref().and_then(|media| media.transcript.as_ref());
                let transcript = transcript.and_then(|path| self.shelf.file(&manuscript.path, &path.value).ok());
                let others: Vec<&Manuscript> = transcript.and_then(|path| manuscripts.get(&path)).into_iter().collect();
                let read = |shelf: &mut Shelf, problems: &mut Problems| {
                    lesson::read(facts, manuscript, body, manuscripts, shelf, problems)
                };
                let file = (manuscript, &others[..], 0);
                let read = self.memory.recall(Kind::Item, file, &mut self.shelf, self.problems, read);
                self.ids.add(&facts.id.value, manuscript.spot(facts.id.place));
                self.note(&read.practice, manuscript);
                self.copies.add(&read.practice, manuscript, self.problems);
                self.keys.add_practice(&read.practice, manuscript);
                checks::time::check_lesson(&read.lesson, manuscript.spot(facts.minutes.place), self.problems);
                Some(Item::Lesson(read.lesson.clone()))
            }
            ItemFacts::Quiz(facts) => {
                let (banks, left) = (&self.banks, self.budget.0);
                let others: Vec<&Manuscript> = banks.keys().filter_map(|path| self.manuscripts.get(path)).collect();
                let read = |shelf: &mut Shelf, problems: &mut Problems| {
                    let mut budget = Budget(left);
                    (quiz_file::read(facts, manuscript, body, banks, &mut budget, shelf, problems), budget.0)
                };
                let file = (manuscript, &others[..], left);
                let found = self.memory.recall(Kind::Item, file, &mut self.shelf, self.problems, read);
                let (read, left) = &*found;
                self.budget.0 = *left;
                self.ids.add(&facts.id.value, manuscript.spot(facts.id.place));
                self.note(&read.own, manuscript);
                // The same may be asked at the end and again months later.
                if !read.quiz.is_survey() {
                    self.copies.add(&read.own, manuscript, self.problems);
                }
                Some(Item::Quiz(read.quiz.clone()))
            }
        }
    }
}

/// The text of `module.md` around its outline.
pub(super) fn module_text(
    manuscript: &Manuscript,
    id: Option<&str>,
    shelf: &mut Shelf,
    problems: &mut Problems,
) -> String {
    let mut report = Report::new(manuscript, problems);
    let nodes = parse(manuscript, &mut report);
    let (around, _) = outline::split(&nodes);
    let mut writer = Writer::new(shelf, &mut report, id.unwrap_or("mo-dun"));
    // The page of a course shows all modules, each under its own heading of level 2.
    writer.top_level = 3;
    writer.anchor_prefix = format!("{}-muc-", id.unwrap_or_default());
    writer.blocks(&around)
}
