//! One meeting as a member sees it, and the page that the code on the wall leads to.

use crate::{
    components::{
        crumbs::Crumbs,
        facts::Facts,
        field::FormId,
        icon::{Glyph, Icon},
        meeting_line::{MeetingLine, MeetingState, join_button, presence_key, state_line, when},
    },
    words::Words,
};
use domain::{
    meeting::{EARLY, GRACE, LATE_AFTER, Presence},
    text::bind_words,
};
use leptos::prelude::*;

/// Minutes of a length of time.
fn minutes(length: i64) -> i64 {
    length / 60_000
}

/// How signing in works, in words with its times.
pub fn door_rule(words: Words) -> String {
    let values =
        [("early", minutes(EARLY).into()), ("late", minutes(LATE_AFTER).into()), ("grace", minutes(GRACE).into())];
    words.with("meeting-door-rule", &values)
}

/// The page of a meeting.
#[component]
pub fn MeetingPage(
    /// The language.
    words: Words,
    /// The meeting.
    line: MeetingLine,
) -> impl IntoView {
    let note = (!line.note.is_empty()).then(|| view! { <p class="note-text">{line.note.clone()}</p> });
    let is_awaited = line.state == MeetingState::Coming && !line.link.is_empty();
    let link = if is_awaited { words.say("meeting-link-when") } else { String::new() };
    let facts = vec![
        (words.say("meeting-time"), when(words, line.starts, line.ends)),
        (words.say("meeting-place"), line.place.clone()),
        (words.say("meeting-link"), link),
        (words.say("meeting-about"), line.about.clone()),
    ];
    let calendar = (!matches!(line.state, MeetingState::Over)).then(|| {
        let address = format!("/meetings/{}/calendar.ics", line.id);
        view! { <a class="btn" href=address download=""><Icon glyph=Glyph::Download/>{words.say("meeting-calendar")}</a> }
    });
    view! {
        <Crumbs words links=vec![("/".to_owned(), words.say("nav-home"))]/>
        <div class="page-head">
            <h1>{bind_words(&line.title)}</h1>
            <p class="lead num">{when(words, line.starts, line.ends)}</p>
        </div>
        <div class="section stack">
            {state_line(words, &line)}
            <div class="actions">{join_button(words, &line)}{calendar}</div>
            <Facts facts/>
            {note}
            <p class="small quiet">{door_rule(words)}</p>
        </div>
    }
}

/// What the code on the wall has led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Here {
    /// The code is good: one press of a button.
    Confirm {
        /// What speaks for her.
        ticket: String,
        /// The address of the form.
        action: String,
        /// As what she comes in.
        presence: Presence,
    },
    /// The code is too old, or none.
    Expired,
    /// The door is not open yet.
    Early,
    /// The door is shut.
    Over,
    /// It is marked already.
    Marked {
        /// As what.
        presence: Presence,
        /// Whether somebody did it by hand.
        by_hand: bool,
    },
    /// It does not take place.
    Cancelled,
    /// Her name is not on the list.
    Stranger,
}

/// The page that the code leads to.
#[component]
pub fn HerePage(
    /// The language.
    words: Words,
    /// The title of the meeting, and when it is.
    meeting: (String, String),
    /// What the code has led to.
    here: Here,
    /// The form-made id.
    form_id: String,
) -> impl IntoView {
    let (title, time) = meeting;
    let said = |key: &str| view! { <p>{words.say(key)}</p> }.into_any();
    let body = match here {
        Here::Confirm { ticket, action, presence } => {
            let late = (presence == Presence::Late).then(|| {
                let text = words.with("here-late", &[("late", minutes(LATE_AFTER).into())]);
                view! { <p class="quiet">{text}</p> }
            });
            view! {
                {late}
                <form method="post" action=action class="actions">
                    <FormId id=form_id/>
                    <input type="hidden" name="ticket" value=ticket/>
                    <button class="btn main">{words.say("here-confirm")}<Icon glyph=Glyph::Tick/></button>
                </form>
            }
            .into_any()
        }
        Here::Expired => said("here-expired"),
        Here::Early => view! { <p>{words.with("here-early", &[("early", minutes(EARLY).into())])}</p> }.into_any(),
        Here::Over => said("here-over"),
        Here::Marked { presence, by_hand } => {
            let key = if by_hand { "here-marked-by-hand" } else { "here-marked" };
            let values = [("presence", words.say(presence_key(presence)).into())];
            view! { <p>{words.with(key, &values)}</p> }.into_any()
        }
        Here::Cancelled => said("here-cancelled"),
        Here::Stranger => said("here-stranger"),
    };
    view! {
        <div class="page-head"><h1>{bind_words(&title)}</h1><p class="lead num">{time}</p></div>
        <div class="section stack here">{body}</div>
    }
}
