//! Ids are unique in a course: progress and answers are kept by them.

use crate::course::{
    Item, Module,
    manuscript::{Manuscript, Problems, Spot, say},
    near::nearest,
    question::ReadQuestion,
};
use std::collections::BTreeMap;

/// All ids of a course with their places.
#[derive(Default)]
pub(in crate::course) struct Ids {
    list: Vec<(String, Spot)>,
    /// Lessons that questions name to be read again.
    read_again: Vec<(String, Spot)>,
}

impl Ids {
    /// Notes an id.
    pub fn add(&mut self, id: &str, spot: Spot) {
        self.list.push((id.to_owned(), spot));
    }

    /// Notes the ids of questions where they are written.
    pub fn add_questions(&mut self, questions: &[ReadQuestion], manuscript: &Manuscript) {
        for read in questions {
            let spot = manuscript.spot(manuscript.place(read.offset));
            self.add(&read.question.id, spot.clone());
            self.read_again.extend(read.question.read_again.iter().map(|lesson| (lesson.clone(), spot.clone())));
        }
    }

    /// Reports every lesson to be read again that is none.
    pub fn check_read_again(&self, modules: &[Module], problems: &mut Problems) {
        let lessons = || modules.iter().flat_map(|module| &module.items).filter(|item| matches!(item, Item::Lesson(_)));
        for (lesson, spot) in &self.read_again {
            if lessons().any(|item| item.id() == Some(lesson)) {
                continue;
            }
            let mend = match nearest(lesson, lessons().filter_map(Item::id)) {
                Some(near) => say(format!("Có phải “{near}”?"), format!("Did you mean '{near}'?")),
                None => say("Dùng mã (id) của một bài học trong khóa.", "Use the id of a lesson of this course."),
            };
            let lesson: String = lesson.chars().take(64).collect();
            let what = say(
                format!("Không có bài học “{lesson}” để đọc lại."),
                format!("There is no lesson '{lesson}' to read again."),
            );
            problems.error(spot, "unknown-reference", what, mend);
        }
    }

    /// Reports every id after the first of its name.
    pub fn check(self, problems: &mut Problems) {
        let mut first: BTreeMap<String, Spot> = BTreeMap::new();
        for (id, spot) in self.list {
            match first.get(&id) {
                None => {
                    first.insert(id, spot);
                }
                Some(Spot { file, place }) => problems.error(
                    &spot,
                    "duplicate-id",
                    say(
                        format!("Mã “{id}” đã dùng ở {file}:{}.", place.line),
                        format!("The id '{id}' is used in {file}:{} already.", place.line),
                    ),
                    say(
                        "Đặt một mã khác; mã phải là duy nhất trong khóa học.",
                        "Choose another; ids are unique in a course.",
                    ),
                ),
            }
        }
    }
}
