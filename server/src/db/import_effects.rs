//! A portion of an import takes effect by a few statements over all of its rows.
//!
//! Memberships are never overwritten: one that ends is superseded by a copy with its end (`.c`), a new one follows it
//! (`.n`); `import_undoing` supersedes both by a copy of what was (`.r`).

use super::{Conn, DbError, on};

/// The lines after `first` up to `last`, of an import.
#[derive(Clone, Debug)]
pub struct Portion {
    /// The import.
    pub import: String,
    /// The last line before it.
    pub first: i64,
    /// Its last line.
    pub last: i64,
}

/// Runs a statement with the import, both lines, and more.
macro_rules! run {
    ($conn:expr, $portion:expr, $sql:literal $(, $bind:expr)*) => {
        on!($conn, |c| {
            sqlx::query($sql)
                .bind(&$portion.import)
                .bind($portion.first)
                .bind($portion.last)
                $(.bind($bind))*
                .execute(c)
                .await
                .map(drop)
        })?
    };
}
pub(super) use run;

/// Marks the rows that are taken; every other statement of a portion looks at these alone.
pub async fn take(conn: &mut Conn, portion: &Portion, confirm: bool, absent: bool) -> Result<(), DbError> {
    run!(
        conn,
        portion,
        "UPDATE import_verdicts SET outcome = 'taken' WHERE import = $1 AND line > $2 AND line <= $3
            AND outcome IS NULL AND act <> 'nothing' AND verdict <> 'mend' AND (verdict <> 'confirm' OR $4)
            AND (verdict <> 'absent' OR $5)",
        confirm,
        absent
    );
    Ok(())
}

/// New people, and new facts of those who are known. An e-mail or a code that somebody else has got meanwhile is left,
/// but for who stands in for her.
pub async fn change_people(conn: &mut Conn, portion: &Portion, now: i64) -> Result<(), DbError> {
    run!(
        conn,
        portion,
        "INSERT INTO import_befores (import, line, person, full_name, given_name, name_fold, sort_key, birth_date, sex,
            email, staff_code, staff_body, stands_in_for)
         SELECT import_verdicts.import, import_verdicts.line, people.id, people.full_name, people.given_name,
            people.name_fold, people.sort_key, people.birth_date, people.sex, people.email, people.staff_code,
            people.staff_body, people.stands_in_for
         FROM import_verdicts JOIN people ON people.id = import_verdicts.person
         WHERE import_verdicts.import = $1 AND line > $2 AND line <= $3 AND outcome = 'taken'
            AND act IN ('amend', 'place') ON CONFLICT (import, line) DO NOTHING"
    );
    run!(
        conn,
        portion,
        "INSERT INTO former_particulars (person, sex, birth_date, superseded_at)
         SELECT people.id, people.sex, people.birth_date, CAST($4 AS BIGINT)
         FROM import_verdicts JOIN people ON people.id = import_verdicts.person
         WHERE import_verdicts.import = $1 AND line > $2 AND line <= $3 AND outcome = 'taken'
            AND act IN ('amend', 'place') AND (people.sex <> import_verdicts.sex
                OR COALESCE(people.birth_date, '') <> COALESCE(import_verdicts.birth_date, ''))
         ON CONFLICT (person, superseded_at) DO NOTHING",
        now
    );
    run!(
        conn,
        portion,
        "UPDATE people SET full_name = import_verdicts.full_name, given_name = import_verdicts.given_name,
            name_fold = import_verdicts.name_fold, sort_key = import_verdicts.sort_key,
            birth_date = import_verdicts.birth_date, sex = import_verdicts.sex,
            stands_in_for = COALESCE(people.stands_in_for, import_verdicts.stands_in_for),
            email = CASE WHEN people.stands_in_for IS NULL AND import_verdicts.stands_in_for IS NULL
                AND EXISTS (SELECT 1 FROM people AS other WHERE other.email = import_verdicts.email
                AND other.id <> import_verdicts.person AND other.stands_in_for IS NULL)
                THEN people.email ELSE import_verdicts.email END,
            staff_code = CASE WHEN people.stands_in_for IS NULL AND import_verdicts.stands_in_for IS NULL
                AND EXISTS (SELECT 1 FROM people AS other
                WHERE other.staff_code = import_verdicts.staff_code AND other.staff_body = import_verdicts.staff_body
                AND other.id <> import_verdicts.person AND other.stands_in_for IS NULL)
                THEN people.staff_code ELSE import_verdicts.staff_code END,
            staff_body = CASE WHEN people.stands_in_for IS NULL AND import_verdicts.stands_in_for IS NULL
                AND EXISTS (SELECT 1 FROM people AS other
                WHERE other.staff_code = import_verdicts.staff_code AND other.staff_body = import_verdicts.staff_body
                AND other.id <> import_verdicts.person AND other.stands_in_for IS NULL)
                THEN people.staff_body ELSE import_verdicts.staff_body END
         FROM import_verdicts
         WHERE import_verdicts.import = $1 AND import_verdicts.line > $2 AND import_verdicts.line <= $3
            AND import_verdicts.outcome = 'taken' AND import_verdicts.act IN ('amend', 'place')
            AND people.id = import_verdicts.person"
    );
    run!(
        conn,
        portion,
        "INSERT INTO people (id, full_name, given_name, name_fold, sort_key, birth_date, sex, email, staff_body,
            staff_code, stands_in_for, created_at)
         SELECT person, full_name, given_name, name_fold, sort_key, birth_date, sex, email, staff_body, staff_code,
            stands_in_for, CAST($4 AS BIGINT)
         FROM import_verdicts WHERE import = $1 AND line > $2 AND line <= $3 AND outcome = 'taken' AND act = 'create'
         ON CONFLICT DO NOTHING",
        now
    );
    Ok(())
}

