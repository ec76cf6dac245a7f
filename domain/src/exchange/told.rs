//! What is to be told while a file is read or written, before it is a report.

use super::report::{Fate, Line};
use crate::{problem::Sentence, text::single_spaces};
use std::collections::BTreeSet;

/// Why something is not on the other side.
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    pub line: Option<usize>,
    pub code: &'static str,
    /// What is wrong, and how to mend it.
    sentences: Box<[Sentence; 2]>,
}

impl Refusal {
    /// A refusal at a line of the source.
    pub fn new(line: usize, code: &'static str, what: Sentence, mend: Sentence) -> Self {
        Self { line: Some(line), ..Self::anywhere(code, what, mend) }
    }

    /// A refusal that has no line, or does not know it yet.
    pub fn anywhere(code: &'static str, what: Sentence, mend: Sentence) -> Self {
        Self { line: None, code, sentences: Box::new([what, mend]) }
    }

    /// The same at a line of the source.
    pub fn at(self, line: usize) -> Self {
        Self { line: Some(line), ..self }
    }

    /// The line of the report.
    pub fn told(self, question: Option<String>) -> Line {
        let [what, mend] = *self.sentences;
        Line { file: None, line: self.line, question, fate: Fate::Refused, code: self.code, what, mend: Some(mend) }
    }
}

/// What changed in one question, until it is known whether the question is taken at all.
#[derive(Debug, Default)]
pub(super) struct Changes {
    list: Vec<Change>,
}

#[derive(Debug)]
struct Change {
    line: Option<usize>,
    code: &'static str,
    what: Sentence,
    mend: Sentence,
    /// Whether it need not be told of further questions.
    once: bool,
}

impl Changes {
    /// Notes a change at a line of the source.
    pub fn at(&mut self, line: usize, code: &'static str, what: Sentence, mend: Sentence) {
        self.list.push(Change { line: Some(line), code, what, mend, once: false });
    }

    /// Notes a change that is told of the first question only.
    pub fn once(&mut self, line: usize, code: &'static str, what: Sentence, mend: Sentence) {
        self.list.push(Change { line: Some(line), code, what, mend, once: true });
    }

    /// Notes a change of a question that has no line.
    pub fn note(&mut self, code: &'static str, what: Sentence, mend: Sentence) {
        self.list.push(Change { line: None, code, what, mend, once: false });
    }

    /// The lines of the report; changes without a line get that of their question.
    pub fn told(self, question: &str, line: Option<usize>) -> Vec<Line> {
        let told = |Change { line: own, code, what, mend, .. }: Change| Line {
            file: None,
            line: own.or(line),
            question: Some(question.to_owned()),
            fate: Fate::Changed,
            code,
            what,
            mend: Some(mend),
        };
        self.list.into_iter().map(told).collect()
    }

    /// Leaves out what was told of an earlier question.
    pub fn without_repeats(mut self, told: &mut BTreeSet<&'static str>) -> Self {
        self.list.retain(|change| !change.once || told.insert(change.code));
        self
    }
}

/// Says that an answer worth a part of the points is worth nothing here.
pub(super) fn tell_partial(answer: &str, weight: f64, line: usize, changes: &mut Changes) {
    let answer = short(answer);
    changes.at(
        line,
        "weight-dropped",
        say(
            format!("Đáp án “{answer}” được {weight}% điểm, nay được 0: câu điền chỉ có đúng và sai."),
            format!(
                "The answer '{answer}' was worth {weight}% and is worth nothing now: typed answers are right or wrong."
            ),
        ),
        say("Nếu muốn nhận trọn điểm, viết nó thành or= …", "To accept it fully, write it as or= …"),
    );
}

/// Both languages of a sentence.
pub(super) fn say(vi: impl Into<String>, en: impl Into<String>) -> Sentence {
    Sentence::new(vi, en)
}

/// The first words of a text, to quote it.
pub(super) fn short(text: &str) -> String {
    const LONGEST: usize = 40;
    let flat = single_spaces(text);
    if flat.chars().count() <= LONGEST {
        return flat;
    }
    let cut: String = flat.chars().take(LONGEST).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_quoted_by_its_first_words() {
        assert_eq!(short("  một\n hai "), "một hai");
        assert_eq!(short(&"ễ ".repeat(50)).chars().count(), 40);
    }
}
