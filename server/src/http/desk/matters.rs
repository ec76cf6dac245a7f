//! What needs a coordinator today, and who stands behind each number.

use super::{Desk, cohorts::day, soon};
use crate::{
    db::{
        Conn, DbError,
        certificate_requests::{self, Pending},
        matters::{self, Concern, OpenRequest},
        outside_hours::{self, Entry},
        request_queue::{self, Queued},
        standings::{self, Count, Standing},
    },
    error::Error,
    render::{Answer, Page},
    state::AppState,
    visit::Visit,
};
use app::{
    components::certificate_requests::RequestKind,
    document::Place,
    pages::desk::matters::{Matter, MatterCount, MatterLine, MatterPage, STUCK_DAYS, title},
    words::Words,
};
use axum::extract::{Path, State};
use leptos::prelude::*;

/// People of a list; one more tells that there are more.
const SHOWN: i64 = 500;
const DAY: i64 = 24 * 3_600_000;

/// How many people each matter is about; the counts of cohorts tell who is late and who is stuck.
pub async fn counts(conn: &mut Conn, desk: &Desk, of_desk: &[Count]) -> Result<Vec<MatterCount>, Error> {
    let mut counts = Vec::new();
    for matter in Matter::ALL {
        let people = match matter {
            Matter::Overdue | Matter::Stuck => {
                let own = of_desk.iter().find(|count| count.cohort.is_empty() && count.bucket == matter.name());
                own.map_or(0, |count| count.members)
            }
            Matter::NeverSignedIn => matters::never_signed_in(conn, &desk.reach, SHOWN + 1).await?.len() as i64,
            Matter::FailedMail => matters::failed_mail(conn, &desk.reach, SHOWN + 1).await?.len() as i64,
            Matter::CertificateRequests => {
                certificate_requests::reached(conn, &desk.reach, SHOWN + 1).await?.len() as i64
            }
            Matter::Joining => request_queue::count_to_decide(conn, &desk.reach, SHOWN + 1).await?,
            Matter::Hours => outside_hours::count_waiting(conn, &desk.reach, SHOWN + 1).await?,
            Matter::Requests => matters::requests(conn, &desk.reach, SHOWN + 1).await?.len() as i64,
        };
        let is_cut = people > SHOWN && !matches!(matter, Matter::Overdue | Matter::Stuck);
        counts.push(MatterCount { matter, people: if is_cut { SHOWN } else { people }, more: is_cut });
    }
    Ok(counts)
}

/// Whoever was last seen before this instant is stuck.
pub fn stuck_before(app: &AppState) -> i64 {
    app.clock.now() - STUCK_DAYS * DAY
}

/// GET /desk/matters/{matter}
pub async fn show(State(app): State<AppState>, visit: Visit, desk: Desk, Path(name): Path<String>) -> Answer {
    let words = Words::new(visit.locale);
    let matter = Matter::named(&name).ok_or(Error::NotFound)?;
    let mut lines = lines(&app, words, &desk, &mut app.db.read().await?, matter).await?;
    let more = lines.len() as i64 > SHOWN;
    lines.truncate(SHOWN as usize);
    let page = Page::new(&app, &visit, title(words, matter)).at(Place::Desk);
    Ok(page.show(move || view! { <MatterPage words matter lines=lines more/> }).await)
}

