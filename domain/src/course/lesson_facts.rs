//! The front matter of a lesson: its time, its video or audio, its sources.

use super::{
    Source,
    fields::{Fields, Spotted},
    id::is_id,
    manuscript::{Report, say},
    yaml::{Node, Value},
};
use crate::problem::Place;

/// What a lesson declares.
#[derive(Clone)]
pub(super) struct LessonFacts {
    pub id: Spotted<String>,
    pub title: String,
    pub minutes: Spotted<u32>,
    pub media: Option<MediaFacts>,
    pub sources: Vec<Spotted<Source>>,
}

/// Paths as written, relative to the lesson.
#[derive(Clone)]
pub(super) struct MediaFacts {
    pub video: Option<Spotted<String>>,
    pub audio: Option<Spotted<String>>,
    pub transcript: Option<Spotted<String>>,
    pub place: Place,
}

impl LessonFacts {
    /// Reads them; `None` when id or title are missing.
    pub fn read(report: &mut Report<'_>) -> Option<Self> {
        let mut fields = Fields::of_file(report);
        if fields.is_empty() {
            return None;
        }
        let id = fields.id();
        let title = fields.required("title");
        let minutes = fields.required_number("minutes", 1..=600).unwrap_or(0);
        let minutes = Spotted { value: minutes, place: fields.place("minutes") };
        let video = fields.node("video");
        let sources = fields.node("sources");
        fields.finish();
        let media = video.and_then(|node| media_facts(node, report));
        let sources = sources.map(|node| source_list(node, report)).unwrap_or_default();
        Some(Self { id: id?, title: title?.value, minutes, media, sources })
    }
}

fn media_facts(node: Node, report: &mut Report<'_>) -> Option<MediaFacts> {
    let place = node.place;
    let mut fields = Fields::of_node(node, report)?;
    let facts = MediaFacts {
        video: fields.text("src"),
        audio: fields.text("audio"),
        transcript: fields.text("transcript"),
        place,
    };
    fields.finish();
    Some(facts)
}

/// The sources of a list; what cannot be read is reported.
pub(super) fn source_list(node: Node, report: &mut Report<'_>) -> Vec<Spotted<Source>> {
    let Value::List(nodes) = node.value else {
        report.error_at(
            node.place,
            "field-type",
            say("“sources” cần một danh sách.", "'sources' wants a list."),
            say(
                "Ví dụ: - { id: papi, text: PAPI 2024, date: 4/2025, seen: 2026-11-20 }",
                "For instance: - { id: papi, text: PAPI 2024, date: 4/2025, seen: 2026-11-20 }",
            ),
        );
        return Vec::new();
    };
    nodes.into_iter().filter_map(|node| source(node, report)).collect()
}

fn source(node: Node, report: &mut Report<'_>) -> Option<Spotted<Source>> {
    let place = node.place;
    let mut fields = Fields::of_node(node, report)?;
    let id = fields.text("id");
    let text = fields.text("text");
    let url = fields.text("url");
    let source = Source {
        id: String::new(),
        text: String::new(),
        url: url.as_ref().map(|url| url.value.clone()),
        date: fields.text("date").map(|date| date.value),
        seen: fields.date("seen"),
        until: fields.date("until"),
    };
    fields.finish();
    if let Some(url) = url.filter(|url| !url.value.starts_with("https://") && !url.value.starts_with("http://")) {
        report.error_at(
            url.place,
            "unsafe-link",
            say(
                "Địa chỉ nguồn phải bắt đầu bằng https:// hoặc http://.",
                "A source's url must begin with https:// or http://.",
            ),
            say("Chép lại địa chỉ đầy đủ từ trình duyệt.", "Copy the whole address from the browser."),
        );
        return None;
    }
    let (Some(id), Some(text)) = (id, text) else {
        report.error_at(
            place,
            "field-missing",
            say("Nguồn cần có “id” và “text”.", "A source needs 'id' and 'text'."),
            say("Ví dụ: - { id: papi, text: PAPI 2024 }", "For instance: - { id: papi, text: PAPI 2024 }"),
        );
        return None;
    };
    if !is_id(&id.value) {
        report.error_at(
            id.place,
            "bad-id",
            say(
                format!("Mã nguồn “{}” không hợp lệ.", id.value),
                format!("The source id '{}' is not allowed.", id.value),
            ),
            say("Chỉ dùng a–z, 0–9 và dấu gạch nối.", "Use only a-z, 0-9 and hyphens."),
        );
        return None;
    }
    Some(Spotted { value: Source { id: id.value, text: text.value, ..source }, place })
}
