//! Time for an attempt: the limit, what a person gets besides, and what may still arrive when it is over.

/// How many milliseconds after the deadline what was sent before it may still arrive: a weak network is nobody's fault.
pub const GRACE: i64 = 60_000;

const MINUTE: i64 = 60_000;

/// What a person gets besides the limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExtraTime {
    /// So many percent of the limit.
    pub percent: i64,
    /// So many minutes.
    pub minutes: i64,
}

impl ExtraTime {
    /// What a person's own entitlement and one for a course are together: the larger factor, and the minutes of both.
    pub fn with(self, other: Self) -> Self {
        Self { percent: self.percent.max(other.percent), minutes: self.minutes.saturating_add(other.minutes) }
    }

    /// The limit in milliseconds with the extra time in it.
    pub fn applied_to(self, limit: i64) -> i64 {
        let share = limit.saturating_mul(self.percent) / 100;
        limit.saturating_add(share).saturating_add(self.minutes.saturating_mul(MINUTE))
    }

    /// Whether it is none.
    pub fn is_none(self) -> bool {
        self == Self::default()
    }
}

/// Whether an attempt with this deadline takes nothing more.
pub fn is_over(deadline: Option<i64>, now: i64) -> bool {
    deadline.is_some_and(|deadline| deadline.saturating_add(GRACE) <= now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factor_and_minutes_add_up() {
        let extra = ExtraTime { percent: 25, minutes: 10 };
        assert_eq!(extra.applied_to(60 * MINUTE), 85 * MINUTE);
        assert_eq!(ExtraTime::default().applied_to(60 * MINUTE), 60 * MINUTE);
        let both = extra.with(ExtraTime { percent: 50, minutes: 5 });
        assert_eq!(both, ExtraTime { percent: 50, minutes: 15 });
        assert_eq!(ExtraTime { percent: i64::MAX, minutes: i64::MAX }.applied_to(i64::MAX), i64::MAX);
    }

    #[test]
    fn an_attempt_is_over_when_nothing_more_can_arrive() {
        assert!(!is_over(None, i64::MAX));
        assert!(!is_over(Some(1000), 1000));
        assert!(!is_over(Some(1000), 1000 + GRACE - 1));
        assert!(is_over(Some(1000), 1000 + GRACE));
    }
}
