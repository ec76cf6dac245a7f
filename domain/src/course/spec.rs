//! What the attributes of a question's heading ask for.

use super::{
    attributes::Attributes,
    duration,
    html::Writer,
    manuscript::{Report, say},
    near::nearest,
};
use crate::quiz::{Credit, FileKind, PeerReview, Points, Scale};

/// The names of types; most are seen from the way a question is written.
pub(super) const TYPES: [(&str, Type); 12] = [
    ("single", Type::Single),
    ("multiple", Type::Multiple),
    ("true-false", Type::TrueFalse),
    ("numeric", Type::Numeric),
    ("text", Type::Text),
    ("match", Type::Match),
    ("order", Type::Order),
    ("cloze", Type::Cloze),
    ("essay", Type::Essay),
    ("file", Type::File),
    ("scale", Type::Scale),
    ("poll", Type::Poll),
];

const CREDITS: [(&str, Credit); 4] = [
    ("exact", Credit::Exact),
    ("proportional", Credit::Proportional),
    ("proportional_correct", Credit::ProportionalCorrect),
    ("adjacent", Credit::Adjacent),
];

/// No essay is asked to be longer.
const MOST_WORDS: usize = 5000;
/// No file may be larger, in megabytes.
const MOST_MEGABYTES: usize = 20;
/// The most files of one answer.
const MOST_FILES: usize = 5;
/// The most values of a scale: more cannot be told apart.
const MOST_VALUES: i64 = 11;

/// A type of question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Single,
    Multiple,
    TrueFalse,
    Numeric,
    Text,
    Match,
    Order,
    Cloze,
    Essay,
    File,
    Scale,
    Poll,
}

impl Type {
    /// Its name in `type=`.
    pub fn name(self) -> &'static str {
        TYPES.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }
}

/// What a heading asks for.
pub(super) struct Spec {
    pub wanted: Option<Type>,
    pub points: Option<Points>,
    pub credit: Option<Credit>,
    pub level: Option<u8>,
    pub tags: Vec<String>,
    pub unit: Option<String>,
    pub folds: Vec<String>,
    pub retired: bool,
    pub read_again: Vec<String>,
    /// Several options of a poll may be ticked.
    pub many: bool,
    pub min_words: Option<usize>,
    pub max_words: Option<usize>,
    pub peers: Option<PeerReview>,
    pub scale: Scale,
    pub file_kinds: Vec<FileKind>,
    pub most_megabytes: usize,
    pub most_files: usize,
}

impl Spec {
    /// Reads all attributes; each is known only where it does something.
    pub fn read(mut attributes: Attributes, offset: usize, writer: &mut Writer<'_, '_>) -> Self {
        let report = &mut *writer.report;
        let wanted = wanted(&mut attributes, offset, report);
        let is = |kind| wanted == Some(kind);
        let mut spec = Self {
            wanted,
            points: attributes.points(report),
            credit: attributes.choice("credit", &CREDITS, report),
            level: attributes.number("level", 3, report).and_then(|level| u8::try_from(level).ok()),
            tags: attributes.list("tags"),
            unit: attributes.text("unit"),
            folds: attributes.list("fold"),
            retired: attributes.flag("retired"),
            read_again: attributes.list("read"),
            many: is(Type::Poll) && attributes.flag("many"),
            min_words: None,
            max_words: None,
            peers: None,
            scale: Scale { min: 1, max: 5, low: String::new(), high: String::new() },
            file_kinds: Vec::new(),
            most_megabytes: 10,
            most_files: 1,
        };
        if is(Type::Essay) {
            spec.read_essay(&mut attributes, offset, report);
        }
        if is(Type::Scale) {
            spec.read_scale(&mut attributes, offset, report);
        }
        if is(Type::File) {
            spec.read_file(&mut attributes, offset, report);
        }
        attributes.finish(report);
        spec
    }

