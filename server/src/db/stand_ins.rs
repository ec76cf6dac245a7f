//! Stand-ins: people who came by an import with a key of somebody outside its reach. Once that one says that this is
//! herself, all that was done to the stand-in is hers, and the stand-in is emptied of what names her.

use super::{Conn, DbError, on};
use sqlx::QueryBuilder;

/// For whom these people stand in; those who stand in for nobody are not among them.
pub async fn of_people(conn: &mut Conn, people: &[&str]) -> Result<Vec<(String, String)>, DbError> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on!(conn, |c| {
        let mut query =
            QueryBuilder::new("SELECT id, stands_in_for FROM people WHERE stands_in_for IS NOT NULL AND id IN ( ");
        let mut list = query.separated(", ");
        people.iter().for_each(|person| _ = list.push_bind(*person));
        query.push(")");
        query.build_query_as().persistent(false).fetch_all(c).await
    })?)
}

/// Whether this stand-in may be another person: she has another name, or somebody has signed in as her whose mail does
/// not go to the person's own address.
pub async fn is_doubtful(conn: &mut Conn, stand_in: &str) -> Result<bool, DbError> {
    let found: i64 = on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT count(*) FROM people AS own JOIN people AS other ON other.id = own.stands_in_for
             LEFT JOIN accounts ON accounts.person = own.id
             WHERE own.id = $1 AND (own.name_fold <> other.name_fold OR (accounts.password_hash IS NOT NULL
                AND COALESCE(own.email, '') <> COALESCE(other.email, '-')))",
        )
        .bind(stand_in)
        .fetch_one(c)
        .await
    })?;
    Ok(found > 0)
}

/// The cohorts in which both are.
pub async fn cohorts_of_both(conn: &mut Conn, stand_in: &str, person: &str) -> Result<Vec<String>, DbError> {
    Ok(on!(conn, |c| {
        sqlx::query_scalar(
            "SELECT cohort FROM cohort_members WHERE person = $1 AND left_at IS NULL
                AND cohort IN (SELECT own.cohort FROM cohort_members AS own
                    WHERE own.person = $2 AND own.left_at IS NULL) ORDER BY cohort",
        )
        .bind(stand_in)
        .bind(person)
        .fetch_all(c)
        .await
    })?)
}

/// What both have and only one can go on with: the stand-in's ends at `$3`, but for a course that she has completed and
/// the person has not.
const DOUBLED: [&str; 12] = [
    "UPDATE cohort_members SET left_at = $3 WHERE person = $1 AND left_at IS NULL
        AND cohort IN (SELECT own.cohort FROM cohort_members AS own WHERE own.person = $2 AND own.left_at IS NULL)",
    "UPDATE enrolments SET closed_at = $3, closed_reason = 'linked', version = version + 1
     WHERE person = $2 AND closed_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM completions WHERE completions.enrolment = enrolments.id)
        AND course IN (SELECT other.course FROM enrolments AS other
            JOIN completions ON completions.enrolment = other.id
            WHERE other.person = $1 AND other.closed_at IS NULL)",
    "UPDATE enrolments SET closed_at = $3, closed_reason = 'linked', version = version + 1
     WHERE person = $1 AND closed_at IS NULL
        AND course IN (SELECT own.course FROM enrolments AS own WHERE own.person = $2 AND own.closed_at IS NULL)",
    "UPDATE attendances SET superseded_at = $3 WHERE person = $1 AND superseded_at IS NULL
        AND meeting IN (SELECT own.meeting FROM attendances AS own
            WHERE own.person = $2 AND own.superseded_at IS NULL)",
    "UPDATE cohort_requests SET state = 'withdrawn', ended_at = $3
     WHERE person = $1 AND state IN ('unit', 'class', 'waiting')
        AND (cohort IN (SELECT own.cohort FROM cohort_requests AS own
                WHERE own.person = $2 AND own.state IN ('unit', 'class', 'waiting'))
            OR cohort IN (SELECT cohort_members.cohort FROM cohort_members
                WHERE cohort_members.person = $2 AND cohort_members.left_at IS NULL))",
    "UPDATE extra_times SET superseded_at = $3 WHERE person = $1 AND superseded_at IS NULL
        AND course IN (SELECT own.course FROM extra_times AS own
            WHERE own.person = $2 AND own.superseded_at IS NULL)",
    "UPDATE sensitive_facts SET superseded_at = $3 WHERE person = $1 AND superseded_at IS NULL
        AND setting IN (SELECT own.setting FROM sensitive_facts AS own
            WHERE own.person = $2 AND own.superseded_at IS NULL)",
    "UPDATE person_requests SET answered_at = $3, answered_by = $2, answer = 'withdrawn'
     WHERE person = $1 AND kind <> 'unit' AND answered_at IS NULL",
    "UPDATE person_requests SET answered_at = $3, answered_by = $2, answer = 'withdrawn'
     WHERE stand_in = $1 AND answered_at IS NULL",
    "UPDATE invitations SET ended_at = $3 WHERE person = $1 AND used_at IS NULL AND ended_at IS NULL AND person <> $2",
    "UPDATE sessions SET ended_at = $3 WHERE person = $1 AND ended_at IS NULL AND person <> $2",
    "UPDATE accounts SET disabled_at = $3 WHERE person = $1 AND disabled_at IS NULL AND person <> $2",
];

