//! The line icons of the site, drawn inline so that they take the colour of their words.

use leptos::{prelude::*, tachys::html::InertElement};

/// The whole icon round its lines. Size and colour stand here too, so that an icon stays one where the style sheet does
/// not arrive. A page has dozens of icons: each is one piece of text and not a tree.
macro_rules! icon {
    ($lines:literal) => {
        concat!(
            r#"<svg class="i" width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" aria-hidden="true">"#,
            $lines,
            "</svg>"
        )
    };
}

/// What an icon shows. It is decoration: its words always stand beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// Go on.
    Forward,
    /// Go back.
    Back,
    /// A tick in a circle: done, right.
    Done,
    /// A bare tick.
    Tick,
    /// A half-filled circle: under way.
    Now,
    /// An empty circle: open.
    Open,
    /// A lock: shut.
    Shut,
    /// A question mark: a quiz.
    Quiz,
    /// A warning triangle: late, wrong.
    Alert,
    /// A clock: soon.
    Clock,
    /// The letter i: information.
    Information,
    /// A magnifying glass.
    Search,
    /// A list with points: filters, outline.
    List,
    /// A cross.
    Cross,
    /// An arrow down to a line.
    Download,
    /// A cloud with a tick: kept on the server.
    Kept,
    /// A sheet of paper: a certificate, a rule of law.
    Sheet,
}

impl Glyph {
    fn drawing(self) -> &'static str {
        match self {
            Self::Forward => icon!(r#"<path d="M4 10h12m-5-5 5 5-5 5"/>"#),
            Self::Back => icon!(r#"<path d="M16 10H4m5-5-5 5 5 5"/>"#),
            Self::Done => icon!(r#"<circle cx="10" cy="10" r="7.2"/><path d="m6.6 10.3 2.4 2.4 4.5-5"/>"#),
            Self::Tick => icon!(r#"<path d="m4.5 10.5 3.7 3.7 7.3-8.4"/>"#),
            Self::Now => {
                icon!(r#"<circle cx="10" cy="10" r="6.5"/><path d="M10 3.5a6.5 6.5 0 0 1 0 13z" fill="currentColor"/>"#)
            }
            Self::Open => icon!(r#"<circle cx="10" cy="10" r="6.5"/>"#),
            Self::Shut => {
                icon!(r#"<rect x="4.5" y="9" width="11" height="8" rx="1.5"/><path d="M7 9V6.5a3 3 0 0 1 6 0V9"/>"#)
            }
            Self::Quiz => {
                icon!(
                    r#"<path d="M7.6 7.6a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.2.9-1.2 1.9M10 14.2v.1"/><circle cx="10" cy="10" r="7.6"/>"#
                )
            }
            Self::Alert => icon!(r#"<path d="M10 3 2.6 16.4h14.8zM10 8.2v3.8M10 14.2v.1"/>"#),
            Self::Clock => icon!(r#"<circle cx="10" cy="10" r="7.2"/><path d="M10 5.8V10l2.8 2"/>"#),
            Self::Information => icon!(r#"<circle cx="10" cy="10" r="7.2"/><path d="M10 9.2v4.4M10 6.3v.1"/>"#),
            Self::Search => icon!(r#"<circle cx="9" cy="9" r="5.3"/><path d="m13 13 4 4"/>"#),
            Self::List => icon!(r#"<path d="M7.5 5.5H17M7.5 10H17M7.5 14.5H17M3.5 5.5h.1M3.5 10h.1M3.5 14.5h.1"/>"#),
            Self::Cross => icon!(r#"<path d="m5 5 10 10M15 5 5 15"/>"#),
            Self::Download => icon!(r#"<path d="M10 3.5v9m-4-4 4 4 4-4M4 16.5h12"/>"#),
            Self::Kept => {
                icon!(
                    r#"<path d="M6 15.5a3.6 3.6 0 0 1-.3-7.2 4.6 4.6 0 0 1 8.8 1.1A3.1 3.1 0 0 1 14 15.5zM7.6 11.8l1.7 1.6 3-3.2"/>"#
                )
            }
            Self::Sheet => icon!(r#"<path d="M5 3h7l3.5 3.5V17H5zM12 3v3.5h3.5M7.5 10.5h5M7.5 13.5h5"/>"#),
        }
    }
}

/// An icon beside its words.
#[component]
pub fn Icon(
    /// What it shows.
    glyph: Glyph,
) -> impl IntoView {
    InertElement::new(glyph.drawing())
}
