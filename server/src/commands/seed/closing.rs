//! A programme that is assigned, and a small class of the demo world that is closed, so that register and certificates
//! are not empty.

use crate::{
    closing,
    courses::Edition,
    db::{
        Conn, DbError, accounts,
        approvals::{self, NewApproval},
        assignments::{self, CohortAssignment},
        closing_issues::{self, Flip},
        closing_numbers,
        closing_people::{self, Listed},
        closings::{self, NewClosing},
        cohort_members,
        cohorts::{self, NewCohort},
        issuers::{self, Issuer},
        people::{self, Person},
        units,
    },
    keys::KeyStore,
    learning::certificate::{self, signing_issuer},
    secret,
};
use domain::{
    closing::{Attended, Candidate, Verdict},
    course::Tiet,
    credential::{Kind, SigningKey},
    programme::{Programme, Taken},
    text::person_sort_key,
};
use jiff::{ToSpan, civil::Date};
use std::sync::Arc;

/// The members of the class that is closed.
const MEMBERS: usize = 4;

/// Assigns the first programme; where the completed course meets the rule of one, a class of it is closed.
pub async fn fill(
    conn: &mut Conn,
    keys: &KeyStore,
    programmes: &[Arc<Programme>],
    edition: &Edition,
    learners: Vec<(String, bool)>,
    today: Date,
    now: i64,
) -> Result<(), DbError> {
    let Some((issuer, key)) = signing_issuer(conn, keys).await? else { return Ok(()) };
    let verdict = |programme: &Programme, done: bool| {
        let attended = done.then(|| attended(edition, today)).into_iter().collect();
        programme.verdict(&Candidate { attended, holds: None }, today)
    };
    let Some(programme) = programmes.iter().find(|one| verdict(one, true).may()).or(programmes.first()) else {
        return Ok(());
    };
    let approval = assign(conn, &issuer, programme, edition, today, now).await?;
    // Whoever has completed it comes first, so that one of the class may not.
    let (done, open): (Vec<_>, Vec<_>) = learners.into_iter().partition(|(_, done)| *done);
    let mut named = Vec::new();
    for (person, done) in done.into_iter().chain(open).take(MEMBERS) {
        let Person { full_name, given_name, .. } = people::get(conn, &person).await?;
        named.push((person_sort_key(&full_name, &given_name), person, verdict(programme, done)));
    }
    named.sort_by(|(one, ..), (other, ..)| one.cmp(other));
    let members: Vec<(String, Verdict)> = named.into_iter().map(|(_, person, verdict)| (person, verdict)).collect();
    if members.iter().any(|(_, verdict)| verdict.may()) {
        close(conn, (&issuer, &key), &approval, programme, &members, today, now).await?;
    }
    Ok(())
}

fn attended(edition: &Edition, today: Date) -> Attended {
    Attended {
        course: edition.course.id.clone(),
        title: edition.course.title.clone(),
        from: before(today, 30),
        taken: Taken { on: before(today, 2), tiet: edition.course.tiet },
        pieces: Vec::new(),
    }
}

fn before(today: Date, days: i64) -> Date {
    today.checked_sub(days.days()).unwrap_or(today)
}

async fn assign(
    conn: &mut Conn,
    issuer: &Issuer,
    programme: &Programme,
    edition: &Edition,
    today: Date,
    now: i64,
) -> Result<String, DbError> {
    let by = accounts::find_by_login(conn, "minh").await?.ok_or(DbError::NotFound)?.person;
    let Tiet { halves } = edition.course.tiet;
    let new = NewApproval {
        id: secret::uuid(now),
        issuer: issuer.id.clone(),
        programme: programme.id.clone(),
        tiet_halves: halves.max(2),
        decision_number: "118/QĐ-UBND".to_owned(),
        decided_on: before(today, 60).to_string(),
        valid_from: before(today, 60).to_string(),
        valid_to: None,
        valid_months: None,
        by,
    };
    approvals::record(conn, &new, now).await?;
    Ok(new.id)
}

