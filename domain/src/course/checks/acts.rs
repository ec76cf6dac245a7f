//! The law behind a course: acts that `legal.md` does not know, or that another replaced.

use crate::course::{
    Act,
    manuscript::{Manuscript, Problems, Spot, say},
    near::nearest,
    reader::ReadCourse,
};
use std::collections::{BTreeMap, BTreeSet};

/// Checks the acts that courses declare and those that their texts cite.
pub(in crate::course) fn check(courses: &[ReadCourse], acts: &[Act], problems: &mut Problems) {
    // Without a list of acts nothing can be said about them.
    if acts.is_empty() {
        return;
    }
    let known: BTreeMap<&str, &Act> = acts.iter().map(|act| (act.number.as_str(), act)).collect();
    for (number, spot) in courses.iter().flat_map(|read| &read.legal) {
        match known.get(number.as_str()) {
            None => {
                let mend = match nearest(number, known.keys().copied()) {
                    Some(near) => say(format!("Có phải “{near}”?"), format!("Did you mean '{near}'?")),
                    None => say(
                        "Thêm văn bản vào legal.md với số, tên, ngày hiệu lực.",
                        "Add the act to legal.md with number, title and dates.",
                    ),
                };
                let what =
                    say(format!("legal.md không có văn bản {number}."), format!("legal.md has no act {number}."));
                problems.warning(spot, "unknown-act", what, mend);
            }
            Some(act) if !act.replaced_by.is_empty() => {
                let by = act.replaced_by.join(", ");
                problems.warning(
                    spot,
                    "replaced-act",
                    say(
                        format!("Văn bản {number} đã được thay bằng {by}."),
                        format!("The act {number} was replaced by {by}."),
                    ),
                    say(
                        "Rà soát bài theo văn bản mới rồi sửa legal:",
                        "Look the course over against the new act, then change legal:",
                    ),
                );
            }
            Some(_) => {}
        }
    }
    for Citation { number, spot } in courses.iter().flat_map(|read| &read.citations) {
        let Some(act) = known.get(number.as_str()).filter(|act| !act.replaced_by.is_empty()) else { continue };
        let by = act.replaced_by.join(", ");
        problems.warning(
            spot,
            "cites-replaced-act",
            say(
                format!("Bài dẫn {number} như văn bản đang có hiệu lực; văn bản ấy đã được thay bằng {by}."),
                format!("The text cites {number} as if it were in force; it was replaced by {by}."),
            ),
            say(
                "Dẫn văn bản mới; nếu muốn nói về văn bản cũ, hãy ghi rõ nó đã hết hiệu lực.",
                "Cite the new act; to speak of the old one, say that it is no longer in force.",
            ),
        );
    }
}

/// A number of an act in a text that does not say that it is history.
pub(in crate::course) struct Citation {
    pub number: String,
    pub spot: Spot,
}

/// The acts that a file cites, each once.
pub(in crate::course) fn citations(manuscript: &Manuscript) -> Vec<Citation> {
    // A question may be about an old act; its explanation, which is quoted, says what holds.
    let asks = manuscript.path.ends_with(".quiz.md") || manuscript.path.ends_with(".bank.md");
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut at = 0;
    for paragraph in manuscript.text.split_inclusive("\n\n") {
        let numbers = numbers(paragraph);
        let told = !asks || paragraph.trim_start().starts_with('>');
        if !numbers.is_empty() && told && !is_excused(paragraph) {
            for (offset, number) in numbers {
                if seen.insert(number.to_owned()) {
                    let spot = manuscript.spot(manuscript.place(at + offset));
                    found.push(Citation { number: number.to_owned(), spot });
                }
            }
        }
        at += paragraph.len();
    }
    found
}

/// Front matter, the options and answers of questions, where an old act is a mistake that people make, and history.
fn is_excused(paragraph: &str) -> bool {
    const SIGNS: [&str; 4] = ["---", "=", "!=", "or="];
    const MARKS: [&str; 4] = ["[ ]", "[x]", "[[", "->"];
    const HISTORY: [&str; 10] = [
        "thay",
        "hết hiệu lực",
        "bãi bỏ",
        "cũ",
        "trước đây",
        "không còn",
        "replaced",
        "repealed",
        "no longer",
        "former",
    ];
    let words = format!(" {} ", paragraph.to_lowercase().replace(|letter: char| !letter.is_alphanumeric(), " "));
    paragraph.lines().any(|line| SIGNS.iter().any(|sign| line.trim_start().starts_with(sign)))
        || MARKS.iter().any(|mark| paragraph.contains(mark))
        || HISTORY.iter().any(|word| words.contains(&format!(" {word} ")))
}

/// `30/2020/NĐ-CP`, `91/2025/QH15`: a number, a year, letters; each with its place.
fn numbers(text: &str) -> Vec<(usize, &str)> {
    let mut numbers = Vec::new();
    for (slash, _) in text.match_indices('/') {
        let digits = |part: &str| part.bytes().rev().take_while(u8::is_ascii_digit).count();
        let before = digits(&text[..slash]);
        let rest = &text[slash + 1..];
        let year = rest.bytes().take_while(u8::is_ascii_digit).count();
        let Some(letters) = rest[year..].strip_prefix('/').filter(|_| year == 4 && (1..=4).contains(&before)) else {
            continue;
        };
        let name = |letter: char| letter.is_uppercase() || letter.is_ascii_digit() || letter == '-';
        let length = letters.find(|letter: char| !name(letter)).unwrap_or(letters.len());
        let length = letters[..length].trim_end_matches('-').len();
        if letters.starts_with(char::is_uppercase) && length > 1 {
            let start = slash - before;
            numbers.push((start, &text[start..slash + 1 + year + 1 + length]));
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_acts_are_found_in_a_text() {
        let found = |text| numbers(text).into_iter().map(|(_, number)| number).collect::<Vec<_>>();
        assert_eq!(
            found("Theo Nghị định 30/2020/NĐ-CP và Luật 91/2025/QH15, hoặc (557/BKHCN), ngày 1/7/2025."),
            ["30/2020/NĐ-CP", "91/2025/QH15"]
        );
        assert_eq!(found("https://a.vn/12/2024/Xem, 12345/2020/NĐ-CP, 1/2020/"), Vec::<&str>::new());
    }

    #[test]
    fn history_is_no_citation() {
        let in_file = |path: &str, text: &str| citations(&Manuscript::new(path.into(), path.into(), text.into())).len();
        let cited = |text: &str| in_file("bai-1.md", text);
        assert_eq!(cited("Theo Nghị định 110/2004/NĐ-CP thì phải đóng dấu."), 1);
        assert_eq!(cited("Cũng theo Nghị định 110/2004/NĐ-CP."), 1);
        assert_eq!(cited("Nghị định 110/2004/NĐ-CP đã hết hiệu lực."), 0);
        assert_eq!(cited("1. [ ] Nghị định 110/2004/NĐ-CP\n2. [x] Nghị định 30/2020/NĐ-CP"), 0);
        assert_eq!(cited("Theo 1/2004/QH11.\n\nTheo 1/2004/QH11."), 1);
        assert_eq!(in_file("kt.quiz.md", "Thông báo dẫn 1/2004/QH11.\n\n> [!EXPLAIN]\n> Theo 2/2004/QH11."), 1);
    }
}
