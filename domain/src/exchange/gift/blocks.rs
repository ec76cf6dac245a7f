//! A GIFT file as questions: empty lines part them; comments and categories stand around them.

use super::escape::{COMMENT, hide, show};
use crate::exchange::{LONGEST_QUESTION, names};

/// One question as it is written.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// The line of its first letter.
    pub line: usize,
    /// Its text, escaped signs hidden.
    pub text: String,
    /// What Moodle wrote into the comment above it: `[id:…]`.
    pub id: Option<String>,
    /// Its tags: those of its comment, and the names of its category.
    pub tags: Vec<String>,
    /// Whether it is longer than any question.
    pub too_long: bool,
}

/// The questions of a file.
pub(super) struct Blocks<'t> {
    lines: std::iter::Enumerate<std::str::Split<'t, char>>,
    category: Vec<String>,
}

impl<'t> Blocks<'t> {
    pub fn of(text: &'t str) -> Self {
        Self { lines: text.split('\n').enumerate(), category: Vec::new() }
    }
}

impl Iterator for Blocks<'_> {
    type Item = Block;

    fn next(&mut self) -> Option<Block> {
        let mut block = Block::default();
        for (at, line) in self.lines.by_ref() {
            let trimmed = line.trim();
            if trimmed.is_empty() {
                if block.line > 0 {
                    break;
                }
                // A comment that no question follows belongs to none.
                block = Block::default();
            } else if let Some(comment) = trimmed.strip_prefix("//") {
                block.comment(comment);
            } else if let (0, Some(category)) = (block.line, trimmed.strip_prefix("$CATEGORY:")) {
                self.category = tags_of(category);
            } else {
                block.add(line, at + 1);
            }
        }
        if block.line == 0 {
            return None;
        }
        for tag in &self.category {
            block.tag(tag);
        }
        Some(block)
    }
}

impl Block {
    fn add(&mut self, line: &str, number: usize) {
        if self.line == 0 {
            self.line = number;
        } else {
            self.text.push('\n');
        }
        self.too_long |= self.text.len() + line.len() > LONGEST_QUESTION;
        if !self.too_long {
            hide(line, &mut self.text);
        }
    }

    fn comment(&mut self, comment: &str) {
        if self.line > 0 && !self.too_long {
            self.text.push(COMMENT);
        }
        if let Some(id) = marks(comment, "[id:").next() {
            self.id.get_or_insert(id);
        }
        for tag in marks(comment, "[tag:").collect::<Vec<_>>() {
            self.tag(&tag);
        }
    }

    fn tag(&mut self, text: &str) {
        let tag = names::tag(text).filter(|tag| !self.tags.contains(tag));
        // No heading has room for more.
        if self.tags.len() < 12 {
            self.tags.extend(tag);
        }
    }
}

/// What stands in `[id:…]` or `[tag:…]`; a bracket in it has a backslash.
fn marks<'t>(comment: &'t str, open: &'t str) -> impl Iterator<Item = String> + 't {
    comment.split(open).skip(1).take(20).filter_map(|rest| {
        let end = rest.match_indices(']').map(|(at, _)| at).find(|at| !rest[..*at].ends_with('\\'))?;
        Some(rest[..end].replace("\\]", "]").trim().to_owned())
    })
}

/// The names in the path of a category as tags.
fn tags_of(category: &str) -> Vec<String> {
    let mut hidden = String::new();
    hide(category, &mut hidden);
    names::category(&show(&hidden))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_lines_part_questions_and_comments_do_not() {
        let text = "// đầu\n\n// question: 1\n// [id:q-a] [tag:xa\\]] [tag:b c]\nMột\n// giữa\nhai\n\n \nBa";
        let blocks: Vec<Block> = Blocks::of(text).collect();
        assert_eq!(blocks[0].text, format!("Một{COMMENT}\nhai"));
        assert_eq!((blocks[0].line, blocks[0].id.as_deref()), (5, Some("q-a")));
        assert_eq!(blocks[0].tags, ["xa", "b-c"]);
        assert_eq!((blocks[1].line, blocks[1].text.as_str()), (10, "Ba"));
        assert_eq!(blocks.len(), 2);
    }

    #[test]
    fn a_category_tags_what_follows() {
        let text = "$CATEGORY: $course$/top/Văn thư // lưu trữ/Chương 1\n\nA\n\n$CATEGORY: $system$/B\nC";
        let blocks: Vec<Block> = Blocks::of(text).collect();
        assert_eq!(blocks[0].tags, ["van-thu-luu-tru", "chuong-1"]);
        assert_eq!((blocks[1].tags.clone(), blocks[1].line), (vec!["b".to_owned()], 6));
    }

    #[test]
    fn a_question_without_end_is_not_kept() {
        let blocks: Vec<Block> = Blocks::of(&"a\n".repeat(LONGEST_QUESTION)).collect();
        assert!(blocks[0].too_long && blocks[0].text.len() < 2 * LONGEST_QUESTION);
    }
}
