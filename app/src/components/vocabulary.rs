//! The fixed words of courses: content groups, tracks, levels, audiences, forms.

use crate::words::Words;

/// The name of a content group of the law.
pub fn group(words: Words, group: u8) -> String {
    words.say(group_key(group))
}

fn group_key(group: u8) -> &'static str {
    match group {
        0 | 1 => "group-politics",
        2 => "group-defence",
        3 => "group-administration",
        4 => "group-position",
        _ => "group-digital",
    }
}

/// The name of a track; one that the product does not know keeps the author's word.
pub fn track(words: Words, track: &str) -> String {
    named(words, track, track_key(track))
}

fn track_key(track: &str) -> &'static str {
    match track {
        "leadership" => "track-leadership",
        "digital" => "track-digital",
        "reform" => "track-reform",
        "ethics" => "track-ethics",
        "service" => "track-service",
        _ => "",
    }
}

/// The name of a level.
pub fn level(words: Words, level: &str) -> String {
    named(words, level, level_key(level))
}

fn level_key(level: &str) -> &'static str {
    match level {
        "co-ban" => "level-basic",
        "trung-cap" => "level-intermediate",
        "nang-cao" => "level-advanced",
        _ => "",
    }
}

/// How a course is taught.
pub fn form(words: Words, form: &str) -> String {
    named(words, form, form_key(form))
}

fn form_key(form: &str) -> &'static str {
    match form {
        "truc-tuyen" => "form-online",
        "truc-tiep" => "form-on-site",
        "ket-hop" => "form-blended",
        _ => "",
    }
}

/// For whom a course is.
pub fn audience(words: Words, audience: &str) -> String {
    named(words, audience, audience_key(audience))
}

fn audience_key(audience: &str) -> &'static str {
    match audience {
        "cap-xa" => "audience-commune",
        "cong-chuc-tre" => "audience-young",
        "can-bo-nu" => "audience-women",
        "lanh-dao-phong" => "audience-division-heads",
        "lanh-dao-xa" => "audience-commune-heads",
        "mot-cua" => "audience-one-stop",
        "cong-chuc" | "moi-cong-chuc" => "audience-everybody",
        "vien-chuc" => "audience-public-employees",
        _ => "",
    }
}

fn named(words: Words, own: &str, key: &str) -> String {
    if key.is_empty() { own.replace('-', " ") } else { words.say(key) }
}
