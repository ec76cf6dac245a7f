//! The texts of one language, read from its files and held against the originals.

use super::{
    Originals,
    facts::{Facts, Form},
    question,
    texts::{CourseText, ModuleText, QuizText, Texts, practice},
};
use crate::{
    course::{
        Block, Course, Lesson,
        front_matter::body_start,
        html::Writer,
        lesson,
        lesson_facts::LessonFacts,
        links::Shelf,
        manuscript::{Manuscript, Problems, Report, say},
        outline,
        question::ReadQuestion,
        quiz_facts::QuizFacts,
        quiz_file,
        reader::{ItemFacts, parse},
        reading,
    },
    quiz::Question,
};
use std::collections::BTreeMap;

impl Texts {
    /// Reads the files of a language; each bears the path of its original.
    pub fn read(
        course: &Course,
        originals: &Originals<'_>,
        files: &BTreeMap<String, Manuscript>,
        shelf: &mut Shelf,
        problems: &mut Problems,
    ) -> Self {
        let mut reading = Reading {
            originals,
            questions: questions_of(course, originals),
            files,
            problems,
            texts: Self {
                language: shelf.lang,
                course: None,
                modules: BTreeMap::new(),
                lessons: BTreeMap::new(),
                quizzes: BTreeMap::new(),
                questions: BTreeMap::new(),
            },
            shelf,
        };
        for (path, manuscript) in files {
            reading.file(course, path, manuscript);
        }
        reading.texts
    }
}

/// Every question of the originals by its id.
fn questions_of<'c>(course: &'c Course, originals: &Originals<'c>) -> BTreeMap<&'c str, &'c Question> {
    let of_quizzes = course.quizzes().flat_map(|quiz| &quiz.sections).flat_map(|section| section.questions.iter());
    let of_banks = originals.banks.values().flat_map(|bank| &bank.questions).map(|read| &read.question);
    let of_lessons = course.lessons().flat_map(practice);
    of_quizzes.chain(of_banks).chain(of_lessons).map(|question| (question.id.as_str(), question)).collect()
}

struct Reading<'r> {
    originals: &'r Originals<'r>,
    questions: BTreeMap<&'r str, &'r Question>,
    files: &'r BTreeMap<String, Manuscript>,
    shelf: &'r mut Shelf,
    problems: &'r mut Problems,
    texts: Texts,
}

