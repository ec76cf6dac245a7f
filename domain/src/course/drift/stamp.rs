//! The line `of:`: the hashes of the original that a translation was made from.

use super::passages::passages;
use crate::course::{
    front_matter::{self, body_start},
    manuscript::{Manuscript, Problems, Report},
    source::normalise,
    yaml::Value,
};

/// The hashes that a translation bears; `None` without a line of them.
pub(super) fn stamp_of(translation: &Manuscript) -> Option<Vec<u16>> {
    if body_start(&translation.text) == 0 {
        return None;
    }
    let mut unheard = Problems::default();
    let entries = front_matter::entries(&mut Report::new(translation, &mut unheard));
    let Value::Text(line) = &entries.iter().find(|(key, ..)| key == "of")?.2.value else { return None };
    line.split_whitespace().map(|hash| u16::from_str_radix(hash, 16).ok()).collect()
}

/// The line for a translation that follows this original.
pub(in crate::course) fn line(original: &str) -> String {
    let manuscript = Manuscript::new(String::new(), String::new(), normalise(original));
    let hashes: Vec<String> = passages(&manuscript).iter().map(|passage| format!("{:04x}", passage.hash)).collect();
    // Quoted, so that no tool takes the only hash of a short file for a number.
    format!("of: \"{}\"", hashes.join(" "))
}

/// A translation that says that it follows its original as it stands; every other byte stays.
pub fn stamped(original: &str, translation: &str) -> String {
    let line = line(original);
    let mark = if translation.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let (head, text) = translation.split_at(mark);
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let is_rule = |line: &&str| line.trim_end() == "---";
    let close = lines.iter().skip(1).position(is_rule).map(|place| place + 1);
    let written = format!("{line}{end}");
    match close.filter(|_| lines.first().is_some_and(is_rule)) {
        None => format!("{head}---{end}{written}---{end}{end}{text}"),
        Some(close) => {
            match lines[..close].iter().position(|line| line.starts_with("of:")) {
                Some(old) => lines[old] = &written,
                None => lines.insert(close, &written),
            }
            format!("{head}{}", lines.concat())
        }
    }
}
