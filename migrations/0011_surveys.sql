-- Survey forms are numbered in the order in which they are handed in; the counter is their lock.
CREATE TABLE survey_numbers (
    course TEXT NOT NULL REFERENCES courses (id) ON DELETE RESTRICT,
    quiz TEXT NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (course, quiz)
);

ALTER TABLE attempts ADD COLUMN form_number BIGINT;
