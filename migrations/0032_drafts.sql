-- What authors write before it is published: a draft lies over the revision from which it began.

CREATE TABLE drafts (
    id TEXT NOT NULL PRIMARY KEY,
    -- The id in course.md; a new course has no row in courses yet.
    course TEXT NOT NULL,
    folder TEXT NOT NULL,
    base TEXT REFERENCES revisions (id) ON DELETE RESTRICT,
    begun_by TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    begun_at BIGINT NOT NULL,
    ended_at BIGINT,
    ended_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    outcome TEXT,
    CONSTRAINT drafts_outcome CHECK (outcome IS NULL OR outcome IN ('published', 'discarded')),
    CONSTRAINT drafts_ended CHECK ((outcome IS NULL) = (ended_at IS NULL))
);
CREATE UNIQUE INDEX drafts_open ON drafts (course) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX drafts_open_folder ON drafts (folder) WHERE ended_at IS NULL;

-- A file as the draft has it; one that is not here is as the base has it. Versions count from 1; 0 stands for the
-- text of the base.
CREATE TABLE draft_files (
    draft TEXT NOT NULL REFERENCES drafts (id) ON DELETE RESTRICT,
    path TEXT NOT NULL,
    version BIGINT NOT NULL,
    content TEXT,
    media_hash TEXT,
    size BIGINT NOT NULL,
    is_gone BOOLEAN NOT NULL DEFAULT FALSE,
    changed_by TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (draft, path),
    CONSTRAINT draft_files_version CHECK (version > 0),
    CONSTRAINT draft_files_one CHECK (
        (is_gone AND content IS NULL AND media_hash IS NULL)
        OR (NOT is_gone AND (content IS NULL) <> (media_hash IS NULL))
    )
);

-- Every text that was sent: what two authors' saves are merged over, and where nothing typed is lost. The id is made
-- by the page, so that a request that is repeated saves once. A save without a version met another's text and was set
-- aside.
CREATE TABLE draft_saves (
    id TEXT NOT NULL PRIMARY KEY,
    draft TEXT NOT NULL REFERENCES drafts (id) ON DELETE RESTRICT,
    path TEXT NOT NULL,
    version BIGINT,
    base_version BIGINT NOT NULL,
    content TEXT NOT NULL,
    outcome TEXT NOT NULL,
    saved_by TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    saved_at BIGINT NOT NULL,
    CONSTRAINT draft_saves_outcome CHECK (outcome IN ('kept', 'merged', 'aside')),
    CONSTRAINT draft_saves_aside CHECK ((version IS NULL) = (outcome = 'aside'))
);
CREATE UNIQUE INDEX draft_saves_version ON draft_saves (draft, path, version) WHERE version IS NOT NULL;
CREATE INDEX draft_saves_aside ON draft_saves (draft, path) WHERE version IS NULL;
