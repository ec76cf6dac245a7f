//! The words that offices write for sex, kind, level, yes and no.

use super::{Sex, StaffKind, StaffLevel};
use crate::text;

/// Looks a folded word up in a table.
fn found<T: Copy>(table: &[(T, &[&str])], written: &str) -> Option<T> {
    let plain = text::fold(written);
    let plain = plain.trim_matches(|sign: char| ".,;".contains(sign)).trim();
    table.iter().find(|(_, words)| words.contains(&plain)).map(|(value, _)| *value)
}

/// The sex that a word means.
pub(super) fn sex(written: &str) -> Option<Sex> {
    const WORDS: &[(Sex, &[&str])] = &[
        (Sex::Female, &["nu", "female", "f", "woman", "femme", "feminin", "gai"]),
        (Sex::Male, &["nam", "male", "m", "man", "homme", "masculin", "h", "trai"]),
        (
            Sex::Unstated,
            &[
                "khong neu",
                "khong khai",
                "unstated",
                "not stated",
                "non precise",
                "non renseigne",
                "khac",
                "other",
                "autre",
            ],
        ),
    ];
    found(WORDS, written)
}

/// The kind of staff that a word means.
pub(super) fn staff_kind(written: &str) -> Option<StaffKind> {
    const WORDS: &[(StaffKind, &[&str])] = &[
        (StaffKind::CanBo, &["can bo", "cb", "can-bo", "cadre"]),
        (StaffKind::CongChuc, &["cong chuc", "cc", "cong-chuc", "official", "civil servant", "fonctionnaire"]),
        (StaffKind::VienChuc, &["vien chuc", "vc", "vien-chuc", "public employee", "agent public"]),
        (
            StaffKind::DaiBieu,
            &["dai bieu", "dai bieu hdnd", "dai bieu hoi dong nhan dan", "db", "dai-bieu", "deputy", "elected", "elu"],
        ),
        (
            StaffKind::Khac,
            &[
                "khac",
                "nguoi hoat dong khong chuyen trach",
                "khong chuyen trach",
                "hop dong",
                "other",
                "autre",
                "contract",
            ],
        ),
    ];
    found(WORDS, written)
}

/// The level that a word means.
pub(super) fn staff_level(written: &str) -> Option<StaffLevel> {
    const WORDS: &[(StaffLevel, &[&str])] = &[
        (StaffLevel::TrungUong, &["trung uong", "tw", "cap trung uong", "trung-uong", "central", "national"]),
        (StaffLevel::Tinh, &["tinh", "cap tinh", "thanh pho", "province", "provincial"]),
        (StaffLevel::Xa, &["xa", "cap xa", "phuong", "dac khu", "xa, phuong", "commune", "communal"]),
    ];
    found(WORDS, written)
}

/// Yes or no.
pub(super) fn yes(written: &str) -> Option<bool> {
    const WORDS: &[(bool, &[&str])] = &[
        (true, &["co", "x", "v", "yes", "y", "true", "1", "oui", "dung", "lanh dao", "la lanh dao"]),
        (false, &["khong", "no", "n", "false", "0", "non", "sai", "-", "–"]),
    ];
    found(WORDS, written)
}

/// Whether a word says that somebody has left.
pub(super) fn has_left(written: &str) -> Option<bool> {
    const WORDS: &[(bool, &[&str])] = &[(
        true,
        &[
            "nghi",
            "da nghi",
            "nghi viec",
            "nghi huu",
            "thoi viec",
            "chuyen di",
            "da chuyen",
            "chuyen cong tac",
            "left",
            "retired",
            "parti",
            "retraite",
        ],
    )];
    found(WORDS, written).or_else(|| yes(written))
}

/// Hosts of private mail.
pub(super) fn is_private_mail(email: &str) -> bool {
    const HOSTS: [&str; 14] = [
        "gmail.com",
        "googlemail.com",
        "yahoo.com",
        "yahoo.com.vn",
        "yahoo.fr",
        "hotmail.com",
        "outlook.com",
        "outlook.com.vn",
        "live.com",
        "icloud.com",
        "me.com",
        "proton.me",
        "protonmail.com",
        "zalo.me",
    ];
    email.rsplit_once('@').is_some_and(|(_, host)| HOSTS.contains(&host))
}

/// Whether a text has the shape of an e-mail address.
pub(super) fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.rsplit_once('@') else { return false };
    let is_plain = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && !part.ends_with('.')
            && !part.contains("..")
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_+'".contains(&byte))
    };
    text.len() <= 200 && is_plain(name) && is_plain(host) && host.contains('.')
}
