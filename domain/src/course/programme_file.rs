//! `programmes/*.programme.md`: the rule of a programme in its front matter, for whom it is in its body.

use super::{
    SourceFile, Tiet,
    course_facts::{tiet, valid_for},
    fields::{Fields, Spotted},
    front_matter::body_start,
    html::Writer,
    links::Shelf,
    manuscript::{Manuscript, Problems, Report, Spot, say},
    markdown, shelving,
    yaml::{Node, Value},
};
use crate::{
    locale::Locale,
    problem::Place,
    programme::{Programme, Requirement},
};
use jiff::civil::Date;

/// Where programmes lie.
pub(super) const FOLDER: &str = "programmes/";
/// How their files end.
const ENDING: &str = ".programme.md";
/// More courses than any programme has.
const MOST: u32 = 1000;

/// A programme and the places that checks against the courses need.
pub(super) struct ReadProgramme {
    pub programme: Programme,
    pub id: Spot,
    /// Every course that it names, where it names it.
    pub courses: Vec<(String, Spot)>,
    /// The line that asks for tiết.
    pub tiet: Option<(Tiet, Spot)>,
}

/// Whether a file of the folder of courses is a programme.
pub(super) fn is_programme(path: &str) -> bool {
    path.strip_prefix(FOLDER).is_some_and(|name| !name.contains('/') && name.ends_with(ENDING))
}

/// Reads a programme; links to other files are dead here.
pub(super) fn read(file: &SourceFile, problems: &mut Problems) -> Option<ReadProgramme> {
    let (manuscripts, _) = shelving::gather("", std::slice::from_ref(file), problems);
    let manuscript = manuscripts.values().next()?;
    let mut report = Report::new(manuscript, problems);
    let facts = Facts::read(&mut report);
    let body_html = body(manuscript, &mut report);
    let Facts { id, title, lines, by, valid_months } = facts?;
    let courses = lines.iter().flat_map(|line| &line.courses);
    let courses = courses.map(|course| (course.value.clone(), manuscript.spot(course.place))).collect();
    let tiet = lines.iter().find_map(|line| match line.requirement {
        Requirement::Tiet(tiet) => Some((tiet, manuscript.spot(line.place))),
        Requirement::All(_) | Requirement::Any { .. } => None,
    });
    let requirements = lines.into_iter().map(|line| line.requirement).collect();
    let programme = Programme { id: id.value, title: title.value, requirements, by, valid_months, body_html };
    Some(ReadProgramme { programme, id: manuscript.spot(id.place), courses, tiet })
}

fn body(manuscript: &Manuscript, report: &mut Report<'_>) -> String {
    let mut shelf = Shelf::new(String::new(), Locale::Vi, Default::default(), Default::default());
    let start = body_start(&manuscript.text);
    let nodes = markdown::parse_body(&manuscript.text[start..], start, report);
    let html = Writer::new(&mut shelf, report, "chuong-trinh").blocks(&nodes);
    shelf.check_anchors(report.problems);
    html
}

struct Facts {
    id: Spotted<String>,
    title: Spotted<String>,
    lines: Vec<Line>,
    by: Option<Date>,
    valid_months: Option<u32>,
}

/// One line of the rule with its places.
struct Line {
    requirement: Requirement,
    courses: Vec<Spotted<String>>,
    place: Place,
}

impl Facts {
    fn read(report: &mut Report<'_>) -> Option<Self> {
        let mut fields = Fields::of_file(report);
        let (id, title) = (fields.id(), fields.required("title"));
        let require = fields.node("require");
        if require.is_none() {
            fields.missing("require");
        }
        let by = fields.date("by");
        let certificate = fields.node("certificate");
        fields.finish();
        let valid_months = certificate.and_then(|node| {
            let mut fields = Fields::of_node(node, report)?;
            let months = valid_for(&mut fields);
            fields.finish();
            months
        });
        let nodes = match require? {
            Node { value: Value::List(nodes), .. } => nodes,
            node => vec![node],
        };
        let wanted = nodes.len();
        let lines: Vec<Line> = nodes.into_iter().filter_map(|node| line(node, report)).collect();
        // A line that could not be read would make the programme easier than its author meant.
        let whole = lines.len() == wanted && wanted > 0;
        Some(Self { id: id?, title: title?, lines: whole.then_some(lines)?, by, valid_months })
    }
}

fn line(node: Node, report: &mut Report<'_>) -> Option<Line> {
    let place = node.place;
    let several = matches!(&node.value, Value::Map(entries) if entries.len() > 1);
    let mut fields = Fields::of_node(node, report)?;
    let all = fields.texts("all");
    let any = fields.node("any");
    let tiet = tiet(&mut fields);
    fields.finish();
    let states_nothing = all.is_empty() && any.is_none() && tiet.is_none();
    if several || states_nothing {
        report.error_at(
            place,
            "requirement",
            say(
                "Mỗi dòng của “require” nêu đúng một điều kiện: all, any hoặc tiet.",
                "Each line of 'require' states one condition: all, any or tiet.",
            ),
            say(
                "Viết mỗi điều kiện thành một dòng bắt đầu bằng dấu gạch ngang.",
                "Write each condition as a line of its own that begins with a hyphen.",
            ),
        );
        return None;
    }
    let (requirement, courses) = match (any, tiet) {
        (Some(any), _) => choice(any, report)?,
        (None, Some(tiet)) => (Requirement::Tiet(tiet.value), Vec::new()),
        (None, None) => (Requirement::All(ids(&all)), all),
    };
    Some(Line { requirement, courses, place })
}

/// `{ count: 2, of: [a, b, c] }`.
fn choice(node: Node, report: &mut Report<'_>) -> Option<(Requirement, Vec<Spotted<String>>)> {
    let place = node.place;
    let mut fields = Fields::of_node(node, report)?;
    let count = fields.number("count", 1..=MOST);
    let of = fields.texts("of");
    fields.finish();
    let count = count? as usize;
    if count > of.len() {
        report.error_at(
            place,
            "choice-too-small",
            say(
                format!("Yêu cầu {count} khóa tự chọn nhưng danh sách chỉ có {}.", of.len()),
                format!("{count} courses of choice are asked for, but the list has {}.", of.len()),
            ),
            say("Thêm khóa vào danh sách, hoặc giảm “count”.", "Add courses to the list, or lower 'count'."),
        );
        return None;
    }
    Some((Requirement::Any { count, of: ids(&of) }, of))
}

fn ids(courses: &[Spotted<String>]) -> Vec<String> {
    courses.iter().map(|course| course.value.clone()).collect()
}
