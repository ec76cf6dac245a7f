//! The forms of a survey, read one after another; and telling people that one has opened.

pub mod calling;
pub mod figures;

use crate::{
    db::{
        Conn, DbError, instructor_answers, instructor_forms,
        portions::Saved,
        surveys::{self, HandedIn},
    },
    error::Error,
    learning::regrading::answers_by_attempt,
    state::AppState,
};
use domain::{
    quiz::{Plan, Quiz},
    survey::{Form, Respondent},
};

/// Forms of one portion.
const PORTION: i64 = 500;

/// Gives every form of those who were asked, in the order in which they were handed in, each with the unit to which its
/// learner belonged on the day of her enrolment.
pub async fn each_form(
    app: &AppState,
    course: &str,
    survey: &Quiz,
    by: Respondent,
    mut take: impl FnMut(Form, Option<&str>),
) -> Result<(), Error> {
    let mut after = 0;
    loop {
        let mut conn = app.db.read().await?;
        let (forms, saves) = portion(&mut conn, course, &survey.id, by, after).await?;
        let Some(last) = forms.last().map(|form| form.form_number) else { return Ok(()) };
        let mut answers = answers_by_attempt(saves);
        for HandedIn { attempt, person, revision, plan, unit, .. } in forms {
            let pinned = app.catalogue().revision(&mut conn, &revision).await?;
            let Some(filled) = pinned.course.survey(&survey.id) else { continue };
            let plan: Plan = serde_json::from_str(&plan).map_err(|error| Error::Internal(error.to_string()))?;
            let form = Form::read(filled, &plan, &answers.remove(&attempt).unwrap_or_default(), &person);
            take(form, unit.as_deref());
        }
        after = last;
    }
}

/// The forms after a number, and what was saved in them.
async fn portion(
    conn: &mut Conn,
    course: &str,
    survey: &str,
    by: Respondent,
    after: i64,
) -> Result<(Vec<HandedIn>, Vec<Saved>), DbError> {
    let forms = match by {
        Respondent::Learners => surveys::after(conn, course, survey, after, PORTION).await?,
        Respondent::Instructors => instructor_forms::after(conn, course, survey, after, PORTION).await?,
    };
    let (Some(first), Some(last)) = (forms.first(), forms.last()) else { return Ok(Default::default()) };
    let (first, last) = (first.form_number, last.form_number);
    let saves = match by {
        Respondent::Learners => surveys::saved(conn, course, survey, first, last).await?,
        Respondent::Instructors => instructor_answers::between(conn, course, survey, first, last).await?,
    };
    Ok((forms, saves))
}
