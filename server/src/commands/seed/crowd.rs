//! A crowd of learners beside the demo world, to measure with: one password for all, each enrolled in the first course.

use crate::{
    db::{
        Conn, Db, DbError, accounts,
        enrolments::{self, NewEnrolment},
        people::{self, NewPerson},
        revisions,
    },
    foundation, secret,
};
use std::ops::RangeInclusive;

/// As many as one job of the writer makes.
const AT_ONCE: u32 = 100;
const FAMILY_NAMES: [&str; 7] = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Lò"];
const MIDDLE_NAMES: [&str; 5] = ["Thị", "Văn", "Minh", "Thu", "Quốc"];
const GIVEN_NAMES: [&str; 9] = ["An", "Bình", "Chi", "Dũng", "Hà", "Khánh", "Lan", "Phương", "Yến"];

/// The sign-in name of a learner of the crowd, from 1.
pub fn sign_in_name(number: u32) -> String {
    format!("hocvien-{number:04}")
}

/// Writes so many learners, in jobs that leave the writer to others in between.
pub async fn fill(db: &Db, learners: u32, hash: &str, now: i64) -> Result<(), DbError> {
    let courses = revisions::latest_of_all(&mut db.read().await?).await?;
    let course = courses.into_iter().next().map(|(revision, _)| revision.course);
    for first in (1..=learners).step_by(AT_ONCE as usize) {
        let (numbers, hash, course) = (first..=learners.min(first + AT_ONCE - 1), hash.to_owned(), course.clone());
        db.write(move |conn| Box::pin(async move { group(conn, numbers, &hash, course.as_deref(), now).await }))
            .await?;
    }
    Ok(())
}

async fn group(
    conn: &mut Conn,
    numbers: RangeInclusive<u32>,
    hash: &str,
    course: Option<&str>,
    now: i64,
) -> Result<(), DbError> {
    for number in numbers {
        let new = NewPerson { full_name: full_name(number as usize), ..NewPerson::default() };
        let id = foundation::person_with_account(conn, &new, &sign_in_name(number), true, now).await?;
        accounts::set_password(conn, &id, hash, now).await?;
        if let Some(course) = course {
            let person = people::get(conn, &id).await?;
            let new = NewEnrolment { id: secret::uuid(now), course: course.to_owned(), form_id: secret::uuid(now) };
            enrolments::open(conn, &new, &person, None, None, now).await?;
        }
    }
    Ok(())
}

fn full_name(number: usize) -> String {
    let of = |names: &[&'static str], place: usize| names[place % names.len()];
    format!("{} {} {}", of(&FAMILY_NAMES, number), of(&MIDDLE_NAMES, number / 7), of(&GIVEN_NAMES, number / 3))
}
