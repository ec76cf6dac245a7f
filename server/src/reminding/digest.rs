//! What one reader is told on one day: her own courses, and who below her is late.

use super::expiring::Expiry;
use crate::{
    courses::Catalogue,
    db::reminders::{Addressee, Duty, Stage},
};
use app::words::Words;
use domain::reminder::Reader;
use jiff::civil::Date;
use std::collections::HashSet;

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
    expiries: Vec<Expiry>,
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

    /// Adds a certificate near its last day.
    pub fn add_expiry(&mut self, expiry: Expiry) {
        self.expiries.push(expiry);
    }

    /// Leaves out the stages of certificates that have been told: certificate and stage.
    pub fn forget_expiries(&mut self, told: &HashSet<(String, String)>) {
        self.expiries.retain(|one| !told.contains(&(one.row.certificate.clone(), one.stage.to_owned())));
    }

    /// The stages of certificates that it tells of.
    pub fn expiry_stages(&self) -> Vec<(String, &'static str)> {
        self.expiries.iter().map(|one| (one.row.certificate.clone(), one.stage)).collect()
    }

    /// As whom she is counted.
    pub fn first_reader(&self) -> Reader {
        let has_own = !self.own.is_empty() || self.expiries.iter().any(|one| one.is_own);
        match (!has_own, self.is_manager_alone) {
            (false, _) => Reader::Learner,
            (true, true) => Reader::Manager,
            (true, false) => Reader::Coordinator,
        }
    }

    /// Leaves nothing but what she must learn herself.
    pub fn keep_mandatory(&mut self) {
        self.own.retain(|item| item.duty.is_mandatory);
        self.others.clear();
        self.expiries.clear();
    }

    /// Whether a part of it is not mandatory, so that it can be stopped.
    pub fn is_optional(&self) -> bool {
        !self.others.is_empty() || !self.expiries.is_empty() || self.own.iter().any(|item| !item.duty.is_mandatory)
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
        match (self.own.is_empty(), self.others.is_empty() && self.expiries.iter().all(|one| one.is_own)) {
            (false, _) => "/",
            (true, true) => "/certificates",
            (true, false) => "/desk",
        }
    }

    /// Subject and body.
    pub fn text(&self, words: Words, catalogue: &Catalogue, site: &str, reader: &Addressee) -> (String, String) {
        let count = [("count", self.own.len().into())];
        let late = [("count", self.others.len().into())];
        let subject = match (self.own.as_slice(), self.others.is_empty()) {
            ([], true) => words.with("reminder-subject-expiry", &[("count", self.expiries.len().into())]),
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
        for (is_own, key) in [(true, "reminder-expiry-own"), (false, "reminder-expiry-others")] {
            let some: Vec<&Expiry> = self.expiries.iter().filter(|one| one.is_own == is_own).collect();
            if !some.is_empty() {
                if lines.last().is_some_and(|line| !line.is_empty()) {
                    lines.push(String::new());
                }
                lines.push(words.with(key, &[("count", some.len().into())]));
                lines.extend(some.iter().take(MOST_OTHERS).map(|one| expiry_line(words, site, one)));
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

fn expiry_line(words: Words, site: &str, one: &Expiry) -> String {
    let values = [
        ("title", one.title.as_str().into()),
        ("name", one.row.full_name.as_str().into()),
        ("number", one.row.number.as_str().into()),
        ("date", words.date(one.on).into()),
        ("count", one.left.into()),
        ("link", format!("{site}{}", one.renewal).into()),
    ];
    words.with(if one.is_own { "reminder-expiry-line" } else { "reminder-expiry-other-line" }, &values)
}

fn other_line(words: Words, catalogue: &Catalogue, item: &Item) -> String {
    let values = [
        ("name", item.duty.full_name.as_str().into()),
        ("title", title(catalogue, &item.duty).into()),
        ("time", time(words, item).into()),
    ];
    words.with("reminder-other-line", &values)
}
