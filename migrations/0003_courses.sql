-- A revision holds every source file of a course as it was published, for ever.

CREATE TABLE courses (
    id TEXT NOT NULL PRIMARY KEY,
    folder TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    retired_at BIGINT
);

CREATE TABLE revisions (
    id TEXT NOT NULL PRIMARY KEY,
    course TEXT NOT NULL REFERENCES courses (id) ON DELETE RESTRICT,
    number BIGINT NOT NULL,
    format BIGINT NOT NULL,
    content_hash TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    published_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    note TEXT NOT NULL DEFAULT '',
    CONSTRAINT revisions_number CHECK (number > 0)
);
CREATE UNIQUE INDEX revisions_course_number ON revisions (course, number);

-- A text stands in the row; a medium stands in the media store under its hash.
CREATE TABLE revision_files (
    revision TEXT NOT NULL REFERENCES revisions (id) ON DELETE RESTRICT,
    path TEXT NOT NULL,
    content TEXT,
    media_hash TEXT,
    size BIGINT NOT NULL,
    PRIMARY KEY (revision, path),
    CONSTRAINT revision_files_one CHECK ((content IS NULL) <> (media_hash IS NULL))
);

CREATE TABLE programmes (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    rule TEXT NOT NULL,
    by_date TEXT,
    recorded_at BIGINT NOT NULL,
    retired_at BIGINT
);