async fn close(
    conn: &mut Conn,
    (issuer, key): (&Issuer, &SigningKey),
    approval: &str,
    programme: &Programme,
    members: &[(String, Verdict)],
    today: Date,
    now: i64,
) -> Result<(), DbError> {
    let by = accounts::find_by_login(conn, "tuan").await?.ok_or(DbError::NotFound)?.person;
    let cohort = cohort(conn, programme, members, &by, today, now).await?;
    let id = secret::uuid(now);
    let new = NewClosing {
        issuer: issuer.id.clone(),
        programme: programme.id.clone(),
        cohort,
        decision_number: "45/QĐ-TCT".to_owned(),
        decided_on: before(today, 1).to_string(),
        signatory_name: issuer.signatory_name.clone(),
        signatory_title: issuer.signatory_title.clone(),
    };
    closings::create(conn, &id, &new, &by, now).await?;
    let mut listed = Vec::new();
    for (place, (person, verdict)) in (1..).zip(members) {
        let may = verdict.may();
        let verdict = serde_json::to_string(verdict).map_err(|error| DbError::Other(error.to_string()))?;
        listed.push(Listed { person: person.clone(), place, verdict, may });
    }
    closing_people::write(conn, &id, &listed, now).await?;
    closings::end_listing(conn, &id, now).await?;
    closings::review(conn, &id, now, &by, now).await?;
    let (day, kid) = (today.to_string(), key.public().kid().to_string());
    let flip = Flip { id: &id, listed_at: now, approval, kid: &kid, day: &day, by: &by };
    closing_issues::issue(conn, &flip, now).await?;
    let count = closing_people::count_taken(conn, &id).await?;
    let year = i64::from(today.year());
    let last = issuers::next_numbers(conn, &issuer.id, Kind::Certificate.word(), year, count).await?;
    closing_numbers::number(conn, &id, last - count).await?;
    let issued = closing_issues::issued(conn, &id).await?;
    for one in closing_numbers::waiting(conn, &id, &day, count).await? {
        let signed = closing::draft(&issued, issuer, key, &one)?.signed(now)?;
        certificate::store(conn, &signed, Some(&by), now).await?;
        closing_numbers::certify(conn, &id, &one.person, &signed.id).await?;
    }
    closing_issues::finish(conn, &id, now).await
}

/// The class, which is over.
async fn cohort(
    conn: &mut Conn,
    programme: &Programme,
    members: &[(String, Verdict)],
    by: &str,
    today: Date,
    now: i64,
) -> Result<String, DbError> {
    let (first, day) = (members.first().ok_or(DbError::NotFound)?, today.to_string());
    let unit = units::primary(conn, &first.0, &day).await?.ok_or(DbError::NotFound)?.unit;
    let id = secret::uuid(now);
    let new = NewCohort {
        title: "Lớp kỹ năng số đã bế giảng".to_owned(),
        unit,
        opens_on: before(today, 30).to_string(),
        closes_on: Some(before(today, 1).to_string()),
        ..NewCohort::default()
    };
    cohorts::create(conn, &id, &new, by, now).await?;
    let asked = CohortAssignment {
        id: secret::uuid(now),
        course: None,
        programme: Some(programme.id.clone()),
        is_mandatory: true,
        reason: "Kế hoạch bồi dưỡng năm của tỉnh".to_owned(),
        due_on: Some(before(today, 1).to_string()),
    };
    assignments::record_for_cohort(conn, &id, &asked, by, now).await?;
    let rows: Vec<(String, String)> = members.iter().map(|(person, _)| (secret::uuid(now), person.clone())).collect();
    cohort_members::join(conn, &id, &rows, None, by, now).await?;
    cohorts::close(conn, &id, now).await?;
    Ok(id)
}
