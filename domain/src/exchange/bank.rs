//! Questions put together into a bank, and our own reader asked whether it can take each of them.

use super::{
    Import, MOST_QUESTIONS, Wish,
    draft::Draft,
    names::{Names, id_for},
    prompt::Prompt,
    question,
    report::{Fate, Line, Report},
    told::{Changes, Refusal, say, short},
};
use crate::{
    course::{LONGEST_FILE, SourceFile, read_bank},
    text::single_spaces,
};
use std::collections::{BTreeMap, BTreeSet};

/// A question that is written, and what is to be told about it.
struct Written {
    id: String,
    text: String,
    /// The file and the line of the source.
    place: (Option<usize>, usize),
    told: Vec<Line>,
}

/// What was read of a file so far.
#[derive(Default)]
pub(super) struct Bank {
    names: Names,
    written: Vec<Written>,
    /// The length of what is written.
    length: usize,
    refused: Vec<Line>,
    /// What is told once a file.
    told: BTreeSet<&'static str>,
    /// The files of a package that were met so far; the last one is being read.
    files: Vec<String>,
}

impl Bank {
    /// How many questions were read, taken or not.
    pub fn count(&self) -> usize {
        self.written.len() + self.refused.len()
    }

    /// Reads on in another file of a package.
    pub fn turn_to(&mut self, file: &str) {
        self.files.push(file.to_owned());
    }

    /// Adds a question.
    pub fn add(&mut self, draft: &Draft, mut changes: Changes, wish: &Wish) {
        let number = self.count() + 1;
        let prompt = Prompt::of(draft, wish.lang, &mut changes);
        let wanted = id_for(draft.wanted_id.as_deref(), draft.title.as_deref(), &prompt.words(), number);
        let id = self.names.give(&wanted);
        let text = question::write(draft, &prompt, &id, wish.lang, &mut changes);
        let mut told = vec![taken(draft, &id)];
        told.extend(changes.without_repeats(&mut self.told).told(&id, Some(draft.line)));
        told.iter_mut().for_each(|line| line.file = self.files.last().cloned());
        self.length += text.len();
        self.written.push(Written { id, text, place: (self.files.len().checked_sub(1), draft.line), told });
    }

    /// Notes what is not taken.
    pub fn refuse(&mut self, refusal: Refusal) {
        let line = Line { file: self.files.last().cloned(), ..refusal.told(None) };
        self.refused.push(line);
    }

    /// Whether there is room for another question; a file with too many is refused as a whole.
    pub fn has_room(&mut self, line: usize) -> bool {
        if self.length > LONGEST_FILE {
            self.refuse_all(too_long());
            return false;
        }
        if self.count() < MOST_QUESTIONS {
            return true;
        }
        self.refused.clear();
        self.refuse_all(too_many(line));
        false
    }

    /// The bank, as far as our own reader takes it.
    pub fn finish(mut self, wish: &Wish) -> Import {
        let text = self.checked(wish);
        let mut lines = self.refused;
        let bank = (!self.written.is_empty()).then_some(text);
        lines.extend(self.written.into_iter().flat_map(|written| written.told));
        let file = |line: &Line| line.file.as_ref().and_then(|file| self.files.iter().position(|known| known == file));
        lines.sort_by_key(|line| (file(line), line.line));
        Import { bank, report: Report { lines } }
    }

    /// Leaves out every question in which the reader finds an error, until it finds none.
    fn checked(&mut self, wish: &Wish) -> String {
        loop {
            let (text, starts) = self.joined(wish);
            if text.len() > LONGEST_FILE {
                self.refuse_all(too_long());
                continue;
            }
            let file = SourceFile::markdown("import.bank.md", text.clone());
            let mut faults: BTreeMap<Option<usize>, Refusal> = BTreeMap::new();
            for problem in read_bank(&file).1.into_iter().filter(crate::problem::Problem::is_error) {
                // The question that starts last before the problem; nothing for the front matter.
                let at = starts.partition_point(|start| *start <= problem.line).checked_sub(1);
                let refusal = Refusal::anywhere(problem.code, problem.what, problem.mend);
                faults.entry(at).or_insert(refusal);
            }
            match faults.remove(&None) {
                _ if self.written.is_empty() => return text,
                Some(refusal) => self.refuse_all(refusal),
                None if faults.is_empty() => return text,
                None => self.take_out(faults),
            }
        }
    }

    fn take_out(&mut self, mut faults: BTreeMap<Option<usize>, Refusal>) {
        for (at, written) in std::mem::take(&mut self.written).into_iter().enumerate() {
            match faults.remove(&Some(at)) {
                None => self.written.push(written),
                Some(refusal) => {
                    let (file, line) = written.place;
                    let file = file.and_then(|file| self.files.get(file).cloned());
                    self.refused.push(Line { file, ..refusal.at(line).told(Some(written.id)) });
                }
            }
        }
    }

    fn refuse_all(&mut self, refusal: Refusal) {
        self.written.clear();
        let line = refusal.line.unwrap_or(1);
        self.refuse(refusal.at(line));
    }

    /// The text of the bank and the line on which each question starts.
    fn joined(&self, wish: &Wish) -> (String, Vec<usize>) {
        let mut text = format!("---\nid: {}\ntitle: {}\nmode: bank\n---\n", wish.id, scalar(&wish.title));
        let mut line = text.matches('\n').count() + 1;
        let mut starts = Vec::new();
        for written in &self.written {
            text.push('\n');
            starts.push(line + 1);
            line += 1 + written.text.matches('\n').count();
            text.push_str(&written.text);
        }
        (text, starts)
    }
}

fn taken(draft: &Draft, id: &str) -> Line {
    let (code, kind) = draft.key.kind();
    let name = draft.title.as_deref().map(short).filter(|title| !title.is_empty());
    let named = |open: &str, close: &str| name.as_ref().map(|name| format!(" {open}{name}{close}")).unwrap_or_default();
    let what =
        say(format!("Câu{}: {}.", named("“", "”"), kind.vi), format!("Question{}: {}.", named("'", "'"), kind.en));
    Line {
        file: None,
        line: Some(draft.line),
        question: Some(id.to_owned()),
        fate: Fate::Taken,
        code,
        what,
        mend: None,
    }
}

/// A text as a value of YAML, without quotation marks where none are needed.
fn scalar(text: &str) -> String {
    let text = single_spaces(text);
    let is_plain = text.starts_with(char::is_alphabetic)
        && text.chars().all(|letter| letter.is_alphanumeric() || " .,()/-–?!".contains(letter))
        && text != "null";
    if is_plain { text } else { format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")) }
}

fn too_many(line: usize) -> Refusal {
    Refusal::new(
        line,
        "too-many-questions",
        say(
            format!("Tệp có hơn {MOST_QUESTIONS} câu hỏi."),
            format!("The file holds more than {MOST_QUESTIONS} questions."),
        ),
        say("Chia thành nhiều tệp.", "Split it into several files."),
    )
}

fn too_long() -> Refusal {
    Refusal::new(
        1,
        "bank-too-long",
        say("Ngân hàng nhập ra lớn hơn 1 MiB.", "The imported bank would be larger than 1 MiB."),
        say(
            "Chia tệp nguồn, ví dụ theo chủ đề, và nhập từng phần.",
            "Split the source, by topic perhaps, and import each part.",
        ),
    )
}
