//! Random questions whose texts are full of signs that mean something on one side or the other.

#![allow(dead_code, reason = "each test takes the kinds that its format knows")]

use domain::{
    locale::Locale,
    quiz::{Choice, Credit, Kind, Matching, Numeric, Points, Prompt, Question, ShortText},
    text::{nfc, single_spaces},
};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Pieces that mean something on one side or the other.
const PIECES: [&str; 70] = [
    "Nghị định",
    "văn thư",
    " ",
    " ",
    " ",
    "30/2020/NĐ-CP",
    "a",
    "B",
    "ễ",
    "1",
    "15",
    ".",
    ",",
    ":",
    ";",
    "?",
    "~",
    "=",
    "#",
    "####",
    "{",
    "}",
    "\\",
    "\\n",
    "\\~",
    "%50%",
    "%5% ",
    "::",
    "//",
    "[html]",
    "[plain]",
    "$CATEGORY:",
    "*",
    "**",
    "_",
    "_____",
    "`",
    "[x] ",
    "[ ]",
    "[",
    "]",
    "](x)",
    "[[a|b]]",
    "[^1]",
    "![",
    "<",
    ">",
    "<b>",
    "</b>",
    "&",
    "&amp;",
    "&#39;",
    "\"",
    "'",
    "- ",
    "1. ",
    "> ",
    "# ",
    "---",
    "+",
    "= ",
    "or=",
    "!=",
    "|",
    "{.last}",
    "{#q-1}",
    "[!HINT]",
    "R&D",
    "C#",
    "\u{a0}",
];

/// Words with signs in them.
pub fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![6 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => "[ -~à-ỹ]{0,6}"];
    prop::collection::vec(piece, 1..8)
        .prop_map(|pieces| single_spaces(&nfc(&pieces.concat())))
        .prop_filter("words", |words| !words.is_empty())
}

/// Words in a text or an answer that GIFT would take for an arrow are another matter.
pub fn side() -> impl Strategy<Value = String> {
    words().prop_map(|words| words.replace("->", "→")).prop_filter("not the sign for nothing", |words| words != "_")
}

/// Words as HTML.
pub fn escape(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\'', "&#39;")
}

/// Blocks as our reader writes them.
pub fn paragraph() -> impl Strategy<Value = String> {
    prop_oneof![
        words().prop_map(|words| format!("<p>{}</p>\n", escape(&words))),
        // A list with arrows would be the pairs of a matching.
        (side(), side()).prop_map(|(one, other)| format!(
            "<p>{0}</p>\n<ul>\n<li>{1}</li>\n<li><strong>chữ</strong> {0}</li>\n</ul>\n",
            escape(&one),
            escape(&other)
        )),
        (words(), words()).prop_map(|(one, other)| format!("<p>{}<br>\n{}</p>\n", escape(&one), escape(&other))),
        (words(), words()).prop_map(|(one, other)| format!(
            "<p><em>{}</em> <a href=\"https://a.vn/?b=1&amp;c=(d)\">nguồn</a></p>\n<blockquote><p>{}</p>\n</blockquote>\n",
            escape(&one),
            escape(&other)
        )),
        (side(), 2_u32..20).prop_map(|(one, start)| format!(
            "<ol start=\"{start}\">\n<li>{0}</li>\n<li>b\n<ul>\n<li>{0}</li>\n</ul>\n</li>\n</ol>\n<hr>\n<p><code>x | y</code></p>\n",
            escape(&one)
        )),
    ]
}

/// Options, none of them right yet.
pub fn choices(most: usize) -> impl Strategy<Value = Vec<Choice>> {
    prop::collection::vec((words(), prop::option::of(paragraph())), 2..most).prop_map(|options| {
        let mut seen = BTreeSet::new();
        let fresh = options.into_iter().filter(|(text, _)| seen.insert(text.clone()));
        let choice = |(text, feedback_html): (String, _)| Choice {
            html: escape(&text),
            text,
            right: false,
            weight: None,
            feedback_html,
            last: false,
        };
        fresh.map(choice).collect()
    })
}

/// One option is right.
pub fn single() -> impl Strategy<Value = Kind> {
    (choices(6), any::<prop::sample::Index>()).prop_filter_map("two options", |(mut choices, right)| {
        let right = right.index(choices.len());
        choices[right].right = true;
        (choices.len() > 1).then_some(Kind::Single(choices))
    })
}

/// Several may be right.
pub fn multiple() -> impl Strategy<Value = Kind> {
    let weights = prop::collection::vec((any::<bool>(), prop::option::of(1_i32..100)), 8);
    (choices(8), weights).prop_filter_map("a right option", |(mut choices, weights)| {
        for (choice, (right, weight)) in choices.iter_mut().zip(weights) {
            choice.right = right;
            choice.weight = weight.map(|weight| if right { weight } else { 1 - weight });
        }
        (choices.len() > 1 && choices.iter().any(|choice| choice.right)).then_some(Kind::Multiple(choices))
    })
}

