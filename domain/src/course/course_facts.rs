//! The front matter of `course.md` and of `module.md`.

use super::{
    CertificateProposal, CompletionRule, Order, RequiredAttendance, RequiredLessons, Status, Tiet, duration,
    fields::{Fields, Spotted},
    manuscript::{Report, say},
    yaml::{Node, Value},
};
use crate::locale::Locale;
use jiff::civil::Date;

const ORDERS: [(&str, Order); 2] = [("free", Order::Free), ("sequential", Order::Sequential)];
const STATUSES: [(&str, Status); 3] =
    [("draft", Status::Draft), ("published", Status::Published), ("retired", Status::Retired)];
const MODULE_STATUSES: [(&str, Status); 2] = [("draft", Status::Draft), ("published", Status::Published)];
const LOCALES: [(&str, Locale); 3] = [("vi", Locale::Vi), ("en", Locale::En), ("fr", Locale::Fr)];
const LEVELS: [(&str, &str); 3] = [("co-ban", "co-ban"), ("trung-cap", "trung-cap"), ("nang-cao", "nang-cao")];
const FORMS: [(&str, &str); 3] = [("truc-tuyen", "truc-tuyen"), ("truc-tiep", "truc-tiep"), ("ket-hop", "ket-hop")];

/// What `course.md` declares.
pub(super) struct CourseFacts {
    pub id: Spotted<String>,
    pub code: String,
    pub title: String,
    pub summary: String,
    pub track: String,
    pub content_group: u8,
    pub lang: Locale,
    pub translations: Vec<Locale>,
    pub version: String,
    pub tiet: Spotted<Tiet>,
    pub level: String,
    pub audience: Vec<String>,
    pub outcomes: Vec<String>,
    pub competencies: Vec<String>,
    pub authors: Vec<String>,
    pub reviewers: Vec<String>,
    pub form: String,
    pub legal: Vec<Spotted<String>>,
    pub review_by: Option<Spotted<Date>>,
    pub order: Order,
    pub after: Vec<Spotted<String>>,
    pub license: Option<String>,
    pub status: Status,
    pub complete: Option<CompleteFacts>,
    pub certificate: Option<Spotted<CertificateProposal>>,
}

/// What `complete:` declares.
pub(super) struct CompleteFacts {
    pub lessons: RequiredLessons,
    pub listed: Vec<Spotted<String>>,
    pub quizzes: Vec<Spotted<String>>,
    pub attendance: Option<RequiredAttendance>,
}

impl CompleteFacts {
    /// The rule without its places.
    pub fn rule(&self) -> CompletionRule {
        CompletionRule {
            lessons: self.lessons.clone(),
            quizzes: values(self.quizzes.clone()),
            attendance: self.attendance,
        }
    }
}

/// What `module.md` declares.
pub(super) struct ModuleFacts {
    pub id: Spotted<String>,
    pub title: String,
    pub aim: Option<String>,
    pub tiet: Option<Spotted<Tiet>>,
    pub order: Option<Order>,
    pub after: Vec<Spotted<String>>,
    pub status: Status,
}

impl CourseFacts {
    /// Reads them; `None` when a fact is missing without which there is no course.
    pub fn read(report: &mut Report<'_>) -> Option<Self> {
        let mut fields = Fields::of_file(report);
        if fields.is_empty() {
            return None;
        }
        let id = fields.id();
        let code = fields.required("code");
        let title = fields.required("title");
        let summary = fields.required("summary");
        let track = fields.required("track");
        let group = fields.required_number("group", 1..=5);
        let lang = fields.choice("lang", &LOCALES).unwrap_or_default();
        let translations = languages(&mut fields, lang);
        let version = fields.text("version").map(|text| text.value).unwrap_or_default();
        let tiet = tiet(&mut fields);
        if tiet.is_none() && fields.place("tiet") == crate::problem::Place::START {
            fields.missing("tiet");
        }
        let level = fields.choice("level", &LEVELS).unwrap_or("co-ban").to_owned();
        let audience = values(fields.texts("audience"));
        let outcomes = values(fields.texts("outcomes"));
        let competencies = values(fields.texts("competencies"));
        let authors = values(fields.texts("authors"));
        let reviewers = values(fields.texts("reviewers"));
        let form = fields.choice("form", &FORMS).unwrap_or("truc-tuyen").to_owned();
        let legal = fields.texts("legal");
        let review_by = fields.date("review_by").map(|value| Spotted { value, place: fields.place("review_by") });
        let order = fields.choice("order", &ORDERS).unwrap_or_default();
        let after = fields.texts("after");
        let license = fields.text("license").map(|text| text.value);
        let status = fields.choice("status", &STATUSES).unwrap_or_default();
        let complete = fields.node("complete");
        let certificate = fields.node("certificate");
        fields.finish();
        let complete = complete.and_then(|node| complete_facts(node, report));
        let certificate = certificate.and_then(|node| certificate_facts(node, report));
        Some(Self {
            id: id?,
            code: code?.value,
            title: title?.value,
            summary: summary?.value,
            track: track?.value,
            content_group: u8::try_from(group?).unwrap_or(1),
            lang,
            translations,
            version,
            tiet: tiet?,
            level,
            audience,
            outcomes,
            competencies,
            authors,
            reviewers,
            form,
            legal,
            review_by,
            order,
            after,
            license,
            status,
            complete,
            certificate,
        })
    }
}