/// All that becomes the person's.
const MOVED: [&str; 22] = [
    "UPDATE cohort_members SET person = $2 WHERE person = $1",
    "UPDATE assignments SET person = $2 WHERE person = $1",
    "UPDATE enrolments SET form_id = id WHERE person = $1
        AND form_id IN (SELECT own.form_id FROM enrolments AS own WHERE own.person = $2)",
    "UPDATE enrolments SET person = $2 WHERE person = $1",
    "UPDATE certificates SET person = $2 WHERE person = $1 AND NOT (programme IS NOT NULL AND revoked_at IS NULL
        AND replaced_at IS NULL AND renewed_at IS NULL AND EXISTS (SELECT 1 FROM certificates AS own
            WHERE own.person = $2 AND own.programme = certificates.programme AND own.revoked_at IS NULL
                AND own.replaced_at IS NULL AND own.renewed_at IS NULL))",
    "UPDATE messages SET person = $2 WHERE person = $1",
    "UPDATE extra_times SET person = $2 WHERE person = $1",
    "UPDATE pauses SET person = $2 WHERE person = $1",
    "UPDATE exceptions SET person = $2 WHERE person = $1",
    "UPDATE outside_hours SET entered_by = $2 WHERE entered_by = $1",
    "UPDATE outside_hours SET person = $2 WHERE person = $1",
    "UPDATE cohort_requests SET person = $2 WHERE person = $1",
    "UPDATE attendances SET person = $2 WHERE person = $1",
    "UPDATE peer_essays SET person = $2 WHERE person = $1",
    "UPDATE peer_reviews SET reviewer = $2 WHERE reviewer = $1 AND NOT EXISTS (SELECT 1 FROM peer_reviews AS own
        WHERE own.attempt = peer_reviews.attempt AND own.question = peer_reviews.question AND own.reviewer = $2)",
    "UPDATE closing_people SET person = $2 WHERE person = $1 AND NOT EXISTS (SELECT 1 FROM closing_people AS own
        WHERE own.closing = closing_people.closing AND own.person = $2)",
    "UPDATE dispatch_recipients SET person = $2 WHERE person = $1 AND NOT EXISTS (SELECT 1
        FROM dispatch_recipients AS own WHERE own.dispatch = dispatch_recipients.dispatch AND own.person = $2)",
    "UPDATE reminder_stages SET reader = CASE WHEN reader = $1 THEN $2 ELSE reader END, learner = $2
     WHERE learner = $1 AND NOT EXISTS (SELECT 1 FROM reminder_stages AS own
        WHERE own.learner = $2 AND own.assignment = reminder_stages.assignment AND own.stage = reminder_stages.stage
            AND own.due_on = reminder_stages.due_on)",
    "UPDATE expiry_stages SET reader = $2 WHERE reader = $1 AND NOT EXISTS (SELECT 1 FROM expiry_stages AS own
        WHERE own.certificate = expiry_stages.certificate AND own.stage = expiry_stages.stage AND own.reader = $2)",
    "UPDATE sensitive_facts SET person = $2 WHERE person = $1 AND superseded_at IS NULL",
    "UPDATE people SET stands_in_for = $2 WHERE stands_in_for = $1 AND id <> $2",
    "UPDATE person_requests SET person = $2 WHERE person = $1 AND kind = 'unit' AND answered_at IS NULL",
];

