//! No file makes an import panic, hang, or write a bank that our own reader refuses.

#![expect(clippy::disallowed_methods, reason = "the test measures time, the crate does not")]

use domain::{
    course::{SourceFile, read_bank},
    exchange::{Fate, Import, LARGEST_FILE, MOST_QUESTIONS, Wish, import_aiken, import_gift},
    locale::Locale,
    problem::Problem,
};
use proptest::prelude::*;
use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

/// Pieces that mean something to GIFT, to HTML, to Markdown or to our own format.
const PIECES: [&str; 116] = [
    "\n\n",
    "\n",
    " ",
    "::",
    "::Tên\\: 1::",
    "{",
    "}",
    "{}",
    "{T}",
    "{FALSE#sai#đúng}",
    "=",
    "~",
    "#",
    "####",
    "->",
    "=a -> b",
    "= -> c",
    "{#15:2}",
    "{#1..5}",
    "{#=15:0 =%50%15:2#gần}",
    "{=a ~b}",
    "{~%50%a ~%50%b ~%-100%c}",
    "{=a =b}",
    "{=a->b =c->d}",
    "%50%",
    "%-33.33333%",
    "%100%",
    "%x%",
    "\\~",
    "\\=",
    "\\#",
    "\\{",
    "\\}",
    "\\:",
    "\\n",
    "\\\\",
    "\\",
    "// [id:q-a] [tag:b]\n",
    "$CATEGORY: $course$/top/Văn thư\n",
    "[html]",
    "[moodle]",
    "[plain]",
    "[markdown]",
    "<p>",
    "</p>",
    "<br>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<ul>",
    "<li>",
    "</ul>",
    "<ol start\\=\"0\">",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<caption>",
    "<pre>",
    "</pre>",
    "<code>`",
    "<sup>2</sup>",
    "<blockquote>",
    "<img src\\=\"@@PLUGINFILE@@/a.png\" alt\\=\"a ] b\">",
    "<a href\\=\"https\\://a.vn/(x)?a\\=1&amp;b\">",
    "<a href\\=\"javascript\\:x\">",
    "</a>",
    "<script>",
    "</script>",
    "<svg onload\\=x>",
    "<!--",
    "-->",
    "&nbsp;",
    "&lt;",
    "&\\#58;",
    "&copy;",
    "*",
    "**",
    "_",
    "_____",
    "`",
    "```",
    "~~~",
    "[x]",
    "[ ] ",
    "- ",
    "1. ",
    "+ ",
    "> ",
    "> [!HINT]",
    "[!EXPLAIN]",
    "# ",
    "## Q {#q-1}",
    "{#q",
    "---",
    "===",
    "= 15",
    "or=",
    "!=",
    "[[a|b]]",
    "[^1]",
    "[^1]: x",
    "[a]: b",
    "| a | b |",
    "|---|---|",
    "{.last}",
    "%5% ",
    "Bảng 1. x",
    "🏛",
    "e\u{302}\u{323}",
    "\u{fdd0}",
    "\u{a0}",
    "\u{2028}",
    "\u{0}",
    "A. một\n",
];

const LINES: [&str; 16] = [
    "Câu hỏi?\n",
    "A. một\n",
    "B) hai\n",
    "C. [x] ba\n",
    "D. = 5\n",
    "E.\n",
    "\n",
    "ANSWER: A\n",
    "ANSWER: B\n",
    "answer: c.\n",
    "ANSWER:\n",
    "Đáp án: A\n",
    "# *x* {#q}\n",
    "A.b\n",
    "- [ ] x\n",
    "\u{feff}",
];

type Importer = fn(&[u8], &Wish) -> Import;

fn wish() -> Wish {
    Wish { id: "n".to_owned(), title: "N".to_owned(), lang: Locale::Vi }
}

/// What is taken is read, all of it and without an error.
fn check(import: &Import) {
    let taken: Vec<&str> = import
        .report
        .lines
        .iter()
        .filter(|line| line.fate == Fate::Taken)
        .filter_map(|line| line.question.as_deref())
        .collect();
    let Some(bank) = &import.bank else { return assert!(taken.is_empty()) };
    let (questions, problems) = read_bank(&SourceFile::markdown("n.bank.md", bank.clone()));
    let errors: Vec<&Problem> = problems.iter().filter(|problem| problem.is_error()).collect();
    assert!(errors.is_empty(), "{errors:?}\n{bank}");
    let read: BTreeSet<&str> = questions.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(read, taken.iter().copied().collect(), "{bank}");
    assert_eq!(questions.len(), taken.len());
}

/// Whether nothing was refused but for a reason that the format itself gives.
fn reasons(import: &Import) -> Vec<&'static str> {
    import.report.lines.iter().filter(|line| line.fate == Fate::Refused).map(|line| line.code).collect()
}

