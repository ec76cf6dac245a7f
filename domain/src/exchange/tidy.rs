//! One form for every line: single spaces, none at its edges or inside the edges of bold and italics, no empty parts.

use super::document::Span;

/// What a span stands in already: bold within bold says nothing.
#[derive(Clone, Copy, Default)]
struct Inside {
    emphasis: bool,
    strong: bool,
    link: bool,
}

/// The spans of a line in their one form.
pub(super) fn tidy(spans: Vec<Span>) -> Vec<Span> {
    trimmed(gathered(spans, Inside::default()))
}

fn gathered(spans: Vec<Span>, inside: Inside) -> Vec<Span> {
    let mut line = Vec::new();
    for span in spans {
        add(span, inside, &mut line);
    }
    line
}

fn add(span: Span, inside: Inside, line: &mut Vec<Span>) {
    match span {
        Span::Text(text) => push_text(&collapsed(&text), line),
        Span::Code(text) => match collapsed(&text).trim() {
            "" => push_text(" ", line),
            code => line.push(Span::Code(code.to_owned())),
        },
        Span::Break => line.push(Span::Break),
        Span::Emphasis(spans) if inside.emphasis => add_all(spans, inside, line),
        Span::Strong(spans) if inside.strong => add_all(spans, inside, line),
        Span::Link { spans, .. } if inside.link => add_all(spans, inside, line),
        Span::Emphasis(spans) => push_framed(spans, Inside { emphasis: true, ..inside }, line, Span::Emphasis),
        Span::Strong(spans) => push_framed(spans, Inside { strong: true, ..inside }, line, Span::Strong),
        Span::Link { to, spans } => {
            push_framed(spans, Inside { link: true, ..inside }, line, |spans| Span::Link { to, spans });
        }
    }
}

fn add_all(spans: Vec<Span>, inside: Inside, line: &mut Vec<Span>) {
    spans.into_iter().for_each(|span| add(span, inside, line));
}

/// Adds a frame; spaces and breaks at its edges move outside, since Markdown knows no bold space.
fn push_framed(spans: Vec<Span>, inside: Inside, line: &mut Vec<Span>, frame: impl FnOnce(Vec<Span>) -> Span) {
    let mut inner = gathered(spans, inside);
    let mut before = Vec::new();
    let mut after = Vec::new();
    while let Some(edge) = take_edge(&mut inner, End::First) {
        before.push(edge);
    }
    while let Some(edge) = take_edge(&mut inner, End::Last) {
        after.push(edge);
    }
    before.into_iter().for_each(|span| add(span, Inside::default(), line));
    if !inner.is_empty() {
        push_frame(frame(inner), line);
    }
    after.into_iter().rev().for_each(|span| add(span, Inside::default(), line));
}

/// Two frames of one kind side by side are one.
fn push_frame(frame: Span, line: &mut Vec<Span>) {
    match (line.last_mut(), frame) {
        (Some(Span::Emphasis(known)), Span::Emphasis(more)) | (Some(Span::Strong(known)), Span::Strong(more)) => {
            more.into_iter().for_each(|span| add(span, Inside::default(), known));
        }
        (_, frame) => line.push(frame),
    }
}

#[derive(Clone, Copy)]
enum End {
    First,
    Last,
}

/// Takes a break, or the space of a text, from one end.
fn take_edge(spans: &mut Vec<Span>, end: End) -> Option<Span> {
    let at = match end {
        End::First => 0,
        End::Last => spans.len().checked_sub(1)?,
    };
    match spans.get_mut(at)? {
        Span::Break => Some(spans.remove(at)),
        Span::Text(text) => {
            let rest = match end {
                End::First => text.trim_start(),
                End::Last => text.trim_end(),
            };
            if rest.len() == text.len() {
                return None;
            }
            *text = rest.to_owned();
            if text.is_empty() {
                spans.remove(at);
            }
            Some(Span::Text(" ".to_owned()))
        }
        _ => None,
    }
}

