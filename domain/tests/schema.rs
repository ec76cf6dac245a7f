//! The schemas in `courses/schema` and the reader know the same fields, the same words, the same duties.
//!
//! The reader is asked as an author would ask it: with a field that it does not know, it lists those that it does.

#![expect(clippy::disallowed_methods, reason = "the test reads the schemas from disk, the crate does not")]
#![expect(clippy::expect_used, reason = "a test that cannot read a schema must stop")]

#[path = "schema/validate.rs"]
mod validate;

use domain::course::{Skeleton, SourceFile, new_course, new_translation, original_of, read_catalogue};
use domain::problem::Problem;
use serde_json::Value;
use std::{collections::BTreeSet, fs, path::Path};

const NAMES: [&str; 7] = ["course", "module", "lesson", "quiz", "bank", "programme", "legal"];

fn courses() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../courses")
}

fn schema(name: &str) -> Value {
    let path = courses().join(format!("schema/{name}.schema.json"));
    serde_json::from_str(&fs::read_to_string(path).expect("a schema")).expect("JSON")
}

/// What the reader says of a file of this kind with this front matter.
fn problems(name: &str, front_matter: &str) -> Vec<Problem> {
    let file = |path: &str, text: String| SourceFile::markdown(path, text);
    let text = format!("---\n{front_matter}\n---\n");
    let path = match name {
        "course" => "k/course.md",
        "module" => "k/m/module.md",
        "lesson" => "k/m/bai.md",
        "quiz" => "k/m/kt.quiz.md",
        "bank" => "k/nh.bank.md",
        "programme" => "programmes/p.programme.md",
        _ => "legal.md",
    };
    let mut files = vec![file(path, text)];
    if name != "course" {
        let outline = "---\nid: k\n---\n\n- [M](m/module.md)\n- [B](m/bai.md)\n- [K](m/kt.quiz.md)\n";
        files.push(file("k/course.md", outline.to_owned()));
    }
    let (_, mut problems) = read_catalogue(&files);
    problems.retain(|problem| problem.file == path);
    problems
}

/// The list at the end of a sentence: `Use one of: a, b`.
fn listed(problems: &[Problem], code: &str, separator: &str) -> BTreeSet<String> {
    let found =
        problems.iter().filter(|problem| problem.code == code).find_map(|problem| problem.mend.en.rsplit_once(": "));
    let (_, list) = found.unwrap_or_else(|| panic!("no {code} in {problems:?}"));
    list.split(separator).map(|word| word.trim().to_owned()).collect()
}

fn keys(object: &Value) -> BTreeSet<String> {
    object["properties"].as_object().expect("properties").keys().cloned().collect()
}

fn words(values: &Value) -> BTreeSet<String> {
    values.as_array().expect("a list").iter().map(|word| word.as_str().expect("a word").to_owned()).collect()
}

const UNKNOWN: &str = "qqqqqqqq";

#[test]
fn schema_and_reader_know_the_same_fields() {
    for name in NAMES {
        let found = listed(&problems(name, &format!("{UNKNOWN}: 1")), "unknown-field", ", ");
        assert_eq!(found, keys(&schema(name)), "{name}");
    }
    for (name, field, front_matter) in [
        ("course", "/properties/complete", format!("complete: {{ {UNKNOWN}: 1 }}")),
        ("course", "/properties/certificate", format!("certificate: {{ {UNKNOWN}: 1 }}")),
        ("lesson", "/properties/video", format!("video: {{ {UNKNOWN}: 1 }}")),
        ("lesson", "/properties/sources/items", format!("sources: [{{ {UNKNOWN}: 1 }}]")),
        ("legal", "/properties/acts/items", format!("acts: [{{ {UNKNOWN}: 1 }}]")),
        (
            "programme",
            "/properties/require/items/oneOf/1/properties/any",
            format!("require: [{{ any: {{ {UNKNOWN}: 1 }} }}]"),
        ),
    ] {
        // A group is looked into even where other fields are missing; the course gets them all the same.
        let whole = match name {
            "course" => format!("id: k\ncode: K\ntitle: K\nsummary: S\ntrack: t\ngroup: 1\ntiet: 1\n{front_matter}"),
            _ => front_matter,
        };
        let schema = schema(name);
        let part = schema.pointer(field).unwrap_or_else(|| panic!("{name}{field}"));
        assert_eq!(listed(&problems(name, &whole), "unknown-field", ", "), keys(part), "{name}{field}");
    }
}

