//! A quiz or a bank: `#` opens a section, `##` a question.

use super::{
    bank::Bank,
    checks::{self, banks, keys, questions},
    html::Writer,
    links::Shelf,
    manuscript::{Manuscript, Problems, Report, say},
    markdown::{self, Node},
    question::{self, ReadQuestion},
    quiz_facts::QuizFacts,
    section::{self, Budget, ONE_POINT, ReadSection},
    traps,
};
use crate::quiz::{Mode, Points, Quiz, Section};
use pulldown_cmark::HeadingLevel;
use std::collections::BTreeMap;

/// The quiz with the questions that were written in its own file, for the checks of ids.
pub(super) struct ReadQuiz {
    pub quiz: Quiz,
    pub own: Vec<ReadQuestion>,
}

/// Reads a quiz; banks are ready.
pub(super) fn read(
    facts: &QuizFacts,
    manuscript: &Manuscript,
    body: usize,
    banks: &BTreeMap<String, Bank>,
    budget: &mut Budget,
    shelf: &mut Shelf,
    problems: &mut Problems,
) -> ReadQuiz {
    let mut report = Report::new(manuscript, problems);
    let nodes = markdown::parse_body(&manuscript.text[body..], body, &mut report);
    let (intro_html, mut sections) = read_own(&nodes, facts, shelf, &mut report);
    let own: Vec<ReadQuestion> = sections.iter().flat_map(|read| read.own.iter().cloned()).collect();
    let is_survey = facts.mode == Mode::Survey;
    if !is_survey {
        questions::check_explanations(&own, &mut report);
        questions::check_rubrics(&own, &mut report);
    }
    checks::check_questions(&own, facts.shuffle_options, &mut report);
    section::check_ids(&sections, &mut report);
    for read in &mut sections {
        section::fill(read, banks, budget, shelf, &mut report);
    }
    banks::check_shared(&sections, &mut report);
    if is_survey {
        checks::survey::check(&sections, &mut report);
        let questions = sections.iter_mut().flat_map(|read| &mut read.section.questions);
        questions.for_each(|question| question.points = Points(0));
    }
    if !facts.shuffle_options {
        let filled: Vec<&Section> = sections.iter().map(|read| &read.section).collect();
        keys::check_places(&filled, body, &mut report);
    }
    if sections.is_empty() {
        report.error(
            0,
            "quiz-empty",
            say("Bài kiểm tra chưa có câu hỏi.", "The quiz has no question."),
            say(
                "Thêm một mục “# Phần A {#a}” và câu hỏi “## … {#q-…}”.",
                "Add a section '# Part A {#a}' and a question '## … {#q-…}'.",
            ),
        );
    }
    let quiz = Quiz {
        id: facts.id.value.clone(),
        lang: shelf.lang,
        title: facts.title.clone(),
        mode: facts.mode,
        minutes: facts.minutes,
        pass: facts.pass,
        attempts: facts.attempts,
        keep: facts.keep,
        cooldown: facts.cooldown,
        time: facts.time,
        honour: facts.honour,
        anonymous: facts.anonymous,
        shuffle_questions: facts.shuffle_questions,
        shuffle_options: facts.shuffle_options,
        reveal: facts.reveal,
        survey: facts.survey.clone(),
        intro_html,
        sections: sections.into_iter().map(|read| read.section).collect(),
    };
    ReadQuiz { quiz, own }
}

/// The introduction and the sections with the questions of the file itself, as written.
pub(super) fn read_own<'t>(
    nodes: &[Node<'t>],
    facts: &QuizFacts,
    shelf: &mut Shelf,
    report: &mut Report<'_>,
) -> (String, Vec<ReadSection<'t>>) {
    let mut writer = Writer::new(shelf, report, &facts.id.value);
    let (intro, mut sections) = sections(nodes, facts, &mut writer);
    writer.scope.clone_from(&facts.id.value);
    let intro_html = writer.blocks(&intro);
    for read in &mut sections {
        writer.scope = format!("{}-{}", facts.id.value, read.section.id);
        read.section.intro_html = writer.blocks(&std::mem::take(&mut read.intro));
    }
    (intro_html, sections)
}

