//! A section of a quiz: its heading, and the candidates that it draws from.

use super::{
    attributes::Attributes,
    bank::{Bank, Filter},
    choice,
    html::Writer,
    id::{is_id, short_slug},
    links::Shelf,
    manuscript::{Report, say},
    markdown::{Node, plain},
    question::ReadQuestion,
    quiz_facts::QuizFacts,
    traps,
};
use crate::quiz::{Points, Section};
use std::collections::BTreeMap;

/// What a question is worth unless it or its section says otherwise.
pub(super) const ONE_POINT: Points = Points(1000);

/// A section, its place and the questions written in it.
pub(super) struct ReadSection<'t> {
    pub section: Section,
    pub offset: usize,
    pub points: Points,
    pub from: Option<String>,
    pub filter: Filter,
    pub intro: Vec<Node<'t>>,
    pub own: Vec<ReadQuestion>,
    /// Where its own questions stand, once it is filled.
    pub places: BTreeMap<String, usize>,
    /// Whether a question in it was refused, so that counting them says nothing new.
    pub incomplete: bool,
}

/// How much of the memory for copied questions is left; a course has one.
pub(super) struct Budget(pub usize);

impl ReadSection<'_> {
    /// A quiz without sections is one section.
    pub fn whole_quiz(facts: &QuizFacts, offset: usize) -> Self {
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
            places: BTreeMap::new(),
            incomplete: false,
        }
    }
}

/// Reads the heading of a section and the text under it.
pub(super) fn read<'t>(
    heading: &Node<'t>,
    body: &[Node<'t>],
    broken: bool,
    writer: &mut Writer<'_, '_>,
) -> ReadSection<'t> {
    let offset = heading.range.start;
    let title = plain(&heading.children);
    let mut attributes = Attributes::of(heading, writer.report).shared(writer.shelf, writer.report);
    let id = attributes.id.clone().filter(|id| is_id(id));
    if id.is_none() && !broken {
        let proposal = proposal(attributes.id.as_deref().unwrap_or(&title));
        // What is missing can be written by command; what is wrong its author must change.
        let (code, vi, en) = match attributes.id {
            Some(_) => ("bad-id", ".", "."),
            None => ("heading-without-id", ", hoặc chạy khuevan fmt.", ", or run khuevan fmt."),
        };
        writer.report.error(
            offset,
            code,
            say("Mục chưa có mã hợp lệ.", "The section has no valid id."),
            say(
                format!("Viết ở cuối tiêu đề: {{#{proposal}}}{vi}"),
                format!("Write at the end of its heading: {{#{proposal}}}{en}"),
            ),
        );
    }
    let draw = attributes.number("draw", 500, writer.report);
    let points = attributes.points(writer.report).unwrap_or(ONE_POINT);
    let from = attributes.text("from");
    let filter = Filter::new(&attributes.text("tags").unwrap_or_default(), &attributes.list("level"));
    attributes.finish(writer.report);
    if let Some(other) = body.iter().find(|node| node.heading().is_none() && choice::is_options(node)) {
        writer.report.error(
            other.range.start,
            "options-outside-question",
            say("Phương án nằm ngoài câu hỏi.", "Options stand outside a question."),
            say("Đặt trên chúng một tiêu đề câu hỏi: ## … {#q-…}", "Put a question's heading above them: ## … {#q-…}"),
        );
    }
    traps::check(body, writer.report);
    let section = Section { id: id.unwrap_or_default(), title, intro_html: String::new(), draw, questions: Vec::new() };
    let (intro, own, places) = (body.to_vec(), Vec::new(), BTreeMap::new());
    ReadSection { section, offset, points, from, filter, intro, own, places, incomplete: false }
}

/// The id to propose for a section with this heading.
pub(super) fn proposal(title: &str) -> String {
    match short_slug(title) {
        slug if slug.is_empty() => "phan".to_owned(),
        slug => slug,
    }
}

/// Section ids are unique in their quiz.
pub(super) fn check_ids(sections: &[ReadSection<'_>], report: &mut Report<'_>) {
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
pub(super) fn fill(
    read: &mut ReadSection<'_>,
    banks: &BTreeMap<String, Bank>,
    budget: &mut Budget,
    shelf: &Shelf,
    report: &mut Report<'_>,
) {
    let from = read.from.clone();
    read.places = read.own.iter().map(|own| (own.question.id.clone(), own.offset)).collect();
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
