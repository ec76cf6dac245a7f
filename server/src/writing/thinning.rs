//! Which versions of a text stay. A page saves by itself every few seconds; what is older is kept at growing distances.

use crate::db::{
    Conn, DbError,
    draft_saves::{self, Trace},
};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// The newest versions stay whatever they cost: pages that are open now were made of one of them.
const NEWEST: usize = 10;
/// So many letters of versions of the last hour stay besides.
const ROOM: i64 = 16 * 1024 * 1024;
/// A version that stood for so long may be what somebody's idle page was made of.
const PAUSE: i64 = MINUTE / 2;
/// So long that stays true.
const IDLE: i64 = 30 * DAY;
/// Thinning is done at every so manieth version.
const EVERY: i64 = 16;

/// Forgets versions of a file that lie too close together, once in a while.
pub async fn thin(conn: &mut Conn, draft: &str, path: &str, version: i64, now: i64) -> Result<(), DbError> {
    if version % EVERY != 0 {
        return Ok(());
    }
    let versions = draft_saves::versions(conn, draft, path).await?;
    for version in superfluous(&versions, now) {
        draft_saves::forget(conn, draft, path, version).await?;
    }
    Ok(())
}

/// Of versions, the newest first, those that may go. Of the last hour all stay that have room; of older ones those that
/// stood for a while, and one in ten minutes, later one a day, the last one of each author.
fn superfluous(versions: &[Trace], now: i64) -> Vec<i64> {
    let mut gone = Vec::new();
    let mut spans: Vec<(&str, i64, i64)> = Vec::new();
    let (mut room, mut until) = (ROOM, now);
    for (place, trace) in versions.iter().enumerate() {
        let (age, stood) = (now - trace.saved_at, until - trace.saved_at);
        (room, until) = (room - trace.size, trace.saved_at);
        if place < NEWEST || (age < HOUR && room >= 0) || (stood >= PAUSE && age < IDLE) {
            continue;
        }
        let width = if age < DAY { 10 * MINUTE } else { DAY };
        let span = (trace.saved_by.as_str(), width, trace.saved_at.div_euclid(width));
        if spans.contains(&span) {
            gone.push(trace.version);
        } else {
            spans.push(span);
        }
    }
    gone
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A version every two seconds, the newest first.
    fn busy(count: i64, size: i64) -> Vec<Trace> {
        let trace = |version| Trace { version, saved_by: "ha".to_owned(), saved_at: version * 2_000, size };
        (1..=count).rev().map(trace).collect()
    }

    #[test]
    fn a_day_of_saves_leaves_few_versions_and_the_newest() {
        for (size, most) in [(10_000, 1_900), (1_000_000, 200)] {
            let day = busy(DAY / 2_000, size);
            let gone = superfluous(&day, day[0].saved_at);
            let left = day.len() - gone.len();
            assert!(left < most, "{left}");
            assert!(day[..NEWEST].iter().all(|trace| !gone.contains(&trace.version)));
        }
    }

    #[test]
    fn what_stood_for_a_while_stays_and_each_author_keeps_the_last_of_a_span() {
        let mut versions = busy(3_000, 1_000_000);
        versions[2_000].saved_by = "tuan".to_owned();
        for trace in &mut versions[2_500..] {
            trace.saved_at -= MINUTE;
        }
        let gone = superfluous(&versions, versions[0].saved_at);
        for (place, is_gone) in [(2_000, false), (2_001, true), (2_500, false), (2_501, true)] {
            assert_eq!(gone.contains(&versions[place].version), is_gone, "{place}");
        }
    }
}