/// Memberships that end, and those that begin. Who leaves on the day on which she came has been there, for no day.
pub async fn change_memberships(conn: &mut Conn, portion: &Portion, now: i64) -> Result<(), DbError> {
    run!(
        conn,
        portion,
        "UPDATE memberships SET superseded_at = $4 WHERE superseded_at IS NULL AND id IN (
            SELECT membership FROM import_verdicts WHERE import = $1 AND line > $2 AND line <= $3
                AND outcome = 'taken' AND act IN ('place', 'end') AND membership IS NOT NULL)",
        now
    );
    run!(
        conn,
        portion,
        "INSERT INTO memberships (id, person, unit, is_primary, position, is_leader, staff_kind, staff_level,
            valid_from, valid_to, recorded_at)
         SELECT import_verdicts.import || '.' || import_verdicts.line || '.c', memberships.person, memberships.unit,
            memberships.is_primary, memberships.position, memberships.is_leader, memberships.staff_kind,
            memberships.staff_level, memberships.valid_from, import_verdicts.valid_from, CAST($4 AS BIGINT)
         FROM import_verdicts JOIN memberships ON memberships.id = import_verdicts.membership
         WHERE import_verdicts.import = $1 AND import_verdicts.line > $2 AND import_verdicts.line <= $3
            AND import_verdicts.outcome = 'taken' AND import_verdicts.act IN ('place', 'end')
            AND memberships.superseded_at = $4 AND (memberships.valid_from < import_verdicts.valid_from
                OR (import_verdicts.act = 'end' AND memberships.valid_from = import_verdicts.valid_from))
         ON CONFLICT (id) DO NOTHING",
        now
    );
    run!(
        conn,
        portion,
        "INSERT INTO memberships (id, person, unit, is_primary, position, is_leader, staff_kind, staff_level,
            valid_from, recorded_at)
         SELECT import_verdicts.import || '.' || import_verdicts.line || '.n', people.id, import_verdicts.unit, TRUE,
            import_verdicts.position, import_verdicts.is_leader, import_verdicts.staff_kind,
            import_verdicts.staff_level, import_verdicts.valid_from, CAST($4 AS BIGINT)
         FROM import_verdicts JOIN people ON people.id = import_verdicts.person
         WHERE import_verdicts.import = $1 AND import_verdicts.line > $2 AND import_verdicts.line <= $3
            AND import_verdicts.outcome = 'taken' AND import_verdicts.act IN ('create', 'place')
            AND NOT EXISTS (SELECT 1 FROM memberships AS other WHERE other.person = people.id AND other.is_primary
                AND other.valid_to IS NULL AND other.superseded_at IS NULL)
         ON CONFLICT (id) DO NOTHING",
        now
    );
    Ok(())
}

