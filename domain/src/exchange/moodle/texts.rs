//! Texts of Moodle's XML: `<questiontext format="html"><text>…</text><file name="…"/></questiontext>`.

use crate::exchange::{
    document::Block,
    reading::{Format, Reading},
    told::say,
    xml::Element,
};

impl Reading<'_> {
    /// A text in its own format as a document.
    pub(super) fn element(&mut self, element: Option<&Element>) -> Vec<Block> {
        self.with_marks(element, |raw| raw)
    }

    /// The same, after its raw text was changed.
    pub(super) fn with_marks(
        &mut self,
        element: Option<&Element>,
        change: impl FnOnce(String) -> String,
    ) -> Vec<Block> {
        let Some(element) = element else { return Vec::new() };
        let format = format(element, self.format);
        let raw = change(raw(element));
        self.document(raw.trim(), format)
    }
}

/// The text of an element as it is written.
pub(super) fn raw(element: &Element) -> String {
    element.first("text").map(Element::words).unwrap_or_default()
}

/// The text of an element of a name, if it is there.
pub(super) fn fact(question: &Element, name: &str) -> Option<String> {
    let element = question.first(name)?;
    let text = element.first("text").unwrap_or(element).words();
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The format that an element names.
pub(super) fn format(element: &Element, usual: Format) -> Format {
    match element.attribute("format") {
        Some("html") => Format::Html,
        Some("moodle_auto_format") => Format::Moodle,
        Some("plain_text") => Format::Plain,
        Some("markdown") => Format::Markdown,
        _ => usual,
    }
}

/// Tells of the files of a question by their names.
pub(super) fn tell_files(question: &Element, reading: &mut Reading<'_>) {
    let mut files = Vec::new();
    question.find_all("file", &mut files);
    let names: Vec<&str> = files.iter().filter_map(|file| file.attribute("name")).collect();
    if files.is_empty() {
        return;
    }
    let names = crate::exchange::told::short(&names.join(", "));
    reading.changes.at(
        question.line,
        "files-left",
        say(
            format!("Tệp kèm theo câu hỏi không được nhập: {names}."),
            format!("Files within the question were left behind: {names}."),
        ),
        say(
            "Lấy các tệp này từ Moodle, chép vào thư mục media rồi viết ![mô tả](../media/…) vào chỗ của chúng.",
            "Take them from Moodle, copy them into the media folder, and write ![description](../media/…) in their place.",
        ),
    );
}
