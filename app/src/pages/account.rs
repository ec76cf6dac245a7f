//! The own account: who one is here, and how the site shall look.

use crate::{
    components::{
        facts::Facts,
        icon::{Glyph, Icon},
        pause::{PauseSection, Pausing},
        preference::{LanguageChoice, QuizView, QuizViewChoice, Theme, ThemeChoice},
        requests::{RequestLine, Requests},
        sensitive::{OwnSensitiveFacts, SensitiveLine},
    },
    words::Words,
};
use leptos::prelude::*;

/// What the account's page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The full name.
    pub full_name: String,
    /// How she or he is addressed.
    pub address: String,
    /// The name to sign in with.
    pub sign_in_name: String,
    /// The e-mail address; may be empty.
    pub email: String,
    /// The staff code; may be empty.
    pub staff_code: String,
    /// The unit, in words; may be empty.
    pub unit: String,
    /// The post; may be empty.
    pub position: String,
    /// Extra time in timed quizzes, in percent.
    pub extra_time_percent: u32,
    /// The theme in use.
    pub theme: Theme,
    /// One question a page, or all on one.
    pub quiz_view: QuizView,
    /// Whether she has paused, and for how long she may.
    pub pausing: Pausing,
    /// Sensitive facts that are turned on.
    pub sensitive: Vec<SensitiveLine>,
}

/// The title of the page.
pub fn title(words: Words) -> String {
    words.say("account-title")
}

/// The page.
#[component]
pub fn AccountPage(
    /// The language.
    words: Words,
    /// What it shows.
    account: Account,
    /// What others have asked to change.
    #[prop(optional)]
    requests: Vec<RequestLine>,
) -> impl IntoView {
    let facts = vec![
        (words.say("account-name"), account.full_name),
        (words.say("account-address"), account.address),
        (words.say("account-sign-in-name"), account.sign_in_name),
        (words.say("account-email"), account.email),
        (words.say("account-staff-code"), account.staff_code),
        (words.say("account-unit"), account.unit),
        (words.say("account-position"), account.position),
    ];
    let extra = match account.extra_time_percent {
        0 => words.say("account-no-extra-time"),
        percent => words.with("account-extra-time", &[("percent", percent.into())]),
    };
    let return_to = || "/account".to_owned();
    view! {
        <div class="page-head"><h1>{words.say("account-title")}</h1></div>
        <Requests words requests/>
        <div class="split even">
            <section aria-labelledby="person" class="stack">
                <h2 id="person">{words.say("account-person")}</h2>
                <Facts facts/>
                <p class="small quiet">{words.say("account-correction")}</p>
                <div class="actions">
                    <a class="btn" href="/password">{words.say("account-password")}</a>
                    <a class="btn" href="/history">{words.say("menu-history")}</a>
                </div>
            </section>
            <div class="stack wide-gap">
                <OwnSensitiveFacts words lines=account.sensitive/>
                <section aria-labelledby="view" class="stack">
                    <h2 id="view">{words.say("account-view")}</h2>
                    <LanguageChoice words return_to=return_to()/>
                    <ThemeChoice words theme=account.theme return_to=return_to()/>
                    <QuizViewChoice words view=account.quiz_view return_to=return_to()/>
                </section>
                <section aria-labelledby="extra" class="stack">
                    <h2 id="extra">{words.say("account-extra-title")}</h2>
                    <p class="row"><Icon glyph=Glyph::Clock/><b>{extra}</b></p>
                    <p class="small quiet">{words.say("account-extra-how")}</p>
                </section>
                <PauseSection words pausing=account.pausing/>
            </div>
        </div>
    }
}