async fn lines(
    app: &AppState,
    words: Words,
    desk: &Desk,
    conn: &mut Conn,
    matter: Matter,
) -> Result<Vec<MatterLine>, DbError> {
    let (reach, soon) = (&desk.reach, soon(desk.today));
    Ok(match matter {
        Matter::Overdue => {
            let late = standings::late(conn, reach, &soon, SHOWN + 1).await?;
            late.into_iter().map(|row| standing(app, words, row, true)).collect()
        }
        Matter::Stuck => {
            let stuck = standings::stuck(conn, reach, &soon, stuck_before(app), SHOWN + 1).await?;
            stuck.into_iter().map(|row| standing(app, words, row, false)).collect()
        }
        Matter::NeverSignedIn => {
            let found = matters::never_signed_in(conn, reach, SHOWN + 1).await?;
            found.into_iter().map(|row| concern(app, words, row)).collect()
        }
        Matter::FailedMail => {
            let found = matters::failed_mail(conn, reach, SHOWN + 1).await?;
            found.into_iter().map(|row| concern(app, words, row)).collect()
        }
        Matter::CertificateRequests => {
            let found = certificate_requests::reached(conn, reach, SHOWN + 1).await?;
            found.into_iter().map(|row| request(words, row)).collect()
        }
        Matter::Hours => {
            let waiting = outside_hours::waiting(conn, reach, SHOWN + 1).await?;
            waiting.into_iter().map(|entry| hours(app, words, entry)).collect()
        }
        Matter::Joining => {
            let waiting = request_queue::to_decide(conn, reach, "", SHOWN + 1).await?;
            waiting.into_iter().map(|row| joining(app, words, row)).collect()
        }
        Matter::Requests => {
            let found = matters::requests(conn, reach, SHOWN + 1).await?;
            found.into_iter().map(|row| open_request(app, words, row)).collect()
        }
    })
}

fn request(words: Words, row: Pending) -> MatterLine {
    let kind = RequestKind::of_word(&row.kind).unwrap_or(RequestKind::Error);
    let until = day(&row.last_day).map(|day| words.date(day)).unwrap_or_default();
    MatterLine {
        address: format!("/desk/certificates/{}", row.certificate),
        full_name: row.full_name,
        detail: format!("{} · {}", row.number, words.say(kind.label_key())),
        since: words.with("request-until", &[("date", until.into())]),
    }
}

/// The page of what somebody is asked.
fn assignments(person: &str) -> String {
    format!("/desk/people/{person}/assignments")
}

fn standing(app: &AppState, words: Words, row: Standing, by_due: bool) -> MatterLine {
    let due = row.due_on.as_deref().and_then(day).filter(|_| by_due);
    let since = match due {
        Some(due) => words.with("matter-due", &[("date", words.date(due).into())]),
        None => {
            let seen = row.seen_at.map(|at| words.date(app.clock.day(at))).unwrap_or_default();
            words.with("matter-seen", &[("date", seen.into())])
        }
    };
    MatterLine {
        address: assignments(&row.person),
        full_name: row.full_name,
        detail: row.unit_name.unwrap_or_default(),
        since,
    }
}

fn concern(app: &AppState, words: Words, row: Concern) -> MatterLine {
    MatterLine {
        address: assignments(&row.person),
        full_name: row.full_name,
        detail: row.detail.unwrap_or_default(),
        since: row.since.map(|at| words.date(app.clock.day(at))).unwrap_or_default(),
    }
}

fn hours(app: &AppState, words: Words, entry: Entry) -> MatterLine {
    MatterLine {
        address: format!("/desk/hours/{}", entry.entry),
        full_name: entry.full_name,
        detail: entry.title,
        since: words.date(app.clock.day(entry.recorded_at)),
    }
}

fn joining(app: &AppState, words: Words, row: Queued) -> MatterLine {
    MatterLine {
        address: format!("/desk/requests?cohort={}", row.cohort),
        full_name: row.full_name,
        detail: row.title,
        since: words.date(app.clock.day(row.asked_at)),
    }
}

fn open_request(app: &AppState, words: Words, row: OpenRequest) -> MatterLine {
    let wanted = [("wanted", row.wanted.into())];
    let what = match row.kind.as_str() {
        "email" => words.with("requests-email", &wanted),
        "staff-code" => words.with("requests-staff-code", &wanted),
        _ => words.with("requests-unit", &wanted),
    };
    MatterLine {
        address: format!("/desk/people/{}", row.person),
        full_name: row.full_name,
        detail: what,
        since: words.date(app.clock.day(row.made_at)),
    }
}
