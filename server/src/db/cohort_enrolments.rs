//! What a cohort's filling brings to its members, for a portion of them by one statement: enrolments and a message.

use super::{Conn, DbError, enrolment_facts, on};

/// Some members of a cohort: from one row to another, by id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberPortion {
    /// The cohort.
    pub cohort: String,
    /// The first row.
    pub first: String,
    /// The last one.
    pub last: String,
}

/// Opens an enrolment in a course for every member of the portion who has none and has not completed it, with the
/// statistics of the day.
pub async fn open(
    conn: &mut Conn,
    MemberPortion { cohort, first, last }: &MemberPortion,
    course: &str,
    today: &str,
    now: i64,
) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO enrolments (id, person, course, form_id, opened_at, seen_at, sex, age_years, staff_kind,
                staff_level, is_leader, unit, unit_name, position)
             SELECT cohort_members.id || '.' || $4, cohort_members.person, CAST($4 AS TEXT),
                cohort_members.id || '.' || $4, CAST($6 AS BIGINT), CAST($6 AS BIGINT), people.sex,
                CASE WHEN people.birth_date <= $5 THEN
                    CAST(substr($5, 1, 4) AS BIGINT) - CAST(substr(people.birth_date, 1, 4) AS BIGINT)
                    - CASE WHEN substr($5, 6) < substr(people.birth_date, 6) THEN 1 ELSE 0 END
                END,
                memberships.staff_kind, memberships.staff_level, memberships.is_leader, memberships.unit,
                COALESCE(own.name || COALESCE(', ' || above.name, ''), ''), COALESCE(memberships.position, '')
             FROM cohort_members
             JOIN people ON people.id = cohort_members.person
             LEFT JOIN memberships ON memberships.person = cohort_members.person AND memberships.is_primary
                AND memberships.superseded_at IS NULL AND memberships.valid_from <= $5
                AND (memberships.valid_to IS NULL OR memberships.valid_to > $5)
             LEFT JOIN unit_placements own ON own.unit = memberships.unit AND own.superseded_at IS NULL
                AND own.valid_from <= $5 AND (own.valid_to IS NULL OR own.valid_to > $5)
             LEFT JOIN unit_placements above ON above.unit = own.parent AND above.superseded_at IS NULL
                AND above.valid_from <= $5 AND (above.valid_to IS NULL OR above.valid_to > $5)
             WHERE cohort_members.cohort = $1 AND cohort_members.id >= $2 AND cohort_members.id <= $3
                AND cohort_members.left_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM enrolments old
                    LEFT JOIN completions ON completions.enrolment = old.id
                    WHERE old.person = cohort_members.person AND old.course = $4
                        AND (old.closed_at IS NULL OR completions.enrolment IS NOT NULL))
             ON CONFLICT DO NOTHING",
        )
        .bind(cohort)
        .bind(first)
        .bind(last)
        .bind(course)
        .bind(today)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    enrolment_facts::make_of_members(conn, cohort, (first, last), course).await
}

/// A message in the three languages: subject and body of each.
#[derive(Clone, Debug)]
pub struct InLanguages {
    /// Vietnamese, English, French.
    pub subjects: [String; 3],
    /// Vietnamese, English, French.
    pub bodies: [String; 3],
}

/// Writes to every member of the portion who came in at this instant, in her language; twice is once.
pub async fn tell(
    conn: &mut Conn,
    MemberPortion { cohort, first, last }: &MemberPortion,
    message: &InLanguages,
    joined_at: i64,
) -> Result<(), DbError> {
    let [vi, en, fr] = &message.subjects;
    let [vi_body, en_body, fr_body] = &message.bodies;
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO messages (id, person, subject, body, link, sent_at)
             SELECT cohort_members.id || '.m', cohort_members.person,
                CASE accounts.locale WHEN 'en' THEN CAST($6 AS TEXT) WHEN 'fr' THEN CAST($7 AS TEXT)
                    ELSE CAST($5 AS TEXT) END,
                CASE accounts.locale WHEN 'en' THEN CAST($9 AS TEXT) WHEN 'fr' THEN CAST($10 AS TEXT)
                    ELSE CAST($8 AS TEXT) END,
                '/', CAST($4 AS BIGINT)
             FROM cohort_members LEFT JOIN accounts ON accounts.person = cohort_members.person
             WHERE cohort_members.cohort = $1 AND cohort_members.id >= $2 AND cohort_members.id <= $3
                AND cohort_members.joined_at = $4
             ON CONFLICT (id) DO NOTHING",
        )
        .bind(cohort)
        .bind(first)
        .bind(last)
        .bind(joined_at)
        .bind(vi)
        .bind(en)
        .bind(fr)
        .bind(vi_body)
        .bind(en_body)
        .bind(fr_body)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}
