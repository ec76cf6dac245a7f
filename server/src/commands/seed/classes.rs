//! What demo cohorts do besides courses: a class that meets, and one that people may ask to join.

use crate::{
    db::{
        Conn, DbError, accounts,
        assignments::{self, CohortAssignment},
        attendances::{self, NewAttendance},
        cohort_requests::{self, NewRequest},
        cohort_staff,
        cohorts::{self, NewCohort},
        meetings::{self, NewMeeting},
    },
    secret,
};

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// How members stood to the meeting that is over, in turn.
const PRESENCES: [(&str, &str); 4] = [("present", ""), ("late", ""), ("present", ""), ("excused", "Đi cơ sở")];

/// One meeting that is over, with its list, and one to come; the demo instructor teaches the class.
pub async fn meet(conn: &mut Conn, cohort: &str, members: &[String], by: &str, now: i64) -> Result<(), DbError> {
    let instructor = accounts::find_by_login(conn, "ha").await?.map(|account| account.person);
    if let Some(instructor) = &instructor {
        cohort_staff::add(conn, &secret::uuid(now), cohort, instructor, "instructor", by, now).await?;
    }
    let over = NewMeeting {
        title: "Khai giảng và làm quen".to_owned(),
        starts_at: now - 6 * DAY,
        ends_at: now - 6 * DAY + 3 * HOUR,
        place: "Hội trường UBND xã Thanh Lâm".to_owned(),
        ..NewMeeting::default()
    };
    let to_come = NewMeeting {
        title: "Thảo luận tình huống ở địa phương".to_owned(),
        starts_at: now + 3 * DAY,
        ends_at: now + 3 * DAY + 3 * HOUR,
        place: "Phòng họp tầng 2, UBND xã Thanh Lâm".to_owned(),
        note: "Mỗi người mang theo một việc đang vướng ở đơn vị.".to_owned(),
        ..NewMeeting::default()
    };
    let former = secret::uuid(now);
    for (id, meeting) in [(&former, &over), (&secret::uuid(now), &to_come)] {
        meetings::create(conn, (id, cohort, &secret::token()), meeting, by, now).await?;
    }
    let marks: Vec<NewAttendance> = members
        .iter()
        .zip(PRESENCES.iter().cycle())
        .map(|(person, (presence, reason))| NewAttendance {
            id: secret::uuid(now),
            person: person.clone(),
            presence,
            reason: (*reason).to_owned(),
        })
        .collect();
    let marked_by = instructor.as_deref().unwrap_or(by);
    attendances::record(conn, &former, &marks, ("hand", marked_by), over.ends_at).await
}

/// A class that takes requests in one step, with one that waits for its coordinator.
pub async fn open_to_requests(
    conn: &mut Conn,
    new: &NewCohort,
    asked: &CohortAssignment,
    asker: &str,
    by: &str,
    now: i64,
) -> Result<(), DbError> {
    let cohort = secret::uuid(now);
    cohorts::create(conn, &cohort, new, by, now).await?;
    assignments::record_for_cohort(conn, &cohort, asked, by, now).await?;
    let request = NewRequest {
        id: secret::uuid(now),
        cohort,
        person: asker.to_owned(),
        wish: "Tôi mới nhận việc ở bộ phận một cửa và cần học nội dung này.".to_owned(),
        steps: new.request_steps,
        state: "class",
    };
    cohort_requests::make(conn, &request, now).await
}
