-- People ask to join a cohort: in one step (who coordinates the cohort decides) or in two (the person's own unit first).
ALTER TABLE cohorts ADD COLUMN request_steps BIGINT NOT NULL DEFAULT 0 CHECK (request_steps BETWEEN 0 AND 2);
ALTER TABLE cohorts ADD COLUMN requests_until TEXT;

-- A request keeps the number of steps that it was made for. Each step that agrees is noted once; the instant at which the
-- cohort agreed is the place on the waiting list.
CREATE TABLE cohort_requests (
    id TEXT NOT NULL PRIMARY KEY,
    cohort TEXT NOT NULL REFERENCES cohorts (id) ON DELETE RESTRICT,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    wish TEXT NOT NULL,
    steps BIGINT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    asked_at BIGINT NOT NULL,
    unit_agreed_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    unit_agreed_at BIGINT,
    class_agreed_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    class_agreed_at BIGINT,
    ended_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    ended_at BIGINT,
    CONSTRAINT cohort_requests_steps CHECK (steps IN (1, 2)),
    CONSTRAINT cohort_requests_state
        CHECK (state IN ('unit', 'class', 'waiting', 'admitted', 'refused', 'withdrawn', 'lapsed')),
    CONSTRAINT cohort_requests_reason CHECK (state <> 'refused' OR reason <> ''),
    CONSTRAINT cohort_requests_waiting CHECK (state <> 'waiting' OR class_agreed_at IS NOT NULL)
);
CREATE UNIQUE INDEX cohort_requests_open ON cohort_requests (cohort, person) WHERE state IN ('unit', 'class', 'waiting');
CREATE INDEX cohort_requests_undecided ON cohort_requests (cohort) WHERE state IN ('unit', 'class');
CREATE INDEX cohort_requests_person ON cohort_requests (person, asked_at);
CREATE INDEX cohort_requests_cohort ON cohort_requests (cohort, state);
