//! Feedback that says nothing.

use super::wording::options;
use crate::{
    course::{
        manuscript::{Report, say},
        question::ReadQuestion,
    },
    quiz::Choice,
    text::fold,
};

/// 'Sai rồi' says what the colour of the frame says already.
pub(in crate::course) fn check(questions: &[ReadQuestion], report: &mut Report<'_>) {
    for read in questions.iter().filter(|read| !read.question.retired) {
        check_options(options(&read.question), read.offset, report);
    }
}

fn check_options(options: &[Choice], offset: usize, report: &mut Report<'_>) {
    let empty = |choice: &&Choice| choice.feedback_html.as_deref().is_some_and(says_nothing);
    let Some(choice) = options.iter().find(empty) else { return };
    let text: String = choice.text.chars().take(60).collect();
    report.warning(
        offset,
        "feedback-says-nothing",
        say(
            format!("Nhận xét của phương án “{text}” không nói vì sao."),
            format!("The feedback to the option '{text}' does not say why."),
        ),
        say(
            "Gọi tên cách nghĩ của người chọn, rồi hậu quả của nó.",
            "Name the reasoning of whoever chose it, then its consequence.",
        ),
    );
}

fn says_nothing(html: &str) -> bool {
    const PHRASES: [&str; 24] = [
        "dung",
        "dung roi",
        "chinh xac",
        "rat tot",
        "tuyet voi",
        "sai",
        "sai roi",
        "chua dung",
        "chua chinh xac",
        "khong dung",
        "khong chinh xac",
        "co gang hon nhe",
        "co gang len",
        "thu lai",
        "hay thu lai",
        "xem lai bai",
        "hay xem lai bai",
        "doc lai bai",
        "hay doc lai bai",
        "right",
        "correct",
        "wrong",
        "incorrect",
        "try again",
    ];
    let text = without_tags(html);
    let mut sentences = text.split(['.', '!', '?', '…', ',', ';', ':']).map(fold).filter(|part| !part.is_empty());
    sentences.all(|sentence| PHRASES.contains(&sentence.as_str()))
}

/// The text of safe HTML; entities stay, for nothing here looks for them.
fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut in_tag = false;
    for letter in html.chars() {
        match letter {
            '<' => in_tag = true,
            '>' => {
                in_tag = false;
                text.push(' ');
            }
            letter if !in_tag => text.push(letter),
            _ => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feedback_of_set_phrases_says_nothing() {
        for html in ["<p>Sai rồi.</p>", "<p>Chính xác! Rất tốt!</p>", "<p>Sai. Hãy xem lại bài.</p>", "<p></p>"]
        {
            assert!(says_nothing(html), "{html}");
        }
        assert!(!says_nothing("<p>Đúng: việc mới thì cần một lần duyệt.</p>"));
    }
}
