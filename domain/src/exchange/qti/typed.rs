//! A number or a few words, typed on a line of their own.

use super::{
    interactions::no_key,
    item::modal,
    processing::{self, Test},
    response::Response,
};
use crate::exchange::{
    accepted::Accepted,
    draft::Key,
    figure,
    options::FULL,
    reading::Reading,
    told::{Refusal, say},
    xml::Element,
};

/// A typed number or a few typed words.
pub(super) fn read(item: &Element, interaction: &Element, reading: &mut Reading<'_>) -> Result<Key, Refusal> {
    let response = Response::of(item, interaction);
    let rules = processing::rules(item, interaction.attribute("responseIdentifier").unwrap_or_default());
    if interaction.attribute("patternMask").is_some() {
        reading.changes.at(
            interaction.line,
            "pattern-left",
            say("Mẫu nhập (patternMask) không có ở đây.", "A mask of what may be typed does not exist here."),
            say("Nói rõ cách viết câu trả lời trong câu hỏi.", "Say in the question how to write the answer."),
        );
    }
    if response.is_number() {
        return number(item, interaction, &response, &rules, reading);
    }
    let mut accepted = Accepted::default();
    let mut case = true;
    for answer in &response.correct {
        accepted.add(&literal(answer), 100.0, Vec::new(), interaction.line, reading)?;
    }
    if let Some(mapping) = &response.mapping {
        for (key, worth, matters) in &mapping.entries {
            let share = mapping.share_of_best(*worth);
            case &= *matters || share < FULL;
            accepted.add(&literal(key), share, Vec::new(), interaction.line, reading)?;
        }
    }
    for rule in rules {
        let Test::Words(words, matters) = rule.test else { continue };
        let feedback = rule.feedback.map(|name| modal(item, &name, reading)).unwrap_or_default();
        case &= matters || !rule.right;
        let feedback = if rule.right { Vec::new() } else { feedback };
        accepted.add(&literal(&words), if rule.right { 100.0 } else { 0.0 }, feedback, interaction.line, reading)?;
    }
    accepted.finish(case, interaction.line, reading)
}

/// An asterisk is a letter in QTI.
fn literal(words: &str) -> String {
    words.replace('*', "\\*")
}

fn number(
    item: &Element,
    interaction: &Element,
    response: &Response,
    rules: &[processing::Rule],
    reading: &mut Reading<'_>,
) -> Result<Key, Refusal> {
    let line = interaction.line;
    let (lang, mut right, mut wrong) = (reading.lang, Vec::new(), Vec::new());
    let correct: Vec<f64> = response.correct.iter().filter_map(|value| figure::value(value)).collect();
    for rule in rules {
        let ranges: Vec<(f64, f64)> = match &rule.test {
            Test::Between(low, high) => vec![(*low, *high)],
            Test::Near(low, high) => correct.iter().map(|value| (value - low, value + high)).collect(),
            Test::Words(..) => continue,
        };
        for (low, high) in ranges {
            let written = figure::range(low, high, lang, line, reading.changes);
            if rule.right {
                right.push(written);
            } else {
                let feedback = rule.feedback.as_deref().map(|name| modal(item, name, reading)).unwrap_or_default();
                wrong.push((written, feedback));
            }
        }
    }
    if right.is_empty() {
        let mapped = response.mapping.iter().flat_map(|mapping| {
            mapping.entries.iter().filter(|(_, worth, _)| mapping.share_of_best(*worth) >= FULL).map(|(key, ..)| key)
        });
        let values: Vec<f64> = correct.iter().copied().chain(mapped.filter_map(|key| figure::value(key))).collect();
        for value in values {
            let written = figure::range(value, value, lang, line, reading.changes);
            if !right.contains(&written) {
                right.push(written);
            }
        }
    }
    if right.is_empty() {
        return Err(no_key(line));
    }
    Ok(Key::Number { right, wrong, unit: None })
}

#[cfg(test)]
mod tests {
    use super::literal;

    #[test]
    fn an_asterisk_is_a_letter() {
        assert_eq!(literal("a*b"), "a\\*b");
    }
}
