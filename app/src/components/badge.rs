//! Badges: an icon and a word about the state of a thing. Never a link.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// What a badge means; the colour follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing in particular.
    #[default]
    Plain,
    /// Done, right, in force.
    Good,
    /// Soon.
    Warn,
    /// Late, wrong, revoked.
    Bad,
    /// Mandatory and other information.
    Info,
    /// Optional.
    Line,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Self::Plain => "badge",
            Self::Good => "badge good",
            Self::Warn => "badge warn",
            Self::Bad => "badge bad",
            Self::Info => "badge info",
            Self::Line => "badge line",
        }
    }
}

/// A badge.
#[component]
pub fn Badge(
    /// Its meaning.
    #[prop(optional)]
    tone: Tone,
    /// Its icon.
    #[prop(optional_no_strip)]
    glyph: Option<Glyph>,
    /// Its word.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! { <span class=tone.class()>{glyph.map(|glyph| view! { <Icon glyph/> })}{text}</span> }
}
