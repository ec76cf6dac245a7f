//! What a learner has said about a question, and what she was answered.

use crate::words::Words;
use jiff::civil::DateTime;
use leptos::prelude::*;

/// How an appeal ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppealOutcome {
    /// Everything stays as it is.
    Kept,
    /// The quiz is graded again.
    Regrade,
    /// Somebody else marks the answer.
    SecondMarking,
}

impl AppealOutcome {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Kept, Self::Regrade, Self::SecondMarking];

    /// Its name in forms and in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Regrade => "regrade",
            Self::SecondMarking => "second-marking",
        }
    }

    /// The outcome with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }

    /// The sentence for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Kept => "appeal-kept",
            Self::Regrade => "appeal-regrade",
            Self::SecondMarking => "appeal-second-marking",
        }
    }
}

/// An appeal and its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppealNote {
    /// What was said.
    pub reason: String,
    /// When.
    pub made: DateTime,
    /// Outcome, answer, and when; nothing while it is open.
    pub answer: Option<(AppealOutcome, String, DateTime)>,
}

/// The appeals about a question, the oldest first.
#[component]
pub fn AppealNotes(
    /// The language.
    words: Words,
    /// The appeals; nothing is shown without any.
    appeals: Vec<AppealNote>,
) -> impl IntoView {
    appeals.into_iter().map(|appeal| note(words, appeal)).collect_view()
}

fn note(words: Words, appeal: AppealNote) -> AnyView {
    let made = words.with("appeal-made", &[("time", words.date_time(appeal.made).into())]);
    let answer = match appeal.answer {
        None => view! { <p><b>{words.say("appeal-open")}</b></p> }.into_any(),
        Some((outcome, text, at)) => {
            let when = words.with("appeal-answered", &[("time", words.date_time(at).into())]);
            view! {
                <p><b>{words.say(outcome.key())}</b>" "<span class="small quiet">{when}</span></p>
                <p class="written">{text}</p>
            }
            .into_any()
        }
    };
    view! {
        <div class="marked">
            <p class="label">{made}</p>
            <p class="written">{appeal.reason}</p>
            {answer}
        </div>
    }
    .into_any()
}
