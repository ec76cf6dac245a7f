-- Files of the folder of courses that belong to no course: programmes, and the acts of law. Every edition is kept.
CREATE TABLE common_files (
    id TEXT NOT NULL PRIMARY KEY,
    path TEXT NOT NULL,
    content TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    superseded_at BIGINT
);
CREATE UNIQUE INDEX common_files_current ON common_files (path) WHERE superseded_at IS NULL;
