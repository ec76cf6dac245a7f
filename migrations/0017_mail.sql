-- Mail leaves the outbox by lease: next_try_at is when a sender may take a row, and taking it moves that ahead. What went
-- wrong last is kept in words, with its kind; the message of the inbox that says the same stands beside it.
ALTER TABLE outbox ADD COLUMN failure_kind TEXT;
ALTER TABLE outbox ADD COLUMN stop_url TEXT;
ALTER TABLE outbox ADD COLUMN message TEXT REFERENCES messages (id) ON DELETE RESTRICT;
CREATE INDEX outbox_due ON outbox (next_try_at) WHERE sent_at IS NULL AND failed_at IS NULL;
CREATE INDEX outbox_message ON outbox (message) WHERE message IS NOT NULL;

-- How an invitation reaches its person: a link that is handed over, a link by mail, or a code on paper. Of codes the
-- hash is argon2id, because they are short; at most one invitation of a person can be used.
ALTER TABLE invitations ADD COLUMN way TEXT NOT NULL DEFAULT 'link';
ALTER TABLE invitations ADD COLUMN mail TEXT REFERENCES outbox (id) ON DELETE RESTRICT;
ALTER TABLE invitations ADD COLUMN opened_at BIGINT;
UPDATE invitations SET ended_at = created_at
WHERE used_at IS NULL AND ended_at IS NULL AND EXISTS (
    SELECT 1 FROM invitations AS later
    WHERE later.person = invitations.person AND later.used_at IS NULL AND later.ended_at IS NULL
        AND (later.created_at > invitations.created_at
            OR (later.created_at = invitations.created_at AND later.token_hash > invitations.token_hash))
);
CREATE INDEX invitations_mail ON invitations (mail) WHERE mail IS NOT NULL;
CREATE UNIQUE INDEX invitations_current ON invitations (person) WHERE used_at IS NULL AND ended_at IS NULL;

-- A message to a group of the desk. The group is written down when it is sent, so that it gets exactly what was shown;
-- each one's message follows in portions.
CREATE TABLE dispatches (
    id TEXT NOT NULL PRIMARY KEY,
    author TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    chosen TEXT NOT NULL,
    course TEXT REFERENCES courses (id) ON DELETE RESTRICT,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    locale TEXT NOT NULL,
    recipients BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    ready_at BIGINT,
    finished_at BIGINT
);
CREATE INDEX dispatches_author ON dispatches (author, created_at);
CREATE INDEX dispatches_unfinished ON dispatches (ready_at) WHERE finished_at IS NULL;

CREATE TABLE dispatch_recipients (
    dispatch TEXT NOT NULL REFERENCES dispatches (id) ON DELETE RESTRICT,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    message TEXT REFERENCES messages (id) ON DELETE RESTRICT,
    PRIMARY KEY (dispatch, person)
);
CREATE INDEX dispatch_recipients_waiting ON dispatch_recipients (dispatch) WHERE message IS NULL;

-- Reminders: at most one a day for each reader, whatever it tells of; what it told of whom, so that no stage of an
-- assignment is told twice.
CREATE TABLE reminders (
    id TEXT NOT NULL PRIMARY KEY,
    reader TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    day TEXT NOT NULL,
    message TEXT NOT NULL REFERENCES messages (id) ON DELETE RESTRICT,
    reminded_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX reminders_once_a_day ON reminders (reader, day);

CREATE TABLE reminder_stages (
    reader TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    assignment TEXT NOT NULL REFERENCES assignments (id) ON DELETE RESTRICT,
    learner TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    stage TEXT NOT NULL,
    due_on TEXT NOT NULL,
    reminder TEXT NOT NULL REFERENCES reminders (id) ON DELETE RESTRICT,
    PRIMARY KEY (reader, assignment, learner, stage, due_on)
);
CREATE INDEX reminder_stages_reminder ON reminder_stages (reminder);

-- Who wants no reminders but those that are mandatory.
CREATE TABLE reminder_stops (
    person TEXT NOT NULL PRIMARY KEY REFERENCES people (id) ON DELETE RESTRICT,
    stopped_at BIGINT NOT NULL,
    resumed_at BIGINT
);

-- How far each person is on her way in, but for time: whether her invitation is still good is asked with the instant.
CREATE VIEW invitees AS
SELECT people.id AS person, accounts.sign_in_name, accounts.locale, invitations.way, invitations.created_at AS invited_at,
    invitations.expires_at, outbox.failure_kind, outbox.failure,
    CASE
        WHEN accounts.person IS NULL THEN 'none'
        WHEN accounts.disabled_at IS NOT NULL THEN 'disabled'
        WHEN accounts.password_hash IS NOT NULL THEN 'signed-in'
        WHEN invitations.person IS NULL THEN 'uninvited'
        WHEN invitations.opened_at IS NOT NULL THEN 'opened'
        WHEN outbox.failed_at IS NOT NULL THEN 'failed'
        WHEN outbox.sent_at IS NOT NULL THEN 'sent'
        ELSE 'invited'
    END AS state
FROM people
LEFT JOIN accounts ON accounts.person = people.id
LEFT JOIN invitations ON invitations.person = people.id
    AND invitations.used_at IS NULL AND invitations.ended_at IS NULL
LEFT JOIN outbox ON outbox.id = invitations.mail
WHERE people.erased_at IS NULL;
