//! Paths of files as addresses and forms name them: inside the course, and nothing that a folder would hide.

use domain::text::{length, nfc};

/// The longest path, in characters.
const LONGEST: usize = 200;
/// How deep a file may lie.
const DEEPEST: usize = 8;

/// The path of a text, if it names one: relative, NFC, without climbing, without hidden parts, ending in `.md`.
pub fn text_path(path: &str) -> Option<String> {
    plain_path(path).filter(|path| path.ends_with(".md"))
}

/// The path of any file, by the same rules.
pub fn plain_path(path: &str) -> Option<String> {
    let path = nfc(path);
    let parts: Vec<&str> = path.split('/').collect();
    let is_plain = |part: &&str| {
        !part.is_empty() && !part.starts_with('.') && !part.ends_with([' ', '.']) && part.trim_start() == *part
    };
    let is_sign = |letter: char| letter.is_control() || r#"\<>:"|?*"#.contains(letter);
    let is_good =
        length(&path) <= LONGEST && parts.len() <= DEEPEST && parts.iter().all(is_plain) && !path.contains(is_sign);
    is_good.then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_inside_its_course() {
        assert_eq!(text_path("m1/bai-1.md").as_deref(), Some("m1/bai-1.md"));
        assert_eq!(text_path("m1/bài.md").as_deref(), Some("m1/bài.md"));
        for bad in [
            "",
            ".md",
            "/etc/passwd.md",
            "../course.md",
            "m1/../../x.md",
            "m1//x.md",
            "m1/./x.md",
            ".git/x.md",
            "m1\\x.md",
            "C:/x.md",
            "m1/x.md\n",
            "m1/x\u{0}.md",
            " x.md",
            "m1/x.html",
            "m1./x.md",
            "a/b/c/d/e/f/g/h/i.md",
        ] {
            assert_eq!(text_path(bad), None, "{bad:?}");
        }
        assert_eq!(text_path(&format!("{}.md", "ễ".repeat(197))).map(|path| length(&path)), Some(200));
        assert_eq!(text_path(&format!("{}.md", "ễ".repeat(198))), None);
        assert!(plain_path("media/hình.png").is_some());
    }
}