impl ModuleFacts {
    /// Reads them; `None` when id or title are missing.
    pub fn read(report: &mut Report<'_>) -> Option<Self> {
        let mut fields = Fields::of_file(report);
        if fields.is_empty() {
            return None;
        }
        let id = fields.id();
        let title = fields.required("title");
        let facts = Self {
            aim: fields.text("aim").map(|text| text.value),
            tiet: tiet(&mut fields),
            order: fields.choice("order", &ORDERS),
            after: fields.texts("after"),
            status: fields.choice("status", &MODULE_STATUSES).unwrap_or_default(),
            id: Spotted { value: String::new(), place: crate::problem::Place::START },
            title: String::new(),
        };
        fields.finish();
        Some(Self { id: id?, title: title?.value, ..facts })
    }
}

/// Texts without their places.
pub(super) fn values(texts: Vec<Spotted<String>>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}

fn languages(fields: &mut Fields<'_, '_>, original: Locale) -> Vec<Locale> {
    let mut languages = Vec::new();
    for text in fields.texts("translations") {
        if let Some(language) = fields.among("translations", &text, &LOCALES)
            && language != original
            && !languages.contains(&language)
        {
            languages.push(language);
        }
    }
    languages
}

/// Tiết in halves: `4`, `1.5` or `1,5`.
pub(super) fn tiet(fields: &mut Fields<'_, '_>) -> Option<Spotted<Tiet>> {
    let text = fields.text("tiet")?;
    let (whole, half) = text.value.split_once(['.', ',']).unwrap_or((&text.value, "0"));
    let halves = match (whole.parse::<u16>(), half) {
        (Ok(whole), "0") => i64::from(whole) * 2,
        (Ok(whole), "5") => i64::from(whole) * 2 + 1,
        _ => 0,
    };
    if (1..=2000).contains(&halves) {
        return Some(Spotted { value: Tiet { halves }, place: text.place });
    }
    fields.wrong(text.place, "tiet", say("số tiết, tròn hoặc nửa tiết", "a number of tiết, whole or half"), "4");
    None
}

fn complete_facts(node: Node, report: &mut Report<'_>) -> Option<CompleteFacts> {
    let mut fields = Fields::of_node(node, report)?;
    let listed = match fields.node("lessons") {
        Some(Node { value: Value::List(_), .. }) => fields.texts("lessons"),
        _ => Vec::new(),
    };
    let lessons = match listed.is_empty() {
        false => RequiredLessons::Listed(values(listed.clone())),
        true => lesson_share(&mut fields).unwrap_or(RequiredLessons::All),
    };
    let quizzes = fields.texts("quizzes");
    let attendance = attendance(&mut fields);
    fields.finish();
    Some(CompleteFacts { lessons, listed, quizzes, attendance })
}

/// Which meetings are to be attended: `all`, `80%` or `3`.
fn attendance(fields: &mut Fields<'_, '_>) -> Option<RequiredAttendance> {
    let text = fields.text("attendance")?;
    if text.value == "all" {
        return Some(RequiredAttendance::All);
    }
    let share = text.value.strip_suffix('%').map(|share| share.trim().parse());
    match (share, text.value.parse()) {
        (Some(Ok(share @ 1..=100)), _) => return Some(RequiredAttendance::Share(share)),
        (None, Ok(count @ 1..=99)) => return Some(RequiredAttendance::Count(count)),
        _ => {}
    }
    let wanted = say("all, một tỷ lệ hoặc số buổi", "all, a share or a number of meetings");
    fields.wrong(text.place, "attendance", wanted, "80%");
    None
}

fn lesson_share(fields: &mut Fields<'_, '_>) -> Option<RequiredLessons> {
    let text = fields.text("lessons")?;
    if text.value == "all" {
        return Some(RequiredLessons::All);
    }
    let share = text.value.strip_suffix('%').and_then(|share| share.trim().parse().ok());
    if let Some(share @ 1..=100) = share {
        return Some(RequiredLessons::Share(share));
    }
    let wanted = say("all, một tỷ lệ hoặc danh sách mã bài", "all, a share or a list of lesson ids");
    fields.wrong(text.place, "lessons", wanted, "80%");
    None
}

fn certificate_facts(node: Node, report: &mut Report<'_>) -> Option<Spotted<CertificateProposal>> {
    let place = node.place;
    let mut fields = Fields::of_node(node, report)?;
    let template = fields.text("template").map_or_else(|| "mac-dinh".to_owned(), |text| text.value);
    let valid_months = valid_for(&mut fields);
    fields.finish();
    Some(Spotted { value: CertificateProposal { template, valid_months }, place })
}

/// For how many months a certificate should hold.
pub(super) fn valid_for(fields: &mut Fields<'_, '_>) -> Option<u32> {
    let text = fields.text("valid_for")?;
    let months = duration::months(&text.value);
    if months.is_none() {
        fields.wrong(text.place, "valid_for", say("số tháng hoặc năm", "months or years"), "P24M");
    }
    months
}
