-- The learner's word that the work is her own, given when the attempt starts; and the minutes that went into its time.
ALTER TABLE attempts ADD COLUMN honoured_at BIGINT;
ALTER TABLE attempts ADD COLUMN extra_time_minutes BIGINT NOT NULL DEFAULT 0;

-- Extra time of one person in one course, with its reason. A later one supersedes it; attempts keep what they got.
CREATE TABLE extra_times (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    course TEXT NOT NULL REFERENCES courses (id) ON DELETE RESTRICT,
    percent BIGINT NOT NULL,
    minutes BIGINT NOT NULL,
    reason TEXT NOT NULL,
    granted_by TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    CONSTRAINT extra_times_percent CHECK (percent BETWEEN 0 AND 300),
    CONSTRAINT extra_times_minutes CHECK (minutes BETWEEN 0 AND 600)
);
CREATE UNIQUE INDEX extra_times_current ON extra_times (person, course) WHERE superseded_at IS NULL;