#[test]
fn translations_of_every_kind_share_one_schema() {
    let course = "---\nid: k\ncode: K\ntitle: K\nsummary: S\ntrack: t\ngroup: 1\ntiet: 1\ntranslations: [en]\n---\n\n\
                  - [M](m/module.md)\n  - [B](m/bai.md)\n  - [K](m/kt.quiz.md)\n";
    let originals = [
        ("k/course.md", course),
        ("k/m/module.md", "---\nid: m\ntitle: M\n---\n"),
        ("k/m/bai.md", "---\nid: b\ntitle: B\nminutes: 1\n---\n"),
        ("k/m/kt.quiz.md", "---\nid: q\ntitle: K\nmode: practice\nminutes: 1\n---\n\n## Q {#q-1}\n\n= 1\n"),
    ];
    let mut known = BTreeSet::new();
    for path in originals.map(|(path, _)| path.replace(".md", ".en.md")) {
        let mut files: Vec<SourceFile> =
            originals.iter().map(|(path, text)| SourceFile::markdown(*path, *text)).collect();
        files.push(SourceFile::markdown(path.as_str(), format!("---\ntitle: T\n{UNKNOWN}: 1\n---\n")));
        let (_, mut problems) = read_catalogue(&files);
        problems.retain(|problem| problem.file == path);
        known.extend(listed(&problems, "unknown-field", ", "));
    }
    assert_eq!(known, keys(&schema("translation")));
}

#[test]
fn schema_and_reader_ask_for_the_same_fields() {
    let missing = |name: &str, front_matter: &str| -> BTreeSet<String> {
        let problems = problems(name, front_matter);
        let missing = problems.iter().filter(|problem| problem.code == "field-missing");
        missing.filter_map(|problem| Some(problem.what.en.split('\'').nth(1)?.to_owned())).collect()
    };
    for name in ["course", "module", "lesson", "quiz", "programme"] {
        assert_eq!(missing(name, &format!("{UNKNOWN}: 1")), words(&schema(name)["required"]), "{name}");
    }
    assert_eq!(missing("quiz", "id: k\ntitle: K\nminutes: 1\nmode: exam"), words(&schema("quiz")["then"]["required"]));
    let survey = missing("quiz", "id: k\ntitle: K\nminutes: 1\nmode: survey");
    assert_eq!(survey, words(&schema("quiz")["else"]["then"]["required"]));
    // The mode of a bank is asked for in words of its own.
    let bank: BTreeSet<String> = missing("bank", "x: 1").into_iter().chain(["mode".to_owned()]).collect();
    assert_eq!(bank, words(&schema("bank")["required"]));
    assert!(
        problems("bank", "id: n\ntitle: N").iter().any(|problem| problem.code == "bank-mode" && problem.is_error())
    );
    for (name, field) in [("lesson", "sources"), ("legal", "acts")] {
        let problems = problems(name, &format!("{field}: [{{ url: https://a.vn }}]"));
        let problem =
            problems.iter().find(|problem| problem.code == "field-missing" && problem.what.en.contains("' and '"));
        let asked: BTreeSet<String> = problem
            .map(|problem| problem.what.en.split('\'').skip(1).step_by(2).map(str::to_owned).collect())
            .unwrap_or_default();
        assert_eq!(asked, words(&schema(name)["properties"][field]["items"]["required"]), "{name}");
    }
}

