-- Grading again: who, why, by which key and policy. Results are staged first and take effect in one transaction.
CREATE TABLE regrades (
    id TEXT NOT NULL PRIMARY KEY,
    course TEXT NOT NULL REFERENCES courses (id) ON DELETE RESTRICT,
    quiz TEXT NOT NULL,
    revision TEXT NOT NULL REFERENCES revisions (id) ON DELETE RESTRICT,
    policy TEXT NOT NULL,
    reason TEXT NOT NULL,
    made_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    made_at BIGINT NOT NULL,
    applied_at BIGINT,
    CONSTRAINT regrades_policy CHECK (policy IN ('never-lower', 'full'))
);
CREATE INDEX regrades_course ON regrades (course, quiz);

-- The grading whose place each result takes: if another one has come meanwhile, the result takes no effect.
CREATE TABLE regrade_results (
    regrade TEXT NOT NULL REFERENCES regrades (id) ON DELETE RESTRICT,
    attempt TEXT NOT NULL REFERENCES attempts (id) ON DELETE RESTRICT,
    grading TEXT NOT NULL REFERENCES gradings (id) ON DELETE RESTRICT,
    points BIGINT NOT NULL,
    out_of BIGINT NOT NULL,
    passed BOOLEAN NOT NULL,
    waiting BOOLEAN NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (regrade, attempt)
);

ALTER TABLE gradings ADD COLUMN regrade TEXT REFERENCES regrades (id);

-- Marks that people give. The newest of a question counts; every earlier one is kept.
CREATE TABLE marks (
    id TEXT NOT NULL PRIMARY KEY,
    attempt TEXT NOT NULL REFERENCES attempts (id) ON DELETE RESTRICT,
    question TEXT NOT NULL,
    marker TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    criteria TEXT NOT NULL,
    comment TEXT NOT NULL,
    marked_at BIGINT NOT NULL,
    superseded_at BIGINT
);
CREATE UNIQUE INDEX marks_current ON marks (attempt, question) WHERE superseded_at IS NULL;
CREATE INDEX marks_attempt ON marks (attempt);
