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
