//! Ids and tags that our format allows, each id once.

use crate::course::{is_id, slug};
use std::collections::{BTreeMap, BTreeSet};

/// Ids stay this short, so that a number still fits behind them.
const LONGEST: usize = 56;
/// An id made from a question's own words is a handle, no sentence.
const LONGEST_OF_WORDS: usize = 32;
const LONGEST_TAG: usize = 40;

/// The ids that are given away already.
#[derive(Default)]
pub(super) struct Names {
    used: BTreeSet<String>,
    /// The next number behind each id that was wanted twice.
    next: BTreeMap<String, usize>,
}

impl Names {
    /// A new id: the wanted one if it is free, else the same with a number.
    pub fn give(&mut self, wanted: &str) -> String {
        let mut id = wanted.to_owned();
        let next = self.next.entry(wanted.to_owned()).or_insert(1);
        while self.used.contains(&id) {
            *next += 1;
            id = format!("{wanted}-{next}");
        }
        self.used.insert(id.clone());
        id
    }
}

/// The id nearest to what a question is called elsewhere, or to its first words.
pub(super) fn id_for(own: Option<&str>, title: Option<&str>, words: &str, number: usize) -> String {
    if let Some(own) = own.filter(|own| is_id(own) && own.starts_with("q-")) {
        return own.to_owned();
    }
    let named = [own, title].into_iter().flatten().map(slug).find(|slug| !slug.is_empty());
    let slug = named.map_or_else(|| cut(&slug(words), LONGEST_OF_WORDS), |named| cut(&named, LONGEST));
    match slug.as_str() {
        "" => format!("q-{number}"),
        slug if slug.starts_with("q-") => slug.to_owned(),
        slug => format!("q-{slug}"),
    }
}

/// A tag as the heading of a question can hold it.
pub(super) fn tag(text: &str) -> Option<String> {
    let text = text.trim();
    let allowed = |letter: char| letter.is_alphanumeric() || "-_./".contains(letter);
    let fits = !text.is_empty() && text.chars().count() <= LONGEST_TAG && text.chars().all(allowed);
    let tag = if fits { text.to_owned() } else { cut(&slug(text), LONGEST_TAG) };
    (!tag.is_empty()).then_some(tag)
}

/// The names in the path of a category as tags, but for those that Moodle gives every course. Two strokes are one in a
/// name.
pub(super) fn category(path: &str) -> Vec<String> {
    let path = path.replace("//", "\u{1}");
    let is_own = |name: &&str| !name.is_empty() && !name.starts_with('$') && *name != "top";
    path.split('/').map(str::trim).filter(is_own).filter_map(|name| tag(&slug(name))).collect()
}

/// Cut between two words where there are several.
fn cut(slug: &str, longest: usize) -> String {
    if slug.len() <= longest {
        return slug.to_owned();
    }
    let head = &slug[..longest];
    let end = if slug[longest..].starts_with('-') { longest } else { head.rfind('-').unwrap_or(longest) };
    head[..end].trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_id_is_given_once() {
        let mut names = Names::default();
        let given = ["q-a", "q-a", "q-a-2", "q-a", "q-b"].map(|wanted| names.give(wanted));
        assert_eq!(given, ["q-a", "q-a-2", "q-a-2-2", "q-a-3", "q-b"]);
    }

    #[test]
    fn an_id_says_what_the_question_is_called() {
        assert_eq!(id_for(Some("q-VT"), Some("Câu 1"), "", 1), "q-vt");
        assert_eq!(id_for(Some("q-vt"), None, "", 1), "q-vt");
        assert_eq!(id_for(None, Some("Câu 1: Văn thư"), "x", 1), "q-cau-1-van-thu");
        let words = "Văn bản nào quy định công tác văn thư hiện nay?";
        assert_eq!(id_for(None, None, words, 1), "q-van-ban-nao-quy-dinh-cong-tac");
        assert_eq!(id_for(None, Some("???"), "…", 7), "q-7");
    }

    #[test]
    fn a_tag_is_one_word() {
        assert_eq!(tag("Văn-thư").as_deref(), Some("Văn-thư"));
        assert_eq!(tag(" Văn thư, lưu trữ ").as_deref(), Some("van-thu-luu-tru"));
        assert_eq!(tag("{=}"), None);
    }
}
