//! Where a link of a course goes: another part of it, one of its media, or the open web.

use super::{
    attributes::Stated,
    dead_link::Dead,
    manuscript::{Problems, Spot, say},
    shelving::language_of,
    source::is_readme,
};
use crate::{locale::Locale, text::nfc};
use std::collections::{BTreeMap, BTreeSet};

/// Stands for the address of the course's media until the revision is known; see [`super::Course::with_media_base`].
///
/// No author can write it: a quotation mark in a text never reaches the HTML as itself.
pub const MEDIA_MARKER: &str = "khuevan-media:";

/// Begins the anchors of headings, which keeps them apart from the page's own names.
pub(super) const ANCHOR_PREFIX: &str = "muc-";

/// A part of the course that has a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Course,
    Module(String),
    Lesson(String),
    Quiz(String),
}

/// What a course folder holds, for whoever follows a link.
#[derive(Clone)]
pub(super) struct Shelf {
    /// The id of the course.
    pub course: String,
    /// The language of the course.
    pub lang: Locale,
    /// Every path of the folder.
    pub paths: BTreeSet<String>,
    /// The pages by the path of their file.
    pub parts: BTreeMap<String, Part>,
    /// Media that some text links to.
    pub used_media: BTreeSet<String>,
    /// The anchors of all headings, by file.
    pub anchors: BTreeSet<(String, String)>,
    /// Links to headings, to be checked when all headings are known.
    pub wanted: Vec<WantedAnchor>,
    /// What the headings of the originals state, for those of their translations.
    pub stated: Stated,
    /// Whether translations are read, whose files stand for their originals.
    pub is_translation: bool,
}

/// A link to a heading.
#[derive(Clone)]
pub(super) struct WantedAnchor {
    pub path: String,
    pub anchor: String,
    pub spot: Spot,
}

impl Shelf {
    /// The shelf of a course of which nothing was read yet.
    pub fn new(course: String, lang: Locale, paths: BTreeSet<String>, parts: BTreeMap<String, Part>) -> Self {
        Self {
            course,
            lang,
            paths,
            parts,
            used_media: BTreeSet::new(),
            anchors: BTreeSet::new(),
            wanted: Vec::new(),
            stated: Stated::default(),
            is_translation: false,
        }
    }

    /// The same folder for the files in another language, of which nothing was read yet.
    pub fn in_language(&self, lang: Locale) -> Self {
        Self { lang, is_translation: true, wanted: Vec::new(), ..self.clone() }
    }

    /// The safe address of a link, as it stands in an attribute before escaping; `prefix` begins the anchors of its
    /// own file.
    pub fn link(&mut self, from: &str, target: &str, prefix: &str, spot: Spot) -> Result<String, Dead> {
        if let Some(scheme) = scheme(target) {
            return match scheme.as_str() {
                "http" | "https" | "mailto" => Ok(target.to_owned()),
                _ => Err(Dead::Unsafe),
            };
        }
        let (path, fragment) = target.split_once('#').unwrap_or((target, ""));
        let fragment = Some(decode(fragment)).filter(|name| !name.is_empty());
        if path.is_empty() {
            let Some(name) = fragment else { return Err(Dead::NotInOutline) };
            return Ok(self.want(from, format!("{prefix}{name}"), spot));
        }
        let path = self.file(from, path)?;
        if !path.ends_with(".md") {
            self.used_media.insert(path.clone());
            return Ok(format!("{MEDIA_MARKER}{}", encode(&path)));
        }
        let course = self.course.clone();
        match self.parts.get(&path).cloned() {
            Some(Part::Course) => Ok(format!("/courses/{course}")),
            Some(Part::Module(id)) => Ok(format!("/courses/{course}#{id}")),
            Some(Part::Lesson(id)) => {
                let anchor = fragment.map(|name| self.want(&path, format!("{ANCHOR_PREFIX}{name}"), spot));
                Ok(format!("/courses/{course}/lessons/{id}{}", anchor.unwrap_or_default()))
            }
            Some(Part::Quiz(id)) => Ok(format!("/courses/{course}/quizzes/{id}")),
            None => Err(Dead::NotInOutline),
        }
    }

    fn want(&mut self, path: &str, anchor: String, spot: Spot) -> String {
        let address = format!("#{anchor}");
        self.wanted.push(WantedAnchor { path: path.to_owned(), anchor, spot });
        address
    }

    /// Warns of links to headings that are not there; they still open the page.
    pub fn check_anchors(&self, problems: &mut Problems) {
        let known: BTreeSet<(&str, &str)> =
            self.anchors.iter().map(|(path, anchor)| (path.as_str(), anchor.as_str())).collect();
        for WantedAnchor { path, anchor, spot } in &self.wanted {
            if known.contains(&(path, anchor)) {
                continue;
            }
            let name: String = anchor.trim_start_matches(ANCHOR_PREFIX).chars().take(80).collect();
            problems.warning(
                spot,
                "dead-anchor",
                say(
                    format!("“{path}” không có tiêu đề nào mã “{name}”."),
                    format!("'{path}' has no heading '{name}'."),
                ),
                say(
                    format!("Đặt mã cho tiêu đề: ## … {{#{name}}}, hoặc sửa liên kết."),
                    format!("Give the heading its id: ## … {{#{name}}}, or mend the link."),
                ),
            );
        }
    }

