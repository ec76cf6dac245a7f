//! When somebody is reminded of what is due: each stage once, the learner first, then who coordinates, then who leads.

/// Who is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reader {
    /// Who has to learn.
    Learner,
    /// The nearest coordinator above her.
    Coordinator,
    /// Who leads her unit.
    Manager,
}

/// Days before the last one on which the learner is told first.
pub const SOON: i64 = 7;
/// Days after the last one on which everybody stops telling: whoever has not come by then needs a person, not a letter.
pub const LATEST: i64 = 90;

/// The stage that has been reached, by name, when so many days are left; fewer than none are days past the last one.
/// A stage that nobody told in time, because no server ran, is told late; one that came after it takes its place.
pub fn stage(reader: Reader, days_left: i64) -> Option<String> {
    let late = -days_left;
    let first = match reader {
        Reader::Learner => 1,
        Reader::Coordinator => 8,
        Reader::Manager => 15,
    };
    match (reader, days_left) {
        _ if late > LATEST => None,
        (_, i64::MIN..=-1) => (late >= first).then(|| format!("late-{}", first + (late - first) / 7 * 7)),
        (Reader::Learner, 0..=1) => Some("before-1".to_owned()),
        (Reader::Learner, 2..=SOON) => Some(format!("before-{SOON}")),
        _ => None,
    }
}

/// Days before its last one on which a certificate is told of first.
pub const EXPIRY_SOON: i64 = 60;

/// The stage that a certificate has reached, when it holds for so many days more.
pub fn expiry_stage(days_left: i64) -> Option<&'static str> {
    match days_left {
        0..=7 => Some("before-7"),
        8..=30 => Some("before-30"),
        31..=EXPIRY_SOON => Some("before-60"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days_of(reader: Reader) -> Vec<(i64, String)> {
        let mut days: Vec<(i64, String)> = Vec::new();
        for left in (-120..=20).rev() {
            match stage(reader, left) {
                Some(stage) if days.last().is_none_or(|(_, last)| *last != stage) => days.push((left, stage)),
                _ => {}
            }
        }
        days
    }

    #[test]
    fn the_learner_is_told_before_and_then_each_week() {
        let days = days_of(Reader::Learner);
        let first: Vec<(i64, &str)> = days.iter().take(5).map(|(left, stage)| (*left, stage.as_str())).collect();
        assert_eq!(first, [(7, "before-7"), (1, "before-1"), (-1, "late-1"), (-8, "late-8"), (-15, "late-15")]);
        assert_eq!(days.last().map(|(left, _)| *left), Some(-85));
    }

    #[test]
    fn coordinators_hear_after_a_week_and_managers_after_two() {
        assert_eq!(days_of(Reader::Coordinator)[0], (-8, "late-8".to_owned()));
        assert_eq!(days_of(Reader::Manager)[0], (-15, "late-15".to_owned()));
        for reader in [Reader::Coordinator, Reader::Manager] {
            assert!((-7..20).all(|left| stage(reader, left).is_none()), "{reader:?}");
        }
    }

    #[test]
    fn a_certificate_is_told_of_three_times() {
        let days: Vec<(i64, &str)> = (-2..=70).rev().filter_map(|left| Some((left, expiry_stage(left)?))).collect();
        let firsts: Vec<(i64, &str)> = days.chunk_by(|one, other| one.1 == other.1).map(|same| same[0]).collect();
        assert_eq!(firsts, [(60, "before-60"), (30, "before-30"), (7, "before-7")]);
        assert_eq!(expiry_stage(-1), None);
    }

    #[test]
    fn nobody_is_told_for_ever() {
        for reader in [Reader::Learner, Reader::Coordinator, Reader::Manager] {
            assert_eq!(stage(reader, -LATEST - 1), None);
            assert_eq!(stage(reader, i64::MIN + 1), None);
        }
    }
}
