//! Words to drag or to choose into a text: `[[1]]` means the first of the words that follow.

use super::{answers::line, texts::fact};
use crate::exchange::{
    document::Block,
    draft::Key,
    gaps::{self, Gap, mark},
    reading::Reading,
    told::{Refusal, say},
    xml::Element,
};

/// The text with its gaps; every gap offers the words of the group of its right one.
pub(super) fn read(question: &Element, words: &str, reading: &mut Reading<'_>) -> Result<(Vec<Block>, Key), Refusal> {
    let mut entries = Vec::new();
    for word in question.all(words) {
        let text = line(&reading.element(Some(word)));
        entries.push((text, fact(word, "group").unwrap_or_else(|| "1".to_owned())));
    }
    let mut found: Vec<Result<Gap, Refusal>> = Vec::new();
    let text = reading.with_marks(question.first("questiontext"), |raw| {
        replaced(&raw, &mut |number| {
            let room = gaps::check_count(found.len() + 1, question.line);
            found.push(room.and_then(|()| gap(&entries, number, question.line)));
            mark(found.len() - 1)
        })
    });
    let gaps = found.into_iter().collect::<Result<Vec<Gap>, Refusal>>()?;
    gaps::check_places(&text, gaps.len(), question.line)?;
    Ok((text, Key::Gaps { gaps, case: false, exact: false }))
}

fn gap(entries: &[(String, String)], number: usize, line: usize) -> Result<Gap, Refusal> {
    let Some((right, group)) = number.checked_sub(1).and_then(|at| entries.get(at)) else {
        return Err(Refusal::new(
            line,
            "gap-without-word",
            say(
                format!("Chỗ trống [[{number}]] không có từ nào ứng với nó."),
                format!("No word belongs to the gap [[{number}]]."),
            ),
            say("Thêm từ, hoặc sửa số trong [[…]].", "Add the word, or mend the number in [[…]]."),
        ));
    };
    let group: Vec<String> = entries.iter().filter(|(_, other)| other == group).map(|(text, _)| text.clone()).collect();
    let right = group.iter().position(|text| text == right).unwrap_or_default();
    Gap::choice(&group, right, line)
}

/// The text with `[[n]]` replaced.
fn replaced(raw: &str, give: &mut impl FnMut(usize) -> String) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(start) = rest.find("[[") {
        let inside = &rest[start + 2..];
        let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
        let number = inside[..digits].parse().ok().filter(|_| inside[digits..].starts_with("]]"));
        text.push_str(&rest[..start]);
        match number {
            Some(number) => {
                text.push_str(&give(number));
                rest = &inside[digits + 2..];
            }
            None => {
                text.push_str("[[");
                rest = inside;
            }
        }
    }
    text.push_str(rest);
    text
}
