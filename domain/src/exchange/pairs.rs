//! Pairs of a matching: sides that our format can hold, and arrows only where they part a pair.

use super::{
    document::{Block, Span, flat, plain},
    told::{Changes, Refusal, say, short},
};

/// Parts left and right in our format.
pub(super) const ARROW: &str = "->";
/// The most entries of one side.
const MOST: usize = 20;

/// A left side with its right side; one without the other distracts.
pub(super) type Pair = (Option<Vec<Block>>, Option<String>);

/// A pair whose sides can be written; `right` is one line of plain words.
pub(super) fn pair(
    left: Vec<Block>,
    right: Option<String>,
    line: usize,
    changes: &mut Changes,
) -> Result<Pair, Refusal> {
    let mut left = left;
    let words = plain(&flat(&left).0);
    if right.as_deref().is_some_and(|right| right.is_empty() || right == "_") || words == "_" {
        return Err(Refusal::new(
            line,
            "pair-empty",
            say(
                "Một vế của cặp còn trống, hoặc chỉ là dấu gạch dưới.",
                "One side of the pair is empty, or only an underscore.",
            ),
            say("Viết đủ hai vế: =Quốc hội -> Luật", "Write both sides: =Parliament -> Act"),
        ));
    }
    if words.contains(ARROW) {
        without_arrows(&mut left);
        tell_arrow(line, changes);
    }
    Ok(((!left.is_empty()).then_some(left), right))
}

/// Each left side once, two at least, and no more than a drop-down can show.
pub(super) fn check(pairs: &[Pair], line: usize) -> Result<(), Refusal> {
    let lefts: Vec<String> =
        pairs.iter().filter_map(|(left, _)| left.as_ref()).map(|left| plain(&flat(left).0)).collect();
    if let Some(twice) = (1..lefts.len()).find(|at| lefts[..*at].contains(&lefts[*at])) {
        let words = short(&lefts[twice]);
        return Err(Refusal::new(
            line,
            "identical-options",
            say(format!("Vế trái “{words}” có hai lần."), format!("The left side '{words}' stands there twice.")),
            say("Mỗi vế trái chỉ viết một lần.", "Write each left side once."),
        ));
    }
    if lefts.len() < 2 || pairs.len() > MOST {
        return Err(Refusal::new(
            line,
            "number-of-pairs",
            say(
                format!("Câu nối có {} vế trái, {} dòng; cần từ 2 đến {MOST}.", lefts.len(), pairs.len()),
                format!(
                    "The matching has {} left sides in {} lines; 2 to {MOST} are wanted.",
                    lefts.len(),
                    pairs.len()
                ),
            ),
            say("Thêm cặp, hoặc tách thành nhiều câu.", "Add pairs, or make several questions of it."),
        ));
    }
    Ok(())
}

/// In the text of a matching a list with arrows would be its pairs.
pub(super) fn check_text(text: &mut [Block], line: usize, changes: &mut Changes) {
    for list in text.iter_mut().filter(|block| matches!(block, Block::List { .. })) {
        let list = std::slice::from_mut(list);
        if plain(&flat(list).0).contains(ARROW) {
            without_arrows(list);
            tell_arrow(line, changes);
        }
    }
}

fn tell_arrow(line: usize, changes: &mut Changes) {
    changes.at(
        line,
        "arrow-replaced",
        say("Dấu -> trong chữ của câu nối được thay bằng →.", "The sign -> in the text of a matching became →."),
        say("Không cần sửa, trừ khi đó là dấu của một cặp.", "Nothing needs to be done, unless it parts a pair."),
    );
}

fn without_arrows(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Paragraph(spans) => spans_without_arrows(spans),
            Block::List { items, .. } => items.iter_mut().for_each(|item| without_arrows(item)),
            Block::Quote(inner) => without_arrows(inner),
            Block::Code(text) => *text = text.replace(ARROW, "→"),
            Block::Table(rows) => rows.iter_mut().flatten().for_each(|cell| spans_without_arrows(cell)),
            Block::Rule => {}
        }
    }
}

fn spans_without_arrows(spans: &mut [Span]) {
    for span in spans {
        match span {
            Span::Text(text) | Span::Code(text) => *text = text.replace(ARROW, "→"),
            Span::Emphasis(inner) | Span::Strong(inner) | Span::Link { spans: inner, .. } => {
                spans_without_arrows(inner)
            }
            Span::Break => {}
        }
    }
}
