//! The words of questions: what confuses, and what gives the key away.

use crate::{
    course::{
        manuscript::{Report, say},
        question::ReadQuestion,
    },
    quiz::{Choice, Kind, Question},
    text::fold,
};

/// Looks at the words of every question that is still asked; `shuffles` where its options may change places.
pub(in crate::course) fn check(questions: &[ReadQuestion], shuffles: bool, report: &mut Report<'_>) {
    for read in questions.iter().filter(|read| !read.question.retired) {
        check_negative(read, report);
        let options = options(&read.question);
        check_references(options, shuffles, read.offset, report);
        check_absolutes(options, read.offset, report);
    }
}

/// The options of a question with a key.
pub(super) fn options(question: &Question) -> &[Choice] {
    match &question.kind {
        Kind::Single(options) | Kind::Multiple(options) | Kind::TrueFalse(options) => options,
        _ => &[],
    }
}

/// 'Which of these is not …' is read as 'which is' by everybody in a hurry.
fn check_negative(read: &ReadQuestion, report: &mut Report<'_>) {
    let Some(word) = unmarked_negative(&read.question.prompt_html) else { return };
    report.warning(
        read.offset,
        "negative-not-marked",
        say(
            format!("Câu hỏi tìm điều ngược lại (“{word}”) nhưng chữ phủ định không nổi bật."),
            format!("The question asks for the opposite ('{word}'), but the negative does not stand out."),
        ),
        say(
            "In đậm chữ phủ định bằng **…**, hoặc hỏi theo chiều thuận.",
            "Set the negative in **bold**, or ask the other way round.",
        ),
    );
}

/// The negative of a question that asks for what does not hold, unless it is bold or in capitals.
fn unmarked_negative(prompt_html: &str) -> Option<&'static str> {
    // A statement to be judged asks for nothing.
    if !prompt_html.trim_end().ends_with('?') {
        return None;
    }
    let words: Vec<&str> = prompt_html
        .split(|letter: char| !letter.is_alphanumeric() && letter != '<' && letter != '/' && letter != '>')
        .filter(|word| !word.is_empty())
        .collect();
    let last = words.len().checked_sub(1)?;
    for (at, word) in words.iter().enumerate() {
        let rest = &words[at + 1..];
        let skipped = |known: &[&str]| rest.iter().take_while(|word| known.contains(word)).count();
        match word.to_lowercase().as_str() {
            "nào" => {
                let next = skipped(&["sau", "đây", "dưới", "trên", "là", "thì"]);
                // 'Cách nào tốt không?' asks whether, not which is not.
                let found = rest.get(next).filter(|_| at + 1 + next < last);
                if let Some(word) = found.and_then(|word| ["không", "chưa", "sai"].into_iter().find(|no| no == word))
                {
                    return Some(word);
                }
            }
            "is" | "are" | "was" | "were" | "does" | "do" | "did" | "should" | "must" | "may" | "can"
                if rest.first() == Some(&"not") && words[0].eq_ignore_ascii_case("which") =>
            {
                return Some("not");
            }
            _ => {}
        }
    }
    None
}

/// 'All of the above' moves when options are shuffled; 'A and B' means nothing then.
fn check_references(options: &[Choice], shuffles: bool, offset: usize, report: &mut Report<'_>) {
    for (index, choice) in options.iter().enumerate() {
        let folded = fold(&choice.text);
        let text: String = choice.text.chars().take(60).collect();
        if names_letters(&folded) {
            report.warning(
                offset,
                "option-names-letters",
                say(
                    format!("Phương án “{text}” gọi phương án khác bằng chữ cái."),
                    format!("The option '{text}' names others by their letters."),
                ),
                say(
                    "Viết thành câu chọn nhiều với dấu -, mỗi ý một phương án; chữ cái đổi khi xáo trộn.",
                    "Make it a question with several answers (-), one idea an option; letters change when shuffled.",
                ),
            );
        } else if means_above(&folded) && !choice.last && (shuffles || index + 1 < options.len()) {
            report.warning(
                offset,
                "above-not-last",
                say(
                    format!("Phương án “{text}” nói về các phương án khác nhưng không đứng cuối."),
                    format!("The option '{text}' speaks of the others but need not stand last."),
                ),
                say(
                    "Để nó cuối danh sách và thêm {.last} vào cuối dòng.",
                    "Put it at the end of the list, with {.last} at the end of its line.",
                ),
            );
        }
    }
}

/// `Cả A và B`, `A, B và C đều đúng`, `Both A and C`.
fn names_letters(folded: &str) -> bool {
    const AROUND: [&str; 20] = [
        "ca", "hai", "chi", "dap", "an", "y", "cau", "phuong", "va", "hoac", "lan", "deu", "dung", "sai", "both",
        "and", "or", "are", "correct", "only",
    ];
    let mut letters = 0;
    for word in folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if matches!(word, "a" | "b" | "c" | "d" | "e" | "f") {
            letters += 1;
        } else if !AROUND.contains(&word) {
            return false;
        }
    }
    letters >= 2
}

