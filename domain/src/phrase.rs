//! A sentence that people will read, before it has a language.

use serde::Serialize;

/// A Fluent key with its arguments; the pages put it into the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Phrase {
    /// The Fluent key.
    pub key: &'static str,
    /// The arguments by name.
    pub arguments: Vec<(&'static str, Argument)>,
}

/// An argument of a [`Phrase`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Argument {
    /// A count, which also chooses between singular and plural.
    Number(u64),
    /// A title, or what somebody typed: plain text, to be escaped where it is shown.
    Text(String),
}

impl Phrase {
    /// A sentence without arguments.
    pub fn new(key: &'static str) -> Self {
        Self { key, arguments: Vec::new() }
    }

    /// The same with a count.
    pub fn number(mut self, name: &'static str, number: u64) -> Self {
        self.arguments.push((name, Argument::Number(number)));
        self
    }

    /// The same with a text.
    pub fn text(mut self, name: &'static str, text: &str) -> Self {
        self.arguments.push((name, Argument::Text(text.to_owned())));
        self
    }
}
