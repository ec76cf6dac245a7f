//! What authors have written in quizzes and banks, read line by line; nothing of `domain` is used here.

use super::exact::Fraction;
use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::{Path, PathBuf},
};

/// A quiz.
#[derive(Debug)]
pub struct Quiz {
    pub mode: String,
    pub keep: String,
    /// In thousandths of a percent.
    pub pass: i64,
    /// What a question of a section is worth, where the section says so.
    pub section_points: HashMap<String, i64>,
}

/// A question.
#[derive(Debug)]
pub struct Question {
    /// In thousandths of a point, where the question says so.
    pub points: Option<i64>,
    pub credit: Option<String>,
    pub key: Key,
}

impl Question {
    /// What kind it is, and by which of the rules that name their own kind.
    pub fn kind(&self) -> String {
        let key = format!("{:?}", self.key);
        let name = key.split(['(', ' ']).next().unwrap_or_default();
        let credit = self.credit.as_deref().filter(|credit| *credit == "proportional_correct");
        format!("{name}{}", credit.unwrap_or_default())
    }
}

/// What is right.
#[derive(Debug)]
pub enum Key {
    /// For each option: is it right, and its own weight in percent.
    Options(Vec<(bool, Option<i128>)>),
    /// Accepted numbers, from one to another.
    Numbers {
        ranges: Vec<(Fraction, Fraction)>,
        unit: String,
    },
    Words(Words),
    /// For each left side the place of its right side among the right sides, or that none belongs to it.
    Pairs(Vec<Option<usize>>),
    /// So many steps.
    Steps(usize),
    Gaps(Vec<Gap>),
    /// People give points, at most so many thousandths where there is a rubric.
    Marked(Option<i64>),
    Opinion,
}

/// Accepted words, and what does not matter in them.
#[derive(Debug)]
pub struct Words {
    pub accepted: Vec<String>,
    pub fold_case: bool,
    pub fold_accent: bool,
}

#[derive(Debug)]
pub enum Gap {
    Typed(Words),
    /// The place of the right entry.
    Entry(usize),
}

/// Everything in a folder of a course.
#[derive(Debug, Default)]
pub struct Written {
    pub quizzes: HashMap<String, Quiz>,
    pub questions: HashMap<String, Question>,
}

impl Written {
    /// Reads all quizzes and banks below a folder; translations have nothing to add to the key.
    pub fn in_folder(folder: &Path) -> Self {
        let mut written = Self::default();
        for path in files_below(folder) {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if name.ends_with(".quiz.md") || name.ends_with(".bank.md") {
                written.add(&fs::read_to_string(&path).expect("a text"));
            }
        }
        written
    }

    fn add(&mut self, text: &str) {
        let mut parts = text.splitn(3, "---\n");
        let front: BTreeMap<&str, &str> =
            parts.nth(1).expect("front matter").lines().filter_map(|line| line.split_once(": ")).collect();
        let of =
            |name: &str| front.get(name).map(|value| value.split('#').next().unwrap_or_default().trim().to_owned());
        let mut section_points = HashMap::new();
        for block in blocks(parts.next().expect("a body")) {
            let (head, body) = block.split_once('\n').unwrap_or((&block, ""));
            let attributes = attributes(head);
            let id = attributes.get("#").cloned().unwrap_or_default();
            let points = attributes.get("points").map(|points| thousandths(points));
            if head.starts_with("## ") {
                self.questions.insert(
                    id,
                    Question { points, credit: attributes.get("credit").cloned(), key: key(&attributes, body) },
                );
            } else if let Some(points) = points {
                section_points.insert(id, points);
            }
        }
        let mode = of("mode").expect("a mode");
        if mode != "bank" {
            let keep = of("keep").unwrap_or_else(|| "best".to_owned());
            let pass = of("pass").map_or(0, |pass| pass.parse::<i64>().expect("a number") * 1000);
            self.quizzes.insert(of("id").expect("an id"), Quiz { mode, keep, pass, section_points });
        }
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

/// A heading of the first two levels with what stands under it.
fn blocks(text: &str) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    for line in text.lines() {
        if line.starts_with("# ") || line.starts_with("## ") {
            blocks.push(String::new());
        }
        if let Some(block) = blocks.last_mut() {
            block.push_str(line);
            block.push('\n');
        }
    }
    blocks
}

/// `{#id key=value}`, the id under `#`.
fn attributes(head: &str) -> HashMap<String, String> {
    let inside = head.rsplit_once('{').and_then(|(_, rest)| rest.split('}').next()).unwrap_or_default();
    let pair = |word: &str| match word.strip_prefix('#') {
        Some(id) => ("#".to_owned(), id.to_owned()),
        None => word
            .split_once('=')
            .map_or((word.to_owned(), String::new()), |(name, value)| (name.to_owned(), value.to_owned())),
    };
    inside.split_whitespace().map(pair).collect()
}

fn thousandths(text: &str) -> i64 {
    number(text).expect("points").times(Fraction(1000, 1)).rounded()
}

fn number(text: &str) -> Option<Fraction> {
    Fraction::read(&text.trim().replace(',', "."))
}

fn key(attributes: &HashMap<String, String>, body: &str) -> Key {
    let of = |name: &str| attributes.get(name).map(String::as_str).unwrap_or_default();
    match of("type") {
        "match" => return pairs(body),
        "order" => {
            return Key::Steps(
                body.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_digit())).count(),
            );
        }
        "essay" | "file" => return Key::Marked(rubric(body)),
        "scale" | "poll" => return Key::Opinion,
        _ => {}
    }
    let words = |accepted: Vec<String>| Words {
        accepted,
        fold_case: of("fold").contains("case"),
        fold_accent: of("fold").contains("accent"),
    };
    let options: Vec<_> = body.lines().filter_map(option).collect();
    if !options.is_empty() {
        return Key::Options(options);
    }
    if body.contains("[[") {
        let inside = body.split("[[").skip(1).map(|rest| rest.split("]]").next().unwrap_or_default());
        return Key::Gaps(inside.map(|inside| gap(inside, words)).collect());
    }
    let line = |line: &str| Some(line.strip_prefix("= ").or_else(|| line.strip_prefix("or= "))?.trim().to_owned());
    let accepted: Vec<String> = body.lines().filter_map(line).collect();
    assert!(!accepted.is_empty(), "no key: {body}");
    let ranges: Option<Vec<_>> = accepted.iter().map(|line| range(line.trim_end_matches(of("unit")))).collect();
    match ranges {
        Some(ranges) => Key::Numbers { ranges, unit: of("unit").to_owned() },
        None => Key::Words(words(accepted)),
    }
}

