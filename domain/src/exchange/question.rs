//! A draft as markdown: heading, text, answers, explanation.

use super::{
    document::{Block, Losses, paragraph},
    draft::{Choice, Draft, Key, tell},
    markdown,
    prompt::Prompt,
    told::Changes,
};
use crate::locale::Locale;

/// Keeps a list of the text apart from the list of the answers: a comment is shown to nobody.
const BETWEEN_LISTS: &str = "<!-- -->";

/// The markdown of a question; its prompt is the heading.
pub(super) fn write(draft: &Draft, prompt: &Prompt, id: &str, lang: Locale, changes: &mut Changes) -> String {
    let mut losses = Losses::default();
    let heading = markdown::heading(&prompt.heading, &mut losses);
    let mut parts = vec![format!("## {heading} {{#{id}{}}}", attributes(draft))];
    if !prompt.body.is_empty() {
        parts.push(markdown::blocks(&prompt.body, &mut losses));
    }
    if matches!(prompt.body.last(), Some(Block::List { .. })) && draft.key.is_list() {
        parts.push(BETWEEN_LISTS.to_owned());
    }
    parts.extend(answers(&draft.key, lang, &mut losses));
    if !draft.explain.is_empty() {
        parts.push(explanation(&draft.explain, &mut losses));
    }
    tell(&losses, changes);
    parts.join("\n\n") + "\n"
}

fn explanation(blocks: &[Block], losses: &mut Losses) -> String {
    // Right under the name a list or a line would become a part of it.
    let space = if matches!(blocks.first(), Some(Block::Paragraph(_))) { "" } else { ">\n" };
    let written = markdown::quoted(&markdown::blocks(blocks, losses), "");
    format!("> [!EXPLAIN]\n{space}{written}")
}

fn attributes(draft: &Draft) -> String {
    let mut written = String::new();
    let kind = match &draft.key {
        Key::Pairs(_) => Some("match"),
        Key::Essay => Some("essay"),
        // Numbers among accepted words would make it a question for a number.
        Key::Words { right, .. } if right.iter().all(|words| looks_numeric(words)) => Some("text"),
        _ => None,
    };
    written.extend(kind.map(|kind| format!(" type={kind}")));
    match &draft.key {
        Key::Several(_) => written.push_str(" credit=proportional"),
        // Other systems do not tell capitals from small letters here.
        Key::Words { .. } => written.push_str(" fold=case"),
        _ => {}
    }
    if !draft.tags.is_empty() {
        written.push_str(&format!(" tags={}", draft.tags.join(",")));
    }
    written
}

fn looks_numeric(words: &str) -> bool {
    words.contains("+-")
        || words.contains('±')
        || words.trim().starts_with(|letter: char| letter.is_ascii_digit() || "+-−.,[".contains(letter))
}

/// Blocks of answers.
fn answers(key: &Key, lang: Locale, losses: &mut Losses) -> Vec<String> {
    match key {
        Key::Truth { is_true, feedback } => vec![truth(*is_true, feedback, lang, losses)],
        Key::One(choices) => vec![options(choices, true, losses)],
        Key::Several(choices) => vec![options(choices, false, losses)],
        Key::Number { right, wrong } => typed(right.clone(), wrong, str::to_owned, losses),
        Key::Words { right, wrong } => {
            let right = right.iter().map(|words| markdown::answer(words)).collect();
            typed(right, wrong, markdown::answer, losses)
        }
        Key::Pairs(pairs) => vec![self::pairs(pairs, losses)],
        Key::Essay => Vec::new(),
    }
}

fn truth(is_true: bool, feedback: &[Vec<Block>; 2], lang: Locale, losses: &mut Losses) -> String {
    let words = match lang {
        Locale::Vi => ["Đúng", "Sai"],
        Locale::En => ["True", "False"],
        Locale::Fr => ["Vrai", "Faux"],
    };
    let choices: Vec<Choice> = words
        .into_iter()
        .zip(feedback)
        .zip([is_true, !is_true])
        .map(|((word, feedback), right)| Choice {
            text: vec![paragraph(word)],
            right,
            weight: None,
            feedback: feedback.clone(),
        })
        .collect();
    options(&choices, true, losses)
}

fn options(choices: &[Choice], numbered: bool, losses: &mut Losses) -> String {
    let mut lines = Vec::new();
    for (at, choice) in choices.iter().enumerate() {
        let sign = if numbered { format!("{}. ", at + 1) } else { "- ".to_owned() };
        let mark = if choice.right { 'x' } else { ' ' };
        let weight = choice.weight.map(|weight| format!("%{weight}% ")).unwrap_or_default();
        let text = markdown::option(&choice.text, losses);
        lines.push(markdown::indented(&text, &format!("{sign}[{mark}] {weight}"), sign.len()));
        lines.extend(feedback(&choice.feedback, sign.len(), losses));
    }
    lines.join("\n")
}

fn feedback(blocks: &[Block], indent: usize, losses: &mut Losses) -> Option<String> {
    if blocks.is_empty() {
        return None;
    }
    Some(markdown::quoted(&markdown::blocks(blocks, losses), &" ".repeat(indent)))
}

/// `= a`, `or= b`, and each mistake with its feedback.
fn typed(
    right: Vec<String>,
    wrong: &[(String, Vec<Block>)],
    write: impl Fn(&str) -> String,
    losses: &mut Losses,
) -> Vec<String> {
    let signs = std::iter::once("=").chain(std::iter::repeat("or="));
    let lines: Vec<String> = signs.zip(right).map(|(sign, answer)| format!("{sign} {answer}")).collect();
    let mut parts = vec![lines.join("\n")];
    for (answer, blocks) in wrong {
        let mut part = format!("!= {}", write(answer));
        if let Some(feedback) = feedback(blocks, 0, losses) {
            part.push('\n');
            part.push_str(&feedback);
        }
        parts.push(part);
    }
    parts
}

fn pairs(pairs: &[(Option<Vec<Block>>, String)], losses: &mut Losses) -> String {
    let lines = pairs.iter().map(|(left, right)| {
        let left = left.as_ref().map_or("_".to_owned(), |left| markdown::option(left, losses));
        markdown::indented(&format!("{left} -> {}", markdown::answer(right)), "- ", 2)
    });
    lines.collect::<Vec<_>>().join("\n")
}

impl Key {
    /// Whether its answers are a list.
    fn is_list(&self) -> bool {
        matches!(self, Self::Truth { .. } | Self::One(_) | Self::Several(_) | Self::Pairs(_))
    }
}
