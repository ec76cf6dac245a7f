//! Meetings as their members see them.

use super::overview::Overview;
use crate::{
    clock::Clock,
    courses::Catalogue,
    db::meetings::{Meeting, OwnMeeting},
};
use app::{
    components::meeting_line::{MeetingLine, MeetingState},
    words::Words,
};
use domain::meeting::{Door, Presence, door};

/// Whether a meeting is to come.
pub fn state(meeting: &Meeting, now: i64) -> MeetingState {
    if meeting.cancelled_at.is_some() {
        return MeetingState::Cancelled(meeting.cancel_reason.clone().unwrap_or_default());
    }
    match door(meeting.starts_at, meeting.ends_at, now) {
        Door::Early => MeetingState::Coming,
        Door::Open(_) => MeetingState::Now,
        Door::Over => MeetingState::Over,
    }
}

/// What a meeting is about: the title of its course, or its class.
pub fn about(catalogue: &Catalogue, words: Words, meeting: &Meeting) -> String {
    let edition = meeting.course.as_deref().and_then(|course| catalogue.course(course));
    edition
        .map_or_else(|| meeting.cohort_title.clone(), |edition| edition.in_locale(words.locale()).course.title.clone())
}

/// A meeting for one member.
pub fn line(clock: &Clock, catalogue: &Catalogue, words: Words, own: OwnMeeting) -> MeetingLine {
    let OwnMeeting { meeting, presence, reason } = own;
    MeetingLine {
        about: about(catalogue, words, &meeting),
        starts: clock.local(meeting.starts_at),
        ends: clock.local(meeting.ends_at),
        state: state(&meeting, clock.now()),
        presence: presence.as_deref().and_then(Presence::named),
        reason: reason.unwrap_or_default(),
        id: meeting.id,
        title: meeting.title,
        place: meeting.place,
        link: meeting.link,
        note: meeting.note,
    }
}

/// Whether a meeting belongs to a course for a learner: it is of that course, or of a whole cohort that asks for it.
pub fn is_of_course(overview: &Overview, meeting: &Meeting, course: &str) -> bool {
    match &meeting.course {
        Some(own) => own == course,
        None => overview
            .assignments
            .iter()
            .any(|one| one.cohort.as_deref() == Some(meeting.cohort.as_str()) && one.course.as_deref() == Some(course)),
    }
}