/// What names the stand-in is emptied; the row stays.
const EMPTIED: [&str; 3] = [
    "UPDATE people SET full_name = '', given_name = '', name_fold = '', sort_key = '', birth_date = NULL,
        sex = 'unstated', email = NULL, staff_code = NULL, staff_body = NULL, erased_at = $2 WHERE id = $1",
    "UPDATE former_particulars SET sex = 'unstated', birth_date = NULL WHERE person = $1 AND superseded_at <= $2",
    "UPDATE sensitive_facts SET fact = '' WHERE person = $1 AND recorded_at <= $2",
];

/// The person says that the stand-in is herself. She comes to its units on that day, and the learning of both is hers;
/// `made` names the memberships that this writes.
pub async fn link(
    conn: &mut Conn,
    (stand_in, person): (&str, &str),
    made: &str,
    day: &str,
    now: i64,
) -> Result<(), DbError> {
    move_memberships(conn, (stand_in, person), made, day, now).await?;
    for sql in DOUBLED {
        on!(conn, |c| sqlx::query(sql).bind(stand_in).bind(person).bind(now).execute(c).await.map(drop))?;
    }
    for sql in MOVED {
        on!(conn, |c| sqlx::query(sql).bind(stand_in).bind(person).execute(c).await.map(drop))?;
    }
    for sql in EMPTIED {
        on!(conn, |c| sqlx::query(sql).bind(stand_in).bind(now).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// Where the stand-in belongs, the person belongs from the day on, and has no other primary unit; what the stand-in was
/// before is hers beside her own.
async fn move_memberships(
    conn: &mut Conn,
    (stand_in, person): (&str, &str),
    made: &str,
    day: &str,
    now: i64,
) -> Result<(), DbError> {
    on!(conn, |c| {
        sqlx::query(
            "UPDATE memberships SET superseded_at = $4 WHERE person = $2 AND is_primary AND superseded_at IS NULL
                AND (valid_to IS NULL OR valid_to > $3)
                AND EXISTS (SELECT 1 FROM memberships AS coming WHERE coming.person = $1 AND coming.is_primary
                    AND coming.superseded_at IS NULL AND (coming.valid_to IS NULL OR coming.valid_to > $3))",
        )
        .bind(stand_in)
        .bind(person)
        .bind(day)
        .bind(now)
        .execute(c)
        .await
        .map(drop)
    })?;
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO memberships (id, person, unit, is_primary, position, is_leader, staff_kind, staff_level,
                valid_from, valid_to, recorded_at)
             SELECT $4 || '.' || id || '.c', person, unit, is_primary, position, is_leader, staff_kind, staff_level,
                valid_from, CAST($2 AS TEXT), CAST($3 AS BIGINT)
             FROM memberships WHERE person = $1 AND is_primary AND superseded_at = $3 AND valid_from < $2
             ON CONFLICT (id) DO NOTHING",
        )
        .bind(person)
        .bind(day)
        .bind(now)
        .bind(made)
        .execute(c)
        .await
        .map(drop)
    })?;
    on!(conn, |c| {
        sqlx::query(
            "INSERT INTO memberships (id, person, unit, is_primary, position, is_leader, staff_kind, staff_level,
                valid_from, valid_to, recorded_at)
             SELECT $5 || '.' || id || '.b', CAST($2 AS TEXT), unit, FALSE, position, is_leader, staff_kind,
                staff_level, valid_from, CASE WHEN valid_to IS NULL OR valid_to > $3 THEN CAST($3 AS TEXT)
                    ELSE valid_to END, CAST($4 AS BIGINT)
             FROM memberships WHERE person = $1 AND superseded_at IS NULL AND valid_from < $3
             UNION ALL
             SELECT $5 || '.' || id || '.n', CAST($2 AS TEXT), unit, is_primary, position, is_leader, staff_kind,
                staff_level, CASE WHEN valid_from > $3 THEN valid_from ELSE CAST($3 AS TEXT) END, valid_to,
                CAST($4 AS BIGINT)
             FROM memberships WHERE person = $1 AND superseded_at IS NULL AND (valid_to IS NULL OR valid_to > $3)
             ON CONFLICT (id) DO NOTHING",
        )
        .bind(stand_in)
        .bind(person)
        .bind(day)
        .bind(now)
        .bind(made)
        .execute(c)
        .await
        .map(drop)
    })?;
    on!(conn, |c| {
        sqlx::query("UPDATE memberships SET superseded_at = $2 WHERE person = $1 AND superseded_at IS NULL")
            .bind(stand_in)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
    })?;
    Ok(())
}
