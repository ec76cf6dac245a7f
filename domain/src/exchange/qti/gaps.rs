//! Entries and drop-downs within a text.

use super::{item::add_html, response::Response};
use crate::exchange::{
    document::{Block, flat, plain},
    draft::Key,
    gaps::{self, Gap, mark},
    options::FULL,
    reading::{Format, Reading},
    told::{Refusal, say, tell_partial},
    xml::Element,
};

/// The text with its gaps.
pub(super) fn read(
    item: &Element,
    body: &Element,
    interactions: &[&Element],
    reading: &mut Reading<'_>,
) -> Result<(Vec<Block>, Key), Refusal> {
    gaps::check_count(interactions.len(), item.line)?;
    let (mut found, mut cases) = (Vec::new(), Vec::new());
    for interaction in interactions {
        let response = Response::of(item, interaction);
        if interaction.name == "inlineChoiceInteraction" {
            found.push(choice(interaction, &response, reading)?);
        } else {
            let (gap, case) = typed(interaction, &response, reading)?;
            found.push(gap);
            cases.push(case);
        }
    }
    let (mut html, mut index) = (String::new(), 0);
    let mut give = |_: &Element| {
        index += 1;
        mark(index - 1)
    };
    add_html(body, &mut give, &mut html);
    let text = reading.document(&html, Format::Html);
    gaps::check_places(&text, found.len(), item.line)?;
    let case = !cases.is_empty() && cases.iter().all(|case| *case);
    if !case && cases.contains(&true) {
        tell_case(item.line, reading);
    }
    Ok((text, Key::Gaps { gaps: found, case, exact: is_exact(item, interactions.len()) }))
}

fn choice(interaction: &Element, response: &Response, reading: &mut Reading<'_>) -> Result<Gap, Refusal> {
    let (mut entries, mut right) = (Vec::new(), usize::MAX);
    for entry in interaction.all("inlineChoice") {
        if entry.attribute("identifier").is_some_and(|name| response.weight(name) >= FULL) {
            right = entries.len();
        }
        entries.push(plain(&flat(&super::item::document(entry, reading)).0));
    }
    Gap::choice(&entries, right, interaction.line)
}

/// What is accepted, and whether capitals matter.
fn typed(interaction: &Element, response: &Response, reading: &mut Reading<'_>) -> Result<(Gap, bool), Refusal> {
    let mut answers = response.correct.clone();
    let mut case = !response.is_number();
    for (key, worth, matters) in response.mapping.iter().flat_map(|mapping| &mapping.entries) {
        let share = response.mapping.as_ref().map_or(0.0, |mapping| mapping.share_of_best(*worth));
        if share >= FULL {
            answers.push(key.clone());
            case &= *matters;
        } else if share > 0.0 {
            tell_partial(key, share, interaction.line, reading.changes);
        }
    }
    Ok((Gap::typed(answers, interaction.line)?, case))
}

/// Our own export says so by one condition on all gaps.
fn is_exact(item: &Element, gaps: usize) -> bool {
    let mut all = Vec::new();
    if let Some(processing) = item.first("responseProcessing") {
        processing.find_all("and", &mut all);
    }
    all.iter().any(|all| all.elements().filter(|inner| is_whole(inner)).count() == gaps)
}

/// A match with the correct response, or a mapping that gives everything.
fn is_whole(condition: &Element) -> bool {
    condition.name == "match" && condition.first("correct").is_some()
        || condition.name == "equal" && condition.first("mapResponse").is_some()
}

fn tell_case(line: usize, reading: &mut Reading<'_>) {
    reading.changes.at(
        line,
        "folding-changed",
        say(
            "Chỗ thì phân biệt chữ hoa, chỗ thì không; nay mọi chỗ trống đều không.",
            "Capitals mattered in some gaps; now they matter in none.",
        ),
        say("Bỏ fold=case nếu chữ hoa phải đúng.", "Drop fold=case if they must be right."),
    );
}
