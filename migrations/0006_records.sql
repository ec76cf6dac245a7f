-- Audit rows are written in the change's own transaction and sealed afterwards.
-- They hold ids and salted hashes; personal detail stands in a side row that can be erased.

CREATE TABLE audit_entries (
    id TEXT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    actor TEXT,
    action TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail_hash TEXT
);
CREATE INDEX audit_entries_subject ON audit_entries (subject_kind, subject);

CREATE TABLE audit_details (
    entry TEXT NOT NULL PRIMARY KEY REFERENCES audit_entries (id) ON DELETE RESTRICT,
    salt TEXT NOT NULL,
    detail TEXT NOT NULL
);

CREATE TABLE audit_seals (
    number BIGINT NOT NULL PRIMARY KEY,
    sealed_at BIGINT NOT NULL,
    last_entry TEXT NOT NULL,
    entries BIGINT NOT NULL,
    head TEXT NOT NULL,
    signature TEXT NOT NULL
);

-- Mail leaves through this table, written in the transaction of its cause.
CREATE TABLE outbox (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT REFERENCES people (id) ON DELETE RESTRICT,
    address TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    next_try_at BIGINT NOT NULL,
    tries BIGINT NOT NULL DEFAULT 0,
    sent_at BIGINT,
    failed_at BIGINT,
    failure TEXT
);

CREATE TABLE messages (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    opened_at BIGINT
);
CREATE INDEX messages_person ON messages (person);

CREATE TABLE jobs (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    input TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    leased_until BIGINT,
    progress BIGINT NOT NULL DEFAULT 0,
    total BIGINT NOT NULL DEFAULT 0,
    finished_at BIGINT,
    failure TEXT
);
