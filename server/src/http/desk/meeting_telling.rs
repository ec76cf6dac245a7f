//! What members are told of a meeting that is to come.

use crate::{
    db::{
        cohort_enrolments::InLanguages,
        meeting_messages::Notice,
        meetings::{Meeting, NewMeeting},
    },
    secret,
    state::AppState,
};
use app::{components::meeting_line::when, words::Words};
use domain::locale::Locale;

/// What has happened to a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// It is new.
    Planned,
    /// It takes place at another time or place.
    Moved,
    /// It does not take place.
    Cancelled {
        /// Why.
        reason: String,
    },
}

impl Event {
    /// What members should hear of a save: nothing of what is over, nor of another wording.
    pub fn of(before: Option<&Meeting>, new: &NewMeeting, now: i64) -> Option<Self> {
        if new.ends_at <= now {
            return None;
        }
        let Some(before) = before else { return Some(Self::Planned) };
        let same = before.starts_at == new.starts_at
            && before.ends_at == new.ends_at
            && before.place == new.place
            && before.link == new.link;
        (!same).then_some(Self::Moved)
    }

    fn keys(&self) -> (&'static str, &'static str) {
        match self {
            Self::Planned => ("meeting-told-planned-subject", "meeting-told-planned"),
            Self::Moved => ("meeting-told-moved-subject", "meeting-told-moved"),
            Self::Cancelled { .. } => ("meeting-told-cancelled-subject", "meeting-told-cancelled"),
        }
    }
}

/// The message of one save, in the languages of those who read it.
pub fn notice(app: &AppState, class: &str, meeting: &str, cohort: &str, new: &NewMeeting, event: Event) -> Notice {
    let (subject, body) = event.keys();
    let languages = [Locale::Vi, Locale::En, Locale::Fr].map(Words::new);
    let time = |words| when(words, app.clock.local(new.starts_at), app.clock.local(new.ends_at));
    let place = |words: Words| {
        if new.place.is_empty() { words.say("meeting-online") } else { new.place.clone() }
    };
    let reason = match &event {
        Event::Cancelled { reason } => reason.as_str(),
        _ => "",
    };
    let said = |words: Words, key: &str| {
        let values = [
            ("title", new.title.as_str().into()),
            ("class", class.into()),
            ("time", time(words).into()),
            ("place", place(words).into()),
            ("reason", reason.into()),
        ];
        words.with(key, &values)
    };
    Notice {
        id: secret::uuid(app.clock.now()),
        cohort: cohort.to_owned(),
        link: format!("/meetings/{meeting}"),
        message: InLanguages {
            subjects: languages.map(|words| said(words, subject)),
            bodies: languages.map(|words| said(words, body)),
        },
        mail_foot: app.sends_mail().then(|| format!("\n\n-- \n{}/meetings/{meeting}\n", app.store.public_url)),
    }
}
