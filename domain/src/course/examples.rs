//! One example for every problem: a piece of markdown as it should be, to copy and change.

mod advice;
mod answers;
mod files;
mod questions;
mod texts;
mod translations;

use crate::problem::Sentence;

/// The code of a problem, and its example in Vietnamese and in English.
type Example = (&'static str, &'static str, &'static str);

const FAMILIES: [&[Example]; 6] = [
    files::EXAMPLES,
    texts::EXAMPLES,
    questions::EXAMPLES,
    answers::EXAMPLES,
    advice::EXAMPLES,
    translations::EXAMPLES,
];

/// The example of a problem.
pub(super) fn of(code: &str) -> Option<Sentence> {
    let (_, vi, en) = FAMILIES.into_iter().flatten().find(|(known, ..)| *known == code)?;
    Some(Sentence::new(*vi, *en))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{collections::BTreeSet, fs, path::Path};

    #[test]
    fn no_code_has_two_examples_and_none_is_empty() {
        let mut seen = BTreeSet::new();
        for (code, vi, en) in FAMILIES.into_iter().flatten() {
            assert!(seen.insert(code), "{code} twice");
            assert!(!vi.trim().is_empty() && !en.trim().is_empty(), "{code}");
        }
    }
    #[test]
    fn every_problem_that_the_source_names_has_an_example() {
        let mut codes = BTreeSet::new();
        collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/course"), &mut codes);
        let lacking: Vec<&String> = codes.iter().filter(|code| of(code).is_none()).collect();
        assert!(lacking.is_empty() && codes.len() > 100, "{} codes, without example: {lacking:?}", codes.len());
    }

    /// A code is a word with hyphens that stands before the sentence it means.
    #[expect(clippy::disallowed_methods, clippy::expect_used, reason = "the test reads the source, the crate does not")]
    fn collect(folder: &Path, codes: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).expect("the source") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                collect(&path, codes);
                continue;
            }
            let source = fs::read_to_string(&path).expect("text");
            let literals: Vec<&str> = source.split('"').collect();
            for pair in literals[1..].chunks(2) {
                let [literal, after] = pair else { continue };
                let after = after.trim_start_matches(',').trim_start();
                let is_code = literal.contains('-')
                    && literal.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
                if is_code && ["say(", "what,", "Sentence::"].iter().any(|begin| after.starts_with(begin)) {
                    codes.insert((*literal).to_owned());
                }
            }
        }
    }
}