    fn read_essay(&mut self, attributes: &mut Attributes, offset: usize, report: &mut Report<'_>) {
        self.min_words = attributes.number("min-words", MOST_WORDS, report);
        self.max_words = attributes.number("max-words", MOST_WORDS, report);
        if let (Some(min), Some(max)) = (self.min_words, self.max_words)
            && min > max
        {
            report.error(
                offset,
                "words-contradict",
                say(
                    format!("Bài viết cần ít nhất {min} chữ nhưng nhiều nhất {max} chữ."),
                    format!("The essay wants at least {min} words but at most {max}."),
                ),
                say("Đổi min-words hoặc max-words.", "Change min-words or max-words."),
            );
        }
        let count = attributes.number("peers", 5, report);
        let fallback = attributes.choice("fallback", &[("instructor", ())], report);
        let after = attributes.text("after");
        let after = after.map(|text| (duration::milliseconds(&text), text));
        if let Some((None, text)) = &after {
            let text: String = text.chars().take(40).collect();
            report.error(
                offset,
                "attribute-value",
                say(format!("after={text} không hợp lệ."), format!("after={text} is not allowed.")),
                say("Viết như: after=7d", "Write for instance: after=7d"),
            );
        }
        let week = 7 * 24 * 3_600_000;
        self.peers = count.map(|count| PeerReview {
            count,
            fallback_after: after.and_then(|(milliseconds, _)| milliseconds).unwrap_or(week),
        });
        if count.is_none() && fallback.is_some() {
            report.warning(
                offset,
                "attribute-unused",
                say("“fallback” chỉ có tác dụng cùng “peers”.", "'fallback' does something only beside 'peers'."),
                say("Thêm peers=2, hoặc bỏ fallback.", "Add peers=2, or drop fallback."),
            );
        }
    }

    fn read_scale(&mut self, attributes: &mut Attributes, offset: usize, report: &mut Report<'_>) {
        let end = |text: Option<String>, usual: i64| match text {
            None => Some(usual),
            Some(text) => text.parse().ok().filter(|value: &i64| (-100..=100).contains(value)),
        };
        let (min, max) = (end(attributes.text("min"), 1), end(attributes.text("max"), 5));
        // A value holds no spaces, so that words of an end are joined by underscores.
        let word = |text: Option<String>| text.unwrap_or_default().replace('_', " ");
        (self.scale.low, self.scale.high) = (word(attributes.text("low")), word(attributes.text("high")));
        match (min, max) {
            (Some(min), Some(max)) if min < max && max - min < MOST_VALUES => {
                (self.scale.min, self.scale.max) = (min, max);
            }
            _ => report.error(
                offset,
                "bad-scale",
                say(
                    format!("Thang đo cần hai số nguyên, min nhỏ hơn max, nhiều nhất {MOST_VALUES} mức."),
                    format!("A scale wants two whole numbers, min below max, at most {MOST_VALUES} values."),
                ),
                say("Ví dụ: type=scale min=1 max=5", "For instance: type=scale min=1 max=5"),
            ),
        }
    }

    fn read_file(&mut self, attributes: &mut Attributes, offset: usize, report: &mut Report<'_>) {
        for ending in attributes.list("accept") {
            match FileKind::of_ending(&ending) {
                Some(kind) if !self.file_kinds.contains(&kind) => self.file_kinds.push(kind),
                Some(_) => {}
                None => {
                    let short: String = ending.chars().take(20).collect();
                    let all = FileKind::ALL.map(FileKind::ending).join(", ");
                    report.error(
                        offset,
                        "attribute-value",
                        say(format!("Không nhận được tệp .{short}."), format!("Files .{short} cannot be taken.")),
                        say(format!("Dùng trong số: {all}"), format!("Use some of: {all}")),
                    );
                }
            }
        }
        if self.file_kinds.is_empty() {
            self.file_kinds = vec![FileKind::Pdf, FileKind::Docx, FileKind::Jpg, FileKind::Png];
        }
        self.most_megabytes = attributes.number("max-mb", MOST_MEGABYTES, report).unwrap_or(self.most_megabytes);
        self.most_files = attributes.number("max-files", MOST_FILES, report).unwrap_or(self.most_files);
    }
}

fn wanted(attributes: &mut Attributes, offset: usize, report: &mut Report<'_>) -> Option<Type> {
    let name = attributes.text("type")?;
    let found = TYPES.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind);
    if found.is_none() {
        let short: String = name.chars().take(40).collect();
        let mend = match nearest(&name, TYPES.iter().map(|(name, _)| *name)) {
            Some(near) => say(format!("Có phải “{near}”?"), format!("Did you mean '{near}'?")),
            None => {
                let all = TYPES.map(|(name, _)| name).join(", ");
                say(format!("Dùng một trong: {all}"), format!("Use one of: {all}"))
            }
        };
        let what = say(format!("Không có type={short}."), format!("There is no type={short}."));
        report.error(offset, "wrong-type", what, mend);
    }
    found
}
