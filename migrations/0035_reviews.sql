-- Colleagues look at a draft before it is published. A verdict names the content that it was given for.
CREATE TABLE draft_reviews (
    id TEXT NOT NULL PRIMARY KEY,
    draft TEXT NOT NULL REFERENCES drafts (id) ON DELETE RESTRICT,
    reviewer TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    note TEXT NOT NULL DEFAULT '',
    asked_by TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    asked_at BIGINT NOT NULL,
    verdict TEXT,
    content_hash TEXT,
    comment TEXT NOT NULL DEFAULT '',
    decided_at BIGINT,
    withdrawn_at BIGINT,
    CONSTRAINT draft_reviews_verdict CHECK (verdict IS NULL OR verdict IN ('approved', 'changes')),
    CONSTRAINT draft_reviews_decided
        CHECK ((verdict IS NULL) = (decided_at IS NULL) AND (verdict IS NULL) = (content_hash IS NULL)),
    CONSTRAINT draft_reviews_changes CHECK (verdict IS NULL OR verdict <> 'changes' OR comment <> '')
);
CREATE UNIQUE INDEX draft_reviews_open ON draft_reviews (draft, reviewer)
    WHERE decided_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX draft_reviews_reviewer ON draft_reviews (reviewer) WHERE decided_at IS NULL AND withdrawn_at IS NULL;

-- What authors and reviewers say about a file of a draft, or under no path about the course.
CREATE TABLE draft_comments (
    id TEXT NOT NULL PRIMARY KEY,
    draft TEXT NOT NULL REFERENCES drafts (id) ON DELETE RESTRICT,
    path TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL,
    written_by TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    written_at BIGINT NOT NULL,
    settled_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    settled_at BIGINT,
    CONSTRAINT draft_comments_settled CHECK ((settled_by IS NULL) = (settled_at IS NULL))
);
CREATE INDEX draft_comments_draft ON draft_comments (draft, written_at);
