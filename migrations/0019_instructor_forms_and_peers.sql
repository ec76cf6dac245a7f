-- Who teaches a course has no enrolment in it: her form of a survey stands apart from attempts. Everybody sends one.
CREATE TABLE instructor_forms (
    id TEXT NOT NULL PRIMARY KEY,
    course TEXT NOT NULL REFERENCES courses (id) ON DELETE RESTRICT,
    quiz TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    revision TEXT NOT NULL REFERENCES revisions (id) ON DELETE RESTRICT,
    plan TEXT NOT NULL,
    locale TEXT NOT NULL,
    marked TEXT NOT NULL DEFAULT '[]',
    started_at BIGINT NOT NULL,
    submitted_at BIGINT,
    form_number BIGINT,
    CONSTRAINT instructor_forms_numbered CHECK ((submitted_at IS NULL) = (form_number IS NULL))
);
CREATE UNIQUE INDEX instructor_forms_person ON instructor_forms (course, quiz, person);
CREATE UNIQUE INDEX instructor_forms_form_number ON instructor_forms (course, quiz, form_number);

-- Append-only, as the answers of learners are.
CREATE TABLE instructor_answers (
    form TEXT NOT NULL REFERENCES instructor_forms (id) ON DELETE RESTRICT,
    id TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT,
    counter BIGINT NOT NULL,
    client_at BIGINT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (form, id)
);
CREATE INDEX instructor_answers_question ON instructor_answers (form, question, counter);

-- Their forms are numbered apart, in the order in which they are handed in; the counter is their lock.
CREATE TABLE instructor_form_numbers (
    course TEXT NOT NULL REFERENCES courses (id) ON DELETE RESTRICT,
    quiz TEXT NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (course, quiz)
);

-- Essays that learners of a course review among themselves. `reviewers` counts the reviews given out for the essay,
-- `duties` those that its author has to write; `is_alone` says that nothing else in the attempt waits for people.
CREATE TABLE peer_essays (
    attempt TEXT NOT NULL REFERENCES attempts (id) ON DELETE RESTRICT,
    question TEXT NOT NULL,
    course TEXT NOT NULL REFERENCES courses (id) ON DELETE RESTRICT,
    quiz TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    wanted BIGINT NOT NULL,
    is_alone BOOLEAN NOT NULL,
    entered_at BIGINT NOT NULL,
    falls_back_at BIGINT NOT NULL,
    reviewers BIGINT NOT NULL DEFAULT 0,
    duties BIGINT NOT NULL DEFAULT 0,
    ready_at BIGINT,
    PRIMARY KEY (attempt, question),
    CONSTRAINT peer_essays_counts CHECK (reviewers BETWEEN 0 AND wanted AND duties BETWEEN 0 AND wanted)
);
CREATE INDEX peer_essays_pool ON peer_essays (course, quiz, question, entered_at)
    WHERE reviewers < wanted OR duties < wanted;

-- Who reviews whose essay; a review is written once.
CREATE TABLE peer_reviews (
    id TEXT NOT NULL PRIMARY KEY,
    attempt TEXT NOT NULL,
    question TEXT NOT NULL,
    reviewer TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    reviewer_attempt TEXT NOT NULL REFERENCES attempts (id) ON DELETE RESTRICT,
    given_at BIGINT NOT NULL,
    criteria TEXT,
    comment TEXT NOT NULL DEFAULT '',
    reviewed_at BIGINT,
    CONSTRAINT peer_reviews_essay FOREIGN KEY (attempt, question)
        REFERENCES peer_essays (attempt, question) ON DELETE RESTRICT,
    CONSTRAINT peer_reviews_reviewed CHECK ((criteria IS NULL) = (reviewed_at IS NULL))
);
CREATE UNIQUE INDEX peer_reviews_once ON peer_reviews (attempt, question, reviewer);
CREATE INDEX peer_reviews_reviewer ON peer_reviews (reviewer);

-- The lock under which the essays of a question are given out.
CREATE TABLE peer_pools (
    course TEXT NOT NULL REFERENCES courses (id) ON DELETE RESTRICT,
    quiz TEXT NOT NULL,
    question TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (course, quiz, question)
);

-- Who has seen a mark, and so cannot give a second one blindly.
CREATE TABLE mark_looks (
    mark TEXT NOT NULL REFERENCES marks (id) ON DELETE RESTRICT,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    looked_at BIGINT NOT NULL,
    PRIMARY KEY (mark, person)
);
