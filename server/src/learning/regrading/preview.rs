//! What another key would change.

use super::{Grading, Regraded, side_by_side};
use crate::{
    db::{DbError, portions::Portion},
    learning::Record,
    state::AppState,
};
use domain::{
    course::Course,
    quiz::{Keep, Percent, Quiz, Unmatched},
    text::sort_key,
};
use std::{cmp::Ordering, collections::BTreeMap, sync::Arc};

/// A score that would change.
#[derive(Clone, Debug)]
pub struct Change {
    /// Whose it is.
    pub full_name: String,
    /// The score that counts.
    pub old: Percent,
    /// The score by the key of now.
    pub new: Percent,
}

/// What another key would change.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// Submitted attempts.
    pub attempts: usize,
    /// Those whose score would rise.
    pub up: usize,
    /// Those whose score would fall.
    pub down: usize,
    /// Every score that would change.
    pub changed: Vec<Change>,
    /// Answers that cannot be matched, by question and reason, with how many attempts they concern.
    pub unmatched: BTreeMap<(String, Unmatched), usize>,
    /// Names of the learners who would complete the course; two of the same name are two.
    pub gain: Vec<String>,
    /// Names of the learners whose completion would no longer stand on their scores; it stays all the same.
    pub lose: Vec<String>,
}

/// Says what the key of `course` would change in the attempts at a quiz.
pub async fn preview(app: &AppState, course: &Arc<Course>, quiz: &Quiz) -> Result<Preview, DbError> {
    let grading = Grading::new(app, course.clone(), &quiz.id);
    let mut parts = Vec::new();
    let of_portion = |portion: Portion| {
        let grading = grading.clone();
        async move { Ok((portion.number, grading.preview(&portion).await?)) }
    };
    side_by_side(grading.portions().await?, of_portion, |part| parts.push(part)).await?;
    parts.sort_by_key(|(number, _)| *number);
    let mut preview = Preview::default();
    parts.into_iter().for_each(|(_, part)| preview.add(part));
    preview.gain.sort_by_cached_key(|name| sort_key(name));
    preview.lose.sort_by_cached_key(|name| sort_key(name));
    Ok(preview)
}

impl Preview {
    fn add(&mut self, other: Self) {
        self.attempts += other.attempts;
        self.up += other.up;
        self.down += other.down;
        self.changed.extend(other.changed);
        self.gain.extend(other.gain);
        self.lose.extend(other.lose);
        for (reason, count) in other.unmatched {
            *self.unmatched.entry(reason).or_default() += count;
        }
    }
}

impl Grading {
    async fn preview(&self, portion: &Portion) -> Result<Preview, DbError> {
        let mut preview = Preview::default();
        let mut deciding: BTreeMap<String, Vec<Regraded>> = BTreeMap::new();
        let by_mean = self.course.quiz(&self.quiz).is_some_and(|quiz| quiz.keep == Keep::Mean);
        for one in self.portion(portion).await? {
            preview.attempts += 1;
            for reason in &one.unmatched {
                *preview.unmatched.entry(reason.clone()).or_default() += 1;
            }
            let (old, new) = (one.old_percent(), one.new.percent);
            match new.cmp(&old) {
                Ordering::Equal => continue,
                Ordering::Greater => preview.up += 1,
                Ordering::Less => preview.down += 1,
            }
            preview.changed.push(Change { full_name: one.old.full_name.clone(), old, new });
            if by_mean || one.new.passed != one.old.passed {
                deciding.entry(one.old.enrolment.clone()).or_default().push(one);
            }
        }
        self.completions(deciding, &mut preview).await?;
        Ok(preview)
    }

    /// Who would complete the course by these grades, and who would not have.
    async fn completions(
        &self,
        deciding: BTreeMap<String, Vec<Regraded>>,
        preview: &mut Preview,
    ) -> Result<(), DbError> {
        let Some(edition) = self.catalogue.course(&self.course.id).filter(|_| !deciding.is_empty()) else {
            return Ok(());
        };
        let enrolments: Vec<String> = deciding.keys().cloned().collect();
        let records = Record::load_many(&mut self.db.read().await?, edition, &enrolments).await?;
        for record in records {
            let changed = deciding.get(&record.enrolment.id).map_or(&[][..], Vec::as_slice);
            let name = changed.first().map(|one| one.old.full_name.clone()).unwrap_or_default();
            let was = record.completion.is_some();
            match (was, completes(record, &self.course, changed)) {
                (false, true) => preview.gain.push(name),
                (true, false) => preview.lose.push(name),
                _ => {}
            }
        }
        Ok(())
    }
}

/// Whether the enrolment would be complete with these grades in place.
fn completes(mut record: Record, course: &Course, changed: &[Regraded]) -> bool {
    for attempt in &mut record.attempts {
        if let Some(one) = changed.iter().find(|one| one.old.attempt == attempt.id) {
            (attempt.points, attempt.out_of) = (Some(one.new.points.0), Some(one.new.out_of.0));
        }
    }
    course.progress(&record.achieved_in(course)).is_complete()
}
