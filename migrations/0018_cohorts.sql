-- A cohort has places, people who look after it, and rules by which it is filled.

ALTER TABLE cohorts ADD COLUMN capacity BIGINT CHECK (capacity IS NULL OR capacity > 0);

CREATE TABLE cohort_staff (
    id TEXT NOT NULL PRIMARY KEY,
    cohort TEXT NOT NULL REFERENCES cohorts (id) ON DELETE RESTRICT,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    role TEXT NOT NULL,
    recorded_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    CONSTRAINT cohort_staff_role CHECK (role IN ('coordinator', 'instructor'))
);
CREATE UNIQUE INDEX cohort_staff_current ON cohort_staff (cohort, person, role) WHERE superseded_at IS NULL;

-- A rule is JSON as the domain reads it.
CREATE TABLE cohort_rules (
    id TEXT NOT NULL PRIMARY KEY,
    cohort TEXT NOT NULL REFERENCES cohorts (id) ON DELETE RESTRICT,
    rule TEXT NOT NULL,
    recorded_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    recorded_at BIGINT NOT NULL,
    last_run_at BIGINT NOT NULL
);
CREATE INDEX cohort_rules_cohort ON cohort_rules (cohort);

-- Which rule brought a member in; nothing for lists.
ALTER TABLE cohort_members ADD COLUMN rule TEXT;
ALTER TABLE cohort_members ADD COLUMN added_by TEXT;
ALTER TABLE cohort_members ADD COLUMN left_reason TEXT;

-- The learner pauses without saying why; both days belong to the pause.
CREATE TABLE pauses (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    from_on TEXT NOT NULL,
    until_on TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    CONSTRAINT pauses_days CHECK (from_on <= until_on)
);
CREATE INDEX pauses_person ON pauses (person) WHERE superseded_at IS NULL;

-- What holds for one person otherwise than for all: another last day, or nothing to do at all.
-- Without a cohort it belongs to an assignment of her own.
CREATE TABLE exceptions (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    cohort TEXT REFERENCES cohorts (id) ON DELETE RESTRICT,
    course TEXT REFERENCES courses (id) ON DELETE RESTRICT,
    programme TEXT REFERENCES programmes (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL,
    due_on TEXT,
    pause TEXT REFERENCES pauses (id) ON DELETE RESTRICT,
    reason TEXT NOT NULL,
    recorded_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    CONSTRAINT exceptions_kind CHECK (kind IN ('extension', 'exemption', 'pause')),
    CONSTRAINT exceptions_due CHECK ((kind = 'exemption') = (due_on IS NULL)),
    CONSTRAINT exceptions_what CHECK ((course IS NULL) <> (programme IS NULL))
);
CREATE UNIQUE INDEX exceptions_current
    ON exceptions (person, COALESCE(cohort, ''), COALESCE(course, ''), COALESCE(programme, ''))
    WHERE superseded_at IS NULL;

-- The lines of a programme's rule, so that a statement can tell who has completed it; written with the programme.
CREATE TABLE programme_lines (
    programme TEXT NOT NULL REFERENCES programmes (id) ON DELETE RESTRICT,
    line BIGINT NOT NULL,
    is_tiet BOOLEAN NOT NULL,
    wanted BIGINT NOT NULL,
    PRIMARY KEY (programme, line)
);
-- The courses that count toward a line; none where every course counts.
CREATE TABLE programme_line_courses (
    programme TEXT NOT NULL REFERENCES programmes (id) ON DELETE RESTRICT,
    line BIGINT NOT NULL,
    course TEXT NOT NULL,
    PRIMARY KEY (programme, line, course)
);

CREATE INDEX enrolments_person_course ON enrolments (person, course);
CREATE INDEX cohorts_unit ON cohorts (unit);
