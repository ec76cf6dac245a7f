//! Typed answers of other systems: accepted ones, mistakes with feedback, and what our format cannot say.

use super::{
    document::Block,
    draft::Key,
    options::FULL,
    reading::Reading,
    told::{Refusal, say, short, tell_partial},
};

/// The answers of one question so far.
#[derive(Default)]
pub(super) struct Accepted {
    right: Vec<String>,
    wrong: Vec<(String, Vec<Block>)>,
    explained: Vec<(Vec<Block>, usize)>,
}

impl Accepted {
    /// Adds an answer of some weight in percent; in a pattern `*` stands for any words.
    pub fn add(
        &mut self,
        pattern: &str,
        weight: f64,
        feedback: Vec<Block>,
        line: usize,
        reading: &mut Reading<'_>,
    ) -> Result<(), Refusal> {
        if pattern == "*" {
            self.explained.push((feedback, line));
            return Ok(());
        }
        let Some(answer) = without_wildcard(pattern) else {
            tell_wildcard(pattern, line, reading);
            return Ok(());
        };
        if answer.is_empty() {
            return Err(Refusal::new(
                line,
                "answer-empty",
                say("Một đáp án không có chữ.", "An answer has no text."),
                say("Viết nội dung của đáp án.", "Write the answer."),
            ));
        }
        if weight >= FULL {
            if !self.right.contains(&answer) {
                self.right.push(answer);
            }
            self.explained.push((feedback, line));
            return Ok(());
        }
        if weight > 0.0 {
            tell_partial(&answer, weight, line, reading.changes);
        }
        self.wrong.push((answer, feedback));
        Ok(())
    }

    /// The key; `case` says whether capitals matter.
    pub fn finish(self, case: bool, line: usize, reading: &mut Reading<'_>) -> Result<Key, Refusal> {
        if self.right.is_empty() {
            return Err(Refusal::new(
                line,
                "no-right-answer",
                say(
                    "Câu trả lời ngắn không còn đáp án đúng nào nhận được.",
                    "The short answer has no right answer that can be taken.",
                ),
                say(
                    "Thêm một đáp án đủ điểm, không có dấu * (trong GIFT: {=đáp án}).",
                    "Add one worth everything, without * (in GIFT: {=answer}).",
                ),
            ));
        }
        self.explained.into_iter().for_each(|(feedback, line)| reading.move_feedback(feedback, line));
        Ok(Key::Words { right: self.right, wrong: self.wrong, case })
    }
}

/// An answer whose asterisks are all letters; nothing where one stands for any words.
fn without_wildcard(pattern: &str) -> Option<String> {
    let mut answer = String::with_capacity(pattern.len());
    let mut letters = pattern.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.peek() == Some(&'*') => answer.extend(letters.next()),
            '*' => return None,
            letter => answer.push(letter),
        }
    }
    Some(answer)
}

fn tell_wildcard(pattern: &str, line: usize, reading: &mut Reading<'_>) {
    let pattern = short(pattern);
    reading.changes.at(
        line,
        "wildcard-dropped",
        say(
            format!("Đáp án “{pattern}” có dấu * thay cho chữ bất kỳ, ở đây không có; đã bỏ."),
            format!("The answer '{pattern}' has * for any words, which we do not have; it was left out."),
        ),
        say(
            "Thêm các cách viết được nhận: or= …; dấu * thật viết là \\*.",
            "Add what is to be accepted: or= …; write a real * as \\*.",
        ),
    );
}
