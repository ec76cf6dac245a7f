//! Language and theme: one small form each, a press of a button is the whole choice.

use crate::words::Words;
use domain::locale::Locale;
use leptos::prelude::*;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All themes.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The name in forms, cookie and database.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }

    fn label_key(self) -> &'static str {
        match self {
            Self::System => "preference-theme-system",
            Self::Light => "preference-theme-light",
            Self::Dark => "preference-theme-dark",
        }
    }
}

/// How the questions of a quiz are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QuizView {
    /// One question a page.
    #[default]
    One,
    /// All on one page.
    All,
}

impl QuizView {
    /// Both.
    pub const ALL: [Self; 2] = [Self::One, Self::All];

    /// The name in forms and database.
    pub fn name(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::All => "all",
        }
    }

    /// The view with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.name() == name)
    }

    fn label_key(self) -> &'static str {
        match self {
            Self::One => "preference-quiz-one",
            Self::All => "preference-quiz-all",
        }
    }
}

/// Chooses the lay-out of quizzes.
#[component]
pub fn QuizViewChoice(
    /// The language.
    words: Words,
    /// The lay-out in use.
    view: QuizView,
    /// The page to come back to.
    return_to: String,
) -> impl IntoView {
    let buttons = QuizView::ALL
        .map(|one| {
            let pressed = if one == view { "true" } else { "false" };
            view! {
                <button name="quiz_view" value=one.name() aria-pressed=pressed>{words.say(one.label_key())}</button>
            }
        })
        .collect_view();
    choice(words.say("preference-quiz"), return_to, buttons)
}

/// Chooses the theme.
#[component]
pub fn ThemeChoice(
    /// The language.
    words: Words,
    /// The theme in use.
    theme: Theme,
    /// The page to come back to.
    return_to: String,
) -> impl IntoView {
    let buttons = Theme::ALL
        .map(|one| {
            let pressed = if one == theme { "true" } else { "false" };
            view! {
                <button name="theme" value=one.name() aria-pressed=pressed>{words.say(one.label_key())}</button>
            }
        })
        .collect_view();
    choice(words.say("preference-theme"), return_to, buttons)
}

/// Chooses the language.
#[component]
pub fn LanguageChoice(
    /// The language in use.
    words: Words,
    /// The page to come back to.
    return_to: String,
) -> impl IntoView {
    let buttons = Locale::ALL
        .map(|one| {
            let pressed = if one == words.locale() { "true" } else { "false" };
            view! {
                <button name="locale" value=one.code() lang=one.code() aria-pressed=pressed>{one.own_name()}</button>
            }
        })
        .collect_view();
    choice(words.say("preference-language"), return_to, buttons)
}

fn choice(label: String, return_to: String, buttons: impl IntoView + 'static) -> impl IntoView {
    view! {
        <form class="choice" method="post" action="/preferences">
            <input type="hidden" name="return_to" value=return_to/>
            <span class="small quiet" aria-hidden="true">{label.clone()}</span>
            <div class="set" role="group" aria-label=label>{buttons}</div>
        </form>
    }
}
