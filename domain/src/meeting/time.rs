//! Times and links as people type them.

use jiff::civil::Time;

/// The longest link.
const LONGEST_LINK: usize = 500;

/// A time of day: `08:00`, `8:30`, `8h30`, `8g` and `8 giờ 30`.
pub fn read_time(text: &str) -> Option<Time> {
    let text = text.trim().to_lowercase().replace("giờ", ":").replace(['h', 'g', '.'], ":").replace(' ', "");
    let (hour, minute) = text.split_once(':').unwrap_or((&text, ""));
    let number = |part: &str| -> Option<i8> {
        let is_plain = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        if is_plain { part.parse().ok() } else { None }
    };
    let minute = if minute.is_empty() { 0 } else { number(minute)? };
    Time::new(number(hour)?, minute, 0, 0).ok()
}

/// Whether a text is a link that a live meeting may have: `https://` and a host.
pub fn is_link(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_plain = |sign: char| sign.is_alphanumeric() || ".-:".contains(sign);
    text.len() <= LONGEST_LINK
        && host.contains('.')
        && host.chars().all(is_plain)
        && !host.starts_with('.')
        && !text.chars().any(|sign| sign.is_whitespace() || sign.is_control() || "<>\"'\\".contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time;

    #[test]
    fn times_are_read_as_people_write_them() {
        let half_past = Some(time(8, 30, 0, 0));
        for typed in ["08:30", "8:30", "8h30", "8g30", "8.30", "8 giờ 30", " 8H30 "] {
            assert_eq!(read_time(typed), half_past, "{typed}");
        }
        assert_eq!(read_time("14"), Some(time(14, 0, 0, 0)));
        assert_eq!(read_time("14h"), Some(time(14, 0, 0, 0)));
        for wrong in ["", "25:00", "8:60", "8:3x", "-1", "8:030", "sáng", "8:30:10", ":"] {
            assert_eq!(read_time(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_link_is_https_and_has_a_host() {
        assert!(is_link("https://hop.example.gov.vn/phong/12?x=1") && is_link("https://họp.vn"));
        for wrong in [
            "",
            "http://hop.vn",
            "https://",
            "https:///phong",
            "https://hop",
            "javascript:alert(1)",
            "https://ai@hop.vn",
            "https://hop.vn/a b",
            "https://hop.vn/\"x",
        ] {
            assert!(!is_link(wrong), "{wrong}");
        }
        assert!(!is_link(&format!("https://hop.vn/{}", "a".repeat(LONGEST_LINK))));
    }
}
