-- Meetings of a class, face to face or live. A cancelled one stays; its reason is told. The secret makes the codes that
-- are shown on the wall.

CREATE TABLE meetings (
    id TEXT NOT NULL PRIMARY KEY,
    cohort TEXT NOT NULL REFERENCES cohorts (id) ON DELETE RESTRICT,
    course TEXT REFERENCES courses (id) ON DELETE RESTRICT,
    title TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    place TEXT NOT NULL,
    link TEXT NOT NULL,
    note TEXT NOT NULL,
    secret TEXT NOT NULL,
    created_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    cancelled_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    cancelled_at BIGINT,
    cancel_reason TEXT,
    CONSTRAINT meetings_times CHECK (starts_at < ends_at),
    CONSTRAINT meetings_where CHECK (place <> '' OR link <> ''),
    CONSTRAINT meetings_cancelled CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL))
);
CREATE INDEX meetings_cohort ON meetings (cohort, starts_at);

-- How people stood to a meeting: the latest row counts, the others stay for who marked what.
CREATE TABLE attendances (
    id TEXT NOT NULL PRIMARY KEY,
    meeting TEXT NOT NULL REFERENCES meetings (id) ON DELETE RESTRICT,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    presence TEXT NOT NULL,
    reason TEXT NOT NULL,
    way TEXT NOT NULL,
    recorded_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    CONSTRAINT attendances_presence CHECK (presence IN ('present', 'late', 'excused', 'absent')),
    CONSTRAINT attendances_way CHECK (way IN ('hand', 'code'))
);
CREATE UNIQUE INDEX attendances_current ON attendances (meeting, person) WHERE superseded_at IS NULL;
CREATE INDEX attendances_meeting ON attendances (meeting, recorded_at);