    /// The address of a medium of this course, for `src`.
    pub fn medium(&mut self, from: &str, target: &str) -> Result<String, Dead> {
        let path = self.medium_path(from, target)?;
        Ok(format!("{MEDIA_MARKER}{}", encode(&path)))
    }

    /// The path of a medium inside the course folder, and that it is used.
    pub fn medium_path(&mut self, from: &str, target: &str) -> Result<String, Dead> {
        if scheme(target).is_some() {
            return Err(Dead::Foreign);
        }
        let path = self.file(from, target)?;
        if path.ends_with(".md") {
            return Err(Dead::NotInOutline);
        }
        self.used_media.insert(path.clone());
        Ok(path)
    }

    /// The path of an existing file that is content.
    pub fn file(&self, from: &str, target: &str) -> Result<String, Dead> {
        let target = target.split(['#', '?']).next().unwrap_or_default();
        if target.starts_with('/') || target.contains('\\') {
            return Err(Dead::Absolute);
        }
        let path = join(from, &nfc(&decode(target))).ok_or(Dead::Outside)?;
        if is_readme(&path) {
            return Err(Dead::NotInOutline);
        }
        if self.paths.contains(&path) {
            return Ok(self.original_of(path));
        }
        Err(Dead::Missing(path))
    }

    /// A translation may link to translations; the page is that of the original.
    fn original_of(&self, path: String) -> String {
        match language_of(&path).filter(|_| self.is_translation) {
            Some((original, _)) if self.paths.contains(&original) => original,
            _ => path,
        }
    }
}

fn scheme(target: &str) -> Option<String> {
    // Browsers skip spaces and control characters inside a scheme, so they may not hide one here.
    let clean: String = target.chars().filter(|letter| !letter.is_whitespace() && !letter.is_control()).collect();
    if clean.starts_with("//") {
        return Some(String::new());
    }
    let (name, _) = clean.split_once(':')?;
    if name.contains(['/', '#', '?', '.']) {
        return None;
    }
    Some(name.to_ascii_lowercase())
}

/// The path of a target as a file sees it; `None` when it leaves the folder.
pub(super) fn join(from: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

pub(super) fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let pair = bytes.get(at + 1..at + 3).and_then(|pair| std::str::from_utf8(pair).ok());
        match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) if bytes[at] == b'%' => {
                decoded.push(byte);
                at += 3;
            }
            _ => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

/// A path as it stands in a link.
pub(super) fn encode(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Place;

    fn shelf() -> Shelf {
        let paths = ["course.md", "m/bai-1.md", "m/bai-2.md", "m/bai-2.en.md", "media/hình 1.svg", "README.md"];
        let parts = [("m/bai-2.md".to_owned(), Part::Lesson("b2".into()))];
        Shelf::new("c".into(), Locale::Vi, paths.map(String::from).into(), parts.into())
    }

    #[test]
    fn links_become_addresses() {
        let mut shelf = shelf();
        let spot = Spot { file: "m/bai-1.md".into(), place: Place::START };
        let mut link = |target| shelf.link("m/bai-1.md", target, ANCHOR_PREFIX, spot.clone()).ok();
        assert_eq!(link("bai-2.md#ba"), Some("/courses/c/lessons/b2#muc-ba".into()));
        assert_eq!(link("https://a.vn/?q=1:2"), Some("https://a.vn/?q=1:2".into()));
        assert_eq!(link("#hai"), Some("#muc-hai".into()));
        assert_eq!(link("../media/h%C3%ACnh%201.svg"), Some("khuevan-media:media/h%C3%ACnh%201.svg".into()));
        assert_eq!(shelf.used_media.len(), 1);
    }

    #[test]
    fn a_translation_may_link_to_translations() {
        let spot = Spot { file: "m/bai-1.en.md".into(), place: Place::START };
        let link = |mut shelf: Shelf| shelf.link("m/bai-1.md", "bai-2.en.md", ANCHOR_PREFIX, spot.clone()).ok();
        assert_eq!(link(shelf().in_language(Locale::En)), Some("/courses/c/lessons/b2".into()));
        assert_eq!(link(shelf()), None);
    }

    #[test]
    fn bad_links_are_refused() {
        let mut shelf = shelf();
        let spot = Spot { file: "m/bai-1.md".into(), place: Place::START };
        for target in [
            "javascript:alert(1)",
            "JaVa\tScript:alert(1)",
            " data:text/html,x",
            "//evil.vn/x",
            "/etc",
            "../../x",
            "bai-1.md",
            "../README.md",
            "nope.md",
            "..\\x",
        ] {
            assert!(shelf.link("m/bai-1.md", target, ANCHOR_PREFIX, spot.clone()).is_err(), "{target}");
        }
        assert!(matches!(shelf.medium("m/bai-1.md", "https://a.vn/x.png"), Err(Dead::Foreign)));
    }
}
