-- Facts that the law calls sensitive. They exist only while an administrator has turned them on, with a purpose that
-- people read. What was said under one purpose is not shown under another: a fact belongs to the turning on.
CREATE TABLE sensitive_fields (
    id TEXT NOT NULL PRIMARY KEY,
    field TEXT NOT NULL,
    purpose TEXT NOT NULL,
    turned_on_by TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    turned_on_at BIGINT NOT NULL,
    turned_off_by TEXT REFERENCES people (id) ON DELETE RESTRICT,
    turned_off_at BIGINT,
    CONSTRAINT sensitive_fields_field CHECK (field IN ('ethnicity', 'party')),
    CONSTRAINT sensitive_fields_purpose CHECK (purpose <> '')
);
CREATE UNIQUE INDEX sensitive_fields_current ON sensitive_fields (field) WHERE turned_off_at IS NULL;

-- An erased fact is empty; who said it and when stays. replaces is the row that this one supersedes.
CREATE TABLE sensitive_facts (
    id TEXT NOT NULL PRIMARY KEY,
    setting TEXT NOT NULL REFERENCES sensitive_fields (id) ON DELETE RESTRICT,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    fact TEXT NOT NULL,
    replaces TEXT,
    recorded_by TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    recorded_at BIGINT NOT NULL,
    superseded_at BIGINT
);
CREATE UNIQUE INDEX sensitive_facts_current ON sensitive_facts (setting, person) WHERE superseded_at IS NULL;
CREATE INDEX sensitive_facts_person ON sensitive_facts (person);

-- What a row of an import says of a sensitive fact, apart from its verdict, so that it can be erased.
CREATE TABLE import_facts (
    import TEXT NOT NULL REFERENCES imports (id) ON DELETE RESTRICT,
    line BIGINT NOT NULL,
    setting TEXT NOT NULL REFERENCES sensitive_fields (id) ON DELETE RESTRICT,
    fact TEXT NOT NULL,
    PRIMARY KEY (import, line, setting)
);
CREATE INDEX import_facts_setting ON import_facts (setting);
