//! A portion of an import is undone: what it changed comes back, as rows of their own.

use super::{
    Conn, DbError,
    import_effects::{Portion, run},
    on,
};

/// Marks the rows that can be undone; those that have changed since are kept.
pub async fn take_back(conn: &mut Conn, portion: &Portion) -> Result<(), DbError> {
    run!(
        conn,
        portion,
        "UPDATE import_verdicts SET outcome = 'kept' WHERE import = $1 AND line > $2 AND line <= $3 AND outcome = 'done'
            AND (
                (act IN ('create', 'place') AND NOT EXISTS (SELECT 1 FROM memberships
                    WHERE memberships.id = import_verdicts.import || '.' || import_verdicts.line || '.n'
                        AND memberships.superseded_at IS NULL AND memberships.valid_to IS NULL))
                OR (act = 'end' AND EXISTS (SELECT 1 FROM memberships WHERE memberships.person = import_verdicts.person
                    AND memberships.is_primary AND memberships.superseded_at IS NULL AND memberships.valid_to IS NULL))
                OR (act IN ('create', 'amend', 'place') AND NOT EXISTS (SELECT 1 FROM people
                    WHERE people.id = import_verdicts.person AND people.full_name = import_verdicts.full_name
                        AND people.given_name = import_verdicts.given_name AND people.sex = import_verdicts.sex
                        AND COALESCE(people.birth_date, '') = COALESCE(import_verdicts.birth_date, '')
                        AND COALESCE(people.email, '') = COALESCE(import_verdicts.email, '')
                        AND COALESCE(people.staff_code, '') = COALESCE(import_verdicts.staff_code, '')))
                OR (act = 'create' AND (
                    EXISTS (SELECT 1 FROM accounts WHERE accounts.person = import_verdicts.person)
                    OR EXISTS (SELECT 1 FROM enrolments WHERE enrolments.person = import_verdicts.person)
                    OR EXISTS (SELECT 1 FROM assignments WHERE assignments.person = import_verdicts.person)
                    OR EXISTS (SELECT 1 FROM grants WHERE grants.person = import_verdicts.person)
                    OR EXISTS (SELECT 1 FROM cohort_members WHERE cohort_members.person = import_verdicts.person)
                    OR EXISTS (SELECT 1 FROM memberships WHERE memberships.person = import_verdicts.person
                        AND memberships.id <> import_verdicts.import || '.' || import_verdicts.line || '.n')))
                OR EXISTS (SELECT 1 FROM import_befores JOIN people ON people.email = import_befores.email
                        OR (people.staff_code = import_befores.staff_code
                            AND people.staff_body = import_befores.staff_body)
                    WHERE import_befores.import = import_verdicts.import AND import_befores.line = import_verdicts.line
                        AND people.id <> import_befores.person AND people.stands_in_for IS NULL
                        AND import_befores.stands_in_for IS NULL)
            )"
    );
    run!(
        conn,
        portion,
        "UPDATE import_verdicts SET outcome = 'taken' WHERE import = $1 AND line > $2 AND line <= $3
            AND outcome = 'done'"
    );
    Ok(())
}

