//! A draft as markdown: heading, text, answers, explanation.

use super::{
    document::{Block, Losses, paragraph},
    draft::{Choice, Draft, Key, Step, tell},
    gaps, markdown,
    pairs::Pair,
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
    let mut body = Vec::new();
    if !prompt.body.is_empty() {
        let written = markdown::blocks(&prompt.body, &mut losses);
        body.push(if let Key::Gaps { gaps, .. } = &draft.key { gaps::fill(&written, gaps) } else { written });
    }
    let answers = answers(&draft.key, lang, &mut losses);
    let is_list = |block: &Block| matches!(block, Block::List { .. });
    if matches!(draft.key, Key::Steps { .. }) && prompt.body.iter().any(is_list) {
        // The first list of an ordering is its steps, wherever it stands.
        parts.extend(answers.into_iter().chain([BETWEEN_LISTS.to_owned()]).chain(body));
    } else {
        if prompt.body.last().is_some_and(is_list) && draft.key.is_list() {
            body.push(BETWEEN_LISTS.to_owned());
        }
        parts.extend(body.into_iter().chain(answers));
    }
    for hint in draft.hints.iter().filter(|hint| !hint.is_empty()) {
        parts.push(callout("HINT", hint, &mut losses));
    }
    if !draft.explain.is_empty() {
        parts.push(callout("EXPLAIN", &draft.explain, &mut losses));
    }
    tell(&losses, changes);
    parts.join("\n\n") + "\n"
}

fn callout(name: &str, blocks: &[Block], losses: &mut Losses) -> String {
    // Right under the name a list or a line would become a part of it.
    let space = if matches!(blocks.first(), Some(Block::Paragraph(_))) { "" } else { ">\n" };
    let written = markdown::quoted(&markdown::blocks(blocks, losses), "");
    format!("> [!{name}]\n{space}{written}")
}

fn attributes(draft: &Draft) -> String {
    let mut written = String::new();
    let kind = match &draft.key {
        Key::Pairs { .. } => Some("match"),
        Key::Steps { .. } => Some("order"),
        Key::Essay { .. } => Some("essay"),
        Key::Upload { .. } => Some("file"),
        Key::Poll { .. } => Some("poll"),
        Key::Scale { .. } => Some("scale"),
        // Numbers among accepted words would make it a question for a number.
        Key::Words { right, .. } if right.iter().all(|words| looks_numeric(words)) => Some("text"),
        _ => None,
    };
    written.extend(kind.map(|kind| format!(" type={kind}")));
    written.push_str(&facts(&draft.key));
    if !draft.tags.is_empty() {
        written.push_str(&format!(" tags={}", draft.tags.join(",")));
    }
    written
}

/// What a kind says besides its answers.
fn facts(key: &Key) -> String {
    match key {
        Key::Several { exact: false, .. } => " credit=proportional".to_owned(),
        Key::Pairs { exact: true, .. } => " credit=exact".to_owned(),
        Key::Steps { adjacent: true, .. } => " credit=adjacent".to_owned(),
        Key::Words { case: false, .. } => " fold=case".to_owned(),
        Key::Gaps { case, exact, gaps } => {
            let folds = !case && gaps.iter().any(|gap| matches!(gap, gaps::Gap::Typed(_)));
            format!("{}{}", if folds { " fold=case" } else { "" }, if *exact { " credit=exact" } else { "" })
        }
        Key::Number { unit: Some(unit), .. } => format!(" unit={unit}"),
        Key::Essay { min_words, max_words } => {
            let fact = |name: &str, words: &Option<usize>| words.map(|words| format!(" {name}={words}"));
            [fact("min-words", min_words), fact("max-words", max_words)].into_iter().flatten().collect()
        }
        Key::Upload { most } if *most > 1 => format!(" max-files={most}"),
        Key::Poll { many: true, .. } => " many".to_owned(),
        Key::Scale { min, max } => format!(" min={min} max={max}"),
        _ => String::new(),
    }
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
        Key::Several { choices, .. } | Key::Poll { choices, .. } => vec![options(choices, false, losses)],
        Key::Number { right, wrong, .. } => typed(right.clone(), wrong, str::to_owned, losses),
        Key::Words { right, wrong, .. } => {
            let right = right.iter().map(|words| markdown::answer(words)).collect();
            typed(right, wrong, markdown::answer, losses)
        }
        Key::Pairs { pairs, .. } => vec![self::pairs(pairs, losses)],
        Key::Steps { steps, .. } => vec![self::steps(steps, losses)],
        Key::Gaps { .. } | Key::Essay { .. } | Key::Upload { .. } | Key::Scale { .. } => Vec::new(),
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
            last: false,
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
        let last = if choice.last { " {.last}" } else { "" };
        lines.push(markdown::indented(&format!("{text}{last}"), &format!("{sign}[{mark}] {weight}"), sign.len()));
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

fn pairs(pairs: &[Pair], losses: &mut Losses) -> String {
    let lines = pairs.iter().map(|(left, right)| {
        let left = left.as_ref().map_or("_".to_owned(), |left| markdown::option(left, losses));
        let right = right.as_ref().map_or("_".to_owned(), |right| markdown::answer(right));
        markdown::indented(&format!("{left} -> {right}"), "- ", 2)
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn steps(steps: &[Step], losses: &mut Losses) -> String {
    let mut lines = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        let sign = format!("{}. ", at + 1);
        lines.push(markdown::indented(&markdown::option(&step.text, losses), &sign, sign.len()));
        lines.extend(feedback(&step.feedback, sign.len(), losses));
    }
    lines.join("\n")
}

impl Key {
    /// Whether its answers are a list.
    fn is_list(&self) -> bool {
        !matches!(
            self,
            Self::Number { .. }
                | Self::Words { .. }
                | Self::Gaps { .. }
                | Self::Essay { .. }
                | Self::Upload { .. }
                | Self::Scale { .. }
        )
    }
}
