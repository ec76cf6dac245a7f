-- After issue: what a coordinator asks for a certificate, and what an administrator decides, within five working days.
CREATE TABLE certificate_requests (
    id TEXT NOT NULL PRIMARY KEY,
    certificate TEXT NOT NULL REFERENCES certificates (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL,
    class TEXT,
    holder TEXT,
    reason TEXT NOT NULL,
    requested_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    requested_at BIGINT NOT NULL,
    last_day TEXT NOT NULL,
    outcome TEXT,
    decision_number TEXT,
    decision_reason TEXT,
    decided_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    decided_at BIGINT,
    result TEXT REFERENCES certificates (id) ON DELETE RESTRICT,
    CONSTRAINT certificate_requests_kind CHECK (kind IN ('lost', 'error', 'revocation')),
    CONSTRAINT certificate_requests_class CHECK (
        (kind = 'revocation') = (class IS NOT NULL)
        AND (class IS NULL OR class IN ('fraud', 'not-qualified', 'altered', 'lent', 'issuer-error'))
    ),
    CONSTRAINT certificate_requests_outcome CHECK (
        (outcome IS NULL) = (decided_at IS NULL) AND (outcome IS NULL OR outcome IN ('granted', 'refused'))
    )
);
CREATE UNIQUE INDEX certificate_requests_pending ON certificate_requests (certificate) WHERE decided_at IS NULL;
CREATE INDEX certificate_requests_certificate ON certificate_requests (certificate);

-- Which reader has been told at which stage that a certificate expires.
CREATE TABLE expiry_stages (
    reader TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    certificate TEXT NOT NULL REFERENCES certificates (id) ON DELETE RESTRICT,
    stage TEXT NOT NULL,
    reminder TEXT NOT NULL REFERENCES reminders (id) ON DELETE RESTRICT,
    PRIMARY KEY (reader, certificate, stage)
);
CREATE INDEX expiry_stages_reminder ON expiry_stages (reminder);
