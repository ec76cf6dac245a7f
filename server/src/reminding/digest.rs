//! What one reader is told on one day: her own courses, and who below her is late.

use crate::{
    courses::Catalogue,
    db::reminders::{Addressee, Duty, Stage},
};
use app::words::Words;
use domain::reminder::Reader;
use jiff::civil::Date;

/// Lines of a digest about others; the desk has the rest.
const MOST_OTHERS: usize = 30;

/// A thing to tell of.
#[derive(Clone, Debug)]
pub struct Item {
    /// What is due.
    pub duty: Duty,
    /// The last day.
    pub due: Date,
    /// Days until then.
    pub left: i64,
    /// The stage that it has reached.
    pub stage: String,
}

/// What one reader is told.
#[derive(Clone, Debug, Default)]
pub struct Digest {
    own: Vec<Item>,
    others: Vec<Item>,
    is_manager_alone: bool,
}

impl Digest {
    /// Adds what concerns her as this reader; who coordinates and leads is told of each learner once.
    pub fn add(&mut self, reader: Reader, items: Vec<Item>) {
        if reader == Reader::Learner {
            self.own = items;
            return;
        }
        self.is_manager_alone = reader == Reader::Manager && self.others.is_empty();
        for item in items {
            let is_known =
                |other: &Item| other.duty.assignment == item.duty.assignment && other.duty.person == item.duty.person;
            if !self.others.iter().any(is_known) {
                self.others.push(item);
            }
        }
    }

    /// As whom she is counted.
    pub fn first_reader(&self) -> Reader {
        match (self.own.is_empty(), self.is_manager_alone) {
            (false, _) => Reader::Learner,
            (true, true) => Reader::Manager,
            (true, false) => Reader::Coordinator,
        }
    }

    /// Leaves nothing but what she must learn herself.
    pub fn keep_mandatory(&mut self) {
        self.own.retain(|item| item.duty.is_mandatory);
        self.others.clear();
    }

    /// Whether a part of it is not mandatory, so that it can be stopped.
    pub fn is_optional(&self) -> bool {
        !self.others.is_empty() || self.own.iter().any(|item| !item.duty.is_mandatory)
    }

    /// What it tells of.
    pub fn stages(&self) -> Vec<Stage> {
        let stage = |item: &Item| Stage {
            assignment: item.duty.assignment.clone(),
            learner: item.duty.person.clone(),
            stage: item.stage.clone(),
            due_on: item.duty.due_on.clone(),
        };
        self.own.iter().chain(&self.others).map(stage).collect()
    }

    /// Where it leads.
    pub fn link(&self) -> &'static str {
        if self.own.is_empty() { "/desk" } else { "/" }
    }

    /// Subject and body.
    pub fn text(&self, words: Words, catalogue: &Catalogue, reader: &Addressee) -> (String, String) {
        let count = [("count", self.own.len().into())];
        let late = [("count", self.others.len().into())];
        let subject = match (self.own.as_slice(), self.others.is_empty()) {
            ([], _) => words.with("reminder-subject-others", &late),
            ([item], true) => words.with("reminder-subject-one", &[("title", title(catalogue, &item.duty).into())]),
            _ => words.with("reminder-subject-many", &count),
        };
        let greeting = [("you", reader.address_form.as_str().into()), ("name", reader.given_name.as_str().into())];
        let mut lines = vec![words.with("reminder-greeting", &greeting), String::new()];
        if !self.own.is_empty() {
            lines.push(words.with("reminder-own", &count));
            lines.extend(self.own.iter().map(|item| own_line(words, catalogue, item)));
        }
        if !self.others.is_empty() {
            if !self.own.is_empty() {
                lines.push(String::new());
            }
            lines.push(words.with("reminder-others", &late));
            lines.extend(self.others.iter().take(MOST_OTHERS).map(|item| other_line(words, catalogue, item)));
            let more = self.others.len().saturating_sub(MOST_OTHERS);
            if more > 0 {
                lines.push(words.with("reminder-more", &[("count", more.into())]));
            }
        }
        (subject, lines.join("\n"))
    }
}

/// In the reader's language.
pub fn words_of(reader: &Addressee) -> Words {
    Words::new(reader.locale.as_deref().and_then(|code| code.parse().ok()).unwrap_or_default())
}

fn title(catalogue: &Catalogue, duty: &Duty) -> String {
    let course = duty.course.as_deref().and_then(|id| Some(catalogue.course(id)?.course.title.clone()));
    let programme = || duty.programme.as_deref().and_then(|id| Some(catalogue.programme(id)?.title.clone()));
    course.or_else(programme).or_else(|| duty.course.clone()).unwrap_or_default()
}

fn time(words: Words, item: &Item) -> String {
    match item.left {
        0 => words.say("reminder-today"),
        left if left > 0 => words.with("reminder-left", &[("count", left.into())]),
        left => words.with("reminder-late", &[("count", (-left).into())]),
    }
}

fn own_line(words: Words, catalogue: &Catalogue, item: &Item) -> String {
    let values = [
        ("title", title(catalogue, &item.duty).into()),
        ("due", words.date(item.due).into()),
        ("time", time(words, item).into()),
    ];
    let line = words.with("reminder-line", &values);
    if item.duty.is_mandatory { line } else { format!("{line} {}", words.say("reminder-optional")) }
}

fn other_line(words: Words, catalogue: &Catalogue, item: &Item) -> String {
    let values = [
        ("name", item.duty.full_name.as_str().into()),
        ("title", title(catalogue, &item.duty).into()),
        ("time", time(words, item).into()),
    ];
    words.with("reminder-other-line", &values)
}
