//! A quiz or a bank: `#` opens a section, `##` a question.

use super::{
    attributes::Attributes,
    bank::{Bank, Filter},
    checks::questions as checks,
    html::Writer,
    id::{is_id, slug},
    links::Shelf,
    manuscript::{Manuscript, Problems, Report, say},
    markdown::{self, Node, plain},
    question::{self, ReadQuestion},
    quiz_facts::QuizFacts,
    traps,
};
use crate::quiz::{Points, Quiz, Section};
use pulldown_cmark::HeadingLevel;
use std::collections::BTreeMap;

/// What a question is worth unless it or its section says otherwise.
const ONE_POINT: Points = Points(1000);

/// A section, its place and the questions written in it.
struct ReadSection<'t> {
    section: Section,
    offset: usize,
    points: Points,
    from: Option<String>,
    filter: Filter,
    intro: Vec<Node<'t>>,
    own: Vec<ReadQuestion>,
    /// Whether a question in it was refused, so that counting them says nothing new.
    incomplete: bool,
}

/// The quiz with the questions that were written in its own file, for the checks of ids.
pub(super) struct ReadQuiz {
    pub quiz: Quiz,
    pub own: Vec<ReadQuestion>,
}

/// How much of the memory for copied questions is left; a course has one.
pub(super) struct Budget(pub usize);

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
    let mut writer = Writer::new(shelf, &mut report, &facts.id.value);
    let (intro, mut sections) = sections(&nodes, facts, &mut writer);
    writer.scope.clone_from(&facts.id.value);
    let intro_html = writer.blocks(&intro);
    for read in &mut sections {
        writer.scope = format!("{}-{}", facts.id.value, read.section.id);
        read.section.intro_html = writer.blocks(&std::mem::take(&mut read.intro));
    }
    let own: Vec<ReadQuestion> = sections.iter().flat_map(|read| read.own.iter().cloned()).collect();
    checks::check_all(&own, &mut report);
    check_section_ids(&sections, &mut report);
    for read in &mut sections {
        fill(read, banks, budget, shelf, &mut report);
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
        title: facts.title.clone(),
        mode: facts.mode,
        minutes: facts.minutes,
        pass: facts.pass,
        attempts: facts.attempts,
        keep: facts.keep,
        cooldown: facts.cooldown,
        time: facts.time,
        shuffle_questions: facts.shuffle_questions,
        shuffle_options: facts.shuffle_options,
        reveal: facts.reveal,
        intro_html,
        sections: sections.into_iter().map(|read| read.section).collect(),
    };
    ReadQuiz { quiz, own }
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
    let mut questions = Vec::new();
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
            incomplete |= !read_question(heading, body, ONE_POINT, &mut writer, &mut questions);
        }
    }
    checks::check_all(&questions, &mut report);
    Bank { questions, incomplete }
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
            sections.push(section(heading, body, broken, writer));
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

impl ReadSection<'_> {
    /// A quiz without sections is one section.
    fn whole_quiz(facts: &QuizFacts, offset: usize) -> Self {
        let section = Section {
            id: facts.id.value.clone(),
            title: facts.title.clone(),
            intro_html: String::new(),
            draw: None,
            questions: Vec::new(),
        };
        Self {
            section,
            offset,
            points: ONE_POINT,
            from: None,
            filter: Filter::default(),
            intro: Vec::new(),
            own: Vec::new(),
            incomplete: false,
        }
    }
}

