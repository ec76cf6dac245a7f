-- An administrator records that a programme is assigned to an issuer; a later record supersedes an earlier one.
ALTER TABLE approvals ADD COLUMN decided_on TEXT;
ALTER TABLE approvals ADD COLUMN valid_months BIGINT CHECK (valid_months IS NULL OR valid_months > 0);
ALTER TABLE approvals ADD COLUMN recorded_by TEXT REFERENCES people (id) ON DELETE RESTRICT;
CREATE UNIQUE INDEX approvals_current_programme ON approvals (issuer, programme)
    WHERE programme IS NOT NULL AND superseded_at IS NULL;

-- A closing decision is about the members of a cohort. It is 'issued' from the moment on at which its numbers are
-- reserved; until every certificate is written, finished_at is empty, and anybody may go on with it.
ALTER TABLE closing_decisions ADD COLUMN cohort TEXT REFERENCES cohorts (id) ON DELETE RESTRICT;
ALTER TABLE closing_decisions ADD COLUMN approval TEXT REFERENCES approvals (id) ON DELETE RESTRICT;
ALTER TABLE closing_decisions ADD COLUMN signatory_name TEXT NOT NULL DEFAULT '';
ALTER TABLE closing_decisions ADD COLUMN signatory_title TEXT NOT NULL DEFAULT '';
ALTER TABLE closing_decisions ADD COLUMN listed_at BIGINT;
ALTER TABLE closing_decisions ADD COLUMN reviewed_by TEXT REFERENCES people (id) ON DELETE RESTRICT;
ALTER TABLE closing_decisions ADD COLUMN reviewed_at BIGINT;
ALTER TABLE closing_decisions ADD COLUMN issued_by TEXT REFERENCES people (id) ON DELETE RESTRICT;
ALTER TABLE closing_decisions ADD COLUMN issued_at BIGINT;
ALTER TABLE closing_decisions ADD COLUMN issued_on TEXT;
ALTER TABLE closing_decisions ADD COLUMN kid TEXT REFERENCES issuer_keys (kid) ON DELETE RESTRICT;
ALTER TABLE closing_decisions ADD COLUMN finished_at BIGINT;
ALTER TABLE closing_decisions ADD COLUMN withdrawn_by TEXT REFERENCES people (id) ON DELETE RESTRICT;
ALTER TABLE closing_decisions ADD COLUMN withdrawn_at BIGINT;
CREATE INDEX closing_decisions_cohort ON closing_decisions (cohort);
CREATE INDEX closing_decisions_unfinished ON closing_decisions (issued_at)
    WHERE issued_at IS NOT NULL AND finished_at IS NULL;

-- The list of a closing decision: the rows of its last listing. The verdict is JSON as the domain reads it; the number in
-- the register is fixed for all by the statement that issues.
CREATE TABLE closing_people (
    closing TEXT NOT NULL REFERENCES closing_decisions (id) ON DELETE RESTRICT,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    listed_at BIGINT NOT NULL,
    place BIGINT NOT NULL,
    verdict TEXT NOT NULL,
    may BOOLEAN NOT NULL,
    left_out TEXT NOT NULL DEFAULT '',
    left_out_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    left_out_at BIGINT,
    sequence BIGINT,
    certificate TEXT REFERENCES certificates (id) ON DELETE RESTRICT,
    PRIMARY KEY (closing, person),
    CONSTRAINT closing_people_sequence CHECK (sequence IS NULL OR (may AND left_out = ''))
);
CREATE INDEX closing_people_place ON closing_people (closing, place);
CREATE INDEX closing_people_person ON closing_people (person);
CREATE INDEX closing_people_waiting ON closing_people (closing, sequence)
    WHERE sequence IS NOT NULL AND certificate IS NULL;

-- The decision by which a certificate was ended, where one is needed.
ALTER TABLE certificates ADD COLUMN ended_decision TEXT;
CREATE INDEX certificates_closing ON certificates (closing_decision) WHERE closing_decision IS NOT NULL;
CREATE INDEX certificates_expiry ON certificates (expires_on) WHERE expires_on IS NOT NULL;
