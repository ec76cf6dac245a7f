//! Years of training against their target, as a report sees each person.

use super::frame::{Frame, Memory};
use crate::db::{
    Conn, DbError,
    report_facts::Range,
    report_hours::{self, Person, Window},
};
use domain::{
    cohort::completed_years,
    course::Tiet,
    hours::{CourseDone, DEFAULT_TARGET, OutsideDone, YearOfHours},
    report::Fact,
    roster::{Sex, StaffKind, StaffLevel},
};

/// Reads the people of a range with what they have done in the year; whoever has two primary posts that day, by the later.
pub async fn years(conn: &mut Conn, frame: &Frame, range: &Range) -> Result<Vec<Person>, DbError> {
    let window = Window {
        from: frame.wish.from.first_of_year().to_string(),
        as_of: frame.wish.as_of.to_string(),
        before: frame.completed_before,
        known_at: frame.window.known_at,
    };
    let mut people = if frame.is_everything {
        report_hours::of_everybody(conn, &frame.reach, &window, range).await?
    } else {
        report_hours::within_reach(conn, &frame.reach, &window, range).await?
    };
    people.dedup_by(|later, first| later.person == first.person);
    Ok(people)
}

impl Frame {
    /// A person with her year, where all but the sensitive part of the filter lets her through and her post has a target.
    pub fn year(&self, person: &Person, memory: &mut Memory) -> Result<Option<(Fact<'_>, YearOfHours)>, DbError> {
        let (unit, is_below) = self.place_on(&person.unit, self.wish.as_of, memory);
        let kind = StaffKind::named(&person.staff_kind);
        let target = self
            .targets
            .iter()
            .find(|target| target.staff_kind == person.staff_kind && target.is_leader == person.is_leader);
        let target = target.map_or(DEFAULT_TARGET, |target| Tiet { halves: target.tiet_halves });
        let born = person.birth_date.as_deref().and_then(|born| born.parse().ok());
        let who = Fact {
            course: 0,
            content_group: None,
            programmes: &[],
            cohorts: &[],
            unit,
            opened_on: self.wish.as_of,
            completed: None,
            sex: Sex::named(&person.sex).unwrap_or(Sex::Unstated),
            age: born.and_then(|born| completed_years(born, self.wish.as_of)),
            staff_kind: kind,
            staff_level: StaffLevel::named(&person.staff_level),
        };
        if !is_below || target.halves == 0 || !self.filter.holds_openly(&who) {
            return Ok(None);
        }
        let mut courses = Vec::new();
        for fact in person.facts() {
            let fact = fact?;
            let completed = fact.completed.filter(|one| self.is_seen(one));
            courses.extend(completed.map(|one| CourseDone {
                course: fact.course.to_owned(),
                on: self.day(one.at, memory),
                tiet: Tiet { halves: one.tiet_halves },
            }));
        }
        let outside = [OutsideDone { until: self.wish.as_of, tiet: Tiet { halves: person.outside } }];
        Ok(Some((who, YearOfHours::of(self.wish.from.year(), &courses, &outside, target))))
    }
}