fn push_text(text: &str, line: &mut Vec<Span>) {
    if text.is_empty() {
        return;
    }
    match line.last_mut() {
        Some(Span::Text(known)) => match text.strip_prefix(SPACES) {
            Some(rest) if known.ends_with(SPACES) => {
                known.pop();
                known.push(' ');
                known.push_str(rest);
            }
            _ => known.push_str(text),
        },
        _ => line.push(Span::Text(text.to_owned())),
    }
}

/// The spaces of a tidy text.
const SPACES: [char; 2] = [' ', '\u{a0}'];

/// White space as one space. A space that must not break stays where it stands alone.
fn collapsed(text: &str) -> String {
    const UNBROKEN: char = '\u{a0}';
    let is_space = |letter: char| letter.is_ascii_whitespace() || matches!(letter, UNBROKEN | '\u{2028}' | '\u{2029}');
    let mut line = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_space) {
        line.push_str(&rest[..start]);
        let space = &rest[start..];
        let length = space.find(|letter| !is_space(letter)).unwrap_or(space.len());
        line.push(if space[..length].chars().eq([UNBROKEN]) { UNBROKEN } else { ' ' });
        rest = &space[length..];
    }
    line.push_str(rest);
    line
}

/// No space and no break at the edges of a line, no space around its breaks.
fn trimmed(line: Vec<Span>) -> Vec<Span> {
    let mut kept: Vec<Span> = Vec::new();
    for span in line {
        match span {
            Span::Break => {
                trim_end(&mut kept);
                // More than one break in a row says no more than one.
                if !matches!(kept.last(), None | Some(Span::Break)) {
                    kept.push(Span::Break);
                }
            }
            Span::Text(text) if matches!(kept.last(), None | Some(Span::Break)) => {
                let text = text.trim_start();
                if !text.is_empty() {
                    kept.push(Span::Text(text.to_owned()));
                }
            }
            span => kept.push(span),
        }
    }
    trim_end(&mut kept);
    while kept.last() == Some(&Span::Break) {
        kept.pop();
        trim_end(&mut kept);
    }
    kept
}

fn trim_end(line: &mut Vec<Span>) {
    if let Some(Span::Text(text)) = line.last_mut() {
        text.truncate(text.trim_end().len());
        if text.is_empty() {
            line.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Span {
        Span::Text(text.to_owned())
    }

    fn strong(spans: Vec<Span>) -> Span {
        Span::Strong(spans)
    }

    #[test]
    fn spaces_stand_alone_and_not_at_the_edges() {
        assert_eq!(tidy(vec![text(" a \n\t b"), Span::Break, text(" c ")]), [text("a b"), Span::Break, text("c")]);
        assert_eq!(tidy(vec![text("10\u{a0}000 \u{a0} x")]), [text("10\u{a0}000 x")]);
        assert_eq!(tidy(vec![text(" "), Span::Break, Span::Break]), []);
    }

    #[test]
    fn bold_has_no_edges_of_space_and_no_bold_in_it() {
        let inner = vec![text(" a"), strong(vec![text("b ")]), Span::Break];
        let line = [text("x "), strong(vec![text("ab")]), Span::Break, text("c")];
        assert_eq!(tidy(vec![text("x"), strong(inner), text("c")]), line);
        assert_eq!(tidy(vec![strong(vec![text("a")]), strong(vec![text("b")])]), [strong(vec![text("ab")])]);
        assert_eq!(tidy(vec![strong(vec![text(" ")]), text("a")]), [text("a")]);
    }

    proptest::proptest! {
        #[test]
        fn tidy_is_tidy(parts in proptest::collection::vec("[a \u{a0}\n]{0,4}", 0..8)) {
            let spans: Vec<Span> = parts.into_iter().enumerate().map(|(at, part)| match at % 4 {
                0 => text(&part),
                1 => strong(vec![text(&part), Span::Break]),
                2 => Span::Emphasis(vec![text(&part), strong(vec![text(" x ")])]),
                _ => Span::Break,
            }).collect();
            let once = tidy(spans);
            proptest::prop_assert_eq!(tidy(once.clone()), once);
        }
    }
}
