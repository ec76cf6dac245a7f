//! Aiken: a line of question, lines `A. option`, a line `ANSWER: B`.

use super::{
    LONGEST_QUESTION, Wish,
    bank::Bank,
    document::Block,
    draft::{Choice, Draft, Key},
    html::plain,
    told::{Changes, Refusal, say, short},
};

/// The most options of a question.
const MOST: usize = 20;
/// The word before the letter of the right option; both languages are met.
const ANSWERS: [&str; 3] = ["ANSWER:", "ĐÁP ÁN:", "DAP AN:"];

/// A question so far.
#[derive(Default)]
struct Question {
    /// The line of its first words; 0 while nothing is there.
    line: usize,
    text: String,
    options: Vec<(char, String, usize)>,
}

/// Reads a file into a bank.
pub(super) fn read(text: &str, wish: &Wish, bank: &mut Bank) {
    let mut open = Question::default();
    for (at, line) in text.split('\n').enumerate() {
        let (number, line) = (at + 1, line.trim());
        if line.is_empty() {
            continue;
        }
        if !bank.has_room(number) {
            return;
        }
        if let Some(letters) = answer(line) {
            match std::mem::take(&mut open).finish(letters, number) {
                Ok(draft) => bank.add(&draft, Changes::default(), wish),
                Err(refusal) => bank.refuse(refusal),
            }
        } else if let Some((letter, option)) = option(line) {
            open.options.push((letter, option.to_owned(), number));
        } else {
            // Text behind options begins another question, so that this one has no answer.
            if !open.options.is_empty() {
                bank.refuse(std::mem::take(&mut open).without_answer());
            }
            open.add(line, number);
        }
    }
    if open.line > 0 || !open.options.is_empty() {
        bank.refuse(open.without_answer());
    }
}

impl Question {
    fn add(&mut self, line: &str, number: usize) {
        if self.line == 0 {
            self.line = number;
        } else {
            self.text.push('\n');
        }
        // A little past the limit, so that the question is refused and its text not kept.
        if self.text.len() <= LONGEST_QUESTION {
            self.text.push_str(line);
        }
    }

    fn finish(self, letters: &str, number: usize) -> Result<Draft, Refusal> {
        if self.line == 0 {
            return Err(Refusal::new(
                self.options.first().map_or(number, |(.., line)| *line),
                "no-text",
                say("Không có câu hỏi trước các phương án.", "There is no question before the options."),
                say("Viết câu hỏi trên một dòng, rồi A. …, B. …", "Write the question on a line, then A. …, B. …"),
            ));
        }
        self.check_length()?;
        self.check_options()?;
        let right = self.right(letters, number)?;
        let choice = |(at, (_, text, _)): (usize, &(char, String, usize))| Choice {
            text: plain(text),
            right: at == right,
            weight: None,
            feedback: Vec::new(),
            last: false,
        };
        let choices: Vec<Choice> = self.options.iter().enumerate().map(choice).collect();
        if let Some(twice) =
            (1..choices.len()).find(|at| choices[..*at].iter().any(|one| one.text == choices[*at].text))
        {
            return Err(Refusal::new(
                self.options[twice].2,
                "identical-options",
                say("Hai phương án giống hệt nhau.", "Two options are the same."),
                say("Sửa hoặc bỏ một trong hai.", "Change or remove one of them."),
            ));
        }
        let text: Vec<Block> = plain(&self.text);
        Ok(Draft::new(self.line, text, Key::One(choices)))
    }

    fn check_length(&self) -> Result<(), Refusal> {
        let length = self.text.len() + self.options.iter().map(|(_, text, _)| text.len()).sum::<usize>();
        if length <= LONGEST_QUESTION {
            return Ok(());
        }
        Err(Refusal::new(
            self.line,
            "question-too-long",
            say(
                format!("Câu hỏi dài hơn {LONGEST_QUESTION} byte."),
                format!("The question is longer than {LONGEST_QUESTION} bytes."),
            ),
            say("Kết thúc mỗi câu bằng ANSWER: …", "End each question with ANSWER: …"),
        ))
    }

    /// Letters stand in their order, each once, each with words.
    fn check_options(&self) -> Result<(), Refusal> {
        if !(2..=MOST).contains(&self.options.len()) {
            let number = self.options.len();
            return Err(Refusal::new(
                self.line,
                "number-of-options",
                say(
                    format!("Câu hỏi có {number} phương án; cần từ 2 đến {MOST}."),
                    format!("The question has {number} options; 2 to {MOST} are wanted."),
                ),
                say("Viết mỗi phương án một dòng: A. …", "Write one option a line: A. …"),
            ));
        }
        for ((letter, text, line), wanted) in self.options.iter().zip('A'..) {
            if *letter != wanted || text.is_empty() {
                return Err(Refusal::new(
                    *line,
                    "option-letter",
                    say(
                        format!("Ở đây cần phương án {wanted} có nội dung, nhưng thấy “{letter}. {}”.", short(text)),
                        format!("Option {wanted} with words is wanted here, but this is '{letter}. {}'.", short(text)),
                    ),
                    say("Đánh chữ A, B, C… lần lượt.", "Use the letters A, B, C… in their order."),
                ));
            }
        }
        Ok(())
    }

    fn right(&self, letters: &str, number: usize) -> Result<usize, Refusal> {
        let mut given = letters.chars();
        let letter = given.next().map(|letter| letter.to_ascii_uppercase());
        let at = letter.and_then(|letter| self.options.iter().position(|(known, ..)| *known == letter));
        match at.filter(|_| given.as_str().trim_matches(['.', ')', ' ']).is_empty()) {
            Some(at) => Ok(at),
            None => Err(Refusal::new(
                number,
                "bad-answer",
                say(
                    format!("“{}” không phải chữ của một phương án.", short(letters)),
                    format!("'{}' is not the letter of one option.", short(letters)),
                ),
                say("Viết một chữ: ANSWER: B", "Write one letter: ANSWER: B"),
            )),
        }
    }

    fn without_answer(&self) -> Refusal {
        Refusal::new(
            if self.line > 0 { self.line } else { self.options.first().map_or(1, |(.., line)| *line) },
            "no-right-answer",
            say("Câu hỏi không có dòng ANSWER.", "The question has no line ANSWER."),
            say("Thêm sau các phương án: ANSWER: B", "Add behind the options: ANSWER: B"),
        )
    }
}

/// What stands behind `ANSWER:`.
fn answer(line: &str) -> Option<&str> {
    ANSWERS.iter().find_map(|word| {
        let head = line.get(..word.len())?;
        (head.to_uppercase() == *word).then(|| line[word.len()..].trim())
    })
}

/// `A. words` or `A) words`.
fn option(line: &str) -> Option<(char, &str)> {
    let letter = line.chars().next().filter(char::is_ascii_uppercase)?;
    let rest = line[1..].strip_prefix(['.', ')'])?;
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| (letter, rest.trim()))
}
