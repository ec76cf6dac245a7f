//! Typed access to front matter: every wrong type is a problem, every unknown key a warning.

use super::{
    duration, front_matter,
    id::{is_id, slug},
    manuscript::{Report, say},
    near::nearest,
    yaml::{Node, Value},
};
use crate::problem::{Place, Sentence};
use jiff::civil::Date;
use std::ops::RangeInclusive;

/// A text and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spotted<T> {
    pub value: T,
    pub place: Place,
}

/// The facts of one mapping; asking for a key makes it known.
pub(super) struct Fields<'r, 'm> {
    entries: Vec<(String, Place, Node)>,
    asked: Vec<&'static str>,
    pub report: &'r mut Report<'m>,
}

impl<'r, 'm> Fields<'r, 'm> {
    /// The front matter of a file.
    pub fn of_file(report: &'r mut Report<'m>) -> Self {
        let entries = front_matter::entries(report);
        Self { entries, asked: Vec::new(), report }
    }

    /// The mapping under a key, for instance `complete:`.
    pub fn of_node(node: Node, report: &'r mut Report<'m>) -> Option<Self> {
        match node.value {
            Value::Map(entries) => Some(Self { entries, asked: Vec::new(), report }),
            _ => {
                report.error_at(
                    node.place,
                    "field-type",
                    say("Ở đây cần một nhóm khai báo “tên: giá trị”.", "A group of 'name: value' is wanted here."),
                    say(
                        "Ví dụ: { lessons: all, quizzes: [kt-cuoi] }",
                        "For instance: { lessons: all, quizzes: [final] }",
                    ),
                );
                None
            }
        }
    }