fn section<'t>(heading: &Node<'t>, body: &[Node<'t>], broken: bool, writer: &mut Writer<'_, '_>) -> ReadSection<'t> {
    let offset = heading.range.start;
    let title = plain(&heading.children);
    let mut attributes = Attributes::of(heading, writer.report);
    let id = attributes.id.clone().filter(|id| is_id(id));
    if id.is_none() && !broken {
        let proposal = slug(attributes.id.as_deref().unwrap_or(&title));
        writer.report.error(
            offset,
            if attributes.id.is_some() { "bad-id" } else { "heading-without-id" },
            say("Mục chưa có mã hợp lệ.", "The section has no valid id."),
            say(
                format!("Thêm vào cuối tiêu đề: {{#{proposal}}}"),
                format!("Add to the end of its heading: {{#{proposal}}}"),
            ),
        );
    }
    let draw = attributes.number("draw", 500, writer.report);
    let points = attributes.points(writer.report).unwrap_or(ONE_POINT);
    let from = attributes.text("from");
    let filter = Filter::new(&attributes.text("tags").unwrap_or_default(), &attributes.list("level"));
    attributes.finish(writer.report);
    if let Some(other) = body.iter().find(|node| node.heading().is_none() && super::choice::is_options(node)) {
        writer.report.error(
            other.range.start,
            "options-outside-question",
            say("Phương án nằm ngoài câu hỏi.", "Options stand outside a question."),
            say("Đặt trên chúng một tiêu đề câu hỏi: ## … {#q-…}", "Put a question's heading above them: ## … {#q-…}"),
        );
    }
    traps::check(body, writer.report);
    let section = Section { id: id.unwrap_or_default(), title, intro_html: String::new(), draw, questions: Vec::new() };
    ReadSection { section, offset, points, from, filter, intro: body.to_vec(), own: Vec::new(), incomplete: false }
}

fn check_section_ids(sections: &[ReadSection<'_>], report: &mut Report<'_>) {
    let mut seen = std::collections::BTreeSet::new();
    for read in sections {
        if !read.section.id.is_empty() && !seen.insert(&read.section.id) {
            report.error(
                read.offset,
                "duplicate-id",
                say(
                    format!("Mã mục “{}” dùng hai lần.", read.section.id),
                    format!("The section id '{}' is used twice.", read.section.id),
                ),
                say("Đặt cho mỗi mục một mã riêng.", "Give each section its own id."),
            );
        }
    }
}

/// Puts the candidates into a section and checks the draw.
fn fill(
    read: &mut ReadSection<'_>,
    banks: &BTreeMap<String, Bank>,
    budget: &mut Budget,
    shelf: &Shelf,
    report: &mut Report<'_>,
) {
    let from = read.from.clone();
    let candidates = match &from {
        None => std::mem::take(&mut read.own),
        Some(from) => match drawn(read, from, banks, budget, shelf, report) {
            Some((candidates, incomplete)) => {
                read.incomplete = incomplete;
                candidates
            }
            None => return,
        },
    };
    let asked = candidates.iter().filter(|candidate| !candidate.question.retired).count();
    if !read.incomplete && (asked == 0 || read.section.draw.is_some_and(|draw| draw > asked)) {
        let draw = read.section.draw.unwrap_or(1);
        report.error(
            read.offset,
            "draw-too-large",
            say(
                format!("Mục này cần {draw} câu nhưng chỉ có {asked} câu phù hợp."),
                format!("This section needs {draw} questions but has only {asked} that fit."),
            ),
            say(
                "Thêm câu hỏi, giảm draw=, hoặc sửa tags= và level=.",
                "Add questions, lower draw=, or change tags= and level=.",
            ),
        );
    }
    if read.section.draw.is_some() {
        for candidate in candidates.iter().filter(|candidate| candidate.own_points) {
            let offset = if from.is_some() { read.offset } else { candidate.offset };
            let id = &candidate.question.id;
            report.error(
                offset,
                "points-in-draw",
                say(
                    format!("Câu “{id}” có điểm riêng trong một mục rút ngẫu nhiên."),
                    format!("The question '{id}' has points of its own in a section that draws."),
                ),
                say(
                    "Bỏ points= ở câu hỏi; mọi câu rút ra phải có điểm như nhau.",
                    "Remove points= from the question; drawn questions must be worth the same.",
                ),
            );
        }
    }
    read.section.questions = candidates.into_iter().map(|candidate| candidate.question).collect();
}

fn drawn(
    read: &ReadSection<'_>,
    from: &str,
    banks: &BTreeMap<String, Bank>,
    budget: &mut Budget,
    shelf: &Shelf,
    report: &mut Report<'_>,
) -> Option<(Vec<ReadQuestion>, bool)> {
    if let Some(own) = read.own.first() {
        report.error(
            own.offset,
            "two-kinds",
            say(
                "Mục rút từ ngân hàng không được có câu hỏi riêng.",
                "A section that draws from a bank has no questions of its own.",
            ),
            say(
                "Chuyển câu này sang mục khác hoặc vào ngân hàng.",
                "Move the question into another section or into the bank.",
            ),
        );
    }
    let path = match shelf.file(&report.manuscript.path, from) {
        Ok(path) => path,
        Err(dead) => {
            dead.report(from, read.offset, shelf, report);
            return None;
        }
    };
    let Some(bank) = banks.get(&path) else {
        if !path.ends_with(".bank.md") {
            report.error(
                read.offset,
                "bank-mode",
                say(format!("“{path}” không phải ngân hàng câu hỏi."), format!("'{path}' is no bank.")),
                say("Tên tệp ngân hàng kết thúc bằng .bank.md.", "The name of a bank ends in .bank.md."),
            );
        }
        return None;
    };
    let chosen: Vec<&ReadQuestion> =
        bank.questions.iter().filter(|candidate| read.filter.fits(&candidate.question)).collect();
    let size: usize = chosen.iter().map(|candidate| candidate.length).sum();
    if size > budget.0 {
        report.error(
            read.offset,
            "too-many-candidates",
            say("Khóa học rút từ ngân hàng quá nhiều lần.", "The course draws on its banks too often."),
            say(
                "Lọc bằng tags= hoặc level= để mỗi mục có ít câu ứng viên hơn.",
                "Filter with tags= or level=, so that each section has fewer candidates.",
            ),
        );
        return None;
    }
    budget.0 -= size;
    let candidates = chosen.into_iter().cloned().map(|mut candidate| {
        if !candidate.own_points {
            candidate.question.points = read.points;
        }
        candidate
    });
    Some((candidates.collect(), bank.incomplete))
}
