use super::*;
use fluent_bundle::FluentError;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

fn keys(locale: Locale) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for text in files(locale) {
        for line in text.lines() {
            let Some((key, _)) = line.split_once(" =") else { continue };
            if key.starts_with(|first: char| first.is_ascii_lowercase()) {
                assert!(keys.insert(key.to_owned()), "{locale}: {key} stands twice");
            }
        }
    }
    keys
}

/// Every message of a language with the names of its variables.
fn variables(locale: Locale) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    let mut current = String::new();
    for line in files(locale).iter().flat_map(|text| text.lines()) {
        if line.starts_with('#') {
            continue;
        }
        if let Some((key, _)) = line.split_once(" =")
            && key.starts_with(|first: char| first.is_ascii_lowercase())
        {
            current = key.to_owned();
        }
        let names: &mut BTreeSet<String> = found.entry(current.clone()).or_default();
        for part in line.split('$').skip(1) {
            names.insert(part.chars().take_while(|c| c.is_alphanumeric() || *c == '-' || *c == '_').collect());
        }
    }
    found
}

/// All Rust sources that may hold a key.
fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("words/tests.rs") {
                found.push((path.display().to_string(), fs::read_to_string(&path).expect("a source can be read")));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Vec::new();
    for folder in ["app/src", "server/src", "domain/src"] {
        walk(&root.join(folder), &mut found);
    }
    found
}

/// The string literals of a piece of source, without escapes (no key has one).
fn literals(source: &str) -> impl Iterator<Item = &str> {
    source.split('"').skip(1).step_by(2)
}

/// The text from an opening bracket to its closing one.
fn bracketed(source: &str, open: char, close: char) -> &str {
    let mut depth = 0;
    for (place, character) in source.char_indices() {
        if character == open {
            depth += 1;
        } else if character == close {
            depth -= 1;
            if depth == 0 {
                return &source[..place];
            }
        }
    }
    source
}

fn first_argument(source: &str) -> &str {
    let inside = bracketed(source, '(', ')');
    inside.split_once("&[").map_or(inside, |(first, _)| first)
}

fn looks_like_a_key(literal: &str) -> bool {
    !literal.is_empty()
        && literal.starts_with(|first: char| first.is_ascii_lowercase())
        && literal.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// Keys that code asks for by name: in `say(…)`, in `with(…)`, in `Phrase::new(…)`, and in functions whose name ends in `key`.
fn asked() -> BTreeMap<String, String> {
    let mut asked = BTreeMap::new();
    for (file, source) in sources() {
        for call in [".say(", ".with(", "Phrase::new("] {
            for (place, _) in source.match_indices(call) {
                let argument = first_argument(&source[place + call.len() - 1..]);
                asked.extend(
                    literals(argument).filter(|key| looks_like_a_key(key)).map(|key| (key.into(), file.clone())),
                );
            }
        }
        for (place, _) in source.match_indices("-> &'static str {") {
            let line = source[..place].rsplit('\n').next().unwrap_or_default();
            if !line.contains("fn ") || !line.contains("key(") {
                continue;
            }
            let body = bracketed(&source[place + "-> &'static str ".len()..], '{', '}');
            for arm in body.split("=>").skip(1) {
                let key = literals(arm).take(1).filter(|key| looks_like_a_key(key));
                asked.extend(key.map(|key| (key.to_owned(), file.clone())));
            }
        }
    }
    asked
}

#[test]
fn every_file_can_be_read() {
    for locale in Locale::ALL {
        for text in files(locale) {
            if let Err((_, errors)) = FluentResource::try_new(text.to_owned()) {
                panic!("{locale}: {errors:?} in {}", text.lines().next().unwrap_or_default());
            }
        }
    }
}

#[test]
fn the_three_languages_have_the_same_keys() {
    let vietnamese = keys(Locale::Vi);
    for locale in [Locale::En, Locale::Fr] {
        let other = keys(locale);
        assert_eq!(vietnamese.difference(&other).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in {locale}");
        assert_eq!(other.difference(&vietnamese).collect::<Vec<_>>(), Vec::<&String>::new(), "only in {locale}");
    }
}

#[test]
fn no_translation_speaks_of_something_that_the_original_does_not_know() {
    let vietnamese = variables(Locale::Vi);
    for locale in [Locale::En, Locale::Fr] {
        for (key, names) in variables(locale) {
            let known = vietnamese.get(&key).cloned().unwrap_or_default();
            let unknown: Vec<_> = names.difference(&known).filter(|name| name.as_str() != "count").collect();
            assert!(unknown.is_empty(), "{locale}: {key} uses {unknown:?}");
        }
    }
}

#[test]
fn every_key_that_code_asks_for_is_there() {
    let keys = keys(Locale::Vi);
    let missing: Vec<_> = asked().into_iter().filter(|(key, _)| !keys.contains(key)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_key_is_used() {
    let sources = sources();
    let used: BTreeSet<&str> = sources.iter().flat_map(|(_, source)| literals_of_lines(source)).collect();
    let idle: Vec<_> = keys(Locale::Vi).into_iter().filter(|key| !used.contains(key.as_str())).collect();
    assert!(idle.is_empty(), "{idle:#?}");
}

/// Literals line by line, so that a quotation mark in a comment spoils one line at most.
fn literals_of_lines(source: &str) -> impl Iterator<Item = &str> {
    source.lines().flat_map(literals)
}

#[test]
fn every_message_can_be_said_without_an_error_of_its_own() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        for key in keys(locale) {
            let pattern = words.bundle.get_message(&key).and_then(|message| message.value()).expect("a key has a text");
            let mut errors = Vec::new();
            words.bundle.format_pattern(pattern, None, &mut errors);
            let own = errors.iter().find(|error| match error {
                FluentError::ResolverError(error) => !error.to_string().contains('$'),
                _ => true,
            });
            assert!(own.is_none(), "{locale}: {key}: {own:?}");
        }
    }
}

#[test]
fn numbers_and_dates_have_the_shape_of_the_country() {
    let vietnamese = Words::new(Locale::Vi);
    assert_eq!(vietnamese.decimal(7_500, 1), "7,5");
    assert_eq!(vietnamese.decimal(12_000, 2), "12");
    assert_eq!(vietnamese.decimal(-1_250, 1), "−1,3");
    assert_eq!(Words::new(Locale::En).decimal(1_184_250, 2), "1,184.25");
    assert_eq!(vietnamese.count(1_184), "1.184");
    assert_eq!(vietnamese.date(Date::constant(2026, 11, 3)), "03/11/2026");
    assert_eq!(vietnamese.date_time(DateTime::constant(2026, 11, 3, 9, 5, 0, 0)), "03/11/2026 09:05");
    assert_eq!(vietnamese.tiet(Tiet { halves: 15 }), "7,5 tiết");
    let tiet = |locale, halves| Words::new(locale).tiet(Tiet { halves });
    assert_eq!(
        [1, 2, 3].map(|halves| tiet(Locale::En, halves)),
        ["0.5 study periods", "1 study period", "1.5 study periods"]
    );
    assert_eq!([2, 3, 4].map(|halves| tiet(Locale::Fr, halves)), ["1 séance", "1,5 séance", "2 séances"]);
    assert_eq!(vietnamese.minutes(80), "1 giờ 20 phút");
    assert_eq!(Words::new(Locale::En).minutes(1), "1 minute");
}