impl Reading<'_> {
    fn file(&mut self, course: &Course, path: &str, manuscript: &Manuscript) {
        let Some(original) = self.originals.manuscripts.get(path) else { return };
        let facts = |form, problems: &mut Problems| Facts::read(form, original, &mut Report::new(manuscript, problems));
        if path == "course.md" {
            if let Some(facts) = facts(Form::Course, self.problems) {
                self.course(course, &facts, manuscript);
            }
        } else if self.originals.module_facts.contains_key(path) {
            if let Some(facts) = facts(Form::Module, self.problems) {
                self.module(path, facts, manuscript);
            }
        } else if let Some(ItemFacts::Lesson(declared)) = self.originals.item_facts.get(path) {
            if let Some(facts) = facts(Form::Lesson, self.problems) {
                self.lesson(course, declared, &facts, manuscript);
            }
        } else if let Some(ItemFacts::Quiz(declared)) = self.originals.item_facts.get(path) {
            if let Some(facts) = facts(Form::Quiz, self.problems) {
                self.quiz(course, declared, facts, manuscript);
            }
        } else if self.originals.banks.contains_key(path) && facts(Form::Quiz, self.problems).is_some() {
            self.bank(manuscript);
        }
    }

    fn course(&mut self, course: &Course, facts: &Facts, manuscript: &Manuscript) {
        let mut report = Report::new(manuscript, self.problems);
        let nodes = parse(manuscript, &mut report);
        let (around, list) = outline::split(&nodes);
        let plans = list.map(|list| outline::modules(list, self.shelf, &mut report)).unwrap_or_default();
        let planned = |plan: &outline::ModulePlan| {
            plan.items.iter().filter(|item| item.file.is_none()).map(|item| item.title.clone()).collect()
        };
        let titles: Vec<(String, Vec<String>)> = plans.iter().map(|plan| (plan.title.clone(), planned(plan))).collect();
        if !titles.is_empty() && titles.len() != self.originals.plans.len() {
            report_outline(&mut report);
        }
        self.texts.course = Some(CourseText {
            title: facts.title.clone(),
            summary: facts.summary.clone(),
            outcomes: facts.outcomes(&course.outcomes, &mut report),
            intro_html: Writer::new(self.shelf, &mut report, "khoa-hoc").blocks(&around),
            outline: titles,
        });
    }

    fn module(&mut self, path: &str, facts: Facts, manuscript: &Manuscript) {
        let id = self.originals.module_facts.get(path).map(|declared| declared.id.value.clone());
        let mut report = Report::new(manuscript, self.problems);
        let nodes = parse(manuscript, &mut report);
        let items = outline::split(&nodes).1.map(|list| outline::module_items(list, self.shelf, &mut report));
        let planned = items.into_iter().flatten().filter(|item| item.file.is_none()).map(|item| item.title);
        let text = ModuleText {
            title: facts.title,
            aim: facts.aim,
            planned: planned.collect(),
            body_html: reading::module_text(manuscript, id.as_deref(), self.shelf, self.problems),
        };
        self.texts.modules.insert(path.to_owned(), text);
    }

    fn lesson(&mut self, course: &Course, declared: &LessonFacts, facts: &Facts, manuscript: &Manuscript) {
        let Some(original) = course.lesson(&declared.id.value) else { return };
        let mut report = Report::new(manuscript, self.problems);
        let declared = LessonFacts {
            title: facts.title.clone(),
            sources: facts.sources(&declared.sources, &mut report),
            // Without a translated transcript the original's film stays as it is.
            media: declared
                .media
                .clone()
                .filter(|_| original.media.is_some() && self.has_transcript(declared, manuscript)),
            ..declared.clone()
        };
        let body = body_start(&manuscript.text);
        let read = lesson::read(&declared, manuscript, body, self.files, self.shelf, self.problems);
        if read.lesson.task_minutes != original.task_minutes {
            report_tasks(original, &read.lesson, &mut Report::new(manuscript, self.problems));
        }
        self.questions(&read.practice, manuscript, |question| practice(original).any(|one| one.id == question.id));
        let blocks = self.with_practice(original, read.lesson.blocks);
        let Lesson { lang, title, media, headings, sources, .. } = read.lesson;
        let media = media.or_else(|| original.media.clone());
        let lesson = Lesson { lang, title, media, headings, sources, blocks, ..original.clone() };
        self.texts.lessons.insert(lesson.id.clone(), lesson);
    }

    fn has_transcript(&self, declared: &LessonFacts, manuscript: &Manuscript) -> bool {
        let transcript = declared.media.as_ref().and_then(|media| media.transcript.as_ref());
        transcript.is_some_and(|path| {
            self.shelf.file(&manuscript.path, &path.value).is_ok_and(|path| self.files.contains_key(&path))
        })
    }

    /// The blocks with the checked questions; those that are not translated stand at the end.
    fn with_practice(&self, original: &Lesson, blocks: Vec<Block>) -> Vec<Block> {
        let checked = |id: &str| self.texts.questions.get(id).or_else(|| practice(original).find(|one| one.id == id));
        let mut written: Vec<Block> = blocks
            .into_iter()
            .filter_map(|block| match block {
                Block::Practice(question) => Some(Block::Practice(Box::new(checked(&question.id)?.clone()))),
                html => Some(html),
            })
            .collect();
        for question in practice(original) {
            let is_there = |block: &Block| matches!(block, Block::Practice(other) if other.id == question.id);
            if !written.iter().any(is_there) {
                written.push(Block::Practice(Box::new(question.clone())));
            }
        }
        written
    }

    fn quiz(&mut self, course: &Course, declared: &QuizFacts, facts: Facts, manuscript: &Manuscript) {
        let Some(original) = course.quiz(&declared.id.value) else { return };
        let declared = QuizFacts { title: facts.title, ..declared.clone() };
        let mut report = Report::new(manuscript, self.problems);
        let nodes = parse(manuscript, &mut report);
        let (intro_html, sections) = quiz_file::read_own(&nodes, &declared, self.shelf, &mut report);
        let mut texts = BTreeMap::new();
        for read in &sections {
            let section = &read.section;
            if original.sections.iter().any(|other| other.id == section.id) {
                texts.insert(section.id.clone(), (section.title.clone(), section.intro_html.clone()));
            } else if !section.id.is_empty() {
                report_extra(&section.id, read.offset, &mut report);
            }
        }
        let own: Vec<ReadQuestion> = sections.into_iter().flat_map(|read| read.own).collect();
        self.questions(&own, manuscript, |question| {
            original.sections.iter().flat_map(|section| &section.questions).any(|one| one.id == question.id)
        });
        self.texts.quizzes.insert(declared.id.value, QuizText { title: declared.title, intro_html, sections: texts });
    }

    fn bank(&mut self, manuscript: &Manuscript) {
        let body = body_start(&manuscript.text);
        let read = quiz_file::read_bank("", manuscript, body, self.shelf, self.problems);
        let bank = self.originals.banks.get(&manuscript.path);
        self.questions(&read.questions, manuscript, |question| {
            bank.is_some_and(|bank| bank.questions.iter().any(|one| one.question.id == question.id))
        });
    }

    /// Lays the questions of a file over their originals, which stand in the file's original.
    fn questions(&mut self, read: &[ReadQuestion], manuscript: &Manuscript, is_there: impl Fn(&Question) -> bool) {
        let mut report = Report::new(manuscript, self.problems);
        for ReadQuestion { question, offset, .. } in read {
            match self.questions.get(question.id.as_str()).filter(|_| is_there(question)) {
                None => report_extra(&question.id, *offset, &mut report),
                Some(original) => {
                    if let Some(checked) = question::checked(original, question.clone(), *offset, &mut report) {
                        self.texts.questions.insert(checked.id.clone(), checked);
                    }
                }
            }
        }
    }
}