#[test]
fn schema_and_reader_know_the_same_words() {
    let mut seen = 0;
    for name in NAMES {
        let schema = schema(name);
        for (field, value) in schema["properties"].as_object().expect("properties") {
            let list = value.pointer("/anyOf/0/enum").or(value.get("enum"));
            let truths = (value["type"] == "boolean").then(|| ["true", "false"].map(str::to_owned).into());
            let Some(mut known) = list.map(words).or(truths) else { continue };
            if name == "quiz" && field == "mode" {
                // A bank is a file of its own kind, whose schema says so.
                known.insert("bank".to_owned());
            }
            let found = listed(&problems(name, &format!("id: x\ntitle: X\n{field}: {UNKNOWN}")), "unknown-word", "|");
            assert_eq!(found, known, "{name}.{field}");
            seen += 1;
        }
    }
    assert_eq!(seen, 16);
}

#[test]
fn every_schema_says_what_it_is_and_explains_every_field_twice() {
    for name in NAMES.into_iter().chain(["translation"]) {
        let schema = schema(name);
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{name}");
        assert_eq!(schema["$id"], format!("{name}.schema.json"));
        explained(&schema, name);
    }
}

fn explained(part: &Value, place: &str) {
    if part["type"] == "object" {
        assert_eq!(part["additionalProperties"], false, "{place}");
        for (field, value) in part["properties"].as_object().expect("properties") {
            let description = value["description"].as_str().unwrap_or_default();
            let (vi, en) = description.split_once(" / ").unwrap_or_else(|| panic!("{place}.{field}"));
            assert!(vi.len() > 2 && en.len() > 2, "{place}.{field}");
            explained(value, &format!("{place}.{field}"));
        }
    }
    for inner in [&part["items"]].into_iter().chain(part["oneOf"].as_array().into_iter().flatten()) {
        if inner.is_object() {
            explained(inner, place);
        }
    }
}

/// The front matter of a text as an editor sees it.
fn front_matter(text: &str) -> Value {
    let yaml = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---")).expect("front matter").0;
    validate::json(yaml)
}

#[test]
fn skeletons_and_the_shipped_courses_fit_their_schemas() {
    let mut seen = 0;
    let mut check = |path: &str, text: &str| {
        let name = match path.rsplit('/').next().unwrap_or(path) {
            "README.md" | "README.en.md" => return,
            name if original_of(name).is_some() => "translation",
            "course.md" => "course",
            "module.md" => "module",
            "legal.md" => "legal",
            name if name.ends_with(".quiz.md") => "quiz",
            name if name.ends_with(".bank.md") => "bank",
            name if name.ends_with(".programme.md") => "programme",
            _ => "lesson",
        };
        assert_eq!(validate::faults(&schema(name), &front_matter(text)), Vec::<String>::new(), "{path}");
        seen += 1;
    };
    for (path, text) in new_course("thu", Some("Thử: 1"), Some("../schema")) {
        check(path, &text);
        check(&path.replace(".md", ".en.md"), &new_translation(&text, Some("../schema/translation.schema.json")));
    }
    check("a.programme.md", &Skeleton::Programme.text("a.programme.md", None, None, &[]));
    let mut folders = vec![courses()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "md") {
                check(&path.to_string_lossy(), &fs::read_to_string(&path).expect("text"));
            }
        }
    }
    assert!(seen > 35, "{seen}");
}

#[test]
fn wrong_front_matter_does_not_fit() {
    let wrong = |name: &str, yaml: &str| !validate::faults(&schema(name), &validate::json(yaml)).is_empty();
    assert!(!wrong("bank", "id: n\ntitle: N\nmode: bank"));
    for (name, yaml) in [
        ("bank", "id: n\ntitle: N"),
        ("bank", "id: n\ntitle: N\nmode: exam"),
        ("lesson", "id: b\ntitle: B\nminutes: 15 phút"),
        ("lesson", "id: b\ntitle: B\nminutes: 15\nminute: 15"),
        ("quiz", "id: k\ntitle: K\nmode: exam\nminutes: 5"),
        ("quiz", "id: k\ntitle: K\nmode: practice\nminutes: 5\nshuffle: [question]"),
        ("programme", "id: p\ntitle: P\nrequire: []"),
        ("programme", "id: p\ntitle: P\nrequire: [{ any: { count: 2 } }]"),
    ] {
        assert!(wrong(name, yaml), "{name}: {yaml}");
    }
}
