-- What a report reads besides dated rows, as it was before it was changed: whoever asks what was known at an instant finds
-- it in the first row that was superseded later, or in the table itself where there is none.
CREATE TABLE former_cohort_titles (
    cohort TEXT NOT NULL REFERENCES cohorts (id) ON DELETE RESTRICT,
    title TEXT NOT NULL,
    superseded_at BIGINT NOT NULL,
    PRIMARY KEY (cohort, superseded_at)
);

CREATE TABLE former_particulars (
    person TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    sex TEXT NOT NULL,
    birth_date TEXT,
    superseded_at BIGINT NOT NULL,
    PRIMARY KEY (person, superseded_at)
);

-- A certificate of a programme whose last day has passed may be renewed: the new one names it. At most one of a person and
-- programme is neither ended nor renewed.
ALTER TABLE certificates ADD COLUMN renews TEXT REFERENCES certificates (id) ON DELETE RESTRICT;
ALTER TABLE certificates ADD COLUMN renewed_at BIGINT;
CREATE UNIQUE INDEX certificates_renews ON certificates (renews) WHERE renews IS NOT NULL;
DROP INDEX certificates_current_programme;
CREATE UNIQUE INDEX certificates_current_programme ON certificates (person, programme)
    WHERE programme IS NOT NULL AND revoked_at IS NULL AND replaced_at IS NULL AND renewed_at IS NULL;