    /// Whether the mapping could not be read at all.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Those of the fields that are written at all, with their places.
    pub fn written(&self, keys: &[&'static str]) -> Vec<(&'static str, Place)> {
        let place = |key: &&str| Some(self.entries.iter().find(|(name, ..)| name == key)?.1);
        keys.iter().filter_map(|key| Some((*key, place(key)?))).collect()
    }

    /// Where a field stands, or the start of the file.
    pub fn place(&self, key: &str) -> Place {
        self.entries.iter().find(|(name, ..)| name == key).map_or(Place::START, |(_, place, _)| *place)
    }

    /// The raw value; `None` when absent or empty.
    pub fn node(&mut self, key: &'static str) -> Option<Node> {
        self.asked.push(key);
        let found = self.entries.iter().find(|(name, ..)| name == key)?;
        (found.2.value != Value::Empty).then(|| found.2.clone())
    }

    /// A text.
    pub fn text(&mut self, key: &'static str) -> Option<Spotted<String>> {
        let node = self.node(key)?;
        match node.value {
            Value::Text(value) if !value.is_empty() => Some(Spotted { value, place: node.place }),
            Value::Text(_) => None,
            _ => {
                self.wrong(node.place, key, say("một dòng chữ", "a text"), "Khóa học số");
                None
            }
        }
    }

    /// A text that must be there.
    pub fn required(&mut self, key: &'static str) -> Option<Spotted<String>> {
        let text = self.text(key);
        if text.is_none() && !self.entries.iter().any(|(name, _, node)| name == key && node.value != Value::Empty) {
            self.missing(key);
        }
        text
    }

    /// An id that must be there.
    pub fn id(&mut self) -> Option<Spotted<String>> {
        let id = self.required("id")?;
        if is_id(&id.value) {
            return Some(id);
        }
        let proposal = slug(&id.value);
        let proposal = if proposal.is_empty() { "bai-1".to_owned() } else { proposal };
        self.report.error_at(
            id.place,
            "bad-id",
            say(format!("Mã “{}” không hợp lệ.", id.value), format!("The id '{}' is not allowed.", id.value)),
            say(
                format!("Chỉ dùng a–z, 0–9 và dấu gạch nối, tối đa 64 ký tự, ví dụ: {proposal}"),
                format!("Use only a-z, 0-9 and hyphens, at most 64, for instance: {proposal}"),
            ),
        );
        None
    }

    /// A list of texts; one text alone is a list of one.
    pub fn texts(&mut self, key: &'static str) -> Vec<Spotted<String>> {
        let Some(node) = self.node(key) else { return Vec::new() };
        let nodes = match node.value {
            Value::List(nodes) => nodes,
            _ => vec![node],
        };
        let mut texts = Vec::new();
        for node in nodes {
            match node.value {
                Value::Text(value) if !value.is_empty() => texts.push(Spotted { value, place: node.place }),
                _ => self.wrong(node.place, key, say("danh sách các dòng chữ", "a list of texts"), "[a, b]"),
            }
        }
        texts
    }

    /// One of a few words.
    pub fn choice<T: Copy>(&mut self, key: &'static str, words: &[(&'static str, T)]) -> Option<T> {
        let text = self.text(key)?;
        self.among(key, &text, words)
    }

    /// What a word means here.
    pub fn among<T: Copy>(&mut self, key: &str, text: &Spotted<String>, words: &[(&'static str, T)]) -> Option<T> {
        if let Some((_, meaning)) = words.iter().find(|(word, _)| *word == text.value) {
            return Some(*meaning);
        }
        let all = words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(" | ");
        let (hint_vi, hint_en) = match nearest(&text.value, words.iter().map(|(word, _)| *word)) {
            Some(word) => (format!(" Có phải “{word}”?"), format!(" Did you mean '{word}'?")),
            None => Default::default(),
        };
        self.report.error_at(
            text.place,
            "unknown-word",
            say(
                format!("“{key}” không có giá trị “{}”.{hint_vi}", text.value),
                format!("'{key}' has no value '{}'.{hint_en}", text.value),
            ),
            say(format!("Chọn một trong: {all}"), format!("Choose one of: {all}")),
        );
        None
    }

    /// A whole number.
    pub fn number(&mut self, key: &'static str, range: RangeInclusive<u32>) -> Option<u32> {
        let text = self.text(key)?;
        match text.value.parse() {
            Ok(number) if range.contains(&number) => Some(number),
            _ => {
                let (least, most) = (range.start(), range.end());
                let wanted =
                    say(format!("số nguyên từ {least} đến {most}"), format!("a whole number from {least} to {most}"));
                self.wrong(text.place, key, wanted, &least.to_string());
                None
            }
        }
    }

    /// A whole number that must be there.
    pub fn required_number(&mut self, key: &'static str, range: RangeInclusive<u32>) -> Option<u32> {
        let number = self.number(key, range);
        if number.is_none() && !self.entries.iter().any(|(name, _, node)| name == key && node.value != Value::Empty) {
            self.missing(key);
        }
        number
    }

    /// A civil date.
    pub fn date(&mut self, key: &'static str) -> Option<Date> {
        let text = self.text(key)?;
        let date = civil_date(&text.value);
        if date.is_none() {
            self.wrong(text.place, key, say("ngày dạng năm-tháng-ngày", "a date, year-month-day"), "2027-06-30");
        }
        date
    }

    /// A length of time in milliseconds.
    pub fn milliseconds(&mut self, key: &'static str) -> Option<i64> {
        let text = self.text(key)?;
        let time = duration::milliseconds(&text.value);
        if time.is_none() {
            self.wrong(text.place, key, say("khoảng thời gian", "a length of time"), "30m, 2h, 1d");
        }
        time
    }

    /// Says that a field is missing.
    pub fn missing(&mut self, key: &str) {
        self.report.error_at(
            Place::START,
            "field-missing",
            say(format!("Thiếu khai báo “{key}”."), format!("'{key}' is missing.")),
            say(
                format!("Thêm một dòng “{key}: …” vào phần khai báo ở đầu tệp."),
                format!("Add a line '{key}: …' to the front matter."),
            ),
        );
    }

    /// Says that a value has the wrong form.
    pub fn wrong(&mut self, place: Place, key: &str, wanted: Sentence, example: &str) {
        let Sentence { vi, en } = wanted;
        self.report.error_at(
            place,
            "field-type",
            say(format!("“{key}” cần {vi}."), format!("'{key}' wants {en}.")),
            say(format!("Ví dụ: {key}: {example}"), format!("For instance: {key}: {example}")),
        );
    }

    /// In a translation, fields that nobody asked for may only repeat those of the original.
    pub fn finish_beside(mut self, original: &[(String, Place, Node)]) {
        let asked = std::mem::take(&mut self.asked);
        let of_original = |key: &str| original.iter().find(|(known, ..)| known == key).map(|(.., node)| node);
        for (key, place, node) in self.entries.iter().filter(|(key, ..)| !asked.contains(&key.as_str())) {
            let short: String = key.chars().take(40).collect();
            if of_original(key).is_some_and(|known| !known.says_the_same(node)) {
                self.report.error_at(
                    *place,
                    "translation-differs",
                    say(
                        format!("Bản dịch khai “{short}” khác bản gốc."),
                        format!("The translation declares another '{short}' than its original."),
                    ),
                    say(
                        "Bỏ dòng này: bản dịch chỉ mang chữ, mọi khai báo khác lấy từ bản gốc.",
                        "Remove the line: a translation holds texts only, everything else comes from the original.",
                    ),
                );
            }
        }
        self.entries.retain(|(key, ..)| of_original(key).is_none());
        self.asked = asked;
        self.finish();
    }

    /// Warns of every key that nobody asked for.
    pub fn finish(self) {
        for (key, place, _) in &self.entries {
            if self.asked.contains(&key.as_str()) {
                continue;
            }
            let mend = match nearest(key, self.asked.iter().copied()) {
                Some(near) => say(format!("Có phải “{near}”?"), format!("Did you mean '{near}'?")),
                None => say(
                    format!("Bỏ dòng này, hoặc dùng một trong: {}", self.asked.join(", ")),
                    format!("Remove it, or use one of: {}", self.asked.join(", ")),
                ),
            };
            let short: String = key.chars().take(40).collect();
            let what = say(format!("Không có khai báo nào tên “{short}”."), format!("There is no field '{short}'."));
            self.report.warning_at(*place, "unknown-field", what, mend);
        }
    }
}

/// `2027-06-30` and nothing else.
fn civil_date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let mut part = |length: usize| {
        let digits = parts.next().filter(|part| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()));
        digits?.parse::<i16>().ok()
    };
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    let rest = parts.next();
    Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok().filter(|_| rest.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_date_has_one_form() {
        assert_eq!(civil_date("2027-06-30"), Some(date(2027, 6, 30)));
        for text in
            ["2027-6-30", "2027-06-31", "2027-13-01", "30-06-2027", "2027-06-30-1", "-027-06-30", "2027/06/30", ""]
        {
            assert_eq!(civil_date(text), None, "{text}");
        }
    }
}
