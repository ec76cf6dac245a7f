//! Matching: `{=left -> right = -> distractor}`.

use super::{piece::Piece, reading::Reading};
use crate::{
    exchange::{
        document::{Block, Span, flat, plain},
        draft::Key,
        told::{Refusal, say, short},
    },
    text::single_spaces,
};

/// Parts left and right; GIFT has no way to write it as text.
pub(super) const ARROW: &str = "->";
/// The most entries of one side.
const MOST: usize = 20;

/// The key of a matching.
pub(super) fn read(inside: Piece<'_>, reading: &mut Reading<'_>) -> Result<Key, Refusal> {
    let (head, parts) = inside.parts(&['=']);
    let mut pairs = Vec::new();
    for piece in std::iter::once(head).filter(|head| !head.is_empty()).chain(parts.iter().map(|part| part.piece)) {
        pairs.push(pair(piece, reading)?);
    }
    let lefts: Vec<String> =
        pairs.iter().filter_map(|(left, _)| left.as_ref()).map(|left| plain(&flat(left).0)).collect();
    let twice = (1..lefts.len()).find(|at| lefts[..*at].contains(&lefts[*at]));
    if let Some(twice) = twice {
        let words = short(&lefts[twice]);
        return Err(Refusal::new(
            inside.line,
            "identical-options",
            say(format!("Vế trái “{words}” có hai lần."), format!("The left side '{words}' stands there twice.")),
            say("Mỗi vế trái chỉ viết một lần.", "Write each left side once."),
        ));
    }
    if lefts.len() < 2 || pairs.len() > MOST {
        return Err(Refusal::new(
            inside.line,
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
    Ok(Key::Pairs(pairs))
}

fn pair(piece: Piece<'_>, reading: &mut Reading<'_>) -> Result<(Option<Vec<Block>>, String), Refusal> {
    let Some((left, right)) = piece.split_once(ARROW) else {
        return Err(Refusal::new(
            piece.line,
            "pair-without-arrow",
            say("Dòng này của câu nối chưa có dấu ->.", "This line of the matching has no ->."),
            say("Viết: =Quốc hội -> Luật", "Write: =Parliament -> Act"),
        ));
    };
    let (mut left, right) = (reading.text(left.trim()), single_spaces(&right.shown()));
    let words = plain(&flat(&left).0);
    if right.is_empty() || right == "_" || words == "_" {
        return Err(Refusal::new(
            piece.line,
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
        tell_arrow(piece.line, reading);
    }
    Ok(((!left.is_empty()).then_some(left), right))
}

/// In the text of a matching a list with arrows would be its pairs.
pub(super) fn check_text(text: &mut [Block], line: usize, reading: &mut Reading<'_>) {
    for list in text.iter_mut().filter(|block| matches!(block, Block::List { .. })) {
        let list = std::slice::from_mut(list);
        if plain(&flat(list).0).contains(ARROW) {
            without_arrows(list);
            tell_arrow(line, reading);
        }
    }
}

fn tell_arrow(line: usize, reading: &mut Reading<'_>) {
    reading.changes.at(
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
