-- Reports that are made again by themselves and sent. The days of wish are those of the report that it was made from;
-- each run has its own, by span. next_on is the first day that has not been run; who runs it moves it ahead.
CREATE TABLE report_schedules (
    id TEXT NOT NULL PRIMARY KEY,
    author TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    wish TEXT NOT NULL,
    rhythm TEXT NOT NULL,
    weekday BIGINT NOT NULL,
    day BIGINT NOT NULL,
    month BIGINT NOT NULL,
    span TEXT NOT NULL,
    formats TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    next_on TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    CONSTRAINT report_schedules_rhythm CHECK (rhythm IN ('weekly', 'monthly', 'quarterly', 'yearly')),
    CONSTRAINT report_schedules_days CHECK (weekday BETWEEN 1 AND 7 AND day BETWEEN 1 AND 31 AND month BETWEEN 1 AND 12),
    CONSTRAINT report_schedules_span CHECK (span IN ('week', 'month', 'quarter', 'year', 'year-so-far')),
    CONSTRAINT report_schedules_state CHECK (state IN ('active', 'paused', 'ended', 'stopped')),
    CONSTRAINT report_schedules_reason CHECK ((state = 'stopped') = (reason <> ''))
);
CREATE INDEX report_schedules_author ON report_schedules (author, made_at);
CREATE INDEX report_schedules_due ON report_schedules (next_on) WHERE state = 'active';

-- Who gets it. removed_at says that its author has taken her off, stopped_at that she wants it no longer herself.
CREATE TABLE report_recipients (
    schedule TEXT NOT NULL REFERENCES report_schedules (id) ON DELETE RESTRICT,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    added_at BIGINT NOT NULL,
    removed_at BIGINT,
    stopped_at BIGINT,
    PRIMARY KEY (schedule, person)
);
CREATE INDEX report_recipients_person ON report_recipients (person);

-- Each run of a day, once, whatever number of nodes see that it is due. leased_until is when another may take it over.
CREATE TABLE report_runs (
    id TEXT NOT NULL PRIMARY KEY,
    schedule TEXT NOT NULL REFERENCES report_schedules (id) ON DELETE RESTRICT,
    due_on TEXT NOT NULL,
    report TEXT NOT NULL REFERENCES reports (id) ON DELETE RESTRICT,
    state TEXT NOT NULL,
    failure TEXT NOT NULL DEFAULT '',
    tries BIGINT NOT NULL DEFAULT 0,
    leased_until BIGINT NOT NULL,
    began_at BIGINT NOT NULL,
    ended_at BIGINT,
    CONSTRAINT report_runs_state CHECK (state IN ('working', 'sent', 'failed')),
    CONSTRAINT report_runs_failure CHECK ((state = 'failed') = (failure <> ''))
);
CREATE UNIQUE INDEX report_runs_once ON report_runs (schedule, due_on);
CREATE UNIQUE INDEX report_runs_report ON report_runs (report);
CREATE INDEX report_runs_working ON report_runs (leased_until) WHERE state = 'working';

-- What a run did for each recipient of its day.
CREATE TABLE report_deliveries (
    run TEXT NOT NULL REFERENCES report_runs (id) ON DELETE RESTRICT,
    person TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    outcome TEXT NOT NULL,
    message TEXT REFERENCES messages (id) ON DELETE RESTRICT,
    PRIMARY KEY (run, person),
    CONSTRAINT report_deliveries_outcome CHECK (outcome IN ('sent', 'no-account', 'no-grant', 'no-reach')),
    CONSTRAINT report_deliveries_message CHECK ((outcome = 'sent') = (message IS NOT NULL))
);
CREATE INDEX report_deliveries_person ON report_deliveries (person);

-- Mail that brings a kept report as files; they are set when it leaves.
CREATE TABLE outbox_reports (
    mail TEXT NOT NULL PRIMARY KEY REFERENCES outbox (id) ON DELETE RESTRICT,
    report TEXT NOT NULL REFERENCES reports (id) ON DELETE RESTRICT,
    formats TEXT NOT NULL
);
