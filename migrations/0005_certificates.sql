-- Certificates are self-contained rows: whatever is printed or signed stands here, and no cascade reaches them.

CREATE TABLE issuers (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    superior TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL,
    signatory_name TEXT NOT NULL,
    signatory_title TEXT NOT NULL,
    is_default BOOLEAN NOT NULL,
    recorded_at BIGINT NOT NULL,
    retired_at BIGINT
);
CREATE UNIQUE INDEX issuers_default ON issuers (is_default) WHERE is_default AND retired_at IS NULL;

-- The private half stays outside the database.
CREATE TABLE issuer_keys (
    kid TEXT NOT NULL PRIMARY KEY,
    issuer TEXT NOT NULL REFERENCES issuers (id) ON DELETE RESTRICT,
    public_key TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    compromised_at BIGINT,
    recorded_at BIGINT NOT NULL
);

CREATE TABLE approvals (
    id TEXT NOT NULL PRIMARY KEY,
    issuer TEXT NOT NULL REFERENCES issuers (id) ON DELETE RESTRICT,
    course TEXT REFERENCES courses (id) ON DELETE RESTRICT,
    programme TEXT REFERENCES programmes (id) ON DELETE RESTRICT,
    tiet_halves BIGINT NOT NULL,
    decision_number TEXT NOT NULL DEFAULT '',
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT,
    CONSTRAINT approvals_what CHECK ((course IS NULL) <> (programme IS NULL))
);

-- Numbers without gaps: taken in the transaction of the certificate.
CREATE TABLE registers (
    issuer TEXT NOT NULL REFERENCES issuers (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL,
    year BIGINT NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (issuer, kind, year)
);

CREATE TABLE closing_decisions (
    id TEXT NOT NULL PRIMARY KEY,
    issuer TEXT NOT NULL REFERENCES issuers (id) ON DELETE RESTRICT,
    programme TEXT NOT NULL REFERENCES programmes (id) ON DELETE RESTRICT,
    decision_number TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    state TEXT NOT NULL,
    recorded_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    recorded_at BIGINT NOT NULL,
    CONSTRAINT closing_decisions_state CHECK (state IN ('draft', 'reviewed', 'issued', 'withdrawn'))
);

CREATE TABLE certificates (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    issuer TEXT NOT NULL REFERENCES issuers (id) ON DELETE RESTRICT,
    year BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    number TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    enrolment TEXT REFERENCES enrolments (id) ON DELETE RESTRICT,
    programme TEXT REFERENCES programmes (id) ON DELETE RESTRICT,
    closing_decision TEXT REFERENCES closing_decisions (id) ON DELETE RESTRICT,
    holder_name TEXT,
    facts TEXT,
    record TEXT,
    record_hash TEXT NOT NULL,
    kid TEXT NOT NULL REFERENCES issuer_keys (kid) ON DELETE RESTRICT,
    template TEXT NOT NULL,
    issued_at BIGINT NOT NULL,
    issued_on TEXT NOT NULL,
    expires_on TEXT,
    replaces TEXT REFERENCES certificates (id) ON DELETE RESTRICT,
    replaced_at BIGINT,
    revoked_at BIGINT,
    ended_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    ended_class TEXT,
    ended_reason TEXT,
    CONSTRAINT certificates_kind CHECK (kind IN ('giay-xac-nhan', 'chung-chi', 'giay-chung-nhan')),
    CONSTRAINT certificates_subject CHECK ((enrolment IS NULL) <> (programme IS NULL)),
    CONSTRAINT certificates_ended CHECK (
        (revoked_at IS NULL AND replaced_at IS NULL) OR (ended_class IS NOT NULL AND ended_reason IS NOT NULL)
    ),
    CONSTRAINT certificates_ended_class CHECK (
        ended_class IS NULL OR ended_class IN ('fraud', 'not-qualified', 'altered', 'lent', 'issuer-error', 'replaced')
    )
);
CREATE UNIQUE INDEX certificates_code ON certificates (code);
CREATE UNIQUE INDEX certificates_sequence ON certificates (issuer, kind, year, sequence);
CREATE UNIQUE INDEX certificates_current_enrolment ON certificates (enrolment)
    WHERE enrolment IS NOT NULL AND revoked_at IS NULL AND replaced_at IS NULL;
CREATE UNIQUE INDEX certificates_current_programme ON certificates (person, programme)
    WHERE programme IS NOT NULL AND revoked_at IS NULL AND replaced_at IS NULL;
CREATE UNIQUE INDEX certificates_replaces ON certificates (replaces) WHERE replaces IS NOT NULL;
CREATE INDEX certificates_person ON certificates (person);
