//! Meetings of a class as one member sees them: when, where, and whether she was there.

use super::{
    badge::{Badge, Tone},
    icon::{Glyph, Icon},
};
use crate::{pages::home::agenda::weekday_key, words::Words};
use domain::meeting::Presence;
use jiff::civil::DateTime;
use leptos::prelude::*;

/// Whether a meeting is to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeetingState {
    /// It is to come.
    Coming,
    /// Its door is open: one can sign in, and the link to it is what one needs now.
    Now,
    /// It is over.
    Over,
    /// It does not take place, for this reason.
    Cancelled(String),
}

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingLine {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The course, or the class where it is of no course.
    pub about: String,
    /// When it begins.
    pub starts: DateTime,
    /// When it ends.
    pub ends: DateTime,
    /// Where it is; may be empty.
    pub place: String,
    /// Where it is live; may be empty.
    pub link: String,
    /// What else is said; may be empty.
    pub note: String,
    /// Whether it is to come.
    pub state: MeetingState,
    /// How she stood to it; nothing while nobody has marked it.
    pub presence: Option<Presence>,
    /// Why she was away.
    pub reason: String,
}

/// 08:00–11:30; with its day where it ends on another one.
pub fn hours_of(words: Words, starts: DateTime, ends: DateTime) -> String {
    let end = if starts.date() == ends.date() { words.time(ends.time()) } else { words.date_time(ends) };
    format!("{}–{end}", words.time(starts.time()))
}

/// Thứ Năm, 23/11/2026, 08:00–11:30.
pub fn when(words: Words, starts: DateTime, ends: DateTime) -> String {
    let values = [
        ("weekday", words.say(weekday_key(starts.date().weekday())).into()),
        ("date", words.date(starts.date()).into()),
        ("hours", hours_of(words, starts, ends).into()),
    ];
    words.with("meeting-when", &values)
}

/// How somebody stood to a meeting, in words.
pub fn presence_key(presence: Presence) -> &'static str {
    match presence {
        Presence::Present => "presence-present",
        Presence::Late => "presence-late",
        Presence::Excused => "presence-excused",
        Presence::Absent => "presence-absent",
    }
}

/// The badge of a presence.
pub fn presence_badge(words: Words, presence: Presence) -> impl IntoView + use<> {
    let (tone, glyph) = match presence {
        Presence::Present => (Tone::Good, Glyph::Done),
        Presence::Late => (Tone::Warn, Glyph::Clock),
        Presence::Excused => (Tone::Plain, Glyph::Sheet),
        Presence::Absent => (Tone::Bad, Glyph::Cross),
    };
    view! { <Badge tone glyph=Some(glyph) text=words.say(presence_key(presence))/> }
}

/// What the reader should know of a meeting now: that it is cancelled, or how she stood to it.
pub fn state_line(words: Words, line: &MeetingLine) -> AnyView {
    if let MeetingState::Cancelled(reason) = &line.state {
        let text = words.with("meeting-cancelled-because", &[("reason", reason.as_str().into())]);
        return view! { <p class="small"><Badge tone=Tone::Bad glyph=Some(Glyph::Cross) text=words.say("meeting-cancelled")/>" "{text}</p> }
            .into_any();
    }
    if let Some(presence) = line.presence {
        let reason = (!line.reason.is_empty()).then(|| format!(" {}", line.reason));
        return view! { <p class="small">{presence_badge(words, presence)}{reason}</p> }.into_any();
    }
    let key = match line.state {
        MeetingState::Over => "meeting-not-marked",
        MeetingState::Now => "meeting-now",
        _ => return ().into_any(),
    };
    view! { <p class="small quiet">{words.say(key)}</p> }.into_any()
}

/// The button to a live meeting whose door is open.
pub fn join_button(words: Words, line: &MeetingLine) -> Option<AnyView> {
    let is_open = line.state == MeetingState::Now && !line.link.is_empty();
    is_open.then(|| {
        view! { <a class="btn main" href=line.link.clone() rel="noreferrer">{words.say("meeting-join")}<Icon glyph=Glyph::Forward/></a> }
            .into_any()
    })
}

/// Meetings day by day.
#[component]
pub fn MeetingLines(
    /// The language.
    words: Words,
    /// The meetings in their order.
    lines: Vec<MeetingLine>,
) -> impl IntoView {
    let rows = lines.into_iter().map(|line| {
        let date = line.starts.date();
        let place = if line.place.is_empty() { words.say("meeting-online") } else { line.place.clone() };
        let facts = format!("{} · {place} · {}", hours_of(words, line.starts, line.ends), line.about);
        let address = format!("/meetings/{}", line.id);
        view! {
            <li>
                <p class="day">
                    <b>{words.short_date(date)}</b>" "{words.say(weekday_key(date.weekday()))}
                </p>
                <div>
                    <h3><a href=address>{line.title.clone()}</a></h3>
                    <p class="small quiet num">{facts}</p>
                    {state_line(words, &line)}
                </div>
                <div class="act">{join_button(words, &line)}</div>
            </li>
        }
    });
    view! { <ol class="agenda meetings" role="list">{rows.collect_view()}</ol> }
}
