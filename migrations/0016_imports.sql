-- Lists of people: staged row by row, compared with what is known, and put into effect in portions.

-- mapping, options and notes are JSON; done_line is the last line of the state's work that is on disk.
CREATE TABLE imports (
    id TEXT NOT NULL PRIMARY KEY,
    made_by TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    file_name TEXT NOT NULL,
    headings TEXT NOT NULL,
    mapping TEXT NOT NULL,
    options TEXT NOT NULL,
    notes TEXT NOT NULL,
    last_line BIGINT NOT NULL,
    row_count BIGINT NOT NULL,
    state TEXT NOT NULL,
    effective_on TEXT NOT NULL,
    takes_confirm BOOLEAN NOT NULL DEFAULT FALSE,
    takes_absent BOOLEAN NOT NULL DEFAULT FALSE,
    done_line BIGINT NOT NULL DEFAULT 0,
    made_at BIGINT NOT NULL,
    moved_at BIGINT NOT NULL,
    applied_at BIGINT,
    undone_at BIGINT,
    CONSTRAINT imports_state CHECK (state IN ('receiving', 'staged', 'checking', 'checked', 'applying', 'applied',
        'undoing', 'undone'))
);
CREATE INDEX imports_made_by ON imports (made_by, made_at);

CREATE TABLE import_rows (
    import TEXT NOT NULL REFERENCES imports (id) ON DELETE RESTRICT,
    line BIGINT NOT NULL,
    cells TEXT NOT NULL,
    PRIMARY KEY (import, line)
);

-- What a row would change, with the person as she would be known. told is JSON: changes, faults, reasons.
CREATE TABLE import_verdicts (
    import TEXT NOT NULL REFERENCES imports (id) ON DELETE RESTRICT,
    line BIGINT NOT NULL,
    verdict TEXT NOT NULL,
    act TEXT NOT NULL,
    person TEXT,
    membership TEXT,
    shown_name TEXT NOT NULL,
    shown_email TEXT NOT NULL,
    shown_unit TEXT NOT NULL,
    told TEXT NOT NULL,
    is_silent BOOLEAN NOT NULL,
    wanted_email TEXT,
    wanted_code TEXT,
    full_name TEXT,
    given_name TEXT,
    name_fold TEXT,
    sort_key TEXT,
    birth_date TEXT,
    sex TEXT,
    email TEXT,
    staff_code TEXT,
    staff_body TEXT,
    unit TEXT,
    position TEXT,
    is_leader BOOLEAN,
    staff_kind TEXT,
    staff_level TEXT,
    valid_from TEXT,
    outcome TEXT,
    PRIMARY KEY (import, line),
    CONSTRAINT import_verdicts_act CHECK (act IN ('nothing', 'create', 'amend', 'place', 'end', 'ask'))
);
CREATE INDEX import_verdicts_verdict ON import_verdicts (import, verdict, line);
CREATE INDEX import_verdicts_person ON import_verdicts (import, person);

-- The people whom an import has changed, as they were before; an undoing brings them back.
CREATE TABLE import_befores (
    import TEXT NOT NULL REFERENCES imports (id) ON DELETE RESTRICT,
    line BIGINT NOT NULL,
    person TEXT NOT NULL,
    full_name TEXT NOT NULL,
    given_name TEXT NOT NULL,
    name_fold TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    birth_date TEXT,
    sex TEXT NOT NULL,
    email TEXT,
    staff_code TEXT,
    staff_body TEXT,
    PRIMARY KEY (import, line)
);

-- What a coordinator has chosen for these headings the last time; the hash is that of the headings.
CREATE TABLE import_mappings (
    person TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    headings_hash TEXT NOT NULL,
    mapping TEXT NOT NULL,
    kept_at BIGINT NOT NULL,
    PRIMARY KEY (person, headings_hash)
);

-- What only the person herself or an administrator may change: e-mail, staff code, and coming to a unit from outside
-- the reach of who asks.
CREATE TABLE person_requests (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    wanted TEXT NOT NULL,
    staff_body TEXT,
    position TEXT NOT NULL DEFAULT '',
    is_leader BOOLEAN NOT NULL DEFAULT FALSE,
    staff_kind TEXT NOT NULL DEFAULT 'khac',
    staff_level TEXT NOT NULL DEFAULT 'xa',
    is_silent BOOLEAN NOT NULL,
    made_by TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    import TEXT NOT NULL REFERENCES imports (id) ON DELETE RESTRICT,
    made_at BIGINT NOT NULL,
    answered_at BIGINT,
    answered_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    answer TEXT,
    CONSTRAINT person_requests_kind CHECK (kind IN ('email', 'staff-code', 'unit')),
    CONSTRAINT person_requests_answer CHECK (answer IS NULL OR answer IN ('accepted', 'refused', 'withdrawn'))
);
CREATE UNIQUE INDEX person_requests_open ON person_requests (person, kind, made_by) WHERE answered_at IS NULL;
CREATE INDEX person_requests_import ON person_requests (import);

-- Whom a coordinator reaches is answered from this index alone.
CREATE INDEX memberships_reached ON memberships (unit, person, valid_to) WHERE superseded_at IS NULL;