/// Brings back what the rows had changed: facts, memberships; whoever came by them is forgotten.
pub async fn restore(conn: &mut Conn, portion: &Portion, now: i64) -> Result<(), DbError> {
    run!(
        conn,
        portion,
        "UPDATE memberships SET superseded_at = $4 WHERE superseded_at IS NULL AND id IN (
            SELECT import || '.' || line || '.n' FROM import_verdicts
            WHERE import = $1 AND line > $2 AND line <= $3 AND outcome = 'taken'
            UNION ALL
            SELECT import || '.' || line || '.c' FROM import_verdicts
            WHERE import = $1 AND line > $2 AND line <= $3 AND outcome = 'taken')",
        now
    );
    run!(
        conn,
        portion,
        "INSERT INTO memberships (id, person, unit, is_primary, position, is_leader, staff_kind, staff_level,
            valid_from, valid_to, recorded_at)
         SELECT import_verdicts.import || '.' || import_verdicts.line || '.r', memberships.person, memberships.unit,
            memberships.is_primary, memberships.position, memberships.is_leader, memberships.staff_kind,
            memberships.staff_level, memberships.valid_from, memberships.valid_to, CAST($4 AS BIGINT)
         FROM import_verdicts JOIN memberships ON memberships.id = import_verdicts.membership
         WHERE import_verdicts.import = $1 AND import_verdicts.line > $2 AND import_verdicts.line <= $3
            AND import_verdicts.outcome = 'taken' AND import_verdicts.act IN ('place', 'end')
         ON CONFLICT (id) DO NOTHING",
        now
    );
    run!(
        conn,
        portion,
        "INSERT INTO former_particulars (person, sex, birth_date, superseded_at)
         SELECT people.id, people.sex, people.birth_date, CAST($4 AS BIGINT)
         FROM import_befores JOIN import_verdicts ON import_verdicts.import = import_befores.import
            AND import_verdicts.line = import_befores.line
         JOIN people ON people.id = import_befores.person
         WHERE import_befores.import = $1 AND import_befores.line > $2 AND import_befores.line <= $3
            AND import_verdicts.outcome = 'taken' AND (people.sex <> import_befores.sex
                OR COALESCE(people.birth_date, '') <> COALESCE(import_befores.birth_date, ''))
         ON CONFLICT (person, superseded_at) DO NOTHING",
        now
    );
    run!(
        conn,
        portion,
        "UPDATE people SET full_name = import_befores.full_name, given_name = import_befores.given_name,
            name_fold = import_befores.name_fold, sort_key = import_befores.sort_key,
            birth_date = import_befores.birth_date, sex = import_befores.sex, email = import_befores.email,
            staff_code = import_befores.staff_code, staff_body = import_befores.staff_body,
            stands_in_for = import_befores.stands_in_for
         FROM import_befores JOIN import_verdicts ON import_verdicts.import = import_befores.import
            AND import_verdicts.line = import_befores.line
         WHERE import_befores.import = $1 AND import_befores.line > $2 AND import_befores.line <= $3
            AND import_verdicts.outcome = 'taken' AND people.id = import_befores.person"
    );
    run!(
        conn,
        portion,
        "UPDATE former_particulars SET sex = 'unstated', birth_date = NULL
         WHERE person IN (SELECT person FROM import_verdicts WHERE import = $1 AND line > $2 AND line <= $3
            AND outcome = 'taken' AND act = 'create')"
    );
    run!(
        conn,
        portion,
        "UPDATE people SET full_name = '', given_name = '', name_fold = '', sort_key = '', birth_date = NULL,
            sex = 'unstated', email = NULL, staff_code = NULL, staff_body = NULL, erased_at = $4
         WHERE id IN (SELECT person FROM import_verdicts WHERE import = $1 AND line > $2 AND line <= $3
            AND outcome = 'taken' AND act = 'create')",
        now
    );
    Ok(())
}

/// Withdraws what was asked, with an audit entry for each row.
pub async fn withdraw(conn: &mut Conn, portion: &Portion, actor: &str, now: i64) -> Result<(), DbError> {
    run!(
        conn,
        portion,
        "UPDATE person_requests SET answered_at = $4, answered_by = $5, answer = 'withdrawn'
         WHERE import = $1 AND answered_at IS NULL AND COALESCE(stand_in, person) IN (SELECT person
            FROM import_verdicts WHERE import = $1 AND line > $2 AND line <= $3 AND outcome = 'taken')",
        now,
        actor
    );
    run!(
        conn,
        portion,
        "INSERT INTO audit_entries (id, at, actor, action, subject_kind, subject)
         SELECT import || '.' || line || '.b', CAST($4 AS BIGINT), CAST($5 AS TEXT), 'person-import-undone', 'people',
            person
         FROM import_verdicts WHERE import = $1 AND line > $2 AND line <= $3 AND outcome = 'taken'
         ON CONFLICT (id) DO NOTHING",
        now,
        actor
    );
    run!(
        conn,
        portion,
        "UPDATE import_verdicts SET outcome = 'undone' WHERE import = $1 AND line > $2 AND line <= $3
            AND outcome = 'taken'"
    );
    Ok(())
}
