//! Links between the files of a course, as authors write them and as the reader takes them.

use super::links::{decode, encode, join};
use crate::text::nfc;

/// The path to which a link leads, whether there is a file or not.
pub(crate) fn resolved(from: &str, target: &str) -> Option<String> {
    let target = target.split(['#', '?']).next().unwrap_or_default();
    (!target.starts_with('/') && !target.contains('\\')).then(|| join(from, &nfc(&decode(target))))?
}

/// A link from one file of a course to another, as an author writes it.
pub(crate) fn link_target(from: &str, to: &str) -> String {
    let folder: Vec<&str> = from.split('/').collect();
    let folder = &folder[..folder.len() - 1];
    let parts: Vec<&str> = to.split('/').collect();
    let shared = folder.iter().zip(&parts[..parts.len() - 1]).take_while(|(left, right)| left == right).count();
    encode(&format!("{}{}", "../".repeat(folder.len() - shared), parts[shared..].join("/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_back_to_its_file() {
        for (from, to, link) in [
            ("course.md", "m1/bài 1.md", "m1/b%C3%A0i%201.md"),
            ("m1/module.md", "m1/bai-1.md", "bai-1.md"),
            ("m1/a/b.md", "m2/bai-1.md", "../../m2/bai-1.md"),
        ] {
            assert_eq!(link_target(from, to), link);
            assert_eq!(resolved(from, link).as_deref(), Some(to));
        }
        assert_eq!((resolved("a.md", "../x"), resolved("a.md", "/x"), resolved("a.md", "b\\c")), (None, None, None));
    }
}
