//! Interactions that are a question of their own.

use super::{
    item::{document, unknown_interaction},
    response::Response,
};
use crate::exchange::{
    document::{Block, flat, plain},
    draft::{Choice, Key, Step},
    figure,
    options::{self, Entry},
    pairs,
    reading::Reading,
    told::{Refusal, say},
    xml::Element,
};

/// The key of an interaction.
pub(super) fn read(item: &Element, interaction: &Element, reading: &mut Reading<'_>) -> Result<Key, Refusal> {
    let response = Response::of(item, interaction);
    match interaction.name.as_str() {
        "choiceInteraction" => choices(interaction, &response, reading),
        "orderInteraction" => steps(interaction, &response, reading),
        "matchInteraction" => matching(interaction, &response, reading),
        "extendedTextInteraction" => Ok(Key::Essay { min_words: None, max_words: None }),
        "uploadInteraction" => Ok(Key::Upload { most: 1 }),
        "sliderInteraction" if response.has_no_key() => scale(interaction),
        _ => Err(unknown_interaction(interaction)),
    }
}

fn choices(interaction: &Element, response: &Response, reading: &mut Reading<'_>) -> Result<Key, Refusal> {
    let line = interaction.line;
    let (mut entries, mut fixed) = (Vec::new(), Vec::new());
    for choice in interaction.all("simpleChoice") {
        let weight = response.weight(choice.attribute("identifier").unwrap_or_default());
        let text = document(choice, reading);
        entries.push(Entry { line: choice.line, weight, text, feedback: inline_feedback(choice, reading) });
        fixed.push(choice.attribute("fixed") == Some("true"));
    }
    let many = response.many || interaction.attribute("maxChoices").is_some_and(|most| most != "1");
    if response.has_no_key() {
        return poll(entries, many, line, reading);
    }
    let mut key = if !many {
        let best = entries.iter().map(|entry| entry.weight).fold(0.0, f64::max);
        if best > 0.0 {
            entries.iter_mut().for_each(|entry| entry.weight = (entry.weight * 100.0 / best).max(-100.0));
        }
        options::one(entries, line, reading.changes)?
    } else if response.mapping.is_some() {
        options::several(entries, line, reading.changes)?
    } else {
        options::check(&entries, line)?;
        let choices = entries.into_iter().map(|entry| options::choice(entry, None)).collect();
        Key::Several { choices, exact: true }
    };
    if let Key::One(choices) | Key::Several { choices, .. } = &mut key {
        keep_last(choices, &fixed, line, reading);
    }
    Ok(key)
}

/// Options that are fixed stay last when they are; ours cannot be fixed elsewhere.
fn keep_last(choices: &mut [Choice], fixed: &[bool], line: usize, reading: &mut Reading<'_>) {
    if fixed.iter().all(|fixed| *fixed) {
        return;
    }
    let tail = fixed.iter().rev().take_while(|fixed| **fixed).count();
    let from = choices.len().saturating_sub(tail);
    choices[from..].iter_mut().for_each(|choice| choice.last = true);
    if fixed.iter().filter(|fixed| **fixed).count() > tail {
        reading.changes.at(
            line,
            "place-lost",
            say(
                "Phương án cố định vị trí nhưng không ở cuối nay được trộn.",
                "Options that were fixed elsewhere than at the end are shuffled now.",
            ),
            say("Tắt trộn phương án cho câu này, nếu cần.", "Turn shuffling off, if that matters."),
        );
    }
}

fn poll(entries: Vec<Entry>, many: bool, line: usize, reading: &mut Reading<'_>) -> Result<Key, Refusal> {
    options::check(&entries, line)?;
    reading.changes.at(
        line,
        "no-key",
        say(
            "Câu hỏi không ghi đáp án nào, nên thành câu thăm dò.",
            "The item says nothing about what is right: it became a poll.",
        ),
        say(
            "Nếu là câu chấm điểm, bỏ type=poll và đánh dấu [x].",
            "If it is to be marked, drop type=poll and tick [x].",
        ),
    );
    Ok(Key::Poll { choices: entries.into_iter().map(|entry| options::choice(entry, None)).collect(), many })
}

