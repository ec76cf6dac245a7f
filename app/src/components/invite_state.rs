//! How far a person is on her way in: not invited, invited, in.

use super::{
    badge::{Badge, Tone},
    icon::Glyph,
};
use crate::words::Words;
use leptos::prelude::*;

/// How far a person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InviteState {
    /// There is no account.
    None,
    /// There is an account; nobody was invited to it.
    Uninvited,
    /// The invitation is on its way, or on paper.
    Invited,
    /// The mail has left.
    Sent,
    /// The mail was not taken.
    Failed,
    /// The link was opened.
    Opened,
    /// The invitation was not used in time.
    Expired,
    /// She has signed in.
    SignedIn,
    /// The account is shut.
    Disabled,
}

impl InviteState {
    /// All states, in the order of the way.
    pub const ALL: [Self; 9] = [
        Self::None,
        Self::Uninvited,
        Self::Invited,
        Self::Sent,
        Self::Failed,
        Self::Opened,
        Self::Expired,
        Self::SignedIn,
        Self::Disabled,
    ];

    /// The name in the database and in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Uninvited => "uninvited",
            Self::Invited => "invited",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Opened => "opened",
            Self::Expired => "expired",
            Self::SignedIn => "signed-in",
            Self::Disabled => "disabled",
        }
    }

    /// The state with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// The Fluent key of its words.
    pub fn label_key(self) -> &'static str {
        match self {
            Self::None => "invite-none",
            Self::Uninvited => "invite-uninvited",
            Self::Invited => "invite-invited",
            Self::Sent => "invite-sent",
            Self::Failed => "invite-failed",
            Self::Opened => "invite-opened",
            Self::Expired => "invite-expired",
            Self::SignedIn => "invite-signed-in",
            Self::Disabled => "invite-disabled",
        }
    }

    fn look(self) -> (Tone, Glyph) {
        match self {
            Self::SignedIn => (Tone::Good, Glyph::Tick),
            Self::Invited | Self::Sent | Self::Opened => (Tone::Info, Glyph::Clock),
            Self::Failed | Self::Expired => (Tone::Bad, Glyph::Alert),
            Self::Disabled => (Tone::Line, Glyph::Shut),
            Self::None | Self::Uninvited => (Tone::Line, Glyph::Open),
        }
    }
}

/// Why a mail was not taken, in words; `words` are the server's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailTrouble {
    /// Kind of the failure, by name.
    pub kind: String,
    /// The server's words; may be empty.
    pub words: String,
}

/// The sentence of a failure.
pub fn trouble_sentence(words: Words, trouble: &MailTrouble) -> String {
    let sentence = words.say(trouble_key(&trouble.kind));
    if trouble.words.is_empty() { sentence } else { format!("{sentence} ({})", trouble.words) }
}

fn trouble_key(kind: &str) -> &'static str {
    match kind {
        "refused" => "mail-trouble-refused",
        "address" => "mail-trouble-address",
        "later" => "mail-trouble-later",
        "settings" => "mail-trouble-settings",
        "withdrawn" => "mail-trouble-withdrawn",
        _ => "mail-trouble-unreachable",
    }
}

/// The badge of a state, and why a mail did not arrive.
#[component]
pub fn InviteStateBadge(
    /// The language.
    words: Words,
    /// The state.
    state: InviteState,
    /// What went wrong last.
    #[prop(optional_no_strip)]
    trouble: Option<MailTrouble>,
) -> impl IntoView {
    let (tone, glyph) = state.look();
    let again = (state == InviteState::Invited).then(|| format!(" {}", words.say("mail-tries-again")));
    let trouble = trouble.map(|trouble| {
        let sentence = trouble_sentence(words, &trouble);
        view! { <br/><span class="small quiet breaks">{sentence}{again}</span> }
    });
    view! { <span><Badge tone glyph=Some(glyph) text=words.say(state.label_key())/>{trouble}</span> }
}
