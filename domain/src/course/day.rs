//! Links to days that each cohort decides: `[hết tuần 2](date:end-of-week-2)`.

use super::{
    links::decode,
    manuscript::{Report, say},
};
use crate::{cohort::NamedDay, text::nfc};
use std::borrow::Cow;

/// Begins the address of such a link; no other scheme is like it, and none of this reaches a page as an address.
const SCHEME: &str = "date:";

/// Stands behind the words of such a link, with the name of the day; no author can write it, for a quotation mark in a
/// text never reaches the HTML as itself.
const MARKER: &str = "<span data-day=\"";
const MARKER_END: &str = "\"></span>";

/// The name in the address of a link, if it is one to a day.
pub(super) fn name_in(target: &str) -> Option<&str> {
    target.strip_prefix(SCHEME)
}

/// The words of such a link with the mark behind them; alone where nobody knows the day.
pub(super) fn write(text: &str, name: &str, offset: usize, report: &mut Report<'_>) -> String {
    let name = nfc(&decode(name));
    if let Some(day) = NamedDay::parse(&name) {
        return format!("{text}{MARKER}{day}{MARKER_END}");
    }
    let name: String = name.chars().take(60).collect();
    report.error(
        offset,
        "unknown-day",
        say(
            format!("Không có ngày nào tên “{name}” để tính theo lớp."),
            format!("There is no day '{name}' that a cohort could decide."),
        ),
        say(
            "Dùng khai-giảng, cuối-khóa, tuần-2, đầu-tuần-2, hết-tuần-2; thêm +3-ngày, -1-tuần khi cần.",
            "Use start, end, week-2, start-of-week-2, end-of-week-2; with +3d, -1w where needed.",
        ),
    );
    text.to_owned()
}

/// Whether a page has words for which a day can be given.
pub fn names_days(html: &str) -> bool {
    html.contains(MARKER)
}

/// The page with what `shown` writes behind those words; its HTML must be safe.
pub fn with_days(html: &str, shown: impl Fn(NamedDay) -> Option<String>) -> Cow<'_, str> {
    let mut parts = html.split(MARKER);
    let first = parts.next().unwrap_or_default();
    let mut page = String::with_capacity(html.len() + 64);
    page.push_str(first);
    for part in parts {
        match part.split_once(MARKER_END) {
            Some((name, rest)) => {
                page.extend(NamedDay::parse(name).and_then(&shown));
                page.push_str(rest);
            }
            None => page.push_str(part),
        }
    }
    if first.len() == html.len() { Cow::Borrowed(html) } else { Cow::Owned(page) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_become_days_or_nothing() {
        let html = "<p>a<span data-day=\"end\"></span>, b<span data-day=\"week-2\"></span>.</p>";
        let shown = |day: NamedDay| (day.to_string() == "end").then(|| " (E)".to_owned());
        assert!(names_days(html));
        assert_eq!(with_days(html, shown), "<p>a (E), b.</p>");
        assert!(matches!(with_days("<p>a</p>", shown), Cow::Borrowed("<p>a</p>")));
        assert!(!names_days("<p>a</p>"));
    }

    proptest! {
        #[test]
        fn what_is_no_mark_stays(html in "[a-z<>\"/= -]{0,40}") {
            prop_assert_eq!(with_days(&html, |_| Some("X".to_owned())), html.as_str());
        }
    }
}