fn report_outline(report: &mut Report<'_>) {
    report.error(
        0,
        "translation-outline",
        say("Mục lục của bản dịch khác bản gốc.", "The outline of the translation is not that of the original."),
        say(
            "Giữ nguyên mọi dòng của mục lục, chỉ dịch chữ; hoặc bỏ mục lục khỏi bản dịch.",
            "Keep every line of it and translate the words only; or leave the outline out.",
        ),
    );
}

fn report_tasks(original: &Lesson, own: &Lesson, report: &mut Report<'_>) {
    let (own, all) = (own.task_minutes, original.task_minutes);
    report.error(
        0,
        "translation-differs",
        say(
            format!("Các việc làm ngay của bản dịch cộng {own} phút, của bản gốc {all} phút."),
            format!("The tasks of the translation take {own} minutes, those of the original {all}."),
        ),
        say("Giữ số phút của từng [!TASK].", "Keep the minutes of each [!TASK]."),
    );
}

fn report_extra(id: &str, offset: usize, report: &mut Report<'_>) {
    report.error(
        offset,
        "translation-extra",
        say(format!("Bản gốc của tệp này không có “{id}”."), format!("The original of this file has no '{id}'.")),
        say(
            "Viết nó vào bản gốc trước, hoặc sửa mã cho đúng.",
            "Write it into the original first, or give it the id that it has there.",
        ),
    );
}
