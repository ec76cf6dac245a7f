//! Sentences and paragraphs that are too long for a telephone and a busy reader.

use crate::{
    course::{
        manuscript::{Report, say},
        markdown::{Node, plain},
    },
    text::words,
};

/// The longest sentence that is still read in one go, in words; good ones have fewer than 25.
const LONGEST_SENTENCE: usize = 40;
/// The most sentences and words of a paragraph; good ones have five sentences.
const MOST_SENTENCES: usize = 9;
const MOST_WORDS: usize = 120;

/// Warns of a paragraph that is a wall of text, else of its first endless sentence.
pub(in crate::course) fn check_paragraph(nodes: &[Node<'_>], report: &mut Report<'_>) {
    let (Some(first), Some(last)) = (nodes.first(), nodes.last()) else { return };
    let offset = first.range.start;
    // Nearly every paragraph is short, and counting its spaces costs nothing.
    let source = report.manuscript.text.get(offset..last.range.end).unwrap_or_default();
    let gaps = source.bytes().filter(u8::is_ascii_whitespace).count();
    let ends = source.bytes().filter(|byte| matches!(byte, b'.' | b'!' | b'?' | b';')).count();
    if gaps < LONGEST_SENTENCE && ends <= MOST_SENTENCES && !source.contains('…') {
        return;
    }
    let text = plain(nodes);
    let sentences: Vec<&str> = sentences(&text).collect();
    let count: usize = words(&text);
    if sentences.len() > MOST_SENTENCES || count > MOST_WORDS {
        let number = sentences.len();
        report.warning(
            offset,
            "paragraph-too-long",
            say(
                format!("Đoạn này có {number} câu, {count} chữ."),
                format!("The paragraph has {number} sentences and {count} words."),
            ),
            say(
                "Mỗi đoạn một ý, khoảng năm câu; tách đoạn bằng một dòng trống.",
                "One idea a paragraph, about five sentences; part it with an empty line.",
            ),
        );
        return;
    }
    let Some((sentence, length)) =
        sentences.iter().map(|sentence| (sentence, words(sentence))).find(|(_, length)| *length > LONGEST_SENTENCE)
    else {
        return;
    };
    let beginning: String = sentence.split(' ').take(6).collect::<Vec<_>>().join(" ").chars().take(60).collect();
    report.warning(
        offset,
        "sentence-too-long",
        say(
            format!("Câu “{beginning} …” dài {length} chữ."),
            format!("The sentence '{beginning} …' has {length} words."),
        ),
        say(
            "Tách thành hai ba câu; câu dễ đọc có dưới 25 chữ.",
            "Make two or three of it; a sentence that reads well has fewer than 25 words.",
        ),
    );
}

/// The sentences of a plain text; a semicolon ends one, because readers pause there.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    let mut cuts = Vec::new();
    while let Some((at, letter)) = letters.next() {
        let is_end = matches!(letter, '!' | '?' | '…' | ';') || (letter == '.' && !is_initial(&text[start..at]));
        // What closes a quotation belongs to the sentence before it.
        let followed =
            letters.peek().is_none_or(|(_, next)| next.is_whitespace() || matches!(next, '"' | '”' | ')' | '’'));
        if is_end && followed {
            cuts.push((start, at + letter.len_utf8()));
            start = at + letter.len_utf8();
        }
    }
    cuts.push((start, text.len()));
    cuts.into_iter().map(|(start, end)| text[start..end].trim()).filter(|sentence| words(sentence) > 0)
}

/// `Q.` in a name, `1.` at the beginning.
fn is_initial(before: &str) -> bool {
    let word = before.rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if letter.is_uppercase() => true,
        _ => before.trim_start() == word && word.bytes().all(|byte| byte.is_ascii_digit()),
    }
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn sentences_end_before_a_space_or_a_closing_quotation() {
        let parts = |text| sentences(text).collect::<Vec<_>>();
        assert_eq!(parts("Số 3.321 đúng. \"Chưa?\" Rồi; xong"), ["Số 3.321 đúng.", "\"Chưa?", "\" Rồi;", "xong"]);
        assert_eq!(parts("Tôi hỏi Q. vướng gì. Mức 2. Xong."), ["Tôi hỏi Q. vướng gì.", "Mức 2.", "Xong."]);
        assert_eq!(parts("1. Tôi hỏi"), ["1. Tôi hỏi"]);
        assert_eq!(parts(" … "), Vec::<&str>::new());
    }
}
