//! Issuing: one short transaction turns the reviewed list into an issued one and fixes every number.

use super::listing::verdicts;
use crate::{
    db::{
        DbError, approvals, audit,
        closing_issues::{self, Flip},
        closing_numbers,
        closing_people::{self, Kept},
        closings::Closing,
        issuers,
        scope::Reach,
    },
    state::AppState,
};
use domain::{closing::Verdict, credential::Kind};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Undoes the transaction that issues: what was confirmed does not hold any more.
const CHANGED: &str = "the list has changed";
const NOT_ASSIGNED: &str = "the programme is not assigned";

/// What has become of the wish to issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The numbers are reserved; the certificates follow.
    Issued,
    /// It is not the list that was confirmed, or it was issued before.
    NotThisList,
    /// These people are not as they were reviewed; nobody by id where it happened at the last moment.
    Changed(Vec<String>),
    /// The programme is not assigned to the issuer today.
    NotAssigned,
    /// The issuer's key is not here.
    NoKey,
    /// Nobody would get one.
    Nobody,
}

/// Issues the list that was confirmed, if everybody is still as she was reviewed.
pub async fn issue(
    app: &AppState,
    reach: &Reach,
    closing: &Closing,
    listed_at: i64,
    by: &str,
) -> Result<Outcome, DbError> {
    if closing.state != "reviewed" || closing.listed_at != Some(listed_at) {
        return Ok(Outcome::NotThisList);
    }
    if closing.taken == 0 {
        return Ok(Outcome::Nobody);
    }
    let began = app.clock.now();
    let changed = changed(app, reach, closing).await?;
    if !changed.is_empty() {
        return Ok(Outcome::Changed(changed));
    }
    let today = app.clock.today();
    let mut conn = app.db.read().await?;
    let day = today.to_string();
    let approval = approvals::on_day(&mut conn, &closing.issuer, &closing.programme, &day).await?;
    let Some(approval) = approval else { return Ok(Outcome::NotAssigned) };
    let kid = issuers::signing_key(&mut conn, &closing.issuer).await?;
    drop(conn);
    let Some(kid) = kid.filter(|kid| app.keys.find(kid).is_some()) else { return Ok(Outcome::NoKey) };
    let reserving = Reserving { closing: closing.clone(), listed_at, approval: approval.id, kid, today, began };
    reserving.carry_out(app, by.to_owned()).await
}

/// Those who are not as they were reviewed: who came or went, who may now and might not before or the other way round,
/// and whose certificate would say something else.
async fn changed(app: &AppState, reach: &Reach, closing: &Closing) -> Result<Vec<String>, DbError> {
    let stored = closing_people::verdicts(&mut app.db.read().await?, &closing.id).await?;
    let fresh = verdicts(app, reach, &closing.cohort, &closing.programme).await?.unwrap_or_default();
    let mut fresh: BTreeMap<String, Verdict> = fresh.into_iter().collect();
    let mut changed = Vec::new();
    for Kept { person, verdict, may, taken } in stored {
        let now = fresh.remove(&person);
        let same = match taken {
            true => serde_json::from_str(&verdict).ok() == now,
            false => now.map(|one| one.may()) == Some(may),
        };
        if !same {
            changed.push(person);
        }
    }
    changed.extend(fresh.into_keys());
    Ok(changed)
}

struct Reserving {
    closing: Closing,
    listed_at: i64,
    approval: String,
    kid: String,
    today: Date,
    began: i64,
}

impl Reserving {
    /// State, numbers and audit entry come into being together, or not at all. Whatever issues by the same assignment
    /// waits for its lock, so that nobody gets two.
    async fn carry_out(self, app: &AppState, by: String) -> Result<Outcome, DbError> {
        let now = app.clock.now();
        let written = app.db.write(move |conn| {
            Box::pin(async move {
                let undo = |cause: &str| DbError::Constraint(cause.to_owned());
                if !approvals::lock(conn, &self.approval).await? {
                    return Err(undo(NOT_ASSIGNED));
                }
                let (id, programme) = (self.closing.id.as_str(), self.closing.programme.as_str());
                let day = self.today.to_string();
                let flip = Flip {
                    id,
                    listed_at: self.listed_at,
                    approval: &self.approval,
                    kid: &self.kid,
                    day: &day,
                    by: &by,
                };
                if !closing_issues::issue(conn, &flip, now).await? {
                    return Ok(Outcome::NotThisList);
                }
                let is_stale = closing_numbers::count_holding(conn, id, programme, &day).await? > 0
                    || closing_numbers::count_regraded(conn, id, self.began).await? > 0;
                let count = closing_people::count_taken(conn, id).await?;
                if is_stale || count != self.closing.taken {
                    return Err(undo(CHANGED));
                }
                let year = i64::from(self.today.year());
                let last =
                    issuers::next_numbers(conn, &self.closing.issuer, Kind::Certificate.word(), year, count).await?;
                closing_numbers::number(conn, id, last - count).await?;
                let entry = audit::Entry {
                    actor: Some(&by),
                    action: "closing-issued",
                    subject_kind: "closing_decisions",
                    subject: id,
                    detail: Some(format!("{} – {last}", last - count + 1)),
                };
                audit::record(conn, entry, now).await?;
                Ok(Outcome::Issued)
            })
        });
        match written.await {
            Err(DbError::Constraint(cause)) if cause == CHANGED => Ok(Outcome::Changed(Vec::new())),
            Err(DbError::Constraint(cause)) if cause == NOT_ASSIGNED => Ok(Outcome::NotAssigned),
            other => other,
        }
    }
}
