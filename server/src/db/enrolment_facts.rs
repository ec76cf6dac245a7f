//! What reports read of an enrolment, in one text beside its columns: course, opening, sex, age, kind of staff, level and
//! unit, and of its completion the time of the cause, when it was recorded, and the tiết. Three million of them are read
//! in seconds, because an index holds nothing else.

use super::{Conn, DbError, on};

/// A statement that makes the text of those enrolments for which the condition holds.
macro_rules! making {
    ($condition:literal) => {
        concat!(
            "UPDATE enrolments SET fact = course || ';' || CAST(opened_at AS TEXT) || ';' || sex || ';'
                || COALESCE(CAST(age_years AS TEXT), '') || ';' || COALESCE(staff_kind, '') || ';'
                || COALESCE(staff_level, '') || ';' || COALESCE(unit, '')
                || COALESCE((SELECT ';' || CAST(completions.completed_at AS TEXT) || ';'
                        || CAST(completions.recorded_at AS TEXT) || ';' || CAST(completions.tiet_halves AS TEXT)
                    FROM completions WHERE completions.enrolment = enrolments.id), '')
             WHERE ",
            $condition
        )
    };
}

/// Of one enrolment, if it is there.
pub async fn make(conn: &mut Conn, enrolment: &str) -> Result<(), DbError> {
    on!(conn, |c| sqlx::query(making!("id = $1")).bind(enrolment).execute(c).await.map(drop))?;
    Ok(())
}

/// Of those that a cohort has just brought to its members, from one row of a member to another.
pub async fn make_of_members(
    conn: &mut Conn,
    cohort: &str,
    (first, last): (&str, &str),
    course: &str,
) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(making!(
            "fact = '' AND id IN (SELECT cohort_members.id || '.' || $4 FROM cohort_members
                WHERE cohort_members.cohort = $1 AND cohort_members.id >= $2 AND cohort_members.id <= $3)"
        ))
        .bind(cohort)
        .bind(first)
        .bind(last)
        .bind(course)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}
