//! Why a mail was not taken, and whether another try can help.

use domain::text::single_spaces;
use lettre::transport::smtp;
use std::error::Error;

/// What a server says may be long; so much of it is kept.
const LONGEST: usize = 300;

/// Why a mail was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What follows from it.
    pub kind: FailureKind,
    /// The server's or the network's own words.
    pub words: String,
}

/// What follows from a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// The server refuses this mail for good.
    Refused,
    /// The address is none.
    Address,
    /// The server asks to come again later.
    Later,
    /// No server answered, or not to the end.
    Unreachable,
    /// The server is there but does not let us in: settings are to be mended.
    Settings,
}

impl FailureKind {
    /// All kinds.
    pub const ALL: [Self; 5] = [Self::Refused, Self::Address, Self::Later, Self::Unreachable, Self::Settings];

    /// The name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Address => "address",
            Self::Later => "later",
            Self::Unreachable => "unreachable",
            Self::Settings => "settings",
        }
    }

    /// Whether another try can help.
    pub fn passes(self) -> bool {
        !matches!(self, Self::Refused | Self::Address)
    }

    /// Whether the other mails would fare alike.
    pub fn is_common(self) -> bool {
        matches!(self, Self::Unreachable | Self::Settings)
    }
}

impl Failure {
    /// A failure in these words.
    pub fn new(kind: FailureKind, words: &str) -> Self {
        let words = single_spaces(&words.replace(char::is_control, " "));
        Self { kind, words: words.chars().take(LONGEST).collect() }
    }

    /// Of an answer or the lack of one. 5xx is for good, but for those that concern our own sign-in.
    pub(super) fn of_smtp(error: &smtp::Error) -> Self {
        let said = error.source().map(ToString::to_string).unwrap_or_default();
        let Some(code) = error.status() else {
            let kind =
                if error.is_tls() || error.is_client() { FailureKind::Settings } else { FailureKind::Unreachable };
            return Self::new(kind, &error.to_string());
        };
        let kind = match u16::from(code) {
            530 | 534 | 535 | 538 => FailureKind::Settings,
            _ if error.is_permanent() => FailureKind::Refused,
            _ => FailureKind::Later,
        };
        Self::new(kind, &format!("{code} {said}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_refusal_and_a_bad_address_are_for_good() {
        let lasting: Vec<&str> =
            FailureKind::ALL.into_iter().filter(|kind| !kind.passes()).map(FailureKind::name).collect();
        assert_eq!(lasting, ["refused", "address"]);
    }

    #[test]
    fn what_a_server_says_is_kept_on_one_line_and_short() {
        let failure = Failure::new(FailureKind::Refused, &format!("550 5.1.1\r\n  không\tcó\u{7} {}", "x".repeat(900)));
        assert!(failure.words.starts_with("550 5.1.1 không có x"), "{}", failure.words);
        assert_eq!(failure.words.chars().count(), LONGEST);
    }
}
