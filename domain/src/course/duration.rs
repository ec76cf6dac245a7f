//! Lengths of time as authors write them: `30m`, `7d`, and ISO 8601 `P24M`, `PT30M`.

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Milliseconds of `30m`, `2h`, `7d`, `2w`, `P7D`, `PT1H30M`; months and years have none.
pub(super) fn milliseconds(text: &str) -> Option<i64> {
    let (days, times) = match text.strip_prefix('P') {
        Some(iso) => iso.split_once('T').unwrap_or((iso, "")),
        None => return short(text),
    };
    if days.is_empty() && times.is_empty() {
        return None;
    }
    let days = parts(days, &[('W', 7 * DAY), ('D', DAY)])?;
    let times = parts(times, &[('H', HOUR), ('M', MINUTE), ('S', 1000)])?;
    days.checked_add(times)
}

/// Months of `P24M`, `P2Y`, `P1Y6M`.
pub(super) fn months(text: &str) -> Option<u32> {
    let iso = text.strip_prefix('P').filter(|iso| !iso.is_empty())?;
    u32::try_from(parts(iso, &[('Y', 12), ('M', 1)])?).ok().filter(|months| (1..=1200).contains(months))
}

fn short(text: &str) -> Option<i64> {
    let unit = text.chars().next_back()?;
    parts(
        text,
        &[('w', 7 * DAY), ('d', DAY), ('h', HOUR), ('m', MINUTE), ('s', 1000)].map(|(name, size)| {
            // One number, one unit: the other units are no choice.
            if name == unit { (name, size) } else { ('\0', 0) }
        }),
    )
}

/// Sums `12D3H`; units in the given order, each at most once.
fn parts(mut text: &str, units: &[(char, i64)]) -> Option<i64> {
    let mut sum: i64 = 0;
    let mut units = units.iter();
    while !text.is_empty() {
        let digits = text.find(|letter: char| !letter.is_ascii_digit())?;
        let count: i64 = text[..digits].parse().ok().filter(|count| *count <= 100_000)?;
        let unit = text[digits..].chars().next()?;
        let (_, size) = units.find(|(name, _)| *name == unit)?;
        sum = sum.checked_add(count.checked_mul(*size)?)?;
        text = &text[digits + unit.len_utf8()..];
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_iso_forms_are_read() {
        assert_eq!(milliseconds("30m"), Some(30 * MINUTE));
        assert_eq!(milliseconds("1d"), Some(DAY));
        assert_eq!(milliseconds("PT1H30M"), Some(90 * MINUTE));
        assert_eq!(milliseconds("P7D"), Some(7 * DAY));
        assert_eq!(months("P24M"), Some(24));
        assert_eq!(months("P1Y6M"), Some(18));
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["", "P", "PT", "30", "m", "-1d", "30x", "30mm", "P1M", "99999999999999999999d", "1d2h", "ngày"] {
            assert_eq!(milliseconds(text), None, "{text}");
        }
        for text in ["24M", "P", "P0M", "P7D", "P99999Y"] {
            assert_eq!(months(text), None, "{text}");
        }
    }
}
