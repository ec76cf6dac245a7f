//! Keys that give themselves away: by their length or by their place.

use crate::{
    course::{
        manuscript::{Manuscript, Problems, Report, Spot, say},
        question::ReadQuestion,
    },
    quiz::{Choice, Kind, Section},
};

/// From so many questions on, what a file does every time is no chance.
const SEVERAL: usize = 3;
/// From so many questions on, what a course does mostly is no chance.
const MANY: usize = 10;
/// With four options one key in four is the longest; above this share in percent learners see it.
const OFTEN: usize = 60;

/// Warns of single keys that are far longer than every other option, and of files in which all are the longest.
pub(in crate::course) fn check_lengths(questions: &[ReadQuestion], report: &mut Report<'_>) {
    let singles: Vec<(&ReadQuestion, &[Choice])> =
        questions.iter().filter_map(|read| Some((read, single(read)?))).collect();
    if let [(first, _), rest @ ..] = &singles[..]
        && rest.len() + 1 >= SEVERAL
        && singles.iter().all(|(_, options)| is_longest(options))
    {
        report.warning(
            first.offset,
            "key-always-longest",
            say(
                "Trong mọi câu một đáp án của tệp, phương án đúng luôn dài nhất.",
                "In every single-choice question of this file the right option is the longest.",
            ),
            say("Viết các phương án dài gần bằng nhau.", "Make the options about equally long."),
        );
        return;
    }
    for (read, options) in singles {
        let (right, wrong) = lengths(options);
        // Half as long again, and by more than a few letters.
        if right * 2 > wrong * 3 && right > wrong + 15 {
            report.warning(
                read.offset,
                "key-stands-out",
                say(
                    format!("Phương án đúng dài {right} ký tự, phương án sai dài nhất chỉ {wrong}."),
                    format!("The right option has {right} letters, the longest wrong one only {wrong}."),
                ),
                say(
                    "Rút gọn phương án đúng, hoặc viết phương án sai cụ thể như thế.",
                    "Shorten the right one, or make the wrong ones as precise.",
                ),
            );
        }
    }
}

/// Warns of a quiz that keeps its options in order and the right one always in the same place.
pub(in crate::course) fn check_places(sections: &[&Section], offset: usize, report: &mut Report<'_>) {
    let options = sections.iter().flat_map(|section| &section.questions).filter_map(|question| match &question.kind {
        Kind::Single(options) => Some(&options[..]),
        _ => None,
    });
    let places: Vec<usize> = options.filter_map(place).collect();
    if let Some(number) = same_place(&places) {
        let (what, mend) = place_sentences(places.len(), number);
        report.warning(offset, "key-same-position", what, mend);
    }
}

/// What the keys of a whole course have in common.
#[derive(Default)]
pub(in crate::course) struct Tally {
    singles: usize,
    longest: usize,
    practice: Vec<usize>,
    first_practice: Option<Spot>,
}

impl Tally {
    /// Counts the questions of a file.
    pub fn add(&mut self, questions: &[ReadQuestion]) {
        for options in questions.iter().filter_map(single) {
            self.singles += 1;
            self.longest += usize::from(is_longest(options));
        }
    }

    /// Notes the places of the keys in the practice questions of a lesson, which keep their order.
    pub fn add_practice(&mut self, questions: &[ReadQuestion], manuscript: &Manuscript) {
        for read in questions {
            let Some(place) = single(read).and_then(place) else { continue };
            self.practice.push(place);
            self.first_practice.get_or_insert_with(|| manuscript.spot(manuscript.place(read.offset)));
        }
    }

    /// Warns of what can be seen only in all files together.
    pub fn check(&self, course: &Spot, problems: &mut Problems) {
        let Self { singles, longest, .. } = self;
        if *singles >= MANY && longest * 100 > singles * OFTEN {
            problems.warning(
                course,
                "key-often-longest",
                say(
                    format!("Phương án đúng dài nhất trong {longest} trên {singles} câu một đáp án của khóa học."),
                    format!("The right option is the longest in {longest} of the course's {singles} single-choice questions."),
                ),
                say(
                    "Viết các phương án dài gần bằng nhau; đừng để người học đoán theo độ dài.",
                    "Make the options about equally long, so that nobody passes by their length.",
                ),
            );
        }
        if let (Some(number), Some(spot)) = (same_place(&self.practice), &self.first_practice) {
            let (what, mend) = place_sentences(self.practice.len(), number);
            problems.warning(spot, "key-same-position", what, mend);
        }
    }
}

fn place_sentences(count: usize, number: usize) -> (crate::problem::Sentence, crate::problem::Sentence) {
    (
        say(
            format!("Trong cả {count} câu một đáp án, phương án đúng đều đứng thứ {number}."),
            format!("In all {count} single-choice questions the right option is number {number}."),
        ),
        say(
            "Đổi chỗ các phương án; trong bài kiểm tra có thể khai shuffle: [options].",
            "Change their order; a quiz may also say shuffle: [options].",
        ),
    )
}

/// The place that all keys have, from 1; with five questions and three options that is one chance in 81.
fn same_place(places: &[usize]) -> Option<usize> {
    let first = places.first()?;
    (places.len() >= 5 && places.iter().all(|place| place == first)).then_some(first + 1)
}

fn single(read: &ReadQuestion) -> Option<&[Choice]> {
    match &read.question.kind {
        Kind::Single(options) if !read.question.retired => Some(options),
        _ => None,
    }
}

fn place(options: &[Choice]) -> Option<usize> {
    options.iter().position(|choice| choice.right)
}

fn is_longest(options: &[Choice]) -> bool {
    let (right, wrong) = lengths(options);
    right > wrong
}

/// The length of the longest right and of the longest wrong option.
fn lengths(options: &[Choice]) -> (usize, usize) {
    let longest = |right: bool| {
        options.iter().filter(|choice| choice.right == right).map(|choice| choice.text.chars().count()).max()
    };
    (longest(true).unwrap_or(0), longest(false).unwrap_or(0))
}
