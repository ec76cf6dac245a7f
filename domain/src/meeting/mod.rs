//! Meetings of a class, face to face or live: when one may sign in, what attendance counts, the code on the wall.

mod attendance;
mod code;
mod door;
mod ics;
mod time;

pub use attendance::{Attendance, Presence};
pub use code::{WINDOW, code, is_code, is_ticket, ticket, window};
pub use door::{Door, EARLY, GRACE, LATE_AFTER, door};
pub use ics::{CalendarEntry, calendar_file};
pub use time::{is_link, read_time};
