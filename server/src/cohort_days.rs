//! The days that a course names, for whoever reads it in a cohort.

use crate::{
    db::assignments::Assignment,
    error::Error,
    http::overview::{asked_of, nearest},
    state::AppState,
    visit::Visit,
};
use domain::{
    calendar::day_text,
    cohort::{NamedDay, Run},
    course::with_days,
};
use jiff::civil::Date;

/// Who reads which course.
pub struct CohortDays {
    app: AppState,
    person: String,
    course: String,
}

impl CohortDays {
    /// `None` for visitors, who are in no cohort.
    pub fn of(app: &AppState, visit: &Visit, course: &str) -> Option<Self> {
        let actor = visit.actor.as_ref()?;
        Some(Self { app: app.clone(), person: actor.person.clone(), course: course.to_owned() })
    }

    /// The page with the days of her cohort behind the words that name them.
    pub async fn filled_in(self, html: String) -> Result<String, Error> {
        let Some(run) = self.run().await? else { return Ok(html) };
        Ok(with_days(&html, |day| shown(day, run)).into_owned())
    }

    /// When her cohort runs: of several the one whose due date she is shown, by the course itself or by a programme.
    async fn run(&self) -> Result<Option<Run>, Error> {
        let catalogue = self.app.catalogue();
        let mut asked = asked_of(&mut self.app.db.read().await?, catalogue.programmes(), &self.person).await?;
        asked.retain(|assignment| assignment.cohort.is_some());
        let is_of_course = |one: &&Assignment| one.course.as_deref() == Some(self.course.as_str());
        let is_by_choice = |one: &&Assignment| {
            let programme = one.programme.as_deref().filter(|_| one.course.is_none());
            let programme = programme.and_then(|id| catalogue.programme(id));
            programme.is_some_and(|programme| programme.courses().contains(&self.course.as_str()))
        };
        let found = nearest(asked.iter().filter(is_of_course)).or_else(|| nearest(asked.iter().filter(is_by_choice)));
        Ok(found.and_then(run_of))
    }
}

fn run_of(assignment: &Assignment) -> Option<Run> {
    let day = |text: &Option<String>| text.as_deref().and_then(|text| text.parse().ok());
    Some(Run { opens_on: day(&assignment.opens_on)?, closes_on: day(&assignment.closes_on) })
}

/// A day as all languages write it; a week by its first and last day.
fn shown(day: NamedDay, run: Run) -> Option<String> {
    let time = |day: Date| format!("<time datetime=\"{day}\">{}</time>", day_text(day));
    let (from, to) = day.of_run(run)?;
    Some(if from == to { format!(" ({})", time(from)) } else { format!(" ({} – {})", time(from), time(to)) })
}
