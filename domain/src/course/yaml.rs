//! YAML as plain texts with their places: no types guessed, no aliases, no deep nesting.

use crate::problem::Place;
use saphyr_parser::{Event, Parser, ScalarStyle, Span};

/// Front matter nests three levels; eight leave room.
const DEEPEST: usize = 8;

/// A value and where it starts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    pub value: Value,
    pub place: Place,
}

impl Node {
    /// Whether another value is the same, wherever it stands.
    pub fn says_the_same(&self, other: &Self) -> bool {
        match (&self.value, &other.value) {
            (Value::List(one), Value::List(two)) => {
                one.len() == two.len() && one.iter().zip(two).all(|(one, two)| one.says_the_same(two))
            }
            (Value::Map(one), Value::Map(two)) => {
                let holds = |(key, _, node): &(String, Place, Self)| {
                    two.iter().any(|(other, _, known)| other == key && node.says_the_same(known))
                };
                one.len() == two.len() && one.iter().all(holds)
            }
            (one, two) => one == two,
        }
    }
}

/// What an author can write.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// Nothing after the colon, `~` or `null`.
    Empty,
    /// Any scalar, as written: `2026.1` stays a text.
    Text(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping in the order of the file.
    Map(Vec<(String, Place, Node)>),
}

/// What the reader could not take.
#[derive(Debug, PartialEq)]
pub(super) enum Fault {
    /// It is not YAML; the scanner's own words.
    Syntax(String),
    /// `&anchor`, `*alias` or `!tag`.
    Alias,
    /// A mapping whose key is no text.
    Key,
    /// Too many levels.
    Deep,
    /// Several documents.
    Second,
}

/// A container that is still open.
enum Open {
    List(Place, Vec<Node>),
    Map(Place, Vec<(String, Place, Node)>, Option<(String, Place)>),
}

/// Reads one document; `first_line` is the line of the file on which it starts.
pub(super) fn parse(text: &str, first_line: usize) -> Result<Node, (Fault, Place)> {
    let mut open: Vec<Open> = Vec::new();
    let mut root = None;
    let mut end = Place { line: first_line, column: 1 };
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| {
            (Fault::Syntax(error.info().to_owned()), place(error.marker().line(), error.marker().col(), first_line))
        })?;
        let at = start(span, first_line);
        end = at;
        let done = match event {
            Event::Alias(_) => return Err((Fault::Alias, at)),
            Event::Scalar(_, _, anchor, _) | Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _)
                if anchor != 0 =>
            {
                return Err((Fault::Alias, at));
            }
            Event::Scalar(_, _, _, Some(_)) | Event::SequenceStart(_, Some(_)) | Event::MappingStart(_, Some(_)) => {
                return Err((Fault::Alias, at));
            }
            Event::SequenceStart(..) | Event::MappingStart(..) if open.len() == DEEPEST => {
                return Err((Fault::Deep, at));
            }
            Event::SequenceStart(..) => {
                open.push(Open::List(at, Vec::new()));
                continue;
            }
            Event::MappingStart(..) => {
                open.push(Open::Map(at, Vec::new(), None));
                continue;
            }
            Event::Scalar(text, style, ..) => Node { value: scalar(text.into_owned(), style), place: at },
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(Open::List(place, nodes)) => Node { value: Value::List(nodes), place },
                Some(Open::Map(place, entries, _)) => Node { value: Value::Map(entries), place },
                None => continue,
            },
            Event::DocumentStart(_) if root.is_some() => return Err((Fault::Second, at)),
            _ => continue,
        };
        match open.last_mut() {
            None => root = Some(done),
            Some(Open::List(_, nodes)) => nodes.push(done),
            Some(Open::Map(_, entries, key)) => match (key.take(), done) {
                (Some((name, place)), value) => entries.push((name, place, value)),
                (None, Node { value: Value::Text(name), place }) => *key = Some((name, place)),
                (None, node) => return Err((Fault::Key, node.place)),
            },
        }
    }
    Ok(root.unwrap_or(Node { value: Value::Empty, place: end }))
}

fn scalar(text: String, style: ScalarStyle) -> Value {
    match (style, text.trim()) {
        (ScalarStyle::Plain, "" | "~" | "null") => Value::Empty,
        (_, trimmed) => Value::Text(trimmed.to_owned()),
    }
}

fn start(span: Span, first_line: usize) -> Place {
    place(span.start.line(), span.start.col(), first_line)
}

fn place(line: usize, column: usize, first_line: usize) -> Place {
    Place { line: line.max(1) + first_line - 1, column: column + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_their_text_and_their_place() {
        let node = parse("id: a\nversion: 2026.10 # note\nlist: [x, y]\nnone:\n", 2).expect("YAML");
        let Value::Map(entries) = node.value else { panic!("a map") };
        assert_eq!(entries[1].0, "version");
        assert_eq!(entries[1].1, Place { line: 3, column: 1 });
        assert_eq!(entries[1].2, Node { value: Value::Text("2026.10".into()), place: Place { line: 3, column: 10 } });
        assert_eq!(entries[3].2.value, Value::Empty);
    }

    #[test]
    fn what_could_grow_without_bound_is_refused() {
        let fault = |text: &str| parse(text, 1).expect_err(text).0;
        assert_eq!(fault("a: &x 1\nb: *x"), Fault::Alias);
        assert_eq!(fault("a: !!str 1"), Fault::Alias);
        assert_eq!(fault(&"[".repeat(200)), Fault::Deep);
        assert_eq!(fault("[a]: b"), Fault::Key);
        assert_eq!(fault("a\n---\nb"), Fault::Second);
        assert!(matches!(fault("a: [b"), Fault::Syntax(_)));
    }
}
