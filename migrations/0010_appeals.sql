-- A second marking of an answer that people mark: who asked and why, which marks stand beside each other, how it ended.
-- Without a marker it is anybody's who has not seen the first mark.
CREATE TABLE second_markings (
    id TEXT NOT NULL PRIMARY KEY,
    attempt TEXT NOT NULL REFERENCES attempts (id) ON DELETE RESTRICT,
    question TEXT NOT NULL,
    form_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    asked_by TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    asked_at BIGINT NOT NULL,
    marker TEXT REFERENCES people (id) ON DELETE RESTRICT,
    first_mark TEXT NOT NULL REFERENCES marks (id) ON DELETE RESTRICT,
    second_mark TEXT REFERENCES marks (id) ON DELETE RESTRICT,
    outcome TEXT,
    result TEXT REFERENCES marks (id) ON DELETE RESTRICT,
    ended_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    ended_at BIGINT,
    ended_reason TEXT,
    CONSTRAINT second_markings_outcome CHECK (outcome IS NULL OR outcome IN ('agreed', 'settled', 'withdrawn')),
    CONSTRAINT second_markings_ended CHECK ((outcome IS NULL) = (ended_at IS NULL)),
    CONSTRAINT second_markings_result CHECK (result IS NULL OR second_mark IS NOT NULL)
);
CREATE UNIQUE INDEX second_markings_open ON second_markings (attempt, question) WHERE outcome IS NULL;
CREATE UNIQUE INDEX second_markings_form_id ON second_markings (attempt, form_id);

-- What a learner says is wrong with a question of an attempt, and what she is answered. At most one is open per question.
CREATE TABLE appeals (
    id TEXT NOT NULL PRIMARY KEY,
    attempt TEXT NOT NULL REFERENCES attempts (id) ON DELETE RESTRICT,
    question TEXT NOT NULL,
    form_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    outcome TEXT,
    answer TEXT,
    answered_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    answered_at BIGINT,
    second_marking TEXT REFERENCES second_markings (id) ON DELETE RESTRICT,
    CONSTRAINT appeals_outcome CHECK (outcome IS NULL OR outcome IN ('kept', 'regrade', 'second-marking')),
    CONSTRAINT appeals_answered CHECK ((outcome IS NULL) = (answered_at IS NULL))
);
CREATE UNIQUE INDEX appeals_open ON appeals (attempt, question) WHERE outcome IS NULL;
CREATE UNIQUE INDEX appeals_form_id ON appeals (attempt, form_id);
CREATE INDEX appeals_question ON appeals (question);

-- The page that a message is about, and the index by which every page counts what is unread.
ALTER TABLE messages ADD COLUMN link TEXT;
CREATE INDEX messages_unread ON messages (person) WHERE opened_at IS NULL;