/// Reads the questions of a bank, which has no sections.
pub(super) fn read_bank(
    id: &str,
    manuscript: &Manuscript,
    body: usize,
    shelf: &mut Shelf,
    problems: &mut Problems,
) -> Bank {
    let mut report = Report::new(manuscript, problems);
    let nodes = markdown::parse_body(&manuscript.text[body..], body, &mut report);
    let mut writer = Writer::new(shelf, &mut report, id);
    let mut found = Vec::new();
    let mut incomplete = false;
    let starts = heading_positions(&nodes);
    for (index, start) in starts.iter().enumerate() {
        let (heading, body) = part(&nodes, *start, starts.get(index + 1));
        if traps::check_underlined(heading, writer.report) {
            continue;
        }
        if heading.heading() == Some(HeadingLevel::H1) {
            writer.report.error(
                heading.range.start,
                "bank-section",
                say("Ngân hàng câu hỏi không có mục (#).", "A bank has no sections (#)."),
                say("Dùng thẻ: tags=… ở từng câu hỏi.", "Use tags=… on its questions."),
            );
        } else {
            incomplete |= !read_question(heading, body, ONE_POINT, &mut writer, &mut found);
        }
    }
    questions::check_explanations(&found, &mut report);
    questions::check_rubrics(&found, &mut report);
    // Quizzes that draw from a bank shuffle, or may come to.
    checks::check_questions(&found, true, &mut report);
    Bank { questions: found, incomplete }
}

/// The blocks before the first heading, and the sections.
fn sections<'t>(
    nodes: &[Node<'t>],
    facts: &QuizFacts,
    writer: &mut Writer<'_, '_>,
) -> (Vec<Node<'t>>, Vec<ReadSection<'t>>) {
    let starts = heading_positions(nodes);
    let intro = nodes[..starts.first().copied().unwrap_or(nodes.len())].to_vec();
    traps::check(&intro, writer.report);
    let mut sections: Vec<ReadSection<'t>> = Vec::new();
    for (index, start) in starts.iter().enumerate() {
        let (heading, body) = part(nodes, *start, starts.get(index + 1));
        if traps::check_underlined(heading, writer.report) {
            continue;
        }
        if heading.heading() == Some(HeadingLevel::H1) {
            let broken = traps::check_broken(heading, body.first(), writer.report);
            sections.push(section::read(heading, body, broken, writer));
            continue;
        }
        if sections.is_empty() {
            sections.push(ReadSection::whole_quiz(facts, heading.range.start));
        }
        if let Some(section) = sections.last_mut() {
            section.incomplete |= !read_question(heading, body, section.points, writer, &mut section.own);
        }
    }
    (intro, sections)
}

fn heading_positions(nodes: &[Node<'_>]) -> Vec<usize> {
    let opens = |node: &Node<'_>| matches!(node.heading(), Some(HeadingLevel::H1 | HeadingLevel::H2));
    nodes.iter().enumerate().filter(|(_, node)| opens(node)).map(|(at, _)| at).collect()
}

fn part<'n, 't>(nodes: &'n [Node<'t>], start: usize, end: Option<&usize>) -> (&'n Node<'t>, &'n [Node<'t>]) {
    (&nodes[start], &nodes[start + 1..end.copied().unwrap_or(nodes.len())])
}

/// Reads a question; says whether it can be asked.
fn read_question(
    heading: &Node<'_>,
    body: &[Node<'_>],
    points: Points,
    writer: &mut Writer<'_, '_>,
    into: &mut Vec<ReadQuestion>,
) -> bool {
    if traps::check_broken(heading, body.first(), writer.report) {
        return false;
    }
    let before = into.len();
    into.extend(question::read(heading, body, points, writer));
    into.len() > before
}