/// What is asked of people and administrators, with a message to whom it concerns. Whoever has refused to come to the
/// units of this actor is not asked again.
pub async fn ask(
    conn: &mut Conn,
    portion: &Portion,
    actor: &str,
    told: &[(String, String); 2],
    now: i64,
) -> Result<(), DbError> {
    run!(
        conn,
        portion,
        "INSERT INTO person_requests (id, kind, person, wanted, staff_body, is_silent, made_by, import, made_at)
         SELECT import || '.' || line || '.e', 'email', person, wanted_email, NULL, FALSE, CAST($4 AS TEXT),
            import, CAST($5 AS BIGINT)
         FROM import_verdicts WHERE import = $1 AND line > $2 AND line <= $3 AND outcome = 'taken'
            AND wanted_email IS NOT NULL
         UNION ALL
         SELECT import || '.' || line || '.s', 'staff-code', person, wanted_code, staff_body, FALSE,
            CAST($4 AS TEXT), import, CAST($5 AS BIGINT)
         FROM import_verdicts WHERE import = $1 AND line > $2 AND line <= $3 AND outcome = 'taken'
            AND wanted_code IS NOT NULL
         ON CONFLICT DO NOTHING",
        actor,
        now
    );
    run!(
        conn,
        portion,
        "INSERT INTO person_requests (id, kind, person, stand_in, wanted, position, is_leader, staff_kind, staff_level,
            is_silent, made_by, import, made_at)
         SELECT import_verdicts.import || '.' || import_verdicts.line || '.u', 'unit', people.stands_in_for, people.id,
            import_verdicts.unit, import_verdicts.position, import_verdicts.is_leader, import_verdicts.staff_kind,
            import_verdicts.staff_level, FALSE, CAST($4 AS TEXT), import_verdicts.import, CAST($5 AS BIGINT)
         FROM import_verdicts
         JOIN people ON people.id = import_verdicts.person AND people.stands_in_for = import_verdicts.stands_in_for
         WHERE import_verdicts.import = $1 AND import_verdicts.line > $2 AND import_verdicts.line <= $3
            AND import_verdicts.outcome = 'taken'
            AND NOT EXISTS (SELECT 1 FROM person_requests AS refused
                WHERE refused.person = people.stands_in_for AND refused.kind = 'unit' AND refused.made_by = $4
                    AND refused.answer = 'refused')
         ON CONFLICT DO NOTHING",
        actor,
        now
    );
    run!(
        conn,
        portion,
        "INSERT INTO messages (id, person, subject, body, link, sent_at)
         SELECT person_requests.id, person_requests.person,
            CASE WHEN kind = 'unit' THEN CAST($4 AS TEXT) ELSE CAST($6 AS TEXT) END,
            CASE WHEN kind = 'unit' THEN CAST($5 AS TEXT) ELSE CAST($7 AS TEXT) END, '/account#requests',
            CAST($8 AS BIGINT)
         FROM person_requests JOIN import_verdicts ON import_verdicts.import = person_requests.import
            AND import_verdicts.person = COALESCE(person_requests.stand_in, person_requests.person)
         WHERE person_requests.import = $1 AND import_verdicts.line > $2 AND import_verdicts.line <= $3
            AND import_verdicts.outcome = 'taken' AND NOT person_requests.is_silent
         ON CONFLICT (id) DO NOTHING",
        &told[0].0,
        &told[0].1,
        &told[1].0,
        &told[1].1,
        now
    );
    Ok(())
}

/// An audit entry for each row, and what became of it.
pub async fn conclude(conn: &mut Conn, portion: &Portion, actor: &str, now: i64) -> Result<(), DbError> {
    run!(
        conn,
        portion,
        "INSERT INTO audit_entries (id, at, actor, action, subject_kind, subject)
         SELECT import || '.' || line || '.a', CAST($4 AS BIGINT), CAST($5 AS TEXT),
            CASE WHEN stands_in_for IS NULL THEN 'person-imported' ELSE 'person-asked' END, 'people', person
         FROM import_verdicts WHERE import = $1 AND line > $2 AND line <= $3 AND outcome = 'taken'
         ON CONFLICT (id) DO NOTHING",
        now,
        actor
    );
    run!(
        conn,
        portion,
        "UPDATE import_verdicts SET outcome = CASE WHEN act = 'create' AND NOT EXISTS (SELECT 1 FROM people
                WHERE people.id = import_verdicts.person) THEN 'lost' ELSE 'done' END
         WHERE import = $1 AND line > $2 AND line <= $3 AND outcome = 'taken'"
    );
    Ok(())
}
