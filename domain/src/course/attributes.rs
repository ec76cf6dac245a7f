//! The attributes of a heading: `{#q-1 level=2 tags=a,b points=2}`.

use super::{
    links::Shelf,
    manuscript::{Report, say},
    markdown::Node,
    near::nearest,
};
use crate::quiz::Points;
use pulldown_cmark::Tag;
use std::collections::BTreeMap;

/// Attributes that are words for people, which a translation may change.
const WORDS: [&str; 3] = ["low", "high", "unit"];

type Entries = Vec<(String, Option<String>)>;

/// What headings state, by their file and their id.
pub(super) type Stated = BTreeMap<(String, String), Entries>;

/// The attributes of one heading; asking for a name makes it known.
pub(super) struct Attributes {
    pub id: Option<String>,
    offset: usize,
    entries: Entries,
    asked: Vec<&'static str>,
}

impl Attributes {
    /// Those of a heading; broken ones are reported.
    pub fn of(heading: &Node<'_>, report: &mut Report<'_>) -> Self {
        let mut attributes = Self { id: None, offset: heading.range.start, entries: Vec::new(), asked: Vec::new() };
        let Some(Tag::Heading { id, attrs, .. }) = heading.tag() else { return attributes };
        attributes.id = id.as_ref().map(ToString::to_string);
        let quoted = |text: &str| text.contains(['"', '\'', '“', '”']);
        if attrs.iter().any(|(name, value)| quoted(name) || value.as_deref().is_some_and(quoted)) {
            report.error(
                attributes.offset,
                "attribute-with-spaces",
                say(
                    "Giá trị trong { } của tiêu đề không được có dấu ngoặc kép hay khoảng trắng.",
                    "A value inside the { } of a heading can hold neither quotes nor spaces.",
                ),
                say(
                    "Chỉ viết một từ, ví dụ: tags=van-thu; giá trị dài để trong phần khai báo ở đầu tệp.",
                    "Write one word, for instance tags=van-thu; long values go into the front matter.",
                ),
            );
            return attributes;
        }
        for (name, value) in attrs {
            attributes.entries.push((name.to_string(), value.as_ref().map(ToString::to_string)));
        }
        attributes
    }

    /// Notes what an original states; a translation need not repeat it, and may say nothing else.
    pub fn shared(mut self, shelf: &mut Shelf, report: &mut Report<'_>) -> Self {
        let Some(id) = &self.id else { return self };
        let place = (report.manuscript.path.clone(), id.clone());
        if !shelf.is_translation {
            shelf.stated.insert(place, self.entries.clone());
            return self;
        }
        let Some(stated) = shelf.stated.get(&place) else { return self };
        let own = std::mem::replace(&mut self.entries, stated.clone());
        for (name, value) in own {
            match self.entries.iter_mut().find(|(known, _)| *known == name) {
                Some((_, known)) if *known == value => {}
                Some((_, known)) if WORDS.contains(&name.as_str()) => *known = value,
                _ => self.report_other(&name, report),
            }
        }
        self
    }

    fn report_other(&self, name: &str, report: &mut Report<'_>) {
        let short: String = name.chars().take(40).collect();
        report.error(
            self.offset,
            "translation-differs",
            say(format!("Bản dịch ghi {short} khác bản gốc."), format!("The translation states another {short}.")),
            say(
                "Bỏ thuộc tính này khỏi bản dịch: mã là đủ, mọi thuộc tính lấy từ bản gốc.",
                "Remove it from the translation: the id is enough, attributes come from the original.",
            ),
        );
    }

    /// A value.
    pub fn text(&mut self, name: &'static str) -> Option<String> {
        self.asked.push(name);
        self.entries.iter().find(|(known, _)| known == name)?.1.clone().filter(|value| !value.is_empty())
    }