fn mixture(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => prop::sample::select(pieces).prop_map(str::to_owned), 1 => "[ -~à-ỹ\n]{0,12}"];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Any text between the signs of one sound question.
fn sound_question() -> impl Strategy<Value = String> {
    let text = || {
        let piece = prop_oneof![3 => prop::sample::select(&PIECES[43..]).prop_map(str::to_owned), 1 => "[ -~à-ỹ]{0,8}"];
        prop::collection::vec(piece, 0..8).prop_map(|pieces| {
            let text = pieces.concat().replace('\u{0}', "");
            text.chars().fold(String::new(), |mut safe, letter| {
                let backslashes = safe.bytes().rev().take_while(|byte| *byte == b'\\').count();
                if "~=#{}:".contains(letter) && backslashes % 2 == 0 {
                    safe.push('\\');
                }
                safe.push(if letter == '\n' { ' ' } else { letter });
                safe
            })
        })
    };
    let format = prop::sample::select(&["", "[html]", "[plain]", "[markdown]", "[moodle]"][..]);
    (format, text(), text(), text(), text(), text()).prop_map(|(format, prompt, a, b, feedback, explain)| {
        format!("{format}Q {prompt}.{{\n=A {a}.#F {feedback}.\n~B {b}.\n####{explain}.}}")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_mixture_of_pieces_gives_a_bank_that_is_read(text in mixture(&PIECES), lines in mixture(&LINES)) {
        check(&import_gift(text.as_bytes(), &wish()));
        check(&import_aiken(lines.as_bytes(), &wish()));
    }

    #[test]
    fn any_text_and_any_bytes_are_survived(text in "\\PC{0,300}", bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for bytes in [text.as_bytes(), &bytes] {
            check(&import_gift(bytes, &wish()));
            check(&import_aiken(bytes, &wish()));
        }
    }

    #[test]
    fn whatever_stands_in_the_texts_of_a_sound_question_it_is_taken(text in sound_question()) {
        let import = import_gift(text.as_bytes(), &wish());
        prop_assert_eq!(reasons(&import), Vec::<&str>::new(), "{}\n{:?}", text, import.report);
        check(&import);
    }
}

#[test]
fn a_long_file_takes_no_longer_than_its_length_deserves() {
    let more = ["a", "à", "{=a ~b}\n\n", "a{=a ~b ~c ~d}\n", "<a \"", "&#", "x {#1}\n\n"];
    let gift = PIECES.iter().chain(&more).map(|unit| (*unit, import_gift as Importer));
    let aiken = LINES.iter().chain(&more).map(|unit| (*unit, import_aiken as Importer));
    for (unit, import) in gift.chain(aiken) {
        let text = unit.repeat(60_000 / unit.len());
        let started = Instant::now();
        check(&import(text.as_bytes(), &wish()));
        let took = started.elapsed();
        assert!(took < Duration::from_secs(12), "{unit:?} took {took:?}");
    }
}

#[test]
fn a_long_question_takes_no_longer_than_its_length_deserves() {
    for unit in PIECES.iter().filter(|unit| !unit.contains("\n\n") && !unit.contains(['{', '}'])) {
        for format in ["", "[html]", "[markdown]", "[plain]"] {
            let long = unit.repeat(10_000 / unit.len());
            let text = format!("{format}Q {long}{{=a ~b}}\n\n{format}Q{{=a ~b {long}}}\n");
            let started = Instant::now();
            check(&import_gift(text.as_bytes(), &wish()));
            let took = started.elapsed();
            assert!(took < Duration::from_secs(12), "{format}{unit:?} took {took:?}");
        }
    }
}

#[test]
fn whatever_is_too_much_is_refused_as_a_whole_with_its_reason() {
    let refused = |text: String| {
        let import = import_gift(text.as_bytes(), &wish());
        assert!(import.bank.is_none() || import.report.lines.iter().any(|line| line.fate == Fate::Taken));
        (import.bank.is_some(), reasons(&import))
    };
    assert_eq!(refused("a".repeat(LARGEST_FILE + 1)), (false, vec!["file-too-large"]));
    assert_eq!(refused("a{T}\n\n".repeat(MOST_QUESTIONS + 1)), (false, vec!["too-many-questions"]));
    let long = format!("a {}{{T}}\n\n", "b ".repeat(40_000));
    assert_eq!(refused(long.repeat(30)), (false, vec!["bank-too-long"]));
    // One question without an end spoils no other.
    assert_eq!(refused(format!("a{{T}}\n\nb {}{{T}}\n", "c\n".repeat(60_000))), (true, vec!["question-too-long"]));
}

#[test]
fn a_bank_that_cannot_have_its_name_is_refused_with_the_reason() {
    let wish = Wish { id: "Tên sai".to_owned(), ..wish() };
    let import = import_gift(b"a{T}", &wish);
    assert_eq!((import.bank.is_some(), reasons(&import)), (false, vec!["bad-id"]));
}
