//! Where a link of a course goes: another part of it, one of its media, or the open web.

use super::{
    manuscript::{Report, say},
    near::nearest,
    source::is_readme,
};
use crate::{locale::Locale, problem::Place, text::nfc};
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
}

/// What is wrong with a link.
pub(super) enum Dead {
    Unsafe,
    Absolute,
    Outside,
    Missing(String),
    NotInOutline,
    Foreign,
}

impl Shelf {
    /// The safe address of a link, as it stands in an attribute before escaping.
    pub fn link(&mut self, from: &str, target: &str) -> Result<String, Dead> {
        if let Some(scheme) = scheme(target) {
            return match scheme.as_str() {
                "http" | "https" | "mailto" => Ok(target.to_owned()),
                _ => Err(Dead::Unsafe),
            };
        }
        let (path, fragment) = target.split_once('#').map_or((target, None), |(path, name)| (path, Some(name)));
        let anchor = fragment
            .filter(|name| !name.is_empty())
            .map(|name| format!("#{ANCHOR_PREFIX}{}", decode(name)))
            .unwrap_or_default();
        if path.is_empty() {
            return Ok(if anchor.is_empty() { "#".to_owned() } else { anchor });
        }
        let path = self.file(from, path)?;
        if !path.ends_with(".md") {
            self.used_media.insert(path.clone());
            return Ok(format!("{MEDIA_MARKER}{}", encode(&path)));
        }
        let course = &self.course;
        match self.parts.get(&path) {
            Some(Part::Course) => Ok(format!("/courses/{course}{anchor}")),
            Some(Part::Module(id)) => Ok(format!("/courses/{course}#{id}")),
            Some(Part::Lesson(id)) => Ok(format!("/courses/{course}/lessons/{id}{anchor}")),
            Some(Part::Quiz(id)) => Ok(format!("/courses/{course}/quizzes/{id}")),
            None => Err(Dead::NotInOutline),
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
            return Ok(path);
        }
        Err(Dead::Missing(path))
    }
}

impl Dead {
    /// Reports a link that leads nowhere.
    pub fn report(&self, target: &str, offset: usize, shelf: &Shelf, report: &mut Report<'_>) {
        self.report_at(target, report.manuscript.place(offset), shelf, report);
    }

    /// Reports it at a place of the front matter.
    pub fn report_at(&self, target: &str, place: Place, shelf: &Shelf, report: &mut Report<'_>) {
        if report.problems.is_full() {
            return;
        }
        let short: String = target.chars().take(80).collect();
        let (code, what, mend) = match self {
            Self::Unsafe => (
                "unsafe-link",
                say(format!("Không cho phép liên kết “{short}”."), format!("The link '{short}' is not allowed.")),
                say(
                    "Chỉ dùng http, https, mailto hoặc đường dẫn tương đối.",
                    "Use http, https, mailto or a relative path.",
                ),
            ),
            Self::Absolute => (
                "dead-link",
                say(
                    format!("Đường dẫn “{short}” không tính từ tệp này."),
                    format!("The path '{short}' is not relative to this file."),
                ),
                say(
                    "Viết đường dẫn tương đối với dấu /, ví dụ: ../media/hinh.svg",
                    "Write a relative path with /, for instance: ../media/figure.svg",
                ),
            ),
            Self::Outside => (
                "dead-link",
                say(
                    format!("Đường dẫn “{short}” ra ngoài thư mục khóa học."),
                    format!("The path '{short}' leaves the folder of the course."),
                ),
                say(
                    "Chép tệp vào thư mục khóa học rồi sửa đường dẫn.",
                    "Copy the file into the course's folder and link to it there.",
                ),
            ),
            Self::Missing(path) => {
                let (vi, en) = match nearest(path, shelf.paths.iter().map(String::as_str)) {
                    Some(near) => (format!("Có phải “{near}”?"), format!("Did you mean '{near}'?")),
                    None => (
                        "Thêm tệp ấy, hoặc sửa đường dẫn (tính từ thư mục của tệp này).".to_owned(),
                        "Add the file, or mend the path (relative to this file's folder).".to_owned(),
                    ),
                };
                let path: String = path.chars().take(120).collect();
                (
                    "dead-link",
                    say(format!("Không có tệp “{path}”."), format!("There is no file '{path}'.")),
                    say(vi, en),
                )
            }
            Self::NotInOutline => (
                "dead-link",
                say(
                    format!("“{short}” không phải là một phần trong mục lục."),
                    format!("'{short}' is not a part of the outline."),
                ),
                say(
                    "Chỉ liên kết đến bài học, bài kiểm tra, mô-đun hoặc tệp trong media.",
                    "Link to lessons, quizzes, modules or media only.",
                ),
            ),
            Self::Foreign => (
                "foreign-media",
                say(
                    "Hình ảnh, âm thanh, video phải nằm trong thư mục khóa học.",
                    "Pictures, sound and video must lie in the course's folder.",
                ),
                say(
                    "Tải tệp về thư mục media rồi dùng đường dẫn tương đối.",
                    "Download the file into media and use a relative path.",
                ),
            ),
        };
        report.error_at(place, code, what, mend);
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

fn join(from: &str, target: &str) -> Option<String> {
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

fn decode(text: &str) -> String {
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

fn encode(path: &str) -> String {
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

    fn shelf() -> Shelf {
        Shelf {
            course: "c".into(),
            lang: Locale::Vi,
            paths: ["course.md", "m/bai-1.md", "m/bai-2.md", "media/hình 1.svg", "README.md"].map(String::from).into(),
            parts: [("m/bai-2.md".to_owned(), Part::Lesson("b2".into()))].into(),
            used_media: BTreeSet::new(),
        }
    }

    #[test]
    fn links_become_addresses() {
        let mut shelf = shelf();
        let mut link = |target| shelf.link("m/bai-1.md", target).ok();
        assert_eq!(link("bai-2.md#ba"), Some("/courses/c/lessons/b2#muc-ba".into()));
        assert_eq!(link("https://a.vn/?q=1:2"), Some("https://a.vn/?q=1:2".into()));
        assert_eq!(link("#hai"), Some("#muc-hai".into()));
        assert_eq!(link("../media/h%C3%ACnh%201.svg"), Some("khuevan-media:media/h%C3%ACnh%201.svg".into()));
        assert_eq!(shelf.used_media.len(), 1);
    }

    #[test]
    fn bad_links_are_refused() {
        let mut shelf = shelf();
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
            assert!(shelf.link("m/bai-1.md", target).is_err(), "{target}");
        }
        assert!(matches!(shelf.medium("m/bai-1.md", "https://a.vn/x.png"), Err(Dead::Foreign)));
    }
}