    /// A flag: `retired` or `retired=true`.
    pub fn flag(&mut self, name: &'static str) -> bool {
        self.asked.push(name);
        self.entries.iter().any(|(known, value)| known == name && matches!(value.as_deref(), None | Some("" | "true")))
    }

    /// A list: `tags=a,b`.
    pub fn list(&mut self, name: &'static str) -> Vec<String> {
        let text = self.text(name).unwrap_or_default();
        text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    /// One of a few words.
    pub fn choice<T: Copy>(&mut self, name: &'static str, words: &[(&str, T)], report: &mut Report<'_>) -> Option<T> {
        let text = self.text(name)?;
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning);
        if found.is_none() {
            let all = words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(" | ");
            self.wrong(name, &text, (format!("một trong: {all}"), format!("one of: {all}")), report);
        }
        found
    }

    /// Points, with at most three decimals.
    pub fn points(&mut self, report: &mut Report<'_>) -> Option<Points> {
        let text = self.text("points")?;
        let points = thousandths(&text).filter(|points| (1..=1_000_000).contains(points));
        if points.is_none() {
            let wanted =
                ("số điểm lớn hơn 0, ví dụ 2 hoặc 0.5".to_owned(), "points above 0, for instance 2 or 0.5".to_owned());
            self.wrong("points", &text, wanted, report);
        }
        points.map(Points)
    }

    /// A whole number.
    pub fn number(&mut self, name: &'static str, most: usize, report: &mut Report<'_>) -> Option<usize> {
        let text = self.text(name)?;
        let number = text.parse().ok().filter(|number| (1..=most).contains(number));
        if number.is_none() {
            let wanted = (format!("số nguyên từ 1 đến {most}"), format!("a whole number from 1 to {most}"));
            self.wrong(name, &text, wanted, report);
        }
        number
    }

    /// Warns of every attribute that nobody asked for.
    pub fn finish(self, report: &mut Report<'_>) {
        for (name, _) in &self.entries {
            if self.asked.contains(&name.as_str()) {
                continue;
            }
            let short: String = name.chars().take(40).collect();
            let mend = match nearest(name, self.asked.iter().copied()) {
                Some(near) => say(format!("Có phải “{near}”?"), format!("Did you mean '{near}'?")),
                None => {
                    let all = self.asked.join(", ");
                    say(format!("Bỏ đi, hoặc dùng một trong: {all}"), format!("Remove it, or use one of: {all}"))
                }
            };
            let what = say(
                format!("Tiêu đề không có thuộc tính “{short}”."),
                format!("A heading has no attribute '{short}' here."),
            );
            report.warning(self.offset, "unknown-attribute", what, mend);
        }
    }

    fn wrong(&self, name: &str, text: &str, wanted: (String, String), report: &mut Report<'_>) {
        let short: String = text.chars().take(40).collect();
        report.error(
            self.offset,
            "attribute-value",
            say(format!("{name}={short} không hợp lệ."), format!("{name}={short} is not allowed.")),
            say(format!("Cần {}.", wanted.0), format!("It wants {}.", wanted.1)),
        );
    }
}

/// `2`, `0.5`, `1,25` in thousandths.
pub(super) fn thousandths(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    if part.len() > 3 || !part.bytes().all(|byte| byte.is_ascii_digit()) || whole.len() > 6 {
        return None;
    }
    let whole: i64 = whole.parse().ok().filter(|whole| *whole >= 0)?;
    let part: i64 = format!("{part:0<3}").parse().ok()?;
    Some(whole * 1000 + part)
}

#[cfg(test)]
mod tests {
    use super::thousandths;

    #[test]
    fn points_have_three_decimals() {
        assert_eq!(thousandths("2"), Some(2000));
        assert_eq!(thousandths("0,5"), Some(500));
        assert_eq!(thousandths("1.125"), Some(1125));
        for text in ["", "x", "1.0001", "-1", "1e3", "9999999"] {
            assert_eq!(thousandths(text), None, "{text}");
        }
    }
}
