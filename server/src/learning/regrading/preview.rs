//! What another key would change.

use super::{Grading, Regraded, Steps, side_by_side, wanted_lessons};
use crate::{
    db::{DbError, enrolments, portions::Portion},
    learning::Record,
    state::AppState,
};
use domain::{
    course::Course,
    quiz::{Keep, Percent, Unmatched},
    text::sort_key,
};
use serde::{Deserialize, Serialize};
use std::{cmp::Ordering, collections::BTreeMap, sync::Arc};

/// A score that would change.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Change {
    /// Whose it is.
    pub full_name: String,
    /// The score that counts.
    pub old: Percent,
    /// The score by the key of now.
    pub new: Percent,
}

/// Some people, and how many they are in all.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct People {
    /// How many they are.
    pub all: usize,
    /// Their names; two of the same name are two.
    pub names: Vec<String>,
}

/// What another key would change.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Preview {
    /// Submitted attempts.
    pub attempts: usize,
    /// Those whose score would rise.
    pub up: usize,
    /// Those whose score would fall.
    pub down: usize,
    /// The scores that would change.
    pub changed: Vec<Change>,
    /// Answers that cannot be matched, by question and reason, with how many attempts they concern.
    pub unmatched: Vec<(String, Unmatched, usize)>,
    /// The learners who would complete the course.
    pub gain: People,
    /// The learners whose completion would no longer stand on their scores; it stays all the same.
    pub lose: People,
}

/// Says what the key of `course` would change in the attempts at a quiz; `tell` hears how far it is, in thousandths.
pub async fn preview<Told>(
    app: &AppState,
    course: &Arc<Course>,
    quiz: &str,
    tell: impl Fn(i64) -> Told + Clone + Send + Sync + 'static,
) -> Result<Preview, DbError>
where
    Told: Future<Output = Result<(), DbError>> + Send + 'static,
{
    let grading = Grading::new(app, course.clone(), quiz);
    let portions = grading.portions().await?;
    let steps = Steps::of(portions.len());
    let of_portion = |portion: Portion| {
        let (grading, steps, tell) = (grading.clone(), steps.clone(), tell.clone());
        async move {
            let part = grading.preview(&portion).await?;
            tell(steps.take()).await?;
            Ok((portion.number, part))
        }
    };
    let mut parts = Vec::new();
    side_by_side(portions, of_portion, |part| parts.push(part)).await?;
    parts.sort_by_key(|(number, _)| *number);
    let mut preview = Preview::default();
    parts.into_iter().for_each(|(_, part)| preview.add(part));
    preview.finish();
    Ok(preview)
}

impl Preview {
    fn add(&mut self, other: Self) {
        self.attempts += other.attempts;
        self.up += other.up;
        self.down += other.down;
        self.changed.extend(other.changed);
        self.unmatched.extend(other.unmatched);
        self.gain.names.extend(other.gain.names);
        self.lose.names.extend(other.lose.names);
    }

    /// Sorts the names, and counts.
    fn finish(&mut self) {
        for people in [&mut self.gain, &mut self.lose] {
            people.names.sort_by_cached_key(|name| sort_key(name));
            people.all = people.names.len();
        }
        let mut counts = BTreeMap::new();
        for (question, why, count) in self.unmatched.drain(..) {
            *counts.entry((question, why)).or_default() += count;
        }
        self.unmatched = counts.into_iter().map(|((question, why), count)| (question, why, count)).collect();
    }

    /// The same with no more than so many scores and names; the sums still count all of them.
    #[must_use]
    pub fn shortened(mut self, most: usize) -> Self {
        self.changed.truncate(most);
        self.gain.names.truncate(most);
        self.lose.names.truncate(most);
        self
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
                let (question, why) = reason.clone();
                preview.unmatched.push((question, why, 1));
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
        let mut conn = self.db.read().await?;
        let near = enrolments::near_completion(&mut conn, &enrolments, wanted_lessons(&self.course)).await?;
        let records = Record::load_many(&mut conn, edition, &near).await?;
        drop(conn);
        for record in records {
            let changed = deciding.get(&record.enrolment.id).map_or(&[][..], Vec::as_slice);
            let name = changed.first().map(|one| one.old.full_name.clone()).unwrap_or_default();
            let was = record.completion.is_some();
            match (was, completes(record, &self.course, changed)) {
                (false, true) => preview.gain.names.push(name),
                (true, false) => preview.lose.names.push(name),
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
