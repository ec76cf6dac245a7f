//! When one may sign in at a meeting.

use super::Presence;

const MINUTE: i64 = 60_000;
/// So long before its start the door opens, and the link to a live meeting becomes the button of the day.
pub const EARLY: i64 = 30 * MINUTE;
/// Who comes so long after the start is late.
pub const LATE_AFTER: i64 = 15 * MINUTE;
/// So long after the end the door stays open, for the queue before the wall.
pub const GRACE: i64 = 15 * MINUTE;

/// Whether the door is open, and as what one comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Not yet.
    Early,
    /// It is.
    Open(Presence),
    /// No longer.
    Over,
}

/// The door of a meeting at an instant.
pub fn door(starts_at: i64, ends_at: i64, now: i64) -> Door {
    if now < starts_at - EARLY {
        Door::Early
    } else if now > ends_at + GRACE {
        Door::Over
    } else if now > starts_at + LATE_AFTER {
        Door::Open(Presence::Late)
    } else {
        Door::Open(Presence::Present)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_door_opens_before_the_start_and_shuts_after_the_end() {
        let (start, end) = (1_000 * MINUTE, 1_090 * MINUTE);
        let at = |minutes: i64| door(start, end, start + minutes * MINUTE);
        assert_eq!(at(-31), Door::Early);
        assert_eq!(at(-30), Door::Open(Presence::Present));
        assert_eq!(at(15), Door::Open(Presence::Present));
        assert_eq!(at(16), Door::Open(Presence::Late));
        assert_eq!(at(105), Door::Open(Presence::Late));
        assert_eq!(at(106), Door::Over);
    }
}