fn steps(interaction: &Element, response: &Response, reading: &mut Reading<'_>) -> Result<Key, Refusal> {
    let mut steps = Vec::new();
    for wanted in &response.correct {
        let choice = interaction.all("simpleChoice").find(|choice| choice.attribute("identifier") == Some(wanted));
        let choice = choice.ok_or_else(|| no_key(interaction.line))?;
        steps.push(Step { text: document(choice, reading), feedback: inline_feedback(choice, reading) });
    }
    if steps.is_empty() {
        return Err(no_key(interaction.line));
    }
    if steps.len() != interaction.all("simpleChoice").count() {
        return Err(Refusal::new(
            interaction.line,
            "subset-changed",
            say("Thứ tự đúng không dùng hết các bước.", "The right order does not use all steps."),
            say("Bỏ các bước thừa.", "Take out the steps that belong nowhere."),
        ));
    }
    Ok(Key::Steps { steps, adjacent: false })
}

fn matching(interaction: &Element, response: &Response, reading: &mut Reading<'_>) -> Result<Key, Refusal> {
    let line = interaction.line;
    let sets: Vec<&Element> = interaction.all("simpleMatchSet").collect();
    let [lefts, rights] = sets[..] else { return Err(no_key(line)) };
    let mapped = response.mapping.iter().flat_map(|mapping| &mapping.entries).filter(|(_, worth, _)| *worth > 0.0);
    let wanted: Vec<&str> = match response.correct[..] {
        [] => mapped.map(|(pair, ..)| pair.as_str()).collect(),
        _ => response.correct.iter().map(String::as_str).collect(),
    };
    if wanted.is_empty() {
        return Err(no_key(line));
    }
    let targets: Vec<(&str, String)> =
        rights.all("simpleAssociableChoice").map(|side| (name_of(side), words(side, reading))).collect();
    let (mut found, mut known) = (Vec::new(), 0);
    for side in lefts.all("simpleAssociableChoice") {
        let of_side: Vec<&str> =
            wanted.iter().filter_map(|pair| pair.strip_prefix(name_of(side))?.strip_prefix(' ')).collect();
        if of_side.len() > 1 {
            return Err(several_rights(side.line));
        }
        let at = of_side.first().and_then(|name| targets.iter().position(|(known, _)| known == name));
        // Distractors stand where they stood, so that the right sides keep their order.
        if let Some(at) = at {
            for (_, words) in targets.iter().take(at).skip(known) {
                found.push(pairs::pair(Vec::new(), Some(words.clone()), line, reading.changes)?);
            }
            known = known.max(at + 1);
        }
        let right = at.map(|at| targets[at].1.clone());
        found.push(pairs::pair(document(side, reading), right, side.line, reading.changes)?);
    }
    for (_, words) in targets.iter().skip(known) {
        found.push(pairs::pair(Vec::new(), Some(words.clone()), line, reading.changes)?);
    }
    pairs::check(&found, line)?;
    Ok(Key::Pairs { pairs: found, exact: response.mapping.is_none() })
}

fn scale(interaction: &Element) -> Result<Key, Refusal> {
    let bound = |name: &str| interaction.attribute(name).and_then(figure::value).filter(|value| value.fract() == 0.0);
    let step = interaction.attribute("step").and_then(figure::value).unwrap_or(1.0);
    match (bound("lowerBound"), bound("upperBound")) {
        (Some(low), Some(high)) if step == 1.0 && low.abs() <= 100.0 && high.abs() <= 100.0 => {
            Ok(Key::Scale { min: low as i64, max: high as i64 })
        }
        _ => Err(unknown_interaction(interaction)),
    }
}

/// What is shown to whoever chose it.
fn inline_feedback(choice: &Element, reading: &mut Reading<'_>) -> Vec<Block> {
    let feedback = choice.elements().filter(|inner| ["feedbackInline", "feedbackBlock"].contains(&inner.name.as_str()));
    feedback
        .filter(|inner| inner.attribute("showHide") != Some("hide"))
        .flat_map(|inner| document(inner, reading))
        .collect()
}

fn name_of(side: &Element) -> &str {
    side.attribute("identifier").unwrap_or_default()
}

fn words(side: &Element, reading: &mut Reading<'_>) -> String {
    plain(&flat(&document(side, reading)).0)
}

fn several_rights(line: usize) -> Refusal {
    Refusal::new(
        line,
        "several-right",
        say("Một vế trái có nhiều vế phải đúng.", "A left side has several right sides."),
        say(
            "Tách thành nhiều vế trái, hoặc thành câu chọn nhiều.",
            "Part it into several, or make a question with several answers of it.",
        ),
    )
}

/// Nothing says what is right.
pub(super) fn no_key(line: usize) -> Refusal {
    Refusal::new(
        line,
        "no-right-answer",
        say("Không tìm thấy đáp án đúng của câu hỏi.", "What is right cannot be found in the item."),
        say(
            "Ghi đáp án vào correctResponse hoặc mapping rồi xuất lại.",
            "Write the key as correctResponse or mapping, and export it again.",
        ),
    )
}