/// `1. [x] text`, `- [ ] %50% text`.
fn option(line: &str) -> Option<(bool, Option<i128>)> {
    let (mark, rest) =
        line.split_once(" [").filter(|(mark, _)| *mark == "-" || mark.trim_end_matches('.').parse::<u32>().is_ok())?;
    assert!(!mark.is_empty());
    let (ticked, text) = rest.split_once("] ")?;
    let weight = text
        .strip_prefix('%')
        .and_then(|rest| rest.split_once('%'))
        .map(|(weight, _)| weight.parse().expect("a weight"));
    Some((ticked == "x", weight))
}

fn range(text: &str) -> Option<(Fraction, Fraction)> {
    let inside = text.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    if let Some((low, high)) = inside.and_then(|inside| inside.split_once(';')).or_else(|| text.split_once("..")) {
        return Some((number(low)?, number(high)?));
    }
    if let Some((middle, spread)) = text.split_once("+-") {
        let (middle, spread) = (number(middle)?, number(spread)?);
        return Some((middle.plus(spread.times(Fraction(-1, 1))), middle.plus(spread)));
    }
    number(text).map(|exact| (exact, exact))
}

/// `- left -> right`; `_` on either side is nobody. Equal right sides are one.
fn pairs(body: &str) -> Key {
    let (mut lefts, mut rights): (Vec<Option<usize>>, Vec<&str>) = Default::default();
    for (left, right) in body.lines().filter_map(|line| line.strip_prefix("- ")?.split_once(" -> ")) {
        let place = (right != "_").then(|| {
            rights.iter().position(|other| *other == right).unwrap_or_else(|| {
                rights.push(right);
                rights.len() - 1
            })
        });
        if left != "_" {
            lefts.push(place);
        }
    }
    Key::Pairs(lefts)
}

/// `a|b` are both accepted; `(a)|b` are entries of which the one in parentheses is right.
fn gap(inside: &str, words: impl Fn(Vec<String>) -> Words) -> Gap {
    let parts: Vec<&str> = inside.split('|').map(str::trim).collect();
    match parts.iter().position(|part| part.starts_with('(') && part.ends_with(')')) {
        Some(right) => Gap::Entry(right),
        None => Gap::Typed(words(parts.into_iter().map(str::to_owned).collect())),
    }
}

/// `> - (2) what`: all of them together.
fn rubric(body: &str) -> Option<i64> {
    let points = |line: &str| Some(thousandths(line.strip_prefix("> - (")?.split_once(')')?.0));
    let criteria: Vec<i64> = body.lines().filter_map(points).collect();
    (!criteria.is_empty()).then(|| criteria.iter().sum())
}
