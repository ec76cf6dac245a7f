//! The time, and the one zone that decides days and years.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

/// A clock; tests move it.
#[derive(Clone)]
pub struct Clock {
    offset: Arc<AtomicI64>,
    zone: TimeZone,
}

impl Clock {
    /// The system's clock in the zone that decides days, for instance `Asia/Ho_Chi_Minh`.
    pub fn in_zone(zone: TimeZone) -> Self {
        Self { offset: Arc::default(), zone }
    }

    /// Milliseconds UTC since 1970.
    pub fn now(&self) -> i64 {
        Timestamp::now().as_millisecond() + self.offset.load(Ordering::Relaxed)
    }

    /// The day of now.
    pub fn today(&self) -> Date {
        self.day(self.now())
    }

    /// The day of an instant.
    pub fn day(&self, at: i64) -> Date {
        self.local(at).date()
    }

    /// Date and time of an instant.
    pub fn local(&self, at: i64) -> jiff::civil::DateTime {
        Timestamp::from_millisecond(at).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(self.zone.clone()).datetime()
    }

    /// The instant of a date and time, milliseconds UTC; nothing where there is none.
    pub fn instant(&self, local: jiff::civil::DateTime) -> Option<i64> {
        Some(local.to_zoned(self.zone.clone()).ok()?.timestamp().as_millisecond())
    }

    /// Moves the clock forward, in milliseconds.
    pub fn advance(&self, milliseconds: i64) {
        self.offset.fetch_add(milliseconds, Ordering::Relaxed);
    }
}
