//! What has passed by a day: reviews that were due, and acts that ended without another in their place.

use super::acts::Citation;
use crate::course::{
    Act,
    manuscript::{Problems, say},
    reader::ReadCourse,
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Checks the days that courses and acts state. An act that another replaced is told of on any day.
pub(in crate::course) fn check(courses: &[ReadCourse], acts: &[Act], day: Date, problems: &mut Problems) {
    let ended: BTreeMap<&str, Date> = acts
        .iter()
        .filter(|act| act.replaced_by.is_empty())
        .filter_map(|act| Some((act.number.as_str(), act.until.filter(|last| *last < day)?)))
        .collect();
    for read in courses {
        check_review(read, day, problems);
        for (number, spot) in &read.legal {
            let Some(last) = ended.get(number.as_str()) else { continue };
            problems.warning(
                spot,
                "ended-act",
                say(
                    format!("Văn bản {number} đã hết hiệu lực từ sau ngày {last}."),
                    format!("The act {number} ended on {last}."),
                ),
                say(
                    "Rà soát bài, rồi bỏ văn bản khỏi legal: hoặc ghi replaced_by trong legal.md.",
                    "Look the course over, then drop the act from legal:, or write replaced_by in legal.md.",
                ),
            );
        }
        for Citation { number, spot } in &read.citations {
            let Some(last) = ended.get(number.as_str()) else { continue };
            problems.warning(
                spot,
                "cites-ended-act",
                say(
                    format!("Bài dẫn {number} như văn bản đang có hiệu lực; văn bản ấy hết hiệu lực sau ngày {last}."),
                    format!("The text cites {number} as if it were in force; it ended on {last}."),
                ),
                say(
                    "Dẫn văn bản đang có hiệu lực; nếu muốn nói về văn bản cũ, hãy ghi rõ nó đã hết hiệu lực.",
                    "Cite an act in force; to speak of the old one, say that it is no longer in force.",
                ),
            );
        }
    }
}

fn check_review(read: &ReadCourse, day: Date, problems: &mut Problems) {
    let due = read.course.review_by.filter(|by| *by < day);
    let (Some(by), Some(spot)) = (due, &read.review_by) else { return };
    problems.warning(
        spot,
        "review-overdue",
        say(format!("Hạn rà soát {by} đã qua."), format!("Its review was due by {by}.")),
        say(
            "Rà soát khóa học, rồi ghi hạn rà soát tiếp theo vào review_by.",
            "Look the course over, then write the day of its next review into review_by.",
        ),
    );
}

#[cfg(test)]
mod tests {
    use crate::course::{SourceFile, read_catalogue, read_catalogue_on};
    use jiff::civil::{Date, date};

    const COURSE: &str = "---\nid: khoa\ncode: K\ntitle: Khóa\nsummary: Câu.\ntrack: digital\ngroup: 5\ntiet: 1\n\
        level: co-ban\noutcomes: [Làm được]\nreview_by: 2027-06-30\nlegal: [1/2020/NĐ-CP, 2/2020/NĐ-CP]\n\
        complete: { lessons: all, quizzes: [] }\n---\n\nMở đầu.\n\n## Nội dung\n\n- [Bài](bai.md)\n";
    const LESSON: &str = "---\nid: bai\ntitle: Bài\nminutes: 45\n---\n\nTheo Nghị định 1/2020/NĐ-CP.\n";
    const LEGAL: &str = "---\nacts:\n  - { number: 1/2020/NĐ-CP, title: Một, until: 2026-12-31 }\n\
        \x20 - { number: 2/2020/NĐ-CP, title: Hai, from: 2020-03-05 }\n---\n";

    fn files() -> [SourceFile; 3] {
        [("khoa/course.md", COURSE), ("khoa/bai.md", LESSON), ("legal.md", LEGAL)]
            .map(|(path, text)| SourceFile::markdown(path, text))
    }

    fn told(day: Date) -> Vec<(&'static str, usize)> {
        let (catalogue, problems) = read_catalogue_on(&files(), day);
        assert_eq!(catalogue.courses.len(), 1, "a day that has passed refuses nothing");
        let dated = problems.iter().filter(|problem| {
            ["review-overdue", "ended-act", "cites-ended-act"].contains(&problem.code) && !problem.is_error()
        });
        dated.map(|problem| (problem.code, problem.line)).collect()
    }

    #[test]
    fn a_day_is_over_when_the_next_one_begins() {
        assert_eq!(told(date(2026, 12, 31)), []);
        assert_eq!(told(date(2027, 1, 1)), [("cites-ended-act", 7), ("ended-act", 12)]);
        assert_eq!(told(date(2027, 6, 30)).len(), 2);
        assert_eq!(told(date(2027, 7, 1)), [("cites-ended-act", 7), ("review-overdue", 11), ("ended-act", 12)]);
    }

    #[test]
    fn without_a_day_nothing_passes() {
        let (_, problems) = read_catalogue(&files());
        assert!(problems.iter().all(|problem| !problem.code.contains("ended") && problem.code != "review-overdue"));
    }
}
