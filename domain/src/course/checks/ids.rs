//! Ids are unique in a course: progress and answers are kept by them.

use crate::course::{
    manuscript::{Manuscript, Problems, Spot, say},
    question::ReadQuestion,
};
use std::collections::BTreeMap;

/// All ids of a course with their places.
#[derive(Default)]
pub(in crate::course) struct Ids {
    list: Vec<(String, Spot)>,
}

impl Ids {
    /// Notes an id.
    pub fn add(&mut self, id: &str, spot: Spot) {
        self.list.push((id.to_owned(), spot));
    }

    /// Notes the ids of questions where they are written.
    pub fn add_questions(&mut self, questions: &[ReadQuestion], manuscript: &Manuscript) {
        for read in questions {
            self.add(&read.question.id, manuscript.spot(manuscript.place(read.offset)));
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
