//! A translation to begin with: the texts of the original, to be written over.

use crate::course::{drift::stamped, front_matter::body_start, source::normalise};

/// Fields that a translation says in its own words.
const TEXTS: [&str; 5] = ["title", "summary", "aim", "outcomes", "sources"];

/// Attributes that are words.
const WORDS: [&str; 3] = ["low=", "high=", "unit="];

/// The text of a new translation: what people read of the original, with the line that says of which original it is.
///
/// `schema` is the address of the schema of translations as the file sees it.
pub fn new_translation(original: &str, schema: Option<&str>) -> String {
    let text = normalise(original);
    let (head, body) = text.split_at(body_start(&text));
    let schema = schema.map(|address| format!("# yaml-language-server: $schema={address}\n")).unwrap_or_default();
    let lines: Vec<String> = body.split('\n').map(translatable).collect();
    stamped(&text, &format!("---\n{schema}{}---\n{}", texts_of(head), lines.join("\n")))
}

/// The fields of a front matter that are text, as they are written.
fn texts_of(head: &str) -> String {
    let mut kept = String::new();
    let mut is_text = false;
    for line in head.lines().filter(|line| line.trim_end() != "---") {
        if line.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            is_text = TEXTS.iter().any(|field| line.strip_prefix(field).is_some_and(|rest| rest.starts_with(':')));
        } else if line.starts_with('#') {
            is_text = false;
        }
        if is_text {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// A heading keeps its id and its words; everything else of it comes from the original.
fn translatable(line: &str) -> String {
    let Some((title, attributes)) = line.strip_prefix('#').and_then(|_| line.rsplit_once("{#")) else {
        return line.to_owned();
    };
    let Some(attributes) = attributes.trim_end().strip_suffix('}') else { return line.to_owned() };
    let mut kept = attributes.split_whitespace();
    let id = kept.next().unwrap_or_default();
    let words: String = kept
        .filter(|attribute| WORDS.iter().any(|word| attribute.starts_with(word)))
        .map(|attribute| format!(" {attribute}"))
        .collect();
    format!("{title}{{#{id}{words}}}")
}

#[cfg(test)]
mod tests {
    use super::new_translation;

    #[test]
    fn a_translation_begins_with_the_texts_of_its_original() {
        let original = "---\nid: kt\ntitle: Kiểm tra\nmode: exam # một lần\nminutes: 5\n---\n\n\
                        ## Có ích? {#q-ich type=scale min=1 low=không}\n\nChữ {#không phải mã}.\n";
        let text = new_translation(original, None);
        let (front, body) = text[4..].split_once("---\n").unwrap();
        assert!(front.starts_with("title: Kiểm tra\nof: \""), "{front}");
        assert_eq!(body, "\n## Có ích? {#q-ich low=không}\n\nChữ {#không phải mã}.\n");
    }
}
