-- Enrolment owns learning: progress, attempts, completion and certificate hang on it. A repeat is a new one.

CREATE TABLE cohorts (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    unit TEXT REFERENCES units (id) ON DELETE RESTRICT,
    opens_on TEXT NOT NULL,
    closes_on TEXT,
    created_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    created_at BIGINT NOT NULL,
    closed_at BIGINT
);

CREATE TABLE cohort_members (
    id TEXT NOT NULL PRIMARY KEY,
    cohort TEXT NOT NULL REFERENCES cohorts (id) ON DELETE RESTRICT,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    joined_at BIGINT NOT NULL,
    left_at BIGINT
);
CREATE UNIQUE INDEX cohort_members_current ON cohort_members (cohort, person) WHERE left_at IS NULL;
CREATE INDEX cohort_members_person ON cohort_members (person);

CREATE TABLE assignments (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT REFERENCES people (id) ON DELETE RESTRICT,
    cohort TEXT REFERENCES cohorts (id) ON DELETE RESTRICT,
    course TEXT REFERENCES courses (id) ON DELETE RESTRICT,
    programme TEXT REFERENCES programmes (id) ON DELETE RESTRICT,
    is_mandatory BOOLEAN NOT NULL,
    reason TEXT NOT NULL,
    due_on TEXT,
    assigned_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    CONSTRAINT assignments_whom CHECK ((person IS NULL) <> (cohort IS NULL)),
    CONSTRAINT assignments_what CHECK ((course IS NULL) <> (programme IS NULL))
);
CREATE INDEX assignments_person ON assignments (person);
CREATE INDEX assignments_cohort ON assignments (cohort);

-- The columns from sex on are copies of the day of opening, for statistics.
CREATE TABLE enrolments (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    course TEXT NOT NULL REFERENCES courses (id) ON DELETE RESTRICT,
    form_id TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 0,
    opened_at BIGINT NOT NULL,
    closed_at BIGINT,
    closed_reason TEXT,
    last_item TEXT,
    seen_at BIGINT NOT NULL,
    sex TEXT NOT NULL,
    age_years BIGINT,
    staff_kind TEXT,
    staff_level TEXT,
    is_leader BOOLEAN,
    unit TEXT REFERENCES units (id) ON DELETE RESTRICT,
    unit_name TEXT NOT NULL DEFAULT '',
    position TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX enrolments_open ON enrolments (person, course) WHERE closed_at IS NULL;
CREATE UNIQUE INDEX enrolments_form_id ON enrolments (person, form_id);
CREATE INDEX enrolments_course ON enrolments (course);

CREATE TABLE readings (
    enrolment TEXT NOT NULL REFERENCES enrolments (id) ON DELETE RESTRICT,
    lesson TEXT NOT NULL,
    revision TEXT NOT NULL REFERENCES revisions (id) ON DELETE RESTRICT,
    read_at BIGINT NOT NULL,
    PRIMARY KEY (enrolment, lesson)
);

-- The sheet is resolved when the attempt starts; the seed is only its origin.
CREATE TABLE attempts (
    id TEXT NOT NULL PRIMARY KEY,
    enrolment TEXT NOT NULL REFERENCES enrolments (id) ON DELETE RESTRICT,
    quiz TEXT NOT NULL,
    revision TEXT NOT NULL REFERENCES revisions (id) ON DELETE RESTRICT,
    number BIGINT NOT NULL,
    form_id TEXT NOT NULL,
    plan TEXT NOT NULL,
    seed BIGINT NOT NULL,
    locale TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    deadline_at BIGINT,
    extra_time_percent BIGINT NOT NULL DEFAULT 0,
    marked TEXT NOT NULL DEFAULT '[]',
    submitted_at BIGINT,
    submitted_by TEXT,
    CONSTRAINT attempts_submitted_by CHECK (submitted_by IS NULL OR submitted_by IN ('learner', 'deadline'))
);
CREATE UNIQUE INDEX attempts_open ON attempts (enrolment, quiz) WHERE submitted_at IS NULL;
CREATE UNIQUE INDEX attempts_number ON attempts (enrolment, quiz, number);
CREATE UNIQUE INDEX attempts_form_id ON attempts (enrolment, form_id);

-- Append-only: every save is kept, the highest counter wins, a repeated id returns the first receipt.
CREATE TABLE answers (
    attempt TEXT NOT NULL REFERENCES attempts (id) ON DELETE RESTRICT,
    id TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT,
    counter BIGINT NOT NULL,
    client_at BIGINT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (attempt, id)
);
CREATE INDEX answers_question ON answers (attempt, question, counter);

-- A grade belongs to an attempt, a key and an instant; grading again supersedes it.
CREATE TABLE gradings (
    id TEXT NOT NULL PRIMARY KEY,
    attempt TEXT NOT NULL REFERENCES attempts (id) ON DELETE RESTRICT,
    revision TEXT NOT NULL REFERENCES revisions (id) ON DELETE RESTRICT,
    points BIGINT NOT NULL,
    out_of BIGINT NOT NULL,
    passed BOOLEAN NOT NULL,
    detail TEXT NOT NULL,
    graded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    CONSTRAINT gradings_points CHECK (points >= 0 AND points <= out_of)
);
CREATE UNIQUE INDEX gradings_current ON gradings (attempt) WHERE superseded_at IS NULL;

CREATE TABLE completions (
    enrolment TEXT NOT NULL PRIMARY KEY REFERENCES enrolments (id) ON DELETE RESTRICT,
    revision TEXT NOT NULL REFERENCES revisions (id) ON DELETE RESTRICT,
    completed_at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    tiet_halves BIGINT NOT NULL,
    result BIGINT,
    evidence TEXT NOT NULL
);
