//! What has just happened, told once at the head of the page.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// It is done.
    Good,
    /// It is done in part, or something is to be known first.
    Warn,
    /// It failed.
    Bad,
}

/// A message that is shown once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flash {
    /// How it went.
    pub mood: Mood,
    /// What happened, in a short sentence.
    pub lead: String,
    /// The consequence and the way on; may be empty.
    pub text: String,
}

/// The message itself.
#[component]
pub fn FlashMessage(
    /// What to tell.
    flash: Flash,
) -> impl IntoView {
    let (class, role, glyph) = match flash.mood {
        Mood::Good => ("flash", "status", Glyph::Done),
        Mood::Warn => ("flash warn", "status", Glyph::Information),
        Mood::Bad => ("flash bad", "alert", Glyph::Alert),
    };
    let text = (!flash.text.is_empty()).then(|| format!(" {}", flash.text));
    view! { <div class=class role=role><Icon glyph/><p><b>{flash.lead}</b>{text}</p></div> }
}
