-- What another key would change in a large quiz: computed once, looked at while it is new, replaced by the next one.
CREATE TABLE regrade_previews (
    course TEXT NOT NULL REFERENCES courses (id) ON DELETE RESTRICT,
    quiz TEXT NOT NULL,
    run TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    progress BIGINT NOT NULL DEFAULT 0,
    moved_at BIGINT NOT NULL,
    summary TEXT,
    PRIMARY KEY (course, quiz)
);

-- Staged results name rows that are there already and are never deleted; looking each of them up cost more than
-- writing the result.
CREATE TABLE regrade_results_staged (
    regrade TEXT NOT NULL REFERENCES regrades (id) ON DELETE RESTRICT,
    portion BIGINT NOT NULL,
    attempt TEXT NOT NULL,
    grading TEXT NOT NULL,
    points BIGINT NOT NULL,
    out_of BIGINT NOT NULL,
    passed BOOLEAN NOT NULL,
    waiting BOOLEAN NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (regrade, attempt)
);
INSERT INTO regrade_results_staged (regrade, portion, attempt, grading, points, out_of, passed, waiting, detail)
    SELECT regrade, portion, attempt, grading, points, out_of, passed, waiting, detail FROM regrade_results;
DROP TABLE regrade_results;
ALTER TABLE regrade_results_staged RENAME TO regrade_results;
CREATE INDEX regrade_results_portion ON regrade_results (regrade, portion);
