//! Certificates near their last day: the holder and the nearest coordinator are told, each stage once.

use super::Above;
use crate::{
    courses::Catalogue,
    db::{
        DbError,
        expiries::{self, Expiring},
    },
    state::AppState,
};
use domain::reminder::{EXPIRY_SOON, expiry_stage};
use jiff::{ToSpan, civil::Date};

/// A certificate to tell of.
#[derive(Clone, Debug)]
pub struct Expiry {
    /// The certificate.
    pub row: Expiring,
    /// The title of the course or programme.
    pub title: String,
    /// Where it is renewed: a path of this site.
    pub renewal: String,
    /// The last day.
    pub on: Date,
    /// Days until then.
    pub left: i64,
    /// The stage that it has reached.
    pub stage: &'static str,
    /// Whether it is the reader's own.
    pub is_own: bool,
}

/// Who is told of what. What can no longer be learnt is not told of: nobody could renew it.
pub async fn found(app: &AppState, today: Date, above: &Above) -> Result<Vec<(String, Expiry)>, DbError> {
    let day = |days: i64| today.checked_add(days.days()).unwrap_or(today).to_string();
    let rows = expiries::between(&mut app.db.read().await?, &day(0), &day(EXPIRY_SOON), &day(0)).await?;
    let catalogue = app.catalogue();
    let mut found = Vec::new();
    for row in rows {
        let Some((title, renewal)) = renewal(&catalogue, &row) else { continue };
        let Some(on) = row.expires_on.parse::<Date>().ok() else { continue };
        let left = i64::from((on - today).get_days());
        let Some(stage) = expiry_stage(left) else { continue };
        let expiry = Expiry { row, title, renewal, on, left, stage, is_own: true };
        let coordinators = above.coordinators(expiry.row.unit.as_deref(), &expiry.row.person);
        found.extend(coordinators.into_iter().map(|person| (person, Expiry { is_own: false, ..expiry.clone() })));
        found.push((expiry.row.person.clone(), expiry));
    }
    Ok(found)
}

/// The title, and where it is renewed; nothing where it is offered no longer.
fn renewal(catalogue: &Catalogue, row: &Expiring) -> Option<(String, String)> {
    match (&row.course, &row.programme) {
        (Some(course), _) => {
            let offered = catalogue.course(course).filter(|edition| edition.course.is_offered())?;
            Some((offered.course.title.clone(), format!("/courses/{course}")))
        }
        (None, Some(programme)) => {
            Some((catalogue.programme(programme)?.title.clone(), format!("/programmes/{programme}")))
        }
        (None, None) => None,
    }
}