/// `Tất cả các ý trên`, `Không ý nào ở trên`, `All of the above`: a quantity, a pointer, and nothing of its own.
fn means_above(folded: &str) -> bool {
    const QUANTITIES: [&str; 11] =
        ["tat", "khong", "ca", "moi", "cac", "all", "none", "both", "toutes", "aucune", "hai"];
    const POINTERS: [&str; 5] = ["tren", "deu", "above", "these", "dessus"];
    const AROUND: [&str; 30] = [
        "dap", "an", "phuong", "y", "cau", "tra", "loi", "noi", "dung", "sai", "o", "ke", "neu", "day", "nao", "co",
        "ba", "bon", "nam", "trong", "so", "la", "of", "the", "answers", "les", "reponses", "ci", "de", "ces",
    ];
    let words: Vec<&str> =
        folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has = |known: &[&str]| words.iter().any(|word| known.contains(word));
    let own = |word: &&str| !QUANTITIES.contains(word) && !POINTERS.contains(word) && !AROUND.contains(word);
    has(&QUANTITIES) && has(&POINTERS) && !words.iter().any(own)
}

/// Learners know that 'never' is wrong, when only wrong options say it.
fn check_absolutes(options: &[Choice], offset: usize, report: &mut Report<'_>) {
    let absolute = |choice: &Choice| absolute_word(&choice.text);
    if options.iter().filter(|choice| choice.right).any(|choice| absolute(choice).is_some()) {
        return;
    }
    let Some(word) = options.iter().find_map(absolute) else { return };
    report.warning(
        offset,
        "absolute-only-wrong",
        say(
            format!("Chỉ phương án sai có từ tuyệt đối “{word}”, nên dễ đoán."),
            format!("Only wrong options hold the absolute word '{word}', which gives them away."),
        ),
        say(
            "Viết phương án sai bằng lời người ta hay nói thật, không dùng từ tuyệt đối.",
            "Write the wrong option as people really put it, without absolute words.",
        ),
    );
}

fn absolute_word(text: &str) -> Option<&'static str> {
    const WORDS: [&str; 8] = [
        "luôn luôn",
        "không bao giờ",
        "chẳng bao giờ",
        "trong mọi trường hợp",
        "trong bất kỳ trường hợp nào",
        "always",
        "never",
        "under no circumstances",
    ];
    let padded = format!(" {} ", text.to_lowercase().replace(|letter: char| !letter.is_alphanumeric(), " "));
    WORDS.into_iter().find(|word| padded.contains(&format!(" {word} ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_questions_for_the_opposite_want_a_marked_negative() {
        assert_eq!(unmarked_negative("Việc nào không nên nhờ chatbot?"), Some("không"));
        assert_eq!(unmarked_negative("Ý nào sau đây sai về công văn?"), Some("sai"));
        assert_eq!(unmarked_negative("Which step is not needed?"), Some("not"));
        for fine in [
            "Việc nào <strong>không</strong> nên nhờ chatbot?",
            "Việc nào KHÔNG nên nhờ chatbot?",
            "Cách nào tốt không?",
            "Bao giờ thì không cần hỏi?",
            "Which rule says not to publish?",
            "Không có câu nào sai thì dùng được.",
            "Nào?",
        ] {
            assert_eq!(unmarked_negative(fine), None, "{fine}");
        }
    }

    #[test]
    fn options_that_speak_of_others_are_seen() {
        for text in ["Cả A và B", "A, B và C đều đúng", "Chỉ a và c", "Both A and C"] {
            assert!(names_letters(&fold(text)), "{text}");
        }
        for text in ["A", "Cả hai", "Vitamin A và B", "Nhóm A và nhóm B", ""] {
            assert!(!names_letters(&fold(text)), "{text}");
        }
        for text in ["Tất cả các ý trên", "Không ý nào ở trên.", "Cả ba đáp án trên đều đúng", "None of the above"]
        {
            assert!(means_above(&fold(text)), "{text}");
        }
        for text in ["Tất cả công chức", "Không gửi lên cấp trên", "Cả hai cùng ký", "Ở trên", "Đúng", ""]
        {
            assert!(!means_above(&fold(text)), "{text}");
        }
    }

    #[test]
    fn absolute_words_are_whole_words() {
        assert_eq!(absolute_word("Không bao giờ, dù có phép"), Some("không bao giờ"));
        assert_eq!(absolute_word("Gửi luôn cho cả nhóm"), None);
    }
}
