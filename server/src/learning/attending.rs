//! Marks of attendance take effect: each portion of them with what it decides, in one transaction.

use super::Settling;
use crate::{
    db::{
        Conn, DbError,
        attendances::{self, NewAttendance},
        audit, cohort_members,
    },
    error::Error,
    state::AppState,
};

/// People of one write.
const PORTION: usize = 40;

/// Where marks come from.
#[derive(Clone, Debug)]
pub struct Marking {
    /// The meeting.
    pub meeting: String,
    /// `hand` or `code`.
    pub way: &'static str,
    /// Who marks; with a code, the member herself.
    pub by: String,
}

/// Records marks and settles what they decide. A meeting that was cancelled meanwhile is not found.
pub async fn mark(app: &AppState, marking: Marking, marks: Vec<NewAttendance>) -> Result<(), Error> {
    for some in marks.chunks(PORTION) {
        let (settling, marking, some, now) = (app.settling(), marking.clone(), some.to_vec(), app.clock.now());
        app.db
            .write(move |conn| {
                Box::pin(async move {
                    let Marking { meeting, way, by } = &marking;
                    attendances::lock(conn, meeting).await?;
                    attendances::record(conn, meeting, &some, (way, by), now).await?;
                    let entry = audit::Entry {
                        actor: Some(by),
                        action: "attendance-marked",
                        subject_kind: "meetings",
                        subject: meeting,
                        detail: Some(some.len().to_string()),
                    };
                    audit::record(conn, entry, now).await?;
                    let people: Vec<String> = some.into_iter().map(|mark| mark.person).collect();
                    settling.settle_met(conn, &people).await
                })
            })
            .await?;
    }
    Ok(())
}

/// Settles what the members of a cohort have reached because a meeting no longer counts.
pub async fn settle_members(app: &AppState, cohort: &str) -> Result<(), Error> {
    let people = cohort_members::people(&mut app.db.read().await?, cohort).await?;
    for some in people.chunks(PORTION) {
        let (settling, some) = (app.settling(), some.to_vec());
        app.db.write(move |conn| Box::pin(async move { settling.settle_met(conn, &some).await })).await?;
    }
    Ok(())
}

impl Settling {
    /// Settles the open enrolments of people in courses whose rule asks for meetings.
    pub async fn settle_met(&self, conn: &mut Conn, people: &[String]) -> Result<(), DbError> {
        for (enrolment, course) in attendances::unfinished(conn, people).await? {
            let asks = |course: &str| {
                self.catalogue.course(course).is_some_and(|edition| edition.course.complete.attendance.is_some())
            };
            if asks(&course) {
                self.settle(conn, &enrolment).await?;
            }
        }
        Ok(())
    }
}
