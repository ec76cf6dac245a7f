-- Many attempts are graded again in portions of whole learners, found by their course in the order of their ids.
DROP INDEX enrolments_course;
CREATE INDEX enrolments_course ON enrolments (course, id);

-- A portion takes effect in one short transaction, so that each learner's grades change at once and nobody waits.
ALTER TABLE regrade_results ADD COLUMN portion BIGINT NOT NULL DEFAULT 0;
CREATE INDEX regrade_results_portion ON regrade_results (regrade, portion);
CREATE INDEX gradings_regrade ON gradings (regrade) WHERE regrade IS NOT NULL;

-- How far a regrade is, in thousandths, and when it last moved: one that stands still has lost its server, and goes on.
ALTER TABLE regrades ADD COLUMN progress BIGINT NOT NULL DEFAULT 0;
ALTER TABLE regrades ADD COLUMN moved_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE regrades ADD COLUMN staged_at BIGINT;