/// True or false.
pub fn truth() -> impl Strategy<Value = Kind> {
    let option = |text: &'static str| {
        prop::option::of(paragraph()).prop_map(move |feedback_html| Choice {
            html: text.to_owned(),
            text: text.to_owned(),
            right: false,
            weight: None,
            feedback_html,
            last: false,
        })
    };
    (option("Đúng"), option("Sai"), any::<bool>(), any::<bool>()).prop_map(|(mut yes, mut no, is_true, turned)| {
        (yes.right, no.right) = (is_true, !is_true);
        Kind::TrueFalse(if turned { vec![no, yes] } else { vec![yes, no] })
    })
}

/// Two numbers in their order.
pub fn interval() -> impl Strategy<Value = (f64, f64)> {
    (-1_000_000_i32..1_000_000, 0_i32..10_000, 0..4_i32).prop_map(|(low, width, decimals)| {
        let unit = 10_f64.powi(decimals);
        (f64::from(low) / unit, f64::from(low + width) / unit)
    })
}

/// A number.
pub fn numeric() -> impl Strategy<Value = Kind> {
    let mistakes = prop::collection::vec((interval(), prop_oneof![paragraph(), Just(String::new())]), 0..3);
    (prop::collection::vec(interval(), 1..3), mistakes)
        .prop_map(|(accepted, mistakes)| Kind::Numeric(Numeric { accepted, mistakes, ..Numeric::default() }))
}

/// A few words.
pub fn short_text() -> impl Strategy<Value = Kind> {
    let mistakes = prop::collection::vec((side(), prop_oneof![paragraph(), Just(String::new())]), 0..3);
    (prop::collection::vec(side(), 1..4), mistakes).prop_map(|(mut accepted, mistakes)| {
        let mut seen = BTreeSet::new();
        accepted.retain(|words| seen.insert(words.clone()));
        Kind::ShortText(ShortText { accepted, fold_case: true, mistakes, ..ShortText::default() })
    })
}

/// As the reader puts a matching together: right sides in the order of their lines, each once.
pub fn matching() -> impl Strategy<Value = Kind> {
    prop::collection::vec((prop::option::weighted(0.8, side()), side()), 2..8).prop_filter_map("two pairs", |lines| {
        let mut matching = Matching { prompts: Vec::new(), targets: Vec::new() };
        for (left, right) in lines {
            if left.as_ref().is_some_and(|left| matching.prompts.iter().any(|prompt| prompt.text == *left)) {
                continue;
            }
            let known = matching.targets.iter().position(|target| *target == right);
            let target = known.unwrap_or_else(|| {
                matching.targets.push(right);
                matching.targets.len() - 1
            });
            if let Some(text) = left {
                let html = escape(&text);
                matching.prompts.push(Prompt { html, text, target: Some(target), feedback_html: None });
            }
        }
        (matching.prompts.len() > 1).then_some(Kind::Matching(matching))
    })
}

/// A question of some kind, with everything around it.
pub fn question(kind: impl Strategy<Value = Kind>) -> impl Strategy<Value = Question> {
    let tags = prop::collection::btree_set("[a-z0-9-]{1,8}", 0..3);
    (kind, words(), prop::option::of(paragraph()), prop::option::of(paragraph()), tags).prop_map(
        |(kind, prompt, body, explain_html, tags)| Question {
            id: "q-1".to_owned(),
            lang: Locale::Vi,
            prompt_html: escape(&prompt),
            body_html: body.unwrap_or_default(),
            points: Points(1000),
            credit: credit(&kind),
            level: None,
            tags: tags.into_iter().filter(|tag| tag.contains(|letter| letter != '-')).collect(),
            hints: Vec::new(),
            explain_html,
            read_again: Vec::new(),
            retired: false,
            kind,
        },
    )
}

/// How our reader lets a kind count unless its author says otherwise.
pub fn credit(kind: &Kind) -> Credit {
    match kind {
        Kind::Multiple(_) | Kind::Matching(_) | Kind::Cloze(_) => Credit::Proportional,
        _ => Credit::Exact,
    }
}

/// The question with what means the same written in one way: weights as they count, spaces as HTML shows them.
pub fn plain(mut question: Question) -> Question {
    let spaces = |html: &mut String| *html = html.replace("> <", "><").replace('\n', "");
    let optional = |html: &mut Option<String>| html.iter_mut().for_each(spaces);
    spaces(&mut question.prompt_html);
    spaces(&mut question.body_html);
    optional(&mut question.explain_html);
    match &mut question.kind {
        Kind::Single(choices) | Kind::Multiple(choices) | Kind::TrueFalse(choices) => {
            let right = choices.iter().filter(|choice| choice.right).count() as i32;
            let usual = |weight: i32| 100 % right == 0 && weight.abs() == 100 / right;
            for choice in choices.iter_mut() {
                spaces(&mut choice.html);
                optional(&mut choice.feedback_html);
                choice.weight = choice.weight.filter(|weight| !usual(*weight));
            }
        }
        // An exchange knows one language; what another one accepts comes from its own file.
        Kind::Numeric(key) => {
            key.units_elsewhere.clear();
            key.mistakes.iter_mut().for_each(|(_, html)| spaces(html));
        }
        Kind::ShortText(key) => {
            key.accepted_elsewhere.clear();
            key.mistakes.iter_mut().for_each(|(_, html)| spaces(html));
        }
        Kind::Matching(key) => key.prompts.iter_mut().for_each(|prompt| spaces(&mut prompt.html)),
        _ => {}
    }
    question
}
