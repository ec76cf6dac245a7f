//! Ids: `[a-z0-9-]{1,64}`, and what to propose for a text that is none.

use crate::text::fold;

/// The longest id.
const LONGEST: usize = 64;

/// Whether a text may be an id.
pub fn is_id(text: &str) -> bool {
    (1..=LONGEST).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// The id nearest to a text; empty when it holds no letter or digit.
pub(crate) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for letter in fold(text).chars() {
        if slug.len() == LONGEST {
            break;
        }
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// The same in at most 24 letters, cut between words: ids are typed and read aloud.
pub fn short_slug(text: &str) -> String {
    const SHORT: usize = 24;
    let slug = slug(text);
    if slug.len() <= SHORT {
        return slug;
    }
    let cut = slug[..=SHORT].rfind('-').unwrap_or(SHORT);
    slug[..cut].trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_ids() {
        assert_eq!(slug("Hỏng ở đâu?"), "hong-o-dau");
        assert_eq!(slug("  Bài_1 "), "bai-1");
        assert_eq!(slug("???"), "");
        assert_eq!(short_slug("Vì sao số hóa giấy tờ chưa đủ?"), "vi-sao-so-hoa-giay-to");
        assert_eq!(short_slug(&"a".repeat(40)), "a".repeat(24));
        assert!(is_id("kt-m2") && !is_id("KT") && !is_id("") && !is_id(&"a".repeat(65)));
    }
}
