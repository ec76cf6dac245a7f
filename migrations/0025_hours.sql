-- The target of a year for each kind of staff, leaders apart. What is set later supersedes what was set before.
CREATE TABLE yearly_targets (
    id TEXT NOT NULL PRIMARY KEY,
    year BIGINT NOT NULL,
    staff_kind TEXT NOT NULL,
    is_leader BOOLEAN NOT NULL,
    tiet_halves BIGINT NOT NULL,
    recorded_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    CONSTRAINT yearly_targets_year CHECK (year BETWEEN 2000 AND 2200),
    CONSTRAINT yearly_targets_staff_kind CHECK (staff_kind IN ('can-bo', 'cong-chuc', 'vien-chuc', 'dai-bieu', 'khac')),
    CONSTRAINT yearly_targets_tiet CHECK (tiet_halves BETWEEN 0 AND 800)
);
CREATE UNIQUE INDEX yearly_targets_current ON yearly_targets (year, staff_kind, is_leader) WHERE superseded_at IS NULL;

-- Hours done elsewhere. A row is one wording of an entry; a correction is a new row, and the one before is superseded.
-- is_open says that the wording waits for a decision, so that the queue is found without looking at all rows.
CREATE TABLE outside_hours (
    id TEXT NOT NULL PRIMARY KEY,
    entry TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT NOT NULL,
    tiet_halves BIGINT NOT NULL,
    content_group BIGINT NOT NULL,
    is_abroad BOOLEAN NOT NULL,
    proof_hash TEXT NOT NULL,
    proof_name TEXT NOT NULL,
    proof_size BIGINT NOT NULL,
    proof_kind TEXT NOT NULL,
    is_open BOOLEAN NOT NULL,
    entered_by TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    CONSTRAINT outside_hours_days CHECK (from_on <= until_on),
    CONSTRAINT outside_hours_tiet CHECK (tiet_halves > 0),
    CONSTRAINT outside_hours_group CHECK (content_group BETWEEN 1 AND 5)
);
CREATE UNIQUE INDEX outside_hours_current ON outside_hours (entry) WHERE superseded_at IS NULL;
CREATE INDEX outside_hours_person ON outside_hours (person, until_on) WHERE superseded_at IS NULL;
CREATE INDEX outside_hours_open ON outside_hours (person) WHERE is_open AND superseded_at IS NULL;

CREATE TABLE outside_decisions (
    id TEXT NOT NULL PRIMARY KEY,
    hours TEXT NOT NULL REFERENCES outside_hours (id) ON DELETE RESTRICT,
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    decided_by TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    CONSTRAINT outside_decisions_outcome CHECK (outcome IN ('approved', 'refused', 'withdrawn')),
    CONSTRAINT outside_decisions_reason CHECK (outcome <> 'refused' OR reason <> '')
);
CREATE UNIQUE INDEX outside_decisions_current ON outside_decisions (hours) WHERE superseded_at IS NULL;

-- Each entry as it stands now.
CREATE VIEW outside_entries AS
SELECT outside_hours.id, outside_hours.entry, outside_hours.person, outside_hours.title, outside_hours.body,
    outside_hours.from_on, outside_hours.until_on, outside_hours.tiet_halves, outside_hours.content_group,
    outside_hours.is_abroad, outside_hours.proof_hash, outside_hours.proof_name, outside_hours.proof_size,
    outside_hours.proof_kind, outside_hours.is_open, outside_hours.entered_by, outside_hours.recorded_at,
    COALESCE(outside_decisions.outcome, 'pending') AS state, COALESCE(outside_decisions.reason, '') AS reason,
    outside_decisions.decided_by, outside_decisions.recorded_at AS decided_at
FROM outside_hours
LEFT JOIN outside_decisions ON outside_decisions.hours = outside_hours.id AND outside_decisions.superseded_at IS NULL
WHERE outside_hours.superseded_at IS NULL;

-- Surveys that open some time after completion: who has been told, so that nobody is told twice.
CREATE TABLE survey_calls (
    enrolment TEXT NOT NULL REFERENCES enrolments (id) ON DELETE RESTRICT,
    quiz TEXT NOT NULL,
    message TEXT NOT NULL REFERENCES messages (id) ON DELETE RESTRICT,
    called_at BIGINT NOT NULL,
    PRIMARY KEY (enrolment, quiz)
);
