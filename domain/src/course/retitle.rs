//! Another title in the front matter of a file; everything else stays as its author wrote it.

use super::{
    front_matter,
    manuscript::{Manuscript, Problems, Report},
    skeleton::quoted,
    source::normalise,
    yaml::{Node, Value},
};
use crate::problem::Place;

/// The title of a file.
pub(crate) fn title_of(text: &str) -> Option<String> {
    match entries(&normalise(text)).into_iter().find(|(key, ..)| key == "title")?.2.value {
        Value::Text(title) => Some(title),
        _ => None,
    }
}

/// The text with another title; `None` when its front matter is written so that this cannot be done safely.
pub(crate) fn with_title(text: &str, title: &str) -> Option<String> {
    let before = entries(&normalise(text));
    let (_, place, _) = before.iter().find(|(key, ..)| key == "title")?;
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let (above, line) = (lines.get(..place.line - 1)?.concat(), lines.get(place.line - 1)?);
    let value = line.strip_prefix("title:")?;
    let further = lines[place.line..].iter().take_while(|line| line.starts_with([' ', '\t'])).count();
    let (comment, end) = tail(value);
    let written = format!("{above}title: {}{comment}{end}{}", quoted(title), lines[place.line + further..].concat());
    let after = entries(&normalise(&written));
    let is_kept = before.len() == after.len()
        && before.iter().zip(&after).all(|((key, _, old), (other, _, new))| {
            key == other
                && if key == "title" { new.value == Value::Text(title.to_owned()) } else { old.says_the_same(new) }
        });
    is_kept.then_some(written)
}

/// The comment behind a value with the spaces before it, and what ends the line.
fn tail(value: &str) -> (&str, &str) {
    let content = value.trim_end_matches(['\n', '\r']);
    let end = &value[content.len()..];
    let inner = content.trim_start();
    // In quotation marks a hash is text.
    let from = match inner.chars().next() {
        Some(mark @ ('"' | '\'')) => inner[1..].rfind(mark).map_or(inner.len(), |at| at + 2),
        _ => 0,
    };
    let skipped = content.len() - inner.len() + from;
    match content[skipped..].find(" #") {
        Some(at) => (&content[content[..skipped + at].trim_end().len()..], end),
        None => ("", end),
    }
}

fn entries(text: &str) -> Vec<(String, Place, Node)> {
    let manuscript = Manuscript::new(String::new(), String::new(), text.to_owned());
    let mut unheard = Problems::default();
    front_matter::entries(&mut Report::new(&manuscript, &mut unheard))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: &str, title: &str, after: &str) {
        let file = |front: &str| format!("---\nid: a\n{front}\nminutes: 5\n---\n\ntitle: chữ\n");
        assert_eq!(with_title(&file(before), title).as_deref(), Some(file(after).as_str()), "{before}");
    }

    #[test]
    fn only_the_title_changes() {
        check("title: Cũ", "Mới", "title: Mới");
        check("title: Cũ    # tên", "Mới", "title: Mới    # tên");
        check("title: \"Cũ # một\" # tên", "Mới: hai", "title: \"Mới: hai\" # tên");
        check("title: 'Cũ'\r", "# Mới", "title: \"# Mới\"\r");
        check("title: Cũ\n  dài", "Mới", "title: Mới");
        check("title: >\n  Cũ", "true", "title: \"true\"");
        check("title:", "Mới", "title: Mới");
    }

    #[test]
    fn what_is_not_understood_stays() {
        assert_eq!(with_title("---\n{ id: a, title: Cũ }\n---\n", "Mới"), None);
        assert_eq!(with_title("---\nid: a\n---\n", "Mới"), None);
        assert_eq!(with_title("Chữ", "Mới"), None);
        assert_eq!(title_of("---\r\ntitle: 'A # b'\r\n---\r\n").as_deref(), Some("A # b"));
    }
}
