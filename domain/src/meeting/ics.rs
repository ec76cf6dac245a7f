//! A meeting as a calendar file, RFC 5545.

use jiff::Timestamp;

/// What a calendar keeps of a meeting.
#[derive(Clone, Copy, Debug)]
pub struct CalendarEntry<'a> {
    /// What makes it the same entry when it comes again.
    pub id: &'a str,
    /// The host of the site.
    pub host: &'a str,
    /// What it is.
    pub title: &'a str,
    /// Where it is.
    pub place: &'a str,
    /// What else is said of it.
    pub note: &'a str,
    /// The page of the meeting.
    pub url: &'a str,
    /// Milliseconds UTC.
    pub starts_at: i64,
    /// Milliseconds UTC.
    pub ends_at: i64,
    /// When it was last changed: of two files the later one counts.
    pub changed_at: i64,
    /// Whether it does not take place.
    pub is_cancelled: bool,
}

/// The file.
pub fn calendar_file(entry: &CalendarEntry<'_>) -> String {
    let status = if entry.is_cancelled { "CANCELLED" } else { "CONFIRMED" };
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Khue Van//Meetings//VI".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
        "METHOD:PUBLISH".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}@{}", entry.id, entry.host),
        format!("DTSTAMP:{}", instant(entry.changed_at)),
        format!("SEQUENCE:{}", entry.changed_at.div_euclid(1000).rem_euclid(i64::from(i32::MAX))),
        format!("DTSTART:{}", instant(entry.starts_at)),
        format!("DTEND:{}", instant(entry.ends_at)),
        format!("SUMMARY:{}", escaped(entry.title)),
        format!("LOCATION:{}", escaped(entry.place)),
        format!("DESCRIPTION:{}", escaped(entry.note)),
        format!("URL:{}", entry.url),
        format!("STATUS:{status}"),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.iter().map(|line| folded(line)).collect()
}

fn instant(at: i64) -> String {
    let at = Timestamp::from_millisecond(at).unwrap_or(Timestamp::UNIX_EPOCH);
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' | ';' | ',' => escaped.extend(['\\', sign]),
            '\n' => escaped.push_str("\\n"),
            sign if sign.is_control() => {}
            sign => escaped.push(sign),
        }
    }
    escaped
}

/// A line of at most 75 bytes, what is longer on lines that begin with a space; no letter is cut.
fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + 2);
    let mut room = 75;
    for letter in line.chars() {
        if letter.len_utf8() > room {
            folded.push_str("\r\n ");
            room = 74;
        }
        folded.push(letter);
        room -= letter.len_utf8();
    }
    folded + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_becomes_an_entry() {
        let long = "Thực hành xử lý văn bản; chia nhóm, mang theo máy tính xách tay và bản in biểu mẫu của xã mình";
        let entry = CalendarEntry {
            id: "m-1",
            host: "khuevan.example.vn",
            title: long,
            place: "Hội trường A, tầng 2",
            note: "dòng một\ndòng hai\u{7}",
            url: "https://khuevan.example.vn/meetings/m-1",
            starts_at: 1_800_000_000_000,
            ends_at: 1_800_005_400_000,
            changed_at: 1_799_000_000_000,
            is_cancelled: false,
        };
        let file = calendar_file(&entry);
        assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
        let unfolded = file.replace("\r\n ", "");
        assert!(unfolded.contains("SUMMARY:Thực hành xử lý văn bản\\; chia nhóm\\, mang"), "{unfolded}");
        assert!(unfolded.contains("\r\nDESCRIPTION:dòng một\\ndòng hai\r\n"), "{unfolded}");
        assert!(unfolded.contains("\r\nDTSTART:20270115T080000Z\r\nDTEND:20270115T093000Z\r\n"), "{unfolded}");
        assert!(unfolded.contains("\r\nUID:m-1@khuevan.example.vn\r\n") && unfolded.ends_with("END:VCALENDAR\r\n"));
        assert!(calendar_file(&CalendarEntry { is_cancelled: true, ..entry }).contains("STATUS:CANCELLED"));
    }
}
