//! A question on its way into a bank: understood, but not yet markdown.

use super::{
    document::{Block, Losses},
    gaps::Gap,
    pairs::Pair,
    told::{Changes, say, short},
};
use crate::problem::Sentence;

/// A question that was understood.
#[derive(Debug)]
pub(super) struct Draft {
    /// The line of the source where it starts.
    pub line: usize,
    /// The id that its source proposes, if it does.
    pub wanted_id: Option<String>,
    /// Its name in the source, from which an id can be made.
    pub title: Option<String>,
    pub tags: Vec<String>,
    /// Everything that it says before its answers.
    pub text: Vec<Block>,
    pub key: Key,
    /// Hints in steps.
    pub hints: Vec<Vec<Block>>,
    /// What is said afterwards.
    pub explain: Vec<Block>,
}

impl Draft {
    /// A question of which nothing more is known.
    pub fn new(line: usize, text: Vec<Block>, key: Key) -> Self {
        let (wanted_id, title, tags) = (None, None, Vec::new());
        Self { line, wanted_id, title, tags, text, key, hints: Vec::new(), explain: Vec::new() }
    }
}

/// What kind of answer it wants, with the key.
#[derive(Debug)]
pub(super) enum Key {
    /// Right or wrong, with the feedback for whoever says right, and wrong.
    Truth { is_true: bool, feedback: [Vec<Block>; 2] },
    /// One option is right.
    One(Vec<Choice>),
    /// Several may be right; each counts as much as it weighs, or it is all or nothing.
    Several { choices: Vec<Choice>, exact: bool },
    /// Lines `= 15` and, for mistakes, `!= 75` with feedback.
    Number { right: Vec<String>, wrong: Vec<(String, Vec<Block>)>, unit: Option<String> },
    /// Accepted words, and mistakes with feedback; whether capitals matter.
    Words { right: Vec<String>, wrong: Vec<(String, Vec<Block>)>, case: bool },
    /// Left sides with their right sides; one without the other distracts.
    Pairs { pairs: Vec<Pair>, exact: bool },
    /// Steps in their right order; whether neighbours count one by one.
    Steps { steps: Vec<Step>, adjacent: bool },
    /// Gaps at the marks of the text; whether capitals matter.
    Gaps { gaps: Vec<Gap>, case: bool, exact: bool },
    /// A text that people mark.
    Essay { min_words: Option<usize>, max_words: Option<usize> },
    /// Files that people mark.
    Upload { most: usize },
    /// Options of which none is right; whether several may be ticked.
    Poll { choices: Vec<Choice>, many: bool },
    /// A value between two ends.
    Scale { min: i64, max: i64 },
}

/// A step of an ordering.
#[derive(Debug)]
pub(super) struct Step {
    pub text: Vec<Block>,
    pub feedback: Vec<Block>,
}

/// An option.
#[derive(Debug)]
pub(super) struct Choice {
    pub text: Vec<Block>,
    pub right: bool,
    /// In percent, where it is not the usual weight.
    pub weight: Option<i32>,
    pub feedback: Vec<Block>,
    /// It stays last when options are shuffled.
    pub last: bool,
}

impl Key {
    /// Its kind as the report calls it: a code and words.
    pub fn kind(&self) -> (&'static str, Sentence) {
        match self {
            Self::Truth { .. } => ("true-false", say("đúng/sai", "true or false")),
            Self::One(_) => ("single", say("chọn một", "single choice")),
            Self::Several { .. } => ("multiple", say("chọn nhiều", "multiple choice")),
            Self::Number { .. } => ("numeric", say("điền số", "number")),
            Self::Words { .. } => ("text", say("trả lời ngắn", "short text")),
            Self::Pairs { .. } => ("match", say("nối cặp", "matching")),
            Self::Steps { .. } => ("order", say("sắp xếp", "ordering")),
            Self::Gaps { .. } => ("cloze", say("điền chỗ trống", "gaps in a text")),
            Self::Essay { .. } => ("essay", say("tự luận", "essay")),
            Self::Upload { .. } => ("file", say("nộp tệp", "files")),
            Self::Poll { .. } => ("poll", say("thăm dò", "poll")),
            Self::Scale { .. } => ("scale", say("thang đo", "scale")),
        }
    }
}

/// Says what texts lost.
pub(super) fn tell(losses: &Losses, changes: &mut Changes) {
    if !losses.pictures.is_empty() {
        let words = short(&losses.pictures.join(" "));
        changes.note(
            "picture-lost",
            say(
                format!("Hình không nằm trong tệp; thay bằng chữ {words}."),
                format!("Pictures are not in the file; words stand in their place: {words}."),
            ),
            say(
                "Chép hình vào thư mục media rồi viết ![mô tả](../media/hinh.png) vào đó.",
                "Copy them into the media folder and write ![description](../media/picture.png) there.",
            ),
        );
    }
    if losses.links > 0 {
        changes.note(
            "link-lost",
            say("Liên kết nội bộ chỉ còn chữ.", "Links inside the other system are only words now."),
            say("Thêm lại liên kết dạng https://… nếu cần.", "Add them again as https://… where they are needed."),
        );
    }
    if !losses.tags.is_empty() {
        let names = losses.tags.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        changes.note(
            "looks-lost",
            say(
                format!("Chữ được giữ, kiểu trình bày thì không: {names}."),
                format!("The words are kept, these looks are not: {names}."),
            ),
            say("Đọc lại câu hỏi; dùng **đậm** hoặc *nghiêng* nếu cần.", "Read it again; use **bold** or *italics*."),
        );
    }
    if losses.flattened {
        changes.note(
            "option-flattened",
            say(
                "Một phương án có nhiều đoạn hoặc danh sách, nay chỉ còn các dòng chữ.",
                "An option of several paragraphs or a list became plain lines.",
            ),
            say("Đọc lại; phần dài nên ở thân câu hỏi.", "Read it again; long text belongs into the question."),
        );
    }
    if losses.unformatted {
        changes.note(
            "formatting-lost",
            say(
                "Định dạng lồng nhau quá phức tạp nên chỉ giữ chữ.",
                "The formatting is nested too intricately: only the words are kept.",
            ),
            say("Đọc lại và định dạng lại nếu cần.", "Read it again, and format it anew where needed."),
        );
    }
}
