-- People and accounts are two tables: a person may have no account.
-- Instants are milliseconds UTC, civil dates are ISO 8601 text, ids are UUIDv7 made by the application.

CREATE TABLE people (
    id TEXT NOT NULL PRIMARY KEY,
    full_name TEXT NOT NULL,
    given_name TEXT NOT NULL,
    name_fold TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    birth_date TEXT,
    sex TEXT NOT NULL DEFAULT 'unstated',
    email TEXT,
    staff_body TEXT,
    staff_code TEXT,
    address_form TEXT NOT NULL DEFAULT 'anh/chị',
    extra_time_percent BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    erased_at BIGINT,
    CONSTRAINT people_sex CHECK (sex IN ('female', 'male', 'unstated')),
    CONSTRAINT people_extra_time CHECK (extra_time_percent BETWEEN 0 AND 300)
);
CREATE UNIQUE INDEX people_email ON people (email) WHERE email IS NOT NULL;
CREATE UNIQUE INDEX people_staff_code ON people (staff_body, staff_code) WHERE staff_code IS NOT NULL;
CREATE INDEX people_staff_code_alone ON people (staff_code) WHERE staff_code IS NOT NULL;
CREATE INDEX people_sort ON people (sort_key);

CREATE TABLE accounts (
    person TEXT NOT NULL PRIMARY KEY REFERENCES people (id) ON DELETE RESTRICT,
    sign_in_name TEXT NOT NULL,
    password_hash TEXT,
    identity_source TEXT NOT NULL DEFAULT 'local',
    locale TEXT,
    theme TEXT,
    quiz_view TEXT NOT NULL DEFAULT 'one',
    created_at BIGINT NOT NULL,
    password_changed_at BIGINT,
    disabled_at BIGINT,
    is_demo BOOLEAN NOT NULL DEFAULT FALSE,
    CONSTRAINT accounts_quiz_view CHECK (quiz_view IN ('one', 'all'))
);
CREATE UNIQUE INDEX accounts_sign_in_name ON accounts (sign_in_name);

-- Only a hash of the token is kept.
CREATE TABLE sessions (
    token_hash TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ended_at BIGINT,
    address TEXT NOT NULL,
    user_agent TEXT NOT NULL
);
CREATE INDEX sessions_person ON sessions (person);

CREATE TABLE invitations (
    token_hash TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    created_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    ended_at BIGINT
);
CREATE INDEX invitations_person ON invitations (person);

-- Failed sign-ins by account and by address, in fixed windows.
CREATE TABLE throttles (
    subject TEXT NOT NULL,
    window_start BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    PRIMARY KEY (subject, window_start)
);

CREATE TABLE consents (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    text_version TEXT NOT NULL,
    given_at BIGINT NOT NULL,
    withdrawn_at BIGINT
);
