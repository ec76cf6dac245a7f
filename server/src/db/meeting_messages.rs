//! What members of a cohort are told of a meeting, all of them by one statement for each way.

use super::{Conn, DbError, cohort_enrolments::InLanguages, on};

/// What is told, of which meeting, in which save: telling it twice is once.
#[derive(Clone, Debug)]
pub struct Notice {
    /// UUIDv7 of the save.
    pub id: String,
    /// The cohort whose members are told.
    pub cohort: String,
    /// The page of the meeting: a path of this site.
    pub link: String,
    /// The sentences.
    pub message: InLanguages,
    /// What stands under a mail; nothing where no mail leaves this site.
    pub mail_foot: Option<String>,
}

/// Writes to the inbox of every member, in her language, and to her address where mail leaves this site.
pub async fn tell(conn: &mut Conn, notice: &Notice, now: i64) -> Result<(), DbError> {
    let [vi, en, fr] = &notice.message.subjects;
    let [vi_body, en_body, fr_body] = &notice.message.bodies;
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO messages (id, person, subject, body, link, sent_at)
             SELECT cohort_members.id || '.' || $2, cohort_members.person,
                CASE accounts.locale WHEN 'en' THEN CAST($6 AS TEXT) WHEN 'fr' THEN CAST($7 AS TEXT)
                    ELSE CAST($5 AS TEXT) END,
                CASE accounts.locale WHEN 'en' THEN CAST($9 AS TEXT) WHEN 'fr' THEN CAST($10 AS TEXT)
                    ELSE CAST($8 AS TEXT) END,
                CAST($3 AS TEXT), CAST($4 AS BIGINT)
             FROM cohort_members LEFT JOIN accounts ON accounts.person = cohort_members.person
             WHERE cohort_members.cohort = $1 AND cohort_members.left_at IS NULL
             ON CONFLICT (id) DO NOTHING",
        )
        .bind(&notice.cohort)
        .bind(&notice.id)
        .bind(&notice.link)
        .bind(now)
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
    let Some(foot) = &notice.mail_foot else { return Ok(()) };
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO outbox (id, person, address, subject, body, message, created_at, next_try_at)
             SELECT messages.id || '.mail', messages.person, people.email, messages.subject,
                messages.body || CAST($3 AS TEXT), messages.id, CAST($4 AS BIGINT), CAST($4 AS BIGINT)
             FROM cohort_members JOIN messages ON messages.id = cohort_members.id || '.' || $2
             JOIN people ON people.id = messages.person
             WHERE cohort_members.cohort = $1 AND people.email IS NOT NULL
             ON CONFLICT (id) DO NOTHING",
        )
        .bind(&notice.cohort)
        .bind(&notice.id)
        .bind(foot)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    Ok(())
}
