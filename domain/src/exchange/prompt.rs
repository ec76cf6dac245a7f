//! What a question asks in its heading, and what stands under it.

use super::{
    document::{Block, Span, plain},
    draft::{Draft, Key},
    gaps,
    tidy::tidy,
    told::{Changes, say, short},
};
use crate::locale::Locale;

/// The heading of a question and the text under it.
pub(super) struct Prompt {
    pub heading: Vec<Span>,
    pub body: Vec<Block>,
}

impl Prompt {
    /// The first line of a text is its heading. A text that begins with a picture, a table or a list asks in its last
    /// paragraph; one without any paragraph has only its name, and so has one whose first line holds a gap.
    pub fn of(draft: &Draft, lang: Locale, changes: &mut Changes) -> Self {
        if let Some((Block::Paragraph(first), rest)) = draft.text.split_first()
            && !first.split(|span| *span == Span::Break).next().is_some_and(gaps::stand_in)
        {
            return Self::first_line(first, rest);
        }
        let asks = |block: &Block| matches!(block, Block::Paragraph(spans) if !gaps::stand_in(spans));
        let last = draft.text.iter().rposition(asks).filter(|_| !matches!(draft.key, Key::Gaps { .. }));
        let (heading, body) = match last.map(|at| (at, &draft.text[at])) {
            Some((at, Block::Paragraph(spans))) => {
                let others = draft.text.iter().enumerate().filter(|(other, _)| *other != at);
                (on_one_line(spans), others.map(|(_, block)| block.clone()).collect())
            }
            _ => (vec![Span::Text(name(draft, lang))], draft.text.clone()),
        };
        let words = short(&plain(&heading));
        changes.note(
            "prompt-chosen",
            say(
                format!("Câu hỏi không mở đầu bằng một dòng chữ; tiêu đề là “{words}”."),
                format!("The question does not begin with a line of text; its heading is '{words}'."),
            ),
            say("Xem lại tiêu đề và phần dưới nó.", "Look at the heading and what stands under it."),
        );
        Self { heading, body }
    }

    /// The words of the heading.
    pub fn words(&self) -> String {
        plain(&self.heading)
    }

    fn first_line(first: &[Span], rest: &[Block]) -> Self {
        let end = first.iter().position(|span| *span == Span::Break).unwrap_or(first.len());
        let more = first.get(end + 1..).filter(|more| !more.is_empty()).map(|more| Block::Paragraph(more.to_vec()));
        let body = more.into_iter().chain(rest.iter().cloned()).collect();
        Self { heading: on_one_line(&first[..end]), body }
    }
}

/// Breaks can also stand within bold text.
fn on_one_line(spans: &[Span]) -> Vec<Span> {
    tidy(spans.iter().cloned().map(without_breaks).collect())
}

fn without_breaks(span: Span) -> Span {
    let all = |spans: Vec<Span>| spans.into_iter().map(without_breaks).collect();
    match span {
        Span::Break => Span::Text(" ".to_owned()),
        Span::Emphasis(spans) => Span::Emphasis(all(spans)),
        Span::Strong(spans) => Span::Strong(all(spans)),
        Span::Link { to, spans } => Span::Link { to, spans: all(spans) },
        span => span,
    }
}

fn name(draft: &Draft, lang: Locale) -> String {
    let word = match (&draft.key, lang) {
        (Key::Gaps { .. }, Locale::Vi) => "Điền vào chỗ trống",
        (Key::Gaps { .. }, Locale::En) => "Fill in the gaps",
        (Key::Gaps { .. }, Locale::Fr) => "Complétez",
        (_, Locale::Vi) => "Câu hỏi",
        (_, Locale::En | Locale::Fr) => "Question",
    };
    draft.title.clone().unwrap_or_else(|| word.to_owned())
}
