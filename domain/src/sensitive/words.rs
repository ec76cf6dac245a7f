//! The words that offices write.

use super::{MEMBER, NOT_MEMBER};
use crate::text;

/// Letters and figures alone, folded: `H'Mông` and `hmong` are one.
pub(super) fn letters(written: &str) -> String {
    text::fold(written).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// Whether a word says that somebody is a member of the Party.
pub(super) fn party(written: &str) -> Option<&'static str> {
    const MEMBERS: [&str; 13] = [
        "member",
        "dangvien",
        "dangvienchinhthuc",
        "dangviendubi",
        "chinhthuc",
        "dubi",
        "dv",
        "co",
        "x",
        "yes",
        "oui",
        "true",
        "1",
    ];
    const OTHERS: [&str; 11] = [
        "notmember",
        "quanchung",
        "khong",
        "chua",
        "khongladangvien",
        "chualadangvien",
        "chuavaodang",
        "no",
        "non",
        "false",
        "0",
    ];
    let word = letters(written);
    if MEMBERS.contains(&word.as_str()) {
        return Some(MEMBER);
    }
    OTHERS.contains(&word.as_str()).then_some(NOT_MEMBER)
}
